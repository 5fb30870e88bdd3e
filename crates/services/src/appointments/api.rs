//! What machines see: the same as people, with the same limits.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use commons::{Day, Id, Slug};
use identity::Client;
use serde::Deserialize;
use serde_json::{Value, json};
use ui::{Reader, Refusal};

use super::{
    agenda::{self, Share},
    changes::By,
    error::AppointmentsError,
    model::{Appointment, Contact, Door, Wish},
    search::{LONGEST_SPAN, Search},
    time::Cell,
    visitor::Browser,
};
use crate::Services;

/// The addresses of the interface.
pub(crate) fn routes() -> Router<Services> {
    Router::new()
        .route("/api/appointments/services", get(services))
        .route("/api/appointments/slots", get(slots))
        .route("/api/appointments/bookings", post(book))
        .route("/api/appointments/bookings/{token}", get(show))
        .route("/api/appointments/bookings/{token}/move", post(reschedule))
        .route("/api/appointments/bookings/{token}/cancel", post(cancel))
}

async fn services(State(services): State<Services>) -> Result<Response, Refusal> {
    let names = services.names().await?;
    let all: Vec<Value> = agenda::minutes(services.db())
        .await?
        .into_iter()
        .map(|(slug, minutes)| {
            json!({ "service": slug, "name": names.service(&slug), "minutes": minutes })
        })
        .collect();
    let places: Vec<Value> = agenda::places(services.db(), "")
        .await?
        .into_keys()
        .map(|slug| {
            let place = names.place(&slug);
            json!({ "place": slug, "name": place.name, "address": place.address })
        })
        .collect();
    Ok(Json(json!({ "services": all, "places": places })).into_response())
}

/// `?service=a&service=b&place=x&from=2026-11-30&until=2026-12-04`
async fn slots(reader: Reader, State(services): State<Services>) -> Result<Response, Refusal> {
    let day = |name: &'static str, usual: Day| match reader.parameter(name) {
        Some(text) => text.parse::<Day>().map_err(|_| AppointmentsError::Time(name)),
        None => Ok(usual),
    };
    let first = day("from", Day::today())?;
    let search = Search {
        services: read_services(reader.parameters())?,
        location: reader.parameter("place").map(|place| read_place(&place)).transpose()?,
        first,
        last: day("until", first.plus(LONGEST_SPAN))?,
        share: Share::Online,
    };
    if search.services.is_empty() {
        return Ok(Json(json!({ "slots": [] })).into_response());
    }
    let slot = |openings: &super::search::Openings| {
        let starts: Vec<String> =
            openings.starts().map(|start| start.begins_at().to_string()).collect();
        json!({ "day": openings.day(), "place": openings.location, "starts": starts })
    };
    let found = services.find_slots(&search).await?;
    let slots: Vec<Value> = found.openings.iter().map(slot).collect();
    Ok(Json(json!({ "slots": slots })).into_response())
}

fn read_services(parameters: Vec<(String, String)>) -> Result<Vec<Slug>, AppointmentsError> {
    let mut services: Vec<Slug> = parameters
        .into_iter()
        .filter(|(name, _)| name == "service")
        .map(|(_, slug)| slug.parse().map_err(|_| AppointmentsError::NoServices))
        .collect::<Result<_, _>>()?;
    services.sort();
    services.dedup();
    Ok(services)
}

fn read_place(place: &str) -> Result<Slug, AppointmentsError> {
    place.parse().map_err(|_| AppointmentsError::NoPlace)
}

fn read_start(at: &str) -> Result<Cell, AppointmentsError> {
    let at = at.parse().map_err(|_| AppointmentsError::Time("at"))?;
    Cell::beginning(at).ok_or(AppointmentsError::Time("at"))
}

#[derive(Deserialize)]
struct Booking {
    services: Vec<Slug>,
    place: Slug,
    at: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
}

async fn book(
    reader: Reader,
    client: Client,
    State(services): State<Services>,
    headers: HeaderMap,
    Json(booking): Json<Booking>,
) -> Result<Response, Refusal> {
    let contact = Contact::read(&booking.name, &booking.email, reader.lang)?;
    let start = read_start(&booking.at)?;
    services.count_booking(&client.network).await?;
    let mut wanted = booking.services;
    wanted.sort();
    wanted.dedup();
    // A program keeps no cookie: its e-mail address and its network are all that is counted.
    let browser = headers.contains_key("cookie").then(|| Browser::of(&headers));
    let marks = services.marks(browser.as_ref(), &contact);
    let wish = Wish {
        services: wanted,
        location: booking.place,
        start,
        door: Door::Online,
        contact,
        marks,
    };
    let booked = services.book(&wish).await?;
    let mut told = described(&booked.appointment);
    told["token"] = json!(booked.token);
    Ok((StatusCode::CREATED, Json(told)).into_response())
}

async fn show(
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    Ok(Json(described(&appointment)).into_response())
}

#[derive(Deserialize)]
struct Moving {
    place: Slug,
    at: String,
}

async fn reschedule(
    client: Client,
    State(services): State<Services>,
    Path(token): Path<Id>,
    Json(moving): Json<Moving>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    let start = read_start(&moving.at)?;
    services.count_booking(&client.network).await?;
    let moved = services.move_appointment(&appointment, &moving.place, start, By::Person).await?;
    Ok(Json(described(&moved)).into_response())
}

async fn cancel(
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    services.cancel_appointment(&appointment, By::Person).await?;
    let cancelled = services.appointment_of_link(token.as_str()).await?;
    Ok(Json(described(&cancelled)).into_response())
}

/// An appointment as its holder sees it.
fn described(appointment: &Appointment) -> Value {
    json!({
        "code": appointment.code,
        "number": appointment.number,
        "services": appointment.services,
        "place": appointment.location,
        "begins_at": appointment.begins_at(),
        "ends_at": appointment.ends_at(),
        "state": appointment.state,
        "news": appointment.news,
        "sequence": appointment.sequence,
    })
}
