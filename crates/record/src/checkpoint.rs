//! Checkpoints (C2SP `tlog-checkpoint`): the log's name, size and root, signed.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    Hash, NoteKey, RecordError, VerifierKey,
    note::{Note, Signed},
};

/// What the log says about itself at one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root of the Merkle tree over them.
    pub root: Hash,
}

/// The text that is signed.
impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = BASE64_STANDARD.encode(self.root);
        writeln!(f, "{}\n{}\n{root}", self.origin, self.size)
    }
}

impl FromStr for Checkpoint {
    type Err = RecordError;

    /// Reads the text of a note; lines after the third are left aside.
    fn from_str(text: &str) -> Result<Self, RecordError> {
        let parse = || {
            let mut lines = text.strip_suffix('\n')?.split('\n');
            let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
            let parsed: u64 = size.parse().ok()?;
            let root = BASE64_STANDARD.decode(root).ok()?.try_into().ok()?;
            let sound = !origin.is_empty()
                && parsed.to_string() == size
                && parsed <= i64::MAX.cast_unsigned()
                && lines.all(|line| !line.is_empty());
            sound.then(|| Self { origin: origin.to_owned(), size: parsed, root })
        };
        parse().ok_or_else(|| RecordError::Malformed("not a checkpoint".to_owned()))
    }
}

/// A checkpoint with its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// What is signed.
    pub checkpoint: Checkpoint,
    /// The note it stands in.
    pub note: Note,
}

impl SignedCheckpoint {
    /// Signs a checkpoint with the log's key.
    pub(crate) fn sign(checkpoint: Checkpoint, key: &NoteKey) -> Result<Self, RecordError> {
        let text = checkpoint.to_string();
        let line = key.sign(&text, 0);
        let signature = line.trim_end_matches('\n').parse()?;
        Ok(Self { checkpoint, note: Note { text, signatures: vec![signature] } })
    }

    /// Whether this key signed it: `None` where no line is from this key.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where a line says that it is from this key and is not.
    pub fn signed_by(&self, key: &VerifierKey) -> Result<Option<Signed>, RecordError> {
        self.note.signed_by(key)
    }
}

/// The note: text, blank line, signatures.
impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}

impl FromStr for SignedCheckpoint {
    type Err = RecordError;

    fn from_str(note: &str) -> Result<Self, RecordError> {
        let note: Note = note.parse()?;
        Ok(Self { checkpoint: note.text.parse()?, note })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_checkpoint_reads_back_and_is_signed_by_its_key_alone() {
        let key = NoteKey::generate("stadt.example/record").unwrap();
        let other = NoteKey::generate("stadt.example/record").unwrap();
        let checkpoint =
            Checkpoint { origin: "stadt.example/record".to_owned(), size: 7, root: [3; 32] };
        let signed = SignedCheckpoint::sign(checkpoint.clone(), &key).unwrap();
        let read: SignedCheckpoint = signed.to_string().parse().unwrap();
        assert_eq!(read, signed);
        assert_eq!(read.checkpoint, checkpoint);
        assert!(read.signed_by(key.verifier()).unwrap().is_some());
        assert!(read.signed_by(other.verifier()).unwrap().is_none());
        let forged = signed.to_string().replacen("\n7\n", "\n8\n", 1);
        let forged: SignedCheckpoint = forged.parse().unwrap();
        assert!(forged.signed_by(key.verifier()).is_err());
    }

    #[test]
    fn what_is_no_checkpoint_is_refused() {
        let root = BASE64_STANDARD.encode([1; 32]);
        let good = format!("a.example\n1\n{root}\n");
        assert!(good.parse::<Checkpoint>().is_ok());
        assert!(format!("{good}extension\n").parse::<Checkpoint>().is_ok());
        let bad = [
            String::new(),
            format!("\n1\n{root}\n"),
            format!("a.example\n01\n{root}\n"),
            format!("a.example\n+1\n{root}\n"),
            format!("a.example\n99999999999999999999\n{root}\n"),
            "a.example\n1\nAAAA\n".to_owned(),
            good.trim_end().to_owned(),
            format!("{good}\n"),
        ];
        for text in bad {
            assert!(text.parse::<Checkpoint>().is_err(), "{text:?}");
        }
    }
}
