//! Where a log is read from: this town's database, or any address that serves C2SP `tlog-tiles`.

use std::{future::Future, sync::Arc};

use store::Database;

use crate::{
    Hash, Opening, RecordError, VerifierKey,
    head::State,
    log::Log,
    tile::{BundleId, TileId},
};

/// What a log serves. Nothing of it is trusted.
pub trait LogSource: Send + Sync {
    /// The checkpoint, as a signed note.
    fn checkpoint(&self) -> impl Future<Output = Result<String, RecordError>> + Send;

    /// The hashes of a tile; `None` where the log does not have it.
    fn tile(
        &self,
        id: TileId,
    ) -> impl Future<Output = Result<Option<Arc<[Hash]>>, RecordError>> + Send;

    /// The entries of a bundle; `None` where the log does not have it.
    fn bundle(
        &self,
        id: BundleId,
    ) -> impl Future<Output = Result<Option<Vec<Vec<u8>>>, RecordError>> + Send;

    /// What opens the commitments of a bundle's entries, where it is at hand.
    fn openings(
        &self,
        id: BundleId,
    ) -> impl Future<Output = Result<Vec<(u64, Opening)>, RecordError>> + Send {
        let _ = id;
        async { Ok(Vec::new()) }
    }
}

impl LogSource for Log {
    async fn checkpoint(&self) -> Result<String, RecordError> {
        Ok(self.checkpoint_note().await?.0)
    }

    async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        self.tile(id).await
    }

    async fn bundle(&self, id: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        self.bundle(id).await
    }

    async fn openings(&self, id: BundleId) -> Result<Vec<(u64, Opening)>, RecordError> {
        self.openings(id).await
    }
}

/// The log in the town's own database, without the town's keys.
pub struct LocalLog(Log);

impl LocalLog {
    /// The log in this database.
    pub fn new(db: Database) -> Self {
        Self(Log::new(db))
    }

    /// The key that the database says is the log's: it is only as trustworthy as the database.
    ///
    /// # Errors
    /// [`RecordError::NotBegun`] where the database has no record.
    pub async fn key(&self) -> Result<VerifierKey, RecordError> {
        let state = State::read(&self.0.db).await?;
        state.ok_or(RecordError::NotBegun)?.vkey.parse()
    }
}

impl LogSource for LocalLog {
    async fn checkpoint(&self) -> Result<String, RecordError> {
        LogSource::checkpoint(&self.0).await
    }

    async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        self.0.tile(id).await
    }

    async fn bundle(&self, id: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        self.0.bundle(id).await
    }

    async fn openings(&self, id: BundleId) -> Result<Vec<(u64, Opening)>, RecordError> {
        self.0.openings(id).await
    }
}
