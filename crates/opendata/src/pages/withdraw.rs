//! `/data/{slug}/versions/{number}/withdraw`: an editor takes back what must not be public.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Text};
use identity::{Actor, Role};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, Tone, actions, alert, form, link_button, submit},
    form::{Errors, Form},
};

use super::{catalogue_crumb, dataset_crumb};
use crate::{Dataset, OpenData, OpenDataError, Version, api};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ground {
    reason: String,
    reason_en: String,
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (dataset, version) = asked_for(&opendata, &actor, &slug, &number).await?;
    Ok(page(&reader, &dataset, &version, &Ground::default(), &Errors::none()))
}

pub(super) async fn decide(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Path((slug, number)): Path<(String, String)>,
    Form(ground): Form<Ground>,
) -> Result<Response, Refusal> {
    let (dataset, version) = asked_for(&opendata, &actor, &slug, &number).await?;
    let text = Text::both(&ground.reason, &ground.reason_en);
    let by = Some(&actor.person);
    match opendata.withdraw(&dataset.slug, version.number, &text, by).await {
        Ok(()) => Ok(Redirect::to(&version.path()).into_response()),
        Err(error) if error.status() < 500 => {
            Ok(page(&reader, &dataset, &version, &ground, &Errors::of_error(&reader, &error)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn asked_for(
    opendata: &OpenData,
    actor: &Actor,
    slug: &str,
    number: &str,
) -> Result<(Dataset, Version), Refusal> {
    let dataset = opendata.dataset(&api::slug_of(slug)?).await?;
    actor.require(Role::Editor, &dataset.office).map_err(OpenDataError::from)?;
    let version = opendata.version(&dataset.slug, api::number_of(number)?).await?;
    Ok((dataset, version))
}

fn page(
    reader: &Reader,
    dataset: &Dataset,
    version: &Version,
    ground: &Ground,
    errors: &Errors,
) -> Response {
    let fields = [
        Field::textarea("reason", reader.t("opendata-withdraw-reason"), 3)
            .hint(reader.t("opendata-withdraw-reason-hint"))
            .value(&ground.reason),
        Field::textarea("reason_en", reader.t("opendata-inventory-reason-en"), 3)
            .optional()
            .value(&ground.reason_en),
    ];
    let body = html! {
        @for field in fields { (field.show(reader, errors)) }
        (actions(&html! {
            (submit(Look::Primary, reader.t("opendata-withdraw-now")))
            (link_button(Look::Tertiary, reader.t("opendata-cancel"), version.path()))
        }))
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let args = [("number", version.number.into())];
    Page::new(reader.tr("opendata-withdraw-title", &args))
        .lead(reader.t("opendata-withdraw-lead"))
        .crumbs(vec![catalogue_crumb(reader), dataset_crumb(reader, dataset)])
        .narrow()
        .status(status)
        .main(html! {
            (alert(reader, Tone::Warning, reader.t("opendata-withdraw-warning"), &html! {}))
            (form(reader, format!("{}/withdraw", version.path()), errors, &body))
        })
        .render(reader)
}

/// Says that the rows of a version are gone, and why.
pub(super) fn notice(reader: &Reader, ground: &Text) -> Markup {
    let body = html! { p { (reader.text(ground)) } };
    alert(reader, Tone::Warning, reader.t("opendata-withdrawn-title"), &body)
}

/// The link to this page, for those who may.
pub(super) fn link(reader: &Reader, version: &Version) -> Markup {
    html! { p { a href={ (version.path()) "/withdraw" } { (reader.t("opendata-withdraw")) } } }
}
