//! `/appointments/manage/{location}/at/{id}`: one appointment for clerks: its slip to print, moving
//! and cancelling it. The person is told by their page, and by mail where they gave an address.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Id, Slug, Timestamp};
use identity::{Actor, Role};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use ui::{
    Page, Reader, Refusal,
    components::{Look, actions, description_list, empty_state, link_button, submit},
    form::Form,
};

use super::{
    booking::booked,
    common::{crumbs, one_path, path, place, standing},
};
use crate::{
    Services, ServicesError,
    appointments::{
        agenda::{Place, Share},
        changes::By,
        desk::Expected,
        error::AppointmentsError,
        names::Names,
        pages::{
            appointment::slip,
            common::{Asked, moment, own_path, read_time},
            slots::taken,
            view::View,
        },
        search::{LONGEST_SPAN, Search},
        time::Cell,
    },
};

/// The slot that a clerk chose.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    at: String,
}

/// What the pages of one appointment need.
struct One {
    reader: Reader,
    services: Services,
    names: Names,
    place: Place,
    it: Expected,
}

impl One {
    async fn of(
        reader: Reader,
        actor: &Actor,
        services: Services,
        location: &str,
        id: &Id,
    ) -> Result<Self, ServicesError> {
        let place = place(&services, actor, location, Role::Clerk).await?;
        let it = services.expected_one(&place.location, id).await?;
        let names = services.names().await?;
        Ok(Self { reader, services, names, place, it })
    }

    fn page(&self, title: &str, status: StatusCode, main: &Markup) -> Response {
        Page::new(self.reader.t(title))
            .crumbs(crumbs(&self.reader, &self.names, Some(&self.place)))
            .status(status)
            .main(html! { (main) })
            .render(&self.reader)
    }
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((location, id)): Path<(String, Id)>,
) -> Result<Response, Refusal> {
    let one = One::of(reader, &actor, services, &location, &id).await?;
    let (reader, it) = (&one.reader, &one.it);
    let t = |key: &str| reader.t(key);
    let is_new = reader.parameter("booked").is_some();
    let day = format!("{}?day={}", path(&one.place), it.appointment.day);
    let link = slip_link(&one, is_new).await?;
    let main = html! {
        @if is_new { (booked(reader)) }
        p { (standing(reader, it)) " " @if let Some(name) = &it.name { (name) ", " }
            (t("services-appointments-counter")) " " (it.counter) }
        (slip(reader, &one.names, &it.appointment, link.as_deref()))
        (actions(&html! {
            @if it.appointment.is_open(Timestamp::now()) {
                (link_button(Look::Secondary, t("services-appointments-move"), format!("{}/move", one_path(it))))
                (link_button(Look::Tertiary, t("services-appointments-cancel"), format!("{}/cancel", one_path(it))))
            }
            (link_button(Look::Tertiary, t("services-appointments-manage-day"), day))
        }))
    };
    Ok(one.page("services-appointments-one-title", StatusCode::OK, &main))
}

/// A fresh slip carries a link of its own for the person; later ones carry the code alone, so that
/// looking at an appointment makes no secrets.
async fn slip_link(one: &One, is_new: bool) -> Result<Option<String>, ServicesError> {
    if !is_new {
        return Ok(None);
    }
    let services = &one.services;
    let token = crate::appointments::links::mint(services.db(), &one.it.appointment).await?;
    Ok(Some(format!("{}{}", services.config().base_url, own_path(token.as_str()))))
}

pub(super) async fn choose(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((location, id)): Path<(String, Id)>,
) -> Result<Response, Refusal> {
    let one = One::of(reader, &actor, services, &location, &id).await?;
    one.it.appointment.require_open()?;
    let asked = Asked::of(&one.reader);
    match asked.at {
        Some(at) => Ok(confirm(&one, at)),
        None => slots(&one, asked, false).await,
    }
}

