//! The public record: every public act of the town is one entry in one append-only transparency
//! log (C2SP tlog-tiles with signed checkpoints), so that nothing is edited silently and anyone
//! can verify it.

mod act;
mod error;
mod model;
mod note;

use commons::Subject;

pub use act::Act;
pub use error::RecordError;
pub use model::{Entry, Hash, Opening, Receipt, Statement};
pub use note::{NoteKey, VerifierKey};

/// The town's public record.
#[derive(Clone)]
pub struct Record {
    _db: store::Database,
}

impl Record {
    /// Opens the record, or begins it.
    ///
    /// # Errors
    /// [`RecordError::OtherOrigin`] or [`RecordError::OtherKey`] where the database holds a record
    /// of another name or key.
    #[expect(clippy::unused_async, reason = "the body follows")]
    pub async fn open(
        db: store::Database,
        key: NoteKey,
        origin: &str,
    ) -> Result<Self, RecordError> {
        let _ = (key, origin);
        Ok(Self { _db: db })
    }

    /// Does an act: its statements, its entry and the new checkpoint, durable when this returns.
    /// Never call it while holding a transaction: both would wait for the same writer.
    ///
    /// # Errors
    /// [`RecordError::Refused`] and [`RecordError::Store`]: nothing of the act was done.
    #[expect(clippy::unused_async, reason = "the body follows")]
    pub async fn append(&self, act: Act) -> Result<Receipt, RecordError> {
        let _ = act;
        Err(RecordError::Closed)
    }

    /// The entries about a subject, oldest first: of this version, or of all where none is named.
    #[expect(clippy::unused_async, reason = "the body follows")]
    pub async fn entries_about(&self, subject: &Subject) -> Result<Vec<Entry>, RecordError> {
        let _ = subject;
        Ok(Vec::new())
    }
}
