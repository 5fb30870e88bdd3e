//! The statements behind a node's work. Each is one transaction, so that two nodes never take the
//! same job: SQLite has one writer, PostgreSQL skips what another node has just locked.

use std::{fmt::Write, time::Duration};

use commons::{Id, Timestamp, capability::Job};

use super::{Jobs, insert};
use crate::{Sql, StoreError, params};

/// The codes of errors that a job does not raise itself.
pub(super) const PANICKED: &str = "store-job-panicked";
const LOST: &str = "store-job-lost";

crate::row! {
    /// A job that this node has taken.
    pub(super) struct Taken {
        pub(super) id: Id,
        pub(super) kind: String,
        pub(super) payload: serde_json::Value,
        pub(super) attempts: u32,
    }
}

impl Jobs {
    /// Whether anything is due: asked before [`take`](Self::take), because reading holds up nobody.
    pub(super) async fn is_anything_due(&self) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM jobs WHERE state IN ('waiting', 'running') AND due_at <= $1
                   LIMIT 1";
        Ok(!self.db.rows(sql, params![Timestamp::now()]).await?.is_empty())
    }

    /// Takes the job that is due longest, of the kinds this node knows.
    pub(super) async fn take(&self, node: &Id, jobs: &[Job]) -> Result<Option<Taken>, StoreError> {
        let now = Timestamp::now();
        let mut params = params![node, now + self.pace.lease, now, self.pace.attempts].to_vec();
        let mut kinds = String::new();
        for job in jobs {
            params.push(crate::ToValue::to_value(job.kind));
            let _ = write!(kinds, "{}${}", if kinds.is_empty() { "" } else { ", " }, params.len());
        }
        let skip = if self.db.is_postgres() { "FOR UPDATE SKIP LOCKED" } else { "" };
        let sql = format!(
            "UPDATE jobs SET state = 'running', owner = $1, due_at = $2, attempts = attempts + 1
             WHERE id = (SELECT id FROM jobs
                         WHERE state IN ('waiting', 'running') AND due_at <= $3
                           AND attempts < $4 AND kind IN ({kinds})
                         ORDER BY due_at, id LIMIT 1 {skip})
             RETURNING id, kind, payload, attempts"
        );
        self.db.opt(&sql, &params).await
    }

    /// Holds the job for longer; whether it is still this node's.
    pub(super) async fn renew(&self, node: &Id, job: &Taken) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET due_at = $4
                   WHERE id = $1 AND owner = $2 AND attempts = $3 AND state = 'running'";
        let until = Timestamp::now() + self.pace.lease;
        Ok(self.db.exec(sql, params![job.id, node, job.attempts, until]).await? > 0)
    }

    /// Notes that the job is done. The payload goes.
    pub(super) async fn done(&self, node: &Id, job: &Taken) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET state = 'done', owner = NULL, error = NULL, payload = 'null',
                          finished_at = $4
                   WHERE id = $1 AND owner = $2 AND attempts = $3 AND state = 'running'";
        let now = Timestamp::now();
        Ok(self.db.exec(sql, params![job.id, node, job.attempts, now]).await? > 0)
    }

    /// Notes a failure: the job waits for its next attempt, or is stuck.
    pub(super) async fn failed(
        &self,
        node: &Id,
        job: &Taken,
        error: &str,
    ) -> Result<bool, StoreError> {
        let now = Timestamp::now();
        let (state, finished, pause) = if job.attempts >= self.pace.attempts {
            ("stuck", Some(now), Duration::ZERO)
        } else {
            ("waiting", None, self.pace.pause_after(job.attempts))
        };
        let sql = "UPDATE jobs SET state = $4, owner = NULL, error = $5, due_at = $6,
                          finished_at = $7
                   WHERE id = $1 AND owner = $2 AND attempts = $3 AND state = 'running'";
        let due = now + pause;
        let params = params![job.id, node, job.attempts, state, error, due, finished];
        Ok(self.db.exec(sql, params).await? > 0)
    }

    /// Gives back what this node still holds, as if it had never been taken.
    pub(super) async fn release(&self, node: &Id) -> Result<u64, StoreError> {
        let sql = "UPDATE jobs SET state = 'waiting', owner = NULL, attempts = attempts - 1,
                          due_at = $2
                   WHERE owner = $1 AND state = 'running'";
        self.db.exec(sql, params![node, Timestamp::now()]).await
    }

    /// A job that took its node with it at every attempt is stuck.
    pub(super) async fn give_up_lost(&self) -> Result<u64, StoreError> {
        let sql = "UPDATE jobs SET state = 'stuck', owner = NULL, error = $1, finished_at = $2
                   WHERE state = 'running' AND due_at <= $2 AND attempts >= $3";
        self.db.exec(sql, params![LOST, Timestamp::now(), self.pace.attempts]).await
    }

    /// Sees to it that every job that starts by itself has its next moment.
    pub(super) async fn plan(&self, jobs: &[Job]) -> Result<(), StoreError> {
        let now = Timestamp::now();
        for (job, every) in repeating(jobs) {
            let sql = "INSERT INTO job_schedules (kind, due_at) VALUES ($1, $2)
                       ON CONFLICT (kind) DO NOTHING";
            self.db.exec(sql, params![job.kind, now]).await?;
            let sooner = "UPDATE job_schedules SET due_at = $2 WHERE kind = $1 AND due_at > $2";
            self.db.exec(sooner, params![job.kind, now + every]).await?;
        }
        Ok(())
    }

    /// Enqueues what starts by itself and is due. Whoever moves the schedule on enqueues the job,
    /// in the same transaction: so it happens once, whatever the number of nodes.
    pub(super) async fn enqueue_due(&self, jobs: &[Job]) -> Result<(), StoreError> {
        let now = Timestamp::now();
        let sql = "SELECT kind, due_at FROM job_schedules WHERE due_at <= $1";
        let due: Vec<(String, Timestamp)> = self.db.all(sql, params![now]).await?;
        for (kind, planned) in due {
            if let Some((job, every)) = repeating(jobs).find(|(job, _)| job.kind == kind) {
                self.enqueue_again(job.kind, planned, next(planned, every, now)).await?;
            }
        }
        Ok(())
    }

    /// One that still waits or runs is enough; one that is stuck gets another chance.
    async fn enqueue_again(
        &self,
        kind: &str,
        planned: Timestamp,
        next: Timestamp,
    ) -> Result<(), StoreError> {
        let tx = self.db.begin().await?;
        let moved = "UPDATE job_schedules SET due_at = $3 WHERE kind = $1 AND due_at = $2";
        if tx.exec(moved, params![kind, planned, next]).await? == 0 {
            return Ok(());
        }
        let again = "UPDATE jobs SET state = 'waiting', attempts = 0, due_at = $2,
                            finished_at = NULL
                     WHERE kind = $1 AND state = 'stuck'";
        tx.exec(again, params![kind, Timestamp::now()]).await?;
        let open =
            "SELECT id FROM jobs WHERE kind = $1 AND state IN ('waiting', 'running') LIMIT 1";
        if tx.rows(open, params![kind]).await?.is_empty() {
            insert(&tx, kind, &serde_json::Value::Null, Timestamp::now()).await?;
        }
        tx.commit().await
    }
}

fn repeating(jobs: &[Job]) -> impl Iterator<Item = (&Job, Duration)> {
    jobs.iter().filter_map(|job| Some((job, job.every?)))
}

/// The next moment in the rhythm that is still to come: what was missed is not made up for.
fn next(planned: Timestamp, every: Duration, now: Timestamp) -> Timestamp {
    let every = i64::try_from(every.as_micros()).unwrap_or(i64::MAX).max(1);
    let missed = (now.as_microsecond() - planned.as_microsecond()).max(0) / every + 1;
    let moment = planned.as_microsecond().saturating_add(missed.saturating_mul(every));
    Timestamp::from_microsecond(moment).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missed_moments_are_not_made_up_for() {
        let at = |second| Timestamp::from_second(second).expect("a moment");
        let minute = Duration::from_mins(1);
        assert_eq!(next(at(0), minute, at(0)), at(60));
        assert_eq!(next(at(0), minute, at(59)), at(60));
        assert_eq!(next(at(0), minute, at(60)), at(120));
        assert_eq!(next(at(0), minute, at(100_000)), at(100_020));
    }
}
