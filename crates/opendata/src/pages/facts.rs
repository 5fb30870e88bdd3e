//! What is known about a dataset and its versions, in short.

use std::collections::BTreeMap;

use commons::{Slug, Text};
use maud::{Markup, html};
use record::components::entry_notice;
use ui::{
    Reader,
    components::{Column, DataTable, copyable, description_list, details},
};

use super::{catalogue::status_badge, office_name};
use crate::{Dataset, Form, OpenData, OpenDataError, Origin, Version};

/// Who answers for it, under which licence, since when.
pub(super) fn about(
    reader: &Reader,
    dataset: &Dataset,
    version: Option<&Version>,
    names: &BTreeMap<Slug, Text>,
) -> Markup {
    let licence = dataset.licence;
    let mut facts = vec![
        ("opendata-status", status_badge(reader, dataset.status())),
        ("opendata-office", office_name(reader, names, &dataset.office)),
        (
            "opendata-licence",
            html! { a href=(licence.url()) rel="license" lang="de" { (licence.name()) } },
        ),
    ];
    if let Some(version) = version {
        let args =
            [("number", version.number.into()), ("date", reader.date(version.created_at).into())];
        facts.push(("opendata-version", html! { (reader.tr("opendata-version-of", &args)) }));
        facts.push(("opendata-rows", html! { (reader.number(version.rows)) }));
    }
    let origin = match dataset.origin {
        Origin::File => "opendata-origin-file",
        Origin::House => "opendata-origin-house",
    };
    facts.push(("opendata-origin", html! { (reader.t(origin)) }));
    description_list(facts.into_iter().map(|(key, value)| (reader.t(key), value)))
}

/// The files of a version.
pub(super) fn downloads(reader: &Reader, version: &Version) -> Markup {
    let columns = vec![
        Column::text(reader.t("opendata-file")),
        Column::text(reader.t("opendata-file-what")),
        Column::number(reader.t("opendata-size")),
    ];
    let rows = version.files.each().map(|(form, stored)| {
        vec![
            html! { a href={ (version.path()) "/" (form.path()) } { (reader.t(form_key(form))) } },
            html! { (reader.t(&format!("{}-what", form_key(form)))) },
            html! { (reader.bytes(stored.bytes)) },
        ]
    });
    let table = DataTable::new(reader.t("opendata-downloads"), columns).quiet().headed().rows(rows);
    html! {
        section aria-labelledby="downloads" {
            h2 id="downloads" { (reader.t("opendata-downloads")) }
            (table.show(reader))
        }
    }
}

const fn form_key(form: Form) -> &'static str {
    match form {
        Form::Original => "opendata-form-original",
        Form::Csv => "opendata-form-csv",
        Form::Json => "opendata-form-json",
        Form::Parquet => "opendata-form-parquet",
        Form::Table => "opendata-form-sqlite",
    }
}

/// All versions, each with its own page.
pub(super) fn versions(reader: &Reader, versions: &[Version], shown: u64) -> Markup {
    html! {
        section aria-labelledby="versions" {
            h2 id="versions" { (reader.t("opendata-versions")) }
            p { (reader.t("opendata-versions-lead")) }
            ul {
                @for version in versions {
                    @let args = [
                        ("number", version.number.into()),
                        ("date", reader.datetime(version.created_at).into()),
                        ("rows", version.rows.into()),
                    ];
                    li {
                        a href=(version.path()) aria-current=[(version.number == shown).then_some("true")] {
                            (reader.tr("opendata-version-line", &args))
                        }
                        @if version.withdrawn.is_some() { " " (reader.t("opendata-version-withdrawn")) }
                    }
                }
            }
        }
    }
}

/// The entries of the record, and what they commit to.
pub(super) async fn proof(
    opendata: &OpenData,
    reader: &Reader,
    version: &Version,
) -> Result<Markup, OpenDataError> {
    let entries = opendata.record().entries_about(&version.subject()).await?;
    let statement = format!("/data/{}/statements/{}.json", version.dataset, version.statement);
    Ok(html! {
        (entry_notice(reader, &entries))
        p {
            (reader.t("opendata-proof-statement")) " "
            a href=(statement) { (reader.t("opendata-proof-statement-link")) }
        }
        (details(reader.t("opendata-digests"), &digests(reader, version)))
    })
}

fn digests(reader: &Reader, version: &Version) -> Markup {
    let lines: Vec<String> = version
        .files
        .each()
        .into_iter()
        .map(|(form, stored)| format!("{}  {}", stored.sha256, form.path()))
        .collect();
    html! {
        p { (reader.t("opendata-digests-text")) }
        (copyable(reader, "sha256", &lines.join("\n")))
    }
}
