//! Deleting what has been kept long enough.

use std::time::Duration;

use commons::{Timestamp, capability::Retention};
use store::{Sql, params};

use super::{Privacy, order};
use crate::IdentityError;

impl Privacy {
    /// Deletes all rows whose time is over, and keeps the ledger of erasures up to date. Says how
    /// many rows went, by table.
    ///
    /// # Errors
    /// [`IdentityError::Ledger`] where the ledger's file cannot be read or written.
    pub async fn apply_retention(&self) -> Result<Vec<(&'static str, u64)>, IdentityError> {
        self.replay_erasures().await?;
        let pointers = order::pointers(self.identity().db()).await?;
        let mut applied: Vec<(&'static str, u64)> = Vec::new();
        for declared in order::children_first(self.personal().map(|(_, one)| one), &pointers) {
            let Retention::Days(column, days) = declared.retention else { continue };
            if applied.iter().all(|(table, _)| *table != declared.table) {
                let deleted = self.delete_older(declared.table, column, days).await?;
                applied.push((declared.table, deleted));
            }
        }
        self.write_ledger().await?;
        Ok(applied)
    }

    async fn delete_older(
        &self,
        table: &str,
        column: &str,
        days: u32,
    ) -> Result<u64, IdentityError> {
        let now = Timestamp::now();
        let oldest = now - Duration::from_secs(u64::from(days) * 24 * 60 * 60);
        let tx = self.identity().db().begin().await?;
        let sql = format!("DELETE FROM {table} WHERE {column} < $1");
        let deleted = tx.exec(&sql, params![oldest]).await?;
        tx.exec(
            "INSERT INTO retention_runs (applied_to, applied_at, deleted) VALUES ($1, $2, $3)
             ON CONFLICT (applied_to) DO UPDATE
             SET applied_at = excluded.applied_at, deleted = excluded.deleted",
            params![table, now, deleted],
        )
        .await?;
        tx.commit().await?;
        Ok(deleted)
    }

    /// When retention was last applied to everything; never where it was not.
    pub async fn retention_applied_at(&self) -> Result<Option<Timestamp>, IdentityError> {
        let sql = "SELECT MIN(applied_at) FROM retention_runs";
        let (at,): (Option<Timestamp>,) = self.identity().db().one(sql, &[]).await?;
        Ok(at)
    }
}
