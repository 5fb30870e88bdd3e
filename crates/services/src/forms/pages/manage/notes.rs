//! What an import did not understand: notes that an office ticks off one by one.

use axum::{
    extract::{Path, State},
    response::Response,
};
use identity::Actor;
use maud::{Markup, html};
use ui::{
    Refusal,
    components::{Look, button},
    form::Form,
};

use super::{View, after, base_of, change, done, editable, manage_path};
use crate::{Services, sent::Sent};

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
                                strong { (view.reader.t(note.kind.text_key())) ": " (view.names.get(&note.at)) }
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
    actor: Actor,
    State(services): State<Services>,
    Path((form, number)): Path<(String, usize)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let sent = Sent::of(pairs);
    let ticked = change(&services, &actor, &kept, base_of(&sent), "", |draft| {
        (number < draft.unresolved.len()).then(|| drop(draft.unresolved.remove(number)))
    });
    let ticked = ticked.await.map(|()| done(&kept.slug, "ticked", ""));
    Ok(after(&kept.slug, ticked)?)
}
