use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use super::{DumpError, Dumped, FORMAT, MANIFEST, Manifest, TableCount, line};
use crate::{
    Database, Schema, Sql, StoreError, Tx, Value,
    bulk::{self, ROWS},
    database::quoted,
    migrate::{self, BOOK},
    schema::{self, FoundTable},
};

/// Reads a dump into an empty database, and brings its tables to this program's state. Either all
/// of the dump is there afterwards or nothing.
///
/// # Errors
/// Names the file and the line of what cannot be read.
pub async fn read(
    db: &Database,
    schemas: &[Schema],
    dir: &Path,
) -> Result<Vec<TableCount>, DumpError> {
    let manifest = manifest(dir)?;
    let then = as_it_was(schemas, &manifest)?;
    if let Some(table) = schema::tables_in_database(db).await?.first() {
        return Err(DumpError::NotEmpty(table.name.clone()));
    }
    let tx = db.begin().await?;
    migrate::prepare(&tx).await?;
    for schema in &then {
        for migration in &schema.migrations {
            migrate::apply(&tx, schema.room, migration).await?;
        }
    }
    let tables = schema::tables_seen_by(&tx).await?;
    compare(&tables, &manifest)?;
    let links = links_later(&tx).await?;
    for table in tables.iter().rev().filter(|table| table.name != BOOK) {
        tx.exec(&format!("DELETE FROM {}", quoted(&table.name)), &[]).await?;
    }
    for table in &manifest.tables {
        load(&tx, table, dir).await?;
    }
    links_now(&tx, &links).await?;
    tx.commit().await?;
    migrate::migrate(db, schemas).await?;
    Ok(manifest.tables.iter().map(Dumped::count).collect())
}

fn manifest(dir: &Path) -> Result<Manifest, DumpError> {
    let failed = |reason: String| DumpError::File { file: MANIFEST.to_owned(), reason };
    let text = std::fs::read_to_string(dir.join(MANIFEST)).map_err(|e| failed(e.to_string()))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|e| failed(e.to_string()))?;
    if manifest.format == FORMAT {
        Ok(manifest)
    } else {
        let name = format!("format {}", manifest.format);
        Err(DumpError::Newer { room: "store".to_owned(), name })
    }
}

/// The migrations as far as the dump had them.
fn as_it_was(schemas: &[Schema], manifest: &Manifest) -> Result<Vec<Schema>, DumpError> {
    for applied in &manifest.migrations {
        let mut known = schemas.iter().filter(|schema| schema.room == applied.room);
        let migration = known.find_map(|s| s.migrations.iter().find(|m| m.name == applied.name));
        let (room, name) = (applied.room.clone(), applied.name.clone());
        match migration {
            None => return Err(DumpError::Newer { room, name }),
            Some(migration) if migrate::sha256(migration) != applied.sha256 => {
                return Err(StoreError::Changed { room, name }.into());
            }
            Some(_) => {}
        }
    }
    let had = |room: &str, name: &str| {
        manifest.migrations.iter().any(|applied| applied.room == room && applied.name == name)
    };
    let then = schemas.iter().map(|schema| {
        let migrations = schema.migrations.iter().filter(|m| had(schema.room, m.name));
        Schema { room: schema.room, migrations: migrations.copied().collect() }
    });
    Ok(then.collect())
}

/// The dump must have the tables that its migrations make, with the same columns.
fn compare(tables: &[FoundTable], manifest: &Manifest) -> Result<(), DumpError> {
    let sorted = |columns: &[String]| {
        let mut columns = columns.to_vec();
        columns.sort();
        columns
    };
    for dumped in &manifest.tables {
        let same = tables.iter().any(|table| {
            table.name == dumped.name && sorted(&table.columns) == sorted(&dumped.columns)
        });
        if !same {
            return Err(DumpError::OtherTable(dumped.name.clone()));
        }
    }
    let is_there = |name: &str| manifest.tables.iter().any(|dumped| dumped.name == name);
    match tables.iter().find(|table| table.name != BOOK && !is_there(&table.name)) {
        Some(table) => Err(DumpError::OtherTable(table.name.clone())),
        None => Ok(()),
    }
}

