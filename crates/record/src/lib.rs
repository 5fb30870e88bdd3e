//! The public record: every public act of the town is one entry in one append-only transparency
//! log (C2SP tlog-tiles with signed checkpoints), so that nothing is edited silently and anyone
//! can verify it.

mod act;
mod checkpoint;
mod error;
mod head;
mod log;
mod merkle;
mod model;
mod note;
mod proof;
mod record;
mod source;
mod tables;
mod tile;
mod writer;

pub use act::Act;
pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use error::RecordError;
pub use log::{EntryPage, Filter};
pub use merkle::{hash_leaf, verify_consistency, verify_inclusion};
pub use model::{Entry, Hash, Opening, Receipt, Statement};
pub use note::{NoteKey, VerifierKey};
pub use record::Record;
pub use source::LogSource;
pub use tables::{migrations, tables};
pub use tile::{BundleId, TileId, bundle_bytes, bundle_entries};
