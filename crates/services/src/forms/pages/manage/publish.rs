//! `/services/forms/manage/{form}/publish`: what is published, what it lacks, and the button.

use axum::{http::StatusCode, response::Response};
use commons::Explain;
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{Look, actions, form, link_button, submit},
    form::Errors,
};

use super::{
    Editing, View, base_of, errors_of, manage_path, outline::Outline, overview, versions::changes,
};
use crate::{
    Services, ServicesError,
    forms::{FormsError, edit::compare},
    sent::Sent,
};

pub(super) async fn show(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    Ok(page(&at.services, &at.view(&reader), &Errors::none()).await?)
}

pub(super) async fn publish(reader: Reader, at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let (services, kept) = (&at.services, &at.kept);
    let published = if kept.revision == base_of(&sent) {
        services.publish_form_draft(kept.clone(), Some(&at.actor.person)).await.map(drop)
    } else {
        Err(FormsError::Crowded(kept.slug.clone()).into())
    };
    match published {
        Ok(()) => Ok(at.done("published", "")),
        Err(error) if error.status() < 500 => {
            let view = at.view(&reader);
            Ok(page(services, &view, &said(&view, &error)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Why it was not published. Faults stand on the page anyway.
fn said(view: &View<'_>, error: &ServicesError) -> Errors {
    match error {
        ServicesError::Forms(FormsError::Crowded(_)) => {
            Errors::none().with("base", view.t("publish-crowded"))
        }
        ServicesError::Forms(FormsError::Unsound(_)) => {
            Errors::none().with("base", view.t("publish-faults"))
        }
        ServicesError::Forms(FormsError::NoLegalBasis(fields)) => {
            let names: Vec<_> = fields.iter().map(|it| view.names.get(it)).collect();
            let args = [("fields", names.join(", ").into())];
            let said = view.reader.tr("error-services-forms-no-legal-basis", &args);
            Errors::none().with("base", said)
        }
        other => errors_of(view.reader, other),
    }
}

async fn page(
    services: &Services,
    view: &View<'_>,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let outline = Outline::of(view);
    let base = manage_path(&view.kept.slug);
    let may_be = outline.faults().is_empty();
    let body = html! {
        (view.base())
        div id="f-base" tabindex="-1" {}
        (actions(&html! {
            @if may_be { (submit(Look::Primary, view.t("publish-now"))) }
            (link_button(Look::Tertiary, view.t("cancel"), &base))
        }))
    };
    let main = html! {
        p.lead { (view.t("publish-text")) }
        @if may_be { (overview::lacks(view, &outline)) }
        @else {
            (overview::faults(view, &outline))
        }
        (news(services, view).await?)
        (form(view.reader, format!("{base}/publish"), errors, &body))
    };
    let args = [("form", view.title().into()), ("number", (view.kept.latest + 1).into())];
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(view
        .below(view.reader.tr("services-forms-edit-publish-title", &args), main)
        .narrow()
        .status(status)
        .render(view.reader))
}

/// What is new beside the version that people fill in now.
async fn news(services: &Services, view: &View<'_>) -> Result<Markup, ServicesError> {
    if view.kept.latest == 0 {
        return Ok(html! {});
    }
    let live = services.form_version(&view.kept.slug, view.kept.latest).await?;
    let found = compare(&live.definition, view.draft());
    let args = [("number", live.number.into())];
    Ok(html! {
        h2 { (view.reader.tr("services-forms-edit-news", &args)) }
        (changes(view.reader, &live.definition, view.draft(), &found))
    })
}
