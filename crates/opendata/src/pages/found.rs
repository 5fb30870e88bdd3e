//! What was found in a file, in words: for the editor before publishing, and for everyone after.

use commons::Arg;
use maud::{Markup, html};
use ui::{
    Reader,
    components::{Column as TableColumn, DataTable, description_list, details},
};

use super::values::data_lang;
use crate::{
    Version,
    describe::{self, Said},
};

/// A sentence about a file.
pub(super) fn say(reader: &Reader, said: &Said) -> String {
    reader.tr(said.key, &said.args)
}

/// The columns of a version: its Table Schema for people.
pub(super) fn columns(reader: &Reader, version: &Version) -> Markup {
    let headings = vec![
        TableColumn::text(reader.t("opendata-column")),
        TableColumn::text(reader.t("opendata-kind")),
        TableColumn::text(reader.t("opendata-column-about")),
        TableColumn::number(reader.t("opendata-missing-values")),
    ];
    let rows = version.columns.iter().map(|column| {
        vec![
            html! {
                span lang=[data_lang(reader)] { (column.title) }
                @if column.title != column.name { " " code { (column.name) } }
            },
            html! { (reader.t(describe::kind(column.reading))) },
            html! {
                @if !column.description.is_empty() { p lang="de" { (column.description) } }
                @for note in &column.notes { p { (say(reader, &describe::note(note))) } }
            },
            html! { (reader.number(column.missing)) },
        ]
    });
    let table = DataTable::new(reader.t("opendata-columns"), headings).quiet().headed().rows(rows);
    html! {
        section aria-labelledby="columns" {
            h2 id="columns" { (reader.t("opendata-columns")) }
            (table.show(reader))
            p { a href={ (version.path()) "/schema.json" } { (reader.t("opendata-schema")) } }
        }
    }
}

/// How the office's file was written.
pub(super) fn source(reader: &Reader, version: &Version) -> Markup {
    let facts = describe::source(version.encoding, &version.dialect);
    let name = Said {
        key: "opendata-found-name",
        args: vec![("name", Arg::from(version.file_name.as_str()))],
    };
    let body = html! {
        (description_list([name].iter().chain(&facts).map(|said| {
            (reader.t(&format!("{}.label", said.key)), say(reader, said))
        })))
    };
    details(reader.t("opendata-found"), &body)
}
