//! `/appointments/manage/{location}/counters/{counter}`: when a counter is staffed and what it can
//! do. Who has booked is named before anything changes.

use std::collections::BTreeSet;

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Id, Slug};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Reader, Refusal,
    components::{Choice, Field, Look, actions, fieldset, form, link_button, submit},
    form::{Errors, Form},
};

use super::{
    close::consequences,
    desk::{Desk, HeadsDesk},
};
use crate::{
    ServicesError,
    appointments::{agenda::Counter, error::AppointmentsError, rules},
};

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    /// Monday first.
    hours: Vec<String>,
    skill: Vec<String>,
    confirmed: Option<String>,
}

impl Sent {
    fn of(counter: &Counter) -> Self {
        Self {
            hours: counter.weekly.iter().map(|hours| rules::write_hours(hours)).collect(),
            skill: counter.skills.iter().map(Slug::to_string).collect(),
            ..Self::default()
        }
    }

    /// The counter as it would be.
    fn apply(&self, counter: &Counter) -> Result<Counter, Vec<(usize, AppointmentsError)>> {
        let mut changed = counter.clone();
        let mut wrong = Vec::new();
        for (weekday, text) in self.hours.iter().enumerate().take(changed.weekly.len()) {
            match rules::read_hours(text) {
                Ok(hours) => changed.weekly[weekday] = hours,
                Err(error) => wrong.push((weekday, error)),
            }
        }
        changed.skills = self.skill.iter().filter_map(|it| it.parse().ok()).collect();
        if wrong.is_empty() { Ok(changed) } else { Err(wrong) }
    }
}

pub(super) async fn show(
    HeadsDesk(desk): HeadsDesk,
    Path((_, counter)): Path<(String, Id)>,
) -> Result<Response, Refusal> {
    let counter = one(&desk, &counter).await?;
    page(&desk, &counter, &Sent::of(&counter), &Errors::none()).await
}

pub(super) async fn save(
    HeadsDesk(desk): HeadsDesk,
    Path((_, counter)): Path<(String, Id)>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let counter = one(&desk, &counter).await?;
    let changed = match sent.apply(&counter) {
        Ok(changed) => changed,
        Err(wrong) => {
            let errors = wrong.into_iter().fold(Errors::none(), |errors, (weekday, error)| {
                errors.with(format!("hours-{weekday}"), desk.reader.explain(&error))
            });
            return page(&desk, &counter, &sent, &errors).await;
        }
    };
    let affected = desk.services.affected(std::slice::from_ref(&changed)).await?;
    if sent.confirmed.is_none() && !affected.is_empty() {
        let main = consequences(&desk.reader, &desk.names, &affected);
        return Ok(confirm(&desk, &counter, &sent, &main));
    }
    desk.services.change_counter(&desk.actor, &changed).await?;
    Ok(Redirect::to(&format!("{}/settings", desk.path())).into_response())
}

async fn one(desk: &Desk, id: &Id) -> Result<Counter, ServicesError> {
    let counters = desk.services.counters(&desk.place.location).await?;
    let found = counters.into_iter().find(|it| it.id == *id);
    found.ok_or_else(|| AppointmentsError::NoPlace.into())
}

async fn page(
    desk: &Desk,
    counter: &Counter,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, Refusal> {
    let reader = &desk.reader;
    let known: BTreeSet<Slug> = desk.services.all_minutes().await?.into_keys().collect();
    let choices = known
        .iter()
        .map(|it| Choice::new(it.as_str(), html! { (reader.text(&desk.names.service(it))) }))
        .collect();
    let skills = Field::checkboxes("skill", reader.t("services-appointments-skills"), choices);
    let skills = sent.skill.iter().fold(skills, Field::value);
    let body = html! {
        (fieldset(reader.t("services-appointments-hours"), &html! {
            p.kern-hint { (reader.t("services-appointments-hours-hint")) }
            @for weekday in 0..7 { (hours_field(reader, weekday, sent, errors)) }
        }))
        (skills.show(reader, errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("services-appointments-save")))
            (link_button(Look::Tertiary, reader.t("services-appointments-back"), format!("{}/settings", desk.path())))
        }))
    };
    Ok(desk
        .page(title(reader, counter), errors)
        .narrow()
        .main(form(reader, action(desk, counter), errors, &body))
        .render(reader))
}

/// The seven fields have one name, so that they come as a list, and each an id of its own.
fn hours_field(reader: &Reader, weekday: usize, sent: &Sent, errors: &Errors) -> Markup {
    let name = format!("hours-{weekday}");
    let label = reader.t(&format!("services-appointments-weekday-{}", weekday + 1));
    let value = sent.hours.get(weekday).map_or("", String::as_str);
    let field = Field::text(&name, label).optional().value(value).show(reader, errors);
    maud::PreEscaped(field.0.replace(&format!("name=\"{name}\""), "name=\"hours\""))
}

fn confirm(desk: &Desk, counter: &Counter, sent: &Sent, consequences: &Markup) -> Response {
    let (reader, action) = (&desk.reader, action(desk, counter));
    desk.page(title(reader, counter), &Errors::none())
        .main(html! {
            (consequences)
            form.form method="post" action=(action) {
                @for hours in &sent.hours { input type="hidden" name="hours" value=(hours); }
                @for skill in &sent.skill { input type="hidden" name="skill" value=(skill); }
                input type="hidden" name="confirmed" value="yes";
                (actions(&html! {
                    (submit(Look::Primary, reader.t("services-appointments-save")))
                    (link_button(Look::Tertiary, reader.t("services-appointments-back"), action))
                }))
            }
        })
        .render(reader)
}

fn title(reader: &Reader, counter: &Counter) -> String {
    let label = counter.label.as_str();
    reader.tr("services-appointments-counter-title", &[("counter", label.into())])
}

fn action(desk: &Desk, counter: &Counter) -> String {
    format!("{}/counters/{}", desk.path(), counter.id)
}
