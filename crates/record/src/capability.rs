//! What the house asks of the record.

use std::sync::Arc;

use axum::Router;
use commons::{
    Capability, Lang,
    capability::{Migration, Table},
};

use crate::{Record, VerifierKey, api, migrations, tables};

/// The record as a room of the house.
#[derive(Clone)]
pub struct RecordCapability {
    record: Record,
    witnesses: Arc<[VerifierKey]>,
}

impl RecordCapability {
    /// The record with the witnesses whose signatures it takes.
    pub fn new(record: Record, witnesses: Vec<VerifierKey>) -> Self {
        Self { record, witnesses: witnesses.into() }
    }

    pub(crate) fn record(&self) -> &Record {
        &self.record
    }

    pub(crate) fn witnesses(&self) -> &[VerifierKey] {
        &self.witnesses
    }
}

#[async_trait::async_trait]
impl Capability for RecordCapability {
    fn name(&self) -> &'static str {
        "record"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        vec![
            (Lang::De, include_str!("../locales/de.ftl")),
            (Lang::En, include_str!("../locales/en.ftl")),
        ]
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations().migrations
    }

    fn routes(&self) -> Router {
        api::routes().with_state(self.clone())
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }
}
