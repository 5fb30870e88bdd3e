//! What a log hands to a witness (C2SP `tlog-witness`, `add-checkpoint`).

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{Hash, RecordError, SignedCheckpoint};

/// Proof lines that are read, at most.
const LINES: usize = 63;

/// A checkpoint, with the proof that it continues the one the witness signed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size that the witness signed last.
    pub old: u64,
    /// The consistency proof from there.
    pub proof: Vec<Hash>,
    /// The checkpoint.
    pub checkpoint: SignedCheckpoint,
}

/// The body of the request.
impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        for hash in &self.proof {
            writeln!(f, "{}", BASE64_STANDARD.encode(hash))?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for AddCheckpoint {
    type Err = RecordError;

    fn from_str(body: &str) -> Result<Self, RecordError> {
        let malformed = || RecordError::Malformed("not an add-checkpoint request".to_owned());
        let (head, note) = body.split_once("\n\n").ok_or_else(malformed)?;
        let mut lines = head.split('\n');
        let size = lines.next().and_then(|line| line.strip_prefix("old ")).ok_or_else(malformed)?;
        let old: u64 = size.parse().map_err(|_| malformed())?;
        if old.to_string() != size {
            return Err(malformed());
        }
        let read = |line: &str| BASE64_STANDARD.decode(line).ok()?.try_into().ok();
        let proof: Option<Vec<Hash>> = lines.map(read).collect();
        let proof = proof.filter(|proof| proof.len() <= LINES).ok_or_else(malformed)?;
        Ok(Self { old, proof, checkpoint: note.parse()? })
    }
}
