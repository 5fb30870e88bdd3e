//! Taking over what was found: all of a file in one transaction or nothing, each service and
//! location with its entry in the record.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use commons::{Id, Lang, Slug, Subject, Text};
use identity::Office;
use record::{Act, RecordError};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Sql, params};

use super::{
    FileReport, Found, FoundLocation, FoundService, ImportError, ImportReport, Kept, Tally,
    WhyKept, files,
};
use crate::{
    Services, ServicesError,
    catalogue::{
        CatalogueError, LocationEdit, acts,
        manage::{changed, changed_location, may_be_published},
        model::{
            Channel, Door, Fee, LOCATION, Reason, SERVICE, Service, ServiceEdit, State, Unresolved,
        },
        rules::{self, Locations},
        store as rows,
    },
    sent::typed,
};

/// How an import is done.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The office that answers for services whose authority is no office of the town; without it,
    /// the one that answers for most services here.
    pub office: Option<Slug>,
    /// Who imports; nobody is the operator's command line.
    pub by: Option<Id>,
}

impl Services {
    /// Imports a file, or the files of a folder: each whole or not at all. A second import changes
    /// only what changed in the source.
    ///
    /// # Errors
    /// [`ImportError::Unreadable`] and [`ImportError::NothingKnown`] for the path; what is wrong
    /// with single files stands in the report.
    pub async fn import(
        &self,
        path: &Path,
        options: &ImportOptions,
    ) -> Result<ImportReport, ServicesError> {
        if let Some(office) = &options.office {
            self.identity().office(office).await?;
        }
        let (units, others) = files::at(path)?;
        let mut report = ImportReport { others, ..ImportReport::default() };
        for unit in units {
            let name = unit.name.clone();
            let found = tokio::task::spawn_blocking(move || unit.read()).await;
            let found = found.map_err(|_| unfinished(&name)).and_then(|it| Ok(it?));
            let taken = match found {
                Ok(found) => self.take_over(&name, found, options).await,
                Err(error) => Err(error),
            };
            match taken {
                Ok(file) => report.files.push(file),
                Err(error) => report.refused.push((name, error)),
            }
        }
        self.raise_alarms().await?;
        Ok(report)
    }

    /// Takes over what one file says, or nothing of it.
    ///
    /// # Errors
    /// [`ImportError::NoOffice`] where no office answers for anything yet; what [`rules::checked`] refuses; [`CatalogueError::Crowded`]
    /// where somebody else changed the same at the same time.
    pub async fn take_over(
        &self,
        name: &str,
        found: Found,
        options: &ImportOptions,
    ) -> Result<FileReport, ServicesError> {
        let town = Town::read(self).await?;
        let mut plan = Plan::new(name, town, options);
        plan.locations(found.locations)?;
        plan.services(found.services)?;
        let (acts, report) = (plan.acts, plan.report);
        match self.record().append_together(acts).await {
            Ok(_) => {}
            Err(RecordError::Refused) => {
                return Err(CatalogueError::Crowded(Slug::of_title(name)).into());
            }
            Err(other) => return Err(other.into()),
        }
        let details = json!({ "services": report.services.all(), "file": name });
        let subject = Subject::new("service-import", Slug::of_title(name));
        let by = options.by.as_ref();
        self.identity().audit_as(by, "services-imported", &subject, details).await?;
        Ok(report)
    }
}

