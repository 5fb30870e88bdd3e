//! Values as text: in CSV, in JSON, and as they stand in links.

use std::io::Write;

use crate::import::{Cell, Column, Reading, value::Decimal};

/// Writes a value as machines write it: decimals exact and with a point, days ISO 8601, nothing
/// for a missing one.
pub fn write_plain(out: &mut Vec<u8>, cell: Cell<'_>, reading: Reading) {
    match cell {
        Cell::Missing => {}
        Cell::Text(text) => out.extend_from_slice(text.as_bytes()),
        Cell::Integer(number) => write_number(out, number, reading),
        Cell::Boolean(truth) => out.extend_from_slice(if truth { b"true" } else { b"false" }),
        Cell::Time(time) => out.extend_from_slice(time.as_str().as_bytes()),
    }
}

fn write_number(out: &mut Vec<u8>, mantissa: i64, reading: Reading) {
    let scale = match reading {
        Reading::Decimal { scale, .. } => scale,
        _ => 0,
    };
    // Writing to a vector cannot fail.
    let _ = write!(out, "{}", Decimal { mantissa, scale });
}

/// Writes the header of a CSV file, RFC 4180.
pub fn write_csv_header(out: &mut Vec<u8>, columns: &[Column]) {
    for (at, column) in columns.iter().enumerate() {
        write_csv_cell(out, at, Cell::Text(&column.name), Reading::Text);
    }
    out.extend_from_slice(b"\r\n");
}

/// Writes the value of the column at this place, with the comma before it, RFC 4180.
pub fn write_csv_cell(out: &mut Vec<u8>, at: usize, cell: Cell<'_>, reading: Reading) {
    if at > 0 {
        out.push(b',');
    }
    let Cell::Text(text) = cell else { return write_plain(out, cell, reading) };
    let hurts = |byte| matches!(byte, b',' | b'"' | b'\r' | b'\n');
    if !text.is_empty() && !text.bytes().any(hurts) {
        return out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
    for (part, piece) in text.split('"').enumerate() {
        if part > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(piece.as_bytes());
    }
    out.push(b'"');
}

/// The keys of a row's JSON object, escaped once.
pub struct JsonKeys(Vec<Vec<u8>>);

impl JsonKeys {
    /// For these columns.
    pub fn new(columns: &[Column]) -> Self {
        let key = |column: &Column| {
            let mut key = vec![b','];
            write_json_text(&mut key, &column.name);
            key.push(b':');
            key
        };
        Self(columns.iter().map(key).collect())
    }
}

/// Writes a row as a JSON object; `_id` is its number in the version. Decimals are JSON numbers
/// with all their digits, days and moments are ISO 8601 strings, missing values are `null`.
pub fn write_json_row<'a>(
    out: &mut Vec<u8>,
    id: i64,
    keys: &JsonKeys,
    cells: impl Iterator<Item = (Cell<'a>, Reading)>,
) {
    let _ = write!(out, "{{\"_id\":{id}");
    for (key, (cell, reading)) in keys.0.iter().zip(cells) {
        out.extend_from_slice(key);
        match cell {
            Cell::Missing => out.extend_from_slice(b"null"),
            Cell::Text(text) => write_json_text(out, text),
            Cell::Time(time) => write_json_text(out, time.as_str()),
            Cell::Integer(_) | Cell::Boolean(_) => write_plain(out, cell, reading),
        }
    }
    out.push(b'}');
}

fn write_json_text(out: &mut Vec<u8>, text: &str) {
    // A string always serialises, and writing to a vector cannot fail.
    let _ = serde_json::to_writer(out, text);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn csv_cells_come_back_from_another_reader(cells in prop::collection::vec("[a-c,\"\r\nß ]{0,6}", 1..6)) {
            let mut out = Vec::new();
            for (at, cell) in cells.iter().enumerate() {
                write_csv_cell(&mut out, at, Cell::Text(cell), Reading::Text);
            }
            out.extend_from_slice(b"\r\n");
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&out[..]);
            let record = reader.records().next().expect("a record").expect("sound");
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), cells);
        }
    }
}
