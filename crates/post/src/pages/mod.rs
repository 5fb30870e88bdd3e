//! What people see: the mailbox, which needs a script, and what everyone can read without one.

mod app;
mod office;
mod offices;
mod protects;
mod welcome;

use axum::{Router, routing::get};
use maud::{Markup, html};
use ui::{
    Crumb, Reader,
    components::{Tone, badge},
};

use crate::Post;

/// The addresses of pages.
pub(crate) fn routes() -> Router<Post> {
    let mailbox = [
        "/post/new",
        "/post/cases/{id}",
        "/post/drafts",
        "/post/keys",
        "/post/recoveries",
        "/post/office/{slug}",
        "/post/office/{slug}/team",
        "/post/office/{slug}/cases",
        "/post/office/{slug}/apply",
        "/post/office/{slug}/scan",
        "/post/office/{slug}/inbox",
        "/post/office/{slug}/new",
    ];
    mailbox
        .into_iter()
        .fold(Router::new(), |router, path| router.route(path, get(app::mailbox)))
        .route("/post", get(welcome::show))
        .route("/post/reply/{guest}", get(app::guest))
        .route("/post/protects", get(protects::show))
        .route("/post/offices", get(offices::show))
        .route("/post/offices.json", get(offices::show))
        .route("/post/offices/{slug}", get(office::show))
}

/// The list of offices above a page.
fn offices_crumb(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("post-offices-title"), "/post/offices")
}

/// What a door is called.
fn door_name(reader: &Reader, door: &str) -> String {
    worded(reader, "post-door", door)
}

/// Marks everything that a computer of the future might open.
fn not_quantum_safe(reader: &Reader) -> Markup {
    badge(Tone::Warning, reader.t("post-not-quantum-safe"))
}

/// The text `key-word`; the word itself where there is none.
fn worded(reader: &Reader, key: &str, word: &str) -> String {
    let key = format!("{key}-{word}");
    if reader.has_text(&key) { reader.t(&key) } else { word.to_owned() }
}

/// A link to an entry of the record.
fn entry_link(reader: &Reader, entry: Option<u64>) -> Markup {
    html! {
        @if let Some(index) = entry {
            a href=(record::components::entry_path(index)) {
                (reader.tr("post-entry", &[("index", index.to_string().into())]))
            }
        } @else { (reader.t("post-entry-none")) }
    }
}
