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

/// How much a party may send, and what it is told beyond that.
struct Limit {
    bytes: u64,
    refusal: fn(u64) -> PostError,
}

impl Post {
    /// Demands that the party may send so many more bytes, and holds it until the transaction ends.
    /// Offices are not limited.
    ///
    /// # Errors
    /// [`PostError::Quota`], [`PostError::GuestQuota`].
    pub(crate) async fn require_space(
        &self,
        tx: &Tx,
        party: &Party,
        bytes: u64,
    ) -> Result<(), PostError> {
        let Some(limit) = self.hold(tx, party).await? else { return Ok(()) };
        let more = bytes.max(LEAST);
        if used(tx, party).await?.saturating_add(more) <= limit.bytes {
            Ok(())
        } else {
            Err((limit.refusal)(limit.bytes))
        }
    }

    /// Holds the party until the transaction ends, so that two that write at once do not both find
    /// the same space free. Says its limit.
    async fn hold(&self, tx: &Tx, party: &Party) -> Result<Option<Limit>, PostError> {
        let own = Limit { bytes: self.config().quota, refusal: PostError::Quota };
        match party {
            Party::Office(_) => Ok(None),
            Party::Account(id) => {
                let held = "UPDATE post_accounts SET version = version WHERE account = $1";
                tx.exec(held, params![id]).await?;
                Ok(Some(own))
            }
            Party::Guest(id) => {
                let held = "UPDATE post_guests SET wrong = wrong WHERE id = $1 RETURNING let_in";
                let (let_in,): (bool,) =
                    tx.opt(held, params![id]).await?.ok_or(PostError::NoGuest)?;
                let alone =
                    Limit { bytes: self.config().guest_quota, refusal: PostError::GuestQuota };
                Ok(Some(if let_in { own } else { alone }))
            }
        }
    }
}