/// A fee that no door takes, as a person would write it: it is not lost.
fn fee_in_words(fee: Fee, note: &str) -> String {
    let amount = match fee {
        Fee::Unknown | Fee::Described => String::new(),
        Fee::Free => "kostenlos".to_owned(),
        Fee::Fixed(cents) => format!("{} Euro", typed(cents)),
        Fee::Between(least, most) => format!("{} bis {} Euro", typed(least), typed(most)),
    };
    let parts = [amount.as_str(), note].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

fn unfinished(name: &str) -> ServicesError {
    let reason = "the work was interrupted".to_owned();
    ImportError::Unreadable { path: name.to_owned(), reason }.into()
}

/// What an import left here before.
struct Before {
    slug: Slug,
    digest: String,
    version: u64,
}

/// The town as it is before an import.
struct Town {
    services: BTreeMap<Slug, Service>,
    locations: Locations,
    offices: Vec<Office>,
    before: HashMap<(String, String, String), Before>,
}

impl Town {
    async fn read(services: &Services) -> Result<Self, ServicesError> {
        let sql = "SELECT subject, system, id, slug, digest, version FROM service_imports";
        let all: Vec<(String, String, String, Slug, String, u64)> =
            services.db().all(sql, &[]).await?;
        let before = all.into_iter().map(|(subject, system, id, slug, digest, version)| {
            ((subject, system, id), Before { slug, digest, version })
        });
        let all = rows::services(services.db()).await?;
        Ok(Self {
            services: all.into_iter().map(|it| (it.slug.clone(), it)).collect(),
            locations: rows::locations(services.db()).await?,
            offices: services.identity().offices().await?,
            before: before.collect(),
        })
    }

    fn before(&self, subject: &str, system: &str, id: &str) -> Option<&Before> {
        self.before.get(&(subject.to_owned(), system.to_owned(), id.to_owned()))
    }

    /// The office of this name, in any of its languages.
    fn office_named(&self, name: &str) -> Option<Slug> {
        let name = name.trim().to_lowercase();
        let is_it = |office: &&Office| {
            office.slug.as_str() == name
                || office.name.0.values().any(|known| known.trim().to_lowercase() == name)
        };
        self.offices.iter().find(is_it).map(|office| office.slug.clone())
    }

    /// The office that answers for most services, of several the first.
    fn busiest(&self) -> Option<Slug> {
        let of = |office: &Office| {
            self.services.values().filter(|service| service.office == office.slug).count()
        };
        let counts = self.offices.iter().map(|office| (of(office), &office.slug));
        let busy = counts.filter(|(count, _)| *count > 0);
        busy.min_by_key(|(count, slug)| (Reverse(*count), *slug)).map(|(_, slug)| slug.clone())
    }
}

/// What is to be done, and what will be said about it.
struct Plan<'a> {
    town: Town,
    options: &'a ImportOptions,
    /// Who answers for services of no office of the town.
    fallback: Option<Slug>,
    acts: Vec<Act>,
    report: FileReport,
    /// The slugs of locations, by their identifier in the source.
    places: HashMap<String, Slug>,
    taken: BTreeSet<Slug>,
}

impl<'a> Plan<'a> {
    fn new(name: &str, town: Town, options: &'a ImportOptions) -> Self {
        let report = FileReport { name: name.to_owned(), ..FileReport::default() };
        let missing = rules::NEEDED.map(|door| (door, 0)).to_vec();
        let fallback = options.office.clone().or_else(|| town.busiest());
        Self {
            town,
            options,
            fallback,
            acts: Vec::new(),
            report: FileReport { missing, ..report },
            places: HashMap::new(),
            taken: BTreeSet::new(),
        }
    }

    fn locations(&mut self, found: Vec<FoundLocation>) -> Result<(), ServicesError> {
        for location in found {
            self.location(location)?;
        }
        self.taken.clear();
        Ok(())
    }

    fn location(&mut self, found: FoundLocation) -> Result<(), ServicesError> {
        let (system, id) = (found.source.system.clone(), found.source.id.clone());
        let slug = match self.town.before(LOCATION, &system, &id) {
            Some(before) => before.slug.clone(),
            None => self.free(&found.content.name, &id, |plan, slug| {
                plan.town.locations.contains_key(slug)
            }),
        };
        self.places.insert(id.clone(), slug.clone());
        self.note(&slug, &found.content.unresolved);
        let office = found.authority.as_deref().and_then(|name| self.town.office_named(name));
        let known = self.town.locations.get(&slug);
        let edit = LocationEdit {
            slug: slug.clone(),
            office,
            base: known.map_or(0, |known| known.version),
            source: Some(found.source),
            content: found.content,
        };
        let location = changed_location(known, edit)?;
        let digest = digest(&json!([location.office, location.content]));
        match self.decide(LOCATION, &system, &id, &digest, known.map(|known| known.version)) {
            Step::Unchanged => self.report.locations.unchanged += 1,
            Step::ChangedHere => self.keep(&slug, WhyKept::ChangedHere, Kind::Location),
            step => {
                count(&mut self.report.locations, step);
                let act = acts::of_location(&location)?;
                self.acts.push(remember(
                    act,
                    LOCATION,
                    &location.slug,
                    &system,
                    &id,
                    &digest,
                    location.version,
                ));
                self.town.locations.insert(slug, location);
            }
        }
        Ok(())
    }

