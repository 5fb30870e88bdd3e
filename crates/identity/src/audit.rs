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

    /// What was done to one thing in any of its versions, newest first; at most a page of it.
    pub async fn audit_about(&self, subject: &Subject) -> Result<Vec<AuditEntry>, IdentityError> {
        let sql = format!(
            "{ENTRY} WHERE subject = $1 OR subject LIKE $2 ORDER BY number DESC LIMIT {PAGE}"
        );
        // Slugs hold no sign that means something to LIKE.
        let versions = format!("{subject}@%");
        Ok(self.db().all(&sql, params![subject.to_string(), versions]).await?)
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

    /// Reads the whole log, part by part, and checks the chain: for `allmende doctor` and the
    /// auditors' page.
    pub async fn verify_audit(&self) -> Result<AuditState, IdentityError> {
        // The end first: entries that come meanwhile lie behind it.
        let (last, last_hash): (u64, String) =
            self.db().one("SELECT number, hash FROM audit_head WHERE id = 1", &[]).await?;
        let sql =
            format!("{ENTRY} WHERE number > $1 AND number <= $2 ORDER BY number LIMIT {PART}");
        let mut chain = Chain::default();
        loop {
            let part: Vec<AuditEntry> = self.db().all(&sql, params![chain.number(), last]).await?;
            if let Err(number) = chain.follow(&part) {
                return Ok(AuditState::BrokenAt(number));
            }
            if part.len() < PART {
                return Ok(chain.end(last, &last_hash));
            }
        }
    }
}

/// Entries that are read at once.
const PART: usize = 10_000;

const ENTRY: &str =
    "SELECT number, at, actor, action, subject, details, previous, hash FROM audit_log";

/// The part of the chain that was checked. Old entries may have been deleted after their time: it
/// begins with the first one that is there.
#[derive(Default)]
struct Chain {
    /// Number and hash of the last entry that was sound.
    at: Option<(u64, String)>,
    entries: u64,
}

impl Chain {
    fn number(&self) -> u64 {
        self.at.as_ref().map_or(0, |(number, _)| *number)
    }

    /// Checks the next entries; the number of the first one that does not follow.
    fn follow(&mut self, entries: &[AuditEntry]) -> Result<(), u64> {
        for entry in entries {
            let before = self
                .at
                .take()
                .unwrap_or_else(|| (entry.number.wrapping_sub(1), entry.previous.clone()));
            let follows = before == (entry.number.wrapping_sub(1), entry.previous.clone());
            if !follows || entry.hash != entry.expected_hash() {
                return Err(before.0.wrapping_add(1));
            }
            self.at = Some((entry.number, entry.hash.clone()));
            self.entries += 1;
        }
        Ok(())
    }

    /// Whether the chain ends where it should.
    fn end(&self, last: u64, last_hash: &str) -> AuditState {
        match &self.at {
            Some((number, hash)) if (*number, hash.as_str()) != (last, last_hash) => {
                AuditState::BrokenAt(last)
            }
            None if last > 0 => AuditState::BrokenAt(last),
            _ => AuditState::Sound(self.entries),
        }
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
        verify(entries, last.number, &last.hash)
    }

    /// In two parts, wherever the cut lies.
    fn verify(entries: &[AuditEntry], last: u64, last_hash: &str) -> AuditState {
        let states: Vec<_> = (0..=entries.len())
            .map(|cut| {
                let mut chain = Chain::default();
                match chain.follow(&entries[..cut]).and_then(|()| chain.follow(&entries[cut..])) {
                    Ok(()) => chain.end(last, last_hash),
                    Err(number) => AuditState::BrokenAt(number),
                }
            })
            .collect();
        assert!(states.windows(2).all(|pair| pair[0] == pair[1]), "{states:?}");
        states[0]
    }

    #[test]
    fn a_whole_chain_is_sound_and_so_is_one_whose_oldest_entries_were_deleted() {
        let whole = chain(5);
        assert_eq!(check(&whole, &whole), AuditState::Sound(5));
        assert_eq!(check(&whole[2..], &whole), AuditState::Sound(3));
        assert_eq!(verify(&[], 0, ""), AuditState::Sound(0));
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
