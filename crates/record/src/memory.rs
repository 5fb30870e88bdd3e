//! What a verifier or witness remembers of a log, in a file.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{RecordError, SignedCheckpoint, VerifierKey};

/// What is remembered of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// The log's key.
    pub key: VerifierKey,
    /// The newest checkpoint that was found sound.
    pub checkpoint: SignedCheckpoint,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    checkpoint: String,
}

/// A file with a memory, which nobody else uses meanwhile.
pub(crate) struct MemoryFile {
    path: PathBuf,
    _lock: File,
}

impl MemoryFile {
    /// Opens the file's memory; waits for others who have it open.
    pub(crate) fn lock(path: &Path) -> Result<Self, RecordError> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        let lock = path.with_added_extension("lock");
        let file = File::create(&lock).map_err(failed(&lock))?;
        file.lock().map_err(failed(&lock))?;
        Ok(Self { path: path.to_owned(), _lock: file })
    }

    /// What is remembered; nothing where there is no file yet.
    pub(crate) fn read(&self) -> Result<Option<Memory>, RecordError> {
        let json = match fs::read(&self.path) {
            Ok(json) => json,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(&self.path)(error)),
        };
        let written: Written = serde_json::from_slice(&json)
            .map_err(|error| file_error(&self.path, error.to_string()))?;
        let (key, checkpoint) = (written.key.parse()?, written.checkpoint.parse()?);
        Ok(Some(Memory { key, checkpoint }))
    }

    /// Remembers, durably: the old memory is replaced as a whole.
    pub(crate) fn write(&self, memory: &Memory) -> Result<(), RecordError> {
        let written =
            Written { key: memory.key.to_string(), checkpoint: memory.checkpoint.to_string() };
        let json = serde_json::to_vec_pretty(&written)
            .map_err(|error| file_error(&self.path, error.to_string()))?;
        let new = self.path.with_added_extension("new");
        let mut file = File::create(&new).map_err(failed(&new))?;
        file.write_all(&json).and_then(|()| file.sync_all()).map_err(failed(&new))?;
        fs::rename(&new, &self.path).map_err(failed(&self.path))?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed(folder))
    }
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> RecordError + '_ {
    |error| file_error(path, error.to_string())
}

fn file_error(path: &Path, reason: String) -> RecordError {
    RecordError::File { path: path.display().to_string(), reason }
}