    fn services(&mut self, found: Vec<FoundService>) -> Result<(), ServicesError> {
        self.require_offices(&found)?;
        for service in found {
            self.service(service)?;
        }
        Ok(())
    }

    /// All services have an office, or none is taken over.
    fn require_offices(&mut self, found: &[FoundService]) -> Result<(), ServicesError> {
        let without: Vec<_> = found.iter().filter(|it| self.office(it).is_none()).collect();
        if without.is_empty() || self.options.office.is_some() {
            return Ok(());
        }
        if let Some(office) = &self.fallback {
            let count = without.len() as u64;
            self.report.assumed = Some((office.clone(), count));
            return Ok(());
        }
        let names: BTreeSet<&str> =
            without.iter().flat_map(|it| &it.authorities).map(String::as_str).collect();
        let authorities = names.into_iter().take(5).collect::<Vec<_>>().join("; ");
        Err(ImportError::NoOffice { count: without.len(), authorities }.into())
    }

    fn office(&self, found: &FoundService) -> Option<Slug> {
        found.authorities.iter().find_map(|name| self.town.office_named(name))
    }

    fn service(&mut self, mut found: FoundService) -> Result<(), ServicesError> {
        let (system, id) = (found.source.system.clone(), found.source.id.clone());
        let slug = match self.town.before(SERVICE, &system, &id) {
            Some(before) => before.slug.clone(),
            None => self.free(&found.content.name, &id, |plan, slug| {
                plan.town.services.contains_key(slug) || RESERVED.contains(&slug.as_str())
            }),
        };
        let office = match (self.office(&found), &self.fallback) {
            (Some(office), _) => office,
            (None, Some(office)) => {
                if !found.authorities.is_empty() {
                    let names = found.authorities.join("; ");
                    found.unresolved("authorities", &names, Reason::Office);
                }
                office.clone()
            }
            (None, None) => return Ok(()),
        };
        let channels = self.channels(&mut found);
        self.note(&slug, &found.content.unresolved);
        let known = self.town.services.get(&slug).cloned();
        let edit = ServiceEdit {
            slug: slug.clone(),
            office,
            base: known.as_ref().map_or(0, |known| known.version),
            source: Some(found.source),
            content: found.content,
            channels,
        };
        let mut service = changed(known.as_ref(), edit, State::Listed)?;
        let digest = digest(&json!([service.office, service.content, service.channels]));
        let version = known.as_ref().map(|known| known.version);
        match self.decide(SERVICE, &system, &id, &digest, version) {
            Step::Unchanged => {
                self.report.services.unchanged += 1;
                self.stand(known.as_ref().unwrap_or(&service));
            }
            Step::ChangedHere => self.keep(&slug, WhyKept::ChangedHere, Kind::Service),
            step => match self.state(known.as_ref(), &service) {
                Err(why) => self.keep(&slug, why, Kind::Service),
                Ok(state) => {
                    service.state = state;
                    count(&mut self.report.services, step);
                    self.stand(&service);
                    let kind = acts::kind(known.map(|known| known.state), state);
                    let act = acts::of_service(kind, &service, &Text::default())?;
                    let version = service.version;
                    self.acts.push(remember(act, SERVICE, &slug, &system, &id, &digest, version));
                    self.town.services.insert(slug, service);
                }
            },
        }
        Ok(())
    }

    /// The doors of a service: those on site, and the others that the source names.
    fn channels(&self, found: &mut FoundService) -> Vec<Channel> {
        let mut channels = Vec::new();
        let mut seen = BTreeSet::new();
        for place in std::mem::take(&mut found.places) {
            let before = self.town.before(LOCATION, &found.source.system, &place);
            let slug = self.places.get(&place).cloned().or(before.map(|it| it.slug.clone()));
            match slug {
                Some(location) if seen.insert(location.clone()) => {
                    channels.push(Channel::new(location.clone(), Door::OnSite { location }));
                }
                Some(_) => {}
                None => found.unresolved("locations", &place, Reason::Unknown),
            }
        }
        channels.append(&mut found.channels);
        if channels.is_empty() && found.fee != Fee::Unknown {
            let said = fee_in_words(found.fee, found.fee_note.get(Lang::De).1);
            // What the source describes elsewhere is noted there.
            if !said.is_empty() {
                found.unresolved("fee", &said, Reason::NoPlace);
            }
        }
        for channel in channels.iter_mut().filter(|channel| channel.fee == Fee::Unknown) {
            channel.fee = found.fee;
            channel.fee_note = found.fee_note.clone();
        }
        channels
    }

