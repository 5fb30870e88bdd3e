//! Fields for texts: German first, then English and easy language.

use maud::{Markup, html};
use ui::{
    components::{Field, fieldset},
    form::Errors,
};

use super::View;
use crate::sent::Sent;

/// A text of a form: its name in the form, its name in texts, and how many lines it has.
#[derive(Clone, Copy)]
pub(super) struct TextField {
    pub(super) name: &'static str,
    pub(super) lines: u8,
    pub(super) is_needed: bool,
}

impl TextField {
    pub(super) const fn needed(name: &'static str, lines: u8) -> Self {
        Self { name, lines, is_needed: true }
    }

    pub(super) const fn optional(name: &'static str, lines: u8) -> Self {
        Self { name, lines, is_needed: false }
    }
}

/// The ends of the names of fields in another language.
const ENGLISH: &str = "_en";
const EASY: &str = "_easy";

/// The German fields of some texts.
pub(super) fn german(view: &View<'_>, sent: &Sent, errors: &Errors, texts: &[TextField]) -> Markup {
    html! { @for text in texts { (field(view, sent, *text, "").show(view.reader, errors)) } }
}

/// The same texts in English and in easy language; `more` stands under the English or easy ones.
pub(super) fn others(
    view: &View<'_>,
    sent: &Sent,
    errors: &Errors,
    texts: &[TextField],
    more: impl Fn(&'static str) -> Markup,
) -> Markup {
    html! {
        @for (end, legend) in [(EASY, "tongue-easy"), (ENGLISH, "tongue-english")] {
            (fieldset(view.t(legend), &html! {
                p { (view.t(&format!("{legend}-hint"))) }
                @for text in texts {
                    (field(view, sent, *text, end).optional().show(view.reader, errors))
                }
                (more(end))
            }))
        }
    }
}

fn field(view: &View<'_>, sent: &Sent, text: TextField, end: &str) -> Field {
    let id = format!("{}{end}", text.name);
    let label = view.t(&format!("field-{}", text.name));
    let field = match text.lines {
        1 => Field::text(&id, label),
        lines => Field::textarea(&id, label, lines),
    };
    let hint = format!("services-forms-edit-field-{}-hint", text.name);
    let field = if end.is_empty() && view.reader.has_text(&hint) {
        field.hint(view.reader.t(&hint))
    } else {
        field
    };
    let field = field.value(sent.get(&id));
    if text.is_needed && end.is_empty() { field } else { field.optional() }
}
