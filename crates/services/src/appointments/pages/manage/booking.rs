//! `/appointments/manage/{location}/book`: a clerk books for somebody who stands there or calls,
//! also from what is kept for them.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Explain, Slug};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use ui::{
    Page, Reader, Refusal,
    components::{
        Choice, Field, Look, Tone, actions, alert, description_list, empty_state, form,
        link_button, submit,
    },
    form::{Errors, Form},
};

use super::desk::{ClerksDesk, Desk};
use crate::{
    ServicesError,
    appointments::{
        agenda::{Agenda, Share},
        error::AppointmentsError,
        model::{Booked, Contact, Door, Wish},
        pages::{
            book,
            common::{Asked, moment, read_services, read_time, service_names},
            slots::taken,
            view::View,
        },
        search::{LONGEST_SPAN, Search},
        time::Cell,
    },
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    service: Vec<String>,
    at: String,
    door: String,
    name: String,
    email: String,
}

pub(super) async fn show(ClerksDesk(desk): ClerksDesk) -> Result<Response, Refusal> {
    let asked = Asked::of(&desk.reader);
    if asked.services.is_empty() {
        return desk.choose_services().await;
    }
    match asked.at {
        Some(at) => Ok(desk.details(&asked.services, at, &Sent::default(), &Errors::none())),
        None => desk.choose_slot(asked, false).await,
    }
}

pub(super) async fn send(
    ClerksDesk(desk): ClerksDesk,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let (chosen, at) = (read_services(&sent.service)?, read_time(&sent.at)?);
    match desk.book(&chosen, at, &sent).await {
        Ok(booked) => {
            let one = format!("{}/at/{}?booked=yes", desk.path(), booked.appointment.id);
            Ok(Redirect::to(&one).into_response())
        }
        Err(ServicesError::Appointments(AppointmentsError::Taken)) => {
            let asked = Asked { services: chosen, day: Some(at.day()), ..Asked::default() };
            desk.choose_slot(asked, true).await
        }
        Err(error) if error.status() < 500 => {
            let errors = Errors::of_error(&desk.reader, &error);
            Ok(desk.details(&chosen, at, &sent, &errors))
        }
        Err(error) => Err(error.into()),
    }
}

impl Desk {
    fn booking(&self) -> String {
        format!("{}/book", self.path())
    }

    async fn choose_services(&self) -> Result<Response, Refusal> {
        let today = Day::today();
        let agenda =
            Agenda::load(self.services.db(), Some(&self.place.location), today, today).await?;
        let able = |service: &Slug| agenda.counters.iter().any(|it| it.skills.contains(service));
        let choices: Vec<Choice> = agenda
            .minutes
            .keys()
            .filter(|service| able(service))
            .map(|it| {
                Choice::new(it.as_str(), html! { (self.reader.text(&self.names.service(it))) })
            })
            .collect();
        let t = |key: &str| self.reader.t(key);
        let main = html! {
            @if choices.is_empty() {
                (empty_state(t("services-appointments-none"), &html! {}))
            } @else {
                form.form method="get" action=(self.booking()) {
                    (Field::checkboxes("service", t("services-appointments-choose"), choices)
                        .show(&self.reader, &Errors::none()))
                    (actions(&submit(Look::Primary, t("services-appointments-to-slots"))))
                }
            }
        };
        Ok(self.shown(&Errors::none(), &main).render(&self.reader))
    }

    async fn choose_slot(&self, asked: Asked, was_taken: bool) -> Result<Response, Refusal> {
        let first = Day::today();
        let search = Search {
            services: asked.services.clone(),
            location: Some(self.place.location.clone()),
            first,
            last: first.plus(LONGEST_SPAN.min(i64::from(self.place.horizon_days))),
            share: Share::All,
        };
        let found = self.services.find_slots(&search).await?;
        let asked = Asked { place: None, ..asked };
        let path = self.booking();
        let view = View {
            reader: &self.reader,
            names: &self.names,
            found: &found,
            asked: &asked,
            places: Vec::new(),
            path: &path,
            next: &path,
        };
        let main = html! {
            @if was_taken { (taken(&self.reader)) }
            p {
                strong { (service_names(&self.reader, &self.names, &asked.services)) } " "
                a href=(path) { (self.reader.t("services-appointments-change-services")) }
            }
            (view.show())
            @if found.openings.is_empty() {
                (empty_state(self.reader.t("services-appointments-nothing"), &html! {}))
            }
        };
        let status = if was_taken { StatusCode::CONFLICT } else { StatusCode::OK };
        Ok(self.shown(&Errors::none(), &main).status(status).render(&self.reader))
    }

    fn details(&self, services: &[Slug], at: Cell, sent: &Sent, errors: &Errors) -> Response {
        let t = |key: &str| self.reader.t(key);
        let doors = ["walk-in", "phone"]
            .map(|door| Choice::new(door, t(&format!("services-appointments-door-{door}"))));
        // Who books for today has the person before them; for later they are on the phone.
        let usual = if at.day() == Day::today() { "walk-in" } else { "phone" };
        let door = if sent.door.is_empty() { usual } else { &sent.door };
        let body = html! {
            @for service in services { input type="hidden" name="service" value=(service); }
            input type="hidden" name="at" value=(at.begins_at());
            (Field::radios("door", t("services-appointments-door"), doors.to_vec())
                .value(door).show(&self.reader, errors))
            (book::fields(&self.reader, &self.services, &sent.name, &sent.email, errors))
            (actions(&html! {
                (submit(Look::Primary, t("services-appointments-book")))
                (link_button(Look::Tertiary, t("services-appointments-other-time"), self.booking()))
            }))
        };
        let main = html! {
            (description_list([
                (t("services-appointments-what"), service_names(&self.reader, &self.names, services)),
                (t("services-appointments-when"), moment(&self.reader, at)),
            ]))
            (form(&self.reader, self.booking(), errors, &body))
        };
        self.shown(errors, &main).render(&self.reader)
    }

    async fn book(&self, chosen: &[Slug], at: Cell, sent: &Sent) -> Result<Booked, ServicesError> {
        let Ok(door @ (Door::Phone | Door::WalkIn)) = sent.door.parse() else {
            return Err(AppointmentsError::Door.into());
        };
        let contact = Contact::read(&sent.name, &sent.email, self.reader.lang)?;
        let wish = Wish {
            services: chosen.to_vec(),
            location: self.place.location.clone(),
            start: at,
            door,
            contact,
            marks: Vec::new(),
        };
        let booked = self.services.book(&wish).await?;
        let details = json!({ "door": door });
        let id = &booked.appointment.id;
        self.services.note(&self.actor, "appointment-booked", id, details).await?;
        Ok(booked)
    }

    fn shown(&self, errors: &Errors, main: &Markup) -> Page {
        self.page(self.reader.t("services-appointments-manage-book"), errors)
            .lead(self.reader.t("services-appointments-desk-lead"))
            .main(self.view("book", main))
    }
}

/// Says that it worked, above the slip.
pub(super) fn booked(reader: &Reader) -> Markup {
    let body = html! { p { (reader.t("services-appointments-desk-booked-text")) } };
    alert(reader, Tone::Success, reader.t("services-appointments-own-booked"), &body)
}
