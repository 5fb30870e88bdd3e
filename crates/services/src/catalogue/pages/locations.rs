//! `/services/locations`: all places with a door.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use commons::Slug;
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Paging, empty_state, link_list, pagination, search_box},
};

use super::{services_crumb, step_free};
use crate::{
    Services,
    catalogue::{
        hours::{self, Hours},
        model::Location,
    },
};
use store::search::words::folded;

/// Locations of one page.
const SIZE: u64 = 20;

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    let listing = services.listing().await?;
    let words = reader.parameter("q").unwrap_or_default();
    let found = found(&reader, &listing.locations, &words);
    let paging = Paging::of(&reader, SIZE, found.len() as u64);
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let shown = found.into_iter().skip(first).take(usize::try_from(SIZE).unwrap_or(usize::MAX));
    let label = reader.t("services-catalogue-locations-search");
    let main = html! {
        (search_box(&reader, "/services/locations", "q", &label, &words))
        @if paging.total == 0 {
            @let all = html! { p { a href="/services/locations" { (reader.t("services-catalogue-locations-all")) } } };
            (empty_state(reader.t("services-catalogue-locations-none"), &all))
        } @else { (list(&reader, shown)) }
        (pagination(&reader, paging))
    };
    Ok(Page::new(reader.t("services-catalogue-locations"))
        .lead(reader.t("services-catalogue-locations-lead"))
        .crumbs(vec![services_crumb(&reader)])
        .main(main)
        .render(&reader))
}

/// The locations in whose name or address the words stand, by name.
fn found<'a>(
    reader: &Reader,
    locations: &'a BTreeMap<Slug, Location>,
    words: &str,
) -> Vec<&'a Location> {
    let fold = |text: &str| folded(&text.to_lowercase());
    let words: Vec<_> = words.split_whitespace().map(fold).collect();
    let name = |location: &Location| fold(location.content.name.get(reader.lang).1);
    let has = |location: &&Location| {
        let text = format!("{} {}", name(location), fold_line(&location.content.address.line()));
        words.iter().all(|word| text.contains(&**word))
    };
    let mut found: Vec<_> = locations.values().filter(has).collect();
    found.sort_by_cached_key(|location| name(location));
    found
}

/// A line folded word by word: longer texts would be cut.
fn fold_line(text: &str) -> String {
    let words = text.split_whitespace().map(|word| folded(&word.to_lowercase()));
    words.collect::<Vec<_>>().join(" ")
}

fn list<'a>(reader: &Reader, locations: impl Iterator<Item = &'a Location>) -> Markup {
    let now = hours::now_in_town();
    link_list(locations.map(|location| {
        let content = &location.content;
        let hours = Hours::read(&content.opening_hours).ok();
        let is_closed = !location.is_open_on(now.date());
        let about = html! {
            p { (content.address.line()) }
            p {
                @if is_closed { (reader.t("services-catalogue-location-gone")) }
                @else {
                    @if let Some(hours) = hours { (hours::standing_badge(reader, &hours, now)) " " }
                    (step_free(reader, location))
                }
            }
        };
        (reader.text(&content.name), location.path(), about)
    }))
}
