//! Witnesses: others who look at the log again and again, sign what continues what they saw
//! (C2SP `tlog-cosignature`), and so keep the town from showing different logs to different
//! people.

mod ask;
mod request;
mod serve;

pub use ask::WitnessAddress;
pub use request::AddCheckpoint;
pub use serve::Witness;

use commons::Timestamp;
use store::{Database, Sql, params};

use crate::{
    Checkpoint, Fault, LogSource, NoteKey, RecordError, SignedCheckpoint, VerifierKey,
    verify::{beginning, require_continues, trusted_checkpoint},
};

/// A checkpoint that a witness has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// The checkpoint as the log served it.
    pub checkpoint: SignedCheckpoint,
    /// The witness's signature line, ended by a newline.
    pub line: String,
}

impl Cosigned {
    /// The checkpoint's note with the witness's line: what is handed in to the log.
    pub fn note(&self) -> String {
        format!("{}{}", self.checkpoint, self.line)
    }
}

/// Signs a log's newest checkpoint if it continues the one that was signed before. Who calls this
/// keeps the new checkpoint before giving the signature to anyone.
///
/// # Errors
/// The [`Fault`] for which it is not signed.
pub async fn cosign(
    source: &impl LogSource,
    log: &VerifierKey,
    witness: &NoteKey,
    remembered: Option<&Checkpoint>,
) -> Result<Cosigned, Fault> {
    if !witness.verifier().is_witness() {
        return Err(
            RecordError::Malformed("a log's key cannot sign as a witness".to_owned()).into()
        );
    }
    let checkpoint = trusted_checkpoint(&source.checkpoint().await?, log)?;
    let first = beginning(log.name());
    require_continues(source, &checkpoint.checkpoint, remembered.unwrap_or(&first)).await?;
    let now = Timestamp::now().as_second().unsigned_abs();
    let line = witness.sign(&checkpoint.note.text, now);
    Ok(Cosigned { checkpoint, line })
}

/// Keeps the cosignatures of a note that are by known witnesses, and says how many there were.
pub(crate) async fn keep(
    db: &Database,
    note: &str,
    witnesses: &[VerifierKey],
) -> Result<u64, RecordError> {
    let submitted: SignedCheckpoint = note.parse()?;
    let size = submitted.checkpoint.size;
    let sql = "SELECT note FROM record_checkpoints WHERE size = $1";
    let stored: Option<(String,)> = db.opt(sql, params![size]).await?;
    let stored: SignedCheckpoint = stored.ok_or(RecordError::UnknownCheckpoint)?.0.parse()?;
    if stored.note.text != submitted.note.text {
        return Err(RecordError::UnknownCheckpoint);
    }
    let mut kept = 0;
    for witness in witnesses.iter().filter(|key| key.is_witness()) {
        if submitted.signed_by(witness)?.is_some() {
            keep_lines(db, &submitted, witness).await?;
            kept += 1;
        }
    }
    if kept == 0 { Err(RecordError::UnknownWitness) } else { Ok(kept) }
}

async fn keep_lines(
    db: &Database,
    checkpoint: &SignedCheckpoint,
    witness: &VerifierKey,
) -> Result<(), RecordError> {
    for line in checkpoint.note.signatures.iter().filter(|line| line.is_of(witness)) {
        db.exec(
            "INSERT INTO record_cosignatures (size, vkey, line, at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (size, vkey) DO UPDATE SET line = excluded.line, at = excluded.at",
            params![
                checkpoint.checkpoint.size,
                witness.to_string(),
                line.to_string(),
                Timestamp::now()
            ],
        )
        .await?;
    }
    Ok(())
}

/// A checkpoint with the lines of its witnesses.
pub(crate) async fn with_cosignatures(
    db: &Database,
    mut checkpoint: SignedCheckpoint,
) -> Result<SignedCheckpoint, RecordError> {
    let sql = "SELECT line FROM record_cosignatures WHERE size = $1 ORDER BY vkey";
    let lines: Vec<(String,)> = db.all(sql, params![checkpoint.checkpoint.size]).await?;
    for (line,) in lines {
        checkpoint.note.signatures.push(line.trim_end_matches('\n').parse()?);
    }
    Ok(checkpoint)
}

/// The newest checkpoint that a witness has signed and that has more than so many entries.
pub(crate) async fn witnessed(
    db: &Database,
    above: u64,
) -> Result<Option<SignedCheckpoint>, RecordError> {
    let sql = "SELECT c.note FROM record_checkpoints c WHERE c.size > $1
         AND c.size = (SELECT MAX(s.size) FROM record_cosignatures s)";
    let found: Option<(String,)> = db.opt(sql, params![above]).await?;
    match found {
        Some((note,)) => Ok(Some(with_cosignatures(db, note.parse()?).await?)),
        None => Ok(None),
    }
}
