use std::path::Path;

use super::{
    ImportError, Inspection, Limits, Reading,
    infer::Column,
    inspect::is_blank,
    records::{Record, Records},
    value::{self, Iso},
};

/// A value as it is published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// There is none.
    Missing,
    /// Text.
    Text(&'a str),
    /// A whole number, or all digits of a decimal at its column's scale.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A day or moment, ISO 8601.
    Time(Iso),
}

/// The rows of an inspected file, one at a time.
pub struct Rows<'a> {
    records: Records,
    record: Record,
    columns: &'a [Column],
    width: usize,
    header_pending: bool,
}

impl<'a> Rows<'a> {
    /// Opens the file that was inspected.
    pub fn open(
        path: &Path,
        inspection: &'a Inspection,
        limits: &Limits,
    ) -> Result<Self, ImportError> {
        let mut records =
            Records::open(path, inspection.encoding, inspection.dialect.byte(), limits.row_bytes)?;
        let mut record = Record::default();
        if inspection.dialect.declared {
            records.next(&mut record)?;
        }
        Ok(Self {
            records,
            record,
            columns: &inspection.columns,
            width: inspection.width,
            header_pending: inspection.dialect.header,
        })
    }

    /// Goes to the next row; `false` behind the last.
    pub fn advance(&mut self) -> Result<bool, ImportError> {
        while self.records.next(&mut self.record)? {
            if is_blank(&self.record) {
                continue;
            }
            if self.record.len() != self.width {
                return Err(ImportError::Changed);
            }
            if !std::mem::take(&mut self.header_pending) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The line the row begins on, from 1.
    pub fn line(&self) -> u64 {
        self.record.line
    }

    /// The row's value in a column, by the column's place among those that are taken.
    ///
    /// # Errors
    /// [`ImportError::Changed`] where it is not what the inspection found.
    pub fn cell(&self, column: usize) -> Result<Cell<'_>, ImportError> {
        let Some(column) = self.columns.get(column) else { return Ok(Cell::Missing) };
        read(self.record.get(column.position), column.reading).ok_or(ImportError::Changed)
    }
}

fn read(text: &str, reading: Reading) -> Option<Cell<'_>> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Some(Cell::Missing);
    }
    if reading == Reading::Text {
        return Some(Cell::Text(text));
    }
    let found = match reading {
        Reading::Text => None,
        Reading::Integer { style, .. } => value::number(trimmed, style)
            .filter(|number| number.scale == 0)
            .map(|number| Cell::Integer(number.mantissa)),
        Reading::Decimal { style, scale, .. } => {
            value::number(trimmed, style).and_then(|n| n.at_scale(scale)).map(Cell::Integer)
        }
        Reading::Boolean { pair } => value::truth(trimmed)
            .filter(|(pairs, _)| pairs >> pair & 1 == 1)
            .map(|(_, truth)| Cell::Boolean(truth)),
        Reading::Date { style } => value::day(trimmed, style).map(Cell::Time),
        Reading::Datetime { style, zoned } => value::moment(trimmed, style, zoned).map(Cell::Time),
    };
    found.or_else(|| value::is_mark(trimmed).then_some(Cell::Missing))
}
