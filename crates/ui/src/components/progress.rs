use maud::{Markup, html};

use crate::Reader;

/// How far long work has come.
pub fn progress(reader: &Reader, label: &str, done: u64, total: u64) -> Markup {
    html! {
        div.progress.kern-progress {
            label {
                span.progress__label { (label) }
                progress max=(total.max(1)) value=(done.min(total)) {}
            }
            p.progress__count { (reader.tr("ui-progress", &[("done", done.into()), ("total", total.into())])) }
        }
    }
}
