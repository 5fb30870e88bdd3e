//! The handle that pages, commands and the house hold.

use std::sync::Arc;

use identity::Identity;
use record::Record;
use store::{Blobs, Database, Jobs};

use crate::PostConfig;

/// Mailboxes, cases and keys: cheap to clone.
#[derive(Clone)]
pub struct Post(Arc<Inner>);

struct Inner {
    db: Database,
    blobs: Blobs,
    jobs: Jobs,
    record: Record,
    identity: Identity,
    config: PostConfig,
}

impl Post {
    /// Opens the post on a migrated database.
    pub fn new(
        db: Database,
        blobs: Blobs,
        jobs: Jobs,
        record: Record,
        identity: Identity,
        mut config: PostConfig,
    ) -> Self {
        config.base_url.truncate(config.base_url.trim_end_matches('/').len());
        Self(Arc::new(Inner { db, blobs, jobs, record, identity, config }))
    }

    /// The town's database.
    pub fn db(&self) -> &Database {
        &self.0.db
    }

    /// The town's files.
    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
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

    /// What the house decided.
    pub fn config(&self) -> &PostConfig {
        &self.0.config
    }
}
