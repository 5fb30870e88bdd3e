//! What an office notes for itself about a case. The town keeps sealed bytes: they open with the
//! office's own key, which nobody who applied holds.

use commons::{Id, Slug};
use post::{Caller, Sealed};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Sql, params};

use super::{CasesError, model::Day, party::Seen, rules::Who};
use crate::{Services, ServicesError};

/// The longest sealed note, in bytes: a signed megabyte in an age file.
const LONGEST: usize = (1 << 20) + (128 << 10);

/// A note as it comes.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct NoteIn {
    /// Drawn in the browser.
    pub(super) id: String,
    /// The version of the office's keys to which it is sealed.
    pub(super) epoch: u64,
    pub(super) sealed: Sealed,
}

store::row! {
    /// A note as it lies here.
    #[derive(Serialize)]
    pub(super) struct Note {
        pub(super) id: Id,
        pub(super) office: Slug,
        pub(super) epoch: u64,
        pub(super) day: Day,
        pub(super) sealed: Sealed,
    }
}

impl Services {
    /// The notes on a case of all offices that the caller works in, oldest first.
    ///
    /// # Errors
    /// [`CasesError::OnlyOffice`] for whoever applied, also where they work in the office.
    pub(super) async fn case_notes(
        &self,
        seen: &Seen,
        caller: &Caller,
    ) -> Result<Vec<Note>, ServicesError> {
        require_staff(seen, caller)?;
        let sql = "SELECT id, office, epoch, day, sealed FROM service_case_notes
             WHERE case_id = $1 ORDER BY day, id";
        let mut notes: Vec<Note> = self.db().all(sql, params![seen.case.case]).await?;
        notes.retain(|note| caller.works_in(&note.office));
        Ok(notes)
    }

    /// Keeps a note of the office whose turn it is. Safe to send again.
    ///
    /// # Errors
    /// [`CasesError::OnlyOffice`], [`CasesError::Malformed`], [`CasesError::Crowded`] where the
    /// case has gone to another office meanwhile, or the office has newer keys: who left knows those
    /// before.
    pub(super) async fn keep_note(
        &self,
        seen: &Seen,
        caller: &Caller,
        note: &NoteIn,
        today: Day,
    ) -> Result<(), ServicesError> {
        let Some(Who::Member { person, .. }) = seen.who(caller) else {
            return Err(CasesError::OnlyOffice.into());
        };
        if !is_id(&note.id) || note.epoch == 0 {
            return Err(CasesError::Malformed("id").into());
        }
        if note.sealed.0.is_empty() || note.sealed.0.len() > LONGEST {
            return Err(CasesError::Malformed("sealed").into());
        }
        let insert = "INSERT INTO service_case_notes (id, case_id, office, epoch, day, sealed)
             SELECT $1, case_id, office, $4, $5, $6 FROM service_cases
             WHERE case_id = $2 AND office = $3
               AND NOT EXISTS (SELECT 1 FROM post_epochs WHERE office = $3 AND epoch > $4)
             ON CONFLICT (id) DO NOTHING";
        let case = &seen.case;
        let row = params![note.id, case.case, case.office, note.epoch, today, note.sealed];
        if self.db().exec(insert, row).await? == 0 {
            return self.require_same(seen, note).await;
        }
        self.audit_note(&person, "service-case-note-kept", &case.case).await
    }

    /// Deletes a note of an office that the caller works in.
    ///
    /// # Errors
    /// [`CasesError::OnlyOffice`], [`CasesError::NoNote`].
    pub(super) async fn delete_note(
        &self,
        seen: &Seen,
        caller: &Caller,
        id: &str,
    ) -> Result<(), ServicesError> {
        require_staff(seen, caller)?;
        let notes = self.case_notes(seen, caller).await?;
        if notes.iter().all(|note| note.id.as_str() != id) {
            return Err(CasesError::NoNote.into());
        }
        let sql = "DELETE FROM service_case_notes WHERE id = $1 AND case_id = $2";
        self.db().exec(sql, params![id, seen.case.case]).await?;
        let person = caller.person()?.actor.person.clone();
        self.audit_note(&person, "service-case-note-deleted", &seen.case.case).await
    }

    /// Nothing was kept: fine where the same note is there already.
    async fn require_same(&self, seen: &Seen, note: &NoteIn) -> Result<(), ServicesError> {
        let sql = "SELECT sealed FROM service_case_notes WHERE id = $1 AND case_id = $2";
        let known: Option<(Sealed,)> = self.db().opt(sql, params![note.id, seen.case.case]).await?;
        match known {
            Some((sealed,)) if sealed == note.sealed => Ok(()),
            _ => Err(CasesError::Crowded.into()),
        }
    }

    async fn audit_note(
        &self,
        by: &Id,
        action: &'static str,
        case: &Id,
    ) -> Result<(), ServicesError> {
        let subject = super::subject(case);
        Ok(self.identity().audit_as(Some(by), action, &subject, json!({})).await?)
    }
}

/// Whoever applied sees no notes, not even as a member of the office.
fn require_staff(seen: &Seen, caller: &Caller) -> Result<(), CasesError> {
    let is_staff = !seen.is_applicant() && caller.person().is_ok();
    if is_staff { Ok(()) } else { Err(CasesError::OnlyOffice) }
}

/// 26 characters of Crockford's base 32 in lower case, as browsers draw them.
fn is_id(text: &str) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'z') && !b"ilou".contains(&byte);
    text.len() == 26 && text.bytes().all(is_digit)
}
