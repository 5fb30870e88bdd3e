//! Why an export cannot be opened at all.

use std::path::PathBuf;

use commons::{Arg, Explain};
use sealed::SealedError;

use crate::ProgramError;

/// Why an export cannot be opened at all. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum LettersError {
    /// The file is no export of a mailbox.
    #[error("{0} is no export of a mailbox")]
    NoExport(PathBuf),
    /// The file ends within its first part.
    #[error("{0} is cut")]
    Cut(PathBuf),
    /// Nothing in the export can be opened with this kind of secret.
    #[error("no wrap of this kind")]
    NoWrap,
    /// There is no terminal at which somebody could type.
    #[error("no terminal: {0}")]
    NoTerminal(String),
    /// A file or folder.
    #[error(transparent)]
    File(#[from] ProgramError),
    /// What is sealed.
    #[error(transparent)]
    Sealed(#[from] SealedError),
}

impl Explain for LettersError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoExport(_) => "letters-no-export",
            Self::Cut(_) => "letters-cut",
            Self::NoWrap => "letters-no-wrap",
            Self::NoTerminal(_) => "letters-no-terminal",
            Self::File(error) => error.code(),
            Self::Sealed(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        422
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoExport(path) | Self::Cut(path) => {
                vec![("path", path.display().to_string().into())]
            }
            Self::NoWrap => Vec::new(),
            Self::NoTerminal(reason) => vec![("reason", reason.as_str().into())],
            Self::File(error) => error.args(),
            Self::Sealed(error) => error.args(),
        }
    }
}
