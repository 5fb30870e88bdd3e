//! The public record: every public act of the town is one entry in one append-only transparency
//! log (C2SP tlog-tiles with signed checkpoints), so that nothing is edited silently and anyone
//! can verify it.

mod act;
mod api;
mod capability;
mod checkpoint;
mod checks;
pub mod commands;
pub mod components;
mod error;
mod fault;
mod head;
mod log;
mod memory;
mod merkle;
mod model;
mod note;
mod pages;
mod promises;
mod proof;
mod receipt;
mod record;
mod remote;
mod source;
mod tables;
mod tile;
mod verify;
mod witness;
mod writer;

pub use act::Act;
pub use capability::{Places, RecordCapability};
pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use error::RecordError;
pub use fault::Fault;
pub use log::{EntryPage, Filter};
pub use merkle::{hash_leaf, verify_consistency, verify_inclusion};
pub use model::{Entry, Hash, Opening, Receipt, Statement};
pub use note::{NoteKey, VerifierKey};
pub use receipt::{ProofFile, Proved};
pub use record::Record;
pub use remote::RemoteLog;
pub use source::{LocalLog, LogSource};
pub use tables::{migrations, tables};
pub use tile::{BundleId, TileId, bundle_bytes, bundle_entries};
pub use verify::{Expected, Verified, verify};
pub use witness::{AddCheckpoint, Cosigned, Witness, WitnessAddress, cosign};

/// Size and root of the log as a transaction sees it: for a backup, which needs them to belong to
/// the same moment as everything else.
///
/// # Errors
/// Where the database does not answer, or holds no record.
pub async fn head_in(sql: &impl store::Sql) -> Result<(u64, Hash), RecordError> {
    let empty = || RecordError::Malformed("there is no record".to_owned());
    let state = head::State::read(sql).await?.ok_or_else(empty)?;
    let root = state.root.try_into().map_err(|_| empty())?;
    Ok((state.size, root))
}

/// The texts of its pages, errors and commands.
pub fn locales() -> Vec<(commons::Lang, &'static str)> {
    vec![
        (commons::Lang::De, include_str!("../locales/de.ftl")),
        (commons::Lang::En, include_str!("../locales/en.ftl")),
    ]
}
