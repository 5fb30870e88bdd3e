//! Drafts: files that were sent and not yet published. The file is read in the background; the
//! page shows what was found, the editor corrects it, and publishes or throws it away.

use std::{path::Path, time::Duration};

use commons::{Id, Slug, Text, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use store::{Sql, params};
use tokio::{
    task::spawn_blocking,
    time::{MissedTickBehavior, interval},
};

use crate::{
    About, Licence, OpenData, OpenDataError, Outcome, Problem, Progress, PublishRequest, Published,
    Stored, Target, catalogue,
    import::{Corrections, Inspection, file_name},
    opendata::interrupted,
    publish::SCRATCH,
    rules,
};

/// How often work in the background says that it goes on.
const PULSE: Duration = Duration::from_secs(1);
/// Work that said nothing for so long was interrupted.
const SILENCE: Duration = Duration::from_secs(30);

/// What an editor wants with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    /// Its title.
    pub title: Text,
    /// What it is.
    pub description: Text,
    /// Under what it may be used.
    pub licence: Licence,
    /// The office that answers for it.
    pub office: Option<Slug>,
    /// The dataset of which it is a new version.
    pub dataset: Option<Slug>,
    /// What the editor knows better than the program.
    pub corrections: Corrections,
}

impl Wishes {
    fn about(&self) -> About {
        About {
            title: self.title.clone(),
            description: self.description.clone(),
            licence: self.licence,
            office: self.office.clone(),
        }
    }

    fn target(&self) -> Target {
        self.dataset.clone().map_or(Target::New, Target::Existing)
    }
}

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Unguessable, part of its address.
    pub id: Id,
    /// Whose it is.
    pub person: Id,
    /// When it was sent.
    pub created_at: Timestamp,
    /// What the editor calls the file.
    pub file_name: String,
    /// The file.
    pub file: Stored,
    /// How far it has come.
    pub state: DraftState,
    /// What the editor wants.
    pub wishes: Wishes,
}

/// How far a draft has come.
#[derive(Clone, Debug)]
pub enum DraftState {
    /// The file is being read.
    Inspecting,
    /// It was read: this was found.
    Ready(Box<Inspection>),
    /// It cannot be taken.
    Refused(Problem),
    /// It is being published.
    Publishing {
        /// Rows done.
        done: u64,
        /// Rows in all.
        total: u64,
    },
    /// It became this version.
    Published(u64),
    /// The work was interrupted and can begin anew.
    Interrupted,
}

store::row! {
    struct DraftRow {
        id: Id,
        person: Id,
        created_at: Timestamp,
        touched_at: Timestamp,
        file_name: String,
        file_sha256: String,
        file_bytes: u64,
        state: String,
        rows_done: u64,
        wishes: Json,
        inspection: Option<Json>,
        problem: Option<Json>,
        version: Option<u64>,
    }
}

const DRAFT: &str = "SELECT id, person, created_at, touched_at, file_name, file_sha256, file_bytes,
    state, rows_done, wishes, inspection, problem, version FROM dataset_drafts";

impl From<DraftRow> for Draft {
    fn from(row: DraftRow) -> Self {
        let silent = Timestamp::now().duration_since(row.touched_at).unsigned_abs() > SILENCE;
        let inspection = row.inspection.and_then(|found| serde_json::from_value(found).ok());
        let problem = row.problem.and_then(|problem| serde_json::from_value(problem).ok());
        let state = match (row.state.as_str(), inspection) {
            ("inspecting" | "publishing", _) if silent => DraftState::Interrupted,
            ("inspecting", _) => DraftState::Inspecting,
            ("publishing", found) => DraftState::Publishing {
                done: row.rows_done,
                total: found.map_or(0, |found: Inspection| found.rows),
            },
            ("published", _) => DraftState::Published(row.version.unwrap_or_default()),
            ("ready", Some(found)) => DraftState::Ready(Box::new(found)),
            _ => DraftState::Refused(problem.unwrap_or_default()),
        };
        Self {
            id: row.id,
            person: row.person,
            created_at: row.created_at,
            file_name: row.file_name,
            file: Stored { sha256: row.file_sha256, bytes: row.file_bytes },
            state,
            wishes: serde_json::from_value(row.wishes).unwrap_or_default(),
        }
    }
}

