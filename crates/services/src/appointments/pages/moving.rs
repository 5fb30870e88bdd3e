//! `/appointments/at/{token}/move`: another time or place for the same appointment. Without a slot
//! it shows those that are free; with one it asks once more.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Id, Slug, Timestamp};
use identity::Client;
use maud::html;
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Look, actions, description_list, empty_state, link_button, submit},
    form::Form,
};

use super::{
    common::{
        Asked, crumb, moment, own_crumb, own_page, own_path, phone_line, place_line, read_place,
        read_time,
    },
    slots::taken,
    view::View,
};
use crate::{
    Services, ServicesError,
    appointments::{
        agenda::{self, Share},
        changes::By,
        error::AppointmentsError,
        model::Appointment,
        search::{LONGEST_SPAN, Search},
        time::Cell,
    },
};

/// The slot that somebody chose.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    place: String,
    at: String,
}

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    if !appointment.is_open(Timestamp::now()) {
        return Ok(own_page(token.as_str()));
    }
    let asked = Asked::of(&reader);
    if (asked.place.as_ref(), asked.at) == (Some(&appointment.location), Some(appointment.from)) {
        // Who comes back to the question after moving has what they asked for.
        return Ok(own_page(token.as_str()));
    }
    match (&asked.place, asked.at) {
        (Some(place), Some(at)) => {
            confirm(&reader, &services, &token, &appointment, place, at).await
        }
        _ => choose(&reader, &services, &token, &appointment, asked, false).await,
    }
}

pub(super) async fn send(
    reader: Reader,
    client: Client,
    State(services): State<Services>,
    Path(token): Path<Id>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    let (place, at) = (read_place(&sent.place)?, read_time(&sent.at)?);
    services.count_booking(&client.network).await?;
    match services.move_appointment(&appointment, &place, at, By::Person).await {
        Ok(_) => {
            let own = format!("{}?moved=yes", own_path(token.as_str()));
            Ok(Redirect::to(&own).into_response())
        }
        Err(ServicesError::Appointments(AppointmentsError::Taken)) => {
            let asked = Asked { day: Some(at.day()), ..Asked::default() };
            choose(&reader, &services, &token, &appointment, asked, true).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn choose(
    reader: &Reader,
    services: &Services,
    token: &Id,
    appointment: &Appointment,
    asked: Asked,
    was_taken: bool,
) -> Result<Response, Refusal> {
    let first = Day::today();
    let search = Search {
        services: appointment.services.0.clone(),
        location: asked.place.clone(),
        first,
        last: first.plus(LONGEST_SPAN),
        share: Share::Online,
    };
    let (found, names) = (services.find_slots(&search).await?, services.names().await?);
    let places: Vec<Slug> = agenda::places(services.db(), "").await?.into_keys().collect();
    let asked = Asked { services: Vec::new(), ..asked };
    let path = format!("{}/move", own_path(token.as_str()));
    let view = View {
        reader,
        names: &names,
        found: &found,
        asked: &asked,
        places,
        path: &path,
        next: &path,
    };
    let status = if was_taken { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(Page::new(reader.t("services-appointments-move-title"))
        .lead(reader.t("services-appointments-move-lead"))
        .crumbs(vec![crumb(reader), own_crumb(reader, token.as_str())])
        .status(status)
        .main(html! {
            @if was_taken { (taken(reader)) }
            (description_list([(
                reader.t("services-appointments-until-now"),
                moment(reader, appointment.from),
            )]))
            (view.show())
            @if found.openings.is_empty() {
                (empty_state(reader.t("services-appointments-nothing"), &html! {
                    p { (reader.t("services-appointments-move-nothing")) }
                    (phone_line(reader, &names, Some(&appointment.location)))
                }))
            }
        })
        .render(reader))
}

async fn confirm(
    reader: &Reader,
    services: &Services,
    token: &Id,
    appointment: &Appointment,
    place: &Slug,
    at: Cell,
) -> Result<Response, Refusal> {
    let names = services.names().await?;
    let path = format!("{}/move", own_path(token.as_str()));
    let t = |key: &str| reader.t(key);
    Ok(Page::new(t("services-appointments-move-title"))
        .crumbs(vec![crumb(reader), own_crumb(reader, token.as_str())])
        .narrow()
        .main(html! {
            (description_list([
                (t("services-appointments-until-now"), moment(reader, appointment.from)),
                (t("services-appointments-from-now"), moment(reader, at)),
                (t("services-appointments-where"), place_line(reader, &names, place)),
            ]))
            form.form method="post" action=(path) {
                input type="hidden" name="place" value=(place);
                input type="hidden" name="at" value=(at.begins_at());
                (actions(&html! {
                    (submit(Look::Primary, t("services-appointments-move-yes")))
                    (link_button(Look::Tertiary, t("services-appointments-other-time"), format!("{path}?day={}", at.day())))
                }))
            }
        })
        .render(reader))
}
