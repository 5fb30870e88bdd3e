//! A mailbox's index: what its owner remembers of the cases, so that the mailbox opens at once.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
};

use commons::{Id, Timestamp};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde::{Deserialize, Serialize};

use crate::{Keys, Keyset, Party, SealedError, age, error::malformed, jws::Kind, party};

/// What a mailbox's owner remembers. It is believed for the list and checked on opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The cases.
    pub cases: Vec<IndexCase>,
    /// The newest checkpoint of the record that was seen, as a note.
    pub checkpoint: String,
    /// Whose mailbox it is.
    pub party: Party,
    /// Whether the owner sends read receipts; absent means no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipts: Option<bool>,
    /// The record's key, as it was first seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_key: Option<String>,
    /// Counted from 1; the server takes the next one only.
    pub revision: u64,
    /// The version of this form: 1.
    pub v: u64,
    /// The newest version of each party's keys that was seen.
    pub versions: BTreeMap<String, u64>,
}

/// A case in an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexCase {
    /// The case.
    #[serde(with = "party::id")]
    pub case: Id,
    /// Who wrote the last letter.
    pub from: Party,
    /// The hash of the last letter.
    pub hash: String,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Up to which letter it was read.
    pub read: u64,
    /// The place of the last letter.
    pub seq: u64,
    /// The subject of the last letter.
    pub subject: String,
    /// The time of the last letter.
    pub time: Timestamp,
}

impl Index {
    /// Signs it, compresses it and seals it to the mailbox's own keys.
    ///
    /// # Errors
    /// [`SealedError::TooLarge`] beyond 64 MiB.
    pub fn seal(&self, keys: &Keys) -> Result<Vec<u8>, SealedError> {
        let jws = keys.sign(Kind::Index, self)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(jws.as_bytes())?;
        age::seal(&keys.keyset().recipient()?, &gzip.finish()?)
    }

    /// Opens an index by the mailbox's own keys; `signer` is one of its own keysets.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn open(sealed: &[u8], keys: &Keys, signer: &Keyset) -> Result<Self, SealedError> {
        let gzip = age::open(keys.identity(), sealed)?;
        let mut jws = String::new();
        // A byte more than is allowed shows that there is more.
        GzDecoder::new(&gzip[..])
            .take(Kind::Index.longest() as u64 + 1)
            .read_to_string(&mut jws)
            .map_err(|error| malformed("index", error))?;
        let index: Self = signer.verify(Kind::Index, &jws)?;
        let own = index.v == 1 && index.party == keys.keyset().owner;
        if own { Ok(index) } else { Err(malformed("index", "its version or owner")) }
    }
}
