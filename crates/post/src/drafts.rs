//! Letters that are not finished: sealed for their writer alone.

use commons::{Id, Timestamp};
use serde::Serialize;
use store::{Sql, params};

use crate::{Post, PostError, Sealed, cases::LONGEST_LETTER, party::is_id};

/// So many drafts are enough.
const MOST: u64 = 500;

store::row! {
    /// A sealed draft.
    #[derive(Serialize)]
    pub(crate) struct Draft {
        id: Id,
        sealed: Sealed,
        changed_at: Timestamp,
    }
}

impl Post {
    /// An account's drafts, the latest first.
    pub(crate) async fn drafts(&self, account: &Id) -> Result<Vec<Draft>, PostError> {
        let sql = "SELECT id, sealed, changed_at FROM post_drafts WHERE account = $1
             ORDER BY changed_at DESC, id";
        Ok(self.db().all(sql, params![account]).await?)
    }

    /// Keeps a draft, in place of the one with its identifier.
    ///
    /// # Errors
    /// [`PostError::TooLarge`], [`PostError::TooManyDrafts`].
    pub(crate) async fn put_draft(
        &self,
        account: &Id,
        id: &str,
        sealed: &Sealed,
    ) -> Result<(), PostError> {
        if !is_id(id) || sealed.0.is_empty() {
            return Err(PostError::Malformed("draft"));
        }
        if sealed.0.len() > LONGEST_LETTER {
            return Err(PostError::TooLarge);
        }
        let tx = self.db().begin().await?;
        let others = "SELECT COUNT(*) FROM post_drafts WHERE account = $1 AND id <> $2";
        if tx.one::<(u64,)>(others, params![account, id]).await?.0 >= MOST {
            return Err(PostError::TooManyDrafts(MOST));
        }
        let sql = "INSERT INTO post_drafts (account, id, sealed, changed_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT (account, id) DO UPDATE
             SET sealed = excluded.sealed, changed_at = excluded.changed_at";
        tx.exec(sql, params![account, id, sealed, Timestamp::now()]).await?;
        Ok(tx.commit().await?)
    }

    /// Throws a draft away; one that is not there is no error.
    pub(crate) async fn remove_draft(&self, account: &Id, id: &str) -> Result<(), PostError> {
        let sql = "DELETE FROM post_drafts WHERE account = $1 AND id = $2";
        self.db().exec(sql, params![account, id]).await?;
        Ok(())
    }
}
