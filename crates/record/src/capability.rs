//! What the house asks of the record.

use std::{sync::Arc, time::Duration};

use axum::Router;
use commons::{
    Capability, Failure, Lang, Subject,
    capability::{Ask, Check, Job, Migration, NavItem, Promise, PublicAct, Table},
};

use crate::{
    Record, VerifierKey, WitnessAddress, api, checks, migrations, pages, promises, tables,
};

/// How often witnesses are called.
const CALL_EVERY: Duration = Duration::from_mins(5);

/// Where the page of a public thing is.
pub type Places = fn(&Subject) -> Option<String>;

/// The record as a room of the house.
#[derive(Clone)]
pub struct RecordCapability {
    record: Record,
    witnesses: Arc<[VerifierKey]>,
    public_acts: Arc<[Ask<Vec<PublicAct>>]>,
    places: Places,
    called: Arc<[WitnessAddress]>,
}

impl RecordCapability {
    /// The record with the witnesses whose signatures it takes.
    pub fn new(record: Record, witnesses: Vec<VerifierKey>) -> Self {
        Self {
            record,
            witnesses: witnesses.into(),
            public_acts: Arc::default(),
            places: |_| None,
            called: Arc::default(),
        }
    }

    /// Also measures whether these things are in the record: what all rooms name as their
    /// [public acts](Capability::public_acts).
    #[must_use]
    pub fn with_public_acts(mut self, public_acts: Vec<Ask<Vec<PublicAct>>>) -> Self {
        self.public_acts = public_acts.into();
        self
    }

    /// Also calls these witnesses (C2SP `tlog-witness`) when the record has grown.
    #[must_use]
    pub fn calling(mut self, witnesses: Vec<WitnessAddress>) -> Self {
        let keys = witnesses.iter().map(|witness| witness.key.clone());
        self.witnesses = self.witnesses.iter().cloned().chain(keys).collect();
        self.called = witnesses.into();
        self
    }

    /// Calls every witness; the first that could not be had is the error, after all were called.
    async fn call_witnesses(&self) -> Result<(), Failure> {
        let mut outcome = Ok(());
        for witness in self.called.iter() {
            let asked = witness.ask(&self.record).await;
            outcome = outcome.and(asked);
        }
        Ok(outcome?)
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

    fn api(&self) -> serde_json::Value {
        serde_json::from_str(include_str!("../openapi.json")).unwrap_or_default()
    }

    fn navigation(&self) -> Vec<NavItem> {
        vec![NavItem { path: "/record", label: "nav-record" }]
    }

    fn promises(&self) -> Vec<Promise> {
        vec![promises::public_acts_recorded(&self.record, &self.public_acts)]
    }

    fn jobs(&self) -> Vec<Job> {
        if self.called.is_empty() {
            return Vec::new();
        }
        let room = self.clone();
        vec![Job::every(CALL_EVERY, "record.call-witnesses", move || {
            let room = room.clone();
            async move { room.call_witnesses().await }
        })]
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
