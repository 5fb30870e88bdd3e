//! The thin layer behaves the same on SQLite and PostgreSQL.

use commons::{Timestamp, capability::Migration};
use store::{Schema, Sql, StoreError, Value, migrate, params, pending, testing};

const THINGS: Migration = Migration {
    name: "0001_things",
    sql: "CREATE TABLE things (id TEXT PRIMARY KEY, n BIGINT, x DOUBLE PRECISION, b BYTEA);
          CREATE TABLE only_here (id TEXT); -- sqlite
          CREATE TABLE only_here (id TEXT); -- postgres",
};

fn things() -> [Schema; 1] {
    [Schema { room: "test", migrations: vec![THINGS] }]
}

store::row! {
    struct Thing {
        id: String,
        n: Option<i64>,
        x: f64,
        b: Vec<u8>,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_comes_back_as_it_went_in() {
    for test in testing::databases(&things()).await {
        let now = Timestamp::from_microsecond(1_764_000_000_123_456).expect("a moment");
        let insert = "INSERT INTO things (b, x, n, id) VALUES ($4, $3, $2, $1)";
        test.db.exec(insert, params!["a", now, 1.5, [0_u8, 255]]).await.expect("inserted");
        test.db.exec(insert, params!["b", Value::Null, 0.0, [0_u8; 0]]).await.expect("inserted");

        let all: Vec<Thing> =
            test.db.all("SELECT id, n, x, b FROM things ORDER BY id", &[]).await.expect("read");
        assert_eq!((all[0].id.as_str(), all[0].x, &all[0].b), ("a", 1.5, &vec![0, 255]));
        assert_eq!((all[0].n, all[1].n), (Some(now.as_microsecond()), None));
        let (then,): (Timestamp,) =
            test.db.one("SELECT n FROM things WHERE id = $1", params!["a"]).await.expect("read");
        assert_eq!(then, now);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_transaction_leaves_nothing() {
    for test in testing::databases(&things()).await {
        let tx = test.db.begin().await.expect("begun");
        tx.exec("INSERT INTO things (id) VALUES ($1)", params!["a"]).await.expect("inserted");
        drop(tx);
        let (count,): (i64,) =
            test.db.one("SELECT COUNT(*) FROM things", &[]).await.expect("counted");
        assert_eq!(count, 0);

        let tx = test.db.begin().await.expect("begun");
        tx.exec("INSERT INTO things (id) VALUES ($1)", params!["a"]).await.expect("inserted");
        tx.commit().await.expect("committed");
        let again = test.db.exec("INSERT INTO things (id) VALUES ($1)", params!["a"]).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_or_edited_database_is_refused() {
    for test in testing::databases(&things()).await {
        assert_eq!(
            migrate(&test.db, &things()).await.expect("twice is fine"),
            Vec::<String>::new()
        );
        let none = [Schema { room: "test", migrations: vec![] }];
        assert!(matches!(migrate(&test.db, &none).await, Err(StoreError::Newer { .. })));
        let edited = Migration { sql: "SELECT 1", ..THINGS };
        let edited = [Schema { room: "test", migrations: vec![edited] }];
        assert!(matches!(migrate(&test.db, &edited).await, Err(StoreError::Changed { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_savepoint_saves_the_rest_of_a_transaction_from_one_failure() {
    for test in testing::databases(&things()).await {
        let insert = "INSERT INTO things (id) VALUES ($1)";
        let tx = test.db.begin().await.expect("begun");
        tx.exec(insert, params!["a"]).await.expect("inserted");
        tx.savepoint("one").await.expect("saved");
        tx.exec(insert, params!["b"]).await.expect("inserted");
        let again = tx.exec(insert, params!["a"]).await;
        assert!(matches!(again, Err(StoreError::Conflict(_))), "{again:?}");
        tx.rollback_to("one").await.expect("rolled back");
        tx.exec(insert, params!["c"]).await.expect("inserted");
        tx.release("one").await.expect("released");
        tx.commit().await.expect("committed");

        let ids: Vec<(String,)> =
            test.db.all("SELECT id FROM things ORDER BY id", &[]).await.expect("read");
        assert_eq!(ids, [("a".to_owned(),), ("c".to_owned(),)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_sees_one_moment_and_writes_nothing() {
    for test in testing::databases(&things()).await {
        let insert = "INSERT INTO things (id) VALUES ($1)";
        test.db.exec(insert, params!["a"]).await.expect("inserted");
        let snapshot = test.db.snapshot().await.expect("a snapshot");
        test.db.exec(insert, params!["b"]).await.expect("inserted beside the snapshot");

        let mut seen = Vec::new();
        let each = snapshot.each("SELECT id FROM things ORDER BY id", &[], |mut row| {
            seen.push(row.take::<String>(0)?);
            Ok::<_, StoreError>(())
        });
        each.await.expect("read");
        assert_eq!(seen, ["a"]);
        assert!(snapshot.exec(insert, params!["c"]).await.is_err(), "a snapshot only reads");
        drop(snapshot);
        let (count,): (i64,) =
            test.db.one("SELECT COUNT(*) FROM things", &[]).await.expect("counted");
        assert_eq!(count, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_row_by_row_stops_at_the_first_error() {
    for test in testing::databases(&things()).await {
        let rows: Vec<_> = (0..100).map(|n| params![format!("{n:03}")].to_vec()).collect();
        test.db.batch("INSERT INTO things (id) VALUES ($1)", &rows).await.expect("inserted");
        let tx = test.db.begin().await.expect("begun");
        let mut seen = 0;
        let stopped = tx
            .each("SELECT id FROM things ORDER BY id", &[], |_| {
                seen += 1;
                if seen == 3 { Err(StoreError::Busy) } else { Ok(()) }
            })
            .await;
        assert!(matches!(stopped, Err(StoreError::Busy)));
        assert_eq!(seen, 3);
        let (count,): (i64,) = tx.one("SELECT COUNT(*) FROM things", &[]).await.expect("usable");
        assert_eq!(count, 100);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pending_is_named_until_it_is_applied() {
    const MORE: Migration = Migration { name: "0002_more", sql: "CREATE TABLE more (id TEXT)" };
    for test in testing::databases(&things()).await {
        let schemas = [Schema { room: "test", migrations: vec![THINGS, MORE] }];
        assert_eq!(pending(&test.db, &schemas).await.expect("read"), ["test/0002_more"]);
        migrate(&test.db, &schemas).await.expect("migrated");
        assert!(pending(&test.db, &schemas).await.expect("read").is_empty());
        let newer = pending(&test.db, &things()).await;
        assert!(matches!(newer, Err(StoreError::Newer { .. })));
    }
}
