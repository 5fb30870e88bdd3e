//! The draft as a preview: its definition for the program of the online form, and its paper.
//! Nobody but the members of the office sees it, and no browser keeps it.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use identity::{Actor, Role};
use serde_json::json;
use ui::{Crumb, Reader, Refusal};

use super::{Editing, View, crumbs, kept_form, manage_path, outline::Outline, overview};
use crate::{
    Services, ServicesError,
    forms::{
        Form, FormVersion, FormsError, Kept,
        pages::{online, public},
    },
};

/// What a draft is called where versions have numbers.
const NUMBER: u64 = 0;

/// `/services/forms/manage/{form}/draft.json`: as a version, with the number 0.
pub(super) async fn json(
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
) -> Result<Response, Refusal> {
    let kept = member(&services, &actor, &form).await?;
    let version = version(&kept)?;
    let body = json!({
        "version": version.number,
        "published": version.created_at,
        "definition": version.definition,
    });
    Ok(private(body.to_string().into_response(), "application/json"))
}

/// `/services/forms/manage/{form}/draft.pdf`
pub(super) async fn pdf(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    match version(&at.kept) {
        Ok(version) => {
            let pdf = public::print(&at.services, &version, &reader, None).await?;
            Ok(private(pdf.into_response(), "application/pdf"))
        }
        Err(_) => Ok(unsound(&at.view(&reader))),
    }
}

/// `/services/forms/manage/{form}/preview`: the draft as people will fill it in; sends nothing.
pub(super) async fn preview(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
) -> Result<Response, Refusal> {
    let kept = member(&services, &actor, &form).await?;
    let view = View::of(&reader, &kept);
    let Ok(version) = version(&kept) else { return Ok(unsound(&view)) };
    let base = manage_path(&kept.slug);
    let page = online::preview(&services, &version, &reader, &format!("{base}/draft.json")).await?;
    let mut above = crumbs(&reader);
    above.push(Crumb::new(view.title(), base));
    Ok(online::left_behind_nowhere(page.crumbs(above).render(&reader)))
}

/// A page that says what must be mended before there is something to look at.
fn unsound(view: &View<'_>) -> Response {
    let main = maud::html! {
        p { (view.t("no-preview")) }
        (overview::faults(view, &Outline::of(view)))
        p { a href=(manage_path(&view.kept.slug)) { (view.t("back")) } }
    };
    view.below(view.t("preview-pdf"), main)
        .status(axum::http::StatusCode::UNPROCESSABLE_ENTITY)
        .render(view.reader)
}

/// A form of which the actor may see the draft: as a clerk or an editor of its office.
async fn member(services: &Services, actor: &Actor, form: &str) -> Result<Kept, ServicesError> {
    let kept = kept_form(services, form).await?;
    if !actor.has(Role::Clerk, &kept.office) {
        actor.require(Role::Editor, &kept.office)?;
    }
    Ok(kept)
}

/// The draft as a version that nobody published.
fn version(kept: &Kept) -> Result<FormVersion, ServicesError> {
    Form::new(kept.draft.clone()).map_err(FormsError::Unsound)?;
    Ok(FormVersion {
        form: kept.slug.clone(),
        number: NUMBER,
        created_at: kept.changed_at,
        definition: kept.draft.clone(),
        statement: String::new(),
    })
}

fn private(mut response: Response, kind: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}
