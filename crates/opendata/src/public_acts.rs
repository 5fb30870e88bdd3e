//! What must be in the public record, said anew from the database: whoever changed a row there
//! would no longer say what the record committed to.

use commons::capability::PublicAct;
use store::Digest;

use crate::{
    Dataset, OpenData, OpenDataError, Version, catalogue,
    statement::{self, Statement},
};

/// The acts that say what a version is.
const VERSIONS: &[&str] = &["dataset-published"];
/// The acts that say that a version was taken back.
const WITHDRAWN: &[&str] = &["dataset-version-withdrawn"];
/// The acts that say how a dataset stands.
const DATASETS: &[&str] = &["dataset-described", "dataset-inventoried", "dataset-withheld"];

impl OpenData {
    /// All versions, and all datasets about which more was said since their newest version.
    pub(crate) async fn list_public_acts(&self) -> Result<Vec<PublicAct>, OpenDataError> {
        let mut acts = Vec::new();
        for dataset in catalogue::all(self.db()).await? {
            let mut is_said = false;
            for version in self.versions(&dataset.slug).await? {
                let is_newest = version.created_at == dataset.changed_at;
                is_said |= is_newest;
                acts.push(self.act_of_version(&dataset, &version, is_newest).await?);
            }
            if !is_said {
                acts.push(self.act_of_dataset(&dataset).await?);
            }
        }
        Ok(acts)
    }

    async fn act_of_version(
        &self,
        dataset: &Dataset,
        version: &Version,
        is_newest: bool,
    ) -> Result<PublicAct, OpenDataError> {
        if let Some(ground) = &version.withdrawn {
            return Ok(PublicAct {
                subject: version.subject(),
                kinds: WITHDRAWN,
                sha256: digest(&statement::withdrawn(version, ground)?),
                title: dataset.title.clone(),
                path: Some(version.path()),
            });
        }
        let said = if is_newest {
            statement::published(dataset, version)?
        } else {
            let stored = catalogue::statement(self.db(), &dataset.slug, &version.statement).await?;
            statement::published_again(&stored.unwrap_or_default(), version)?
        };
        Ok(PublicAct {
            subject: version.subject(),
            kinds: VERSIONS,
            sha256: digest(&said),
            title: dataset.title.clone(),
            path: Some(version.path()),
        })
    }

    async fn act_of_dataset(&self, dataset: &Dataset) -> Result<PublicAct, OpenDataError> {
        let kind = catalogue::newest_kind(self.db(), dataset).await?.unwrap_or_default();
        let kind = DATASETS.iter().copied().find(|known| *known == kind).unwrap_or(DATASETS[0]);
        Ok(PublicAct {
            subject: dataset.subject(),
            kinds: DATASETS,
            sha256: digest(&statement::described(kind, dataset)?),
            title: dataset.title.clone(),
            path: Some(dataset.path()),
        })
    }
}

fn digest(said: &Statement) -> Option<[u8; 32]> {
    said.sha256.parse().ok().map(|Digest(bytes)| bytes)
}
