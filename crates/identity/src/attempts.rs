//! Slowing down those who guess: see [`Policy`].

use std::time::Duration;

use commons::Timestamp;
use store::{Sql, Tx, params};

use crate::{
    Identity, IdentityError,
    rules::{Attempts, Policy},
};

/// What an attempt is counted on.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    key_hash: String,
    policy: Policy,
}

impl Identity {
    /// Something attempts are counted on: in the database it is a keyed hash.
    pub(crate) fn counted(&self, on: &str, value: &str, policy: Policy) -> Counted {
        Counted { key_hash: self.config().key.mark(on, value), policy }
    }

    /// Counts one attempt on all of these, before it is checked.
    ///
    /// # Errors
    /// [`IdentityError::TooManyAttempts`] where one of them has to wait; then nothing is counted,
    /// so that asking again does not make the wait longer.
    pub(crate) async fn count_attempt(&self, on: &[Counted]) -> Result<(), IdentityError> {
        let now = Timestamp::now();
        let mut on: Vec<&Counted> = on.iter().collect();
        // Always in the same order, or two attempts could wait for each other's locks.
        on.sort_by(|one, other| one.key_hash.cmp(&other.key_hash));
        let tx = self.db().begin().await?;
        let mut wait = Duration::ZERO;
        for counted in on {
            let attempts = locked(&tx, counted, now).await?;
            wait = wait.max(attempts.wait(&counted.policy, now).unwrap_or_default());
            write(&tx, counted, attempts.one_more(&counted.policy, now)).await?;
        }
        if !wait.is_zero() {
            return Err(IdentityError::TooManyAttempts { wait });
        }
        Ok(tx.commit().await?)
    }

    /// Slows down what anyone may do without an account: counts that it was done once more from
    /// this network.
    ///
    /// # Errors
    /// [`IdentityError::TooManyAttempts`] where the network has to wait.
    pub async fn slow_down(
        &self,
        what: &str,
        network: &str,
        policy: Policy,
    ) -> Result<(), IdentityError> {
        self.count_attempt(&[self.counted(what, network, policy)]).await
    }

    /// A keyed hash: it tells whether two values are the same without saying which.
    pub fn mark(&self, what: &str, value: &str) -> String {
        self.config().key.mark(what, value)
    }

    /// Forgets the attempts on something, and says how many there were.
    pub(crate) async fn forget_attempts(&self, on: &Counted) -> Result<u32, IdentityError> {
        let sql = "DELETE FROM attempts WHERE key_hash = $1 RETURNING failures";
        let failures: Option<(u32,)> = self.db().opt(sql, params![on.key_hash]).await?;
        Ok(failures.map_or(0, |(failures,)| failures))
    }

    /// Takes one attempt back: it turned out to be right.
    pub(crate) async fn uncount_attempt(&self, on: &Counted) -> Result<(), IdentityError> {
        let sql =
            "UPDATE attempts SET failures = failures - 1 WHERE key_hash = $1 AND failures > 0";
        self.db().exec(sql, params![on.key_hash]).await?;
        Ok(())
    }

    /// Deletes what no longer counts.
    pub(crate) async fn forget_old_attempts(&self) -> Result<u64, IdentityError> {
        let long_ago = Timestamp::now() - Policy::COUNT_ONLY.forget_after;
        Ok(self.db().exec("DELETE FROM attempts WHERE last_at < $1", params![long_ago]).await?)
    }
}

/// The attempts so far; nobody else can count on the same thing until the transaction ends.
async fn locked(tx: &Tx, counted: &Counted, now: Timestamp) -> Result<Attempts, IdentityError> {
    let (failures, last_at) = tx
        .one(
            "INSERT INTO attempts (key_hash, failures, last_at) VALUES ($1, 0, $2)
             ON CONFLICT (key_hash) DO UPDATE SET failures = attempts.failures
             RETURNING failures, last_at",
            params![counted.key_hash, now],
        )
        .await?;
    Ok(Attempts { failures, last_at })
}

async fn write(tx: &Tx, counted: &Counted, attempts: Attempts) -> Result<(), IdentityError> {
    tx.exec(
        "UPDATE attempts SET failures = $2, last_at = $3 WHERE key_hash = $1",
        params![counted.key_hash, attempts.failures, attempts.last_at],
    )
    .await?;
    Ok(())
}
