//! How a case begins: after its first letter was sealed, by who takes part in it.

use commons::{Id, Slug};
use post::{Caller, CaseHead};
use serde::Deserialize;
use store::StoreError;

use super::{
    CasesError, fees,
    model::{Day, Door, ServiceCase, What},
    rules::{self, Beginning, Who},
    store as rows,
};
use crate::{
    Services, ServicesError,
    catalogue::model::{Channel, Door as Way, Service, State},
};

/// What somebody says of a case that begins.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Registration {
    pub(super) case: String,
    pub(super) service: Slug,
    pub(super) door: Door,
    #[serde(default)]
    pub(super) form: Option<Slug>,
    #[serde(default)]
    pub(super) form_version: Option<u64>,
    /// The day on which it came, where an office enters it later: `2026-11-26`.
    #[serde(default)]
    pub(super) received: Option<String>,
}

impl Services {
    /// Makes a post case a service case, and notes in the audit log where an office does. Safe to
    /// send again; says whether it was there before.
    ///
    /// # Errors
    /// [`CasesError::NoCase`], [`CasesError::NotPublished`], [`CasesError::OtherOffice`],
    /// [`CasesError::DoorRefused`], [`CasesError::Received`], [`CasesError::Registered`].
    pub(super) async fn register_case(
        &self,
        caller: &Caller,
        registration: &Registration,
        today: Day,
    ) -> Result<bool, ServicesError> {
        let again = self.begin_case(caller, registration, today).await?;
        let seen = self.seen_case(&registration.case, caller).await?;
        if let (false, Some(Who::Member { person, .. })) = (again, seen.who(caller)) {
            self.audit_case(Some(&person), What::Registered, &seen.case.case).await?;
        }
        Ok(again)
    }

    /// The same, without the audit log.
    pub(super) async fn begin_case(
        &self,
        caller: &Caller,
        registration: &Registration,
        today: Day,
    ) -> Result<bool, ServicesError> {
        let head = self.post_head(&registration.case, caller).await?;
        if let Some(known) = rows::case(self.db(), &head.case).await? {
            return same(&known, registration);
        }
        let service = self.offered_service(&registration.service).await?;
        if service.office != head.office {
            return Err(CasesError::OtherOffice(service.office).into());
        }
        let is_own = head.own.iter().any(|party| party.office().is_none());
        let by_office = !is_own && caller.works_in(&head.office);
        check_door(&service, registration, by_office, today)?;
        let received = received(registration, &head, by_office, today)?;
        let case = self.beginning_of(head, registration, &service, received).await?;
        let clerk = caller.person().ok().filter(|_| by_office).map(|it| &it.actor.person);
        match self.insert_case(&case, &service, clerk, today).await {
            Err(ServicesError::Store(StoreError::Conflict(_))) => {
                same(&self.case_now(&case.case).await?, registration)
            }
            done => done.map(|()| false),
        }
    }

    async fn offered_service(&self, slug: &Slug) -> Result<Service, ServicesError> {
        let refused = || CasesError::NotPublished(slug.to_string());
        let service = self.service(slug).await.map_err(|_| refused())?;
        if service.state == State::Published { Ok(service) } else { Err(refused().into()) }
    }

    async fn beginning_of(
        &self,
        head: CaseHead,
        registration: &Registration,
        service: &Service,
        received: Day,
    ) -> Result<ServiceCase, ServicesError> {
        Ok(rules::begin(Beginning {
            case: head.case,
            code: head.code,
            service: service.slug.clone(),
            form: registration.form.clone(),
            form_version: registration.form_version,
            office: service.office.clone(),
            door: registration.door,
            received,
            promised_days: service.content.processing.promised_days,
            four_eyes: rows::four_eyes(self.db(), &service.slug).await?,
        }))
    }

    async fn insert_case(
        &self,
        case: &ServiceCase,
        service: &Service,
        clerk: Option<&Id>,
        today: Day,
    ) -> Result<(), ServicesError> {
        let tx = self.db().begin().await?;
        rows::insert(&tx, case).await?;
        rows::note(&tx, case, today, What::Registered, clerk).await?;
        if let Some(cents) = fees::of(service, case.door, today) {
            fees::insert(&tx, &case.case, cents, today).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Notes in the audit log what a member of staff did. Residents are not noted.
    pub(super) async fn audit_case(
        &self,
        by: Option<&Id>,
        what: What,
        case: &Id,
    ) -> Result<(), ServicesError> {
        let Some(by) = by else { return Ok(()) };
        let (subject, details) = (super::subject(case), serde_json::json!({}));
        Ok(self.identity().audit_as(Some(by), what.action(), &subject, details).await?)
    }
}

/// Whether a case that is there was registered for the same.
fn same(known: &ServiceCase, registration: &Registration) -> Result<bool, ServicesError> {
    let is_same = known.service == registration.service
        && known.door == registration.door
        && known.form == registration.form
        && known.form_version == registration.form_version;
    if is_same { Ok(true) } else { Err(CasesError::Registered.into()) }
}

/// Residents come online, by the form of the service; offices enter what came by any door.
fn check_door(
    service: &Service,
    registration: &Registration,
    by_office: bool,
    today: Day,
) -> Result<(), CasesError> {
    let is_this_form = |channel: &Channel| match &channel.door {
        Way::Online { form } => registration.form.as_ref() == Some(form),
        _ => false,
    };
    let is_open =
        registration.door == Door::Online && service.channels_on(today.date()).any(is_this_form);
    if by_office || is_open { Ok(()) } else { Err(CasesError::DoorRefused) }
}

/// The day a case came: that of its newest letter, or an earlier one that its office names.
fn received(
    registration: &Registration,
    head: &CaseHead,
    by_office: bool,
    today: Day,
) -> Result<Day, CasesError> {
    let newest = head.last_day.min(today);
    let Some(named) = registration.received.as_deref() else { return Ok(newest) };
    let named: Day = named.parse().map_err(|_| CasesError::Malformed("received"))?;
    let can_be = by_office && named <= today && named >= today.plus(-EARLIEST);
    if can_be { Ok(named) } else { Err(CasesError::Received) }
}

/// What lay longer than a year in a drawer is not entered as if it had come so.
const EARLIEST: i64 = 366;
