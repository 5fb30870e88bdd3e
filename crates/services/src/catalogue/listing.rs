//! All services that everyone finds, kept in memory as lists and the search need them.
//!
//! Another process may change the catalogue at any time: each request asks the database how often
//! it was changed, and what is kept is made anew where that differs.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use commons::{Lang, Slug, Text};
use parking_lot::RwLock;
use store::{Sql as _, search::words::folded};
use tokio::{sync::Mutex, task::spawn_blocking};

use super::{
    model::{Channel, Day, LifeSituation, Service, State},
    rules::Locations,
    search::{Entry, Field, Found, Index},
};
use crate::{Services, ServicesError};

/// How often services and locations were changed: versions only ever grow.
type Stamp = (i64, i64, i64);

/// What is kept, and who is making it anew.
#[derive(Default)]
pub(crate) struct Kept {
    newest: RwLock<Option<Arc<Listing>>>,
    making: Mutex<()>,
}

/// All services that everyone finds, and where they are to be had.
pub(crate) struct Listing {
    stamp: Stamp,
    /// The services.
    pub(crate) services: Vec<Service>,
    /// All locations.
    pub(crate) locations: Locations,
    /// The places of the services in the order of their names, for each language.
    by_name: BTreeMap<Lang, Vec<usize>>,
    index: Index,
}

/// What somebody looks for. What is empty is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Words.
    pub(crate) words: String,
    /// When in life.
    pub(crate) life: Option<LifeSituation>,
    /// The letter the name begins with, `#` for those that begin with none.
    pub(crate) letter: Option<char>,
    /// A door through which it must be open today, by its name.
    pub(crate) door: Option<&'static str>,
}

impl Wanted {
    /// Whether everything is shown.
    pub(crate) fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

impl Services {
    /// The services as they are now.
    pub(crate) async fn listing(&self) -> Result<Arc<Listing>, ServicesError> {
        let stamp = self.catalogue_stamp().await?;
        if let Some(kept) = self.kept().newest(stamp) {
            return Ok(kept);
        }
        let _turn = self.kept().making.lock().await;
        let stamp = self.catalogue_stamp().await?;
        if let Some(kept) = self.kept().newest(stamp) {
            return Ok(kept);
        }
        let (services, locations) = (self.shown_services().await?, self.locations().await?);
        let made = spawn_blocking(move || Listing::new(stamp, services, locations)).await;
        let listing = Arc::new(made.map_err(|_| super::CatalogueError::Interrupted)?);
        *self.kept().newest.write() = Some(Arc::clone(&listing));
        Ok(listing)
    }

    async fn catalogue_stamp(&self) -> Result<Stamp, ServicesError> {
        let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT),
             (SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM service_locations)
             FROM services";
        Ok(self.db().one(sql, &[]).await?)
    }
}

impl Kept {
    fn newest(&self, stamp: Stamp) -> Option<Arc<Listing>> {
        self.newest.read().as_ref().filter(|kept| kept.stamp == stamp).cloned()
    }
}

impl Listing {
    fn new(stamp: Stamp, services: Vec<Service>, locations: Locations) -> Self {
        let index = Index::new(&services.iter().map(entry).collect::<Vec<_>>());
        let by_name = Lang::ALL.into_iter().map(|lang| (lang, in_order(&services, lang))).collect();
        Self { stamp, services, locations, by_name, index }
    }

    /// The places of the services that somebody wants: best first where words are asked for, else
    /// by name.
    pub(crate) fn find(&self, wanted: &Wanted, lang: Lang, today: Day) -> Found {
        let mut found = if wanted.words.trim().is_empty() {
            let places = self.by_name.get(&lang).cloned().unwrap_or_default();
            Found { places, ..Found::default() }
        } else {
            self.index.find(&wanted.words)
        };
        found.places.retain(|place| self.is_wanted(*place, wanted, lang, today));
        found
    }

    fn is_wanted(&self, place: usize, wanted: &Wanted, lang: Lang, today: Day) -> bool {
        let service = &self.services[place];
        wanted.life.is_none_or(|life| service.content.life_situations.contains(&life))
            && wanted.letter.is_none_or(|it| letter(service.content.name_in(lang).1) == it)
            && wanted.door.is_none_or(|door| self.has_door(service, door, today))
    }

    /// Whether a door of this name is there on a day, even if not all is known about it.
    pub(crate) fn has_door(&self, service: &Service, door: &str, day: Day) -> bool {
        let is_there = |channel: &Channel| match channel.door.location() {
            Some(place) => self.locations.get(place).is_some_and(|it| it.is_open_on(day)),
            None => true,
        };
        service.channels_on(day).any(|channel| channel.door.name() == door && is_there(channel))
    }

    /// The letters with which names begin.
    pub(crate) fn letters(&self, lang: Lang) -> BTreeSet<char> {
        self.services.iter().map(|service| letter(service.content.name_in(lang).1)).collect()
    }

    /// How many services belong to each life situation, without those that none does.
    pub(crate) fn life_situations(&self) -> Vec<(LifeSituation, usize)> {
        let count = |life: &LifeSituation| {
            let of = |service: &&Service| service.content.life_situations.contains(life);
            self.services.iter().filter(of).count()
        };
        let counted = LifeSituation::ALL.into_iter().map(|life| (life, count(&life)));
        counted.filter(|(_, services)| *services > 0).collect()
    }

    /// The services at a location, by name.
    pub(crate) fn at(&self, location: &Slug, lang: Lang) -> Vec<&Service> {
        let order = self.by_name.get(&lang).into_iter().flatten();
        let is_here = |service: &&Service| {
            service.channels.iter().any(|channel| channel.door.location() == Some(location))
        };
        order.map(|place| &self.services[*place]).filter(is_here).collect()
    }
}

/// What the search reads of a service.
fn entry(service: &Service) -> Entry {
    let content = &service.content;
    let mut texts = Vec::new();
    let mut read = |field: Field, text: &Text| {
        let each = text.0.iter().map(|(tag, text)| (field, tag.clone(), text.clone()));
        texts.extend(each);
    };
    read(Field::Name, &content.name);
    read(Field::Keyword, &Text::de(content.keywords.join(", ")));
    read(Field::Teaser, &content.teaser);
    for text in [&content.description, &content.procedure, &content.hints] {
        read(Field::Body, text);
    }
    for document in &content.documents {
        read(Field::Body, &document.name);
    }
    for text in &content.prerequisites {
        read(Field::Body, text);
    }
    let doors = service.channels.iter().filter(|it| it.door.location().is_some()).count();
    Entry { doors, is_offered: service.state == State::Published, texts }
}

fn in_order(services: &[Service], lang: Lang) -> Vec<usize> {
    let name = |place: usize| folded(&services[place].content.name_in(lang).1.to_lowercase());
    let mut places: Vec<_> = (0..services.len()).map(|place| (name(place), place)).collect();
    places.sort();
    places.into_iter().map(|(_, place)| place).collect()
}

/// The letter under which a name stands: `Ä` under `A`, figures and signs under `#`.
fn letter(name: &str) -> char {
    let first = folded(&name.chars().take(1).collect::<String>().to_lowercase());
    let first = first.chars().next().unwrap_or('#').to_ascii_uppercase();
    if first.is_ascii_uppercase() { first } else { '#' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_under_the_letter_that_people_look_under() {
        let letters: String =
            ["Ämter", "öffentlich", "Éclair", "115", "", "Zoo"].map(letter).into_iter().collect();
        assert_eq!(letters, "AOE##Z");
    }
}
