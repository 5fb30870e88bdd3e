use commons::{Arg, Explain};
use store::StoreError;

/// What can go wrong with the record.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A statement of the act did not change exactly one row: somebody was faster, or what it
    /// relies on is no longer so. Nothing of the act was done.
    #[error("the act no longer applies")]
    Refused,
    /// The database refused the act. Nothing of it was done.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record is closing and takes no more acts.
    #[error("the record is closing")]
    Closed,
    /// The statement is longer than an entry can be.
    #[error("the statement is longer than 65,535 bytes")]
    TooLong,
    /// There is no such entry.
    #[error("there is no entry {0}")]
    NoEntry(u64),
    /// Bytes that should be a key, a statement, a note or a proof are none.
    #[error("malformed: {0}")]
    Malformed(String),
    /// The database has no record.
    #[error("there is no record in this database")]
    NotBegun,
    /// The log never signed this checkpoint.
    #[error("the log never signed this checkpoint")]
    UnknownCheckpoint,
    /// No signature is by a witness that the town knows.
    #[error("no signature of a known witness")]
    UnknownWitness,
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: String,
        /// Why not.
        reason: String,
    },
    /// An address that should serve a log does not answer as one.
    #[error("{url}: {reason}")]
    Unreachable {
        /// The address.
        url: String,
        /// Why not.
        reason: String,
    },
    /// A town does not take a witness's cosignature.
    #[error("{url} does not take it: {reason}")]
    NotTaken {
        /// Where it was sent.
        url: String,
        /// What the town says, in its own words.
        reason: String,
    },
    /// The record in the database was begun under another name.
    #[error("the record belongs to “{found}”, not to “{configured}”")]
    OtherOrigin {
        /// The origin in the database.
        found: String,
        /// The origin in the configuration.
        configured: String,
    },
    /// The record in the database was signed with another key.
    #[error("the record was signed with another key than the configured one")]
    OtherKey,
}

impl Explain for RecordError {
    fn code(&self) -> &'static str {
        match self {
            Self::Refused => "record-refused",
            Self::Store(error) => error.code(),
            Self::Closed => "record-closed",
            Self::TooLong => "record-too-long",
            Self::NoEntry(_) => "record-no-entry",
            Self::Malformed(_) => "record-malformed",
            Self::NotBegun => "record-not-begun",
            Self::UnknownCheckpoint => "record-unknown-checkpoint",
            Self::UnknownWitness => "record-unknown-witness",
            Self::File { .. } => "record-file",
            Self::Unreachable { .. } => "record-unreachable",
            Self::NotTaken { .. } => "record-not-taken",
            Self::OtherOrigin { .. } => "record-other-origin",
            Self::OtherKey => "record-other-key",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Refused => 409,
            Self::Store(error) => error.status(),
            Self::Closed => 503,
            Self::TooLong | Self::Malformed(_) => 400,
            Self::NoEntry(_) | Self::NotBegun => 404,
            Self::UnknownCheckpoint | Self::UnknownWitness => 422,
            Self::Unreachable { .. } | Self::NotTaken { .. } => 502,
            Self::OtherOrigin { .. } | Self::OtherKey | Self::File { .. } => 500,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Store(error) => error.args(),
            Self::NoEntry(index) => vec![("index", (*index).into())],
            Self::Malformed(reason) => vec![("reason", reason.as_str().into())],
            Self::File { path, reason } => {
                vec![("path", path.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Unreachable { url, reason } | Self::NotTaken { url, reason } => {
                vec![("url", url.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::OtherOrigin { found, configured } => {
                vec![("found", found.as_str().into()), ("configured", configured.as_str().into())]
            }
            _ => Vec::new(),
        }
    }
}
