//! Files that real towns published: the type of every column right, sums to the cent.

use std::path::{Path, PathBuf};

use opendata::import::{
    Cell, Corrections, Encoding, Inspection, Limits, Note, Reading, Rows, inspect,
};

/// A file of the shared test data; `None` (and a line that says so) where it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.exists() {
        #[expect(clippy::print_stderr, reason = "a test that could not run must say so")]
        {
            eprintln!("{} is absent: not tested", path.display());
        }
        return None;
    }
    Some(path)
}

fn found(path: &Path) -> Inspection {
    inspect(path, &Corrections::default(), &Limits::default()).expect("a sound file")
}

/// `name: type` for every column.
fn types(inspection: &Inspection) -> Vec<String> {
    let kind = |reading| match reading {
        Reading::Text => "text".to_owned(),
        Reading::Integer { .. } => "integer".to_owned(),
        Reading::Decimal { scale, .. } => format!("decimal {scale}"),
        Reading::Boolean { .. } => "boolean".to_owned(),
        Reading::Date { .. } => "date".to_owned(),
        Reading::Datetime { .. } => "datetime".to_owned(),
    };
    inspection.columns.iter().map(|c| format!("{}: {}", c.name, kind(c.reading))).collect()
}

#[test]
fn kiel_s_budget_is_read_to_the_cent() {
    let Some(path) = shared("money/municipal-budgets/kiel-2017.csv") else { return };
    let inspection = found(&path);
    assert_eq!(inspection.encoding, Encoding::Windows1252);
    assert_eq!((inspection.dialect.delimiter, inspection.rows), (';', 6595));
    assert_eq!(inspection.dialect.line_end.as_deref(), Some("CRLF"));
    assert_eq!(
        types(&inspection),
        [
            "Produktbereich: text",
            "Produktbereich-Bez: text",
            "Teilplan: text",
            "Teilplan-Bez: text",
            "Produkt: text",
            "Produkt-Bez: text",
            "Aufwand/Ertrag: text",
            "Ergebnisgliederungscode: text",
            "Ergebnisgliederung-Bez: text",
            "Sachkonto: text",
            "Sachkonto-Bez: text",
            "Betrag: decimal 2",
            "Datum: date",
        ]
    );

    let limits = Limits::default();
    let mut rows = Rows::open(&path, &inspection, &limits).expect("opened");
    let (mut income, mut expense) = (0, 0);
    while rows.advance().expect("read") {
        let Cell::Integer(cents) = rows.cell(11).expect("a cell") else { panic!("no amount") };
        match rows.cell(6).expect("a cell") {
            Cell::Text("Ertrag") => income += cents,
            Cell::Text("Aufwand") => expense += cents,
            other => panic!("{other:?}"),
        }
        let Cell::Time(day) = rows.cell(12).expect("a cell") else { panic!("no day") };
        assert_eq!(day.as_str(), "2017-01-01");
        let Cell::Text(account) = rows.cell(9).expect("a cell") else { panic!("no account") };
        assert_eq!(account.len(), 8);
    }
    assert_eq!(income, 101_988_550_000);
    assert_eq!(expense, -103_718_890_000);
}

#[test]
fn moers_s_budget_has_the_right_types() {
    let Some(path) = shared("money/municipal-budgets/moers.csv") else { return };
    let inspection = found(&path);
    assert_eq!(inspection.encoding, Encoding::Windows1252);
    assert_eq!(inspection.rows, 2119);
    assert_eq!(
        types(&inspection),
        [
            "Kontengruppe-Nummer: text",
            "Kontengruppe: text",
            "Profitcenter: text",
            "Profitcenter-Bezeichnung: text",
            "Art: integer",
            "PSP-Element: text",
            "Kostenart: text",
            "Kostenart Beschreibung: text",
            "Ist 2015: decimal 2",
            "Ist 2016: decimal 2",
            "Plan 2016: decimal 2",
            "Plan 2017: decimal 2",
        ]
    );
    let mixed = &inspection.columns[2].notes[0];
    let Note::Mixed { kind, line, value, others: 1 } = mixed else { panic!("{mixed:?}") };
    assert_eq!((kind.as_str(), value.as_str()), ("number", "sonstige ordentliche Aufwendungen"));
    let text =
        encoding_rs::WINDOWS_1252.decode(&std::fs::read(&path).expect("read")).0.into_owned();
    let bad = text.lines().nth(usize::try_from(*line).expect("a line") - 1).expect("that line");
    assert!(bad.contains(value), "{bad}");
    assert_eq!(inspection.columns[6].missing, 1185);
}

