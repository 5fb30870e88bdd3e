//! What the fuzz target and a property test do with any bytes.

use opendata::import::{Corrections, Limits, Rows, inspect};

/// Reads any bytes to the last row. What was inspected must also be readable, with as many rows.
///
/// # Panics
/// Where reading contradicts the inspection.
pub fn anything(bytes: &[u8]) {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), bytes).expect("written");
    let limits = Limits { row_bytes: 1 << 16, ..Limits::default() };
    let Ok(found) = inspect(file.path(), &Corrections::default(), &limits) else { return };
    let mut rows = Rows::open(file.path(), &found, &limits).expect("opened");
    let mut count = 0;
    while rows.advance().expect("a row that was inspected") {
        for column in 0..found.columns.len() {
            rows.cell(column).expect("a value of the type that was found");
        }
        count += 1;
    }
    assert_eq!(count, found.rows);
}
