//! What is read, and what is refused with a sentence that names the line.

use std::fmt::Write;

use commons::Explain;
use opendata::import::{
    BadLine, Cell, ColumnCorrection, Corrections, Encoding, ImportError, Inspection, Kind, Limits,
    Mistake, Note, Reading, Rows, Warning, inspect,
    value::{Style, Unit},
};
use tempfile::NamedTempFile;

fn file(bytes: impl AsRef<[u8]>) -> NamedTempFile {
    let file = NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), bytes).expect("written");
    file
}

fn read(bytes: impl AsRef<[u8]>) -> Result<Inspection, ImportError> {
    inspect(file(bytes).path(), &Corrections::default(), &Limits::default())
}

fn readings(bytes: impl AsRef<[u8]>) -> Vec<Reading> {
    read(bytes).expect("sound").columns.into_iter().map(|column| column.reading).collect()
}

fn code(error: &ImportError) -> &'static str {
    error.code()
}

const GERMAN: Style = Style::German;

#[test]
fn columns_of_a_german_office_have_their_types() {
    let text = "Straße;Baujahr;Kosten;Anteil;Fertig;Stand;PLZ;Bemerkung\r\n\
                Mühlenweg;1987;1.234.567,80 €;12,5 %;ja;01.02.2026;01067;-\r\n\
                Am Anger;2003;-17,00 €;7 %;nein;24.12.2025;14467;siehe Akte\r\n";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let found = read(bytes).expect("sound");
    assert_eq!(found.encoding, Encoding::Windows1252);
    let readings: Vec<_> = found.columns.iter().map(|column| column.reading).collect();
    assert_eq!(
        readings,
        [
            Reading::Text,
            Reading::Integer { style: GERMAN, unit: None },
            Reading::Decimal { style: GERMAN, scale: 2, unit: Some(Unit::Euro) },
            Reading::Decimal { style: GERMAN, scale: 1, unit: Some(Unit::Percent) },
            Reading::Boolean { pair: 0 },
            Reading::Date { style: opendata::import::value::DayStyle::German },
            Reading::Text,
            Reading::Text,
        ]
    );
    assert_eq!(found.columns[6].notes, [Note::LeadingZero { line: 2, value: "01067".to_owned() }]);
}

#[test]
fn the_last_row_can_still_make_a_column_text() {
    let mut text = "n;m\n".to_owned();
    for n in 0..50_000 {
        writeln!(text, "{n};1").expect("a string takes it");
    }
    text.push_str("unbekannt;1\n");
    let found = read(text).expect("sound");
    assert_eq!(found.columns[0].reading, Reading::Text);
    assert_eq!(
        found.columns[0].notes,
        [Note::Mixed {
            kind: "number".to_owned(),
            line: 50_002,
            value: "unbekannt".to_owned(),
            others: 1
        }]
    );
}

#[test]
fn what_could_be_german_or_english_follows_the_other_columns_and_says_so() {
    let ambiguous = "a;b\n1.234;0,5\n5.678;1,5\n";
    let found = read(ambiguous).expect("sound");
    assert_eq!(found.columns[0].reading, Reading::Integer { style: GERMAN, unit: None });
    assert_eq!(found.columns[0].notes, [Note::Ambiguous { style: GERMAN }]);

    let english = "a;b\n1.234;0.5\n5.678;1.5\n";
    assert_eq!(
        readings(english)[0],
        Reading::Decimal { style: Style::English, scale: 3, unit: None }
    );
    // Four digits without grouping stand beside it: then the point is a decimal point.
    let ungrouped = "a;b\n1.234;x\n5678;y\n";
    assert_eq!(
        readings(ungrouped)[0],
        Reading::Decimal { style: Style::English, scale: 3, unit: None }
    );
}

