//! What is kept long enough goes: offices' copies after their time, cases that nobody holds any
//! more, keys that nothing was signed with.

use commons::{Id, Slug, Timestamp};
use store::{Digest, Sql, Tx, params};

use crate::{Day, Post, PostError};

/// Nobody but guests holds the case; they have no mailbox of their own.
const ABANDONED: &str = "NOT EXISTS (SELECT 1 FROM post_parties p WHERE p.case_id = post_cases.id
     AND p.removed_at IS NULL AND p.party NOT LIKE 'guest:%')";

impl Post {
    /// The job: offices' copies of closed cases go after the time that the law sets. People keep
    /// theirs. Says how many.
    pub(crate) async fn apply_retention(&self) -> Result<u64, PostError> {
        let (keepings, today, mut removed) = (self.keepings().await?, Day::today(), 0);
        let sql = "SELECT DISTINCT c.id, c.office, c.closed_day FROM post_cases c
             JOIN post_parties p ON p.case_id = c.id
             WHERE c.status = 'closed' AND c.closed_day IS NOT NULL
               AND p.party LIKE 'office:%' AND p.removed_at IS NULL";
        let closed: Vec<(Id, Slug, Day)> = self.db().all(sql, &[]).await?;
        for (case, office, day) in closed {
            if keepings.of(&office).until(day) < today {
                removed += self.remove_offices_copies(&case, day).await?;
            }
        }
        Ok(removed)
    }

    /// A letter may have opened the case again meanwhile: so it is held first.
    async fn remove_offices_copies(&self, case: &Id, closed: Day) -> Result<u64, PostError> {
        let tx = self.db().begin().await?;
        let held = "UPDATE post_cases SET last_seq = last_seq WHERE id = $1 AND closed_day = $2";
        if tx.exec(held, params![case, closed]).await? == 0 {
            return Ok(0);
        }
        let sql = "UPDATE post_parties SET removed_at = $2
             WHERE case_id = $1 AND party LIKE 'office:%' AND removed_at IS NULL";
        let removed = tx.exec(sql, params![case, Timestamp::now()]).await?;
        tx.commit().await?;
        Ok(removed)
    }

    /// The job: cases that nobody holds any more go, with their letters and files. Says how many.
    pub(crate) async fn purge(&self) -> Result<u64, PostError> {
        let sql = format!("SELECT id FROM post_cases WHERE {ABANDONED}");
        let abandoned: Vec<(Id,)> = self.db().all(&sql, &[]).await?;
        let count = abandoned.len() as u64;
        for (case,) in abandoned {
            self.purge_case(&case).await?;
        }
        self.purge_keysets().await?;
        Ok(count)
    }

    async fn purge_case(&self, case: &Id) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        // Held first: a letter that comes now waits and finds no case, one that came is seen.
        let held = "UPDATE post_cases SET last_seq = last_seq WHERE id = $1";
        tx.exec(held, params![case]).await?;
        let still = format!("SELECT 1 FROM post_cases WHERE id = $1 AND {ABANDONED}");
        if tx.rows(&still, params![case]).await?.is_empty() {
            return Ok(());
        }
        let files = "SELECT a.id FROM post_attachments a JOIN post_letters l ON l.id = a.letter
             WHERE l.case_id = $1";
        for (file,) in tx.all::<(Id,)>(files, params![case]).await? {
            self.remove_file(&tx, &file).await?;
        }
        let handed_over = "SELECT digest FROM post_outbound WHERE case_id = $1";
        let copies: Vec<(Digest,)> = tx.all(handed_over, params![case]).await?;
        let copies: Vec<_> = copies.into_iter().map(|(digest,)| digest).collect();
        self.delete_parts_after(&tx, &copies).await?;
        for sql in [
            "DELETE FROM post_letters WHERE case_id = $1",
            "DELETE FROM post_case_wraps WHERE case_id = $1",
            "DELETE FROM post_case_keys WHERE case_id = $1",
            "DELETE FROM post_keysets WHERE party IN
                 (SELECT party FROM post_parties WHERE case_id = $1 AND party LIKE 'guest:%')",
            "DELETE FROM post_parties WHERE case_id = $1",
            "DELETE FROM post_guests WHERE case_id = $1",
            "DELETE FROM post_outbound WHERE case_id = $1",
            "UPDATE post_inbound SET case_id = NULL WHERE case_id = $1",
            "DELETE FROM post_cases WHERE id = $1",
        ] {
            tx.exec(sql, params![case]).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Keysets of accounts that are gone were kept for the letters they signed; with the last of
    /// these they go, and so does what opens their entries.
    async fn purge_keysets(&self) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        purge_keysets(&tx).await?;
        Ok(tx.commit().await?)
    }
}

async fn purge_keysets(tx: &Tx) -> Result<(), PostError> {
    const GONE: &str = "party LIKE 'account:%'
         AND party NOT IN (SELECT 'account:' || account FROM post_accounts)
         AND party NOT IN (SELECT sender FROM post_letters)";
    let openings = format!(
        "DELETE FROM record_openings WHERE entry IN (SELECT entry FROM post_keysets WHERE {GONE})"
    );
    tx.exec(&openings, &[]).await?;
    tx.exec(&format!("DELETE FROM post_keysets WHERE {GONE}"), &[]).await?;
    Ok(())
}
