//! Taking back the rows of a version, for the one case in which that must be possible: something
//! was published that the law forbids, mostly personal data. That it happened, when and why, stays
//! in public; nothing that could tell the rows does.

use commons::{Id, Slug, Text};
use record::{Act, RecordError};
use serde_json::json;
use store::params;

use crate::{
    DATASET, OpenData, OpenDataError, Version, catalogue, import::Column, rules, statement,
    statement::Statement,
};

impl OpenData {
    /// Takes back the rows of a version: its files, its examples and what the record committed to.
    ///
    /// # Errors
    /// [`OpenDataError::NoVersion`], [`OpenDataError::NoReason`], [`OpenDataError::Withdrawn`]
    /// where that was done before.
    pub async fn withdraw(
        &self,
        slug: &Slug,
        number: u64,
        ground: &Text,
        by: Option<&Id>,
    ) -> Result<(), OpenDataError> {
        let version = self.version(slug, number).await?;
        let ground = rules::reason(ground)?;
        let said = statement::withdrawn(&version, &ground)?;
        match self.record().append(act(&version, &ground, &said)).await {
            Err(RecordError::Refused) => {
                return Err(OpenDataError::Withdrawn { dataset: slug.clone(), number });
            }
            other => other?,
        };
        self.served_before().lock().remove(&(slug.clone(), number));
        self.forget_files(&version).await?;
        let subject = version.subject();
        let details = json!({ "version": number });
        self.identity().audit_as(by, "dataset-version-withdrawn", &subject, details).await?;
        Ok(())
    }

    /// Deletes what a program that was killed left of withdrawn versions.
    pub(crate) async fn forget_withdrawn(&self) -> Result<(), OpenDataError> {
        let versions = catalogue::every_version(self.db()).await?;
        for version in versions.iter().filter(|version| version.withdrawn.is_some()) {
            self.forget_files(version).await?;
        }
        Ok(())
    }

    async fn forget_files(&self, version: &Version) -> Result<(), OpenDataError> {
        for (_, stored) in version.files.each() {
            if !catalogue::is_in_use(self.db(), &stored.sha256).await? {
                self.vault().delete(&stored.sha256).await?;
            }
        }
        Ok(())
    }
}

fn act(version: &Version, ground: &Text, said: &Statement) -> Act {
    let columns: Vec<Column> = version.columns.iter().cloned().map(without_values).collect();
    Act::new(said.kind, version.subject(), said.content.clone().into_bytes())
        .write_once(
            "UPDATE dataset_versions SET withdrawn = $3, columns_found = $4
             WHERE dataset = $1 AND number = $2 AND withdrawn IS NULL",
            params![version.dataset, version.number, json!(ground), json!(columns)],
        )
        // Without what opens the commitment nobody can confirm a guess; every proof stays intact.
        .write(
            "DELETE FROM record_openings WHERE entry IN (SELECT entry FROM record_entries
             WHERE kind = 'dataset-published' AND subject_kind = $1 AND subject_slug = $2
             AND subject_version = $3)",
            params![DATASET, version.dataset, version.number],
        )
        .write("DELETE FROM dataset_statements WHERE sha256 = $1", params![version.statement])
        .write_once(
            "INSERT INTO dataset_statements (sha256, dataset, kind, created_at, content)
             VALUES ($1, $2, $3, $4, $5)",
            params![said.sha256, version.dataset, said.kind, rules::now(), said.content],
        )
}

/// Examples and notes quote the file.
fn without_values(column: Column) -> Column {
    Column { examples: Vec::new(), notes: Vec::new(), ..column }
}
