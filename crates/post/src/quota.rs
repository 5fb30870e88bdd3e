//! How much a party has sent that is still kept.

use store::{Sql, Tx, params};

use crate::{Party, Post, PostError};

/// What the smallest letter or file takes on a disk, in bytes: a million tiny ones are not nothing.
const LEAST: u64 = 4096;

/// The sealed bytes of the party's letters and files, files under way with their whole size.
pub(crate) async fn used(sql: &impl Sql, party: &Party) -> Result<u64, PostError> {
    let sum = |table: &str, owner: &str| {
        format!(
            "SELECT CAST(COALESCE(SUM(CASE WHEN size < {LEAST} THEN {LEAST} ELSE size END), 0)
                 AS BIGINT) FROM {table} WHERE {owner} = $1"
        )
    };
    let (letters,): (u64,) = sql.one(&sum("post_letters", "sender"), params![party]).await?;
    let (files,): (u64,) = sql.one(&sum("post_attachments", "uploader"), params![party]).await?;
    Ok(letters + files)
}

/// Holds the party until the transaction ends, so that two that write at once do not both find the
/// same space free.
async fn hold(sql: &impl Sql, party: &Party) -> Result<(), PostError> {
    let (held, id) = match party {
        Party::Account(id) => ("UPDATE post_accounts SET version = version WHERE account = $1", id),
        Party::Guest(id) => ("UPDATE post_guests SET wrong = wrong WHERE id = $1", id),
        Party::Office(_) => return Ok(()),
    };
    sql.exec(held, params![id]).await?;
    Ok(())
}

impl Post {
    /// Demands that the party may send so many more bytes, and holds it until the transaction ends.
    /// Offices are not limited.
    ///
    /// # Errors
    /// [`PostError::Quota`].
    pub(crate) async fn require_space(
        &self,
        tx: &Tx,
        party: &Party,
        bytes: u64,
    ) -> Result<(), PostError> {
        let limit = self.config().quota;
        hold(tx, party).await?;
        let more = bytes.max(LEAST);
        if party.office().is_some() || used(tx, party).await?.saturating_add(more) <= limit {
            Ok(())
        } else {
            Err(PostError::Quota(limit))
        }
    }
}
