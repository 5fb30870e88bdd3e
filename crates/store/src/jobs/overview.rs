use commons::{Id, Timestamp};

use super::Jobs;
use crate::{FromValue, Sql, StoreError, Value, params};

/// Stuck jobs in an overview, at most.
const STUCK: u32 = 100;

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits for its moment or for a free worker.
    Waiting,
    /// A node works on it.
    Running,
    /// Its last attempt failed.
    Stuck,
    /// It is done.
    Done,
}

impl State {
    /// Its word in the database and in figures.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Stuck => "stuck",
            Self::Done => "done",
        }
    }
}

impl FromValue for State {
    const EXPECTED: &'static str = "state";

    fn from_value(value: Value) -> Option<Self> {
        let word = String::from_value(value)?;
        let all = [Self::Waiting, Self::Running, Self::Stuck, Self::Done];
        all.into_iter().find(|state| state.as_str() == word)
    }
}

crate::row! {
    /// How many jobs of a kind stand there.
    pub struct Count {
        /// The kind.
        pub kind: String,
        /// Where they stand.
        pub state: State,
        /// How many.
        pub jobs: u64,
    }
}

crate::row! {
    /// A job that failed too often.
    pub struct Stuck {
        /// For [`Jobs::retry`].
        pub id: Id,
        /// Its kind.
        pub kind: String,
        /// How often it was tried.
        pub attempts: u32,
        /// The code of its last error.
        pub error: Option<String>,
        /// Since when it was to be done.
        pub enqueued_at: Timestamp,
        /// When it was given up.
        pub finished_at: Option<Timestamp>,
    }
}

/// The queue at a glance: nothing in it is about a person.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Numbers by kind and state.
    pub counts: Vec<Count>,
    /// Since when the job that waits longest could have started.
    pub waiting_since: Option<Timestamp>,
    /// What is stuck, newest first; at most a hundred.
    pub stuck: Vec<Stuck>,
}

impl Overview {
    /// How many jobs stand there.
    pub fn total(&self, state: State) -> u64 {
        self.counts.iter().filter(|count| count.state == state).map(|count| count.jobs).sum()
    }
}

impl Jobs {
    /// How the queue stands.
    pub async fn overview(&self) -> Result<Overview, StoreError> {
        let counts = "SELECT kind, state, COUNT(*) FROM jobs
                      GROUP BY kind, state ORDER BY kind, state";
        let waiting = "SELECT MIN(due_at) FROM jobs WHERE state = 'waiting' AND due_at <= $1";
        let stuck = "SELECT id, kind, attempts, error, enqueued_at, finished_at FROM jobs
                     WHERE state = 'stuck' ORDER BY finished_at DESC, id LIMIT $1";
        let (waiting_since,) = self.db.one(waiting, params![Timestamp::now()]).await?;
        Ok(Overview {
            counts: self.db.all(counts, &[]).await?,
            waiting_since,
            stuck: self.db.all(stuck, params![STUCK]).await?,
        })
    }
}
