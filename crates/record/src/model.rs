//! The nouns of the record: statements, openings, entries, receipts. Their bytes are specified in
//! `docs/specs/record.md`.

use commons::{Subject, Timestamp};
use rand::Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::RecordError;

/// The first line of what a commitment hashes: it keeps the hash from meaning anything else.
const COMMITMENT_LABEL: &str = "allmende-record-commitment/v1";

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The leaf of the log: a public act, said in canonical JSON (RFC 8785).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The salted commitment to the content, in lower-case hexadecimal.
    #[serde(with = "hex::serde")]
    pub commitment: Hash,
    /// The earlier entry that this one corrects.
    #[serde(rename = "correction-of", skip_serializing_if = "Option::is_none")]
    pub correction_of: Option<u64>,
    /// What was done, in the field's word: `dataset-published`.
    pub kind: String,
    /// What it was done to.
    pub subject: Subject,
    /// When, in UTC.
    pub time: Timestamp,
    /// The version of this form: 1.
    pub v: u8,
}

impl Statement {
    /// The bytes that are hashed into the log.
    ///
    /// # Errors
    /// [`RecordError::TooLong`] where they do not fit into an entry bundle.
    pub fn to_leaf(&self) -> Result<Vec<u8>, RecordError> {
        let leaf = serde_json_canonicalizer::to_vec(self)
            .map_err(|error| RecordError::Malformed(error.to_string()))?;
        if leaf.len() > usize::from(u16::MAX) { Err(RecordError::TooLong) } else { Ok(leaf) }
    }

    /// Reads a leaf of the log.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where it is no statement in canonical form.
    pub fn from_leaf(leaf: &[u8]) -> Result<Self, RecordError> {
        let malformed = |reason: &str| RecordError::Malformed(reason.to_owned());
        let statement: Self =
            serde_json::from_slice(leaf).map_err(|error| malformed(&error.to_string()))?;
        if statement.v != 1 {
            return Err(malformed("unknown version"));
        }
        if statement.to_leaf()? == leaf { Ok(statement) } else { Err(malformed("not canonical")) }
    }
}

/// What opens a commitment: kept apart from the log, so that erasing it leaves every proof intact
/// and nothing to guess the content from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// 32 random bytes, in lower-case hexadecimal.
    #[serde(with = "hex::serde")]
    pub salt: Hash,
    /// The SHA-256 of the content, in lower-case hexadecimal.
    #[serde(rename = "content-sha256", with = "hex::serde")]
    pub digest: Hash,
}

impl Opening {
    /// An opening for this content with a fresh salt.
    pub fn of(content: &[u8]) -> Self {
        Self::of_digest(Sha256::digest(content).into())
    }

    /// An opening for content of this SHA-256 with a fresh salt.
    pub fn of_digest(digest: Hash) -> Self {
        let mut salt = [0; 32];
        rand::rng().fill_bytes(&mut salt);
        Self { salt, digest }
    }

    /// The commitment that this opens: the SHA-256 of three lines, each ended by a newline: the
    /// label, the salt and the content's SHA-256, both in lower-case hexadecimal.
    pub fn commitment(&self) -> Hash {
        let (salt, digest) = (hex::encode(self.salt), hex::encode(self.digest));
        Sha256::digest(format!("{COMMITMENT_LABEL}\n{salt}\n{digest}\n")).into()
    }

    /// Whether this opens the statement's commitment.
    pub fn opens(&self, statement: &Statement) -> bool {
        self.commitment() == statement.commitment
    }
}

/// An entry of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log, counted from 0.
    pub index: u64,
    /// What it says.
    pub statement: Statement,
    /// What opens its commitment, if it is public and was not erased.
    pub opening: Option<Opening>,
}

/// The proof to the caller that an act is done and durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The entry's place in the log, counted from 0.
    pub index: u64,
}
