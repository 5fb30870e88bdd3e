//! Receipts: files that prove an entry offline. Their bytes are specified in
//! `docs/specs/record.md`.

use std::fmt::Write;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};

use crate::{
    Fault, Hash, Opening, Record, RecordError, SignedCheckpoint, Statement, VerifierKey, hash_leaf,
    verify::trusted_checkpoint, verify_inclusion,
};

const FORMAT: &str = "allmende-receipt/v1";

/// A file that proves, without any connection, that an entry is in the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProofFile {
    /// `allmende-receipt/v1`.
    format: String,
    /// The log's key; who verifies compares it with the one they trust.
    pub key: String,
    /// The entry's place in the log.
    pub index: u64,
    /// The entry, byte for byte.
    pub leaf: String,
    /// What opens its commitment, where that is public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// The hashes from the leaf's sibling to the root's child, in Base64.
    pub path: Vec<String>,
    /// The signed checkpoint, as a note.
    pub checkpoint: String,
}

/// What a sound receipt proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proved {
    /// The key that signed.
    pub key: VerifierKey,
    /// The entry's place in the log.
    pub index: u64,
    /// What it says.
    pub statement: Statement,
    /// The checkpoint that it is proved against.
    pub checkpoint: SignedCheckpoint,
    /// The SHA-256 of the content, where the receipt opens the commitment.
    pub content: Option<Hash>,
}

impl ProofFile {
    /// Proves an entry against the newest checkpoint that witnesses signed, or else the newest.
    pub(crate) async fn of(record: &Record, index: u64) -> Result<Self, RecordError> {
        let entry = record.entry(index).await?;
        let checkpoint = record.proof_checkpoint(index).await?;
        let size = checkpoint.checkpoint.size;
        let path = record.inclusion_proof(index, size).await?;
        let leaf = String::from_utf8(entry.statement.to_leaf()?);
        Ok(Self {
            format: FORMAT.to_owned(),
            key: record.verifier().to_string(),
            index,
            leaf: leaf
                .map_err(|_| RecordError::Malformed("an entry that is no text".to_owned()))?,
            opening: entry.opening,
            path: path.iter().map(|hash| BASE64_STANDARD.encode(hash)).collect(),
            checkpoint: checkpoint.to_string(),
        })
    }

    /// Reads a receipt.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where it is none.
    pub fn from_json(json: &[u8]) -> Result<Self, RecordError> {
        let malformed = |reason: String| RecordError::Malformed(format!("a receipt: {reason}"));
        let file: Self =
            serde_json::from_slice(json).map_err(|error| malformed(error.to_string()))?;
        if file.format == FORMAT {
            Ok(file)
        } else {
            Err(malformed(format!("unknown format “{}”", file.format)))
        }
    }

    /// The receipt as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The proof in the form of C2SP `tlog-proof`, for other people's tools.
    pub fn to_tlog_proof(&self) -> String {
        let mut proof = format!("c2sp.org/tlog-proof@v1\nindex {}\n", self.index);
        for hash in &self.path {
            let _ = writeln!(proof, "{hash}");
        }
        format!("{proof}\n{}", self.checkpoint)
    }

    /// Verifies the receipt: that the key signed the checkpoint and the entry is in its tree; that
    /// the opening opens the commitment; that the content is the one committed to. Without a key
    /// that the verifier trusts, the receipt's own is taken and must be compared by hand.
    ///
    /// # Errors
    /// The [`Fault`] that was found.
    pub fn verify(
        &self,
        key: Option<&VerifierKey>,
        content: Option<Hash>,
    ) -> Result<Proved, Fault> {
        let own: VerifierKey = self.key.parse()?;
        let checkpoint = trusted_checkpoint(&self.checkpoint, key.unwrap_or(&own))?;
        let bad_proof = |_| Fault::BadProof(self.index);
        let path = self.hashes()?;
        let (size, root) = (checkpoint.checkpoint.size, &checkpoint.checkpoint.root);
        let leaf = self.leaf.as_bytes();
        verify_inclusion(hash_leaf(leaf), self.index, size, &path, root).map_err(bad_proof)?;
        let statement = Statement::from_leaf(leaf)
            .map_err(|error| Fault::NoStatement { index: self.index, reason: error.to_string() })?;
        let opened = self.opening.as_ref();
        if opened.is_some_and(|opening| !opening.opens(&statement)) {
            return Err(Fault::BadOpening(self.index));
        }
        let committed = opened.map(|opening| opening.digest);
        if content.is_some() && content != committed {
            return Err(Fault::OtherContent(self.index));
        }
        let key = key.cloned().unwrap_or(own);
        Ok(Proved { key, index: self.index, statement, checkpoint, content: committed })
    }

    /// The checkpoint that the entry is proved against, not verified.
    pub(crate) fn signed(&self) -> Result<SignedCheckpoint, RecordError> {
        self.checkpoint.parse()
    }

    pub(crate) fn hashes(&self) -> Result<Vec<Hash>, RecordError> {
        let read = |text: &String| BASE64_STANDARD.decode(text).ok()?.try_into().ok();
        let hashes: Option<Vec<Hash>> = self.path.iter().map(read).collect();
        hashes.ok_or_else(|| RecordError::Malformed("a receipt: its path".to_owned()))
    }
}