/// Lets rows come before those they point to. SQLite does so for this transaction; PostgreSQL
/// needs to be told for each foreign key.
async fn links_later(tx: &Tx) -> Result<Vec<(String, String)>, StoreError> {
    if !tx.is_postgres() {
        tx.script("PRAGMA defer_foreign_keys = ON").await?;
        return Ok(Vec::new());
    }
    let sql = "SELECT CAST(t.relname AS TEXT), CAST(c.conname AS TEXT)
               FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
               JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
               WHERE c.contype = 'f' AND NOT c.condeferrable ORDER BY 1, 2";
    let links = tx.all(sql, &[]).await?;
    alter(tx, &links, "DEFERRABLE").await?;
    tx.script("SET CONSTRAINTS ALL DEFERRED").await?;
    Ok(links)
}

/// Checks all foreign keys, and makes them what they were.
async fn links_now(tx: &Tx, links: &[(String, String)]) -> Result<(), StoreError> {
    if tx.is_postgres() {
        tx.script("SET CONSTRAINTS ALL IMMEDIATE").await?;
        alter(tx, links, "NOT DEFERRABLE").await?;
    }
    Ok(())
}

async fn alter(tx: &Tx, links: &[(String, String)], to: &str) -> Result<(), StoreError> {
    for (table, name) in links {
        let (table, name) = (quoted(table), quoted(name));
        tx.script(&format!("ALTER TABLE {table} ALTER CONSTRAINT {name} {to}")).await?;
    }
    Ok(())
}

async fn load(tx: &Tx, table: &Dumped, dir: &Path) -> Result<(), DumpError> {
    let name = table.file();
    let failed =
        |error: std::io::Error| DumpError::File { file: table.file(), reason: error.to_string() };
    let wrong = |line, reason| DumpError::Line { file: table.file(), line, reason };
    let columns: Vec<_> = table.columns.iter().map(|column| quoted(column)).collect();
    let into = format!("{} ({})", quoted(&table.name), columns.join(", "));
    let mut rows = Vec::with_capacity(ROWS);
    let mut number = 0;
    for text in BufReader::new(File::open(dir.join(&name)).map_err(failed)?).lines() {
        number += 1;
        let text = text.map_err(|error| wrong(number, error.to_string()))?;
        let row = line::read(&text, columns.len()).map_err(|reason| wrong(number, reason))?;
        rows.push(row);
        if rows.len() == ROWS {
            insert(tx, &into, &rows).await.map_err(|(at, e)| wrong(number - at, e.to_string()))?;
            rows.clear();
        }
    }
    insert(tx, &into, &rows).await.map_err(|(at, e)| wrong(number - at, e.to_string()))?;
    if number == table.rows {
        Ok(())
    } else {
        Err(DumpError::Cut { file: name, expected: table.rows, found: number })
    }
}

/// Inserts rows; where that fails, says how many rows from the end the first bad one is.
async fn insert(tx: &Tx, into: &str, rows: &[Vec<Value>]) -> Result<(), (u64, StoreError)> {
    let internal = |error| (rows.len().saturating_sub(1) as u64, error);
    tx.savepoint("rows").await.map_err(internal)?;
    let Err(error) = bulk::insert(tx, into, "", rows).await else {
        return tx.release("rows").await.map_err(internal);
    };
    tx.rollback_to("rows").await.map_err(internal)?;
    for (index, row) in rows.iter().enumerate() {
        let one = bulk::insert(tx, into, "", std::slice::from_ref(row)).await;
        one.map_err(|error| ((rows.len() - 1 - index) as u64, error))?;
    }
    Err(internal(error))
}