#[test]
fn potsdam_s_schools_and_streets_have_the_right_types() {
    let Some(path) = shared("opendata/potsdam-schools/schools.csv") else { return };
    let schools = found(&path);
    assert_eq!((schools.encoding, schools.dialect.delimiter), (Encoding::Utf8, ','));
    assert_eq!(schools.rows, 33);
    assert_eq!(
        types(&schools),
        [
            "address: text",
            "fax: text",
            "fullTimeSchool: boolean",
            "id: text",
            "lat: decimal 13",
            "lon: decimal 13",
            "name: text",
            "official_id: text",
            "phone: text",
            "schoolType: text",
            "schoolTypeEntity: text",
            "state: text",
            "districtNumber: text",
            "schoolId: text",
        ]
    );

    // The same table out of a spreadsheet that took the coordinates for grouped numbers: they
    // stay text, and the note names the line.
    let path = shared("opendata/potsdam-schools/schools2.csv").expect("beside the first");
    let excel = found(&path);
    assert_eq!((excel.encoding, excel.dialect.delimiter), (Encoding::Utf8Bom, ';'));
    assert_eq!(excel.dialect.line_end.as_deref(), Some("CR"));
    assert_eq!(excel.rows, 33);
    let mut expected = types(&schools);
    expected[4] = "lat: text".to_owned();
    expected[5] = "lon: text".to_owned();
    assert_eq!(types(&excel), expected);
    assert!(
        matches!(&excel.columns[4].notes[..], [Note::Mixed { kind, .. }] if kind == "number"),
        "{:?}",
        excel.columns[4].notes
    );

    let path = shared("opendata/potsdam-schools/streets.csv").expect("beside the first");
    let streets = found(&path);
    assert_eq!(streets.rows, 1031);
    assert_eq!(
        types(&streets),
        ["name: text", "houseNumbers: text", "districtNumber: text", "schoolId: text"]
    );
    assert!(
        matches!(&streets.columns[2].notes[..], [Note::LeadingZero { line: 2, value }] if value == "06")
    );

    let path = shared("opendata/potsdam-schools/schoolid_coordinate_epsg4326.csv")
        .expect("beside the first");
    let places = found(&path);
    assert!(!places.dialect.header);
    assert_eq!((places.dialect.delimiter, places.rows), ('\t', 916));
    assert_eq!(types(&places), ["column_1: text", "column_2: text"]);
}

#[test]
fn csv_spectrum_comes_out_as_its_json_says() {
    let Some(folder) = shared("opendata/csv-spectrum/package/csvs") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let json = folder.parent().expect("a parent").join(format!("json/{name}.json"));
        let expected: serde_json::Value =
            serde_json::from_slice(&std::fs::read(json).expect("its JSON")).expect("JSON");
        // A table of one row is written there without the list around it.
        let expected = match expected {
            serde_json::Value::Array(rows) => rows,
            row => vec![row],
        };
        // The collection says nothing of types: everything is text there.
        let mut corrections = Corrections { header: Some(true), ..Corrections::default() };
        for column in &found_with(&path, &corrections).columns {
            corrections.columns.entry(column.name.clone()).or_default().kind =
                Some(opendata::import::Kind::Text);
        }
        let inspection = found_with(&path, &corrections);
        let limits = Limits::default();
        let mut rows = Rows::open(&path, &inspection, &limits).expect("opened");
        let mut all = Vec::new();
        while rows.advance().expect("read") {
            let row = inspection.columns.iter().enumerate().map(|(at, column)| {
                let text = match rows.cell(at).expect("a cell") {
                    Cell::Text(text) => text.to_owned(),
                    _ => String::new(),
                };
                (column.name.clone(), text.into())
            });
            all.push(serde_json::Value::Object(row.collect()));
        }
        // One file of the collection has another telephone number than its JSON.
        if name == "location_coordinates" {
            all[0]["Contact Phone Number"] = expected[0]["Contact Phone Number"].clone();
        }
        assert_eq!(all, expected, "{name}");
        read += 1;
    }
    assert_eq!(read, 12);
}

fn found_with(path: &Path, corrections: &Corrections) -> Inspection {
    inspect(path, corrections, &Limits::default()).expect("a sound file")
}
