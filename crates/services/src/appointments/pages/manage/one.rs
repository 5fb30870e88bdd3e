//! `/appointments/manage/{location}/at/{id}`: one appointment for clerks: its slip to print, moving
//! and cancelling it. The person is told by their page, and by mail where they gave an address.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use ui::{
    Refusal,
    components::{Look, actions, description_list, empty_state, link_button, submit},
    form::{Errors, Form},
};

use super::{
    booking::booked,
    common::{one_path, standing},
    desk::{Desk, One},
};
use crate::{
    ServicesError,
    appointments::{
        agenda::Share,
        changes::By,
        error::AppointmentsError,
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

impl One {
    fn path(&self) -> String {
        one_path(&self.it)
    }

    /// The list of its day.
    fn day(&self) -> String {
        format!("{}?day={}", self.desk.path(), self.it.appointment.day)
    }

    fn page(&self, title: &str, status: StatusCode, main: Markup) -> Response {
        let reader = &self.desk.reader;
        self.desk.page(reader.t(title), &Errors::none()).status(status).main(main).render(reader)
    }
}

pub(super) async fn show(one: One) -> Result<Response, Refusal> {
    let (reader, it) = (&one.desk.reader, &one.it);
    let t = |key: &str| reader.t(key);
    let is_new = reader.parameter("booked").is_some();
    let link = slip_link(&one, is_new).await?;
    let main = html! {
        @if is_new { (booked(reader)) }
        p { (standing(reader, it)) " " @if let Some(name) = &it.name { (name) ", " }
            (t("services-appointments-counter")) " " (it.counter) }
        (slip(reader, &one.desk.names, &it.appointment, link.as_deref()))
        (actions(&html! {
            @if it.appointment.is_open(Timestamp::now()) {
                (link_button(Look::Secondary, t("services-appointments-move"), format!("{}/move", one_path(it))))
                (link_button(Look::Tertiary, t("services-appointments-cancel"), format!("{}/cancel", one_path(it))))
            }
            (link_button(Look::Tertiary, t("services-appointments-manage-day"), one.day()))
        }))
    };
    Ok(one.page("services-appointments-one-title", StatusCode::OK, main))
}

/// A fresh slip carries a link of its own for the person; later ones carry the code alone, so that
/// looking at an appointment makes no secrets.
async fn slip_link(one: &One, is_new: bool) -> Result<Option<String>, ServicesError> {
    if !is_new {
        return Ok(None);
    }
    let services = &one.desk.services;
    let token = crate::appointments::links::mint(services.db(), &one.it.appointment).await?;
    Ok(Some(format!("{}{}", services.config().base_url, own_path(token.as_str()))))
}

pub(super) async fn choose(one: One) -> Result<Response, Refusal> {
    one.it.appointment.require_open()?;
    let asked = Asked::of(&one.desk.reader);
    match asked.at {
        Some(at) => Ok(confirm(&one, at)),
        None => slots(&one, asked, false).await,
    }
}

async fn slots(one: &One, asked: Asked, was_taken: bool) -> Result<Response, Refusal> {
    let Desk { reader, services, names, place, .. } = &one.desk;
    let first = Day::today();
    let search = Search {
        services: one.it.appointment.services.0.clone(),
        location: Some(place.location.clone()),
        first,
        last: first.plus(LONGEST_SPAN.min(i64::from(place.horizon_days))),
        share: Share::All,
    };
    let found = services.find_slots(&search).await?;
    let asked = Asked { services: Vec::new(), place: None, ..asked };
    let path = format!("{}/move", one.path());
    let view = View {
        reader,
        names,
        found: &found,
        asked: &asked,
        places: Vec::new(),
        path: &path,
        next: &path,
    };
    let until_now = reader.t("services-appointments-until-now");
    let main = html! {
        @if was_taken { (taken(reader)) }
        (description_list([(until_now, moment(reader, one.it.appointment.from))]))
        (view.show())
        @if found.openings.is_empty() {
            (empty_state(reader.t("services-appointments-nothing"), &html! {}))
        }
    };
    let status = if was_taken { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(one.page("services-appointments-move-title", status, main))
}

fn confirm(one: &One, at: Cell) -> Response {
    let t = |key: &str| one.desk.reader.t(key);
    let path = format!("{}/move", one.path());
    let main = html! {
        (description_list([
            (t("services-appointments-until-now"), moment(&one.desk.reader, one.it.appointment.from)),
            (t("services-appointments-from-now"), moment(&one.desk.reader, at)),
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
    one.page("services-appointments-move-title", StatusCode::OK, main)
}

pub(super) async fn reschedule(one: One, Form(sent): Form<Sent>) -> Result<Response, Refusal> {
    let at = read_time(&sent.at)?;
    let Desk { services, actor, place, .. } = &one.desk;
    let appointment = &one.it.appointment;
    match services.move_appointment(appointment, &place.location, at, By::Clerk).await {
        Ok(_) => {
            services.note(actor, "appointment-moved", &appointment.id, json!({})).await?;
            Ok(Redirect::to(&one.path()).into_response())
        }
        Err(ServicesError::Appointments(AppointmentsError::Taken)) => {
            slots(&one, Asked { day: Some(at.day()), ..Asked::default() }, true).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn ask(one: One) -> Result<Response, Refusal> {
    one.it.appointment.require_open()?;
    let t = |key: &str| one.desk.reader.t(key);
    let main = html! {
        (description_list([(t("services-appointments-when"), moment(&one.desk.reader, one.it.appointment.from))]))
        p { (t("services-appointments-desk-told")) }
        form.form method="post" action={ (one.path()) "/cancel" } {
            (actions(&html! {
                (submit(Look::Primary, t("services-appointments-cancel-yes")))
                (link_button(Look::Tertiary, t("services-appointments-back"), one.path()))
            }))
        }
    };
    Ok(one.page("services-appointments-cancel-title", StatusCode::OK, main))
}

pub(super) async fn cancel(one: One) -> Result<Response, Refusal> {
    let Desk { services, actor, .. } = &one.desk;
    let appointment = &one.it.appointment;
    services.cancel_appointment(appointment, By::Clerk).await?;
    services.note(actor, "appointment-cancelled", &appointment.id, json!({})).await?;
    Ok(Redirect::to(&one.day()).into_response())
}
