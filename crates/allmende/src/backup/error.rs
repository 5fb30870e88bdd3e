use std::{io, path::PathBuf};

use commons::{Arg, Explain};

/// What can go wrong with a backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is neither a passphrase nor a recipient.
    #[error("no passphrase and no recipient")]
    NoLock,
    /// Too short to protect a whole town.
    #[error("the passphrase is shorter than {0} characters")]
    WeakPassphrase(usize),
    /// Not a public key of age.
    #[error("“{0}” is no age recipient")]
    BadRecipient(String),
    /// The file holds no secret key of age.
    #[error("{0} holds no age identity")]
    BadIdentity(PathBuf),
    /// There is a file of this name.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The passphrase or key does not open it.
    #[error("the passphrase or key does not open the file")]
    WrongKey,
    /// The file is no backup, was cut off or changed.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// What came back is not what was put in.
    #[error("not as in the manifest: {0}")]
    Differs(String),
    /// There is a town in the folder already.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
}

impl BackupError {
    /// The error of a file or folder.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, reason: error.to_string() }
    }

    /// Reading from the archive failed: it ends too early or was changed.
    #[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
    pub(crate) fn damaged(error: impl ToString) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl Explain for BackupError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoLock => "backup-no-lock",
            Self::WeakPassphrase(_) => "backup-weak-passphrase",
            Self::BadRecipient(_) => "backup-bad-recipient",
            Self::BadIdentity(_) => "backup-bad-identity",
            Self::Exists(_) => "backup-exists",
            Self::File { .. } => "backup-file",
            Self::WrongKey => "backup-wrong-key",
            Self::Damaged(_) => "backup-damaged",
            Self::Differs(_) => "backup-differs",
            Self::NotEmpty(_) => "backup-not-empty",
        }
    }

    fn status(&self) -> u16 {
        500
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let path = |path: &PathBuf| ("path", Arg::from(path.display().to_string()));
        match self {
            Self::NoLock | Self::WrongKey => Vec::new(),
            Self::WeakPassphrase(least) => vec![("least", (*least).into())],
            Self::BadRecipient(text) => vec![("text", text.as_str().into())],
            Self::BadIdentity(file) | Self::Exists(file) | Self::NotEmpty(file) => vec![path(file)],
            Self::File { path: file, reason } => {
                vec![path(file), ("reason", reason.as_str().into())]
            }
            Self::Damaged(what) | Self::Differs(what) => vec![("what", what.as_str().into())],
        }
    }
}
