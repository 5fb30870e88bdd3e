//! `/appointments/manage/{location}/close`: other hours on one day, or none. Who has booked is named
//! before anything changes.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Explain};
use identity::{Actor, Role};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, Tone, actions, alert, form, link_button, submit},
    form::{Errors, Form},
};

use super::common::{crumbs, path, place, table, views};
use crate::{
    Services,
    appointments::{
        agenda::Place,
        desk::Expected,
        error::AppointmentsError,
        names::Names,
        pages::common::long_day,
        rules::{self, Hours},
    },
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

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(location): Path<String>,
) -> Result<Response, Refusal> {
    let place = place(&services, &actor, &location, Role::OfficeHead).await?;
    let names = services.names().await?;
    Ok(page(&reader, &actor, &names, &place, &Sent::default(), &Errors::none()))
}

pub(super) async fn send(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(location): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let place = place(&services, &actor, &location, Role::OfficeHead).await?;
    let names = services.names().await?;
    let (day, hours) = match sent.read() {
        Ok(read) => read,
        Err(error) => {
            let errors = named(&reader, &error);
            return Ok(page(&reader, &actor, &names, &place, &sent, &errors));
        }
    };
    if sent.confirmed.is_none() {
        let counters = services.counters_on(&place.location, day, &hours).await?;
        let affected = services.affected(&counters).await?;
        let affected: Vec<_> =
            affected.into_iter().filter(|it| it.appointment.day == day).collect();
        return Ok(confirm(&reader, &names, &place, day, &hours, &affected));
    }
    done(&services, &actor, &place, day, &hours).await
}

async fn done(
    services: &Services,
    actor: &Actor,
    place: &Place,
    day: Day,
    hours: &[Hours],
) -> Result<Response, Refusal> {
    services.change_day(actor, &place.location, day, hours).await?;
    Ok(Redirect::to(&format!("{}?day={day}", path(place))).into_response())
}

/// The sentence stands at the field that it is about.
fn named(reader: &Reader, error: &AppointmentsError) -> Errors {
    let field = error.place().field.unwrap_or_else(|| "hours".to_owned());
    Errors::none().with(field, reader.explain(error))
}

fn page(
    reader: &Reader,
    actor: &Actor,
    names: &Names,
    place: &Place,
    sent: &Sent,
    errors: &Errors,
) -> Response {
    let body = html! {
        (Field::date("day", reader.t("services-appointments-day")).value(&sent.day)
            .show(reader, errors))
        (Field::text("hours", reader.t("services-appointments-hours"))
            .hint(reader.t("services-appointments-close-hint")).optional().value(&sent.hours)
            .show(reader, errors))
        (actions(&submit(Look::Primary, reader.t("services-appointments-next-step"))))
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Page::new(reader.t("services-appointments-manage-close"))
        .lead(reader.t("services-appointments-close-lead"))
        .crumbs(crumbs(reader, names, Some(place)))
        .status(status)
        .main(html! {
            (views(reader, actor, names, place, "close"))
            (form(reader, format!("{}/close", path(place)), errors, &body))
        })
        .render(reader)
}

fn confirm(
    reader: &Reader,
    names: &Names,
    place: &Place,
    day: Day,
    hours: &[Hours],
    affected: &[Expected],
) -> Response {
    let written = rules::write_hours(hours);
    let back = format!("{}/close", path(place));
    let shown =
        if hours.is_empty() { reader.t("services-appointments-closed") } else { written.clone() };
    Page::new(reader.t("services-appointments-manage-close"))
        .crumbs(crumbs(reader, names, Some(place)))
        .main(html! {
            p { strong { (long_day(reader, day)) ": " (shown) } }
            (consequences(reader, names, affected))
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
