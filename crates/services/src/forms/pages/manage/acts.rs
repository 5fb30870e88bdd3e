//! What buttons do: moving, removing, taking back.

use axum::{
    extract::{Path, State},
    response::Response,
};
use identity::Actor;
use maud::html;
use ui::{
    Reader, Refusal,
    components::{self, Look, Tone, actions, alert, link_button, submit},
    form::{Errors, Form},
};

use super::{View, after, base_of, change, done, editable, item_path, manage_path, of_address};
use crate::{
    Services,
    forms::{Rule, edit},
    sent::Sent,
};

pub(super) async fn shift(
    actor: Actor,
    State(services): State<Services>,
    Path((form, of)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let (of, sent) = (of_address(&of), Sent::of(pairs));
    let up = sent.get("to") == "up";
    let moved = change(&services, &actor, &kept, base_of(&sent), &of, |draft| {
        edit::shift(draft, &of, up);
        Some(())
    });
    let moved = moved.await.map(|()| done(&kept.slug, "moved", &of));
    Ok(after(&kept.slug, moved)?)
}

pub(super) async fn ask_removal(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((form, of)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let of = of_address(&of);
    let view = View::of(&reader, &kept);
    let readers = edit::readers(&kept.draft, &of);
    let back = manage_path(&kept.slug);
    let body = html! {
        (view.base())
        (actions(&html! {
            (submit(Look::Primary, view.t("remove-now")))
            (link_button(Look::Tertiary, view.t("cancel"), back))
        }))
    };
    let action = format!("{}/remove", item_path(&kept.slug, &of));
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
    let args = [("name", view.names.get(&of).into())];
    let title = reader.tr("services-forms-edit-remove-title", &args);
    Ok(view.below(title, main).narrow().render(&reader))
}

pub(super) async fn remove(
    actor: Actor,
    State(services): State<Services>,
    Path((form, of)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let (of, sent) = (of_address(&of), Sent::of(pairs));
    let removed =
        change(&services, &actor, &kept, base_of(&sent), &of, |draft| edit::remove(draft, &of));
    let removed = removed.await.map(|()| done(&kept.slug, "removed", ""));
    Ok(after(&kept.slug, removed)?)
}

pub(super) async fn remove_rule(
    actor: Actor,
    State(services): State<Services>,
    Path((form, of, kind)): Path<(String, String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let (of, sent) = (of_address(&of), Sent::of(pairs));
    let id = sent.get("id");
    let is_it = |rule: &Rule| {
        let is_check = matches!(rule, Rule::Check { id: it, .. } if it != id);
        rule.kind() == kind && rule.of() == of && !is_check
    };
    let removed = change(&services, &actor, &kept, base_of(&sent), &of, |draft| {
        let at = draft.rules.iter().position(is_it)?;
        draft.rules.remove(at);
        Some(())
    });
    let removed = removed.await.map(|()| done(&kept.slug, "rule-removed", &of));
    Ok(after(&kept.slug, removed)?)
}

pub(super) async fn restore(
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let mut kept = editable(&services, &actor, &form).await?;
    let sent = Sent::of(pairs);
    kept.revision = base_of(&sent);
    let revision = sent.get("revision").parse().unwrap_or_default();
    let restored = services.restore_form_draft(&kept, revision, Some(&actor.person)).await;
    let restored = restored.map(|_| done(&kept.slug, "restored", ""));
    Ok(after(&kept.slug, restored)?)
}
