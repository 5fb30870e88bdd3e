//! The waiting list: being told by mail that an earlier slot is free.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Explain, Id, Slug, Timestamp};
use identity::Client;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Field, Look, Tone, actions, alert, form, link_button, submit},
    form::{Errors, Form},
};

use super::common::{
    Asked, crumb, moment, own_crumb, own_page, own_path, read_services, service_names,
};
use crate::{
    Services, ServicesError,
    appointments::{
        agenda::Share,
        model::{Appointment, Contact},
        search::{LONGEST_SPAN, Search},
        waiting::Wait,
    },
};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    service: Vec<String>,
    place: String,
    email: String,
}

/// Who has no appointment yet.
pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    services.require_mail()?;
    let asked = Asked::of(&reader);
    if asked.services.is_empty() {
        return Ok(Redirect::to("/appointments").into_response());
    }
    let body = wish(&reader, &services, &asked).await?;
    Ok(page(&reader, "/appointments/waiting", vec![crumb(&reader)], &body, "", &Errors::none()))
}

pub(super) async fn wait(
    reader: Reader,
    client: Client,
    State(services): State<Services>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    services.require_mail()?;
    let asked = Asked {
        services: read_services(&sent.service)?,
        place: sent.place.parse().ok(),
        ..Asked::default()
    };
    let wait = Wait {
        appointment: None,
        services: asked.services.clone(),
        location: asked.place.clone(),
        before: first_day(&services, &asked).await?,
    };
    match note(&reader, &services, &client, &wait, &sent.email).await {
        Ok(token) => Ok(to_end(&token)),
        Err(error) if error.status() < 500 => {
            let body = wish(&reader, &services, &asked).await?;
            let errors = Errors::of_error(&reader, &error);
            let crumbs = vec![crumb(&reader)];
            Ok(page(&reader, "/appointments/waiting", crumbs, &body, &sent.email, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

/// Who has an appointment and would like an earlier one.
pub(super) async fn earlier(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    services.require_mail()?;
    let appointment = services.appointment_of_link(token.as_str()).await?;
    if !appointment.is_open(Timestamp::now()) {
        return Ok(own_page(token.as_str()));
    }
    let known = services.email_of(&appointment.id).await?.unwrap_or_default();
    Ok(earlier_page(&reader, &token, &appointment, &known, &Errors::none()))
}

pub(super) async fn wait_earlier(
    reader: Reader,
    client: Client,
    State(services): State<Services>,
    Path(token): Path<Id>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    services.require_mail()?;
    let appointment = services.appointment_of_link(token.as_str()).await?;
    appointment.require_open()?;
    let wait = Wait {
        appointment: Some(appointment.id.clone()),
        services: appointment.services.0.clone(),
        location: None,
        before: appointment.day,
    };
    match note(&reader, &services, &client, &wait, &sent.email).await {
        Ok(_) => Ok(own_page(token.as_str())),
        Err(error) if error.status() < 500 => {
            let errors = Errors::of_error(&reader, &error);
            Ok(earlier_page(&reader, &token, &appointment, &sent.email, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

async fn note(
    reader: &Reader,
    services: &Services,
    client: &Client,
    wait: &Wait,
    email: &str,
) -> Result<Id, ServicesError> {
    let contact = Contact::read("", email, reader.lang)?;
    services.count_booking(&client.network).await?;
    services.wait(wait, &contact).await
}

/// The first day on which a slot is free now: only an earlier one is worth a mail.
async fn first_day(services: &Services, asked: &Asked) -> Result<Day, ServicesError> {
    let today = Day::today();
    let search = Search {
        services: asked.services.clone(),
        location: asked.place.clone(),
        first: today,
        last: today.plus(LONGEST_SPAN),
        share: Share::Online,
    };
    let found = services.find_slots(&search).await?;
    let none = today.plus(LONGEST_SPAN);
    Ok(found.days().first().map_or(none, |(day, _)| *day))
}

/// What somebody waits for.
async fn wish(reader: &Reader, services: &Services, asked: &Asked) -> Result<Markup, Refusal> {
    let names = services.names().await?;
    Ok(html! {
        p { strong { (service_names(reader, &names, &asked.services)) } }
        @for service in &asked.services { input type="hidden" name="service" value=(service); }
        input type="hidden" name="place" value=(asked.place.as_ref().map_or("", Slug::as_str));
    })
}

fn earlier_page(
    reader: &Reader,
    token: &Id,
    appointment: &Appointment,
    email: &str,
    errors: &Errors,
) -> Response {
    let args = html! {
        p { (reader.t("services-appointments-until-now")) ": " (moment(reader, appointment.from)) }
    };
    let crumbs = vec![crumb(reader), own_crumb(reader, token.as_str())];
    page(reader, &format!("{}/waiting", own_path(token.as_str())), crumbs, &args, email, errors)
}

fn page(
    reader: &Reader,
    action: &str,
    crumbs: Vec<Crumb>,
    wish: &Markup,
    email: &str,
    errors: &Errors,
) -> Response {
    let body = html! {
        (wish)
        (Field::email("email", reader.t("services-appointments-email"))
            .hint(reader.t("services-appointments-wait-email-hint"))
            .value(email).show(reader, errors))
        (actions(&submit(Look::Primary, reader.t("services-appointments-wait-yes"))))
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Page::new(reader.t("services-appointments-wait-title"))
        .lead(reader.t("services-appointments-wait-lead"))
        .crumbs(crumbs)
        .narrow()
        .status(status)
        .main(form(reader, action, errors, &body))
        .render(reader)
}

fn to_end(token: &Id) -> Response {
    Redirect::to(&format!("/appointments/waiting/{token}?new=yes")).into_response()
}

/// Where the waiting ends: by a button, for programs that look into mail follow links.
pub(super) async fn confirm(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    services.require_waiting(token.as_str()).await?;
    let is_new = reader.parameter("new").is_some();
    Ok(Page::new(reader.t("services-appointments-wait-title"))
        .crumbs(vec![crumb(&reader)])
        .narrow()
        .main(html! {
            @if is_new {
                (alert(&reader, Tone::Success, reader.t("services-appointments-waits"), &html! {
                    p { (reader.t("services-appointments-waits-text")) }
                }))
            }
            p { (reader.t("services-appointments-wait-end-text")) }
            form.form method="post" action={ "/appointments/waiting/" (token) } {
                (actions(&html! {
                    (submit(Look::Secondary, reader.t("services-appointments-wait-end")))
                    (link_button(Look::Tertiary, reader.t("services-appointments-title"), "/appointments"))
                }))
            }
        })
        .render(&reader))
}

pub(super) async fn end(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    services.end_waiting(token.as_str()).await?;
    Ok(Page::new(reader.t("services-appointments-wait-ended"))
        .crumbs(vec![crumb(&reader)])
        .narrow()
        .main(html! {
            p { (reader.t("services-appointments-wait-ended-text")) }
            p { a href="/appointments" { (reader.t("services-appointments-title")) } }
        })
        .render(&reader))
}
