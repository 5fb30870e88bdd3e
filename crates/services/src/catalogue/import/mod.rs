//! What comes in from other directories: Berlin's (`dldb`), `XZuFi` and CSV. What an importer does
//! not understand is kept at the service as an unresolved note and shown; nothing is dropped.

mod csv;
pub mod describe;
mod dldb;
mod error;
mod files;
mod found;
mod hours;
mod html;
mod known;
mod report;
mod sort;
mod take;
mod xml;
mod xzufi;

pub use csv::COLUMNS as CSV_COLUMNS;
pub use error::ImportError;
pub use found::{Found, FoundLocation, FoundService};
pub use hours::osm as opening_hours;
pub use html::plain;
pub use report::{FileReport, ImportReport, Kept, Tally, WhyKept};
pub use sort::Sort;
pub use take::ImportOptions;
pub(crate) use xzufi::NEWEST as XZUFI_2_3_1;

/// What a file says, without keeping any of it: for tests of single files and for previews.
///
/// # Errors
/// Every [`ImportError`] about content.
pub fn read_xzufi(content: &[u8]) -> Result<Found, ImportError> {
    xzufi::read(content)
}

/// The same for a CSV table.
///
/// # Errors
/// Every [`ImportError`] about content.
pub fn read_csv(content: &[u8]) -> Result<Found, ImportError> {
    csv::read(content)
}

/// The same for the files of Berlin's directory, each with its name.
///
/// # Errors
/// Every [`ImportError`] about content.
pub fn read_dldb(files: &[(String, Vec<u8>)]) -> Result<Found, ImportError> {
    dldb::read(files)
}
