//! `/appointments/manage/{location}/settings`: how appointments are given at a place: how many are
//! kept for the phone and the counter, how long services take, and its counters.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use commons::Slug;
use identity::{Actor, Role};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, details, empty_state, form, link_list, submit},
    form::{Errors, Form},
};

use super::common::{crumbs, path, place, views};
use crate::{
    Services, ServicesError,
    appointments::{
        agenda::{Counter, Place},
        counters::PlaceSettings,
        names::Names,
        rules,
        search::LONGEST_SPAN,
    },
};

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    kept: String,
    #[serde(rename = "lead-time")]
    lead: String,
    horizon: String,
    service: Vec<String>,
    minutes: Vec<String>,
}

/// So many services without appointments stand in sight; more are folded away.
const IN_SIGHT: usize = 12;

/// A service with its minutes; none where there are no appointments for it.
type Lengths = Vec<(Slug, Option<u32>)>;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(location): Path<String>,
) -> Result<Response, Refusal> {
    let place = place(&services, &actor, &location, Role::OfficeHead).await?;
    let names = services.names().await?;
    let counters = services.counters(&place.location).await?;
    let lengths = lengths(&services, &place).await?;
    Ok(Page::new(reader.t("services-appointments-manage-settings"))
        .lead(reader.t("services-appointments-settings-lead"))
        .crumbs(crumbs(&reader, &names, Some(&place)))
        .main(html! {
            (views(&reader, &actor, &names, &place, "settings"))
            (counter_section(&reader, &place, &counters))
            (place_section(&reader, &place))
            (service_section(&reader, &services, &names, &place, &lengths).await?)
        })
        .render(&reader))
}

/// Everything that the office answers for, and what has appointments already.
async fn lengths(services: &Services, place: &Place) -> Result<Lengths, ServicesError> {
    let known = services.all_minutes().await?;
    let own = services.services_of(&place.office).await?;
    let mut all: Vec<Slug> = own.into_iter().map(|it| it.slug).collect();
    all.extend(known.keys().cloned());
    all.sort();
    all.dedup();
    Ok(all.into_iter().map(|slug| (slug.clone(), known.get(&slug).copied())).collect())
}

fn counter_section(reader: &Reader, place: &Place, counters: &[Counter]) -> Markup {
    let items = counters.iter().map(|it| {
        let label = reader
            .tr("services-appointments-counter-title", &[("counter", it.label.as_str().into())]);
        let about = reader.tr(
            "services-appointments-counter-about",
            &[("services", it.skills.len().into()), ("hours", week(reader, it).into())],
        );
        (label, format!("{}/counters/{}", path(place), it.id), about)
    });
    let body = html! {
        (Field::text("label", reader.t("services-appointments-counter-label"))
            .hint(reader.t("services-appointments-counter-label-hint"))
            .show(reader, &Errors::none()))
        (actions(&submit(Look::Secondary, reader.t("services-appointments-counter-add"))))
    };
    html! {
        section aria-labelledby="counters" {
            h2 id="counters" { (reader.t("services-appointments-counters")) }
            @if counters.is_empty() {
                (empty_state(reader.t("services-appointments-counters-none"), &html! {}))
            } @else { (link_list(items)) }
            (form(reader, format!("{}/counters", path(place)), &Errors::none(), &body))
        }
    }
}

/// `Mo. 08:00–12:00; Di. …`
fn week(reader: &Reader, counter: &Counter) -> String {
    let days: Vec<String> = (1..)
        .zip(&counter.weekly)
        .filter(|(_, hours)| !hours.is_empty())
        .map(|(weekday, hours)| {
            let day = reader.t(&format!("services-appointments-weekday-short-{weekday}"));
            format!("{day} {}", rules::write_hours(hours))
        })
        .collect();
    if days.is_empty() { reader.t("services-appointments-closed") } else { days.join("; ") }
}

