//! A dump carries everything from one database into another, of whatever kind.

use std::path::Path;

use commons::{Explain, capability::Migration};
use store::{
    Database, FoundTable, Row, Schema, Sql, StoreError, Value,
    dump::{self, DumpError, TableCount},
    migrate, params, schema_of, tables_in_database, testing,
};

/// Tables as awkward as they come: rows that point to later rows, tables that point to each other,
/// names that SQL knows otherwise, a row that every town has from the start.
const AWKWARD: Migration = Migration {
    name: "0001_awkward",
    sql: "CREATE TABLE people (
              id TEXT PRIMARY KEY, boss TEXT REFERENCES people (id), house TEXT NOT NULL);
          CREATE TABLE houses (
              id TEXT PRIMARY KEY, owner TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT);
          ALTER TABLE people -- postgres
              ADD CONSTRAINT people_house FOREIGN KEY (house) REFERENCES houses (id); -- postgres
          CREATE TABLE \"order\" (
              \"group\" TEXT, n BIGINT, x DOUBLE PRECISION, b BYTEA, \"ä\" TEXT);
          CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);
          INSERT INTO settings VALUES ('theme', 'as delivered');",
};
const LATER: Migration = Migration {
    name: "0002_later",
    sql: "ALTER TABLE settings ADD COLUMN note TEXT NOT NULL DEFAULT 'new';
          CREATE TABLE later (id TEXT PRIMARY KEY);",
};

fn at(migrations: &[Migration]) -> [Schema; 2] {
    [store::migrations(), Schema { room: "test", migrations: migrations.to_vec() }]
}

async fn fill(db: &Database) {
    let tx = db.begin().await.expect("begun");
    if db.is_postgres() {
        for (table, constraint) in [("people", "people_house"), ("people", "people_boss_fkey")] {
            let sql = format!("ALTER TABLE {table} ALTER CONSTRAINT {constraint} DEFERRABLE");
            tx.script(&sql).await.expect("altered");
        }
        tx.script("SET CONSTRAINTS ALL DEFERRED").await.expect("deferred");
    } else {
        tx.script("PRAGMA defer_foreign_keys = ON").await.expect("deferred");
    }
    tx.script(
        "INSERT INTO people VALUES ('clerk', 'head', 'hall');
         INSERT INTO people VALUES ('head', NULL, 'hall');
         INSERT INTO houses VALUES ('hall', 'head');
         UPDATE settings SET value = 'dark'",
    )
    .await
    .expect("filled");
    for n in 0..300_i64 {
        let x = f64::from(u32::try_from(n).expect("small")) / 7.0;
        let text = format!("Zeile {n}\n\"ß\" \u{1f3db}");
        let row = params![text, n - 150, x, [0_u8, 255, 10], Value::Null];
        let sql = "INSERT INTO \"order\" VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, row).await.expect("inserted");
    }
    let extremes = params!["", i64::MAX, f64::MAX, [0_u8; 0], "ä"];
    let sql = "INSERT INTO \"order\" VALUES ($1, $2, $3, $4, $5)";
    tx.exec(sql, extremes).await.expect("inserted");
    tx.commit().await.expect("committed");
}

async fn everything(db: &Database) -> Vec<Vec<Row>> {
    let mut all = Vec::new();
    for sql in [
        "SELECT id, boss, house FROM people ORDER BY id",
        "SELECT id, owner FROM houses ORDER BY id",
        "SELECT \"group\", n, x, b, \"ä\" FROM \"order\" ORDER BY n",
        "SELECT key, value FROM settings ORDER BY key",
    ] {
        all.push(db.rows(sql, &[]).await.expect("read"));
    }
    all
}

