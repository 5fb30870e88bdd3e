use commons::{Arg, Explain};

use crate::{RecordError, TileId};

/// What is wrong with a log, named.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The log could not be read; this says nothing about its truth.
    #[error("the log cannot be read: {0}")]
    Unreadable(RecordError),
    /// What it serves as its checkpoint is none.
    #[error("no checkpoint: {0}")]
    NoCheckpoint(RecordError),
    /// The checkpoint is that of another log.
    #[error("the checkpoint is of “{found}”, expected “{expected}”")]
    OtherOrigin {
        /// Whose it says it is.
        found: String,
        /// Whose it should be.
        expected: String,
    },
    /// The expected key did not sign the checkpoint.
    #[error("the checkpoint is not signed by the expected key")]
    OtherKey,
    /// A signature says that it is by the expected key and is not.
    #[error("the checkpoint's signature is forged")]
    ForgedSignature,
    /// The log is shorter than it was.
    #[error("the log was rolled back from {remembered} to {size} entries")]
    RolledBack {
        /// How many entries it has now.
        size: u64,
        /// How many it had.
        remembered: u64,
    },
    /// The log does not continue what it was.
    #[error("the first {remembered} entries are not those that were there before")]
    Rewritten {
        /// How many entries it had.
        remembered: u64,
    },
    /// The log lacks a tile that its size needs: it was cut off.
    #[error("tile {0} is missing: the log is truncated")]
    MissingTile(TileId),
    /// The log lacks entries that its size needs: it was cut off.
    #[error("entries from {from} to {to} are missing: the log is truncated")]
    MissingEntries {
        /// The first one.
        from: u64,
        /// The last one.
        to: u64,
    },
    /// A tile is not the one that the signed root commits to.
    #[error("tile {0} was tampered with")]
    BadTile(TileId),
    /// The tiles do not add up to the signed root, and none of them alone is to blame.
    #[error("the tiles do not add up to the signed root")]
    BadRoot,
    /// An entry is not the one that the signed root commits to.
    #[error("entry {0} was tampered with")]
    BadEntry(u64),
    /// An entry is in the tree but says nothing that the record can say.
    #[error("entry {index} is no statement: {reason}")]
    NoStatement {
        /// The entry.
        index: u64,
        /// Why not.
        reason: String,
    },
    /// An entry is dated before the one before it.
    #[error("entry {0} is dated before the entry before it")]
    TimeRunsBack(u64),
    /// What should open a commitment does not.
    #[error("the opening of entry {0} does not open its commitment")]
    BadOpening(u64),
    /// A receipt's proof does not lead to the signed root.
    #[error("the proof of entry {0} does not lead to the signed root")]
    BadProof(u64),
    /// The content is not the one that was committed to.
    #[error("the content is not that of entry {0}")]
    OtherContent(u64),
}

impl From<RecordError> for Fault {
    fn from(error: RecordError) -> Self {
        Self::Unreadable(error)
    }
}

impl Explain for Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "record-fault-unreadable",
            Self::NoCheckpoint(_) => "record-fault-no-checkpoint",
            Self::OtherOrigin { .. } => "record-fault-other-origin",
            Self::OtherKey => "record-fault-other-key",
            Self::ForgedSignature => "record-fault-forged-signature",
            Self::RolledBack { .. } => "record-fault-rolled-back",
            Self::Rewritten { .. } => "record-fault-rewritten",
            Self::MissingTile(_) => "record-fault-missing-tile",
            Self::MissingEntries { .. } => "record-fault-missing-entries",
            Self::BadTile(_) => "record-fault-bad-tile",
            Self::BadRoot => "record-fault-bad-root",
            Self::BadEntry(_) => "record-fault-bad-entry",
            Self::NoStatement { .. } => "record-fault-no-statement",
            Self::TimeRunsBack(_) => "record-fault-time-runs-back",
            Self::BadOpening(_) => "record-fault-bad-opening",
            Self::BadProof(_) => "record-fault-bad-proof",
            Self::OtherContent(_) => "record-fault-other-content",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Unreadable(_) => 502,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreadable(error) | Self::NoCheckpoint(error) => {
                vec![("reason", error.to_string().into())]
            }
            Self::OtherOrigin { found, expected } => {
                vec![("found", found.as_str().into()), ("expected", expected.as_str().into())]
            }
            Self::RolledBack { size, remembered } => {
                vec![("size", (*size).into()), ("remembered", (*remembered).into())]
            }
            Self::Rewritten { remembered } => vec![("remembered", (*remembered).into())],
            Self::MissingTile(tile) | Self::BadTile(tile) => {
                vec![("tile", tile.to_string().into())]
            }
            Self::MissingEntries { from, to } => {
                vec![("from", (*from).into()), ("to", (*to).into())]
            }
            Self::NoStatement { index, reason } => {
                vec![("index", (*index).into()), ("reason", reason.as_str().into())]
            }
            Self::BadEntry(index)
            | Self::TimeRunsBack(index)
            | Self::BadOpening(index)
            | Self::BadProof(index)
            | Self::OtherContent(index) => vec![("index", (*index).into())],
            Self::OtherKey | Self::ForgedSignature | Self::BadRoot => Vec::new(),
        }
    }
}
