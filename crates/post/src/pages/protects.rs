//! `/post/protects`: what the post protects, what it does not, and who could read a letter.

use axum::response::Response;
use maud::{Markup, html};
use ui::{
    Page, Reader,
    components::{Column, DataTable, Tone, badge, code},
};

/// Everybody who might want to read a letter, and whether they can.
const READERS: [(&str, Can); 11] = [
    ("you", Can::Yes),
    ("clerk", Can::Yes),
    ("former-clerk", Can::Partly),
    ("recovery", Can::Partly),
    ("operator", Can::No),
    ("database", Can::No),
    ("thief", Can::No),
    ("offices", Can::No),
    ("network", Can::No),
    ("police", Can::Partly),
    ("code", Can::Partly),
];

/// The parts of the page after the table, in their order.
const LIMITS: [&str; 8] =
    ["code", "forward-secrecy", "recovery-code", "guest", "newest", "quantum", "doors", "form"];

/// What the town sees of every letter.
const SEEN: [&str; 8] =
    ["who", "when", "size", "files", "office", "status", "notice", "connection"];

#[derive(Clone, Copy)]
enum Can {
    Yes,
    No,
    Partly,
}

impl Can {
    const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
        }
    }

    /// Meant as who wrote the letter sees it: those it was written to are no danger.
    const fn tone(self) -> Tone {
        match self {
            Self::Yes => Tone::Neutral,
            Self::No => Tone::Success,
            Self::Partly => Tone::Warning,
        }
    }
}

pub(super) async fn show(reader: Reader) -> Response {
    Page::new(reader.t("post-protects-title"))
        .lead(reader.t("post-protects-lead"))
        .main(html! {
            p { (reader.t("post-protects-how")) }
            p { (reader.t("post-protects-proof")) }
            h2 { (reader.t("post-protects-who")) }
            (who(&reader))
            h2 { (reader.t("post-protects-seen")) }
            p { (reader.t("post-protects-seen-text")) }
            ul { @for what in SEEN { li { (reader.t(&format!("post-protects-seen-{what}"))) } } }
            p { (reader.t("post-protects-unseen")) }
            h2 { (reader.t("post-protects-limits")) }
            @for limit in LIMITS { (part(&reader, limit)) }
            h2 { (reader.t("post-protects-check")) }
            p { (reader.t("post-protects-check-text")) }
            ul {
                li { a href="/post/offices" { (reader.t("post-protects-check-offices")) } }
                li { a href="/record/verify" { (reader.t("post-protects-check-record")) } }
            }
        })
        .render(&reader)
}

fn who(reader: &Reader) -> Markup {
    let columns =
        ["who", "can", "why"].map(|name| Column::text(reader.t(&format!("post-reads-{name}"))));
    let rows = READERS.map(|(who, can)| {
        vec![
            html! { (reader.t(&format!("post-reads-{who}"))) },
            badge(can.tone(), reader.t(&format!("post-reads-{}", can.word()))),
            html! { (reader.t(&format!("post-reads-{who}.why"))) },
        ]
    });
    DataTable::new(reader.t("post-protects-who"), columns.to_vec())
        .quiet()
        .headed()
        .rows(rows)
        .show(reader)
}

/// One limit: what it is and what helps.
fn part(reader: &Reader, limit: &str) -> Markup {
    let key = format!("post-limit-{limit}");
    html! {
        section {
            h3 { (reader.t(&key)) }
            p { (reader.t(&format!("{key}.text"))) }
            p { (reader.t(&format!("{key}.help"))) }
            @if limit == "code" { (code(&verify_command(reader))) }
        }
    }
}

/// The command that compares the scripts which the town sends with its record.
fn verify_command(reader: &Reader) -> String {
    format!("allmende record verify {}", reader.shell().base_url())
}
