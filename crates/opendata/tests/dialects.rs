//! What was written in any dialect comes back equal.

#[path = "../fuzz/digest.rs"]
mod digest;

use encoding_rs::{UTF_8, WINDOWS_1252};
use opendata::import::{Cell, Corrections, Encoding, Kind, Limits, Rows, inspect};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Dialect {
    delimiter: u8,
    line_end: &'static str,
    encoding: Encoding,
    always_quoted: bool,
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let delimiters = prop::sample::select(b";,\t|".to_vec());
    let line_ends = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let encodings = prop::sample::select(vec![
        Encoding::Utf8,
        Encoding::Utf8Bom,
        Encoding::Windows1252,
        Encoding::Utf16Le,
    ]);
    (delimiters, line_ends, encodings, any::<bool>()).prop_map(
        |(delimiter, line_end, encoding, always_quoted)| Dialect {
            delimiter,
            line_end,
            encoding,
            always_quoted,
        },
    )
}

/// Cells with everything that hurts: delimiters, quotes, line ends, umlauts, the euro sign.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-ZäöüßÄÖÜ€ ]{0,12}",
        2 => "-?[0-9]{1,4}(\\.[0-9]{3})?(,[0-9]{2})?",
        1 => "[;,\t|\"\r\n'=. äß€a1]{0,8}",
    ]
}

fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6_usize).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec(cells(), columns), 1..30)
    })
}

fn written(dialect: &Dialect, table: &[Vec<String>]) -> Vec<u8> {
    let mut builder = csv::WriterBuilder::new();
    builder.delimiter(dialect.delimiter);
    builder.terminator(match dialect.line_end {
        "\r\n" => csv::Terminator::CRLF,
        end => csv::Terminator::Any(end.as_bytes()[0]),
    });
    if dialect.always_quoted {
        builder.quote_style(csv::QuoteStyle::Always);
    }
    let mut writer = builder.from_writer(Vec::new());
    let header: Vec<String> = (0..table[0].len()).map(|at| format!("Spalte {at}")).collect();
    writer.write_record(&header).expect("written");
    for row in table {
        writer.write_record(row).expect("written");
    }
    let text = String::from_utf8(writer.into_inner().expect("flushed")).expect("UTF-8");
    match dialect.encoding {
        Encoding::Utf8Bom => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Windows1252 => WINDOWS_1252.encode(&text).0.into_owned(),
        Encoding::Utf16Le => {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            [b"\xff\xfe".to_vec(), units.collect()].concat()
        }
        _ => UTF_8.encode(&text).0.into_owned(),
    }
}

/// Rows without any value are left out, and a cell of nothing but spaces has no value.
fn expected(table: &[Vec<String>]) -> Vec<Vec<String>> {
    let value = |cell: &String| if cell.trim().is_empty() { String::new() } else { cell.clone() };
    table
        .iter()
        .map(|row| row.iter().map(value).collect::<Vec<_>>())
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

proptest! {
    #[test]
    fn a_table_written_in_any_dialect_comes_back(dialect in dialects(), table in tables()) {
        let expected = expected(&table);
        prop_assume!(!expected.is_empty());
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), written(&dialect, &table)).expect("written");
        let limits = Limits::default();
        // A table this small need not show its encoding or delimiter; the editor says them.
        let corrections = Corrections {
            encoding: Some(dialect.encoding),
            delimiter: Some(char::from(dialect.delimiter)),
            header: Some(true),
            columns: (0..table[0].len())
                .map(|at| {
                    let text = opendata::import::ColumnCorrection {
                        kind: Some(Kind::Text),
                        ..Default::default()
                    };
                    (format!("Spalte {at}"), text)
                })
                .collect(),
        };
        let found = inspect(file.path(), &corrections, &limits).expect("sound");
        let mut rows = Rows::open(file.path(), &found, &limits).expect("opened");
        let mut all = Vec::new();
        while rows.advance().expect("read") {
            let row = (0..found.columns.len()).map(|at| match rows.cell(at).expect("a cell") {
                Cell::Text(text) => text.to_owned(),
                _ => String::new(),
            });
            all.push(row.collect::<Vec<_>>());
        }
        prop_assert_eq!(all, expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        digest::anything(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a-c1-9;,\t\r\n\"€.%-]{0,300}") {
        digest::anything(text.as_bytes());
    }
}
