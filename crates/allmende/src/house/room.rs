//! The house as a capability of its own.

use std::{sync::Arc, time::Duration};

use axum::Router;
use commons::{
    Capability, Failure, Lang, Slug,
    capability::{Ask, Check, Health, Job, Migration, Promise, PublicTable, SearchDocument, Table},
};
use record::Record;
use store::{Database, Jobs, SearchIndex, Sql, StoreError, params};

use crate::config::Config;

use super::{Promises, demo, migrations, openapi, pages, tested};

const TEN_MINUTES: Duration = Duration::from_mins(10);
const HOUR: Duration = Duration::from_hours(1);

/// The office that answers for what the house publishes about itself.
const OFFICE: &str = "it-service";

/// What the house itself shows and does: cheap to clone.
#[derive(Clone)]
pub(crate) struct Room {
    pub(crate) promises: Promises,
    pub(crate) jobs: Jobs,
    pub(crate) search: SearchIndex,
    pub(crate) record: Record,
    db: Database,
    rooms: Arc<Vec<Arc<dyn Capability>>>,
    contact: Option<String>,
}

impl Room {
    pub(crate) fn new(
        db: &Database,
        jobs: &Jobs,
        record: &Record,
        rooms: &[Arc<dyn Capability>],
        config: &Config,
    ) -> Self {
        let mut all: Vec<Promise> = rooms.iter().flat_map(|room| room.promises()).collect();
        all.extend(tested::promises());
        Self {
            promises: Promises::new(db.clone(), all),
            jobs: jobs.clone(),
            search: SearchIndex::new(db.clone()),
            record: record.clone(),
            db: db.clone(),
            rooms: Arc::new(rooms.to_vec()),
            contact: config.security.contact.clone(),
        }
    }

    /// Where weaknesses and barriers are reported.
    pub(crate) fn contact(&self) -> Option<&str> {
        self.contact.as_deref()
    }

    /// The capabilities beside the house itself.
    pub(crate) fn rooms(&self) -> &[Arc<dyn Capability>] {
        &self.rooms
    }

    /// Every public table of every capability; the promises first, because the catalogue lists
    /// them.
    pub(crate) fn all_public_tables(&self) -> Vec<PublicTable> {
        let promises = self.promises.public_table(Slug::of_title(OFFICE));
        std::iter::once(promises).chain(self.others_public_tables()).collect()
    }

    /// The public tables of the capabilities beside the house.
    pub(crate) fn others_public_tables(&self) -> Vec<PublicTable> {
        self.rooms.iter().flat_map(|room| room.public_tables()).collect()
    }

    /// Brings the index of the site search to the present state.
    pub(crate) async fn index(&self) -> Result<(), Failure> {
        for room in self.rooms.iter() {
            if let Some(documents) = room.search() {
                let documents: Vec<SearchDocument> = documents().await?;
                self.search.replace(room.name(), &documents).await?;
            }
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl Capability for Room {
    fn name(&self) -> &'static str {
        "house"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        crate::texts::locales()
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations().migrations
    }

    fn routes(&self) -> Router {
        pages::routes(self.clone()).merge(openapi::routes(self))
    }

    fn api(&self) -> serde_json::Value {
        openapi::paths()
    }

    fn tables(&self) -> Vec<Table> {
        super::own_tables()
    }

    fn jobs(&self) -> Vec<Job> {
        let every = |every, kind, work: fn(Self) -> Ask<()>| {
            let work = work(self.clone());
            Job::every(every, kind, move || work())
        };
        vec![
            every(TEN_MINUTES, "house.index-search", |room| {
                commons::capability::ask(move || {
                    let room = room.clone();
                    async move { room.index().await }
                })
            }),
            every(HOUR, "house.measure-promises", |room| {
                commons::capability::ask(move || {
                    let room = room.clone();
                    async move { room.promises.measure().await }
                })
            }),
        ]
    }

    async fn checks(&self) -> Vec<Check> {
        vec![
            self.check_database().await.unwrap_or_else(|error| broken(&error)),
            self.check_jobs().await.unwrap_or_else(|error| broken(&error)),
        ]
    }

    async fn demo(&self) -> Result<(), Failure> {
        demo::trend(&self.promises).await
    }
}

impl Room {
    async fn check_database(&self) -> Result<Check, StoreError> {
        let sound = if self.db.is_postgres() {
            self.db.one::<(i64,)>("SELECT 1", params![]).await?;
            true
        } else {
            self.db.one::<(String,)>("PRAGMA quick_check(1)", params![]).await?.0 == "ok"
        };
        let (code, state) = if sound {
            ("house-database-sound", Health::Good)
        } else {
            ("house-database-damaged", Health::Broken)
        };
        Ok(Check { code, state, args: Vec::new() })
    }

    async fn check_jobs(&self) -> Result<Check, StoreError> {
        let stuck = self.jobs.overview().await?.stuck.len();
        let (code, state) = match stuck {
            0 => ("house-jobs-moving", Health::Good),
            _ => ("house-jobs-stuck", Health::Warning),
        };
        Ok(Check { code, state, args: vec![("count", stuck.into())] })
    }
}

fn broken(error: &StoreError) -> Check {
    let args = vec![("reason", error.to_string().into())];
    Check { code: "house-database-silent", state: Health::Broken, args }
}
