//! `/appointments/manage`: the places whose appointments somebody looks after.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use commons::Slug;
use identity::{Actor, Role};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Choice, Field, Look, actions, empty_state, form, link_list, submit},
    form::{Errors, Form},
};

use super::desk::path;
use crate::{
    Services, ServicesError,
    appointments::{agenda, counters::PlaceSettings, error::AppointmentsError},
    catalogue::model::Location,
};

/// How a new place begins.
const AT_FIRST: PlaceSettings =
    PlaceSettings { kept_percent: 25, lead_minutes: 60, horizon_days: 60 };

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    location: String,
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Clerk)?;
    let names = services.names().await?;
    let places = agenda::places(services.db(), "").await?;
    let own: Vec<_> =
        places.values().filter(|place| actor.has(Role::Clerk, &place.office)).collect();
    let items = own.iter().map(|place| {
        let name = names.place(&place.location);
        (html! { (reader.text(&name.name)) }, path(place), html! { (name.address) })
    });
    let new = addable(&services, &actor).await?;
    Ok(Page::new(reader.t("services-appointments-manage-title"))
        .lead(reader.t("services-appointments-manage-lead"))
        .main(html! {
            @if own.is_empty() {
                (empty_state(reader.t("services-appointments-manage-none"), &html! {
                    p { (reader.t("services-appointments-manage-none-text")) }
                }))
            } @else { (link_list(items)) }
            @if !new.is_empty() { (add_form(&reader, &new)) }
        })
        .render(&reader))
}

/// The locations of the catalogue that could give appointments too.
async fn addable(services: &Services, actor: &Actor) -> Result<Vec<Location>, ServicesError> {
    if !actor.has_anywhere(Role::OfficeHead) {
        return Ok(Vec::new());
    }
    let places = agenda::places(services.db(), "").await?;
    let is_own = |it: &Location| {
        it.office.as_ref().is_some_and(|office| actor.has(Role::OfficeHead, office))
    };
    let all = services.locations().await?;
    Ok(all.into_values().filter(|it| is_own(it) && !places.contains_key(&it.slug)).collect())
}

fn add_form(reader: &Reader, new: &[Location]) -> Markup {
    let choices = new
        .iter()
        .map(|it| Choice::new(it.slug.as_str(), reader.plain(&it.content.name)))
        .collect();
    let body = html! {
        (Field::select("location", reader.t("services-appointments-where"), choices)
            .show(reader, &Errors::none()))
        (actions(&submit(Look::Secondary, reader.t("services-appointments-manage-add"))))
    };
    html! {
        section aria-labelledby="add" {
            h2 id="add" { (reader.t("services-appointments-manage-add-title")) }
            (form(reader, "/appointments/manage", &Errors::none(), &body))
        }
    }
}

pub(super) async fn add(
    actor: Actor,
    State(services): State<Services>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let location: Slug = sent.location.parse().map_err(|_| AppointmentsError::NoPlace)?;
    let location = services.location(&location).await?;
    let office = location.office.ok_or(AppointmentsError::NoPlace)?;
    actor.require(Role::OfficeHead, &office)?;
    services.set_place(&actor, &location.slug, &office, AT_FIRST).await?;
    let settings = format!("/appointments/manage/{}/settings", location.slug);
    Ok(Redirect::to(&settings).into_response())
}
