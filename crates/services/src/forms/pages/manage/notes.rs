//! What an import did not understand: notes that an office ticks off one by one.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use ui::{
    Refusal,
    components::{Look, button},
};

use super::{Editing, View, manage_path};
use crate::sent::Sent;

/// The notes of a form that are left.
pub(super) fn show(view: &View<'_>) -> Markup {
    let notes = &view.draft().unresolved;
    let base = manage_path(&view.kept.slug);
    html! {
        @if !notes.is_empty() {
            section aria-labelledby="notes" {
                h2 #notes { (view.t("notes")) }
                p { (view.t("notes-text")) }
                ul.outline__notes {
                    @for (number, note) in notes.iter().enumerate() {
                        li {
                            p {
                                strong {
                                    (view.reader.t(note.kind.text_key()))
                                    @if !note.at.is_empty() { ": " (view.names.get(&note.at)) }
                                }
                                @if let Some(line) = note.line {
                                    " (" (view.reader.tr("services-forms-edit-line", &[("line", line.into())])) ")"
                                }
                            }
                            p.outline__quote { (note.text) }
                            form.single method="post" action={ (base) "/notes/" (number) } {
                                (view.base())
                                (button(Look::Secondary, view.t("note-done"), "done", "yes"))
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) async fn tick(
    at: Editing,
    Path((_, number)): Path<(String, usize)>,
    sent: Sent,
) -> Result<Response, Refusal> {
    let ticked = at.change(&sent, |draft| {
        (number < draft.unresolved.len()).then(|| drop(draft.unresolved.remove(number)))
    });
    at.acted(ticked.await, "ticked", "")
}
