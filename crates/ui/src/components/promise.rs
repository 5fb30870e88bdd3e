use maud::{Markup, html};

use crate::{
    Reader,
    components::{
        icon::{Icon, icon},
        notice::{Tone, badge},
    },
};

/// A promise of the town: what was promised, what is true today, what is missing.
#[derive(Clone, Debug)]
pub struct PromiseCard {
    /// What was promised.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What is true today, as it is written.
    pub figure: String,
    /// The target, as it is written: `at least 90 %`.
    pub target: String,
    /// Whether the target is reached; unknown before the first measurement.
    pub kept: Option<bool>,
    /// How many things are missing.
    pub missing: usize,
    /// How it went: see [`sparkline`](crate::components::sparkline); may be empty.
    pub trend: Markup,
}

/// Promises side by side.
pub fn promise_grid(reader: &Reader, promises: &[PromiseCard]) -> Markup {
    html! {
        ul.promises { @for promise in promises { li { (promise_card(reader, promise)) } } }
    }
}

/// One promise, in words, figure and sign.
pub fn promise_card(reader: &Reader, promise: &PromiseCard) -> Markup {
    html! {
        article.promise {
            p.promise__state { (state(reader, promise.kept)) }
            p.promise__title { a href=(promise.href) { (promise.title) } }
            p.promise__figure { (promise.figure) }
            p.promise__target { (reader.tr("ui-promise-target", &[("target", promise.target.as_str().into())])) }
            (promise.trend)
            @if promise.missing > 0 {
                p.promise__missing {
                    (icon(Icon::Info))
                    (reader.tr("ui-promise-missing", &[("n", promise.missing.into())]))
                }
            }
        }
    }
}

fn state(reader: &Reader, kept: Option<bool>) -> Markup {
    match kept {
        Some(true) => badge(Tone::Success, reader.t("ui-promise-kept")),
        Some(false) => badge(Tone::Danger, reader.t("ui-promise-broken")),
        None => badge(Tone::Neutral, reader.t("ui-promise-unknown")),
    }
}
