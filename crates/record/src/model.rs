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
        // The fields stand in the order of RFC 8785, and none is a number with decimals.
        let leaf =
            serde_json::to_vec(self).map_err(|error| RecordError::Malformed(error.to_string()))?;
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

#[cfg(test)]
mod tests {
    use commons::Slug;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_leaf_is_canonical_and_reads_back(
            kind in any::<String>(),
            title in any::<String>(),
            version in proptest::option::of(0_u64..1 << 53),
            correction_of in proptest::option::of(0_u64..1 << 53),
            second in 0_i64..4_000_000_000,
            commitment in any::<[u8; 32]>(),
        ) {
            let subject = Subject { kind: kind.clone(), slug: Slug::of_title(&title), version };
            let time = Timestamp::from_second(second).unwrap();
            let statement = Statement { commitment, correction_of, kind, subject, time, v: 1 };
            let leaf = statement.to_leaf().unwrap();
            prop_assert_eq!(&leaf, &serde_json_canonicalizer::to_vec(&statement).unwrap());
            prop_assert_eq!(Statement::from_leaf(&leaf).unwrap(), statement);
        }

        #[test]
        fn any_bytes_are_a_statement_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Statement::from_leaf(&bytes).is_err());
        }
    }

    #[test]
    fn what_is_said_in_another_way_is_no_statement() {
        let leaf = r#"{"commitment":"0000000000000000000000000000000000000000000000000000000000000000","kind":"k","subject":{"kind":"s","slug":"a"},"time":"2026-01-01T00:00:00Z","v":1}"#;
        assert!(Statement::from_leaf(leaf.as_bytes()).is_ok());
        let others = [
            leaf.replace(":1}", ": 1}"),
            leaf.replace(":1}", ":2}"),
            leaf.replace("00:00:00Z", "00:00:00.0Z"),
            leaf.replace(r#""v":1"#, r#""v":1,"x":1"#),
            leaf.replace(r#""kind":"k""#, "\"kind\":\"\\u006b\""),
        ];
        for other in others {
            assert_ne!(other, leaf);
            assert!(Statement::from_leaf(other.as_bytes()).is_err(), "{other}");
        }
    }

    #[test]
    fn the_commitment_is_that_of_the_specification() {
        let opening = Opening { salt: [0; 32], digest: [1; 32] };
        let text =
            format!("allmende-record-commitment/v1\n{}\n{}\n", "00".repeat(32), "01".repeat(32));
        assert_eq!(opening.commitment()[..], Sha256::digest(text)[..]);
    }
}
