//! The house: opens the town's folder and puts the capabilities together. Itself a capability:
//! the front page with the promises, the search, the background work.

mod keys;

use std::sync::Arc;

use axum::Router;
use commons::{Capability, Failure};
use identity::{Identity, IdentityConfig};
use record::Record;
use store::{Database, Schema};

pub use keys::Keys;

use crate::{config::Config, town::TownFolder};

/// A town that is open: its storage and all its capabilities.
pub struct House {
    /// The configuration it was opened with.
    pub config: Config,
    /// The database.
    pub db: Database,
    /// The public record.
    pub record: Record,
    /// People and offices.
    pub identity: Identity,
    capabilities: Vec<Arc<dyn Capability>>,
}

/// The tables of all capabilities, in the order in which they are made.
pub fn schemas() -> Vec<Schema> {
    vec![record::migrations(), identity::migrations()]
}

impl House {
    /// Opens the town in a folder.
    ///
    /// # Errors
    /// What is wrong with its configuration, keys or storage.
    pub async fn open(folder: &TownFolder, config: Config) -> Result<Self, Failure> {
        let db = open_database(folder, &config).await?;
        store::migrate(&db, &schemas()).await?;
        let keys = Keys::read(folder)?;
        let origin = keys.record.verifier().name().to_owned();
        let record = Record::open(db.clone(), keys.record, &origin).await?;
        let identity_config = IdentityConfig {
            town_name: config.town.name.clone(),
            base_url: config.town.base_url.to_string(),
            key: keys.identity,
            demo: config.town.demo,
            ..IdentityConfig::default()
        };
        let identity = Identity::new(db.clone(), record.clone(), identity_config)?;
        let capabilities: Vec<Arc<dyn Capability>> = vec![Arc::new(identity.clone())];
        Ok(Self { config, db, record, identity, capabilities })
    }

    /// All capabilities, in the order of the house.
    pub fn capabilities(&self) -> &[Arc<dyn Capability>] {
        &self.capabilities
    }

    /// All pages and interfaces.
    pub fn routes(&self) -> Router {
        self.capabilities.iter().fold(Router::new(), |router, it| router.merge(it.routes()))
    }
}

/// Opens the database that the configuration names.
///
/// # Errors
/// Where it does not answer.
pub async fn open_database(folder: &TownFolder, config: &Config) -> Result<Database, Failure> {
    let url = &config.database.url;
    let url = match url.strip_prefix("sqlite:") {
        Some(path) => format!("sqlite:{}", folder.resolve(path).display()),
        None => url.clone(),
    };
    Ok(Database::open(&url).await?)
}
