//! Publishing: all of it or nothing, in public, in versions.

use std::time::Duration;

use crate::common::{Commons, request, slug};
use commons::{Explain, Text};
use opendata::{
    Form, Licence, OpenDataConfig, OpenDataError, Outcome, Search, Status, Target,
    import::{ColumnCorrection, Corrections, Kind, Limits},
};
use store::{Sql, params};

const CSV: &str = "Name;Betrag\nStraße;1.234,50\nPlatz;2,00\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_dataset_with_all_its_forms_and_an_entry() {
    for commons in Commons::each().await {
        let opendata = &commons.opendata;
        let published = commons.publish("Straßen & Plätze", CSV).await.expect("published");
        assert_eq!(published.dataset, slug("strassen-plaetze"));
        assert_eq!((published.version, published.outcome), (1, Outcome::Created));

        let dataset = opendata.dataset(&published.dataset).await.expect("there");
        assert_eq!((dataset.latest, dataset.status()), (1, Status::Published));
        let version = opendata.version(&dataset.slug, 1).await.expect("there");
        assert_eq!((version.rows, version.file_name.as_str()), (2, "Datei.csv"));
        let entries = opendata.record().entries_about(&version.subject()).await.expect("entries");
        assert_eq!(entries.len(), 1);
        assert_eq!(Some(entries[0].index), published.entry);
        let opening = entries[0].opening.clone().expect("public");
        assert_eq!(store::Digest(opening.digest).to_string(), version.statement);

        for (form, expected) in [
            (Form::Original, CSV.to_owned()),
            (Form::Csv, "Name,Betrag\r\nStraße,1234.50\r\nPlatz,2.00\r\n".to_owned()),
            (
                Form::Json,
                "[\n{\"_id\":1,\"Name\":\"Straße\",\"Betrag\":1234.50},\n\
                 {\"_id\":2,\"Name\":\"Platz\",\"Betrag\":2.00}\n]\n"
                    .to_owned(),
            ),
        ] {
            let bytes = opendata.read(version.files.of(form)).await.expect("kept");
            assert_eq!(String::from_utf8(bytes.to_vec()).expect("text"), expected);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_changes_nothing_and_another_one_is_a_new_version() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let again = commons.publish("Beträge", CSV).await.expect("accepted");
        assert_eq!((again.version, again.outcome, again.entry), (1, Outcome::Unchanged, None));

        let mut other = request(commons.file("same.csv", CSV), "Beträge");
        other.about.description = Text::de("Jetzt genauer.");
        let described = commons.opendata.publish(other.clone()).await.expect("accepted");
        assert_eq!((described.version, described.outcome), (1, Outcome::Described));
        let dataset = commons.opendata.dataset(&slug("betraege")).await.expect("there");
        assert_eq!(dataset.description, Text::de("Jetzt genauer."));

        let longer = format!("{CSV}Weg;3,00\n");
        other.file = commons.file("longer.csv", &longer);
        let newer = commons.opendata.publish(other.clone()).await.expect("published");
        assert_eq!((newer.version, newer.outcome), (2, Outcome::NewVersion));

        // The same bytes read differently are another table.
        let text = ColumnCorrection { kind: Some(Kind::Text), ..ColumnCorrection::default() };
        other.corrections.columns.insert("Betrag".to_owned(), text);
        assert_eq!(commons.opendata.publish(other).await.expect("published").version, 3);
        let versions = commons.opendata.versions(&slug("betraege")).await.expect("versions");
        assert_eq!(
            versions.iter().map(|v| (v.number, v.rows)).collect::<Vec<_>>(),
            [(3, 3), (2, 3), (1, 2)]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn targets_say_which_dataset_is_meant() {
    for commons in Commons::each().await {
        let to = |target, title| {
            let file = commons.file("t.csv", "a;b\n1;2\n");
            commons.opendata.publish(opendata::PublishRequest { target, ..request(file, title) })
        };
        let missing = to(Target::Existing(slug("nichts")), "Nichts").await;
        assert!(matches!(missing, Err(OpenDataError::NoDataset(_))), "{missing:?}");
        to(Target::New, "Neu").await.expect("published");
        let taken = to(Target::New, "Neu").await;
        assert!(matches!(&taken, Err(OpenDataError::Taken(it)) if *it == slug("neu")), "{taken:?}");
        let page = to(Target::New, "Publish").await.expect("published");
        assert_eq!(page.dataset, slug("publish-data"));

        let file = commons.file("t2.csv", "a;b\n1;3\n");
        let mut foreign = request(file, "Neu");
        foreign.about.office = Some(slug("stadtplanung"));
        let refused = commons.opendata.publish(foreign.clone()).await;
        assert!(matches!(refused, Err(OpenDataError::OtherOffice { .. })), "{refused:?}");
        foreign.about.office = Some(slug("niemand"));
        assert_eq!(
            commons.opendata.publish(foreign).await.expect_err("refused").code(),
            "identity-unknown-office"
        );
    }
}

/// Name and bytes of a file, its error, and line and column of that (0 for none).
type Bad = (&'static str, &'static [u8], &'static str, Option<(u64, u64)>);

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_named_and_leaves_nothing() {
    let small = |config: OpenDataConfig| OpenDataConfig {
        limits: Limits { bytes: 500, rows: 3, ..Limits::default() },
        ..config
    };
    for commons in Commons::each_with(small).await {
        let cases: [Bad; 9] = [
            ("leer.csv", b"", "opendata-import-empty", None),
            ("kopf.csv", b"a;b\n", "opendata-import-header-only", Some((1, 0))),
            ("ragged.csv", b"a;b\n1;2\n1;2;3\n", "opendata-import-ragged", Some((3, 0))),
            ("utf8.csv", b"\xef\xbb\xbfa;b\n1;\xff\n", "opendata-import-undecodable", Some((2, 3))),
            ("bild.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "opendata-import-binary", None),
            ("tabelle.csv", b"PK\x03\x04\x14\0[Content_Types].xml", "opendata-import-", None),
            ("lang.csv", &[b'a'; 600], "opendata-import-too-large", None),
            ("viele.csv", b"a;b\n1;2\n1;2\n1;2\n1;2\n", "opendata-import-too-many-rows", None),
            ("../oben.csv", b"a;b\n1;2\n", "opendata-import-file-name", None),
        ];
        for (name, bytes, code, place) in cases {
            let mut bad = request(commons.file("bad.csv", bytes), "Schlecht");
            bad.file_name = name.to_owned();
            let error = commons.opendata.publish(bad).await.expect_err(name);
            assert!(error.code().starts_with(code), "{name}: {error}");
            if let Some((line, column)) = place {
                assert_eq!(error.place().line, Some(line), "{name}");
                assert_eq!(error.place().column.unwrap_or(0), column, "{name}");
            }
        }
        let mut unfit = request(commons.file("bad.csv", "a;b\n1;2\nx;3\n"), "Schlecht");
        let integer = ColumnCorrection { kind: Some(Kind::Integer), ..ColumnCorrection::default() };
        unfit.corrections = Corrections::default();
        unfit.corrections.columns.insert("a".to_owned(), integer);
        let error = commons.opendata.publish(unfit).await.expect_err("no number");
        assert_eq!((error.place().line, error.place().column), (Some(3), Some(1)));
        nothing_is_there(&commons).await;
    }
}

async fn nothing_is_there(commons: &Commons) {
    for table in ["datasets", "dataset_versions", "dataset_statements"] {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let (count,): (u64,) = commons.opendata.db().one(&sql, &[]).await.expect("counted");
        assert_eq!(count, 0, "{table}");
    }
    let dir = commons.town.database().dir.path();
    let left = std::fs::read_dir(dir.join("scratch")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "the scratch folder is tidy");
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_takes_too_long_ends() {
    let hasty = |config| OpenDataConfig { import_time: Duration::ZERO, ..config };
    for commons in Commons::each_with(hasty).await {
        let error = commons.publish("Langsam", CSV).await.expect_err("too slow");
        assert_eq!(error.code(), "opendata-import-too-slow");
        nothing_is_there(&commons).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_publish_at_the_same_time_make_two_versions() {
    for commons in Commons::each().await {
        let publish = |number: u32| {
            let text = format!("a;b\n1;{number}\n");
            let file = commons.file(&format!("{number}.csv"), text);
            commons.opendata.publish(request(file, "Zugleich"))
        };
        let done = tokio::join!(publish(1), publish(2), publish(3));
        let mut versions =
            [done.0, done.1, done.2].map(|done| done.expect("published").version).to_vec();
        versions.sort_unstable();
        assert_eq!(versions, [1, 2, 3]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_is_searched_as_people_type() {
    for commons in Commons::each().await {
        commons.publish("Mühlenstraße", "Spalte;x\n1;2\n").await.expect("published");
        commons.publish("100% Grün_flächen", "a;b\n1;2\n").await.expect("published");
        let found = |words: &str| {
            let search = Search { words: words.to_owned(), limit: 10, ..Search::default() };
            let opendata = commons.opendata.clone();
            async move {
                let (datasets, total) = opendata.find(&search).await.expect("found");
                assert_eq!(datasets.len() as u64, total);
                datasets.iter().map(|it| it.slug.to_string()).collect::<Vec<_>>()
            }
        };
        for words in ["MUHLEN", "strasse", "eine beschreib mühl", "spalte"] {
            assert_eq!(found(words).await, ["muehlenstrasse"], "{words}");
        }
        assert_eq!(found("0% gr").await, ["100-gruen-flaechen"]);
        assert_eq!(found("n_f").await, ["100-gruen-flaechen"]);
        assert!(found("n_x").await.is_empty());
        assert_eq!(found("").await.len(), 2);

        let filtered = Search {
            office: Some(slug("kaemmerei")),
            licence: Some(Licence::DlBy),
            status: Some(Status::Published),
            limit: 1,
            order: opendata::Order::Changed,
            ..Search::default()
        };
        let (datasets, total) = commons.opendata.find(&filtered).await.expect("found");
        assert_eq!((datasets.len(), total), (1, 2));
        for status in [Status::Planned, Status::Withheld] {
            let none = Search { status: Some(status), limit: 9, ..Search::default() };
            assert_eq!(commons.opendata.find(&none).await.expect("found").1, 0);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_what_the_record_committed_to() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let version = commons.opendata.version(&slug("betraege"), 1).await.expect("there");
        let sql = "SELECT content FROM dataset_statements WHERE sha256 = $1";
        let (content,): (String,) =
            commons.opendata.db().one(sql, params![version.statement]).await.expect("there");
        let said: serde_json::Value = serde_json::from_str(&content).expect("JSON");
        assert_eq!(said["files"]["original"]["sha256"], version.files.original.sha256);
        assert_eq!(said["files"]["parquet"]["bytes"], version.files.parquet.bytes);
        assert_eq!(said["created"], version.created_at.to_string());
        assert_eq!(said["schema"]["fields"][1]["type"], "number");
        assert_eq!(store::Digest::of(content.as_bytes()).to_string(), version.statement);
    }
}
