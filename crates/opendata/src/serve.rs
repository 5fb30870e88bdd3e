//! Versions as they are read: kept in memory with everything that a request needs, because
//! nothing about a version ever changes.

use std::{path::PathBuf, sync::Arc};

use commons::Slug;

use crate::{
    OpenData, OpenDataError, Version, catalogue,
    table::{Count, Filter, JsonKeys, Page, Query, RowRef},
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

impl OpenData {
    /// Gives each row that answers the question to `each`: see [`Engine::rows`].
    ///
    /// [`Engine::rows`]: crate::table::Engine::rows
    pub(crate) async fn rows(
        &self,
        served: &Served,
        query: &Query,
        each: impl FnMut(RowRef<'_>),
    ) -> Result<(), OpenDataError> {
        Ok(self.engine().rows(self.page(served).await?, query, each).await?)
    }

    /// How many rows the filters leave.
    pub(crate) async fn count(
        &self,
        served: &Served,
        filters: &[Filter],
    ) -> Result<Count, OpenDataError> {
        Ok(self.engine().count(self.page(served).await?, filters).await?)
    }

    /// Gives the row of this number to `each`; `false` where there is none.
    pub(crate) async fn row(
        &self,
        served: &Served,
        id: u64,
        each: impl FnOnce(RowRef<'_>),
    ) -> Result<bool, OpenDataError> {
        Ok(self.engine().row(self.page(served).await?, id, each).await?)
    }

    /// The file for the engine. A copy from a store elsewhere may have been removed meanwhile: it
    /// is fetched again.
    async fn page<'a>(&self, served: &'a Served) -> Result<Page<'a>, OpenDataError> {
        let version = &served.version;
        let key = version.files.table.sha256.as_str();
        self.vault().path(key).await?;
        Ok(Page { key, path: &served.path, columns: &version.columns, rows: version.rows })
    }

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
        if let Some(served) = self.served_before().lock().get(&key).cloned() {
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
