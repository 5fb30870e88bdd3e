//! The handle that pages, commands and other capabilities hold.

use std::sync::Arc;

use record::Record;
use store::Database;
use webauthn_rs::Webauthn;

use crate::{IdentityConfig, IdentityError, passkeys, passphrases::Hasher, providers};

/// People, offices, sessions: cheap to clone.
#[derive(Clone)]
pub struct Identity(Arc<Inner>);

struct Inner {
    db: Database,
    record: Record,
    config: IdentityConfig,
    hasher: Hasher,
    webauthn: Option<Webauthn>,
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
        providers::check(&config)?;
        let webauthn = passkeys::webauthn(&config)?;
        Ok(Self(Arc::new(Inner { db, record, config, hasher, webauthn })))
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

    pub(crate) fn webauthn(&self) -> Result<&Webauthn, IdentityError> {
        self.0.webauthn.as_ref().ok_or(IdentityError::NoPasskeys)
    }
}
