//! Which rows hold a value, as a compressed set of their numbers (a Roaring bitmap,
//! <https://roaringbitmap.org>), for columns of few different values. What several conditions
//! leave is the intersection of their sets; their number is the total, at once and exact.
//!
//! The column `c3` has its sets in the table `s3 (c3, ids)`, a row for each value, so that a
//! condition on the column is the same SQL there as on the rows.

use rusqlite::{
    Connection,
    functions::{Aggregate, Context, FunctionFlags},
};

use super::query::Condition;

pub(super) use roaring::RoaringBitmap as Set;

/// A column with more values has no sets: it is looked up in its index.
const VALUES: u64 = 10_000;
/// As many rows as a value must have on average: below that, an index is as good and smaller.
const ROWS_PER_VALUE: u64 = 16;

/// Makes the sets of a column that has an index, if it has few values.
pub(super) fn build(
    connection: &Connection,
    at: usize,
    storage: &str,
    rows: u64,
) -> rusqlite::Result<()> {
    let most = VALUES.min(rows / ROWS_PER_VALUE);
    if u32::try_from(rows).is_err() || values(connection, at, most)? > most {
        return Ok(());
    }
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_aggregate_function("ids", 1, pure, Ids)?;
    connection.execute_batch(&format!(
        "CREATE TABLE s{at} (c{at} {storage}, ids BLOB) STRICT;
         INSERT INTO s{at} SELECT c{at}, ids(_id) FROM rows GROUP BY c{at}"
    ))
}

/// How many values a column has, counted to one more than the most that matters.
fn values(connection: &Connection, at: usize, most: u64) -> rusqlite::Result<u64> {
    let sql = format!("SELECT count(*) FROM (SELECT DISTINCT c{at} FROM rows LIMIT {most} + 1)");
    let count: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
    Ok(count.cast_unsigned())
}

/// `ids(_id)`: the set of the row numbers of a group.
struct Ids;

impl Aggregate<Set, Vec<u8>> for Ids {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Set> {
        Ok(Set::new())
    }

    fn step(&self, context: &mut Context<'_>, set: &mut Set) -> rusqlite::Result<()> {
        set.insert(context.get(0)?);
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, set: Option<Set>) -> rusqlite::Result<Vec<u8>> {
        bytes(&set.unwrap_or_default())
    }
}

/// The columns of a file that have sets.
pub(super) fn columns(connection: &Connection) -> rusqlite::Result<Vec<usize>> {
    let mut names = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?;
    let columns = names.map(|name| Ok(column(&name?)));
    columns.filter_map(Result::transpose).collect()
}

/// The column whose sets are in the table of this name.
pub(super) fn column(table: &str) -> Option<usize> {
    table.strip_prefix('s')?.parse().ok()
}

/// The rows for which a condition holds.
pub(super) fn rows(connection: &Connection, condition: &Condition) -> rusqlite::Result<Set> {
    let sql = format!("SELECT ids FROM s{} WHERE {}", condition.column, condition.sql);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(&condition.value))?;
    let mut all = Set::new();
    while let Some(row) = found.next()? {
        all |= read(row.get_ref(0)?.as_blob()?)?;
    }
    Ok(all)
}

/// `among(_id, set)`: whether the row is in the set.
pub(super) fn among(context: &Context<'_>) -> rusqlite::Result<bool> {
    let set = context.get_or_create_aux(1, |value| {
        let bytes = value.as_blob().map_err(rusqlite::Error::from)?;
        read(bytes).map_err(Box::<dyn std::error::Error + Send + Sync>::from)
    })?;
    Ok(set.contains(context.get(0)?))
}

/// The set for [`among`] and for the file, in Roaring's portable format.
pub(super) fn bytes(set: &Set) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(set.serialized_size());
    set.serialize_into(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}

fn read(bytes: &[u8]) -> rusqlite::Result<Set> {
    Set::deserialize_from(bytes).map_err(damaged)
}

fn damaged(error: std::io::Error) -> rusqlite::Error {
    rusqlite::Error::UserFunctionError(Box::new(error))
}

/// A part of a set, in order.
pub(super) fn part(set: &Set, offset: u64, limit: u64) -> Vec<u32> {
    let first = u32::try_from(offset).ok().and_then(|offset| set.select(offset));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    first.map_or_else(Vec::new, |first| set.range(first..).take(limit).collect())
}
