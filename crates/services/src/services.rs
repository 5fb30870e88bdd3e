//! The handle that pages, commands and the house hold.

use std::sync::Arc;

use identity::Identity;
use post::Post;
use record::Record;
use store::{Database, Jobs};

use crate::{ServicesConfig, catalogue::Kept};

/// Services, forms, appointments and their cases: cheap to clone.
#[derive(Clone)]
pub struct Services(Arc<Inner>);

struct Inner {
    db: Database,
    jobs: Jobs,
    record: Record,
    identity: Identity,
    post: Post,
    config: ServicesConfig,
    kept: Kept,
}

impl Services {
    /// Opens the services on a migrated database.
    pub fn new(
        db: Database,
        jobs: Jobs,
        record: Record,
        identity: Identity,
        post: Post,
        mut config: ServicesConfig,
    ) -> Self {
        config.base_url.truncate(config.base_url.trim_end_matches('/').len());
        Self(Arc::new(Inner { db, jobs, record, identity, post, config, kept: Kept::default() }))
    }

    /// The town's database.
    pub fn db(&self) -> &Database {
        &self.0.db
    }

    /// The work in the background.
    pub fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// The public record.
    pub fn record(&self) -> &Record {
        &self.0.record
    }

    /// People and offices.
    pub fn identity(&self) -> &Identity {
        &self.0.identity
    }

    /// The post, by which applications and decisions travel.
    pub fn post(&self) -> &Post {
        &self.0.post
    }

    /// The list of services, as it was last made.
    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// What the house decided.
    pub fn config(&self) -> &ServicesConfig {
        &self.0.config
    }
}
