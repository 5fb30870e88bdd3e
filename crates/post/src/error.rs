//! What can go wrong with the post.

use commons::{Arg, Explain, Place};
use identity::IdentityError;
use record::RecordError;
use store::{BlobError, StoreError};

/// What can go wrong with the post. Whatever it is, nothing was half-sent and nothing is lost.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// There is no such case, or the caller has no part in it: the answer is the same.
    #[error("there is no such case")]
    NoCase,
    /// The public record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Who may do it.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The sealed files.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl PostError {
    /// The error it stands for, where it is another room's.
    fn inner(&self) -> Option<&dyn Explain> {
        match self {
            Self::Record(error) => Some(error),
            Self::Identity(error) => Some(error),
            Self::Store(error) => Some(error),
            Self::Blob(error) => Some(error),
            Self::NoCase => None,
        }
    }
}

impl Explain for PostError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCase => "post-no-case",
            Self::Record(error) => error.code(),
            Self::Identity(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Blob(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoCase => 404,
            _ => self.inner().map_or(500, Explain::status),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        self.inner().map_or_else(Vec::new, Explain::args)
    }

    fn place(&self) -> Place {
        self.inner().map_or_else(Place::default, Explain::place)
    }

    fn details(&self) -> Vec<&dyn Explain> {
        self.inner().map_or_else(Vec::new, Explain::details)
    }
}
