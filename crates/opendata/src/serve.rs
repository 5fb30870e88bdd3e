//! Versions as they are read: kept in memory with everything that a request needs, because
//! nothing about a version ever changes.

use std::{path::PathBuf, sync::Arc};

use commons::Slug;

use crate::{
    OpenData, OpenDataError, Version, catalogue,
    table::{JsonKeys, Page},
};

/// Versions that are kept in memory.
const KEPT: usize = 2_000;

/// A version that is being read.
pub(crate) struct Served {
    /// What it is.
    pub(crate) version: Version,
    /// The keys of its rows in JSON.
    pub(crate) keys: JsonKeys,
    path: PathBuf,
}

impl Served {
    /// The file for the engine.
    pub(crate) fn page(&self) -> Page<'_> {
        Page {
            key: &self.version.files.table.sha256,
            path: &self.path,
            columns: &self.version.columns,
            rows: self.version.rows,
        }
    }
}

impl OpenData {
    /// The newest version of a dataset that everyone can read.
    pub(crate) async fn served(&self, slug: &Slug) -> Result<Arc<Served>, OpenDataError> {
        let latest = self.readable(slug, None).await?;
        self.served_at(slug, latest).await
    }

    /// A version of a dataset that everyone can read.
    pub(crate) async fn served_version(
        &self,
        slug: &Slug,
        number: u64,
    ) -> Result<Arc<Served>, OpenDataError> {
        self.readable(slug, Some(number)).await?;
        self.served_at(slug, number).await
    }

    /// The number of the newest version, if the rows of the one that is asked for are for
    /// everyone. Asked each time: another process may have withdrawn it.
    async fn readable(&self, slug: &Slug, number: Option<u64>) -> Result<u64, OpenDataError> {
        match catalogue::readable(self.db(), slug, number).await? {
            None => Err(OpenDataError::NoDataset(slug.to_string())),
            Some((_, true, _)) => Err(OpenDataError::Withheld(slug.clone())),
            Some((0, ..)) => Err(OpenDataError::NotYet(slug.clone())),
            Some((latest, _, true)) => Err(OpenDataError::Withdrawn {
                dataset: slug.clone(),
                number: number.unwrap_or(latest),
            }),
            Some((latest, ..)) => Ok(latest),
        }
    }

    async fn served_at(&self, slug: &Slug, number: u64) -> Result<Arc<Served>, OpenDataError> {
        let key = (slug.clone(), number);
        let known = self.served_before().lock().get(&key).cloned();
        // A store elsewhere fetches files into a folder that it clears now and then.
        if let Some(served) = known.filter(|served| served.path.exists()) {
            return Ok(served);
        }
        let version = self.version(slug, number).await?;
        let path = self.vault().path(&version.files.table.sha256).await?;
        let keys = JsonKeys::new(&version.columns);
        let served = Arc::new(Served { version, keys, path });
        let mut before = self.served_before().lock();
        if before.len() >= KEPT {
            before.clear();
        }
        before.insert(key, Arc::clone(&served));
        Ok(served)
    }
}
