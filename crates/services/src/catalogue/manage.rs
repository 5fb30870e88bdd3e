//! Keeping the catalogue: what offices say about their services and places, published only with
//! all doors, and every public change with its entry in the record.

use std::collections::BTreeSet;

use commons::{Id, Slug, Text};
use record::{Act, RecordError};
use serde_json::json;
use store::{Sql as _, Tx};

use super::{
    CatalogueError, acts,
    model::{Location, LocationContent, Service, ServiceEdit, Source, State},
    rules::{self, Locations},
    store as rows,
};
use crate::{Services, ServicesError};

/// What an office says about a location: what a page, the command line or an import hands in.
#[derive(Clone, Debug, PartialEq)]
pub struct LocationEdit {
    /// Its part of the address.
    pub slug: Slug,
    /// The office whose place it is.
    pub office: Option<Slug>,
    /// The version that was changed; 0 for a new location. Who was slower is refused.
    pub base: u64,
    /// The other system it came from.
    pub source: Option<Source>,
    /// What is said about it.
    pub content: LocationContent,
}

impl From<Location> for LocationEdit {
    fn from(location: Location) -> Self {
        let Location { slug, office, version, source, content, .. } = location;
        Self { slug, office, base: version, source, content }
    }
}

impl Services {
    /// One service, in any state.
    ///
    /// # Errors
    /// [`CatalogueError::NoService`].
    pub async fn service(&self, slug: &Slug) -> Result<Service, ServicesError> {
        let found = rows::service(self.db(), slug).await?;
        found.ok_or_else(|| CatalogueError::NoService(slug.to_string()).into())
    }

    /// All services with all their doors, by slug.
    pub async fn published_services(&self) -> Result<Vec<Service>, ServicesError> {
        rows::services_in(self.db(), State::Published).await
    }

    /// All services that everyone finds, published or listed, by slug.
    pub async fn shown_services(&self) -> Result<Vec<Service>, ServicesError> {
        rows::shown(self.db()).await
    }

    /// All services in any state, by slug.
    pub async fn all_services(&self) -> Result<Vec<Service>, ServicesError> {
        rows::services(self.db()).await
    }

    /// All services of an office in any state, by slug.
    pub async fn services_of(&self, office: &Slug) -> Result<Vec<Service>, ServicesError> {
        rows::services_of(self.db(), office).await
    }

    /// The services that everyone finds and that are to be had at a location, by slug.
    pub async fn services_at(&self, location: &Slug) -> Result<Vec<Service>, ServicesError> {
        rows::services_at(self.db(), location).await
    }

    /// One location.
    ///
    /// # Errors
    /// [`CatalogueError::NoLocation`].
    pub async fn location(&self, slug: &Slug) -> Result<Location, ServicesError> {
        let found = rows::location(self.db(), slug).await?;
        found.ok_or_else(|| CatalogueError::NoLocation(slug.to_string()).into())
    }

    /// All locations, by slug.
    pub async fn locations(&self) -> Result<Locations, ServicesError> {
        rows::locations(self.db()).await
    }

    /// The locations at which a service is to be had, by slug.
    pub async fn locations_of(&self, service: &Slug) -> Result<Locations, ServicesError> {
        rows::locations_of(self.db(), service).await
    }

    /// Keeps what an office says about a service. A new one is a draft; one that everyone finds
    /// changes in public; one that is published keeps all its doors.
    ///
    /// # Errors
    /// What [`rules::checked`] refuses; [`CatalogueError::DoorsMissing`],
    /// [`CatalogueError::FormMissing`], [`CatalogueError::Taken`], [`CatalogueError::Crowded`].
    pub async fn save_service(
        &self,
        edit: ServiceEdit,
        by: Option<&Id>,
    ) -> Result<Service, ServicesError> {
        let known = rows::service(self.db(), &edit.slug).await?;
        self.identity().office(&edit.office).await?;
        let state = known.as_ref().map_or(State::Draft, |known| known.state);
        let service = changed(known.as_ref(), edit, state)?;
        if known.as_ref().is_some_and(|known| is_same(known, &service)) {
            return Ok(known.unwrap_or(service));
        }
        if state == State::Published {
            self.require_doors(&service).await?;
        }
        self.keep(known.as_ref(), &service, &Text::default(), by).await?;
        Ok(service)
    }

