use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use commons::Timestamp;
use maud::{Markup, html};
use serde_json::json;
use ui::{
    Format, Page, Reader, Refusal,
    components::{
        Choice, Column, DataTable, Field, Look, Paging, description_list, empty_state, pagination,
        search_form, submit,
    },
    form::Errors,
};

use super::entry::entry_json;
use crate::{
    Entry, Filter, RecordCapability, SignedCheckpoint,
    components::{entry_path, kind_label, subject_label},
};

/// Entries on a page of the list.
const SIZE: u64 = 50;

pub(super) async fn show(
    reader: Reader,
    State(room): State<RecordCapability>,
) -> Result<Response, Refusal> {
    if reader.format == Format::Json {
        return json(reader, State(room)).await;
    }
    let (page, paging) = entries(&room, &reader).await?;
    let (checkpoint, at) = room.record().checkpoint().await?;
    let witnessed = room.record().witnessed_checkpoint().await?;
    let kinds = room.record().kinds().await?;
    let main = html! {
        (facts(&reader, &checkpoint, at, witnessed.as_ref()))
        p { a href="/record/verify" { (reader.t("record-verify-link")) } }
        section aria-labelledby="entries" {
            h2 #entries { (reader.t("record-entries")) }
            (filter(&reader, &kinds))
            (table(&reader, &room, &page))
            (pagination(&reader, paging))
        }
    };
    Ok(Page::new(reader.t("record-title"))
        .lead(reader.t("record-lead"))
        .machine("JSON", reader.with_query(&[]).replacen("/record", "/record.json", 1))
        .main(main)
        .render(&reader))
}

pub(super) async fn json(
    reader: Reader,
    State(room): State<RecordCapability>,
) -> Result<Response, Refusal> {
    let (page, paging) = entries(&room, &reader).await?;
    let entries = page.iter().map(entry_json).collect::<Result<Vec<_>, _>>()?;
    let list = json!({
        "entries": entries,
        "page": paging.page,
        "pages": paging.last(),
        "total": paging.total,
    });
    Ok(Json(list).into_response())
}

async fn entries(
    room: &RecordCapability,
    reader: &Reader,
) -> Result<(Vec<Entry>, Paging), Refusal> {
    let filter = asked(reader);
    let total = room.record().count(&filter).await?;
    let paging = Paging::of(reader, SIZE, total);
    Ok((room.record().log().entries(&filter, paging.offset(), SIZE).await?, paging))
}

/// `about` is a slug, or a kind of thing and a slug: `dataset/strassen`.
fn asked(reader: &Reader) -> Filter {
    let given = |name| reader.parameter(name).filter(|value: &String| !value.is_empty());
    let about = given("about").map(|about| about.trim().to_lowercase());
    let (subject_kind, slug) = match about {
        Some(about) => match about.split_once('/') {
            Some((kind, slug)) => (Some(kind.to_owned()), Some(slug.to_owned())),
            None => (None, Some(about)),
        },
        None => (None, None),
    };
    Filter { kind: given("kind"), subject_kind, slug: slug.filter(|slug| !slug.is_empty()) }
}

fn facts(
    reader: &Reader,
    checkpoint: &SignedCheckpoint,
    at: Timestamp,
    witnessed: Option<&SignedCheckpoint>,
) -> Markup {
    description_list([
        (reader.t("record-size"), html! { (reader.number(checkpoint.checkpoint.size)) }),
        (
            reader.t("record-checkpoint"),
            html! { a href="/record/checkpoint" { (reader.time(at)) } },
        ),
        (reader.t("record-witnessed"), witnesses(reader, witnessed)),
    ])
}

fn witnesses(reader: &Reader, witnessed: Option<&SignedCheckpoint>) -> Markup {
    let Some(SignedCheckpoint { checkpoint, note }) = witnessed else {
        return html! { (reader.t("record-witnessed-by-none")) };
    };
    let names: Vec<_> = note
        .signatures
        .iter()
        .map(|line| line.name.as_str())
        .filter(|name| *name != checkpoint.origin)
        .collect();
    let args = [("names", names.join(", ").into()), ("size", checkpoint.size.into())];
    html! { a href="/record/checkpoint/witnessed" { (reader.tr("record-witnessed-by", &args)) } }
}

fn filter(reader: &Reader, kinds: &[String]) -> Markup {
    let any = Choice::new("", reader.t("record-filter-any"));
    let mut choices: Vec<_> =
        kinds.iter().map(|kind| Choice::new(kind, kind_label(reader, kind))).collect();
    choices.insert(0, any);
    let errors = Errors::none();
    let value = |name| reader.parameter(name).unwrap_or_default();
    let body = html! {
        (Field::select("kind", reader.t("record-filter-kind"), choices)
            .value(value("kind")).filtering().show(reader, &errors))
        (Field::text("about", reader.t("record-filter-about"))
            .value(value("about")).filtering().show(reader, &errors))
        (submit(Look::Secondary, reader.t("record-filter-send")))
    };
    search_form("/record", &reader.t("record-filter"), &body)
}

fn table(reader: &Reader, room: &RecordCapability, entries: &[Entry]) -> Markup {
    if entries.is_empty() {
        return empty_state(reader.t("record-empty"), &html! { (reader.t("record-empty-text")) });
    }
    let rows = entries.iter().map(|entry| {
        let statement = &entry.statement;
        let about = subject_label(reader, &statement.subject);
        vec![
            html! {
                a href=(entry_path(entry.index))
                    aria-label=(reader.tr("record-entry-number", &[("index", entry.index.to_string().into())])) {
                    (entry.index)
                }
            },
            html! { (reader.time(statement.time)) },
            html! { (kind_label(reader, &statement.kind)) },
            html! {
                @if let Some(place) = room.place(&statement.subject) { a href=(place) { (about) } }
                @else { (about) }
            },
        ]
    });
    DataTable::new(
        reader.t("record-entries"),
        vec![
            Column::number(reader.t("record-column-entry")),
            Column::text(reader.t("record-column-time")),
            Column::text(reader.t("record-column-kind")),
            Column::text(reader.t("record-column-about")),
        ],
    )
    .quiet()
    .headed()
    .rows(rows)
    .show(reader)
}
