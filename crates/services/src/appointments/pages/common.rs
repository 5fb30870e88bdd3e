//! What several pages need: reading what an address asks for, and writing days and times.

use axum::response::{IntoResponse, Redirect, Response};
use commons::{Day, Lang, Slug, Timestamp, in_town};
use maud::{Markup, html};
use ui::{
    Crumb, Reader,
    components::{description_list, steps},
};

use crate::appointments::{error::AppointmentsError, model::Appointment, names::Names, time::Cell};

/// What the address of a page asks for. What cannot be understood is left out: an old link still
/// finds the rest.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) services: Vec<Slug>,
    pub(super) place: Option<Slug>,
    pub(super) day: Option<Day>,
    pub(super) at: Option<Cell>,
}

impl Asked {
    /// What the reader's address asks for.
    pub(super) fn of(reader: &Reader) -> Self {
        let mut asked = Self::default();
        for (name, value) in reader.parameters() {
            match name.as_str() {
                "service" => asked.services.extend(value.parse::<Slug>()),
                "place" => asked.place = value.parse().ok(),
                "day" => asked.day = value.parse().ok(),
                "at" => asked.at = read_time(&value).ok(),
                _ => {}
            }
        }
        asked.services = without_twins(asked.services);
        asked
    }

    /// The services as a query, for links.
    pub(super) fn query(&self) -> String {
        services_query(&self.services)
    }
}

/// Each service once.
pub(super) fn without_twins(mut services: Vec<Slug>) -> Vec<Slug> {
    services.sort();
    services.dedup();
    services
}

/// `service=a&service=b`
pub(super) fn services_query(services: &[Slug]) -> String {
    let all: Vec<String> = services.iter().map(|service| format!("service={service}")).collect();
    all.join("&")
}

/// The services that a form sent.
pub(super) fn read_services(sent: &[String]) -> Result<Vec<Slug>, AppointmentsError> {
    let services: Vec<Slug> = sent.iter().filter_map(|service| service.parse().ok()).collect();
    if services.is_empty() {
        Err(AppointmentsError::NoServices)
    } else {
        Ok(without_twins(services))
    }
}

/// The place that a form sent.
pub(super) fn read_place(sent: &str) -> Result<Slug, AppointmentsError> {
    sent.parse().map_err(|_| AppointmentsError::NoPlace)
}

/// A time as addresses have it: `2026-11-30T08:20:00Z`.
pub(super) fn read_time(text: &str) -> Result<Cell, AppointmentsError> {
    let at: Timestamp = text.parse().map_err(|_| AppointmentsError::Time("at"))?;
    Cell::beginning(at).ok_or(AppointmentsError::Time("at"))
}

/// `Montag, 30. November 2026`
pub(super) fn long_day(reader: &Reader, day: Day) -> String {
    format!("{}, {}", weekday(reader, day), reader.date(day.begins_at()))
}

/// `Montag`
pub(super) fn weekday(reader: &Reader, day: Day) -> String {
    reader.t(&format!("services-appointments-weekday-{}", day.weekday()))
}

/// `Mo. 30.11.` or `Mon 30/11`
pub(super) fn short_day(reader: &Reader, day: Day) -> String {
    let date = day.date();
    let name = reader.t(&format!("services-appointments-weekday-short-{}", day.weekday()));
    match reader.lang {
        Lang::De => format!("{name}\u{a0}{}.{}.", date.day(), date.month()),
        Lang::En => format!("{name}\u{a0}{}/{}", date.day(), date.month()),
    }
}

/// `09:20`, as the town's clocks show it.
pub(super) fn clock(cell: Cell) -> String {
    let shown = in_town(cell.begins_at());
    format!("{:02}:{:02}", shown.hour(), shown.minute())
}

/// `Montag, 30. November 2026, 09:20 Uhr`, marked with the moment for machines.
pub(super) fn moment(reader: &Reader, cell: Cell) -> Markup {
    html! { time datetime=(cell.begins_at()) { (moment_text(reader, cell)) } }
}

/// The same as text.
pub(super) fn moment_text(reader: &Reader, cell: Cell) -> String {
    let args = [("day", long_day(reader, cell.day()).into()), ("time", clock(cell).into())];
    reader.tr("services-appointments-moment", &args)
}

/// The names of services, as a list in one line.
pub(super) fn service_names(reader: &Reader, names: &Names, services: &[Slug]) -> Markup {
    html! {
        @for (at, service) in services.iter().enumerate() {
            @if at > 0 { ", " }
            (reader.text(&names.service(service)))
        }
    }
}

/// A place with its address.
pub(super) fn place_line(reader: &Reader, names: &Names, place: &Slug) -> Markup {
    let place = names.place(place);
    html! {
        (reader.text(&place.name))
        @if !place.address.is_empty() { br; (place.address) }
    }
}

/// What, where and when.
pub(super) fn facts(reader: &Reader, names: &Names, appointment: &Appointment) -> Markup {
    let t = |key: &str| html! { (reader.t(key)) };
    description_list([
        (t("services-appointments-what"), service_names(reader, names, &appointment.services.0)),
        (t("services-appointments-when"), moment(reader, appointment.from)),
        (t("services-appointments-where"), place_line(reader, names, &appointment.location)),
    ])
}

/// The steps of booking.
pub(super) fn booking_steps(reader: &Reader, current: usize) -> Markup {
    let labels = ["services", "time", "details", "done"]
        .map(|step| reader.t(&format!("services-appointments-step-{step}")));
    steps(reader, &labels, current)
}

/// The first page of appointments above a page.
pub(super) fn crumb(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("services-appointments-title"), "/appointments")
}

/// The page of an appointment above a page.
pub(super) fn own_crumb(reader: &Reader, token: &str) -> Crumb {
    Crumb::new(reader.t("services-appointments-own-title"), own_path(token))
}

/// The page of an appointment.
pub(super) fn own_path(token: &str) -> String {
    format!("/appointments/at/{token}")
}

/// Back to that page, which says how the appointment stands.
pub(super) fn own_page(token: &str) -> Response {
    Redirect::to(&own_path(token)).into_response()
}

/// Where somebody can call instead: the number of the place, else nothing.
pub(super) fn phone_line(reader: &Reader, names: &Names, place: Option<&Slug>) -> Markup {
    let phone = place.map(|place| names.place(place).phone).filter(|phone| !phone.is_empty());
    html! {
        @if let Some(phone) = phone {
            p { (reader.tr("services-appointments-phone", &[("phone", phone.into())])) }
        }
    }
}
