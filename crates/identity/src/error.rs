use commons::{Arg, Explain, Place};
use store::StoreError;

use crate::Role;

/// What can go wrong with people, sign-in and offices.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// Nobody is signed in, or the session ended.
    #[error("not signed in")]
    NotSignedIn,
    /// The person does not have this role here.
    #[error("needs the role {role}")]
    Forbidden {
        /// The role that would be needed.
        role: Role,
    },
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Explain for IdentityError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotSignedIn => "identity-not-signed-in",
            Self::Forbidden { .. } => "identity-forbidden",
            Self::Store(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NotSignedIn => 401,
            Self::Forbidden { .. } => 403,
            Self::Store(error) => error.status(),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Forbidden { role } => vec![("role", role.as_str().into())],
            Self::Store(error) => error.args(),
            Self::NotSignedIn => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Store(error) => error.place(),
            _ => Place::default(),
        }
    }
}
