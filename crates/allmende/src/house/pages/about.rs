use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::html;
use ui::{Page, Reader, Refusal, components as c};

use crate::house::{room::Room, tested};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const SOURCE: &str = env!("CARGO_PKG_REPOSITORY");

/// What this program is, which version runs, where its source is.
pub(super) async fn about(reader: Reader) -> Response {
    let facts = [
        (reader.t("house-about-version"), html! { (VERSION) }),
        (reader.t("house-about-licence"), html! { "EUPL-1.2" }),
        (reader.t("house-about-source"), html! { a href=(SOURCE) { (SOURCE) } }),
        (reader.t("house-about-api"), html! { a href="/api/openapi.json" { "/api/openapi.json" } }),
        (reader.t("ui-gallery-title"), html! { a href="/components" { "/components" } }),
    ];
    Page::new(reader.t("house-about-title"))
        .lead(reader.t("house-about-lead"))
        .narrow()
        .main(html! {
            (c::description_list(facts))
            h2 { (reader.t("house-about-ideas")) }
            ul {
                @for idea in ["promises", "record", "public", "doors", "free"] {
                    li { (reader.t(&format!("house-about-idea-{idea}"))) }
                }
            }
        })
        .render(&reader)
}

/// The accessibility statement, with what was last measured.
pub(super) async fn accessibility(
    State(room): State<Room>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let mut cards = Vec::new();
    for promise in room.promises.all().iter().filter(|promise| promise.id.starts_with("pages-")) {
        let trend = room.promises.trend(promise.id, 1).await?;
        cards.push(super::promise::card(&reader, promise, &trend));
    }
    let contact = room.contact();
    Ok(Page::new(reader.t("house-accessibility-title"))
        .lead(reader.t("house-accessibility-lead"))
        .narrow()
        .main(html! {
            p { (reader.t("house-accessibility-text")) }
            h2 { (reader.t("house-accessibility-measured")) }
            p { (reader.tr("house-accessibility-tested", &[("day", tested::tested_on().into())])) }
            (c::promise_grid(&reader, &cards))
            h2 { (reader.t("house-accessibility-how")) }
            ul {
                @for way in ["keyboard", "script", "zoom", "colour", "language"] {
                    li { (reader.t(&format!("house-accessibility-{way}"))) }
                }
            }
            h2 { (reader.t("house-accessibility-barrier")) }
            p {
                (reader.t("house-accessibility-barrier-text"))
                @if let Some(contact) = contact { " " a href=(contact) { (contact) } }
            }
        })
        .render(&reader))
}

/// What an error's code means: the type of problem details leads here.
pub(super) async fn problem(Path(code): Path<String>, reader: Reader) -> Result<Response, Refusal> {
    let key = format!("error-{code}");
    if !reader.has_text(&key) {
        return Err(Refusal::not_found());
    }
    Ok(Page::new(reader.t("house-problem-title"))
        .narrow()
        .main(html! {
            p { (reader.t(&key)) }
            (c::description_list([(reader.t("house-problem-code"), html! { code { (code) } })]))
        })
        .render(&reader))
}

/// Search engines are welcome to everything that is public.
pub(super) async fn robots() -> Response {
    "User-agent: *\nDisallow: /account\nDisallow: /admin\nDisallow: /sign-in\n".into_response()
}

/// How to report a weakness (RFC 9116).
pub(super) async fn security(State(room): State<Room>) -> Response {
    match room.contact() {
        Some(contact) => {
            let expires = commons::Timestamp::now() + std::time::Duration::from_hours(180 * 24);
            let text =
                format!("Contact: {contact}\nExpires: {expires:.0}\nPreferred-Languages: de, en\n");
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
