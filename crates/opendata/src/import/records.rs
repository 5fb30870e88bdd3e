//! Rows of text values out of a CSV file, one at a time, with the line each begins on.

use std::path::Path;

use memchr::{memchr, memchr_iter, memchr3};

use super::{
    encoding::{Decoded, Encoding},
    error::ImportError,
};

/// Reads records; RFC 4180 with any delimiter, and with line ends LF, CRLF or CR, mixed as they
/// come. Lines without any character are passed over.
pub(super) struct Records {
    source: Decoded,
    delimiter: u8,
    longest: usize,
    text: String,
    at: usize,
    ended: bool,
    line: u64,
}

/// One record; reused from row to row.
#[derive(Default)]
pub(super) struct Record {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Values with doubled quotes are put together here.
    scratch: String,
    /// The record's raw text.
    raw: String,
    fields: Vec<Field>,
}

#[derive(Clone, Copy)]
struct Field {
    start: usize,
    end: usize,
    in_scratch: bool,
}

impl Record {
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    pub(super) fn get(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", |field| self.text(*field))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| self.text(*field))
    }

    fn text(&self, field: Field) -> &str {
        let text = if field.in_scratch { &self.scratch } else { &self.raw };
        &text[field.start..field.end]
    }
}

/// What scanning the buffer for one record came to.
enum Scan {
    /// It ends before this position; the next begins at the other.
    Record { end: usize, next: usize },
    /// The buffer ends first.
    More { in_quotes: bool },
}

impl Records {
    pub(super) fn open(
        path: &Path,
        encoding: Encoding,
        delimiter: u8,
        longest: usize,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            source: Decoded::open(path, encoding)?,
            delimiter,
            longest,
            text: String::new(),
            at: 0,
            ended: false,
            line: 1,
        })
    }

    /// Reads the next record; `false` at the end of the file.
    ///
    /// # Errors
    /// [`ImportError::OpenQuote`] and [`ImportError::RowTooLong`].
    pub(super) fn next(&mut self, record: &mut Record) -> Result<bool, ImportError> {
        loop {
            record.fields.clear();
            record.scratch.clear();
            if self.at == self.text.len() && self.ended {
                return Ok(false);
            }
            match self.scan(record) {
                Scan::Record { end, next } => {
                    let start = std::mem::replace(&mut self.at, next);
                    record.line = self.line;
                    self.line += lines(&self.text.as_bytes()[start..next]);
                    if end == start {
                        continue;
                    }
                    record.raw.clear();
                    record.raw.push_str(&self.text[start..end]);
                    return Ok(true);
                }
                Scan::More { in_quotes } => self.fill(in_quotes)?,
            }
        }
    }

    fn fill(&mut self, in_quotes: bool) -> Result<(), ImportError> {
        let pending = self.text.len() - self.at;
        if pending > self.longest || (self.ended && in_quotes) {
            return Err(if in_quotes {
                ImportError::OpenQuote { line: self.line }
            } else {
                ImportError::RowTooLong { line: self.line, limit: self.longest }
            });
        }
        self.text.drain(..self.at);
        self.at = 0;
        self.ended = !self.source.more(&mut self.text)?;
        Ok(())
    }

    /// Finds the fields of the record that begins at the current position.
    fn scan(&self, record: &mut Record) -> Scan {
        let bytes = &self.text.as_bytes()[self.at..];
        let mut start = 0;
        loop {
            let end = if bytes.get(start) == Some(&b'"') {
                match self.quoted(bytes, start, record) {
                    Some(end) => end,
                    None => return Scan::More { in_quotes: true },
                }
            } else {
                let end = self.field_end(bytes, start);
                record.fields.push(Field { start, end, in_scratch: false });
                end
            };
            match bytes.get(end) {
                Some(byte) if *byte == self.delimiter => start = end + 1,
                Some(b'\r') => match bytes.get(end + 1) {
                    None if !self.ended => return Scan::More { in_quotes: false },
                    Some(b'\n') => return self.found(end, 2),
                    _ => return self.found(end, 1),
                },
                Some(_) => return self.found(end, 1),
                None if self.ended => return self.found(end, 0),
                None => return Scan::More { in_quotes: false },
            }
        }
    }

    fn found(&self, end: usize, terminator: usize) -> Scan {
        Scan::Record { end: self.at + end, next: self.at + end + terminator }
    }

    fn field_end(&self, bytes: &[u8], start: usize) -> usize {
        memchr3(self.delimiter, b'\n', b'\r', &bytes[start..])
            .map_or(bytes.len(), |found| start + found)
    }

    /// A field in quotes; `None` where the buffer ends before it does. What follows the closing
    /// quote belongs to the value, as Excel reads it.
    fn quoted(&self, bytes: &[u8], open: usize, record: &mut Record) -> Option<usize> {
        let text = &self.text[self.at..];
        let scratch = record.scratch.len();
        let mut from = open + 1;
        loop {
            let quote = from + memchr(b'"', &bytes[from..])?;
            match bytes.get(quote + 1) {
                Some(b'"') => {
                    record.scratch.push_str(&text[from..=quote]);
                    from = quote + 2;
                }
                None if !self.ended => return None,
                _ => {
                    let end = self.field_end(bytes, quote + 1);
                    let plain = from == open + 1 && end == quote + 1;
                    record.fields.push(if plain {
                        Field { start: from, end: quote, in_scratch: false }
                    } else {
                        record.scratch.push_str(&text[from..quote]);
                        record.scratch.push_str(&text[quote + 1..end]);
                        Field { start: scratch, end: record.scratch.len(), in_scratch: true }
                    });
                    return Some(end);
                }
            }
        }
    }
}

/// How many lines end in these bytes: LF, CRLF and CR each end one.
fn lines(bytes: &[u8]) -> u64 {
    let lf = memchr_iter(b'\n', bytes).count();
    let lone = memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    (lf + lone) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn read(text: &str, delimiter: u8) -> Result<Vec<(u64, Vec<String>)>, ImportError> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("written");
        let mut records = Records::open(file.path(), Encoding::Utf8, delimiter, 1 << 20)?;
        let (mut record, mut all) = (Record::default(), Vec::new());
        while records.next(&mut record)? {
            all.push((record.line, record.iter().map(str::to_owned).collect()));
        }
        Ok(all)
    }

    #[test]
    fn each_record_knows_the_line_it_begins_on() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "\"1", "2\";3", "", "4;\"x\"\"y\""].join(end);
            let expected = [
                (1, vec!["a".to_owned(), "b".to_owned()]),
                (2, vec![format!("1{end}2"), "3".to_owned()]),
                (5, vec!["4".to_owned(), "x\"y".to_owned()]),
            ];
            assert_eq!(read(&text, b';').expect("read"), expected, "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named_by_its_line() {
        let error = read("a,b\n1,2\n\"3,4\n5,6\n", b',').expect_err("open");
        assert!(matches!(error, ImportError::OpenQuote { line: 3 }), "{error:?}");
        let endless = format!("a,b\n\"{}", "x\n".repeat(1 << 20));
        let error = read(&endless, b',').expect_err("open");
        assert!(matches!(error, ImportError::OpenQuote { line: 2 }), "{error:?}");
    }

    #[test]
    fn a_quote_inside_a_value_is_a_character() {
        let all = read("37°36'37.8\"N,b\n\"a\"c,\n", b',').expect("read");
        assert_eq!(all[0].1, ["37°36'37.8\"N", "b"]);
        assert_eq!(all[1].1, ["ac", ""]);
    }
}
