//! The audit log: what staff did, when, to what. Append-only; each entry's hash covers the one
//! before it, so that a change anywhere breaks the chain from there on.
//!
//! An entry names people by their ids and says nothing of what they wrote: no content, no secret.

use commons::{Id, Subject, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Sql, Tx, params};

use crate::{Actor, Identity, IdentityError};

/// Entries on one page of the log.
pub(crate) const PAGE: u64 = 50;

store::row! {
    /// One entry of the audit log.
    #[derive(PartialEq, Eq, Serialize)]
    pub struct AuditEntry {
        /// Counted from 1 without gaps.
        pub number: u64,
        /// When, UTC.
        pub at: Timestamp,
        /// Who; none for the operator's command line.
        pub actor: Option<Id>,
        /// What: a verb in the past, `role-granted`.
        pub action: String,
        /// To what: `office/kaemmerei`, `person/…`.
        pub subject: String,
        /// The values that make the action clear, without personal content.
        pub details: Value,
        /// The hash of the entry before; empty for the first one.
        pub previous: String,
        /// SHA-256 over all of the above, hexadecimal.
        pub hash: String,
    }
}

impl AuditEntry {
    /// The hash its content should have: SHA-256 of a JSON array of all columns in order, without
    /// white space.
    fn expected_hash(&self) -> String {
        let actor = self.actor.as_ref().map(Id::as_str);
        let content = json!([
            self.number,
            self.at.as_microsecond(),
            actor,
            self.action,
            self.subject,
            self.details.to_string(),
            self.previous
        ]);
        hex::encode(Sha256::digest(content.to_string()))
    }
}

/// Which entries of the log to show; nothing chosen shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only this action.
    pub action: Option<String>,
    /// Only what this person did.
    pub actor: Option<Id>,
}

impl AuditFilter {
    fn params(&self) -> (&str, &str) {
        (self.action.as_deref().unwrap_or_default(), self.actor.as_ref().map_or("", Id::as_str))
    }
}

const FILTER: &str = "WHERE ($1 = '' OR action = $1) AND ($2 = '' OR actor = $2)";

/// What the verification of the audit log found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditState {
    /// Every entry follows from the one before; so many there are.
    Sound(u64),
    /// The first entry that was changed, taken out, or put in.
    BrokenAt(u64),
}

impl Identity {
    /// Notes what a member of staff did.
    pub async fn audit(
        &self,
        actor: &Actor,
        action: &'static str,
        subject: &Subject,
    ) -> Result<(), IdentityError> {
        self.audit_as(Some(&actor.person), action, subject, json!({})).await
    }

    /// Notes what somebody (nobody: the command line) did, with values that make it clear.
    pub async fn audit_as(
        &self,
        actor: Option<&Id>,
        action: &'static str,
        subject: &Subject,
        details: Value,
    ) -> Result<(), IdentityError> {
        let tx = self.db().begin().await?;
        write(&tx, actor, action, subject, details).await?;
        Ok(tx.commit().await?)
    }

    /// A page of the log (from 1), newest first, and how many entries there are.
    pub async fn audit_page(&self, page: u64) -> Result<(Vec<AuditEntry>, u64), IdentityError> {
        let all = AuditFilter::default();
        Ok((self.audit_find(&all, page).await?, self.audit_count(&all).await?))
    }

    /// A page (from 1) of those entries that a filter lets through, newest first.
    pub async fn audit_find(
        &self,
        filter: &AuditFilter,
        page: u64,
    ) -> Result<Vec<AuditEntry>, IdentityError> {
        let sql = format!("{ENTRY} {FILTER} ORDER BY number DESC LIMIT $3 OFFSET $4");
        let skipped = page.saturating_sub(1).saturating_mul(PAGE);
        let (action, actor) = filter.params();
        Ok(self.db().all(&sql, params![action, actor, PAGE, skipped]).await?)
    }

    /// How many entries a filter lets through.
    pub async fn audit_count(&self, filter: &AuditFilter) -> Result<u64, IdentityError> {
        let sql = format!("SELECT COUNT(*) FROM audit_log {FILTER}");
        let (action, actor) = filter.params();
        Ok(self.db().one::<(u64,)>(&sql, params![action, actor]).await?.0)
    }

    /// All actions that the log knows, in order.
    pub async fn audit_actions(&self) -> Result<Vec<String>, IdentityError> {
        let sql = "SELECT DISTINCT action FROM audit_log ORDER BY 1";
        let actions: Vec<(String,)> = self.db().all(sql, &[]).await?;
        Ok(actions.into_iter().map(|(action,)| action).collect())
    }

