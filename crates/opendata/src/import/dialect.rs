use std::{cmp::Reverse, path::Path};

use serde::{Deserialize, Serialize};

use super::{
    encoding::{Decoded, Encoding},
    error::ImportError,
    records::{Record, Records},
};

/// How the file separates its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// What stands between two values.
    pub delimiter: char,
    /// Whether the first row names the columns.
    pub header: bool,
    /// Whether the file says its delimiter itself, in a first line `sep=;` as Excel reads it.
    pub declared: bool,
    /// What ends the first line: `CRLF`, `LF` or `CR`; none where there is but one line.
    pub line_end: Option<String>,
}

impl Dialect {
    pub(super) fn byte(&self) -> u8 {
        u8::try_from(self.delimiter).unwrap_or(b';')
    }
}

/// The likeliest first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// So many rows decide.
const SAMPLE: usize = 1000;
const LONGEST: usize = 1 << 20;

/// Finds delimiter and line end from the first rows; the header is found with the types.
pub(super) fn detect(path: &Path, encoding: Encoding) -> Result<Dialect, ImportError> {
    let mut start = String::new();
    Decoded::open(path, encoding)?.more(&mut start)?;
    let declared = start
        .lines()
        .next()
        .and_then(|line| line.split('\r').next()?.strip_prefix("sep="))
        .and_then(|rest| rest.bytes().next())
        .filter(u8::is_ascii);
    let delimiter = match declared {
        Some(delimiter) => delimiter,
        None => likeliest(path, encoding)?,
    };
    Ok(Dialect {
        delimiter: char::from(delimiter),
        header: true,
        declared: declared.is_some(),
        line_end: line_end(&start).map(str::to_owned),
    })
}

fn line_end(start: &str) -> Option<&'static str> {
    let at = start.find(['\r', '\n'])?;
    Some(match &start.as_bytes()[at..] {
        [b'\r', b'\n', ..] => "CRLF",
        [b'\r', ..] => "CR",
        _ => "LF",
    })
}

/// The delimiter with which most rows have as many values as the first; among equals the one
/// with more values.
fn likeliest(path: &Path, encoding: Encoding) -> Result<u8, ImportError> {
    let mut best = None;
    for (rank, delimiter) in DELIMITERS.into_iter().enumerate() {
        let Some((agreeing, values)) = agreement(path, encoding, delimiter)? else { continue };
        let score = (agreeing, values, Reverse(rank));
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, delimiter));
        }
    }
    Ok(best.map_or(DELIMITERS[0], |(_, delimiter)| delimiter))
}

/// How many of a thousand rows have as many values as the first, and how many those are; `None`
/// where there is but one value or the file cannot be read so.
fn agreement(
    path: &Path,
    encoding: Encoding,
    delimiter: u8,
) -> Result<Option<(usize, usize)>, ImportError> {
    let mut records = Records::open(path, encoding, delimiter, LONGEST)?;
    let (mut record, mut first, mut rows, mut agreeing) = (Record::default(), None, 0, 0);
    while rows < SAMPLE {
        match records.next(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error @ ImportError::Unreadable(_)) => return Err(error),
            Err(_) => return Ok(None),
        }
        let expected = *first.get_or_insert(record.len());
        agreeing += usize::from(record.len() == expected);
        rows += 1;
    }
    Ok(first.filter(|values| *values > 1).map(|values| (agreeing * SAMPLE / rows, values)))
}
