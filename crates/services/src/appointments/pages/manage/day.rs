//! `/appointments/manage/{location}`: a day at the counters, and who is next.

use axum::response::{IntoResponse, Redirect, Response};
use commons::{Day, Id};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{
        Column, DataTable, Field, Look, Tone, alert, button, details, empty_state, link_button,
        search_form, submit,
    },
    form::{Errors, Form},
};

use super::{
    common::{one_path, standing},
    desk::{ClerksDesk, Desk, all_places, path},
};
use crate::appointments::{
    agenda::Place,
    desk::Expected,
    error::AppointmentsError,
    model::State as Stands,
    names::Names,
    pages::common::{Asked, clock, long_day, service_names},
    rules,
};

pub(super) async fn show(ClerksDesk(desk): ClerksDesk) -> Result<Response, Refusal> {
    let Desk { reader, services, names, place, .. } = &desk;
    let today = Day::today();
    let day = Asked::of(reader).day.unwrap_or(today);
    let all = services.expected(&place.location, day).await?;
    let broken = services.broken(&place.location).await?;
    let main = html! {
        @if !broken.is_empty() { (warning(reader, place, broken.len())) }
        @if day == today { (next(reader, place, &all)) }
        section aria-labelledby="list" {
            h2 id="list" { (long_day(reader, day)) }
            (days(reader, place, day))
            @if all.is_empty() {
                (empty_state(reader.t("services-appointments-day-empty"), &html! {
                    p { (reader.t("services-appointments-day-empty-text")) }
                }))
            } @else { (list(reader, names, place, day, &all)) }
        }
        (by_code(reader, place))
    };
    Ok(Page::new(desk.name())
        .crumbs(vec![all_places(reader)])
        .main(desk.view("day", &main))
        .render(reader))
}

fn warning(reader: &Reader, place: &Place, count: usize) -> Markup {
    let title = reader.tr("services-appointments-broken-some", &[("count", count.into())]);
    let body = html! {
        p { a href={ (path(place)) "/affected" } { (reader.t("services-appointments-broken-see")) } }
    };
    alert(reader, Tone::Warning, title, &body)
}

/// The day before, another day, the day after.
fn days(reader: &Reader, place: &Place, day: Day) -> Markup {
    let to = |day: Day| format!("{}?day={day}", path(place));
    html! {
        (search_form(path(place), &reader.t("services-appointments-days"), &html! {
            (Field::date("day", reader.t("services-appointments-day")).value(day.to_string())
                .filtering().show(reader, &Errors::none()))
            (submit(Look::Secondary, reader.t("services-appointments-filter-button")))
            (link_button(Look::Tertiary, reader.t("services-appointments-day-before"), to(day.plus(-1))))
            (link_button(Look::Tertiary, reader.t("services-appointments-day-after"), to(day.plus(1))))
        }))
    }
}

/// Who waits longest by their appointment, and the button that calls them.
fn next(reader: &Reader, place: &Place, all: &[Expected]) -> Markup {
    let next = all.iter().find(|it| it.appointment.state == Stands::Arrived);
    let display = format!("/appointments/display/{}", place.location);
    html! {
        section.slip aria-labelledby="next" {
            div {
                h2 id="next" { (reader.t("services-appointments-next")) }
                @match next {
                    Some(it) => {
                        p.slip__code { (it.appointment.number) }
                        p { (reader.tr("services-appointments-next-at", &[
                            ("time", clock(it.appointment.from).into()),
                            ("counter", it.counter.as_str().into()),
                        ])) }
                        (state_form(place, it, &button(
                            Look::Primary,
                            reader.t("services-appointments-do-called"),
                            "state",
                            "called",
                        )))
                    }
                    None => p { (reader.t("services-appointments-next-none")) },
                }
                p { a href=(display) { (reader.t("services-appointments-display")) } }
            }
        }
    }
}