    /// A slug that nobody has: of the name, else of the name and the identifier.
    fn free(&mut self, name: &Text, id: &str, is_taken: impl Fn(&Self, &Slug) -> bool) -> Slug {
        let title = name.get(Lang::De).1;
        let mut slug = Slug::of_title(title);
        if is_taken(self, &slug) || self.taken.contains(&slug) {
            let room = Slug::MAX.saturating_sub(id.len() + 1);
            let short: String = slug.as_str().chars().take(room).collect();
            slug = Slug::of_title(&format!("{short}-{id}"));
        }
        let mut number = 2_u32;
        while is_taken(self, &slug) || self.taken.contains(&slug) {
            slug = Slug::of_title(&format!("{number}-{id}-{title}"));
            number += 1;
        }
        self.taken.insert(slug.clone());
        slug
    }

    fn decide(
        &self,
        subject: &str,
        system: &str,
        id: &str,
        digest: &str,
        version: Option<u64>,
    ) -> Step {
        match (self.town.before(subject, system, id), version) {
            (Some(before), Some(_)) if before.digest == digest => Step::Unchanged,
            (Some(before), Some(version)) if before.version != version => Step::ChangedHere,
            (_, None) => Step::Created,
            (_, Some(_)) => Step::Changed,
        }
    }

    /// The state a service comes to.
    fn state(&self, known: Option<&Service>, service: &Service) -> Result<State, WhyKept> {
        let is_whole = may_be_published(service, &self.town.locations).is_ok();
        match (known.map(|known| known.state), is_whole) {
            (Some(State::Draft | State::Withdrawn), _) => Err(WhyKept::NotPublicHere),
            (Some(State::Published), false) => Err(WhyKept::WouldLoseDoor),
            (_, true) => Ok(State::Published),
            (_, false) => Ok(State::Listed),
        }
    }

    /// Counts how a service now stands.
    fn stand(&mut self, service: &Service) {
        if service.state == State::Published {
            self.report.published += 1;
            return;
        }
        self.report.listed += 1;
        let today = rules::today();
        let missing = rules::parity(&service.channels, &self.town.locations, today);
        for gap in missing.err().unwrap_or_default() {
            let counted = self.report.missing.iter_mut().find(|(door, _)| *door == gap.door);
            if let Some((_, count)) = counted {
                *count += 1;
            }
        }
    }

    fn keep(&mut self, slug: &Slug, why: WhyKept, kind: Kind) {
        self.report.kept.push(Kept { slug: slug.clone(), why });
        match kind {
            Kind::Service => self.report.services.unchanged += 1,
            Kind::Location => self.report.locations.unchanged += 1,
        }
    }

    fn note(&mut self, slug: &Slug, unresolved: &[Unresolved]) {
        let all = unresolved.iter().map(|it| (slug.clone(), it.clone()));
        self.report.unresolved.extend(all);
    }
}

/// Words of addresses that are pages of the catalogue.
const RESERVED: [&str; 4] = ["locations", "manage", "forms", "cases"];

#[derive(Clone, Copy)]
enum Kind {
    Service,
    Location,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Created,
    Changed,
    Unchanged,
    ChangedHere,
}

fn count(tally: &mut Tally, step: Step) {
    match step {
        Step::Created => tally.created += 1,
        Step::Changed => tally.changed += 1,
        Step::Unchanged | Step::ChangedHere => tally.unchanged += 1,
    }
}

fn digest(said: &serde_json::Value) -> String {
    hex::encode(Sha256::digest(said.to_string()))
}

/// The act also notes what the source said.
fn remember(
    act: Act,
    subject: &str,
    slug: &Slug,
    system: &str,
    id: &str,
    digest: &str,
    version: u64,
) -> Act {
    act.write_once(
        "INSERT INTO service_imports (subject, system, id, slug, digest, version, imported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (subject, system, id) DO UPDATE SET
         slug = excluded.slug, digest = excluded.digest, version = excluded.version,
         imported_at = excluded.imported_at",
        params![subject, system, id, slug, digest, version, rules::now()],
    )
}
