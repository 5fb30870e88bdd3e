//! One encrypted file with the whole town in it, written while the server runs; and back.
//!
//! The file is a tar archive inside age. It holds, in this order: `tables/…` (every table as JSON
//! lines, from one snapshot of the database), `blobs/…`, `keys/…`, `allmende.toml`,
//! `erasures.log`, and last `manifest.json`: what must be there. An archive that was cut off has
//! no manifest. Restoring compares everything with it: the rows of each table, the digest of each
//! file, the size and root of the public record.

mod error;
mod lock;
mod manifest;
mod read;
mod write;

pub use error::BackupError;
pub use lock::{Key, Lock};
pub use manifest::Summary;
pub use read::{Restored, read};
pub use write::write;
