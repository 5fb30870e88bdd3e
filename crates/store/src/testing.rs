//! Databases for tests: every query of the house runs on both.
//!
//! `cargo xtask test` starts a PostgreSQL and names it in `ALLMENDE_TEST_POSTGRES`; without it,
//! tests run on SQLite alone and say so.

use tempfile::TempDir;

use crate::{Database, Schema, Sql, migrate};

/// An empty database of a test's own, gone with it.
pub struct TestDatabase {
    /// The database.
    pub db: Database,
    /// The folder of the test, for blobs and files.
    pub dir: TempDir,
    url: String,
    /// Removes the database from the server.
    _removal: Option<Removal>,
}

impl TestDatabase {
    /// The address at which another process finds the database.
    pub fn url(&self) -> String {
        self.url.clone()
    }
}

struct Removal {
    server: String,
    name: String,
}

impl Drop for Removal {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let removed = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
            runtime.block_on(async {
                let admin = Database::open(&server).await.ok()?;
                admin.exec(&format!("DROP DATABASE {name} WITH (FORCE)"), &[]).await.ok()
            })
        });
        if !matches!(removed.join(), Ok(Some(_))) {
            tracing::warn!(name = self.name, "a test's database was left behind");
        }
    }
}

/// An empty, migrated database of each kind.
///
/// # Panics
/// Where one cannot be made: the test cannot run.
pub async fn databases(schemas: &[Schema]) -> Vec<TestDatabase> {
    let all = empty().await;
    for test in &all {
        migrate(&test.db, schemas).await.expect("migrations run on an empty database");
    }
    all
}

/// A database of each kind without any table.
///
/// # Panics
/// Where one cannot be made: the test cannot run.
pub async fn empty() -> Vec<TestDatabase> {
    let mut all = vec![sqlite().await];
    if let Ok(server) = std::env::var("ALLMENDE_TEST_POSTGRES") {
        all.push(postgres(&server).await);
    } else {
        tracing::warn!("ALLMENDE_TEST_POSTGRES is not set: tested on SQLite only");
    }
    all
}

async fn sqlite() -> TestDatabase {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", dir.path().join("town.sqlite").display());
    TestDatabase {
        db: Database::open(&url).await.expect("a SQLite file"),
        dir,
        url,
        _removal: None,
    }
}

async fn postgres(server: &str) -> TestDatabase {
    let name = format!("test_{}", commons::Id::random());
    let admin = Database::open(server).await.expect("the test server answers");
    admin.exec(&format!("CREATE DATABASE {name}"), &[]).await.expect("a new database");
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    let url = format!("{base}/{name}");
    TestDatabase {
        db: Database::open(&url).await.expect("the new database answers"),
        url,
        dir: tempfile::tempdir().expect("a temporary folder"),
        _removal: Some(Removal { server: server.to_owned(), name }),
    }
}
