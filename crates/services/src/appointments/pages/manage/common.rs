//! How appointments are shown to offices.

use maud::{Markup, html};
use ui::{
    Reader,
    components::{Column, DataTable, Tone, badge},
};

use crate::appointments::{
    desk::Expected,
    model::{News, State},
    names::Names,
    pages::common::{moment, service_names},
};

/// The page of one appointment for clerks.
pub(super) fn one_path(expected: &Expected) -> String {
    let appointment = &expected.appointment;
    format!("/appointments/manage/{}/at/{}", appointment.location, appointment.id)
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
