//! What the house asks: its own tables, promises, checks, search, jobs, the demo town.

use commons::{
    Capability, Explain, Slug, Text,
    capability::{Column, ColumnKind, Health, PublicAct, PublicTable, ask},
};
use identity::IdentityConfig;
use opendata::{Licence, OpenData, OpenDataConfig, Origin, Outcome, Status};
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{Commons, slug};

fn table(rows: Vec<Vec<Value>>, withheld: Option<Text>) -> PublicTable {
    let column = |name, kind| Column { name, kind, description: Text::both("Wort", "Word") };
    PublicTable {
        slug: Slug::of_title("haus"),
        title: Text::both("Haus", "House"),
        description: Text::both("Aus dem Programm", "From the program"),
        office: Slug::of_title("it-service"),
        columns: vec![
            column("name", ColumnKind::String),
            column("count", ColumnKind::Integer),
            column("share", ColumnKind::Number),
            column("open", ColumnKind::Boolean),
            column("day", ColumnKind::Date),
            column("at", ColumnKind::Datetime),
        ],
        rows: ask(move || {
            let rows = rows.clone();
            async move { Ok(rows) }
        }),
        withheld,
    }
}

fn rows() -> Vec<Vec<Value>> {
    vec![
        vec![
            json!("007;\"ja\"\nzwei"),
            json!(-3),
            json!(0.125),
            json!(true),
            json!("2026-12-31"),
            json!("2026-12-31T23:59:59.123456789+02:00"),
        ],
        vec![json!("b"), Value::Null, json!(1), json!(false), Value::Null, Value::Null],
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_the_house_becomes_a_dataset_by_itself() {
    for commons in Commons::each().await {
        let opendata = &commons.opendata;
        let publish = |rows| {
            let tables = [table(rows, None)];
            async move { opendata.publish_tables(&tables).await.expect("published").remove(0) }
        };
        assert_eq!(publish(rows()).await.outcome, Outcome::Created);
        assert_eq!(publish(rows()).await.outcome, Outcome::Unchanged);
        let version = opendata.version(&slug("haus"), 1).await.expect("there");
        let kinds: Vec<_> =
            version.columns.iter().map(|c| opendata::table::kind(c.reading)).collect();
        assert_eq!(kinds, ["string", "integer", "number", "boolean", "date", "datetime"]);
        assert_eq!(version.columns[0].description, "Wort");
        let json = opendata.read(&version.files.json).await.expect("kept");
        let json: Value = serde_json::from_slice(&json).expect("JSON");
        assert_eq!(
            json,
            json!([
                {"_id": 1, "name": "007;\"ja\"\nzwei", "count": -3, "share": 0.125, "open": true,
                 "day": "2026-12-31", "at": "2026-12-31T21:59:59.123456Z"},
                {"_id": 2, "name": "b", "count": null, "share": 1.0, "open": false,
                 "day": null, "at": null},
            ])
        );
        let empty = publish(Vec::new()).await;
        assert_eq!((empty.outcome, empty.version), (Outcome::NewVersion, 2));
        let dataset = opendata.dataset(&slug("haus")).await.expect("there");
        assert_eq!((dataset.origin, dataset.status()), (Origin::House, Status::Published));

        let refused = commons.publish("Haus", "a;b\n1;2\n").await.expect_err("the house's");
        assert_eq!(refused.code(), "opendata-house-dataset");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withheld_table_is_listed_with_its_legal_ground() {
    for commons in Commons::each().await {
        let opendata = &commons.opendata;
        opendata.publish_tables(&[table(rows(), None)]).await.expect("published");
        let withheld = table(rows(), Some(Text::de("§ 30 AO")));
        for _ in 0..2 {
            opendata.publish_tables(std::slice::from_ref(&withheld)).await.expect("listed");
        }
        let dataset = opendata.dataset(&slug("haus")).await.expect("there");
        assert_eq!(dataset.status(), Status::Withheld);
        let entries = opendata.record().entries_about(&dataset.subject()).await.expect("entries");
        let kinds: Vec<_> = entries.iter().map(|entry| entry.statement.kind.as_str()).collect();
        assert_eq!(kinds, ["dataset-published", "dataset-withheld"]);
        let browser = commons.browser(None).await;
        assert_eq!(browser.get("/data/haus/versions/1/data.csv").await.status, 451);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_table_does_not_keep_back_the_others() {
    for commons in Commons::each().await {
        let mut bad = table(vec![vec![json!("a"), json!("drei")]], None);
        bad.slug = Slug::of_title("schlecht");
        let failure = commons.opendata.publish_tables(&[bad, table(rows(), None)]).await;
        let failure = failure.expect_err("one is bad");
        assert_eq!(failure.explain().code(), "opendata-house-value");
        commons.opendata.dataset(&slug("haus")).await.expect("the other is there");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_publishes_itself_and_comes_to_rest() {
    for commons in Commons::each().await {
        commons.publish("Beträge", "a;b\n1;2\n").await.expect("published");
        commons.opendata.publish_for_house(commons.opendata.public_tables());
        let job =
            commons.opendata.jobs().into_iter().find(|job| job.kind.ends_with("house-tables"));
        let job = job.expect("a job");
        for _ in 0..3 {
            (job.run)(Value::Null).await.expect("done");
        }
        let catalogue = commons.opendata.dataset(&slug("datenkatalog")).await.expect("there");
        assert_eq!(catalogue.latest, 1);
        let version = commons.opendata.version(&slug("datenkatalog"), 1).await.expect("there");
        let csv = commons.opendata.read(&version.files.csv).await.expect("kept");
        let csv = String::from_utf8(csv.to_vec()).expect("text");
        assert!(csv.contains("betraege,Beträge,,kaemmerei,"), "{csv}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_finds_a_file_that_is_missing_or_changed() {
    for commons in Commons::each().await {
        commons.publish("Beträge", "a;b\n1;2\n").await.expect("published");
        let checks = commons.opendata.checks().await;
        assert_eq!((checks.len(), checks[0].state), (1, Health::Good));
        let version = commons.opendata.version(&slug("betraege"), 1).await.expect("there");
        let blob = |sha256: &str| {
            let blobs = commons.town.database().dir.path().join("blobs");
            blobs.join(&sha256[..2]).join(sha256)
        };
        std::fs::remove_file(blob(&version.files.csv.sha256)).expect("was there");
        let checks = commons.opendata.checks().await;
        assert_eq!((checks.len(), checks[0].state), (1, Health::Broken));
        assert!(checks[0].args.contains(&("form", "csv".into())));

        let json = blob(&version.files.json.sha256);
        let length = std::fs::metadata(&json).expect("there").len();
        // A file of the same length with other bytes; read-only files are written anew.
        std::fs::remove_file(&json).expect("was there");
        std::fs::write(&json, vec![b'x'; usize::try_from(length).expect("short")])
            .expect("written");
        let fresh = commons.again();
        let bad: Vec<_> = fresh.checks().await.into_iter().map(|check| check.state).collect();
        assert_eq!(bad, [Health::Broken, Health::Broken]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_forgotten_in_time() {
    let short = |config| OpenDataConfig { draft_lifetime: std::time::Duration::ZERO, ..config };
    for commons in Commons::each_with(short).await {
        let file = commons.file("a.csv", "a;b\n1;2\n");
        let person = commons::Id::random();
        let wishes = opendata::Wishes::default();
        let opendata = &commons.opendata;
        let id = opendata.new_draft(&person, &file, "a.csv", &wishes).await.expect("a draft");
        let draft = opendata.draft(&id, &person).await.expect("there");
        let job = opendata.jobs().into_iter().find(|job| job.kind == "opendata.forget-drafts");
        (job.expect("a job").run)(Value::Null).await.expect("done");
        assert!(opendata.draft(&id, &person).await.is_err());
        assert!(opendata.read(&draft.file).await.is_err(), "its file is gone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_town_has_data_of_several_offices() {
    for commons in demo_towns().await {
        let opendata = &commons.opendata;
        let all = opendata::Search { limit: 100, ..opendata::Search::default() };
        let (datasets, total) = opendata.find(&all).await.expect("found");
        assert_eq!(total, 7);
        let of = |status| datasets.iter().filter(|it| it.status() == status).count();
        assert_eq!((of(Status::Planned), of(Status::Withheld)), (1, 1));
        assert_eq!(opendata.versions(&slug("spielplaetze")).await.expect("versions").len(), 2);
        types_are_right(opendata).await;
        let english = opendata::Search { lang: commons::Lang::En, limit: 1, ..Default::default() };
        let (first, _) = opendata.find(&english).await.expect("found");
        assert_eq!(first[0].slug, slug("haushalt-2026"), "Budget comes first in English");
        assert_eq!(datasets[0].slug, slug("baumkataster"), "Baumkataster comes first in German");

        let promise = opendata.promises().remove(0);
        let measured = (promise.measure)().await.expect("measured");
        assert_eq!((measured.numerator, measured.denominator), (5.0, 7.0));
        assert_eq!(measured.missing.len(), 2);
        let documents = (opendata.search().expect("searched"))().await.expect("documents");
        assert_eq!(documents.len(), 7);
        assert!(
            documents.iter().any(|it| it.body.get(commons::Lang::De).1.contains("Ortsteil-Nr"))
        );
        let browser = commons.browser(None).await;
        for dataset in &datasets {
            let headers = [("accept", "text/html"), ("accept-encoding", "br")];
            let page = browser.ask("GET", &dataset.path(), &headers, "").await;
            assert_eq!(page.status, 200, "{}", dataset.slug);
            assert!(page.weight < 9_000, "{}: {} bytes", dataset.slug, page.weight);
        }
    }
}

async fn demo_towns() -> Vec<Commons> {
    let config = IdentityConfig { demo: true, ..IdentityConfig::default() };
    let mut all = Vec::new();
    for commons in Commons::each_in(config, |config| config).await {
        // The offices of the tests give way to those of the demo town.
        commons.opendata.db().exec("DELETE FROM offices", &[]).await.expect("deleted");
        commons.town.identity.demo().await.expect("people and offices");
        commons.opendata.demo().await.expect("data");
        all.push(commons);
    }
    all
}

async fn types_are_right(opendata: &OpenData) {
    for (dataset, expected) in [
        ("haushalt-2026", "string string string string string number date"),
        ("spielplaetze", "string string string number string boolean date"),
        ("strassenverzeichnis", "string string string string integer date"),
        ("wartezeiten-buergerservice", "date string integer number integer"),
        ("bestaende-stadtarchiv", "string string integer integer number integer boolean"),
    ] {
        let dataset = opendata.dataset(&slug(dataset)).await.expect("there");
        let version = opendata.version(&dataset.slug, dataset.latest).await.expect("there");
        let kinds: Vec<_> =
            version.columns.iter().map(|c| opendata::table::kind(c.reading)).collect();
        assert_eq!(kinds.join(" "), expected, "{}", dataset.slug);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_database_says_is_what_the_record_committed_to() {
    for commons in Commons::each().await {
        let opendata = &commons.opendata;
        commons.publish("Beträge", "a;b\n1;2\n").await.expect("published");
        commons.publish("Beträge", "a;b\n1;3\n").await.expect("published");
        let title = Text::both("Summen", "Sums");
        opendata
            .describe(&slug("betraege"), &title, &Text::default(), Licence::CcBy, None)
            .await
            .expect("described");
        opendata.publish_tables(&[table(rows(), None)]).await.expect("published");
        opendata
            .publish_tables(&[table(rows(), Some(Text::de("§ 30 AO")))])
            .await
            .expect("withheld");
        let list = opendata.public_acts().expect("listed");
        let acts = list().await.expect("acts");
        assert_eq!(acts.len(), 5);
        assert_eq!(wrong(opendata, &acts).await, Vec::<String>::new());

        for (sql, expected) in [
            (
                "UPDATE dataset_versions SET csv_sha256 = 'x' WHERE number = 1 AND row_count = 1",
                "dataset/betraege@1",
            ),
            (
                "UPDATE datasets SET licence = 'cc-zero/1.0' WHERE slug = 'betraege'",
                "dataset/betraege",
            ),
            ("UPDATE datasets SET withheld = NULL WHERE slug = 'haus'", "dataset/haus"),
        ] {
            opendata.db().exec(sql, &[]).await.expect("tampered");
            let found = wrong(opendata, &list().await.expect("acts")).await;
            assert!(found.contains(&expected.to_owned()), "{sql}: {found:?}");
        }
    }
}

/// The acts whose newest entry does not say what the database says.
pub async fn wrong(opendata: &OpenData, acts: &[PublicAct]) -> Vec<String> {
    let mut wrong = Vec::new();
    for act in acts {
        let entries = opendata.record().entries_about(&act.subject).await.expect("asked");
        let said = entries.into_iter().rfind(|entry| {
            act.kinds.contains(&entry.statement.kind.as_str())
                && entry.statement.subject == act.subject
        });
        let digest = said.and_then(|entry| entry.opening).map(|opening| opening.digest);
        if digest != act.sha256 {
            wrong.push(act.subject.to_string());
        }
    }
    wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_is_declared() {
    for commons in Commons::each().await {
        let declared: Vec<_> =
            commons.opendata.tables().iter().map(commons::capability::Table::table).collect();
        for table in store::schema_of(commons.opendata.db()).await.expect("a schema") {
            if table.starts_with("dataset") {
                assert!(declared.contains(&table.as_str()), "{table}");
            }
        }
        for sql in [
            "SELECT file_name, file_bytes, state, created_at FROM dataset_drafts WHERE person = $1",
        ] {
            let rows = commons.opendata.db().rows(sql, params!["x"]).await.expect("sound");
            assert!(rows.is_empty());
        }
    }
}

/// The budget of Kiel, published: the sums are right to the cent.
#[tokio::test(flavor = "multi_thread")]
async fn real_files_are_published_to_the_cent() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let kiel = folder.join("money/municipal-budgets/kiel-2017.csv");
    if !kiel.exists() {
        eprintln!("{} is absent: not tested", kiel.display());
        return;
    }
    for commons in Commons::each().await {
        let browser = commons.browser(None).await;
        let publish = |path: std::path::PathBuf, title: &str| {
            commons.opendata.publish(crate::common::request(path, title))
        };
        publish(kiel.clone(), "Kiel").await.expect("published");
        for (kind, expected) in [("Ertrag", 101_988_550_000_i64), ("Aufwand", -103_718_890_000)] {
            let address = format!("/data/kiel/rows.csv?Aufwand%2FErtrag={kind}");
            let csv = browser.get(&address).await.body;
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let cents = reader.records().map(|row| {
                let amount = row.expect("sound")[11].replace('.', "");
                amount.parse::<i64>().expect("cents")
            });
            assert_eq!(cents.sum::<i64>(), expected, "{kind}");
        }
        let version = commons.opendata.version(&slug("kiel"), 1).await.expect("there");
        let original = commons.opendata.read(&version.files.original).await.expect("kept");
        assert_eq!(&original[..], std::fs::read(&kiel).expect("read"), "byte for byte");

        for (name, title, rows) in [
            ("money/municipal-budgets/moers.csv", "Moers", 2119),
            ("opendata/potsdam-schools/schools2.csv", "Potsdamer Schulen", 33),
            ("opendata/potsdam-schools/streets.csv", "Potsdamer Straßen", 1031),
        ] {
            let published = publish(folder.join(name), title).await.expect(title);
            let path = format!("/data/{}/rows.json?_limit=1", published.dataset);
            assert_eq!(browser.get(&path).await.json()["total"], rows, "{title}");
        }
    }
}
