//! Everything the town holds about the person who reads: a page and a file.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Json, Response},
};
use maud::{Markup, html};
use serde_json::{Map, Value};
use ui::{
    Crumb, Format, Page, Reader, Refusal,
    components::{Column, DataTable, Look, empty_state, link_button},
};

use super::{
    super::{Export, ExportedTable},
    Privacy,
};
use crate::Actor;

/// Rows of one table that the page shows; the file has them all.
const SHOWN: usize = 100;

pub(super) async fn show(
    State(privacy): State<Privacy>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    let export = privacy.export(&actor.person).await?;
    if reader.format == Format::Json {
        let name = "attachment; filename=\"allmende-data.json\"";
        return Ok(([(header::CONTENT_DISPOSITION, name)], Json(export)).into_response());
    }
    Ok(page(&reader, &export))
}

fn page(reader: &Reader, export: &Export) -> Response {
    let (empty, held): (Vec<_>, Vec<_>) = export.data.iter().partition(|part| part.rows.is_empty());
    let title = |part: &&ExportedTable| reader.t(&format!("{}.title", part.text_key));
    let areas = empty.iter().map(title).collect::<Vec<_>>().join(", ");
    let main = html! {
        (link_button(Look::Primary, reader.t("privacy-data-download"), "/account/data.json"))
        @if held.is_empty() { (empty_state(reader.t("privacy-data-nothing"), &html! {})) }
        @for part in &held { (held_part(reader, part, &title(part))) }
        @if !empty.is_empty() {
            p { (reader.tr("privacy-data-empty", &[("areas", areas.into())])) }
        }
        p { (reader.t("privacy-data-secrets")) }
        section {
            h2 { (reader.t("privacy-data-erase-title")) }
            p { (reader.t("privacy-data-erase-text")) }
            (link_button(Look::Secondary, reader.t("privacy-data-erase-link"), "/account/erase"))
        }
    };
    Page::new(reader.t("privacy-data-title"))
        .lead(reader.t("privacy-data-lead"))
        .crumbs(vec![Crumb::new(reader.t("identity-account-title"), "/account")])
        .machine("JSON", "/account/data.json")
        .main(main)
        .render(reader)
}

fn held_part(reader: &Reader, part: &ExportedTable, title: &str) -> Markup {
    let columns = part.columns.iter().map(|name| Column::text(column_name(reader, name))).collect();
    let rows = part.rows.iter().take(SHOWN).map(|row| cells(reader, part.columns, row));
    let more = part.rows.len().saturating_sub(SHOWN);
    let caption = format!(
        "{title}: {}",
        reader.tr("privacy-data-rows", &[("count", part.rows.len().into())])
    );
    html! {
        section {
            h2 { (title) }
            p { (reader.t(&part.text_key)) }
            (DataTable::new(caption, columns).quiet().rows(rows).show(reader))
            @if more > 0 { p { (reader.tr("privacy-data-more", &[("count", more.into())])) } }
        }
    }
}

/// A column's name in words, where somebody wrote them down.
fn column_name(reader: &Reader, name: &str) -> String {
    let key = format!("privacy-field-{}", name.replace('_', "-"));
    if reader.has_text(&key) { reader.t(&key) } else { name.to_owned() }
}

fn cells(reader: &Reader, columns: &[&str], row: &Map<String, Value>) -> Vec<Markup> {
    columns.iter().map(|column| cell(reader, row.get(*column))).collect()
}

fn cell(reader: &Reader, value: Option<&Value>) -> Markup {
    match value {
        None | Some(Value::Null) => html! { (reader.t("privacy-data-none-yet")) },
        Some(Value::String(text)) if text.is_empty() => {
            html! { (reader.t("privacy-data-none-yet")) }
        }
        Some(Value::String(text)) => {
            text.parse().map_or_else(|_| html! { (text) }, |at| reader.time(at))
        }
        Some(other) => html! { (other) },
    }
}
