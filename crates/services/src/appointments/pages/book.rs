//! `/appointments/book`: what somebody may say of themselves, and the button that books.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Slug};
use identity::Client;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, SummaryItem, actions, form, link_button, submit, summary_list},
    form::{Errors, Form},
};

use super::{
    common::{
        Asked, booking_steps, crumb, moment, own_path, place_line, read_place, read_services,
        read_time, service_names,
    },
    slots,
};
use crate::{
    Services, ServicesError,
    appointments::{
        agenda::Agenda,
        booking::fitting,
        error::AppointmentsError,
        model::{Booked, Contact, Door, Wish},
        time::Cell,
        visitor::Browser,
    },
};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    service: Vec<String>,
    place: String,
    at: String,
    name: String,
    email: String,
}

/// A slot that somebody chose.
struct Choice {
    services: Vec<Slug>,
    place: Slug,
    at: Cell,
}

impl Choice {
    fn asked(&self) -> Asked {
        Asked { services: self.services.clone(), day: Some(self.at.day()), ..Asked::default() }
    }
}

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    let asked = Asked::of(&reader);
    let (Some(place), Some(at)) = (asked.place.clone(), asked.at) else {
        return Ok(Redirect::to(&format!("/appointments/slots?{}", asked.query())).into_response());
    };
    let choice = Choice { services: asked.services, place, at };
    if !is_free(&services, &choice).await? {
        return slots::page(&reader, &services, &choice.asked(), true).await;
    }
    page(&reader, &services, &choice, &Sent::default(), &Errors::none(), StatusCode::OK).await
}

/// Somebody who comes with an old link learns now that the slot is gone, not after filling in.
async fn is_free(services: &Services, choice: &Choice) -> Result<bool, ServicesError> {
    let day = choice.at.day();
    let agenda = Agenda::load(services.db(), Some(&choice.place), day, day).await?;
    let found = fitting(&agenda, &choice.services, &choice.place, choice.at, Door::Online);
    match found {
        Ok(slots) => Ok(!slots.is_empty()),
        Err(ServicesError::Appointments(AppointmentsError::Taken)) => Ok(false),
        Err(error) => Err(error),
    }
}

pub(super) async fn send(
    reader: Reader,
    client: Client,
    State(services): State<Services>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let choice = Choice {
        services: read_services(&sent.service)?,
        place: read_place(&sent.place)?,
        at: read_time(&sent.at)?,
    };
    let browser = Browser::of(&headers);
    match book(&reader, &services, &client, &browser, &choice, &sent).await {
        Ok(booked) => {
            let own = format!("{}?booked=yes", own_path(booked.token.as_str()));
            let mut response = Redirect::to(&own).into_response();
            browser.remember(response.headers_mut());
            Ok(response)
        }
        Err(ServicesError::Appointments(AppointmentsError::Taken)) => {
            slots::page(&reader, &services, &choice.asked(), true).await
        }
        Err(error) if error.status() < 500 => {
            let status = match error.status() {
                400 => StatusCode::UNPROCESSABLE_ENTITY,
                status => StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST),
            };
            let errors = Errors::of_error(&reader, &error);
            page(&reader, &services, &choice, &sent, &errors, status).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn book(
    reader: &Reader,
    services: &Services,
    client: &Client,
    browser: &Browser,
    choice: &Choice,
    sent: &Sent,
) -> Result<Booked, ServicesError> {
    let contact = Contact::read(&sent.name, &sent.email, reader.lang)?;
    services.count_booking(&client.network).await?;
    let marks = services.marks(Some(browser), &contact);
    let wish = Wish {
        services: choice.services.clone(),
        location: choice.place.clone(),
        start: choice.at,
        door: Door::Online,
        contact,
        marks,
    };
    services.book(&wish).await
}

async fn page(
    reader: &Reader,
    services: &Services,
    choice: &Choice,
    sent: &Sent,
    errors: &Errors,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let names = services.names().await?;
    let back = format!("/appointments/slots?{}&day={}", choice.asked().query(), choice.at.day());
    let item = |label: &str, value: Markup, change: &str, href: &str| SummaryItem {
        label: reader.t(label),
        value,
        change: Some((reader.t(change), href.to_owned())),
    };
    let summary = summary_list(&[
        item(
            "services-appointments-what",
            service_names(reader, &names, &choice.services),
            "services-appointments-change-services",
            &format!("/appointments?{}", choice.asked().query()),
        ),
        item(
            "services-appointments-when",
            moment(reader, choice.at),
            "services-appointments-change-time",
            &back,
        ),
        SummaryItem {
            label: reader.t("services-appointments-where"),
            value: place_line(reader, &names, &choice.place),
            change: None,
        },
    ]);
    let body = html! {
        @for service in &choice.services { input type="hidden" name="service" value=(service); }
        input type="hidden" name="place" value=(choice.place);
        input type="hidden" name="at" value=(choice.at.begins_at());
        (fields(reader, services, &sent.name, &sent.email, errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("services-appointments-book")))
            (link_button(Look::Tertiary, reader.t("services-appointments-other-time"), back))
        }))
    };
    Ok(Page::new(reader.t("services-appointments-book-title"))
        .crumbs(vec![crumb(reader)])
        .narrow()
        .status(status)
        .main(html! {
            (booking_steps(reader, 2))
            (summary)
            (form(reader, "/appointments/book", errors, &body))
        })
        .render(reader))
}

/// Name and address: nobody has to say them.
pub(super) fn fields(
    reader: &Reader,
    services: &Services,
    name: &str,
    email: &str,
    errors: &Errors,
) -> Markup {
    html! {
        (Field::text("name", reader.t("services-appointments-name"))
            .hint(reader.t("services-appointments-name-hint"))
            .autocomplete("name").optional().value(name).show(reader, errors))
        @if services.sends_mail() {
            (Field::email("email", reader.t("services-appointments-email"))
                .hint(reader.t("services-appointments-email-hint"))
                .optional().value(email).show(reader, errors))
        }
    }
}