async fn slots(one: &One, asked: Asked, was_taken: bool) -> Result<Response, Refusal> {
    let first = Day::today();
    let search = Search {
        services: one.it.appointment.services.0.clone(),
        location: Some(one.place.location.clone()),
        first,
        last: first.plus(LONGEST_SPAN.min(i64::from(one.place.horizon_days))),
        share: Share::All,
    };
    let found = one.services.find_slots(&search).await?;
    let asked = Asked { services: Vec::new(), place: None, ..asked };
    let path = format!("{}/move", one_path(&one.it));
    let view = View {
        reader: &one.reader,
        names: &one.names,
        found: &found,
        asked: &asked,
        places: Vec::new(),
        path: &path,
        next: &path,
    };
    let until_now = one.reader.t("services-appointments-until-now");
    let main = html! {
        @if was_taken { (taken(&one.reader)) }
        (description_list([(until_now, moment(&one.reader, one.it.appointment.from))]))
        (view.show())
        @if found.openings.is_empty() {
            (empty_state(one.reader.t("services-appointments-nothing"), &html! {}))
        }
    };
    let status = if was_taken { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(one.page("services-appointments-move-title", status, &main))
}

fn confirm(one: &One, at: Cell) -> Response {
    let t = |key: &str| one.reader.t(key);
    let path = format!("{}/move", one_path(&one.it));
    let main = html! {
        (description_list([
            (t("services-appointments-until-now"), moment(&one.reader, one.it.appointment.from)),
            (t("services-appointments-from-now"), moment(&one.reader, at)),
        ]))
        p { (t("services-appointments-desk-told")) }
        form.form method="post" action=(path) {
            input type="hidden" name="at" value=(at.begins_at());
            (actions(&html! {
                (submit(Look::Primary, t("services-appointments-move-yes")))
                (link_button(Look::Tertiary, t("services-appointments-other-time"), path))
            }))
        }
    };
    one.page("services-appointments-move-title", StatusCode::OK, &main)
}

pub(super) async fn reschedule(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((location, id)): Path<(String, Id)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let one = One::of(reader, &actor, services, &location, &id).await?;
    let at = read_time(&sent.at)?;
    let place: &Slug = &one.place.location;
    match one.services.move_appointment(&one.it.appointment, place, at, By::Clerk).await {
        Ok(_) => {
            one.services.note(&actor, "appointment-moved", &id, json!({})).await?;
            Ok(Redirect::to(&one_path(&one.it)).into_response())
        }
        Err(ServicesError::Appointments(AppointmentsError::Taken)) => {
            slots(&one, Asked { day: Some(at.day()), ..Asked::default() }, true).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn ask(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((location, id)): Path<(String, Id)>,
) -> Result<Response, Refusal> {
    let one = One::of(reader, &actor, services, &location, &id).await?;
    one.it.appointment.require_open()?;
    let t = |key: &str| one.reader.t(key);
    let main = html! {
        (description_list([(t("services-appointments-when"), moment(&one.reader, one.it.appointment.from))]))
        p { (t("services-appointments-desk-told")) }
        form.form method="post" action={ (one_path(&one.it)) "/cancel" } {
            (actions(&html! {
                (submit(Look::Primary, t("services-appointments-cancel-yes")))
                (link_button(Look::Tertiary, t("services-appointments-back"), one_path(&one.it)))
            }))
        }
    };
    Ok(one.page("services-appointments-cancel-title", StatusCode::OK, &main))
}

pub(super) async fn cancel(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((location, id)): Path<(String, Id)>,
) -> Result<Response, Refusal> {
    let one = One::of(reader, &actor, services, &location, &id).await?;
    one.services.cancel_appointment(&one.it.appointment, By::Clerk).await?;
    one.services.note(&actor, "appointment-cancelled", &id, json!({})).await?;
    let day = format!("{}?day={}", path(&one.place), one.it.appointment.day);
    Ok(Redirect::to(&day).into_response())
}