    /// Publishes a service, if it has all its doors today.
    ///
    /// # Errors
    /// [`CatalogueError::DoorsMissing`], [`CatalogueError::FormMissing`],
    /// [`CatalogueError::NoDescription`], [`CatalogueError::Crowded`].
    pub async fn publish_service(
        &self,
        slug: &Slug,
        by: Option<&Id>,
    ) -> Result<Service, ServicesError> {
        let known = self.service(slug).await?;
        if known.state == State::Published {
            return Ok(known);
        }
        let service = stepped(&known, State::Published);
        self.require_doors(&service).await?;
        self.keep(Some(&known), &service, &Text::default(), by).await?;
        Ok(service)
    }

    /// Lists a draft: everyone finds it, with what is missing; nothing of it goes online.
    ///
    /// # Errors
    /// [`CatalogueError::NotPublic`] where it is no draft.
    pub async fn list_service(
        &self,
        slug: &Slug,
        by: Option<&Id>,
    ) -> Result<Service, ServicesError> {
        let known = self.service(slug).await?;
        if known.state != State::Draft {
            return Err(CatalogueError::NotPublic(slug.clone()).into());
        }
        let service = stepped(&known, State::Listed);
        self.keep(Some(&known), &service, &Text::default(), by).await?;
        Ok(service)
    }

    /// Takes a service back, with a reason that everyone reads.
    ///
    /// # Errors
    /// [`CatalogueError::NotPublic`], [`CatalogueError::NoReason`], [`CatalogueError::Crowded`].
    pub async fn withdraw_service(
        &self,
        slug: &Slug,
        reason: &Text,
        by: Option<&Id>,
    ) -> Result<Service, ServicesError> {
        let known = self.service(slug).await?;
        if !known.state.is_shown() {
            return Err(CatalogueError::NotPublic(slug.clone()).into());
        }
        let reason = rules::reason(reason)?;
        let service = stepped(&known, State::Withdrawn);
        self.keep(Some(&known), &service, &reason, by).await?;
        Ok(service)
    }

    /// Keeps what an office says about a location, in public. That one closes is a fact that no
    /// program can refuse: the offices whose services lose a door by it are told at once.
    ///
    /// # Errors
    /// What [`rules::checked_location`] refuses; [`CatalogueError::Crowded`].
    pub async fn save_location(
        &self,
        edit: LocationEdit,
        by: Option<&Id>,
    ) -> Result<Location, ServicesError> {
        let known = rows::location(self.db(), &edit.slug).await?;
        if let Some(office) = &edit.office {
            self.identity().office(office).await?;
        }
        let location = changed_location(known.as_ref(), edit)?;
        if known.as_ref().is_some_and(|known| is_same_location(known, &location)) {
            return Ok(known.unwrap_or(location));
        }
        self.append(&location.slug, acts::of_location(&location)?).await?;
        let details = json!({ "version": location.version });
        let action = "service-location-described";
        self.identity().audit_as(by, action, &location.subject(), details).await?;
        let closed_before = known.and_then(|known| known.content.closed_from);
        if closed_before != location.content.closed_from {
            self.tell_of_closing(&location.slug).await?;
        }
        self.raise_alarms().await?;
        Ok(location)
    }

    /// Refuses a service that lacks one of its doors today, or names a form that nobody can fill
    /// in.
    async fn require_doors(&self, service: &Service) -> Result<(), ServicesError> {
        let locations = rows::locations(self.db()).await?;
        may_be_published(service, &locations)?;
        Ok(may_offer_forms(service, &self.published_forms().await?)?)
    }

    /// Keeps a service as it now is, in public where everyone finds it or did.
    async fn keep(
        &self,
        known: Option<&Service>,
        service: &Service,
        reason: &Text,
        by: Option<&Id>,
    ) -> Result<(), ServicesError> {
        let action = if service.state == State::Draft {
            self.keep_draft(service).await?;
            "service-drafted"
        } else {
            let kind = acts::kind(known.map(|known| known.state), service.state);
            self.append(&service.slug, acts::of_service(kind, service, reason)?).await?;
            kind
        };
        let details = json!({ "version": service.version });
        self.identity().audit_as(by, action, &service.subject(), details).await?;
        self.raise_alarms_of(service).await
    }

