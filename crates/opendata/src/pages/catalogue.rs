//! `/data`: everything the town knows in tables, published or not.

use std::collections::BTreeMap;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Slug, Text};
use identity::{MaybeActor, Role};
use maud::{Markup, html};
use ui::{
    Format, Page, Reader, Refusal,
    components::{
        Choice, Field, Look, Paging, Tone, actions, badge, empty_state, link_button, link_list,
        pagination, search_form, submit,
    },
    form::Errors,
};

use super::{office_name, offices};
use crate::{Dataset, Licence, OpenData, Order, Search, Status, catalogue};

/// Datasets of one page.
const SIZE: u64 = 20;

pub(super) async fn show(
    reader: Reader,
    MaybeActor(actor): MaybeActor,
    State(opendata): State<OpenData>,
) -> Result<Response, Refusal> {
    if reader.format == Format::Json {
        return Ok(Redirect::to("/data/catalogue.json").into_response());
    }
    let mut search = search_of(&reader);
    let (_, total) = opendata.find(&Search { limit: 0, ..search.clone() }).await?;
    let paging = Paging::of(&reader, SIZE, total);
    search.offset = paging.offset();
    let (datasets, _) = opendata.find(&search).await?;
    let names = offices(&opendata).await?;
    let with_data = catalogue::offices(opendata.db()).await?;
    let is_editor = actor.is_some_and(|actor| actor.has_anywhere(Role::Editor));
    Ok(Page::new(reader.t("opendata-title"))
        .lead(reader.t("opendata-lead"))
        .machine("JSON", "/data/catalogue.json")
        .main(html! {
            @if is_editor {
                (actions(&html! {
                    (link_button(Look::Primary, reader.t("opendata-publish"), "/data/publish"))
                    (link_button(Look::Tertiary, reader.t("opendata-inventory"), "/data/inventory"))
                }))
            }
            (filters(&reader, &search, &names, &with_data))
            (list(&reader, &datasets, &names))
            (pagination(&reader, paging))
        })
        .render(&reader))
}

/// What cannot be understood is left out: an old link still finds the rest.
fn search_of(reader: &Reader) -> Search {
    let parameter = |name| reader.parameter(name).filter(|value: &String| !value.is_empty());
    Search {
        words: parameter("q").unwrap_or_default(),
        office: parameter("office").and_then(|office| office.parse().ok()),
        licence: parameter("licence").and_then(|licence| licence.parse().ok()),
        status: parameter("status").and_then(|status| Status::of_name(&status)),
        order: match parameter("order").as_deref() {
            Some("changed") => Order::Changed,
            _ => Order::Title,
        },
        lang: reader.lang,
        offset: 0,
        limit: SIZE,
    }
}

fn filters(
    reader: &Reader,
    search: &Search,
    names: &BTreeMap<Slug, Text>,
    with_data: &[Slug],
) -> Markup {
    let any = || Choice::new("", reader.t("opendata-any"));
    let office = |slug: &Slug| Choice::new(slug.as_str(), office_name(reader, names, slug));
    let offices = std::iter::once(any()).chain(with_data.iter().map(office)).collect();
    let licence = |licence: Licence| Choice::new(licence.id(), licence.name());
    let licences = std::iter::once(any()).chain(Licence::ALL.map(licence)).collect();
    let state = |status: Status| Choice::new(status.name(), reader.t(status_key(status)));
    let stages = std::iter::once(any()).chain(Status::ALL.map(state)).collect();
    let orders = vec![
        Choice::new("", reader.t("opendata-order-title")),
        Choice::new("changed", reader.t("opendata-order-changed")),
    ];
    let order = if search.order == Order::Changed { "changed" } else { "" };
    let fields = [
        Field::text("q", reader.t("opendata-search")).value(&search.words),
        Field::select("office", reader.t("opendata-office"), offices)
            .value(search.office.as_ref().map_or("", Slug::as_str)),
        Field::select("licence", reader.t("opendata-licence"), licences)
            .value(search.licence.map_or("", Licence::id)),
        Field::select("status", reader.t("opendata-status"), stages)
            .value(search.status.map_or("", Status::name)),
        Field::select("order", reader.t("opendata-order"), orders).value(order),
    ];
    let body = html! {
        @for field in fields { (field.filtering().show(reader, &Errors::none())) }
        (submit(Look::Secondary, reader.t("opendata-search-button")))
    };
    search_form("/data", &reader.t("opendata-search"), &body)
}

fn list(reader: &Reader, datasets: &[Dataset], names: &BTreeMap<Slug, Text>) -> Markup {
    if datasets.is_empty() {
        let body = html! { p { a href="/data" { (reader.t("opendata-all")) } } };
        return empty_state(reader.t("opendata-none"), &body);
    }
    link_list(datasets.iter().map(|dataset| {
        (reader.text(&dataset.title), dataset.path(), about(reader, dataset, names))
    }))
}

fn about(reader: &Reader, dataset: &Dataset, names: &BTreeMap<Slug, Text>) -> Markup {
    let reason = dataset.withheld.as_ref().or(dataset.expected.as_ref());
    html! {
        p { (short(reader, &dataset.description)) }
        p {
            (status_badge(reader, dataset.status())) " "
            (office_name(reader, names, &dataset.office)) " · "
            (reader.tr("opendata-changed-at", &[("date", reader.date(dataset.changed_at).into())]))
        }
        @if let Some(reason) = reason { p { (reader.text(reason)) } }
    }
}

/// The first paragraph of a description, so far as it fits under a title.
fn short(reader: &Reader, text: &Text) -> Markup {
    const LONGEST: usize = 240;
    let (tag, text) = text.get(reader.lang);
    let lang = (tag != reader.lang.tag()).then_some(tag);
    let first = text.split("\n\n").next().unwrap_or_default();
    let cut: String = first.chars().take(LONGEST).collect();
    let is_cut = cut.len() < first.len();
    html! { span lang=[lang] { (cut) @if is_cut { "…" } } }
}

/// The key of a status in words.
pub(super) const fn status_key(status: Status) -> &'static str {
    match status {
        Status::Published => "opendata-status-published",
        Status::Planned => "opendata-status-planned",
        Status::Withheld => "opendata-status-withheld",
    }
}

/// A status as a mark.
pub(super) fn status_badge(reader: &Reader, status: Status) -> Markup {
    let tone = match status {
        Status::Published => Tone::Success,
        Status::Planned => Tone::Info,
        Status::Withheld => Tone::Warning,
    };
    badge(tone, reader.t(status_key(status)))
}
