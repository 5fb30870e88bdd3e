//! What buttons do: moving, removing, taking back.

use axum::{extract::Path, response::Response};
use maud::html;
use ui::{
    Reader, Refusal,
    components::{self, Look, Tone, actions, alert, link_button, submit},
    form::Errors,
};

use super::{Editing, base_of, item_path, manage_path};
use crate::{
    forms::{Kept, Rule, edit},
    sent::Sent,
};

pub(super) async fn shift(at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let up = sent.get("to") == "up";
    let moved = at.change(&sent, |draft| {
        edit::shift(draft, &at.of, up);
        Some(())
    });
    at.acted(moved.await, "moved", &at.of)
}

pub(super) async fn ask_removal(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    let (view, of) = (at.view(&reader), &at.of);
    let readers = edit::readers(&at.kept.draft, of);
    let back = manage_path(&at.kept.slug);
    let body = html! {
        (view.base())
        (actions(&html! {
            (submit(Look::Primary, view.t("remove-now")))
            (link_button(Look::Tertiary, view.t("cancel"), back))
        }))
    };
    let action = format!("{}/remove", item_path(&at.kept.slug, of));
    let main = html! {
        p { (view.t("remove-text")) }
        @if !readers.is_empty() {
            (alert(&reader, Tone::Warning, view.t("remove-readers"), &html! {
                ul { @for it in &readers { li { (view.names.get(it)) } } }
                p { (view.t("remove-readers-text")) }
            }))
        }
        (components::form(&reader, action, &Errors::none(), &body))
    };
    let args = [("name", view.names.get(of).into())];
    let title = reader.tr("services-forms-edit-remove-title", &args);
    Ok(view.below(title, main).narrow().render(&reader))
}

pub(super) async fn remove(at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let removed = at.change(&sent, |draft| edit::remove(draft, &at.of)).await;
    at.acted(removed, "removed", "")
}

pub(super) async fn remove_rule(
    at: Editing,
    Path((_, _, kind)): Path<(String, String, String)>,
    sent: Sent,
) -> Result<Response, Refusal> {
    let id = sent.get("id");
    let is_it = |rule: &Rule| {
        let is_check = matches!(rule, Rule::Check { id: it, .. } if it != id);
        rule.kind() == kind && rule.of() == at.of && !is_check
    };
    let removed = at.change(&sent, |draft| {
        let place = draft.rules.iter().position(is_it)?;
        draft.rules.remove(place);
        Some(())
    });
    at.acted(removed.await, "rule-removed", &at.of)
}

pub(super) async fn restore(at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let kept = Kept { revision: base_of(&sent), ..at.kept.clone() };
    let revision = sent.get("revision").parse().unwrap_or_default();
    let restored = at.services.restore_form_draft(&kept, revision, Some(&at.actor.person)).await;
    at.acted(restored, "restored", "")
}