#[test]
fn cells_that_say_nothing_known_are_missing_in_a_column_of_numbers() {
    let found = read("n;t\n1,5;-\n-;a\nk. A.;b\n;c\n").expect("sound");
    assert_eq!(found.columns[0].missing, 3);
    assert_eq!(found.columns[0].notes, [Note::Marks { count: 2, mark: "-".to_owned() }]);
    assert_eq!(found.columns[1].missing, 0);
}

#[test]
fn units_that_change_within_a_column_make_it_text() {
    let found = read("n;t\n1,5 €;a\n2,5 %;b\n").expect("sound");
    assert_eq!(found.columns[0].reading, Reading::Text);
    assert_eq!(found.columns[0].notes, [Note::Units { line: 3, value: "2,5 %".to_owned() }]);
}

#[test]
fn years_above_columns_are_a_header() {
    let found = read("Konto;2015;2016\nA;1,50;2\nB;3;4\n").expect("sound");
    assert!(found.dialect.header);
    assert_eq!(found.columns[1].name, "2015");
    let bare = read("Berlin;3500000\nPotsdam;187000\n").expect("sound");
    assert!(!bare.dialect.header);
    assert_eq!((bare.rows, bare.columns[0].name.as_str()), (2, "column_1"));
    assert_eq!(bare.warnings, [Warning::NoHeader]);
}

#[test]
fn names_are_made_unique_and_the_editor_is_told() {
    let found = read("Ort;ort;;_id;\na;b;c;1;\n").expect("sound");
    let names: Vec<_> = found.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["Ort", "ort_2", "column_3", "_id_2"]);
    assert_eq!(
        found.warnings,
        [
            Warning::DuplicateName { name: "ort".into(), renamed: "ort_2".into() },
            Warning::NoName { position: 3, name: "column_3".into() },
            Warning::DuplicateName { name: "_id".into(), renamed: "_id_2".into() },
            Warning::EmptyColumn { position: 5 },
        ]
    );
}

#[test]
fn a_file_that_names_its_delimiter_and_ends_in_blank_rows_is_read() {
    let found = read("sep=|\na|b\n1|2\n|\n|\n").expect("sound");
    assert_eq!((found.dialect.delimiter, found.rows), ('|', 1));
    assert_eq!(found.warnings, [Warning::BlankRows { count: 2 }]);
}

#[test]
fn utf_16_is_read() {
    let text = "Straße;Höhe\r\nMühlenweg;1,5\r\n";
    for (mark, little) in [(b"\xff\xfe", true), (b"\xfe\xff", false)] {
        let units = text.encode_utf16();
        let bytes: Vec<u8> = units
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect();
        let found = read([mark.as_slice(), &bytes].concat()).expect("sound");
        assert_eq!(found.columns[0].examples, ["Mühlenweg"]);
        assert_eq!(found.columns[1].name, "Höhe");
    }
}

#[test]
fn every_ragged_line_is_named_up_to_a_hundred() {
    let mut text = "a;b;c\n".to_owned();
    for n in 0..150 {
        text.push_str(if n % 2 == 0 { "1;2\n" } else { "1;2;3;4\n" });
    }
    text.push_str("1;2;3\n");
    let error = read(text).expect_err("ragged");
    let ImportError::Ragged { expected: 3, count: 150, lines } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(lines.len(), 100);
    let bad = |line, found| BadLine {
        line,
        column: None,
        mistake: Mistake::Values { expected: 3, found },
    };
    assert_eq!(lines[..2], [bad(2, 2), bad(3, 4)]);
    assert_eq!((code(&error), error.details().len()), ("opendata-import-ragged", 100));
    assert_eq!(error.place().line, Some(2));
}

