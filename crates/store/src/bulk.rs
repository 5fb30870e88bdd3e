//! Many rows with few statements.

use crate::{Sql, StoreError, Tx, Value};

/// Rows in one statement.
pub(crate) const ROWS: usize = 64;

/// Inserts rows of the same width: `into` is the table with its columns. There are two shapes of
/// statement only, so that both stay prepared.
pub(crate) async fn insert(
    tx: &Tx,
    into: &str,
    conflict: &str,
    rows: &[Vec<Value>],
) -> Result<(), StoreError> {
    let Some(columns) = rows.first().map(Vec::len) else { return Ok(()) };
    for chunk in rows.chunks(ROWS) {
        let size = if chunk.len() == ROWS { ROWS } else { 1 };
        let sql = format!("INSERT INTO {into} VALUES {} {conflict}", places(columns, size));
        for part in chunk.chunks(size) {
            tx.exec(&sql, &part.concat()).await?;
        }
    }
    Ok(())
}

/// `($1, $2), ($3, $4)`
fn places(columns: usize, rows: usize) -> String {
    let row = |row: usize| {
        let places: Vec<_> = (1..=columns).map(|n| format!("${}", row * columns + n)).collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
