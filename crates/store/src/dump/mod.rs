//! The whole database as files: one of JSON lines for each table, and a manifest. What was written
//! from one kind of database can be read into the other.

mod error;
mod line;
mod read;
mod write;

pub use error::DumpError;
pub use read::read;
use serde::{Deserialize, Serialize};
pub use write::write;

/// The format's number; it changes with the meaning of the files.
const FORMAT: u32 = 1;
/// The file that says what the others are.
const MANIFEST: &str = "manifest.json";

/// A table and how many rows it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCount {
    /// The table's name.
    pub table: String,
    /// Its rows.
    pub rows: u64,
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    format: u32,
    migrations: Vec<Applied>,
    tables: Vec<Dumped>,
}

#[derive(Serialize, Deserialize)]
struct Applied {
    room: String,
    name: String,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
struct Dumped {
    name: String,
    columns: Vec<String>,
    rows: u64,
}

impl Dumped {
    fn file(&self) -> String {
        format!("tables/{}.jsonl", self.name)
    }

    fn count(&self) -> TableCount {
        TableCount { table: self.name.clone(), rows: self.rows }
    }
}
