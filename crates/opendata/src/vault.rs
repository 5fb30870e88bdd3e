//! The files of versions and drafts, by their SHA-256.

use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use store::{BlobError, Blobs, Digest};
use tokio::task::spawn_blocking;

use crate::{OpenDataError, Stored};

const CHUNK: usize = 1 << 18;

/// Where files are kept.
#[derive(Clone)]
pub(crate) struct Vault(Blobs);

impl Vault {
    pub(crate) fn new(blobs: Blobs) -> Self {
        Self(blobs)
    }

    /// Keeps a file; it is durable when this returns.
    pub(crate) async fn put(&self, path: &Path) -> Result<Stored, OpenDataError> {
        let bytes = tokio::fs::metadata(path).await?.len();
        let digest = self.0.put_file(path).await?;
        Ok(Stored { sha256: digest.to_string(), bytes })
    }

    /// A path on this machine at which the file can be read.
    pub(crate) async fn path(&self, sha256: &str) -> Result<PathBuf, OpenDataError> {
        Ok(self.0.local_path(&digest(sha256)?).await?)
    }

    pub(crate) async fn read(&self, sha256: &str) -> Result<bytes::Bytes, OpenDataError> {
        Ok(self.0.get(&digest(sha256)?).await?)
    }

    pub(crate) async fn has(&self, sha256: &str) -> Result<bool, OpenDataError> {
        Ok(self.0.exists(&digest(sha256)?).await?)
    }

    pub(crate) async fn delete(&self, sha256: &str) -> Result<(), OpenDataError> {
        Ok(self.0.delete(&digest(sha256)?).await?)
    }

    /// Whether the file is there and still is what its name says.
    pub(crate) async fn is_sound(&self, kept: &Stored) -> Result<bool, OpenDataError> {
        let digest = digest(&kept.sha256)?;
        if !self.0.exists(&digest).await? {
            return Ok(false);
        }
        match self.0.local_path(&digest).await {
            Ok(path) => Ok(tokio::fs::metadata(path).await?.len() == kept.bytes),
            Err(BlobError::Missing(_) | BlobError::Damaged(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

fn digest(sha256: &str) -> Result<Digest, OpenDataError> {
    Ok(sha256.parse()?)
}

/// Copies a file, with the digest and length of what was copied.
pub(crate) async fn copied(from: &Path, to: &Path) -> Result<Stored, OpenDataError> {
    let (from, to) = (from.to_owned(), to.to_owned());
    let copy = move || {
        let (mut file, mut out) = (File::open(&from)?, File::create(&to)?);
        let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
        loop {
            let read = file.read(&mut chunk)?;
            if read == 0 {
                let digest = Digest(hash.finalize().into());
                return Ok(Stored { sha256: digest.to_string(), bytes });
            }
            hash.update(&chunk[..read]);
            out.write_all(&chunk[..read])?;
            bytes += read as u64;
        }
    };
    let copied: Result<std::io::Result<Stored>, _> = spawn_blocking(copy).await;
    Ok(copied.map_err(|_| crate::opendata::interrupted())??)
}

/// The SHA-256 of bytes in memory, in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}
