use std::sync::Arc;

use commons::{Subject, Timestamp};
use store::Database;
use tokio::sync::{mpsc, oneshot};

use crate::{
    Act, Entry, EntryPage, Filter, Hash, NoteKey, Opening, ProofFile, Receipt, RecordError,
    SignedCheckpoint, VerifierKey,
    head::{State, begin},
    log::Log,
    proof, witness,
    writer::{self, Pending},
};

/// Acts that may wait; who comes then waits to be let in.
const QUEUE: usize = 1024;

/// The town's public record. Clones are cheap and share one writer; several processes may have
/// the same record open.
#[derive(Clone)]
pub struct Record {
    log: Arc<Log>,
    verifier: Arc<VerifierKey>,
    acts: mpsc::Sender<Pending>,
}

impl Record {
    /// Opens the record, or begins it.
    ///
    /// # Errors
    /// [`RecordError::OtherOrigin`] or [`RecordError::OtherKey`] where the database holds a record
    /// of another name or key, or the key has another name than the record.
    pub async fn open(db: Database, key: NoteKey, origin: &str) -> Result<Self, RecordError> {
        if key.verifier().name() != origin {
            return Err(other_origin(key.verifier().name(), origin));
        }
        if State::read(&db).await?.is_none() {
            begin(&db, &key).await?;
        }
        if let Some(state) = State::read(&db).await? {
            if state.origin != origin {
                return Err(other_origin(&state.origin, origin));
            }
            if state.vkey != key.verifier().to_string() {
                return Err(RecordError::OtherKey);
            }
        }
        let verifier = Arc::new(key.verifier().clone());
        let (acts, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(writer::run(waiting, db.clone(), key));
        Ok(Self { log: Arc::new(Log::new(db)), verifier, acts })
    }

    /// Does an act: its statements, its entry and the new checkpoint, durable when this returns.
    /// Never call it while holding a transaction: both would wait for the same writer. An act
    /// that was handed in is done even if nobody waits for it any more.
    ///
    /// # Errors
    /// [`RecordError::Refused`] and [`RecordError::Store`]: nothing of the act was done.
    /// [`RecordError::NoEntry`] where it corrects what is not there.
    pub async fn append(&self, act: Act) -> Result<Receipt, RecordError> {
        let receipts = self.append_together(vec![act]).await?;
        receipts.first().copied().ok_or(RecordError::Closed)
    }

    /// Does acts that belong together: all of them, with entries one after the other, or none.
    ///
    /// # Errors
    /// As [`append`](Self::append), for the first act that fails.
    pub async fn append_together(&self, acts: Vec<Act>) -> Result<Vec<Receipt>, RecordError> {
        let (reply, outcome) = oneshot::channel();
        let pending = Pending { acts, reply };
        self.acts.send(pending).await.map_err(|_| RecordError::Closed)?;
        outcome.await.map_err(|_| RecordError::Closed)?
    }

    /// The record's database.
    pub fn db(&self) -> &Database {
        &self.log.db
    }

    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    /// The key that others verify its checkpoints with.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The newest checkpoint, and when it was signed.
    pub async fn checkpoint(&self) -> Result<(SignedCheckpoint, Timestamp), RecordError> {
        self.log.checkpoint().await
    }

    /// The newest checkpoint with the signatures of those witnesses who have seen it.
    pub async fn signed_checkpoint(&self) -> Result<SignedCheckpoint, RecordError> {
        witness::with_cosignatures(self.db(), self.checkpoint().await?.0).await
    }

    /// The newest checkpoint that a witness has signed.
    pub async fn witnessed_checkpoint(&self) -> Result<Option<SignedCheckpoint>, RecordError> {
        witness::witnessed(self.db(), 0).await
    }

    /// The checkpoint against which an entry is best proved: the newest that a witness signed, if
    /// the entry is in it, else the newest.
    pub(crate) async fn proof_checkpoint(
        &self,
        index: u64,
    ) -> Result<SignedCheckpoint, RecordError> {
        match witness::witnessed(self.db(), index).await? {
            Some(checkpoint) => Ok(checkpoint),
            None => self.signed_checkpoint().await,
        }
    }

    /// Keeps the cosignatures of a checkpoint's note that are by these witnesses, and says how
    /// many there were.
    ///
    /// # Errors
    /// [`RecordError::UnknownCheckpoint`] where the town never signed it,
    /// [`RecordError::UnknownWitness`] where no signature is by one of them.
    pub async fn add_cosignatures(
        &self,
        note: &str,
        witnesses: &[VerifierKey],
    ) -> Result<u64, RecordError> {
        witness::keep(self.db(), note, witnesses).await
    }

    /// The receipt of an entry: a file that proves it offline.
    ///
    /// # Errors
    /// [`RecordError::NoEntry`] where there is none.
    pub async fn proof(&self, index: u64) -> Result<ProofFile, RecordError> {
        ProofFile::of(self, index).await
    }

    /// The entries about a subject, oldest first: of this version, or of all where none is named.
    pub async fn entries_about(&self, subject: &Subject) -> Result<Vec<Entry>, RecordError> {
        self.log.entries_about(subject).await
    }

    /// One entry.
    ///
    /// # Errors
    /// [`RecordError::NoEntry`] where there is none.
    pub async fn entry(&self, index: u64) -> Result<Entry, RecordError> {
        self.log.entry(index).await
    }

    /// A part of the list of entries, newest first.
    pub async fn entries(
        &self,
        filter: &Filter,
        skip: u64,
        take: u64,
    ) -> Result<EntryPage, RecordError> {
        let entries = self.log.entries(filter, skip, take).await?;
        Ok(EntryPage { entries, total: self.log.count(filter).await? })
    }

    /// The newest entries, the newest first.
    pub async fn latest(&self, count: u64) -> Result<Vec<Entry>, RecordError> {
        self.log.entries(&Filter::default(), 0, count).await
    }

    /// How many entries a list has.
    pub async fn count(&self, filter: &Filter) -> Result<u64, RecordError> {
        self.log.count(filter).await
    }

    /// The kinds of acts that are in the record.
    pub async fn kinds(&self) -> Result<Vec<String>, RecordError> {
        self.log.kinds().await
    }

    /// What opens an entry, also where the public does not see it: for who may see the content.
    pub async fn opening(&self, index: u64) -> Result<Option<Opening>, RecordError> {
        self.log.opening(index).await
    }

    /// Proves that an entry is in the tree of this size: the hashes from the leaf up.
    ///
    /// # Errors
    /// [`RecordError::NoEntry`] where the tree does not have the entry.
    pub async fn inclusion_proof(&self, index: u64, size: u64) -> Result<Vec<Hash>, RecordError> {
        proof::inclusion(self.log(), index, size).await
    }

    /// Proves that the tree of the new size continues the one of the old size.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where the log never had the new size.
    pub async fn consistency_proof(&self, old: u64, new: u64) -> Result<Vec<Hash>, RecordError> {
        proof::consistency(self.log(), old, new).await
    }
}

fn other_origin(found: &str, configured: &str) -> RecordError {
    RecordError::OtherOrigin { found: found.to_owned(), configured: configured.to_owned() }
}