#[test]
fn each_kind_of_bad_file_has_its_own_code() {
    let error = |bytes: &[u8]| code(&read(bytes).expect_err("bad")).to_owned();
    assert_eq!(error(b""), "opendata-import-empty");
    assert_eq!(error(b"\r\n\r\n"), "opendata-import-empty");
    assert_eq!(error(b"a;b;c\r\n"), "opendata-import-header-only");
    assert_eq!(error(b"PK\x03\x04 xl/workbook.xml"), "opendata-import-spreadsheet");
    assert_eq!(error(b"\x89PNG\r\n\x1a\n"), "opendata-import-binary");
    assert_eq!(error(b"a;b\n\x00\x01;2\n"), "opendata-import-binary");
    assert_eq!(error(b"a;b\n1;M\x81hle\n"), "opendata-import-undecodable");
    assert_eq!(error(b"a;b\n1;\"2\n3;4\n"), "opendata-import-open-quote");

    let wide = vec!["x"; 501].join(";");
    assert_eq!(error(wide.as_bytes()), "opendata-import-too-many-columns");
}

#[test]
fn more_than_the_limits_is_refused_by_the_limit() {
    let three = file("a;b\n1;2\n3;4\n5;6\n");
    let with = |limits| inspect(three.path(), &Corrections::default(), &limits);
    let limits = Limits { rows: 2, ..Limits::default() };
    assert!(matches!(with(limits), Err(ImportError::TooManyRows { limit: 2 })));
    let limits = Limits { bytes: 10, ..Limits::default() };
    let error = with(limits).expect_err("large");
    assert!(matches!(error, ImportError::TooLarge { found: 16, limit: 10 }), "{error:?}");
    assert_eq!(error.status(), 413);
    let limits = Limits { row_bytes: 1000, ..Limits::default() };
    let long = file(format!("a;b\n1;{}\n", "x".repeat(1 << 20)));
    let error = inspect(long.path(), &Corrections::default(), &limits).expect_err("long");
    assert!(matches!(error, ImportError::RowTooLong { line: 2, limit: 1000 }), "{error:?}");
}

#[test]
fn an_editor_can_correct_a_column_where_its_values_allow_it() {
    let plan = file("Nr;Wert\n1;1.234\n2;5.678\n");
    let corrected = |column: &str, kind| {
        let correction = ColumnCorrection {
            kind: Some(kind),
            title: Some(" Neuer Titel ".to_owned()),
            description: None,
        };
        let columns = [(column.to_owned(), correction)].into();
        inspect(plan.path(), &Corrections { columns, ..Corrections::default() }, &Limits::default())
    };
    let english = corrected("Wert", Kind::NumberEnglish).expect("allowed");
    assert_eq!(
        english.columns[1].reading,
        Reading::Decimal { style: Style::English, scale: 3, unit: None }
    );
    assert_eq!(english.columns[1].title, "Neuer Titel");
    assert_eq!(english.columns[1].notes, [Note::Chosen]);

    let error = corrected("Wert", Kind::Date).expect_err("not allowed");
    assert!(matches!(&error, ImportError::Unfit { line: 2, value, .. } if value == "1.234"));
    assert!(matches!(
        corrected("Preis", Kind::Text),
        Err(ImportError::NoSuchColumn(name)) if name == "Preis"
    ));
}

#[test]
fn rows_come_with_the_values_of_their_types() {
    let source = file("Tag;Betrag;Ja\n1.2.2026;1.000,5-;nein\n;-;\n24.12.2026;3;ja\n");
    let limits = Limits::default();
    let found = inspect(source.path(), &Corrections::default(), &limits).expect("sound");
    let mut rows = Rows::open(source.path(), &found, &limits).expect("opened");
    let mut all = Vec::new();
    while rows.advance().expect("read") {
        let row: Vec<String> = (0..3)
            .map(|at| match rows.cell(at).expect("a cell") {
                Cell::Time(time) => time.as_str().to_owned(),
                other => format!("{other:?}"),
            })
            .collect();
        all.push((rows.line(), row.join(" ")));
    }
    let expected = [
        (2, "2026-02-01 Integer(-10005) Boolean(false)"),
        (3, "Missing Missing Missing"),
        (4, "2026-12-24 Integer(30) Boolean(true)"),
    ];
    assert_eq!(all, expected.map(|(line, row)| (line, row.to_owned())));
}
