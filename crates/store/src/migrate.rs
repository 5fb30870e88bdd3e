//! Migrations: embedded, forward only, per capability, each in a transaction of its own.

use std::fmt::Write;

use commons::{Timestamp, capability::Migration};
use sha2::{Digest, Sha256};

use crate::{Database, Sql, StoreError, Tx, params};

/// Serialises nodes that start at the same time on one PostgreSQL.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7014519)";

/// The table of what was applied.
pub(crate) const BOOK: &str = "schema_migrations";

/// The migrations of one capability.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The capability's name.
    pub room: &'static str,
    /// Its migrations, oldest first.
    pub migrations: Vec<Migration>,
}

/// Brings the tables of all capabilities to this program's state; says what was applied.
///
/// # Errors
/// [`StoreError::Newer`] before anything is changed where the database knows migrations that this
/// program does not, [`StoreError::Changed`] where an applied one was edited.
pub async fn migrate(db: &Database, schemas: &[Schema]) -> Result<Vec<String>, StoreError> {
    let tx = db.begin().await?;
    prepare(&tx).await?;
    tx.commit().await?;
    for schema in schemas {
        refuse_newer(db, schema).await?;
    }
    let mut applied = Vec::new();
    for schema in schemas {
        for migration in &schema.migrations {
            let tx = db.begin().await?;
            if apply(&tx, schema.room, migration).await? {
                tx.commit().await?;
                applied.push(format!("{}/{}", schema.room, migration.name));
            }
        }
    }
    Ok(applied)
}

/// What [`migrate`] would apply.
///
/// # Errors
/// [`StoreError::Newer`] where the database knows migrations that this program does not.
pub async fn pending(db: &Database, schemas: &[Schema]) -> Result<Vec<String>, StoreError> {
    let tx = db.begin().await?;
    prepare(&tx).await?;
    tx.commit().await?;
    let mut pending = Vec::new();
    for schema in schemas {
        refuse_newer(db, schema).await?;
        let sql = "SELECT name FROM schema_migrations WHERE room = $1";
        let applied: Vec<(String,)> = db.all(sql, params![schema.room]).await?;
        let is_new = |migration: &&Migration| applied.iter().all(|(name,)| name != migration.name);
        let new = schema.migrations.iter().filter(is_new);
        pending.extend(new.map(|migration| format!("{}/{}", schema.room, migration.name)));
    }
    Ok(pending)
}

pub(crate) async fn prepare(tx: &Tx) -> Result<(), StoreError> {
    if tx.is_postgres() {
        tx.script(LOCK).await?;
    }
    tx.script(
        "CREATE TABLE IF NOT EXISTS schema_migrations (
             room TEXT NOT NULL,
             name TEXT NOT NULL,
             sha256 TEXT NOT NULL,
             applied_at BIGINT NOT NULL,
             PRIMARY KEY (room, name)
         )",
    )
    .await
}

async fn refuse_newer(db: &Database, schema: &Schema) -> Result<(), StoreError> {
    let sql = "SELECT name FROM schema_migrations WHERE room = $1 ORDER BY name DESC LIMIT 1";
    let newest: Option<(String,)> = db.opt(sql, params![schema.room]).await?;
    match newest {
        Some((found,)) if !schema.migrations.iter().any(|m| m.name == found) => {
            Err(StoreError::Newer { room: schema.room.to_owned(), found })
        }
        _ => Ok(()),
    }
}

/// Applies a migration unless that was done before; whether it was applied now.
pub(crate) async fn apply(tx: &Tx, room: &str, migration: &Migration) -> Result<bool, StoreError> {
    let sha256 = sha256(migration);
    if tx.is_postgres() {
        tx.script(LOCK).await?;
    }
    let known: Option<(String,)> = tx
        .opt(
            "SELECT sha256 FROM schema_migrations WHERE room = $1 AND name = $2",
            params![room, migration.name],
        )
        .await?;
    match known {
        Some((known,)) if known == sha256 => return Ok(false),
        Some(_) => {
            return Err(StoreError::Changed {
                room: room.to_owned(),
                name: migration.name.to_owned(),
            });
        }
        None => {}
    }
    tx.script(&for_database(migration.sql, tx.is_postgres())).await?;
    tx.exec(
        "INSERT INTO schema_migrations (room, name, sha256, applied_at) VALUES ($1, $2, $3, $4)",
        params![room, migration.name, sha256, Timestamp::now()],
    )
    .await?;
    Ok(true)
}

/// Leaves out the lines for the other database.
fn for_database(sql: &str, postgres: bool) -> String {
    let other = if postgres { "-- sqlite" } else { "-- postgres" };
    sql.lines().filter(|line| !line.trim_end().ends_with(other)).fold(
        String::new(),
        |mut kept, line| {
            let _ = writeln!(kept, "{line}");
            kept
        },
    )
}

/// What tells whether a migration was changed.
pub(crate) fn sha256(migration: &Migration) -> String {
    hex::encode(Sha256::digest(migration.sql))
}