fn place_section(reader: &Reader, place: &Place) -> Markup {
    let field = |name: &'static str, value: u32| {
        Field::number(name, reader.t(&format!("services-appointments-{name}")))
            .hint(reader.t(&format!("services-appointments-{name}-hint")))
            .value(value.to_string())
            .show(reader, &Errors::none())
    };
    let body = html! {
        (field("kept", place.kept_percent))
        (field("lead-time", place.lead_minutes))
        (field("horizon", place.horizon_days))
        (actions(&submit(Look::Secondary, reader.t("services-appointments-save"))))
    };
    html! {
        section aria-labelledby="place" {
            h2 id="place" { (reader.t("services-appointments-place-settings")) }
            (form(reader, format!("{}/settings", path(place)), &Errors::none(), &body))
        }
    }
}

async fn service_section(
    reader: &Reader,
    services: &Services,
    names: &Names,
    place: &Place,
    lengths: &Lengths,
) -> Result<Markup, ServicesError> {
    let (mut fields, mut others) = (Vec::new(), Vec::new());
    for (at, (slug, minutes)) in lengths.iter().enumerate() {
        let name = match services.service(slug).await {
            Ok(service) => reader.plain(&service.content.name),
            Err(_) => reader.plain(&names.service(slug)),
        };
        let list = if minutes.is_some() { &mut fields } else { &mut others };
        list.push(minutes_field(reader, at, slug, &name, *minutes));
    }
    let count = [("count", others.len().into())];
    let more = html! { @for field in &others { (field) } };
    let body = html! {
        @for field in fields { (field) }
        @if others.len() > IN_SIGHT {
            (details(reader.tr("services-appointments-lengths-more", &count), &more))
        } @else { (more) }
        (actions(&submit(Look::Secondary, reader.t("services-appointments-save"))))
    };
    Ok(html! {
        section aria-labelledby="services" {
            h2 id="services" { (reader.t("services-appointments-lengths")) }
            p { (reader.t("services-appointments-lengths-text")) }
            (form(reader, format!("{}/services", path(place)), &Errors::none(), &body))
        }
    })
}

/// All fields have one name, so that they come as a list beside that of the services.
fn minutes_field(
    reader: &Reader,
    at: usize,
    slug: &Slug,
    label: &str,
    minutes: Option<u32>,
) -> Markup {
    let name = format!("minutes-{at}");
    let value = minutes.map(|it| it.to_string()).unwrap_or_default();
    let field = Field::number(&name, label).optional().value(value).show(reader, &Errors::none());
    html! {
        input type="hidden" name="service" value=(slug);
        (maud::PreEscaped(field.0.replace(&format!("name=\"{name}\""), "name=\"minutes\"")))
    }
}

pub(super) async fn save(
    actor: Actor,
    State(services): State<Services>,
    Path(location): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let place = place(&services, &actor, &location, Role::OfficeHead).await?;
    let longest = u32::try_from(LONGEST_SPAN).unwrap_or(u32::MAX);
    let number = |text: &str, known: u32, most: u32| {
        text.trim().parse().map_or(known, |number: u32| number.min(most))
    };
    let settings = PlaceSettings {
        kept_percent: number(&sent.kept, place.kept_percent, 100),
        lead_minutes: number(&sent.lead, place.lead_minutes, 7 * 24 * 60),
        horizon_days: number(&sent.horizon, place.horizon_days, longest),
    };
    services.set_place(&actor, &place.location, &place.office, settings).await?;
    Ok(Redirect::to(&format!("{}/settings", path(&place))).into_response())
}

pub(super) async fn save_services(
    actor: Actor,
    State(services): State<Services>,
    Path(location): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    let place = place(&services, &actor, &location, Role::OfficeHead).await?;
    let known = lengths(&services, &place).await?;
    let minutes: Lengths = sent
        .service
        .iter()
        .zip(&sent.minutes)
        .filter_map(|(service, minutes)| Some((service.parse::<Slug>().ok()?, minutes)))
        .filter(|(service, _)| known.iter().any(|(it, _)| it == service))
        .map(|(service, minutes)| (service, minutes.trim().parse().ok().filter(|it| in_range(*it))))
        .collect();
    services.set_minutes(&actor, &place.location, &minutes).await?;
    Ok(Redirect::to(&format!("{}/settings", path(&place))).into_response())
}

/// Whether a service may take so many minutes.
fn in_range(minutes: u32) -> bool {
    (5..=rules::LONGEST_VISIT).contains(&minutes)
}
