//! What other rooms' pages show of the record.

use commons::Subject;
use maud::{Markup, html};
use ui::{Reader, components::link_list};

use crate::Entry;

/// What was done, in the reader's words; a kind without words of its own as it stands.
pub fn kind_label(reader: &Reader, kind: &str) -> String {
    worded(reader, &format!("record-kind-{kind}"), kind)
}

/// What an entry is about, in the reader's words: `Datensatz strassen, Version 2`.
pub fn subject_label(reader: &Reader, subject: &Subject) -> String {
    let kind = worded(reader, &format!("record-subject-{}", subject.kind), &subject.kind);
    let mut args = vec![("kind", kind.into()), ("slug", subject.slug.as_str().into())];
    match subject.version {
        Some(version) => {
            args.push(("version", version.to_string().into()));
            reader.tr("record-subject-at", &args)
        }
        None => reader.tr("record-subject", &args),
    }
}

fn worded(reader: &Reader, key: &str, otherwise: &str) -> String {
    if reader.has_text(key) { reader.t(key) } else { otherwise.to_owned() }
}

/// The page of an entry.
pub fn entry_path(index: u64) -> String {
    format!("/record/entries/{index}")
}

/// Entries as links to their pages, in the order given.
pub fn entry_list(reader: &Reader, entries: &[Entry]) -> Markup {
    link_list(entries.iter().map(|entry| {
        let statement = &entry.statement;
        let title = format!(
            "{}: {}",
            kind_label(reader, &statement.kind),
            subject_label(reader, &statement.subject)
        );
        let number = reader.tr("record-entry-number", &[("index", entry.index.to_string().into())]);
        (title, entry_path(entry.index), html! { (reader.time(statement.time)) " · " (number) })
    }))
}

/// Says on an object's page which entries are about it and leads to their proofs.
pub fn entry_notice(reader: &Reader, entries: &[Entry]) -> Markup {
    html! {
        section.record aria-labelledby="record-notice" {
            h2 #record-notice { (reader.t("record-notice-title")) }
            @if entries.is_empty() {
                p { (reader.t("record-notice-none")) }
            } @else {
                p { (reader.t("record-notice-text")) " " a href="/record/verify" { (reader.t("record-notice-verify")) } }
                (entry_list(reader, entries))
            }
        }
    }
}
