//! The handle that pages, commands and the house hold.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, OnceLock},
};

use commons::{Slug, capability::PublicTable};
use identity::Identity;
use parking_lot::Mutex;
use record::Record;
use store::{Blobs, Database};
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::{
    Dataset, OpenDataConfig, OpenDataError, Search, Stored, Version, catalogue,
    import::{Corrections, ImportError, Inspection, inspect},
    serve::Served,
    table::Engine,
    vault::Vault,
};

/// The catalogue, its files and the engine that reads them: cheap to clone.
#[derive(Clone)]
pub struct OpenData(Arc<Inner>);

struct Inner {
    db: Database,
    vault: Vault,
    record: Record,
    identity: Identity,
    config: OpenDataConfig,
    engine: Engine,
    served: Mutex<HashMap<(Slug, u64), Arc<Served>>>,
    builds: Semaphore,
    house: OnceLock<Vec<PublicTable>>,
}

impl OpenData {
    /// Opens the catalogue on a migrated database.
    pub fn new(
        db: Database,
        blobs: Blobs,
        record: Record,
        identity: Identity,
        mut config: OpenDataConfig,
    ) -> Self {
        config.base_url.truncate(config.base_url.trim_end_matches('/').len());
        Self(Arc::new(Inner {
            db,
            vault: Vault::new(blobs),
            record,
            identity,
            engine: Engine::new(config.engine),
            served: Mutex::default(),
            builds: Semaphore::new(config.builds_at_once.max(1)),
            house: OnceLock::new(),
            config,
        }))
    }

    /// Tells which tables the house publishes by itself; said once, before the jobs are asked for.
    pub fn publish_for_house(&self, tables: Vec<PublicTable>) {
        // Said twice, the first counts: the house is put together once.
        let _ = self.0.house.set(tables);
    }

    pub(crate) fn house_tables(&self) -> &[PublicTable] {
        self.0.house.get().map_or(&[], Vec::as_slice)
    }

    /// The town's database.
    pub fn db(&self) -> &Database {
        &self.0.db
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
    pub fn config(&self) -> &OpenDataConfig {
        &self.0.config
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.0.vault
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.0.engine
    }

    pub(crate) fn builds(&self) -> &Semaphore {
        &self.0.builds
    }

    pub(crate) fn served_before(&self) -> &Mutex<HashMap<(Slug, u64), Arc<Served>>> {
        &self.0.served
    }

    /// The datasets that are looked for, and how many there are in all.
    ///
    /// # Errors
    /// [`OpenDataError::Store`].
    pub async fn find(&self, search: &Search) -> Result<(Vec<Dataset>, u64), OpenDataError> {
        catalogue::find(self.db(), search).await
    }

    /// One dataset.
    ///
    /// # Errors
    /// [`OpenDataError::NoDataset`].
    pub async fn dataset(&self, slug: &Slug) -> Result<Dataset, OpenDataError> {
        let found = catalogue::dataset(self.db(), slug).await?;
        found.ok_or_else(|| OpenDataError::NoDataset(slug.to_string()))
    }

    /// One version of a dataset.
    ///
    /// # Errors
    /// [`OpenDataError::NoVersion`].
    pub async fn version(&self, slug: &Slug, number: u64) -> Result<Version, OpenDataError> {
        let found = catalogue::version(self.db(), slug, number).await?;
        found.ok_or_else(|| OpenDataError::NoVersion { dataset: slug.clone(), number })
    }

    /// All versions of a dataset, newest first.
    ///
    /// # Errors
    /// [`OpenDataError::Store`].
    pub async fn versions(&self, slug: &Slug) -> Result<Vec<Version>, OpenDataError> {
        catalogue::versions(self.db(), slug).await
    }

    /// The whole of a file of a version.
    ///
    /// # Errors
    /// [`OpenDataError::Blob`] where it is missing or damaged.
    pub async fn read(&self, file: &Stored) -> Result<bytes::Bytes, OpenDataError> {
        self.vault().read(&file.sha256).await
    }

    /// Reads a file to its end and says what it is; nothing is kept.
    ///
    /// # Errors
    /// Every [`ImportError`].
    pub async fn inspect(
        &self,
        file: &Path,
        corrections: &Corrections,
    ) -> Result<Inspection, OpenDataError> {
        self.check_file(file)?;
        let limits = self.config().limits.within(self.config().import_time);
        let (file, corrections) = (file.to_owned(), corrections.clone());
        let found = spawn_blocking(move || inspect(&file, &corrections, &limits)).await;
        Ok(found.map_err(|_| interrupted())??)
    }

    /// A plain file of a size that is taken: a device or a pipe would never end.
    pub(crate) fn check_file(&self, file: &Path) -> Result<(), OpenDataError> {
        let about = std::fs::metadata(file).map_err(ImportError::from)?;
        if !about.is_file() {
            let reason = std::io::Error::other("it is no plain file");
            return Err(ImportError::Unreadable(reason).into());
        }
        let (found, limit) = (about.len(), self.config().limits.bytes);
        if found > limit {
            return Err(ImportError::TooLarge { found, limit }.into());
        }
        Ok(())
    }
}

pub(crate) fn interrupted() -> OpenDataError {
    OpenDataError::Files("the work was interrupted".to_owned())
}
