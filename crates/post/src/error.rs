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
    /// There is no such office.
    #[error("there is no such office")]
    NoOffice,
    /// There is no such keyset, or it is none of the caller's business: the answer is the same.
    #[error("there is no such keyset")]
    NoKeyset,
    /// The reply link and PIN do not open anything, or no longer.
    #[error("the reply link and PIN open nothing")]
    NoGuest,
    /// The person has not set up their mailbox yet.
    #[error("the person has no mailbox yet")]
    NoAccount,
    /// A part of the request is not as the protocol says.
    #[error("{0} is not as the protocol says")]
    Malformed(&'static str),
    /// The request is larger than anything the protocol knows.
    #[error("the request is too large")]
    TooLarge,
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
            _ => None,
        }
    }
}

impl Explain for PostError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCase => "post-no-case",
            Self::NoOffice => "post-no-office",
            Self::NoKeyset => "post-no-keyset",
            Self::NoGuest => "post-no-guest",
            Self::NoAccount => "post-no-account",
            Self::Malformed(_) => "post-malformed",
            Self::TooLarge => "post-too-large",
            Self::Record(error) => error.code(),
            Self::Identity(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Blob(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoCase | Self::NoOffice | Self::NoKeyset => 404,
            Self::NoGuest => 403,
            Self::NoAccount => 409,
            Self::Malformed(_) => 400,
            Self::TooLarge => 413,
            _ => self.inner().map_or(500, Explain::status),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Malformed(field) => vec![("field", (*field).into())],
            _ => self.inner().map_or_else(Vec::new, Explain::args),
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Malformed(field) => {
                Place { field: Some((*field).to_owned()), ..Place::default() }
            }
            _ => self.inner().map_or_else(Place::default, Explain::place),
        }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        self.inner().map_or_else(Vec::new, Explain::details)
    }
}
