//! What is promised about services, and what is true.

use commons::{
    Text,
    capability::{Measurement, Missing, Promise, Target, Unit, ask},
};

use super::{
    model::{Day, Service, State},
    rules::{self, Locations},
    store,
};
use crate::{Services, ServicesError};

/// All services online, all of them on site, all of them in easy language.
pub(crate) fn promises(services: &Services) -> Vec<Promise> {
    let share = |id, is_kept, reason| promise(services, id, is_kept, reason);
    vec![
        share("services-online", is_online, no_form),
        share("services-on-site", is_on_site, no_counter),
        share("services-easy-language", is_easy, not_easy),
    ]
}

type IsKept = fn(&Service, &Locations, Day) -> bool;

fn promise(services: &Services, id: &'static str, is_kept: IsKept, why: fn() -> Text) -> Promise {
    let services = services.clone();
    Promise {
        id,
        target: Target::AtLeast(1.0),
        unit: Unit::Share,
        more: "/services",
        measure: ask(move || {
            let services = services.clone();
            async move { Ok(measure(&services, is_kept, why).await?) }
        }),
    }
}

/// Of all services that everyone finds.
async fn measure(
    services: &Services,
    is_kept: IsKept,
    why: fn() -> Text,
) -> Result<Measurement, ServicesError> {
    let (all, locations) =
        (store::shown(services.db()).await?, store::locations(services.db()).await?);
    let today = rules::today();
    let broken = all.iter().filter(|service| !is_kept(service, &locations, today));
    let missing: Vec<_> = broken
        .map(|service| Missing {
            title: service.content.name.clone(),
            path: Some(service.path()),
            reason: why(),
        })
        .collect();
    let (all, broken) = (all.len() as u64, missing.len() as u64);
    Ok(Measurement::share(all - broken, all, missing))
}

/// Online means: with all its doors published, and a form in the browser that is open today.
fn is_online(service: &Service, locations: &Locations, today: Day) -> bool {
    service.state == State::Published && has_open(service, "online", locations, today)
}

fn is_on_site(service: &Service, locations: &Locations, today: Day) -> bool {
    has_open(service, "on-site", locations, today)
}

fn is_easy(service: &Service, _: &Locations, _: Day) -> bool {
    service.content.has_easy_language()
}

/// Whether a door of this name is open on a day.
pub(super) fn has_open(service: &Service, door: &str, locations: &Locations, day: Day) -> bool {
    let mut of_kind = service.channels.iter().filter(|channel| channel.door.name() == door);
    of_kind.any(|channel| rules::is_open(channel, locations, day))
}

fn no_form() -> Text {
    Text::both("Noch ohne Online-Formular.", "No online form yet.")
}

fn no_counter() -> Text {
    Text::both(
        "Kein Standort mit Adresse, Öffnungszeiten und Angabe zu Stufen.",
        "No location with an address, opening hours and a word about steps.",
    )
}

fn not_easy() -> Text {
    Text::both("Noch ohne Text in Leichter Sprache.", "No text in easy language yet.")
}
