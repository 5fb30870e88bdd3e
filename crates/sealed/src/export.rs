//! What one account takes along: the first file of `mailbox.tar`.

use commons::{Id, Slug, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Chain, Party, SealedError, SignedKeyset, Wrap, b64u, error::malformed, party};

/// The name of the first file.
pub const MANIFEST: &str = "export.json";

/// Everything of one account but the sealed letters and attachments, which follow as
/// `letters/ID.age` and `attachments/ID.age`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The account.
    #[serde(with = "party::id")]
    pub account: Id,
    /// The town's address.
    pub base_url: String,
    /// The cases it takes part in.
    pub cases: Vec<ExportCase>,
    /// The older roots, each sealed under the next.
    pub chains: Vec<Chain>,
    /// The account's own keysets, oldest first.
    pub keysets: Vec<OwnKeyset>,
    /// When it was made, in UTC.
    pub made: Timestamp,
    /// The keysets of all other parties, each party's oldest first.
    pub others: Vec<OtherKeyset>,
    /// The record's public key; who verifies compares it with one from elsewhere.
    pub record_key: String,
    /// The town's name.
    pub town: String,
    /// The version of this form: 1.
    pub v: u64,
    /// The ways back to the newest root.
    pub wraps: Vec<Wrap>,
}

/// A case in an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportCase {
    /// The case.
    #[serde(with = "party::id")]
    pub case: Id,
    /// Its code for paper.
    pub code: String,
    /// Its key, sealed to the account.
    pub keys: Vec<ExportKey>,
    /// Its letters.
    pub letters: Vec<ExportLetter>,
    /// The office.
    pub office: Slug,
}

/// One version of a case's key, sealed to the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportKey {
    /// The age file.
    #[serde(with = "b64u::bytes")]
    pub sealed: Vec<u8>,
    /// The version.
    pub version: u64,
}

/// What the server knew of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportLetter {
    /// The identifiers of its attachments.
    pub attachments: Vec<ExportId>,
    /// The letter's identifier: its file is `letters/ID.age`.
    #[serde(with = "party::id")]
    pub id: Id,
    /// The version of the case key it is sealed to.
    pub key: u64,
    /// Its place in the case.
    pub seq: u64,
}

/// An identifier that was checked when it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExportId(#[serde(with = "party::id")] pub Id);

/// One of the account's own keysets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnKeyset {
    /// The signed keyset.
    #[serde(flatten)]
    pub keyset: SignedKeyset,
    /// The receipt of its entry in the record, as `docs/specs/record.md` writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Value>,
}

/// A keyset of another party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherKeyset {
    /// The signed keyset.
    #[serde(flatten)]
    pub keyset: SignedKeyset,
    /// Whose it is.
    pub party: Party,
    /// The receipt of its entry in the record; guests have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Value>,
}

impl Export {
    /// Reads the first file of an export.
    ///
    /// # Errors
    /// [`SealedError::Malformed`] where it is none.
    pub fn read(json: &[u8]) -> Result<Self, SealedError> {
        let export: Self =
            serde_json::from_slice(json).map_err(|error| malformed("export", error))?;
        if export.v == 1 { Ok(export) } else { Err(malformed("export", "its version")) }
    }

    /// The first file of an export.
    ///
    /// # Errors
    /// [`SealedError::Malformed`] where a receipt has no form in JSON.
    pub fn to_json(&self) -> Result<Vec<u8>, SealedError> {
        serde_json::to_vec(self).map_err(|error| malformed("export", error))
    }

    /// The name of a letter's file.
    pub fn letter_file(id: &Id) -> String {
        format!("letters/{id}.age")
    }

    /// The name of an attachment's file.
    pub fn attachment_file(id: &Id) -> String {
        format!("attachments/{id}.age")
    }
}
