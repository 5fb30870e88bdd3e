//! What the pages of offices have in common: who may see them, and how one gets from one to the
//! other.

use commons::Slug;
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Crumb, Reader,
    components::{Column, DataTable, Tab, Tone, badge, tabs},
};

use crate::{
    Services, ServicesError,
    appointments::{
        agenda::{self, Place},
        desk::Expected,
        error::AppointmentsError,
        model::{News, State},
        names::Names,
        pages::common::{moment, service_names},
    },
};

/// The place of an address, for who has the role in its office.
pub(super) async fn place(
    services: &Services,
    actor: &Actor,
    location: &str,
    role: Role,
) -> Result<Place, ServicesError> {
    let location: Slug = location.parse().map_err(|_| AppointmentsError::NoPlace)?;
    let mut places = agenda::places(services.db(), location.as_str()).await?;
    let place = places.remove(&location).ok_or(AppointmentsError::NoPlace)?;
    actor.require(role, &place.office)?;
    Ok(place)
}

/// The day list of a place.
pub(super) fn path(place: &Place) -> String {
    format!("/appointments/manage/{}", place.location)
}

/// The page of one appointment for clerks.
pub(super) fn one_path(expected: &Expected) -> String {
    let appointment = &expected.appointment;
    format!("/appointments/manage/{}/at/{}", appointment.location, appointment.id)
}

/// The pages above.
pub(super) fn crumbs(reader: &Reader, names: &Names, place: Option<&Place>) -> Vec<Crumb> {
    let mut crumbs =
        vec![Crumb::new(reader.t("services-appointments-manage-title"), "/appointments/manage")];
    crumbs
        .extend(place.map(|place| {
            Crumb::new(reader.plain(&names.place(&place.location).name), path(place))
        }));
    crumbs
}

/// The views of one place.
pub(super) fn views(
    reader: &Reader,
    actor: &Actor,
    names: &Names,
    place: &Place,
    current: &str,
) -> Markup {
    let is_head = actor.has(Role::OfficeHead, &place.office);
    let for_clerks = [("day", ""), ("book", "/book"), ("affected", "/affected")];
    let for_heads = [("close", "/close"), ("settings", "/settings")];
    let shown = for_clerks.into_iter().chain(for_heads.into_iter().filter(|_| is_head));
    let base = path(place);
    let tab = |(word, part): (&str, &str)| Tab {
        label: reader.t(&format!("services-appointments-manage-{word}")),
        href: format!("{base}{part}"),
        current: word == current,
    };
    tabs(&reader.plain(&names.place(&place.location).name), &shown.map(tab).collect::<Vec<_>>())
}

/// How an appointment stands, in a word.
pub(super) fn standing(reader: &Reader, it: &Expected) -> Markup {
    let (state, news) = (it.appointment.state, it.appointment.news);
    if state == State::Booked && news == Some(News::Broken) {
        return badge(Tone::Danger, reader.t("services-appointments-state-broken"));
    }
    let tone = match state {
        State::Arrived | State::Called => Tone::Success,
        State::Missed | State::Cancelled => Tone::Warning,
        State::Booked | State::Done => Tone::Neutral,
    };
    badge(tone, reader.t(&format!("services-appointments-state-{state}")))
}

/// Appointments with their day, for lists over many days.
pub(super) fn table(reader: &Reader, names: &Names, title: String, all: &[Expected]) -> Markup {
    let columns = ["when", "number", "what", "called", "counter"]
        .map(|it| Column::text(reader.t(&format!("services-appointments-{it}"))));
    let rows = all.iter().map(|it| {
        vec![
            html! { a href=(one_path(it)) { (moment(reader, it.appointment.from)) } },
            html! { (it.appointment.number) },
            service_names(reader, names, &it.appointment.services.0),
            html! { (it.name.as_deref().unwrap_or("–")) },
            html! { (it.counter) },
        ]
    });
    DataTable::new(title, columns.to_vec()).quiet().headed().rows(rows).show(reader)
}
