//! The public keysets of all parties, each with its entry in the public record.

use commons::{Slug, Subject, Timestamp};
use record::{Act, Opening};
use serde::Serialize;
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::{Party, Post, PostError, signed::SignedKeyset};

/// The kind of subject under which the record knows accounts' keysets.
pub const ACCOUNT_KEYS: &str = "account-keys";
/// The kind of subject under which the record knows offices' keysets.
pub const OFFICE_KEYS: &str = "office-keys";
/// The kind of act that publishes an account's keyset.
pub const ACCOUNT_KEYS_PUBLISHED: &str = "account-keys-published";
/// The kind of act that publishes an office's keyset.
pub const OFFICE_KEYS_PUBLISHED: &str = "office-keys-published";

const INSERT: &str = "INSERT INTO post_keysets
    (party, version, sha256, jws, previous_jws, created_at, entry)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const SELECT: &str = "SELECT party, version, sha256, jws, previous_jws, entry FROM post_keysets";

store::row! {
    struct KeysetRow {
        party: Party,
        version: u64,
        sha256: String,
        jws: String,
        previous_jws: Option<String>,
        entry: Option<u64>,
    }
}

/// A keyset with what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Keyset {
    /// Whose it is.
    pub party: Party,
    /// Its version, counted from 1; an office's is its epoch.
    pub version: u64,
    /// The hash by which it is named: not part of the JSON, which says it by the payload.
    #[serde(skip)]
    pub sha256: String,
    /// Signed by itself.
    pub jws: String,
    /// Signed by the version before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_jws: Option<String>,
    /// Its entry in the public record; guests have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<KeysetEntry>,
}

/// Where the record has a keyset, and what opens the commitment there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeysetEntry {
    /// The entry's place in the log.
    pub index: u64,
    /// What opens its commitment; nothing where that was erased.
    pub opening: Option<Opening>,
}

/// What the record calls the keyset of a party: an account by the hash of its identifier.
pub fn subject(party: &Party, version: u64) -> Option<Subject> {
    let subject = match party {
        Party::Account(id) => {
            let hash = Sha256::digest(format!("allmende-post account\n{id}"));
            Subject::new(ACCOUNT_KEYS, Slug::of_title(&hex::encode(hash)))
        }
        Party::Office(slug) => Subject::new(OFFICE_KEYS, slug.clone()),
        Party::Guest(_) => return None,
    };
    Some(subject.at(version))
}

/// The act that publishes a keyset: its row and its entry, together. What else belongs to it is
/// written by the caller's `write` and `write_once`.
///
/// # Errors
/// [`PostError::Malformed`] for guests, whose keysets are not in the record.
pub fn publish(keyset: &SignedKeyset) -> Result<Act, PostError> {
    let about = subject(&keyset.party, keyset.version).ok_or(PostError::Malformed("keyset"))?;
    let act = match keyset.party {
        Party::Office(_) => Act::of_digest(OFFICE_KEYS_PUBLISHED, about, keyset.sha256),
        _ => Act::of_digest(ACCOUNT_KEYS_PUBLISHED, about, keyset.sha256).unopened(),
    };
    let row = params![
        keyset.party,
        keyset.version,
        hex::encode(keyset.sha256),
        keyset.jws,
        keyset.previous_jws,
        Timestamp::now(),
    ];
    Ok(act.write_once_with_entry(INSERT, row))
}

/// Keeps the keyset of a guest, which is in no record: the clerk who made it vouches for it.
pub async fn insert_guest(sql: &impl Sql, keyset: &SignedKeyset) -> Result<(), PostError> {
    let row = params![
        keyset.party,
        keyset.version,
        hex::encode(keyset.sha256),
        keyset.jws,
        keyset.previous_jws,
        Timestamp::now(),
        None::<u64>,
    ];
    sql.exec(INSERT, row).await?;
    Ok(())
}

/// The newest version of a party's keyset that there is.
pub async fn newest_version(sql: &impl Sql, party: &Party) -> Result<Option<u64>, PostError> {
    let newest = "SELECT MAX(version) FROM post_keysets WHERE party = $1";
    let (version,): (Option<u64>,) = sql.one(newest, params![party]).await?;
    Ok(version)
}

impl Post {
    /// All versions of a party's keyset, oldest first, with their openings: for who may see them.
    pub async fn keysets_of(&self, party: &Party) -> Result<Vec<Keyset>, PostError> {
        let sql = format!("{SELECT} WHERE party = $1 ORDER BY version");
        let rows: Vec<KeysetRow> = self.db().all(&sql, params![party]).await?;
        let mut keysets = Vec::with_capacity(rows.len());
        for row in rows {
            keysets.push(self.with_entry(row).await?);
        }
        Ok(keysets)
    }

    /// One version of a party's keyset.
    pub async fn keyset(&self, party: &Party, version: u64) -> Result<Option<Keyset>, PostError> {
        let sql = format!("{SELECT} WHERE party = $1 AND version = $2");
        let row: Option<KeysetRow> = self.db().opt(&sql, params![party, version]).await?;
        match row {
            Some(row) => Ok(Some(self.with_entry(row).await?)),
            None => Ok(None),
        }
    }

    /// The newest keyset of a party, read and checked again, to be followed or to check what it
    /// signed.
    pub async fn newest_signed(&self, party: &Party) -> Result<Option<SignedKeyset>, PostError> {
        let sql = format!("{SELECT} WHERE party = $1 ORDER BY version DESC LIMIT 1");
        let row: Option<KeysetRow> = self.db().opt(&sql, params![party]).await?;
        row.map(|row| SignedKeyset::read(&row.jws, party)).transpose()
    }

    async fn with_entry(&self, row: KeysetRow) -> Result<Keyset, PostError> {
        let entry = match row.entry {
            Some(index) => {
                Some(KeysetEntry { index, opening: self.record().opening(index).await? })
            }
            None => None,
        };
        Ok(Keyset {
            party: row.party,
            version: row.version,
            sha256: row.sha256,
            jws: row.jws,
            previous_jws: row.previous_jws,
            entry,
        })
    }
}
