//! Work in the background: a queue in the database, shared by all nodes.
//!
//! A job runs at least once. It is enqueued within the transaction that makes it necessary, so
//! that neither exists without the other. A node that takes it holds a lease and renews it while
//! it works; when the node dies, the lease ends and another one takes over. What fails is tried
//! again with growing pauses, and after the last attempt it is stuck until somebody looks.

mod overview;
mod pace;
mod queue;
mod run;

use std::sync::Arc;

use commons::{Id, Timestamp};
pub use overview::{Count, Overview, State, Stuck};
pub use pace::Pace;
use tokio::sync::Notify;

use crate::{Database, Sql, StoreError, Tx, params};

/// The queue.
#[derive(Clone)]
pub struct Jobs {
    db: Database,
    pace: Pace,
    /// Rings when something was enqueued by this node.
    bell: Arc<Notify>,
}

impl Jobs {
    /// The queue in this database.
    pub fn new(db: Database) -> Self {
        Self { db, pace: Pace::default(), bell: Arc::default() }
    }

    /// The same queue, worked off at another pace.
    #[must_use]
    pub fn with_pace(self, pace: Pace) -> Self {
        Self { pace, ..self }
    }

    /// Enqueues a job within the caller's transaction: it runs once that is committed. The payload
    /// names things by their identifiers, nothing about people.
    pub async fn enqueue(
        &self,
        tx: &Tx,
        kind: &str,
        payload: &serde_json::Value,
    ) -> Result<Id, StoreError> {
        insert(tx, kind, payload, Timestamp::now()).await
    }

    /// Enqueues a job that does not start before the moment.
    pub async fn enqueue_at(
        &self,
        tx: &Tx,
        kind: &str,
        payload: &serde_json::Value,
        due: Timestamp,
    ) -> Result<Id, StoreError> {
        insert(tx, kind, payload, due).await
    }

    /// Enqueues a job in a transaction of its own.
    pub async fn enqueue_now(
        &self,
        kind: &str,
        payload: &serde_json::Value,
    ) -> Result<Id, StoreError> {
        let id = insert(&self.db, kind, payload, Timestamp::now()).await?;
        self.bell.notify_one();
        Ok(id)
    }

    /// Lets a stuck job try again, as if it had never been tried; whether there was one.
    pub async fn retry(&self, id: &Id) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET state = 'waiting', attempts = 0, due_at = $2, finished_at = NULL
                   WHERE id = $1 AND state = 'stuck'";
        let changed = self.db.exec(sql, params![id, Timestamp::now()]).await?;
        self.bell.notify_one();
        Ok(changed > 0)
    }

    /// Forgets what was done before the moment; how much that was. [`run`](Self::run) does so by
    /// itself after a week.
    pub async fn forget_done(&self, before: Timestamp) -> Result<u64, StoreError> {
        let sql = "DELETE FROM jobs WHERE state = 'done' AND finished_at < $1";
        self.db.exec(sql, params![before]).await
    }
}

async fn insert(
    sql: &impl Sql,
    kind: &str,
    payload: &serde_json::Value,
    due: Timestamp,
) -> Result<Id, StoreError> {
    let id = Id::random();
    sql.exec(
        "INSERT INTO jobs (id, kind, payload, state, attempts, due_at, enqueued_at)
         VALUES ($1, $2, $3, 'waiting', 0, $4, $5)",
        params![id, kind, payload, due, Timestamp::now()],
    )
    .await?;
    Ok(id)
}