    async fn keep_draft(&self, service: &Service) -> Result<(), ServicesError> {
        let tx = self.db().begin().await?;
        if !run(&tx, acts::writes(service)).await? {
            return Err(CatalogueError::Crowded(service.slug.clone()).into());
        }
        Ok(tx.commit().await?)
    }

    async fn append(&self, slug: &Slug, act: Act) -> Result<(), ServicesError> {
        match self.record().append(act).await {
            Ok(_) => Ok(()),
            Err(RecordError::Refused) => Err(CatalogueError::Crowded(slug.clone()).into()),
            Err(other) => Err(other.into()),
        }
    }
}

/// Runs statements until one does not do what it must; `false` then.
async fn run(tx: &Tx, writes: Vec<acts::Write>) -> Result<bool, ServicesError> {
    for write in writes {
        let changed = tx.exec(&write.sql, &write.values).await?;
        if write.once && changed != 1 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a service may be published as it stands: with all its doors today, and words that say
/// what it is.
///
/// # Errors
/// [`CatalogueError::DoorsMissing`], [`CatalogueError::NoDescription`].
pub(crate) fn may_be_published(
    service: &Service,
    locations: &Locations,
) -> Result<(), CatalogueError> {
    if let Err(missing) = rules::parity(&service.channels, locations, rules::today()) {
        return Err(CatalogueError::DoorsMissing { service: service.slug.clone(), missing });
    }
    if service.content.teaser.is_empty() && service.content.description.is_empty() {
        return Err(CatalogueError::NoDescription(service.slug.clone()));
    }
    Ok(())
}

/// Whether every form that a service names, online and on paper, is published.
///
/// # Errors
/// [`CatalogueError::FormMissing`], for the first door.
pub(crate) fn may_offer_forms(
    service: &Service,
    published: &BTreeSet<Slug>,
) -> Result<(), CatalogueError> {
    match rules::without_form(&service.channels, published).first() {
        Some((door, form)) => {
            let (door, form) = ((*door).clone(), (*form).clone());
            Err(CatalogueError::FormMissing { door, form })
        }
        None => Ok(()),
    }
}

/// The next version of a service, as it is edited.
pub(crate) fn changed(
    known: Option<&Service>,
    edit: ServiceEdit,
    state: State,
) -> Result<Service, CatalogueError> {
    let base = known.map_or(0, |known| known.version);
    if edit.base == 0 && base > 0 {
        return Err(CatalogueError::Taken(edit.slug));
    }
    if edit.base != base {
        return Err(CatalogueError::Crowded(edit.slug));
    }
    let ServiceEdit { slug, office, source, content, channels, .. } = rules::checked(edit)?;
    let (version, changed_at) = (base + 1, rules::now());
    Ok(Service { slug, office, state, version, source, content, channels, changed_at })
}

/// The next version of a location, as it is edited.
pub(crate) fn changed_location(
    known: Option<&Location>,
    edit: LocationEdit,
) -> Result<Location, CatalogueError> {
    if edit.base != known.map_or(0, |known| known.version) {
        return Err(CatalogueError::Crowded(edit.slug));
    }
    let content = rules::checked_location(edit.content)?;
    let LocationEdit { slug, office, base, source, .. } = edit;
    Ok(Location { slug, office, version: base + 1, source, content, changed_at: rules::now() })
}

/// The same service, one step further.
fn stepped(known: &Service, state: State) -> Service {
    Service { state, version: known.version + 1, changed_at: rules::now(), ..known.clone() }
}

/// Whether nothing that is said about a service differs.
pub(crate) fn is_same(known: &Service, service: &Service) -> bool {
    known.office == service.office
        && known.state == service.state
        && known.source == service.source
        && known.content == service.content
        && known.channels == service.channels
}

/// Whether nothing that is said about a location differs.
pub(crate) fn is_same_location(known: &Location, location: &Location) -> bool {
    known.office == location.office
        && known.source == location.source
        && known.content == location.content
}
