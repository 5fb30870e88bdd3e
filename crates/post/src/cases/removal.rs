//! How a case ends: closed by its office, removed by each party for itself, gone with the last.

use commons::Timestamp;
use store::{Sql, params};

use super::{Seen, Status};
use crate::{Caller, Day, Party, Post, PostError};

impl Post {
    /// Closes a case or opens it again. Only offices do.
    ///
    /// # Errors
    /// [`PostError::NotForParty`].
    pub(crate) async fn set_status(&self, seen: &Seen, status: Status) -> Result<(), PostError> {
        seen.require_office()?;
        let closed = (status == Status::Closed).then(Day::today);
        let sql = "UPDATE post_cases SET status = $2, closed_day = $3
             WHERE id = $1 AND status <> $2";
        self.db().exec(sql, params![seen.case.id, status, closed]).await?;
        Ok(())
    }

    /// Removes a party's own copy of a case. The others keep theirs; a new letter brings it back.
    ///
    /// # Errors
    /// [`PostError::CaseMoved`] where a letter came at this moment, [`PostError::Retention`] where
    /// it is the office's, and the law demands that it stays.
    pub(crate) async fn remove_copy(
        &self,
        seen: &Seen,
        caller: &Caller,
        party: Option<&Party>,
    ) -> Result<(), PostError> {
        let party = seen.writer(party, caller)?;
        if party.office().is_some() {
            self.require_kept_long_enough(seen).await?;
        }
        let case = &seen.case;
        let tx = self.db().begin().await?;
        let held = "UPDATE post_cases SET last_seq = last_seq WHERE id = $1 AND last_seq = $2";
        if tx.exec(held, params![case.id, case.last_seq]).await? == 0 {
            return Err(PostError::CaseMoved(case.last_seq + 1));
        }
        let sql = "UPDATE post_parties SET removed_at = $3 WHERE case_id = $1 AND party = $2";
        tx.exec(sql, params![case.id, party, Timestamp::now()]).await?;
        Ok(tx.commit().await?)
    }

    async fn require_kept_long_enough(&self, seen: &Seen) -> Result<(), PostError> {
        let keepings = self.keepings().await?;
        let keeping = keepings.of(&seen.case.office);
        // What is still open is kept at least as long as if it were closed today.
        let until = keeping.until(seen.case.closed_day.unwrap_or_else(Day::today));
        if until < Day::today() { Ok(()) } else { Err(PostError::Retention(until)) }
    }
}
