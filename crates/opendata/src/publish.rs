//! Publishing: a file becomes a version, in one public act, or nothing happened.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use commons::{Id, Slug, Text};
use record::RecordError;
use serde_json::json;
use tempfile::TempDir;
use tokio::task::spawn_blocking;

use crate::{
    Dataset, Files, Licence, OpenData, OpenDataError, Origin, Stored, acts,
    candidate::{Candidate, Checked},
    catalogue,
    import::{Column, Corrections, Inspection, file_name},
    opendata::interrupted,
    rules,
    table::{Built, build},
    vault,
};

/// What is to be published.
#[derive(Clone, Debug)]
pub struct PublishRequest {
    /// The file.
    pub file: PathBuf,
    /// What the office calls it.
    pub file_name: String,
    /// Title, description, licence, office.
    pub about: About,
    /// Which dataset it becomes.
    pub target: Target,
    /// What the editor knows better than the program.
    pub corrections: Corrections,
    /// Who publishes; nobody is the operator's command line.
    pub by: Option<Id>,
}

/// What is said about a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its title, at least in German.
    pub title: Text,
    /// What it is.
    pub description: Text,
    /// Under what it may be used.
    pub licence: Licence,
    /// The office that answers for it.
    pub office: Option<Slug>,
}

/// Which dataset a file becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A new one; its address is made from the title.
    New,
    /// A new version of this one.
    Existing(Slug),
    /// This one, whether it exists or not; without a slug the one its title makes.
    Either(Option<Slug>),
}

/// What publishing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The dataset.
    pub dataset: Slug,
    /// Its newest version.
    pub version: u64,
    /// What happened.
    pub outcome: Outcome,
    /// The entry in the record; none where nothing happened.
    pub entry: Option<u64>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new dataset with its first version.
    Created,
    /// A new version.
    NewVersion,
    /// The file is the same; title, description or licence changed.
    Described,
    /// All is as it was.
    Unchanged,
}

/// How far publishing has come.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<AtomicU64>);

