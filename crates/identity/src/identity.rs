//! The handle that pages, commands and other capabilities hold.

use std::sync::Arc;

use record::Record;
use store::Database;

use crate::{IdentityConfig, IdentityError, passphrases::Hasher};

/// People, offices, sessions: cheap to clone.
#[derive(Clone)]
pub struct Identity(Arc<Inner>);

struct Inner {
    db: Database,
    record: Record,
    config: IdentityConfig,
    hasher: Hasher,
}

impl Identity {
    /// Opens identity on a migrated database.
    ///
    /// # Errors
    /// [`IdentityError::BadBaseUrl`] and [`IdentityError::BadProvider`] where the configuration
    /// cannot be used.
    pub fn new(
        db: Database,
        record: Record,
        config: IdentityConfig,
    ) -> Result<Self, IdentityError> {
        let hasher = Hasher::new(config.passphrase_cost)?;
        Ok(Self(Arc::new(Inner { db, record, config, hasher })))
    }

    /// The town's database.
    pub fn db(&self) -> &Database {
        &self.0.db
    }

    /// The public record.
    pub fn record(&self) -> &Record {
        &self.0.record
    }

    /// What the house decided.
    pub fn config(&self) -> &IdentityConfig {
        &self.0.config
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }
}
