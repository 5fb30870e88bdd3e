//! The files of a version say the same as their source, and the engine answers what was asked.

use std::{fmt::Write, time::Duration};

use opendata::{
    import::{Cell, Corrections, Inspection, Kind, Limits, Rows, inspect},
    table::{
        Built, Direction, Engine, EngineLimits, Filter, JsonKeys, Op, Page, Query, QueryError,
        Sort, TableError, build, table_schema, write_json_row, write_plain,
    },
};
use parquet::{
    file::reader::{FileReader, SerializedFileReader},
    record::Field,
};
use proptest::prelude::*;
use tempfile::TempDir;

struct Version {
    dir: TempDir,
    found: Inspection,
    built: Built,
}

impl Version {
    fn of(text: &str) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let source = dir.path().join("source.csv");
        std::fs::write(&source, text).expect("written");
        let limits = Limits::default();
        let found = inspect(&source, &Corrections::default(), &limits).expect("sound");
        let built = build(&source, &found, &limits, dir.path(), &mut |_| {}).expect("built");
        Self { dir, found, built }
    }

    fn page(&self) -> Page<'_> {
        Page {
            key: self.dir.path().to_str().expect("a path"),
            path: &self.built.table,
            columns: &self.found.columns,
            rows: self.found.rows,
        }
    }

    fn filter(&self, column: &str, op: Op, value: &str) -> Filter {
        let column = self.found.columns.iter().position(|c| c.name == column).expect(column);
        Filter { column, op, value: value.to_owned() }
    }

    fn sort(&self, column: &str, direction: Direction) -> Sort {
        let column = self.found.columns.iter().position(|c| c.name == column).expect(column);
        Sort { column, direction }
    }
}

async fn ids(engine: &Engine, version: &Version, query: &Query) -> Result<Vec<i64>, TableError> {
    let mut ids = Vec::new();
    engine.rows(version.page(), query, |row| ids.push(row.id())).await?;
    let count = engine.count(version.page(), &query.filters).await?;
    if query.offset == 0 && query.limit > count {
        assert_eq!(ids.len() as u64, count);
    }
    Ok(ids)
}

const TREES: &str = "Baum;Art;Höhe;Wert;Gepflanzt;Geprüft\n\
                     1;Linde;12,5;1.000,00 €;01.03.1998;ja\n\
                     2;Ahorn;8,0;250,50 €;15.10.2004;nein\n\
                     3;äpfel;;1.200,00 €;;ja\n\
                     4;Zierkirsche;3,25;-5,00 €;24.12.2020;nein\n\
                     5;Linde;9,0;99,99 €;01.03.1998;\n";

