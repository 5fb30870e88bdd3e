//! CSV that a person opens in a spreadsheet by a double click: written as the spreadsheet of their
//! language reads it, and without anything that it would take for a formula. Machines get the
//! faithful CSV of [`super::write_csv_cell`].

use super::{write_csv_cell, write_plain};
use crate::import::{Cell, Column, Reading, value};

/// The language whose spreadsheets are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spreadsheet {
    /// `;` between values, `,` in numbers.
    German,
    /// `,` between values, `.` in numbers.
    English,
}

impl Spreadsheet {
    /// `en`; everything else is German.
    pub fn of_name(name: &str) -> Self {
        if name == "en" { Self::English } else { Self::German }
    }

    /// Writes what stands before the rows: the mark of UTF-8, without which spreadsheets guess
    /// the encoding, and the names of the columns.
    pub fn write_header(self, out: &mut Vec<u8>, columns: &[Column]) {
        out.extend_from_slice("\u{feff}".as_bytes());
        let names = columns.iter().map(|column| (Cell::Text(&column.name), Reading::Text));
        self.write_row(out, names);
    }

    /// Writes a row.
    pub fn write_row<'a>(
        self,
        out: &mut Vec<u8>,
        cells: impl Iterator<Item = (Cell<'a>, Reading)>,
    ) {
        for (at, (cell, reading)) in cells.enumerate() {
            if at > 0 {
                out.push(if self == Self::German { b';' } else { b',' });
            }
            self.write_cell(out, cell, reading);
        }
        out.extend_from_slice(b"\r\n");
    }

    fn write_cell(self, out: &mut Vec<u8>, cell: Cell<'_>, reading: Reading) {
        match cell {
            Cell::Text(text) if may_be_formula(text) => {
                quoted(out, &format!("'{text}"));
            }
            Cell::Text(text) if text.contains(';') => quoted(out, text),
            Cell::Integer(_) if self == Self::German => {
                let from = out.len();
                write_plain(out, cell, reading);
                let point = out[from..].iter().position(|byte| *byte == b'.');
                if let Some(point) = point {
                    out[from + point] = b',';
                }
            }
            _ => write_csv_cell(out, 0, cell, reading),
        }
    }
}

fn quoted(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    out.push(b'"');
}

/// Whether a spreadsheet could take a text for a formula (OWASP, CSV injection). A number with its
/// sign is none, `-5` stays what it is.
fn may_be_formula(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    match first {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !is_number(text),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['+', '-']).trim_end_matches(" %");
    [value::Style::German, value::Style::English]
        .into_iter()
        .any(|style| value::number(digits, style).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(spreadsheet: Spreadsheet, cells: &[(Cell<'_>, Reading)]) -> String {
        let mut out = Vec::new();
        spreadsheet.write_row(&mut out, cells.iter().copied());
        String::from_utf8(out).expect("text")
    }

    fn text(text: &str) -> String {
        written(Spreadsheet::German, &[(Cell::Text(text), Reading::Text)])
    }

    #[test]
    fn what_a_spreadsheet_would_calculate_is_shown_as_text() {
        for formula in ["=1+1", "@SUMME(A1)", "+cmd|' /C calc'!A0", "-2+3", " =1", "\t=1", "＝1"] {
            assert_eq!(text(formula), format!("\"'{formula}\"\r\n"));
        }
        assert_eq!(text("=\"a\""), "\"'=\"\"a\"\"\"\r\n");
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for harmless in ["-5", "+5", "-1.234", "-0.5", "Haus-Nr.", "a=b", "–", ""] {
            let quotes = if harmless.is_empty() { "\"\"" } else { harmless };
            assert_eq!(text(harmless), format!("{quotes}\r\n"));
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let style = value::Style::German;
        let amount = Reading::Decimal { style, scale: 2, unit: None };
        let cells = [(Cell::Integer(-123_450), amount), (Cell::Text("a;b,c"), Reading::Text)];
        assert_eq!(written(Spreadsheet::German, &cells), "-1234,50;\"a;b,c\"\r\n");
        assert_eq!(written(Spreadsheet::English, &cells), "-1234.50,\"a;b,c\"\r\n");
    }

    proptest! {
        #[test]
        fn nothing_begins_like_a_formula_but_a_number(cell in "[=+@\\-\t a0-9;,.\"]{0,8}") {
            let line = text(&cell);
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(b';')
                .has_headers(false)
                .from_reader(line.as_bytes());
            let record = reader.records().next().expect("a record").expect("sound");
            let shown = record.get(0).expect("a cell").trim_start_matches(' ');
            let begins = shown.starts_with(['=', '+', '-', '@', '\t']);
            prop_assert!(!begins || is_number(&cell), "{line}");
        }
    }
}
