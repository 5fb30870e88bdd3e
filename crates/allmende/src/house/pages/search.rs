use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde_json::json;
use store::search::{Hit, Hits, Marked};
use ui::{Format, Page, Reader, Refusal, components as c};

use crate::house::room::Room;

/// Everything public that a word leads to.
pub(super) async fn page(State(room): State<Room>, reader: Reader) -> Result<Response, Refusal> {
    let query = reader.parameter("q").unwrap_or_default();
    let page = reader.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1_u64).max(1);
    let hits = room.search.find(query.trim(), reader.lang, page).await?;
    if reader.format == Format::Json {
        return Ok(Json(described(&hits)).into_response());
    }
    let title = reader.t("house-search-title");
    let main = html! {
        (c::search_box(&reader, "/search", "q", &reader.t("house-front-search"), &query))
        @if query.trim().is_empty() {
            p { (reader.t("house-search-hint")) }
        } @else if hits.total == 0 {
            (c::empty_state(reader.tr("house-search-none", &[("query", query.trim().into())]), &html! {}))
        } @else {
            p role="status" { (reader.tr("house-search-count", &[("count", hits.total.into())])) }
            ol.hits { @for hit in &hits.hits { (shown(&reader, hit)) } }
            (c::pagination(&reader, paging(&hits)))
        }
    };
    let json = reader.with_query(&[]).replacen("/search", "/search.json", 1);
    Ok(Page::new(title).machine("JSON", json).main(main).render(&reader))
}

fn paging(hits: &Hits) -> c::Paging {
    let size = hits.total.div_ceil(hits.pages.max(1)).max(1);
    c::Paging::new(hits.page, size, hits.total)
}

fn shown(reader: &Reader, hit: &Hit) -> Markup {
    let lang = (hit.tag != reader.lang.tag()).then_some(&hit.tag);
    html! {
        li.hit lang=[lang] {
            h2.hit__title { a href=(hit.path) { (marked(&hit.title)) } }
            p { (marked(&hit.snippet)) }
        }
    }
}

/// The text with the words that were looked for marked in it.
fn marked(text: &Marked) -> Markup {
    html! {
        @for (part, is_mark) in parts(text) {
            @if is_mark { mark { (part) } } @else { (part) }
        }
    }
}

fn parts(text: &Marked) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut done = 0;
    for mark in &text.marks {
        parts.push((&text.text[done..mark.start], false));
        parts.push((&text.text[mark.clone()], true));
        done = mark.end;
    }
    parts.push((&text.text[done..], false));
    parts
}

fn described(hits: &Hits) -> serde_json::Value {
    let list: Vec<_> = hits
        .hits
        .iter()
        .map(|hit| json!({ "title": hit.title.text, "path": hit.path, "kind": hit.subject.kind }))
        .collect();
    json!({ "total": hits.total, "hits": list })
}
