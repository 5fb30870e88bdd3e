//! Where a log is read from: this town's database, or any address that serves C2SP `tlog-tiles`.

use std::{future::Future, sync::Arc};

use crate::{
    Hash, RecordError,
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
}

impl LogSource for Log {
    async fn checkpoint(&self) -> Result<String, RecordError> {
        Ok(self.checkpoint().await?.0.to_string())
    }

    async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        self.tile(id).await
    }

    async fn bundle(&self, id: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        self.bundle(id).await
    }
}