impl Progress {
    /// Rows done.
    pub fn rows(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A file that nobody else writes to, in the scratch folder.
pub(crate) struct Source {
    folder: TempDir,
    path: PathBuf,
    pub(crate) stored: Stored,
    pub(crate) name: String,
}

/// How the names of our folders in the scratch folder begin.
pub(crate) const SCRATCH: &str = "allmende-";

/// How often publishing begins anew when somebody else was faster.
const ATTEMPTS: usize = 5;

impl OpenData {
    /// Publishes a file: reads it, makes the version's files, keeps them, and then does one public
    /// act that makes them visible. Until then nobody sees anything.
    ///
    /// # Errors
    /// Every [`OpenDataError`]; nothing was published then.
    pub async fn publish(&self, request: PublishRequest) -> Result<Published, OpenDataError> {
        self.publish_with(request, &Progress::default()).await
    }

    /// The same, with a look at how far it has come.
    ///
    /// # Errors
    /// As [`OpenData::publish`].
    pub async fn publish_with(
        &self,
        request: PublishRequest,
        progress: &Progress,
    ) -> Result<Published, OpenDataError> {
        let about = self.checked_about(request.about).await?;
        let slug = slug_of(&request.target, &about.title);
        self.check_target(&request.target, &slug, &about).await?;
        let source = self.take(&request.file, &request.file_name).await?;
        let found = self.inspect(&source.path, &request.corrections).await?;
        let version = Candidate { slug, about, origin: Origin::File, found };
        let published = self.publish_source(version, source, progress).await?;
        if published.outcome != Outcome::Unchanged {
            let subject = self.dataset(&published.dataset).await?.subject();
            let details = json!({ "version": published.version });
            let action = "dataset-published";
            self.identity().audit_as(request.by.as_ref(), action, &subject, details).await?;
        }
        Ok(published)
    }

    /// Everything that publishing would refuse is refused, and nothing is published: what the
    /// command line shows with `--dry-run`.
    ///
    /// # Errors
    /// As [`OpenData::publish`].
    pub async fn preview(&self, request: &PublishRequest) -> Result<Inspection, OpenDataError> {
        let about = self.checked_about(request.about.clone()).await?;
        let slug = slug_of(&request.target, &about.title);
        self.check_target(&request.target, &slug, &about).await?;
        file_name(&request.file_name)?;
        self.inspect(&request.file, &request.corrections).await
    }

    pub(crate) async fn checked_about(&self, about: About) -> Result<Checked, OpenDataError> {
        let (title, description) =
            (rules::title(&about.title)?, rules::description(&about.description)?);
        let office = about.office.ok_or_else(rules::no_office)?;
        self.identity().office(&office).await?;
        Ok(Checked { title, description, licence: about.licence, office })
    }

    /// Refuses what is said about a file where its dataset could not be published: whatever the
    /// editor can change without sending the file again.
    ///
    /// # Errors
    /// [`OpenDataError::Taken`], [`OpenDataError::OtherOffice`], [`OpenDataError::HouseDataset`].
    pub(crate) async fn check_said(
        &self,
        about: About,
        target: &Target,
    ) -> Result<(), OpenDataError> {
        let about = self.checked_about(about).await?;
        self.check_target(target, &slug_of(target, &about.title), &about).await
    }

    async fn check_target(
        &self,
        target: &Target,
        slug: &Slug,
        about: &Checked,
    ) -> Result<(), OpenDataError> {
        let known = catalogue::dataset(self.db(), slug).await?;
        match (target, known) {
            (Target::Existing(_), None) => Err(OpenDataError::NoDataset(slug.to_string())),
            (Target::New, Some(known)) if known.latest > 0 => {
                may_publish(&known, Origin::File, &about.office)?;
                Err(OpenDataError::Taken(slug.clone()))
            }
            (_, Some(known)) => may_publish(&known, Origin::File, &about.office),
            (_, None) => Ok(()),
        }
    }

    /// Copies the file to where nobody else writes.
    pub(crate) async fn take(&self, file: &Path, name: &str) -> Result<Source, OpenDataError> {
        let name = file_name(name)?.to_owned();
        self.check_file(file)?;
        let folder = self.scratch()?;
        let path = folder.path().join("original");
        let stored = vault::copied(file, &path).await?;
        Ok(Source { folder, path, stored, name })
    }

    pub(crate) fn scratch(&self) -> Result<TempDir, OpenDataError> {
        std::fs::create_dir_all(&self.config().scratch)?;
        Ok(tempfile::Builder::new().prefix(SCRATCH).tempdir_in(&self.config().scratch)?)
    }

    /// Publishes a file that was inspected.
    pub(crate) async fn publish_source(
        &self,
        candidate: Candidate,
        source: Source,
        progress: &Progress,
    ) -> Result<Published, OpenDataError> {
        let mut made = None;
        for _ in 0..ATTEMPTS {
            let known = catalogue::dataset(self.db(), &candidate.slug).await?;
            if let Some(known) = &known {
                may_publish(known, candidate.origin, &candidate.about.office)?;
            }
            let latest = match &known {
                Some(known) if known.latest > 0 => {
                    Some(self.version(&known.slug, known.latest).await?)
                }
                _ => None,
            };
            let dataset = candidate.dataset(known.as_ref());
            if let (Some(known), Some(latest)) = (&known, &latest)
                && candidate.is(latest, &source.stored)
            {
                match self.describe_if_changed(known, dataset, &latest.columns).await {
                    Err(OpenDataError::Record(RecordError::Refused)) => continue,
                    done => return done,
                }
            }
            if made.is_none() {
                made = Some(self.make(&candidate, &source, progress).await?);
            }
            let files = made.clone().ok_or_else(interrupted)?;
            let version = candidate.version(&dataset, &source, files);
            let act = acts::publish(known.as_ref(), &dataset, version)?;
            match self.record().append(act).await {
                Err(RecordError::Refused) => {}
                Err(error) if was_faster(&error) => {}
                Err(error) => return Err(error.into()),
                Ok(receipt) => {
                    self.keep(&source).await?;
                    let outcome =
                        if dataset.latest == 1 { Outcome::Created } else { Outcome::NewVersion };
                    return Ok(Published {
                        dataset: dataset.slug,
                        version: dataset.latest,
                        outcome,
                        entry: Some(receipt.index),
                    });
                }
            }
        }
        Err(OpenDataError::Crowded(candidate.slug))
    }

    async fn describe_if_changed(
        &self,
        known: &Dataset,
        mut dataset: Dataset,
        columns: &[Column],
    ) -> Result<Published, OpenDataError> {
        dataset.latest = known.latest;
        let (outcome, entry) = if acts::is_same(known, &dataset) {
            (Outcome::Unchanged, None)
        } else {
            let receipt = self.record().append(acts::describe(known, &dataset, columns)?).await?;
            (Outcome::Described, Some(receipt.index))
        };
        Ok(Published { dataset: dataset.slug, version: dataset.latest, outcome, entry })
    }

    /// Makes the version's files in the scratch folder and keeps them.
    async fn make(
        &self,
        candidate: &Candidate,
        source: &Source,
        progress: &Progress,
    ) -> Result<Files, OpenDataError> {
        let built = {
            let _turn = self.builds().acquire().await.map_err(|_| interrupted())?;
            self.build(candidate, source, progress).await?
        };
        Ok(Files {
            original: self.vault().put(&source.path).await?,
            table: self.vault().put(&built.table).await?,
            csv: self.vault().put(&built.csv).await?,
            json: self.vault().put(&built.json).await?,
            parquet: self.vault().put(&built.parquet).await?,
        })
    }

    async fn build(
        &self,
        candidate: &Candidate,
        source: &Source,
        progress: &Progress,
    ) -> Result<Built, OpenDataError> {
        let limits = self.config().limits.within(self.config().import_time);
        let (found, path) = (candidate.found.clone(), source.path.clone());
        let (into, rows) = (source.folder.path().to_owned(), Arc::clone(&progress.0));
        let built = spawn_blocking(move || {
            build(&path, &found, &limits, &into, &mut |done| rows.store(done, Ordering::Relaxed))
        });
        Ok(built.await.map_err(|_| interrupted())??)
    }

    /// A draft of the same file may have expired between keeping the original and the act.
    async fn keep(&self, source: &Source) -> Result<(), OpenDataError> {
        if !self.vault().has(&source.stored.sha256).await? {
            self.vault().put(&source.path).await?;
        }
        Ok(())
    }
}

fn slug_of(target: &Target, title: &Text) -> Slug {
    match target {
        Target::Existing(slug) => slug.clone(),
        Target::Either(Some(slug)) => rules::free(slug.clone()),
        Target::New | Target::Either(None) => rules::slug_of_title(title),
    }
}

/// A table of the house stays one; a file that is only planned may still become one.
pub(crate) fn may_publish(
    known: &Dataset,
    origin: Origin,
    office: &Slug,
) -> Result<(), OpenDataError> {
    let is_fixed = known.latest > 0 || known.origin == Origin::House;
    if is_fixed && known.origin != origin {
        return Err(OpenDataError::HouseDataset(known.slug.clone()));
    }
    if origin == Origin::File && known.office != *office {
        let (dataset, office) = (known.slug.clone(), known.office.clone());
        return Err(OpenDataError::OtherOffice { dataset, office });
    }
    Ok(())
}

/// Two databases name a lost race differently: one refuses the update, the other the key.
fn was_faster(error: &RecordError) -> bool {
    matches!(error, RecordError::Store(store::StoreError::Conflict(_)))
}
