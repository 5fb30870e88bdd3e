//! One page over everything: static, without scripts, readable in twenty years.

use maud::{DOCTYPE, Markup, html};
use sealed::Export;

use super::{
    case::{Case, ReadLetter},
    cases::OpenedCases,
    ring::Ring,
    text,
};
use crate::texts::Teller;

/// Readable on screens and paper; nothing is loaded from anywhere.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;\
    padding:0 1rem;color:#1b1b1b;background:#fff}h1,h2,h3{line-height:1.2}\
    section{border-top:2px solid;margin-top:2rem}article{border-top:1px solid #767676;padding:1rem 0}\
    dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:0}dt{font-weight:bold}\
    dd{margin:0;overflow-wrap:anywhere}.text{white-space:pre-wrap;overflow-wrap:anywhere}\
    .faults{border:2px solid #a00;padding:0 1rem}@media print{article{break-inside:avoid}}";

/// What the page may do: show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The page.
pub(super) fn index(
    export: &Export,
    opened: &OpenedCases<'_>,
    ring: &Ring,
    teller: &Teller,
) -> String {
    let reader = teller.reader();
    let made = [("made", reader.datetime(export.made).into())];
    let page = html! {
        (DOCTYPE)
        html lang=(reader.lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (teller.t("letters-title")) " – " (export.town) }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { (teller.t("letters-title")) " – " (export.town) }
                    p { (teller.tr("letters-made", &made)) }
                    (verification(opened, ring, teller))
                    @for case in newest_first(&opened.cases) { (section(case, ring, teller)) }
                    @if opened.cases.is_empty() { p { (teller.t("letters-none")) } }
                }
            }
        }
    };
    page.into_string()
}

fn verification(opened: &OpenedCases<'_>, ring: &Ring, teller: &Teller) -> Markup {
    html! {
        @if opened.faults.is_empty() {
            p { (teller.t("letters-all-verified")) }
        } @else {
            div .faults {
                h2 { (teller.t("letters-faults")) }
                ul { @for fault in &opened.faults { li { (fault.sentence(teller)) } } }
            }
        }
        @if let Some(key) = &ring.key {
            p { (teller.t("letters-key")) " " code { (key.to_string()) } }
        }
    }
}

fn newest_first<'a, 'b>(cases: &'b [Case<'a>]) -> Vec<&'b Case<'a>> {
    let mut cases: Vec<_> = cases.iter().collect();
    cases.sort_by_key(|case| {
        std::cmp::Reverse(case.read_letters().map(|read| read.letter.time).max())
    });
    cases
}

fn section(case: &Case<'_>, ring: &Ring, teller: &Teller) -> Markup {
    let office = [("office", case.of.office.as_str().into())];
    let subject =
        case.read_letters().next().map(|read| text::line(&read.letter.subject)).unwrap_or_default();
    html! {
        section id=(case.folder) {
            h2 { (case.of.code) " " (subject) }
            p { (teller.tr("letters-party-office", &office)) }
            @for read in case.read_letters() { (article(case, read, ring, teller)) }
        }
    }
}

fn article(case: &Case<'_>, read: &ReadLetter, ring: &Ring, teller: &Teller) -> Markup {
    let number = [("seq", read.letter.seq.into())];
    html! {
        article {
            h3 { (teller.tr("letters-letter", &number)) }
            dl {
                @for (name, value) in text::head(read, ring, teller) {
                    dt { (teller.t(name)) }
                    dd {
                        @if name == "letters-attachment" { (file(case, read, &value)) }
                        @else { (value) }
                    }
                }
            }
            p .text { (text::body(&read.letter, teller)) }
            p { a href=(format!("{}/{}", case.folder, read.file)) { (read.file) } }
        }
    }
}

/// The name of an attachment, linked where it was opened.
fn file(case: &Case<'_>, read: &ReadLetter, value: &str) -> Markup {
    let is_opened = read.attachments.iter().any(|(_, file)| file.as_deref() == Some(value));
    html! {
        @if is_opened { a href=(format!("{}/{value}", case.folder)) { (value) } }
        @else { (value) }
    }
}