async fn dumped(db: &Database, dir: &Path) -> Vec<TableCount> {
    let snapshot = db.snapshot().await.expect("a snapshot");
    dump::write(&snapshot, dir).await.expect("written")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_goes_from_any_database_into_any() {
    for source in testing::databases(&at(&[AWKWARD])).await {
        fill(&source.db).await;
        let dir = source.dir.path().join("dump");
        let written = dumped(&source.db, &dir).await;
        let before = everything(&source.db).await;
        let rows = |name: &str| written.iter().find(|count| count.table == name).map(|c| c.rows);
        assert_eq!((rows("people"), rows("order"), rows("jobs")), (Some(2), Some(301), Some(0)));

        for target in testing::empty().await {
            let read = dump::read(&target.db, &at(&[AWKWARD]), &dir).await.expect("read");
            assert_eq!(read, written);
            assert_eq!(everything(&target.db).await, before);
            let stray = "INSERT INTO houses VALUES ('stray', 'nobody')";
            let stray = target.db.exec(stray, &[]).await;
            assert!(matches!(stray, Err(StoreError::Linked(_))), "foreign keys hold: {stray:?}");
            let again = migrate(&target.db, &at(&[AWKWARD])).await.expect("nothing to do");
            assert!(again.is_empty());

            let full = dump::read(&target.db, &at(&[AWKWARD]), &dir).await;
            assert!(matches!(full, Err(DumpError::NotEmpty(_))), "{full:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_dump_is_brought_to_this_programs_state() {
    let source = testing::databases(&at(&[AWKWARD])).await.remove(0);
    fill(&source.db).await;
    dumped(&source.db, source.dir.path()).await;
    for target in testing::empty().await {
        dump::read(&target.db, &at(&[AWKWARD, LATER]), source.dir.path()).await.expect("read");
        let settings: Vec<(String, String)> =
            target.db.all("SELECT value, note FROM settings", &[]).await.expect("read");
        assert_eq!(settings, [("dark".to_owned(), "new".to_owned())]);
        assert!(schema_of(&target.db).await.expect("read").contains(&"later".to_owned()));
    }
}

/// Reads a dump that was tampered with into each database, where nothing may be left of it; then
/// the untouched one, so that a failed attempt is no obstacle.
async fn refused(schemas: &[Schema], tamper: impl Fn(&Path)) -> Vec<DumpError> {
    let source = testing::databases(&at(&[AWKWARD, LATER])).await.remove(0);
    fill(&source.db).await;
    let (good, bad) = (source.dir.path().join("good"), source.dir.path().join("bad"));
    dumped(&source.db, &good).await;
    dumped(&source.db, &bad).await;
    tamper(&bad);
    let mut errors = Vec::new();
    for target in testing::empty().await {
        errors.push(dump::read(&target.db, schemas, &bad).await.expect_err("refused"));
        assert_eq!(schema_of(&target.db).await.expect("read"), Vec::<String>::new());
        dump::read(&target.db, &at(&[AWKWARD, LATER]), &good).await.expect("the good one");
    }
    errors
}

fn change(file: &Path, change: impl Fn(Vec<&str>) -> Vec<String>) {
    let text = std::fs::read_to_string(file).expect("read");
    std::fs::write(file, change(text.lines().collect()).join("\n")).expect("written");
}

const ORDER: &str = "tables/order.jsonl";

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_file_is_refused() {
    let schemas = at(&[AWKWARD, LATER]);
    let cut = |dir: &Path| {
        change(&dir.join(ORDER), |l| l[..200].iter().map(ToString::to_string).collect());
    };
    for error in refused(&schemas, cut).await {
        let (expected, found) = (301, 200);
        let DumpError::Cut { file, expected: e, found: f } = error else { panic!("{error:?}") };
        assert_eq!((file.as_str(), e, f), (ORDER, expected, found));
    }
    let gone = |dir: &Path| std::fs::remove_file(dir.join(ORDER)).expect("removed");
    for error in refused(&schemas, gone).await {
        assert!(matches!(&error, DumpError::File { file, .. } if file == ORDER), "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_line_is_named() {
    let schemas = at(&[AWKWARD, LATER]);
    for bad in ["garbage", "[]", "[1,2,3,4]", r#"["a","no number",null,null,null]"#] {
        let garble = |dir: &Path| {
            change(&dir.join(ORDER), |lines| {
                let mut lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
                lines[99] = bad.to_owned();
                lines
            });
        };
        let source = testing::databases(&at(&[AWKWARD, LATER])).await.remove(0);
        fill(&source.db).await;
        dumped(&source.db, source.dir.path()).await;
        garble(source.dir.path());
        // SQLite takes a text for a number; PostgreSQL does not.
        let lenient = usize::from(bad.contains("no number"));
        for target in testing::empty().await.into_iter().skip(lenient) {
            let error = dump::read(&target.db, &schemas, source.dir.path()).await;
            let error = error.expect_err("refused");
            let DumpError::Line { file, line, .. } = &error else { panic!("{bad}: {error:?}") };
            assert_eq!((file.as_str(), *line), (ORDER, 100), "{bad}");
            assert_eq!(error.place().line, Some(100));
            assert_eq!(schema_of(&target.db).await.expect("read"), Vec::<String>::new());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_of_another_program_is_refused() {
    for error in refused(&at(&[AWKWARD]), |_| ()).await {
        assert!(matches!(&error, DumpError::Newer { name, .. } if name == LATER.name), "{error:?}");
    }
    let edited = Migration { sql: "CREATE TABLE other (id TEXT);", ..LATER };
    for error in refused(&at(&[AWKWARD, edited]), |_| ()).await {
        assert!(matches!(error, DumpError::Store(StoreError::Changed { .. })), "{error:?}");
    }
    let schemas = at(&[AWKWARD, LATER]);
    let rename = |dir: &Path| {
        change(&dir.join("manifest.json"), |lines| {
            lines.iter().map(|line| line.replace("\"order\"", "\"../order\"")).collect()
        });
    };
    for error in refused(&schemas, rename).await {
        assert!(matches!(&error, DumpError::OtherTable(table) if table == "../order"), "{error:?}");
    }
    let dangle = |dir: &Path| {
        change(&dir.join("tables/houses.jsonl"), |lines| {
            lines.iter().map(|line| line.replace("head", "nobody")).collect()
        });
    };
    for error in refused(&schemas, dangle).await {
        assert!(matches!(error, DumpError::Store(StoreError::Linked(_))), "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_of_a_database_are_listed_with_their_columns() {
    for test in testing::databases(&at(&[AWKWARD])).await {
        let found = tables_in_database(&test.db).await.expect("read");
        let order = found.iter().find(|table| table.name == "order").expect("there");
        assert_eq!(order.columns, ["group", "n", "x", "b", "ä"]);
        assert_eq!(found[0].name, "schema_migrations", "in the order of their making");
        let declared = store::tables();
        let strangers: Vec<&FoundTable> = found
            .iter()
            .filter(|table| !AWKWARD.sql.contains(&table.name))
            .filter(|table| !declared.iter().any(|known| known.table() == table.name))
            .collect();
        assert!(strangers.is_empty(), "{strangers:?}");
    }
}