/// A form of buttons that change how an appointment stands.
fn state_form(place: &Place, it: &Expected, buttons: &Markup) -> Markup {
    html! {
        form.single method="post" action={ (path(place)) "/state" } {
            input type="hidden" name="id" value=(it.appointment.id);
            (buttons)
        }
    }
}

/// Who is still to come or to be called; those who were there stand below, folded.
fn list(reader: &Reader, names: &Names, place: &Place, day: Day, all: &[Expected]) -> Markup {
    let is_over = |it: &Expected| matches!(it.appointment.state, Stands::Done | Stands::Missed);
    let (over, open): (Vec<_>, Vec<_>) = all.iter().partition(|it| is_over(it));
    html! {
        @if !open.is_empty() { (table(reader, names, place, day, &open)) }
        @if !over.is_empty() {
            (details(
                reader.tr("services-appointments-day-over", &[("count", over.len().into())]),
                &table(reader, names, place, day, &over),
            ))
        }
    }
}

fn table(reader: &Reader, names: &Names, place: &Place, day: Day, all: &[&Expected]) -> Markup {
    let columns = ["time", "number", "what", "called", "counter", "state"]
        .map(|it| Column::text(reader.t(&format!("services-appointments-{it}"))));
    let has_come = day <= Day::today();
    let rows = all.iter().map(|it| {
        vec![
            html! { a href=(one_path(it)) { (clock(it.appointment.from)) } },
            html! { (it.appointment.number) },
            service_names(reader, names, &it.appointment.services.0),
            html! { (it.name.as_deref().unwrap_or("–")) },
            html! { (it.counter) },
            html! {
                div.row-steps {
                    (standing(reader, it))
                    @if has_come { (steps(reader, place, it)) }
                }
            },
        ]
    });
    DataTable::new(long_day(reader, day), columns.to_vec()).quiet().headed().rows(rows).show(reader)
}

/// What a clerk may make of it now.
fn steps(reader: &Reader, place: &Place, it: &Expected) -> Markup {
    let steps = it.appointment.state.next();
    let label = |state: &Stands| reader.t(&format!("services-appointments-do-{state}"));
    html! {
        @if !steps.is_empty() {
            (state_form(place, it, &html! {
                @for state in steps {
                    button.row-button type="submit" name="state" value=(state)
                        aria-label={ (label(state)) ": " (it.appointment.number) } {
                        (label(state))
                    }
                }
            }))
        }
    }
}

fn by_code(reader: &Reader, place: &Place) -> Markup {
    html! {
        section aria-labelledby="by-code" {
            h2 id="by-code" { (reader.t("services-appointments-by-code")) }
            form.filter method="post" action={ (path(place)) "/find" } {
                (Field::text("code", reader.t("services-appointments-code"))
                    .autocomplete("off").show(reader, &Errors::none()))
                (submit(Look::Secondary, reader.t("services-appointments-find")))
            }
        }
    }
}

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    id: String,
    state: String,
    code: String,
}

pub(super) async fn set_state(
    ClerksDesk(desk): ClerksDesk,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let state: Stands = sent.state.parse().map_err(|()| AppointmentsError::Over)?;
    let it = desk.services.expected_one(&desk.place.location, &Id::from(sent.id)).await?;
    desk.services.set_state(&desk.actor, &it.appointment, state).await?;
    let day = format!("{}?day={}", desk.path(), it.appointment.day);
    Ok(Redirect::to(&day).into_response())
}

/// An appointment of this place by the code that somebody shows or says.
pub(super) async fn find(
    ClerksDesk(desk): ClerksDesk,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let found = desk.services.by_code(&rules::read_code(&sent.code)).await?;
    // Another place's office decides about its own.
    if found.location != desk.place.location {
        return Err(AppointmentsError::NoCode.into());
    }
    Ok(Redirect::to(&format!("{}/at/{}", desk.path(), found.id)).into_response())
}
