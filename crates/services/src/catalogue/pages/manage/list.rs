//! `/services/manage`: the services of one's offices, and which doors they lack.

use axum::{extract::State, response::Response};
use commons::Slug;
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{
        Column, DataTable, Look, Paging, Tone, actions, alert, badge, empty_state, link_button,
        pagination, search_box,
    },
};

use super::{super::services_crumb, manage_path};
use crate::{
    Services, ServicesError,
    catalogue::{
        hours,
        model::{Service, State as Stage},
        rules::{self, Locations},
    },
    finding::fold,
};

/// Services of one page.
const SIZE: u64 = 50;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    let words = reader.parameter("q").unwrap_or_default();
    let all = own(&services, &actor, &reader, &words).await?;
    let locations = services.locations().await?;
    let paging = Paging::of(&reader, SIZE, all.len() as u64);
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown = all.iter().skip(first).take(size);
    let label = reader.t("services-catalogue-manage-search");
    let main = html! {
        (actions(&html! {
            (link_button(Look::Primary, reader.t("services-catalogue-new"), "/services/manage/new"))
            (link_button(Look::Tertiary, reader.t("services-catalogue-locations-manage"), "/services/manage/locations"))
            (link_button(Look::Tertiary, reader.t("services-forms-edit-title"), "/services/forms/manage"))
        }))
        (alarms(&reader, &services, &actor).await?)
        (search_box(&reader, "/services/manage", "q", &label, &words))
        @if all.is_empty() { (empty_state(reader.t("services-catalogue-manage-none"), &html! {})) }
        @else {
            (table(&reader, shown, &locations))
            (pagination(&reader, paging))
        }
    };
    Ok(Page::new(reader.t("services-catalogue-manage-title"))
        .lead(reader.t("services-catalogue-manage-lead"))
        .crumbs(vec![services_crumb(&reader)])
        .main(main)
        .render(&reader))
}

/// The services of the actor's offices in whose name or address the words stand, by name.
async fn own(
    services: &Services,
    actor: &Actor,
    reader: &Reader,
    words: &str,
) -> Result<Vec<Service>, ServicesError> {
    let name = |service: &Service| fold(service.content.name_in(reader.lang).1);
    let words: Vec<_> = words.split_whitespace().map(fold).collect();
    let mut own = Vec::new();
    for office in actor.offices_as(Role::Editor) {
        own.extend(services.services_of(office).await?);
    }
    own.retain(|service| {
        let text = format!("{} {}", name(service), service.slug);
        words.iter().all(|word| text.contains(&**word))
    });
    own.sort_by_cached_key(name);
    Ok(own)
}

/// Doors that closed or soon will.
async fn alarms(
    reader: &Reader,
    services: &Services,
    actor: &Actor,
) -> Result<Markup, ServicesError> {
    let (mut alarms, mut own) = (Vec::new(), Vec::new());
    for office in actor.offices_as(Role::Editor) {
        alarms.extend(services.alarms_of(office).await?);
        own.extend(services.services_of(office).await?);
    }
    let name = |slug: &Slug| {
        let found = own.iter().find(|service| service.slug == *slug);
        found.map_or_else(|| slug.to_string(), |it| reader.plain(&it.content.name))
    };
    let said = |alarm: &crate::catalogue::Alarm| {
        let door = reader.t(&super::super::doors::kind_key(alarm.door.name()));
        let day = hours::date_of(reader, alarm.missing_from);
        reader.tr("services-catalogue-alarm", &[("door", door.into()), ("day", day.into())])
    };
    let body = html! {
        ul {
            @for alarm in &alarms {
                li { a href=(manage_path(&alarm.service)) { (name(&alarm.service)) } ": " (said(alarm)) }
            }
        }
    };
    Ok(html! {
        @if !alarms.is_empty() {
            (alert(reader, Tone::Warning, reader.t("services-catalogue-alarms"), &body))
        }
    })
}

fn table<'a>(
    reader: &Reader,
    services: impl Iterator<Item = &'a Service>,
    locations: &Locations,
) -> Markup {
    let columns = vec![
        Column::text(reader.t("services-catalogue-service")),
        Column::text(reader.t("services-catalogue-state")),
        Column::text(reader.t("services-catalogue-missing")),
        Column::text(reader.t("services-catalogue-changed")),
    ];
    let rows = services.map(|service| {
        vec![
            html! { a href=(manage_path(&service.slug)) { (reader.text(&service.content.name)) } },
            state(reader, service.state),
            html! { (missing(reader, service, locations)) },
            html! { (reader.date(service.changed_at)) },
        ]
    });
    DataTable::new(reader.t("services-catalogue-manage-title"), columns)
        .quiet()
        .headed()
        .rows(rows)
        .show(reader)
}

/// A state as a mark.
pub(super) fn state(reader: &Reader, state: Stage) -> Markup {
    let tone = match state {
        Stage::Published => Tone::Success,
        Stage::Listed => Tone::Info,
        Stage::Draft => Tone::Neutral,
        Stage::Withdrawn => Tone::Warning,
    };
    badge(tone, reader.t(&format!("services-catalogue-state-{}", state.name())))
}

fn missing(reader: &Reader, service: &Service, locations: &Locations) -> String {
    let missing = rules::parity(&service.channels, locations, rules::today()).err();
    let names =
        missing.iter().flatten().map(|it| reader.t(&super::super::doors::kind_key(it.door.name())));
    let names = names.collect::<Vec<_>>().join(", ");
    if names.is_empty() { reader.t("services-catalogue-missing-none") } else { names }
}
