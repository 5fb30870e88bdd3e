use maud::{Markup, Render, html};

use crate::{Reader, asset};

/// A block of text for machines or the command line.
pub fn code(text: &str) -> Markup {
    html! { pre.code tabindex="0" { code { (text) } } }
}

/// The same with a button that copies it, where the browser can. The id is unique on the page.
pub fn copyable(reader: &Reader, id: &str, text: &str) -> Markup {
    html! {
        div.copyable {
            pre.code tabindex="0" { code id=(id) { (text) } }
            div.copyable__tools {
                button.kern-btn.kern-btn--secondary type="button" hidden data-copy=(id)
                    data-copied=(reader.t("ui-copied")) {
                    span.kern-label { (reader.t("ui-copy")) }
                }
                span role="status" {}
            }
        }
    }
}

/// More for those who want it: closed at first.
pub fn details(summary: impl Render, body: &Markup) -> Markup {
    html! { details.more { summary { (summary) } div.more__body { (body) } } }
}

/// Loads a script of the client bundle: `script("passkey.js")`.
pub fn script(name: &str) -> Markup {
    html! { script type="module" src=(asset(name)) {} }
}
