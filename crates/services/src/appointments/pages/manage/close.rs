//! `/appointments/manage/{location}/close`: other hours on one day, or none. Who has booked is named
//! before anything changes.

use axum::response::{IntoResponse, Redirect, Response};
use commons::{Day, Explain};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Reader, Refusal,
    components::{Field, Look, Tone, actions, alert, form, link_button, submit},
    form::{Errors, Form},
};

use super::{
    common::table,
    desk::{Desk, HeadsDesk},
};
use crate::appointments::{
    desk::Expected,
    error::AppointmentsError,
    names::Names,
    pages::common::long_day,
    rules::{self, Hours},
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    day: String,
    hours: String,
    confirmed: Option<String>,
}

impl Sent {
    fn read(&self) -> Result<(Day, Vec<Hours>), AppointmentsError> {
        let day: Day = self.day.parse().map_err(|_| AppointmentsError::Time("day"))?;
        if day < Day::today() {
            return Err(AppointmentsError::Time("day"));
        }
        Ok((day, rules::read_hours(&self.hours)?))
    }
}

pub(super) async fn show(HeadsDesk(desk): HeadsDesk) -> Response {
    page(&desk, &Sent::default(), &Errors::none())
}

pub(super) async fn send(
    HeadsDesk(desk): HeadsDesk,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let (services, location) = (&desk.services, &desk.place.location);
    let (day, hours) = match sent.read() {
        Ok(read) => read,
        Err(error) => return Ok(page(&desk, &sent, &named(&desk.reader, &error))),
    };
    if sent.confirmed.is_none() {
        let counters = services.counters_on(location, day, &hours).await?;
        let affected = services.affected(&counters).await?;
        let affected: Vec<_> =
            affected.into_iter().filter(|it| it.appointment.day == day).collect();
        return Ok(confirm(&desk, day, &hours, &affected));
    }
    services.change_day(&desk.actor, location, day, &hours).await?;
    Ok(Redirect::to(&format!("{}?day={day}", desk.path())).into_response())
}

/// The sentence stands at the field that it is about.
fn named(reader: &Reader, error: &AppointmentsError) -> Errors {
    let field = error.place().field.unwrap_or_else(|| "hours".to_owned());
    Errors::none().with(field, reader.explain(error))
}

fn page(desk: &Desk, sent: &Sent, errors: &Errors) -> Response {
    let reader = &desk.reader;
    let body = html! {
        (Field::date("day", reader.t("services-appointments-day")).value(&sent.day)
            .show(reader, errors))
        (Field::text("hours", reader.t("services-appointments-hours"))
            .hint(reader.t("services-appointments-close-hint")).optional().value(&sent.hours)
            .show(reader, errors))
        (actions(&submit(Look::Primary, reader.t("services-appointments-next-step"))))
    };
    let form = form(reader, format!("{}/close", desk.path()), errors, &body);
    desk.page(reader.t("services-appointments-manage-close"), errors)
        .lead(reader.t("services-appointments-close-lead"))
        .main(desk.view("close", &form))
        .render(reader)
}

fn confirm(desk: &Desk, day: Day, hours: &[Hours], affected: &[Expected]) -> Response {
    let reader = &desk.reader;
    let written = rules::write_hours(hours);
    let back = format!("{}/close", desk.path());
    let shown =
        if hours.is_empty() { reader.t("services-appointments-closed") } else { written.clone() };
    desk.page(reader.t("services-appointments-manage-close"), &Errors::none())
        .main(html! {
            p { strong { (long_day(reader, day)) ": " (shown) } }
            (consequences(reader, &desk.names, affected))
            form.form method="post" action=(back) {
                input type="hidden" name="day" value=(day);
                input type="hidden" name="hours" value=(written);
                input type="hidden" name="confirmed" value="yes";
                (actions(&html! {
                    (submit(Look::Primary, reader.t("services-appointments-save")))
                    (link_button(Look::Tertiary, reader.t("services-appointments-back"), back))
                }))
            }
        })
        .render(reader)
}

/// Who has booked and can no longer be expected, and what happens to them.
pub(super) fn consequences(reader: &Reader, names: &Names, affected: &[Expected]) -> Markup {
    if affected.is_empty() {
        return html! { p { (reader.t("services-appointments-affects-nobody")) } };
    }
    let count = [("count", affected.len().into())];
    let body = html! { p { (reader.t("services-appointments-affects-text")) } };
    html! {
        (alert(reader, Tone::Warning, reader.tr("services-appointments-affects", &count), &body))
        (table(reader, names, reader.tr("services-appointments-affects", &count), affected))
    }
}
