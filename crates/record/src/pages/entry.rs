use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::{
    Crumb, Format, Page, Reader, Refusal,
    components::{Look, code, copyable, description_list, details, link_button},
};

use crate::{
    Entry, ProofFile, RecordCapability, RecordError,
    components::{entry_list, entry_path, kind_label, subject_label},
    hash_leaf,
    merkle::inclusion_ranges,
};

pub(super) async fn show(
    reader: Reader,
    State(room): State<RecordCapability>,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let (index, format) = Format::split(&name);
    let index: u64 = index.parse().map_err(|_| Refusal::not_found())?;
    let entry = room.record().entry(index).await?;
    if format.unwrap_or(reader.format) == Format::Json {
        return Ok(Json(entry_json(&entry)?).into_response());
    }
    let proof = room.record().proof(index).await?;
    let about = room.record().entries_about(&entry.statement.subject).await?;
    let others: Vec<_> = about.into_iter().filter(|other| other.index != index).collect();
    let main = html! {
        (facts(&reader, &room, &entry))
        (commitment(&reader, &entry))
        (verification(&reader, &entry, &proof)?)
        @if !others.is_empty() {
            section aria-labelledby="others" {
                h2 #others { (reader.t("record-entry-others")) }
                (entry_list(&reader, &others))
            }
        }
    };
    let title = reader.tr("record-entry-number", &[("index", index.to_string().into())]);
    Ok(Page::new(title)
        .lead(format!(
            "{}: {}",
            kind_label(&reader, &entry.statement.kind),
            subject_label(&reader, &entry.statement.subject)
        ))
        .crumbs(vec![Crumb::new(reader.t("record-title"), "/record")])
        .machine("JSON", format!("/record/entries/{index}.json"))
        .main(main)
        .render(&reader))
}

/// An entry for machines.
pub(super) fn entry_json(entry: &Entry) -> Result<Value, RecordError> {
    let leaf = entry.statement.to_leaf()?;
    Ok(json!({
        "index": entry.index,
        "statement": entry.statement,
        "leaf-hash": hex::encode(hash_leaf(&leaf)),
        "opening": entry.opening,
    }))
}

fn facts(reader: &Reader, room: &RecordCapability, entry: &Entry) -> Markup {
    let statement = &entry.statement;
    let about = subject_label(reader, &statement.subject);
    let mut facts = vec![
        ("record-column-kind", html! { (kind_label(reader, &statement.kind)) }),
        (
            "record-column-about",
            html! {
                @if let Some(place) = room.place(&statement.subject) { a href=(place) { (about) } }
                @else { (about) }
            },
        ),
        ("record-column-time", reader.time(statement.time)),
    ];
    if let Some(earlier) = statement.correction_of {
        let label = reader.tr("record-entry-number", &[("index", earlier.to_string().into())]);
        facts.push(("record-entry-corrects", html! { a href=(entry_path(earlier)) { (label) } }));
    }
    description_list(facts.into_iter().map(|(key, value)| (reader.t(key), value)))
}

fn commitment(reader: &Reader, entry: &Entry) -> Markup {
    html! {
        section aria-labelledby="content" {
            h2 #content { (reader.t("record-entry-content")) }
            p { (reader.t("record-entry-content-text")) }
            @match &entry.opening {
                Some(opening) => {
                    (description_list([
                        (reader.t("record-entry-digest"), code(&hex::encode(opening.digest))),
                        (reader.t("record-entry-salt"), code(&hex::encode(opening.salt))),
                    ]))
                }
                None => p { (reader.t("record-entry-closed")) },
            }
        }
    }
}

fn verification(reader: &Reader, entry: &Entry, proof: &ProofFile) -> Result<Markup, RecordError> {
    let index = entry.index;
    let command = format!("allmende record receipt record-{index}.json");
    Ok(html! {
        section aria-labelledby="verify" {
            h2 #verify { (reader.t("record-entry-verify")) }
            ol {
                li { p { (reader.t("record-entry-verify-fetch")) } (downloads(reader, index)) }
                li { p { (reader.t("record-entry-verify-run")) } (copyable(reader, "verify-command", &command)) }
                li { p { (reader.t("record-entry-verify-key")) " " a href="/record/verify" { (reader.t("record-notice-verify")) } } }
            }
            (details(reader.t("record-proof"), &drawn(reader, entry, proof)?))
        }
    })
}

fn downloads(reader: &Reader, index: u64) -> Markup {
    html! {
        p.actions {
            (link_button(Look::Primary, reader.t("record-receipt"), format!("/record/proof/{index}.json")))
            " "
            (link_button(Look::Tertiary, reader.t("record-tlog-proof"), format!("/record/proof/{index}.tlog-proof")))
        }
    }
}

/// The proof as the list of steps that lead from the entry to what the town has signed.
fn drawn(reader: &Reader, entry: &Entry, proof: &ProofFile) -> Result<Markup, RecordError> {
    let signed = proof.signed()?;
    let size = signed.checkpoint.size;
    let leaf = entry.statement.to_leaf()?;
    let steps = inclusion_ranges(entry.index, size).into_iter().zip(proof.hashes()?);
    Ok(html! {
        p { (reader.tr("record-proof-text", &[("size", size.into())])) }
        p { (reader.t("record-proof-leaf")) }
        (code(&String::from_utf8_lossy(&leaf)))
        ol {
            li { (reader.t("record-proof-start")) (code(&hex::encode(hash_leaf(&leaf)))) }
            @for (range, hash) in steps {
                @let joined = if range.from > entry.index { "record-proof-right" } else { "record-proof-left" };
                li { (reader.t(joined)) (code(&hex::encode(hash))) }
            }
            li { (reader.t("record-proof-root")) (code(&hex::encode(signed.checkpoint.root))) }
        }
        p { (reader.t("record-proof-signed")) }
        (code(&signed.to_string()))
    })
}