    /// Reads the whole log and checks the chain, for `allmende doctor` and the auditors' page.
    pub async fn verify_audit(&self) -> Result<AuditState, IdentityError> {
        let entries: Vec<AuditEntry> =
            self.db().all(&format!("{ENTRY} ORDER BY number"), &[]).await?;
        let (number, hash) =
            self.db().one("SELECT number, hash FROM audit_head WHERE id = 1", &[]).await?;
        Ok(verify(&entries, number, hash))
    }
}

const ENTRY: &str =
    "SELECT number, at, actor, action, subject, details, previous, hash FROM audit_log";

/// Old entries may have been deleted after their time: the chain is checked from the first one
/// that is there.
fn verify(entries: &[AuditEntry], last: u64, last_hash: String) -> AuditState {
    let mut before =
        entries.first().map(|first| (first.number.wrapping_sub(1), first.previous.clone()));
    for entry in entries {
        let follows = before == Some((entry.number.wrapping_sub(1), entry.previous.clone()));
        if !follows || entry.hash != entry.expected_hash() {
            return AuditState::BrokenAt(before.map_or(entry.number, |(number, _)| number + 1));
        }
        before = Some((entry.number, entry.hash.clone()));
    }
    match before {
        Some(end) if end != (last, last_hash) => AuditState::BrokenAt(last),
        None if last > 0 => AuditState::BrokenAt(last),
        _ => AuditState::Sound(entries.len() as u64),
    }
}

/// Appends an entry within the transaction of what it tells about: one cannot be without the
/// other.
pub(crate) async fn write(
    tx: &Tx,
    actor: Option<&Id>,
    action: &'static str,
    subject: &Subject,
    details: Value,
) -> Result<(), IdentityError> {
    // Taking the next number locks the row until the transaction ends: entries queue up here.
    let (number, previous) = tx
        .one("UPDATE audit_head SET number = number + 1 WHERE id = 1 RETURNING number, hash", &[])
        .await?;
    let mut entry = AuditEntry {
        number,
        at: now_in_microseconds(),
        actor: actor.cloned(),
        action: action.to_owned(),
        subject: subject.to_string(),
        details,
        previous,
        hash: String::new(),
    };
    entry.hash = entry.expected_hash();
    tx.exec(
        "INSERT INTO audit_log (number, at, actor, action, subject, details, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            entry.number,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            entry.details,
            entry.previous,
            entry.hash
        ],
    )
    .await?;
    tx.exec("UPDATE audit_head SET hash = $1 WHERE id = 1", params![entry.hash]).await?;
    Ok(())
}

/// The database keeps microseconds: what is hashed must be what is read again.
fn now_in_microseconds() -> Timestamp {
    Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: u64) -> Vec<AuditEntry> {
        let mut previous = String::new();
        (1..=length)
            .map(|number| {
                let mut entry = AuditEntry {
                    number,
                    at: Timestamp::from_second(1_800_000_000).unwrap(),
                    actor: Some(Id::from("someone")),
                    action: "role-granted".to_owned(),
                    subject: "person/someone".to_owned(),
                    details: json!({ "role": "clerk" }),
                    previous: previous.clone(),
                    hash: String::new(),
                };
                entry.hash = entry.expected_hash();
                previous.clone_from(&entry.hash);
                entry
            })
            .collect()
    }

    fn check(entries: &[AuditEntry], whole: &[AuditEntry]) -> AuditState {
        let last = whole.last().unwrap();
        verify(entries, last.number, last.hash.clone())
    }

    #[test]
    fn a_whole_chain_is_sound_and_so_is_one_whose_oldest_entries_were_deleted() {
        let whole = chain(5);
        assert_eq!(check(&whole, &whole), AuditState::Sound(5));
        assert_eq!(check(&whole[2..], &whole), AuditState::Sound(3));
        assert_eq!(verify(&[], 0, String::new()), AuditState::Sound(0));
    }

    #[test]
    fn a_changed_entry_is_found() {
        let whole = chain(5);
        for (change, at) in [(0, 1), (2, 3), (4, 5)] {
            let mut changed = whole.clone();
            changed[change].actor = None;
            assert_eq!(check(&changed, &whole), AuditState::BrokenAt(at));
            changed[change].hash = changed[change].expected_hash();
            assert_ne!(check(&changed, &whole), AuditState::Sound(5));
        }
    }

    #[test]
    fn an_entry_that_was_taken_out_is_missed() {
        let whole = chain(5);
        let mut without = whole.clone();
        without.remove(2);
        assert_eq!(check(&without, &whole), AuditState::BrokenAt(3));
        assert_eq!(check(&whole[..3], &whole), AuditState::BrokenAt(5));
        assert_eq!(check(&[], &whole), AuditState::BrokenAt(5));
    }
}
