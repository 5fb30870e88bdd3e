//! `/appointments/slots`: which slots fit.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Day, Slug};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Look, SummaryItem, Tone, actions, alert, empty_state, link_button, summary_list},
};

use super::{
    common::{Asked, booking_steps, crumb, phone_line, service_names},
    view::View,
};
use crate::{
    Services,
    appointments::{
        agenda::{self, Share},
        error::AppointmentsError,
        names::Names,
        search::{LONGEST_SPAN, Search},
    },
};

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    let asked = Asked::of(&reader);
    if asked.services.is_empty() {
        return Ok(Redirect::to("/appointments?chosen=none").into_response());
    }
    page(&reader, &services, &asked, false).await
}

/// The page; after somebody else was faster it says so.
pub(super) async fn page(
    reader: &Reader,
    services: &Services,
    asked: &Asked,
    was_taken: bool,
) -> Result<Response, Refusal> {
    let first = Day::today();
    let search = Search {
        services: asked.services.clone(),
        location: asked.place.clone(),
        first,
        last: first.plus(LONGEST_SPAN),
        share: Share::Online,
    };
    let (found, names) = (services.find_slots(&search).await?, services.names().await?);
    let places: Vec<Slug> = agenda::places(services.db(), "").await?.into_keys().collect();
    let view = View {
        reader,
        names: &names,
        found: &found,
        asked,
        places,
        path: "/appointments/slots",
        next: "/appointments/book",
    };
    let status = if was_taken { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(Page::new(reader.t("services-appointments-slots-title"))
        .crumbs(vec![crumb(reader)])
        .status(status)
        .main(html! {
            (booking_steps(reader, 1))
            @if was_taken { (taken(reader)) }
            (chosen(reader, &names, asked))
            (view.show())
            @if found.openings.is_empty() { (nothing(reader, services, &names, asked, &view.places)) }
            @else { (earlier(reader, services, asked)) }
        })
        .render(reader))
}

/// Somebody else was faster.
pub(super) fn taken(reader: &Reader) -> Markup {
    let body = html! { p { (reader.explain(&AppointmentsError::Taken)) } };
    alert(reader, Tone::Warning, reader.t("services-appointments-taken"), &body)
}

fn chosen(reader: &Reader, names: &Names, asked: &Asked) -> Markup {
    summary_list(&[SummaryItem {
        label: reader.t("services-appointments-what"),
        value: service_names(reader, names, &asked.services),
        change: Some((
            reader.t("services-appointments-change-services"),
            format!("/appointments?{}", asked.query()),
        )),
    }])
}

/// Nothing is free: what else somebody can do.
fn nothing(
    reader: &Reader,
    services: &Services,
    names: &Names,
    asked: &Asked,
    places: &[Slug],
) -> Markup {
    let body = html! {
        p { (reader.t("services-appointments-nothing-text")) }
        (phone_line(reader, names, asked.place.as_ref().or(places.first())))
        @if services.sends_mail() {
            (actions(&link_button(Look::Primary, reader.t("services-appointments-wait"), waiting(asked))))
        }
    };
    empty_state(reader.t("services-appointments-nothing"), &body)
}

/// Those who find nothing early enough may wait for it.
fn earlier(reader: &Reader, services: &Services, asked: &Asked) -> Markup {
    html! {
        @if services.sends_mail() {
            section aria-labelledby="earlier" {
                h2 id="earlier" { (reader.t("services-appointments-too-late")) }
                p { a href=(waiting(asked)) { (reader.t("services-appointments-wait")) } }
            }
        }
    }
}

fn waiting(asked: &Asked) -> String {
    let place = asked.place.as_ref().map(|place| format!("&place={place}")).unwrap_or_default();
    format!("/appointments/waiting?{}{place}", asked.query())
}
