//! What is in a database.

use crate::{Database, Sql, StoreError, Tx};

/// A table as it is in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTable {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<String>,
}

/// All tables in the database, in the order in which they were made.
pub async fn tables_in_database(db: &Database) -> Result<Vec<FoundTable>, StoreError> {
    found(db, db.is_postgres()).await
}

/// The names of all tables in the database, sorted.
pub async fn schema_of(db: &Database) -> Result<Vec<String>, StoreError> {
    let mut names: Vec<_> =
        tables_in_database(db).await?.into_iter().map(|table| table.name).collect();
    names.sort();
    Ok(names)
}

pub(crate) async fn tables_seen_by(tx: &Tx) -> Result<Vec<FoundTable>, StoreError> {
    found(tx, tx.is_postgres()).await
}

async fn found(sql: &impl Sql, postgres: bool) -> Result<Vec<FoundTable>, StoreError> {
    let columns = if postgres {
        "SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT)
         FROM pg_class c
         JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relkind = 'r' ORDER BY c.oid, a.attnum"
    } else {
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid, c.cid"
    };
    let mut tables: Vec<FoundTable> = Vec::new();
    for (name, column) in sql.all::<(String, String)>(columns, &[]).await? {
        match tables.last_mut() {
            Some(table) if table.name == name => table.columns.push(column),
            _ => tables.push(FoundTable { name, columns: vec![column] }),
        }
    }
    Ok(tables)
}
