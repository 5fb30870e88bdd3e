use maud::{Markup, html};

use crate::{Crumb, Reader};

/// Where a page lies: the pages above it, and itself.
pub fn breadcrumb(reader: &Reader, above: &[Crumb], here: &str) -> Markup {
    html! {
        nav.crumbs aria-label=(reader.t("ui-crumbs")) {
            ol {
                li { a href="/" { (reader.t("ui-home")) } }
                @for crumb in above { li { a href=(crumb.href) { (crumb.label) } } }
                li { span aria-current="page" { (here) } }
            }
        }
    }
}

/// One of several views of the same thing, each with its own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is shown now.
    pub current: bool,
}

/// Views of the same thing. The label says of what.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul {
                @for tab in tabs {
                    li { a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.label) } }
                }
            }
        }
    }
}

/// The steps of a way; `current` counts from 0.
pub fn steps(reader: &Reader, labels: &[String], current: usize) -> Markup {
    html! {
        ol.steps aria-label=(reader.t("ui-steps")) {
            @for (at, label) in labels.iter().enumerate() {
                li class=[(at < current).then_some("done")] aria-current=[(at == current).then_some("step")] {
                    span.steps__number aria-hidden="true" { (at + 1) }
                    span {
                        (label)
                        @if at < current { span.kern-sr-only { " " (reader.t("ui-step-done")) } }
                    }
                }
            }
        }
    }
}
