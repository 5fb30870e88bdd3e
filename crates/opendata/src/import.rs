//! Reading a file as German offices write it.
//!
//! A file is read three times, each time from start to end in bounded memory: for its encoding,
//! for the types of its columns (over *all* rows, so that no later row surprises), and for its
//! rows. [`inspect`] does the first two and says what it found; [`Rows`] does the third.
//!
//! The `csv` crate is the oracle of our tests, not our parser: it grows a record without bound at
//! a quote that is never closed, and it counts only `\n` as a line, so that it cannot name the
//! line in a file with CR line ends.

mod dialect;
mod encoding;
mod error;
mod infer;
mod inspect;
mod limits;
mod name;
mod records;
mod rows;
pub mod value;

pub use dialect::Dialect;
pub use encoding::Encoding;
pub use error::{BadLine, ImportError, Mistake};
pub use infer::{Column, Note, Reading};
pub use inspect::{ColumnCorrection, Corrections, Inspection, Kind, Warning, inspect};
pub use limits::{Deadline, Limits};
pub use name::file_name;
pub use rows::{Cell, Rows};
