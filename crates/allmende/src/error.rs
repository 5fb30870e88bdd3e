//! What can go wrong with the program itself.

use std::{io, path::PathBuf};

use commons::{Arg, Explain};

/// What can go wrong with the program itself: its folder, its addresses, its commands.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// There is no town in this folder.
    #[error("there is no town in {0}")]
    NoTown(PathBuf),
    /// `init` finds something in the folder.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A key file holds no key.
    #[error("{0} holds no key")]
    BadKey(PathBuf),
    /// Another program listens there.
    #[error("{0} is in use")]
    PortTaken(String),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {reason}")]
    CannotListen {
        /// The address.
        address: String,
        /// What the system says.
        reason: String,
    },
    /// Certificate and key cannot be used.
    #[error("TLS: {0}")]
    Tls(String),
    /// The program's texts are broken.
    #[error("texts: {0}")]
    Texts(#[from] ui::TranslationError),
    /// There are migrations that were not applied.
    #[error("{0} migrations are pending")]
    Pending(usize),
}

impl ProgramError {
    /// The error of a file or folder.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, reason: error.to_string() }
    }
}

impl Explain for ProgramError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoTown(_) => "program-no-town",
            Self::NotEmpty(_) => "program-not-empty",
            Self::File { .. } => "program-file",
            Self::BadKey(_) => "program-bad-key",
            Self::PortTaken(_) => "program-port-taken",
            Self::CannotListen { .. } => "program-cannot-listen",
            Self::Tls(_) => "program-tls",
            Self::Texts(_) => "program-texts",
            Self::Pending(_) => "program-pending",
        }
    }

    fn status(&self) -> u16 {
        500
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoTown(path) | Self::NotEmpty(path) | Self::BadKey(path) => {
                vec![("path", path.display().to_string().into())]
            }
            Self::File { path, reason } => {
                vec![
                    ("path", path.display().to_string().into()),
                    ("reason", reason.as_str().into()),
                ]
            }
            Self::PortTaken(address) => vec![("address", address.as_str().into())],
            Self::CannotListen { address, reason } => {
                vec![("address", address.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Tls(reason) => vec![("reason", reason.as_str().into())],
            Self::Texts(error) => vec![("reason", error.to_string().into())],
            Self::Pending(count) => vec![("count", (*count).into())],
        }
    }
}
