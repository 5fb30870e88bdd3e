//! What `allmende record …` does; the house prints what comes back.

use std::{collections::BTreeMap, path::Path};

use commons::Arg;
use store::Database;

use crate::{
    Checkpoint, Entry, Expected, Fault, Hash, LocalLog, LogSource, NoteKey, ProofFile, Proved,
    Record, RecordError, RemoteLog, SignedCheckpoint, VerifierKey, cosign,
    memory::{Memory, MemoryFile},
    verify as verify_log,
};

/// A sentence: its Fluent message and the values in it.
pub type Sentence = (&'static str, Vec<(&'static str, Arg)>);

/// Where a log is read from.
pub enum Source {
    /// An address.
    Url(String),
    /// The town's own database.
    Database(Database),
}

/// A log that was found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// The key that signed it.
    pub key: VerifierKey,
    /// Its newest checkpoint.
    pub checkpoint: SignedCheckpoint,
    /// How many openings were at hand.
    pub openings: u64,
    /// The size at which it was seen before.
    pub before: Option<u64>,
    /// Whether the key was given or known; else it is as trustworthy as its source.
    pub key_was_known: bool,
    /// The newest entry of each kind of act, with its opening where that was at hand.
    pub newest: BTreeMap<String, Entry>,
}

impl VerifyReport {
    /// The report in sentences.
    pub fn sentences(&self) -> Vec<Sentence> {
        let Checkpoint { origin, size, .. } = &self.checkpoint.checkpoint;
        let size: Arg = (*size).into();
        let mut said = vec![
            ("record-report-sound", vec![("origin", origin.as_str().into()), ("size", size)]),
            match self.before {
                Some(before) => ("record-report-continues", vec![("before", before.into())]),
                None => ("record-report-first", Vec::new()),
            },
        ];
        if self.openings > 0 {
            said.push(("record-report-openings", vec![("openings", self.openings.into())]));
        }
        let key = vec![("key", self.key.to_string().into())];
        let known = self.key_was_known;
        said.push((if known { "record-report-key" } else { "record-report-key-unknown" }, key));
        said
    }
}

/// Verifies a whole log and, where a file for it is named, remembers it for the next time.
///
/// # Errors
/// The [`Fault`] that was found.
pub async fn verify(
    source: &Source,
    key: Option<VerifierKey>,
    memory: Option<&Path>,
    progress: impl Fn(u64),
) -> Result<VerifyReport, Fault> {
    let file = memory.map(MemoryFile::lock).transpose()?;
    match source {
        Source::Url(url) => {
            let log = RemoteLog::open(url).await?;
            let served = log.key().await.ok();
            verify_source(&log, key, served, file, progress).await
        }
        Source::Database(db) => {
            let log = LocalLog::new(db.clone());
            let served = Some(log.key().await?);
            verify_source(&log, key, served, file, progress).await
        }
    }
}

async fn verify_source(
    source: &impl LogSource,
    given: Option<VerifierKey>,
    served: Option<VerifierKey>,
    file: Option<MemoryFile>,
    progress: impl Fn(u64),
) -> Result<VerifyReport, Fault> {
    let memory = file.as_ref().map(MemoryFile::read).transpose()?.flatten();
    let known = given.or_else(|| memory.as_ref().map(|memory| memory.key.clone()));
    let key_was_known = known.is_some();
    let key = known.or(served).ok_or(Fault::OtherKey)?;
    let remembered = memory.as_ref().map(|memory| &memory.checkpoint.checkpoint);
    let expected = Expected { key: &key, remembered };
    let verified = verify_log(source, expected, progress).await?;
    if let Some(file) = file {
        let checkpoint = verified.checkpoint.clone();
        file.write(&Memory { key: key.clone(), checkpoint })?;
    }
    Ok(VerifyReport {
        before: remembered.map(|checkpoint| checkpoint.size),
        key,
        checkpoint: verified.checkpoint,
        openings: verified.openings,
        key_was_known,
        newest: verified.newest,
    })
}

/// Makes the receipt of an entry.
///
/// # Errors
/// [`RecordError::NoEntry`] where there is none.
pub async fn prove(record: &Record, index: u64) -> Result<ProofFile, RecordError> {
    record.proof(index).await
}

/// Verifies a receipt, with the SHA-256 of the content where it is at hand.
///
/// # Errors
/// The [`Fault`] that was found.
pub fn verify_receipt(
    receipt: &[u8],
    key: Option<&VerifierKey>,
    content: Option<Hash>,
) -> Result<Proved, Fault> {
    ProofFile::from_json(receipt)?.verify(key, content)
}

impl Proved {
    /// What was proved, in sentences.
    pub fn sentences(&self) -> Vec<Sentence> {
        let statement = &self.statement;
        let mut said = vec![
            (
                "record-proved-entry",
                vec![
                    ("index", self.index.into()),
                    ("kind", statement.kind.as_str().into()),
                    ("subject", statement.subject.to_string().into()),
                    ("time", statement.time.to_string().into()),
                ],
            ),
            ("record-proved-size", vec![("size", self.checkpoint.checkpoint.size.into())]),
        ];
        if let Some(content) = self.content {
            let digest = vec![("digest", hex::encode(content).into())];
            said.push(("record-proved-content", digest));
        }
        said.push(("record-proved-key", vec![("key", self.key.to_string().into())]));
        said
    }
}

/// What a witness did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessReport {
    /// The witness's key.
    pub key: VerifierKey,
    /// The checkpoint that was signed.
    pub checkpoint: Checkpoint,
    /// The size that was signed before.
    pub before: Option<u64>,
    /// The signature line.
    pub line: String,
    /// Whether the log has taken it.
    pub submitted: bool,
}

impl WitnessReport {
    /// The report in sentences.
    pub fn sentences(&self) -> Vec<Sentence> {
        let Checkpoint { origin, size, .. } = &self.checkpoint;
        let signed = vec![("origin", origin.as_str().into()), ("size", (*size).into())];
        let mut said = vec![("record-witness-signed", signed)];
        said.push(match self.before {
            Some(before) => ("record-report-continues", vec![("before", before.into())]),
            None => ("record-report-first", Vec::new()),
        });
        let key = vec![("key", self.key.to_string().into())];
        said.push(if self.submitted {
            ("record-witness-submitted", Vec::new())
        } else {
            ("record-witness-key", key)
        });
        said
    }
}

/// Looks at a log as a witness: checks that it continues what was signed before, remembers it in
/// the file, signs it, and hands the signature in if that is wanted.
///
/// # Errors
/// The [`Fault`] for which it is not signed.
pub async fn witness(
    url: &str,
    log_key: Option<VerifierKey>,
    witness: &NoteKey,
    memory: &Path,
    submit: bool,
) -> Result<WitnessReport, Fault> {
    let file = MemoryFile::lock(memory)?;
    let known = file.read()?;
    let log = RemoteLog::open(url).await?;
    let key = match log_key.or_else(|| known.as_ref().map(|memory| memory.key.clone())) {
        Some(key) => key,
        None => log.key().await?,
    };
    let remembered = known.as_ref().map(|memory| &memory.checkpoint.checkpoint);
    let cosigned = cosign(&log, &key, witness, remembered).await?;
    file.write(&Memory { key, checkpoint: cosigned.checkpoint.clone() })?;
    if submit {
        log.submit(cosigned.note()).await?;
    }
    Ok(WitnessReport {
        key: witness.verifier().clone(),
        before: remembered.map(|checkpoint| checkpoint.size),
        checkpoint: cosigned.checkpoint.checkpoint,
        line: cosigned.line,
        submitted: submit,
    })
}
