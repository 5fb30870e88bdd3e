//! What the house asks of the record.

use std::sync::Arc;

use axum::Router;
use commons::{
    Capability, Lang, Subject,
    capability::{Ask, Check, Migration, NavItem, Promise, PublicAct, Table},
};

use crate::{Record, VerifierKey, api, checks, migrations, pages, promises, tables};

/// Where the page of a public thing is.
pub type Places = fn(&Subject) -> Option<String>;

/// The record as a room of the house.
#[derive(Clone)]
pub struct RecordCapability {
    record: Record,
    witnesses: Arc<[VerifierKey]>,
    public_acts: Arc<[Ask<Vec<PublicAct>>]>,
    places: Places,
}

impl RecordCapability {
    /// The record with the witnesses whose signatures it takes.
    pub fn new(record: Record, witnesses: Vec<VerifierKey>) -> Self {
        Self { record, witnesses: witnesses.into(), public_acts: Arc::default(), places: |_| None }
    }

    /// Also measures whether these things are in the record: what all rooms name as their
    /// [public acts](Capability::public_acts).
    #[must_use]
    pub fn with_public_acts(mut self, public_acts: Vec<Ask<Vec<PublicAct>>>) -> Self {
        self.public_acts = public_acts.into();
        self
    }

    /// Also links entries to the pages of what they are about.
    #[must_use]
    pub fn with_places(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    pub(crate) fn record(&self) -> &Record {
        &self.record
    }

    pub(crate) fn witnesses(&self) -> &[VerifierKey] {
        &self.witnesses
    }

    pub(crate) fn place(&self, subject: &Subject) -> Option<String> {
        (self.places)(subject)
    }
}

#[async_trait::async_trait]
impl Capability for RecordCapability {
    fn name(&self) -> &'static str {
        "record"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        crate::locales()
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations().migrations
    }

    fn routes(&self) -> Router {
        api::routes().merge(pages::routes()).with_state(self.clone())
    }

    fn navigation(&self) -> Vec<NavItem> {
        vec![NavItem { path: "/record", label: "nav-record" }]
    }

    fn promises(&self) -> Vec<Promise> {
        vec![promises::public_acts_recorded(&self.record, &self.public_acts)]
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }

    async fn checks(&self) -> Vec<Check> {
        let mut checks = vec![checks::soundness(&self.record).await];
        match checks::witnesses(&self.record, &self.witnesses).await {
            Ok(more) => checks.extend(more),
            Err(error) => checks.push(checks::unreadable(&error)),
        }
        checks
    }
}
