use commons::{Arg, Explain};

use super::Digest;

/// What can go wrong with blobs.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// There is no blob with this digest.
    #[error("there is no blob {0}")]
    Missing(Digest),
    /// What lies there is not what was put there.
    #[error("the blob {0} is damaged: its content has another digest")]
    Damaged(Digest),
    /// The text is no digest.
    #[error("“{0}” is not a SHA-256 in 64 hexadecimal digits")]
    NoDigest(String),
    /// The configuration names no usable place.
    #[error("blobs cannot be kept at {url}: {reason}")]
    Place {
        /// The folder or address.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that should be put cannot be read, or changed while it was.
    #[error("the file {path} cannot be read: {reason}")]
    File {
        /// Its path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// The folder or the S3 server refuses or does not answer.
    #[error("blobs: {0}")]
    Unavailable(String),
}

impl BlobError {
    pub(super) fn unavailable(error: impl std::fmt::Display) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl Explain for BlobError {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "store-blob-missing",
            Self::Damaged(_) => "store-blob-damaged",
            Self::NoDigest(_) => "store-no-digest",
            Self::Place { .. } => "store-blobs-place",
            Self::File { .. } => "store-blob-file",
            Self::Unavailable(_) => "store-blobs-unavailable",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Missing(_) => 404,
            Self::NoDigest(_) | Self::File { .. } => 422,
            Self::Damaged(_) | Self::Place { .. } => 500,
            Self::Unavailable(_) => 503,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Missing(digest) | Self::Damaged(digest) => {
                vec![("digest", digest.to_string().into())]
            }
            Self::NoDigest(value) => vec![("value", value.as_str().into())],
            Self::Place { url, reason } => {
                vec![("url", url.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::File { path, reason } => {
                vec![("path", path.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Unavailable(reason) => vec![("reason", reason.as_str().into())],
        }
    }
}