impl OpenData {
    /// Keeps a file that was sent and begins to read it.
    ///
    /// # Errors
    /// [`OpenDataError::Table`] for a name that is none, or what storage says.
    pub async fn new_draft(
        &self,
        person: &Id,
        file: &Path,
        name: &str,
        wishes: &Wishes,
    ) -> Result<Id, OpenDataError> {
        let name = file_name(name)?;
        self.check_file(file)?;
        let stored = self.vault().put(file).await?;
        let (id, now) = (Id::random(), rules::now());
        self.db()
            .exec(
                "INSERT INTO dataset_drafts (id, person, created_at, touched_at, file_name,
                 file_sha256, file_bytes, state, rows_done, wishes)
                 VALUES ($1, $2, $3, $3, $4, $5, $6, 'inspecting', 0, $7)",
                params![id, person, now, name, stored.sha256, stored.bytes, json!(wishes)],
            )
            .await?;
        self.begin(&id);
        Ok(id)
    }

    /// One of a person's drafts.
    ///
    /// # Errors
    /// [`OpenDataError::NoDraft`].
    pub async fn draft(&self, id: &Id, person: &Id) -> Result<Draft, OpenDataError> {
        let sql = format!("{DRAFT} WHERE id = $1 AND person = $2");
        let row: Option<DraftRow> = self.db().opt(&sql, params![id, person]).await?;
        row.map(Draft::from).ok_or(OpenDataError::NoDraft)
    }

    /// A person's drafts that are not published, newest first.
    ///
    /// # Errors
    /// [`OpenDataError::Store`].
    pub async fn drafts(&self, person: &Id) -> Result<Vec<Draft>, OpenDataError> {
        let sql = format!(
            "{DRAFT} WHERE person = $1 AND state <> 'published' ORDER BY created_at DESC LIMIT 50"
        );
        let rows: Vec<DraftRow> = self.db().all(&sql, params![person]).await?;
        Ok(rows.into_iter().map(Draft::from).collect())
    }

    /// Keeps what the editor wants and reads the file again where the corrections changed.
    ///
    /// # Errors
    /// [`OpenDataError::NoDraft`], [`OpenDataError::DraftNotReady`] while it is being published.
    pub async fn correct_draft(&self, draft: &Draft, wishes: &Wishes) -> Result<(), OpenDataError> {
        let again = draft.wishes.corrections != wishes.corrections
            || !matches!(draft.state, DraftState::Ready(_));
        let state = if again { "inspecting" } else { "ready" };
        let changed = self
            .db()
            .exec(
                "UPDATE dataset_drafts SET wishes = $2, state = $3, touched_at = $4
                 WHERE id = $1 AND state <> 'published' AND (state <> 'publishing' OR touched_at < $5)",
                params![draft.id, json!(wishes), state, rules::now(), silent_since()],
            )
            .await?;
        if changed == 0 {
            return Err(OpenDataError::DraftNotReady);
        }
        if again {
            self.begin(&draft.id);
        }
        Ok(())
    }

    /// Refuses wishes with which nothing could be published, whatever the file holds.
    ///
    /// # Errors
    /// [`OpenDataError::Taken`], [`OpenDataError::OtherOffice`], [`OpenDataError::HouseDataset`].
    pub(crate) async fn check_wishes(&self, wishes: &Wishes) -> Result<(), OpenDataError> {
        self.check_said(wishes.about(), &wishes.target()).await
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`OpenDataError::Store`].
    pub async fn discard_draft(&self, draft: &Draft) -> Result<(), OpenDataError> {
        self.db().exec("DELETE FROM dataset_drafts WHERE id = $1", params![draft.id]).await?;
        self.forget_file(&draft.file.sha256).await
    }

    /// Publishes a draft in the background.
    ///
    /// # Errors
    /// [`OpenDataError::DraftNotReady`] where its file was not read to its end.
    pub async fn publish_draft(&self, draft: &Draft) -> Result<(), OpenDataError> {
        let changed = self
            .db()
            .exec(
                "UPDATE dataset_drafts SET state = 'publishing', rows_done = 0, touched_at = $2
                 WHERE id = $1 AND state = 'ready'",
                params![draft.id, rules::now()],
            )
            .await?;
        if changed == 0 {
            return Err(OpenDataError::DraftNotReady);
        }
        let (opendata, draft) = (self.clone(), draft.clone());
        tokio::spawn(async move { opendata.finish_publishing(&draft).await });
        Ok(())
    }

    fn begin(&self, id: &Id) {
        let (opendata, id) = (self.clone(), id.clone());
        tokio::spawn(async move {
            if let Err(error) = opendata.finish_inspecting(&id).await {
                tracing::warn!(%error, "a draft was not read");
            }
        });
    }

    async fn finish_inspecting(&self, id: &Id) -> Result<(), OpenDataError> {
        let sql = format!("{DRAFT} WHERE id = $1");
        let row: Option<DraftRow> = self.db().opt(&sql, params![id]).await?;
        let Some(draft) = row.map(Draft::from) else { return Ok(()) };
        let progress = Progress::default();
        let found = self.while_beating(id, &progress, self.inspect_draft(&draft)).await;
        let (state, inspection, problem) = match found {
            Ok(found) => ("ready", Some(json!(found)), None),
            Err(error) => ("refused", None, Some(json!(Problem::of(&error)))),
        };
        self.db()
            .exec(
                "UPDATE dataset_drafts SET state = $2, inspection = $3, problem = $4,
                 touched_at = $5 WHERE id = $1 AND state = 'inspecting' AND wishes = $6",
                params![id, state, inspection, problem, rules::now(), json!(draft.wishes)],
            )
            .await?;
        Ok(())
    }

    async fn inspect_draft(&self, draft: &Draft) -> Result<Inspection, OpenDataError> {
        let path = self.vault().path(&draft.file.sha256).await?;
        self.inspect(&path, &draft.wishes.corrections).await
    }

    async fn finish_publishing(&self, draft: &Draft) {
        let progress = Progress::default();
        let done =
            self.while_beating(&draft.id, &progress, self.publish_now(draft, &progress)).await;
        let (state, version, problem) = match done {
            Ok(published) => ("published", Some(published.version), None),
            // Somebody else took the address meanwhile: the file is still sound.
            Err(error) if error.is_collision() && draft.wishes.dataset.is_none() => {
                ("ready", None, None)
            }
            Err(error) => ("refused", None, Some(json!(Problem::of(&error)))),
        };
        let sql = "UPDATE dataset_drafts SET state = $2, version = $3, problem = $4,
             touched_at = $5 WHERE id = $1";
        let params = params![draft.id, state, version, problem, rules::now()];
        if let Err(error) = self.db().exec(sql, params).await {
            tracing::warn!(%error, "a draft does not know what became of it");
        }
    }

    async fn publish_now(
        &self,
        draft: &Draft,
        progress: &Progress,
    ) -> Result<Published, OpenDataError> {
        let request = PublishRequest {
            file: self.vault().path(&draft.file.sha256).await?,
            file_name: draft.file_name.clone(),
            about: draft.wishes.about(),
            target: draft.wishes.target(),
            corrections: draft.wishes.corrections.clone(),
            by: Some(draft.person.clone()),
        };
        let published = self.publish_with(request, progress).await?;
        // The page of the draft leads to the dataset; it finds it by this.
        let known = Wishes { dataset: Some(published.dataset.clone()), ..draft.wishes.clone() };
        self.db()
            .exec(
                "UPDATE dataset_drafts SET wishes = $2 WHERE id = $1",
                params![draft.id, json!(known)],
            )
            .await?;
        debug_assert!(published.version > 0 || published.outcome == Outcome::Unchanged);
        Ok(published)
    }

    /// Does work and says every second that it goes on.
    async fn while_beating<T>(
        &self,
        id: &Id,
        progress: &Progress,
        work: impl Future<Output = T>,
    ) -> T {
        tokio::pin!(work);
        let mut pulse = interval(PULSE);
        pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pulse.tick().await;
        loop {
            tokio::select! {
                done = &mut work => return done,
                _ = pulse.tick() => {
                    let sql = "UPDATE dataset_drafts SET rows_done = $2, touched_at = $3
                         WHERE id = $1";
                    // Missing a beat does no harm, the next one follows.
                    let _ = self.db().exec(sql, params![id, progress.rows(), rules::now()]).await;
                }
            }
        }
    }

    /// Forgets drafts that nobody published in time.
    pub(crate) async fn forget_drafts(&self) -> Result<(), OpenDataError> {
        let before = Timestamp::now() - self.config().draft_lifetime;
        let old: Vec<(Id, String)> = self
            .db()
            .all(
                "SELECT id, file_sha256 FROM dataset_drafts WHERE created_at < $1",
                params![before],
            )
            .await?;
        for (id, file) in old {
            self.db().exec("DELETE FROM dataset_drafts WHERE id = $1", params![id]).await?;
            self.forget_file(&file).await?;
        }
        Ok(())
    }

    /// Deletes what a program that was killed left in the scratch folder.
    pub(crate) async fn forget_scratch(&self) -> Result<(), OpenDataError> {
        let (folder, age) = (self.config().scratch.clone(), self.config().draft_lifetime);
        let sweep = move || {
            for entry in std::fs::read_dir(folder)?.flatten() {
                let ours = entry.file_name().to_string_lossy().starts_with(SCRATCH);
                let old = entry.metadata()?.modified()?.elapsed().is_ok_and(|it| it > age);
                if ours && old {
                    std::fs::remove_dir_all(entry.path())?;
                }
            }
            Ok::<_, std::io::Error>(())
        };
        match spawn_blocking(sweep).await.map_err(|_| interrupted())? {
            // The folder comes with the first file.
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Deletes a draft's file, unless a version or another draft has the same.
    async fn forget_file(&self, sha256: &str) -> Result<(), OpenDataError> {
        let sql = "SELECT COUNT(*) FROM dataset_drafts WHERE file_sha256 = $1";
        let (drafts,): (u64,) = self.db().one(sql, params![sha256]).await?;
        if drafts == 0 && !catalogue::is_original(self.db(), sha256).await? {
            self.vault().delete(sha256).await?;
        }
        Ok(())
    }
}

fn silent_since() -> Timestamp {
    Timestamp::now() - SILENCE
}
