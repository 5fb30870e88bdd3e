use std::{collections::BTreeMap, path::Path};

use commons::{Arg, Timestamp};
use serde::{Deserialize, Serialize};

/// The version of the archive's form.
pub(super) const FORM: u32 = 1;

/// What an archive must hold: its last entry.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Manifest {
    /// The version of the archive's form.
    pub form: u32,
    /// The program that wrote it.
    pub program: String,
    /// When the snapshot was taken.
    pub taken_at: Timestamp,
    /// The rows of each table.
    pub tables: BTreeMap<String, u64>,
    /// How many files there are beside the database; each is named by its SHA-256.
    pub blobs: u64,
    /// The public record.
    pub record: RecordState,
}

/// The public record at a moment.
#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct RecordState {
    /// How many entries it has.
    pub size: u64,
    /// Its root hash, in hexadecimal.
    pub root: String,
}

/// What was written or brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// When the snapshot was taken.
    pub taken_at: Timestamp,
    /// Rows in all tables.
    pub rows: u64,
    /// Files beside the database.
    pub blobs: u64,
    /// Entries of the public record.
    pub record_size: u64,
    /// Its root hash, in hexadecimal.
    pub record_root: String,
}

impl From<&Manifest> for Summary {
    fn from(manifest: &Manifest) -> Self {
        Self {
            taken_at: manifest.taken_at,
            rows: manifest.tables.values().sum(),
            blobs: manifest.blobs,
            record_size: manifest.record.size,
            record_root: manifest.record.root.clone(),
        }
    }
}

impl Summary {
    /// The values for the sentence that tells it.
    pub fn args(&self, file: &Path) -> Vec<(&'static str, Arg)> {
        vec![
            ("file", file.display().to_string().into()),
            ("rows", self.rows.into()),
            ("blobs", self.blobs.into()),
            ("size", self.record_size.into()),
            ("root", self.record_root.as_str().into()),
            ("time", self.taken_at.to_string().into()),
        ]
    }
}