#[tokio::test(flavor = "multi_thread")]
async fn filters_compare_by_the_kind_of_their_column() {
    let version = Version::of(TREES);
    let engine = Engine::new(EngineLimits::default());
    for (column, op, value, expected) in [
        ("Art", Op::Eq, "Linde", vec![1, 5]),
        ("Art", Op::Eq, "linde", vec![]),
        ("Art", Op::Ne, "Linde", vec![2, 3, 4]),
        ("Art", Op::Contains, "APFEL", vec![3]),
        ("Höhe", Op::Ge, "9", vec![1, 5]),
        ("Höhe", Op::Gt, "8,99", vec![1, 5]),
        ("Höhe", Op::Lt, "3.255", vec![4]),
        ("Höhe", Op::Eq, "3.255", vec![]),
        ("Höhe", Op::Empty, "", vec![3]),
        ("Höhe", Op::Contains, "2.5", vec![1]),
        ("Wert", Op::Ge, "1.000,00", vec![1, 3]),
        ("Wert", Op::Lt, "0", vec![4]),
        ("Wert", Op::Lt, "99999999999999999", vec![1, 2, 3, 4, 5]),
        ("Wert", Op::Gt, "99999999999999999", vec![]),
        ("Gepflanzt", Op::Le, "31.12.2004", vec![1, 2, 5]),
        ("Gepflanzt", Op::Gt, "2004-10-15", vec![4]),
        ("Geprüft", Op::Eq, "ja", vec![1, 3]),
        ("Geprüft", Op::Ne, "true", vec![2, 4, 5]),
        ("Geprüft", Op::Present, "", vec![1, 2, 3, 4]),
    ] {
        let filters = vec![version.filter(column, op, value)];
        let query = Query { filters, limit: 100, ..Query::default() };
        let found = ids(&engine, &version, &query).await.expect("answered");
        assert_eq!(found, expected, "{column} {op:?} {value}");
    }
    let bad = Query { filters: vec![version.filter("Höhe", Op::Gt, "hoch")], ..Query::default() };
    let error = ids(&engine, &version, &bad).await.expect_err("no number");
    assert!(matches!(error, TableError::Query(QueryError::Value { .. })), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_sorted_as_germans_sort_with_missing_values_last() {
    let version = Version::of(TREES);
    let engine = Engine::new(EngineLimits::default());
    let sorted = |column, direction| Query {
        sort: Some(version.sort(column, direction)),
        limit: 100,
        ..Query::default()
    };
    let by_kind = sorted("Art", Direction::Ascending);
    assert_eq!(ids(&engine, &version, &by_kind).await.expect("sorted"), [2, 3, 1, 5, 4]);
    let by_height = sorted("Höhe", Direction::Ascending);
    assert_eq!(ids(&engine, &version, &by_height).await.expect("sorted"), [4, 2, 5, 1, 3]);
    let falling = sorted("Höhe", Direction::Descending);
    assert_eq!(ids(&engine, &version, &falling).await.expect("sorted"), [1, 5, 2, 4, 3]);
}

/// Reports: column `a` has 3 values, `b` 40 and some missing, `c` one for each row, `d` is text.
struct Report {
    id: i64,
    a: &'static str,
    b: Option<i64>,
    c: i64,
    d: &'static str,
}

fn reports(rows: i64) -> Vec<Report> {
    let report = |id: i64| Report {
        id,
        a: ["offen", "in Arbeit", "erledigt"][usize::try_from(id * id % 3).expect("small")],
        b: Some(id * 7 % 41).filter(|b| *b != 40),
        c: id * 31 % rows,
        d: if id % 5 == 0 { "eine Ampel an der Straße, die nicht geht" } else { "etwas anderes" },
    };
    (1..=rows).map(report).collect()
}

fn as_csv(reports: &[Report]) -> String {
    let mut text = "a;b;c;d\n".to_owned();
    for Report { a, b, c, d, .. } in reports {
        let b = b.map(|b| b.to_string()).unwrap_or_default();
        let _ = writeln!(text, "{a};{b};{c};{d}");
    }
    text
}

type Holds = fn(&Report) -> bool;

#[tokio::test(flavor = "multi_thread")]
async fn a_large_table_answers_as_if_each_row_were_looked_at() {
    let reports = reports(66_000);
    let version = Version::of(&as_csv(&reports));
    let engine = Engine::new(EngineLimits::default());
    let is = |column, op, value| version.filter(column, op, value);
    let questions: [(Vec<Filter>, Holds); 10] = [
        (vec![is("a", Op::Eq, "offen")], |r| r.a == "offen"),
        (vec![is("a", Op::Ne, "offen")], |r| r.a != "offen"),
        (vec![is("a", Op::Contains, "ARBEIT")], |r| r.a == "in Arbeit"),
        (vec![is("a", Op::Eq, "nirgends")], |_| false),
        (vec![is("b", Op::Empty, ""), is("a", Op::Ne, "offen")], |r| {
            r.b.is_none() && r.a != "offen"
        }),
        (vec![is("a", Op::Ne, "offen"), is("b", Op::Ge, "20"), is("b", Op::Lt, "30")], |r| {
            r.a != "offen" && r.b.is_some_and(|b| (20..30).contains(&b))
        }),
        (vec![is("b", Op::Eq, "7"), is("c", Op::Lt, "1000")], |r| r.b == Some(7) && r.c < 1000),
        (vec![is("a", Op::Ne, "offen"), is("d", Op::Contains, "strasse")], |r| {
            r.a != "offen" && r.id % 5 == 0
        }),
        (vec![is("b", Op::Eq, "3"), is("d", Op::Contains, "ampel")], |r| {
            r.b == Some(3) && r.id % 5 == 0
        }),
        (vec![is("c", Op::Ge, "65000")], |r| r.c >= 65_000),
    ];
    for (filters, holds) in questions {
        let mut expected: Vec<&Report> = reports.iter().filter(|report| holds(report)).collect();
        let total = engine.count(version.page(), &filters).await.expect("counted");
        assert_eq!(total, expected.len() as u64, "{filters:?}");
        for sort in [None, Some(version.sort("c", Direction::Descending))] {
            if sort.is_some() {
                expected.sort_by_key(|report| std::cmp::Reverse((report.c, report.id)));
            }
            for offset in [0, 150, total.saturating_sub(3)] {
                let query = Query { filters: filters.clone(), sort, offset, limit: 100 };
                let found = ids(&engine, &version, &query).await.expect("answered");
                let first = usize::try_from(offset).expect("small");
                let page: Vec<_> = expected.iter().skip(first).take(100).map(|r| r.id).collect();
                assert_eq!(found, page, "{query:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_is_found_by_its_number() {
    let version = Version::of(TREES);
    let engine = Engine::new(EngineLimits::default());
    let mut json = Vec::new();
    let keys = JsonKeys::new(&version.found.columns);
    let there = engine
        .row(version.page(), 4, |row| write_json_row(&mut json, row.id(), &keys, row.cells()))
        .await
        .expect("answered");
    assert!(there);
    assert_eq!(
        String::from_utf8(json).expect("text"),
        r#"{"_id":4,"Baum":4,"Art":"Zierkirsche","Höhe":3.25,"Wert":-5.00,"Gepflanzt":"2020-12-24","Geprüft":false}"#
    );
    for missing in [0, 6, u64::MAX] {
        assert!(!engine.row(version.page(), missing, |_| {}).await.expect("answered"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_too_long_is_ended() {
    let mut text = "a;b\n".to_owned();
    for n in 0..40_000 {
        let _ = writeln!(text, "eins;der lange Text ß {n} ohne das Wort");
    }
    let version = Version::of(&text);
    let engine = Engine::new(EngineLimits { deadline: Duration::ZERO, ..EngineLimits::default() });
    // The clock counts whole milliseconds: the first may still pass.
    tokio::time::sleep(Duration::from_millis(2)).await;
    let mut ended = false;
    for attempt in 0..50 {
        let filters = vec![version.filter("b", Op::Contains, &format!("nirgends {attempt}"))];
        match engine.count(version.page(), &filters).await {
            Err(TableError::TooLong) => ended = true,
            Ok(0) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(ended, "no query was ended by the deadline");
}

#[test]
fn parquet_holds_every_value_exactly() {
    let version = Version::of(
        "Text;Zahl;Betrag;Tag;Zeit;Ja\n\
         ä \"b\";1;-1.234,50;01.02.1969;2026-11-24T08:05:00Z;ja\n\
         ;;;;;\n\
         c;3;0,01;24.12.2026;2026-11-24T08:05:00.5+01:00;nein\n\
         d;;;;;\n",
    );
    let file = std::fs::File::open(&version.built.parquet).expect("there");
    let reader = SerializedFileReader::new(file).expect("a Parquet file");
    let rows: Vec<Vec<String>> = reader
        .get_row_iter(None)
        .expect("rows")
        .map(|row| {
            let row = row.expect("a row");
            row.get_column_iter().map(|(_, field)| shown(field)).collect()
        })
        .collect();
    let first = ["ä \"b\"", "1", "-1234.50", "-334", "1795507500000000", "true"];
    let second = ["c", "3", "0.01", "20811", "1795503900500000", "false"];
    let third = ["d", "null", "null", "null", "null", "null"];
    assert_eq!(rows, [first, second, third]);
}

fn shown(field: &Field) -> String {
    match field {
        Field::Str(text) => text.clone(),
        Field::Decimal(decimal) => {
            let bytes: [u8; 8] = decimal.data().try_into().expect("64 bits");
            let mut out = Vec::new();
            let scale = u8::try_from(decimal.scale()).expect("a scale");
            let reading = opendata::import::Reading::Decimal {
                style: opendata::import::value::Style::German,
                scale,
                unit: None,
            };
            write_plain(&mut out, Cell::Integer(i64::from_be_bytes(bytes)), reading);
            String::from_utf8(out).expect("text")
        }
        Field::Date(days) => days.to_string(),
        Field::TimestampMicros(at) => at.to_string(),
        other => other.to_string(),
    }
}

#[test]
fn the_schema_names_types_units_and_what_is_required() {
    let version = Version::of(TREES);
    let schema = table_schema(&version.found.columns);
    let fields = schema["fields"].as_array().expect("fields");
    let types: Vec<_> = fields.iter().map(|field| field["type"].as_str()).collect();
    let expected = ["integer", "string", "number", "number", "date", "boolean"];
    assert_eq!(types, expected.map(Some));
    assert_eq!(fields[3]["unit"], "EUR");
    assert_eq!(fields[0]["constraints"]["required"], true);
    assert_eq!(fields[2].get("constraints"), None);
}

/// All values of a version as machines read them.
fn values(path: &std::path::Path, found: &Inspection) -> Vec<Vec<String>> {
    let limits = Limits::default();
    let mut rows = Rows::open(path, found, &limits).expect("opened");
    let mut all = Vec::new();
    while rows.advance().expect("read") {
        let row = found.columns.iter().enumerate().map(|(at, column)| {
            let mut out = Vec::new();
            write_plain(&mut out, rows.cell(at).expect("a cell"), column.reading);
            String::from_utf8(out).expect("text")
        });
        all.push(row.collect());
    }
    all
}

fn offices_tables() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "[a-cäöü \"]{0,5}".prop_map(|text| format!("\"{}\"", text.replace('"', "\"\""))),
        "-?[1-9][0-9]{0,2}(\\.[0-9]{3})?,[0-9]{1,3}",
        "[0-3][0-9]\\.0[1-9]\\.20[0-2][0-9]",
        Just(String::new()),
    ];
    (1..5_usize).prop_flat_map(move |columns| {
        let row = prop::collection::vec(cell.clone(), columns + 1).prop_map(|row| row.join(";"));
        prop::collection::vec(row, 1..40).prop_map(move |rows| {
            let header = (0..=columns).map(|n| format!("s{n}")).collect::<Vec<_>>().join(";");
            format!("{header}\n{}\n", rows.join("\n"))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn our_csv_says_the_same_as_the_original(text in offices_tables()) {
        let has_rows = text.lines().skip(1).any(|line| {
            line.chars().any(|c| !matches!(c, ';' | '"' | ' '))
        });
        prop_assume!(has_rows);
        let version = Version::of(&text);
        let limits = Limits::default();
        // Our own CSV needs no guessing: its types are in the schema.
        let columns = version.found.columns.iter().map(|column| {
            let kind = match Kind::of(column.reading) {
                Kind::NumberGerman => Kind::NumberEnglish,
                kind => kind,
            };
            let correction = opendata::import::ColumnCorrection { kind: Some(kind), ..Default::default() };
            (column.name.clone(), correction)
        });
        let corrections = Corrections {
            columns: columns.collect(),
            delimiter: Some(','),
            header: Some(true),
            ..Corrections::default()
        };
        let again = inspect(&version.built.csv, &corrections, &limits).expect("our own CSV");
        let source = version.dir.path().join("source.csv");
        prop_assert_eq!(values(&version.built.csv, &again), values(&source, &version.found));
    }
}
