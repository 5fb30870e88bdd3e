use std::{
    collections::{HashMap, VecDeque},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use parking_lot::Mutex;
use rusqlite::{
    Connection, OpenFlags, Row,
    config::DbConfig,
    functions::FunctionFlags,
    hooks::{AuthAction, AuthContext, Authorization},
    limits::Limit,
    types::{Value as SqlValue, ValueRef},
};
use tokio::{sync::Semaphore, task::block_in_place};

use super::{
    TableError,
    collation::{self, Needle},
    query::{self, Condition, Direction, Filter, Query, Where},
    sets::{self, Set},
};
use crate::import::{Cell, Column, Reading, value::Decimal};

/// What the engine may spend on one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EngineLimits {
    /// How long it may work.
    pub deadline: Duration,
    /// How many questions are worked on at once.
    pub at_once: usize,
    /// How long a question waits for its turn.
    pub patience: Duration,
    /// Filters of one question.
    pub filters: usize,
}

impl Default for EngineLimits {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(5),
            at_once: 32,
            patience: Duration::from_secs(5),
            filters: 20,
        }
    }
}

/// Open files that wait for the next question.
const IDLE: usize = 64;
/// Counts that are remembered; a version never changes, so neither do they.
const COUNTS: usize = 20_000;
/// So few rows of a set are looked up one by one; more are met in passing, in the order of an
/// index.
const FEW: u64 = 20_000;
/// Virtual machine instructions between two looks at the clock.
const LOOK: i32 = 2_000;

/// Answers questions about the tables of published versions.
///
/// It opens a version's file read-only and immutable, knows no other file, and refuses every
/// statement but a `SELECT` on the one table there; a deadline ends what takes too long. Whoever
/// found a way to put SQL into a question would read what is public anyway.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    limits: EngineLimits,
    turns: Semaphore,
    idle: Mutex<VecDeque<Open>>,
    counts: Mutex<Counts>,
    started: Instant,
}

struct Open {
    key: String,
    connection: Connection,
    /// The columns that have sets.
    sets: Vec<usize>,
    /// Milliseconds after the engine's start.
    deadline: Arc<AtomicU64>,
}

#[derive(Default)]
struct Counts {
    known: HashMap<String, u64>,
    order: VecDeque<String>,
}

/// A file the engine may read, with its columns.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// What names the version for ever: the digest of its file.
    pub key: &'a str,
    /// Where the file lies.
    pub path: &'a Path,
    /// Its columns.
    pub columns: &'a [Column],
    /// How many rows it has.
    pub rows: u64,
}

/// How many rows answer a question.
pub type Count = u64;

/// A row, as it stands in the file.
pub struct RowRef<'a> {
    row: &'a Row<'a>,
    columns: &'a [Column],
}

impl RowRef<'_> {
    /// Its number in the version, from 1.
    pub fn id(&self) -> i64 {
        self.row.get_ref(0).ok().and_then(|id| id.as_i64().ok()).unwrap_or_default()
    }

    /// Its value in the column at this place.
    pub fn cell(&self, column: usize) -> Cell<'_> {
        let Ok(value) = self.row.get_ref(column + 1) else { return Cell::Missing };
        match value {
            ValueRef::Integer(number) => match self.columns[column].reading {
                Reading::Boolean { .. } => Cell::Boolean(number != 0),
                _ => Cell::Integer(number),
            },
            ValueRef::Text(text) => std::str::from_utf8(text).map_or(Cell::Missing, Cell::Text),
            _ => Cell::Missing,
        }
    }

    /// All its values with the readings of their columns.
    pub fn cells(&self) -> impl Iterator<Item = (Cell<'_>, Reading)> {
        self.columns.iter().enumerate().map(|(at, column)| (self.cell(at), column.reading))
    }
}

impl Engine {
    /// An engine with these limits.
    pub fn new(limits: EngineLimits) -> Self {
        Self(Arc::new(Inner {
            limits,
            turns: Semaphore::new(limits.at_once),
            idle: Mutex::default(),
            counts: Mutex::default(),
            started: Instant::now(),
        }))
    }

    /// Gives each row that answers the question, in its order, to `each`.
    ///
    /// # Errors
    /// [`TableError::Query`], [`TableError::TooLong`], [`TableError::Busy`].
    pub async fn rows(
        &self,
        page: Page<'_>,
        query: &Query,
        mut each: impl FnMut(RowRef<'_>),
    ) -> Result<(), TableError> {
        let asked = self.conditions(&query.filters, page.columns)?;
        let order = Order::of(query, page.columns)?;
        let names = names(page.columns.len());
        let _turn = self.turn().await?;
        block_in_place(|| {
            self.with(page, |open| {
                let found = open.chosen(&asked)?.select(query, &order)?;
                let sql = format!("SELECT {names} FROM rows{}", found.sql);
                let mut statement = open.connection.prepare_cached(&sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(&found.values))?;
                while let Some(row) = rows.next()? {
                    each(RowRef { row, columns: page.columns });
                }
                Ok(())
            })
        })
    }

    /// How many rows the filters leave: exact. What sets do not tell at once is remembered.
    ///
    /// # Errors
    /// As [`Engine::rows`].
    pub async fn count(&self, page: Page<'_>, filters: &[Filter]) -> Result<Count, TableError> {
        if filters.is_empty() {
            return Ok(page.rows);
        }
        let asked = self.conditions(filters, page.columns)?;
        let key = format!("{}{}", page.key, Where::from_iter(asked.clone()).key());
        if let Some(count) = self.0.counts.lock().known.get(&key) {
            return Ok(*count);
        }
        let _turn = self.turn().await?;
        let counted = block_in_place(|| {
            self.with(page, |open| {
                let chosen = open.chosen(&asked)?;
                if let Some(set) = chosen.all() {
                    return Ok(Counted::AtOnce(set.len()));
                }
                let found = chosen.filtered()?;
                let sql = format!("SELECT count(*) FROM rows{}", found.sql);
                let mut statement = open.connection.prepare_cached(&sql)?;
                let count: i64 = statement
                    .query_row(rusqlite::params_from_iter(&found.values), |row| row.get(0))?;
                Ok(Counted::OneByOne(count.cast_unsigned()))
            })
        })?;
        match counted {
            Counted::AtOnce(count) => Ok(count),
            Counted::OneByOne(count) => {
                self.0.counts.lock().remember(key, count);
                Ok(count)
            }
        }
    }

    /// Gives the row of this number to `each`; `false` where there is none.
    ///
    /// # Errors
    /// As [`Engine::rows`].
    pub async fn row(
        &self,
        page: Page<'_>,
        id: u64,
        each: impl FnOnce(RowRef<'_>),
    ) -> Result<bool, TableError> {
        let Ok(id) = i64::try_from(id) else { return Ok(false) };
        let sql = format!("SELECT {} FROM rows WHERE _id = ?", names(page.columns.len()));
        let _turn = self.turn().await?;
        // A few pages of a file: read sooner than the thread's other work is handed over.
        self.with(page, |open| {
            let mut statement = open.connection.prepare_cached(&sql)?;
            let mut rows = statement.query([id])?;
            let Some(row) = rows.next()? else { return Ok(false) };
            each(RowRef { row, columns: page.columns });
            Ok(true)
        })
    }

    fn conditions(
        &self,
        filters: &[Filter],
        columns: &[Column],
    ) -> Result<Vec<Condition>, TableError> {
        if filters.len() > self.0.limits.filters {
            return Err(query::QueryError::TooMany(self.0.limits.filters).into());
        }
        Ok(query::conditions(filters, columns)?)
    }

    async fn turn(&self) -> Result<tokio::sync::SemaphorePermit<'_>, TableError> {
        tokio::time::timeout(self.0.limits.patience, self.0.turns.acquire())
            .await
            .ok()
            .and_then(Result::ok)
            .ok_or(TableError::Busy)
    }

    fn with<T>(
        &self,
        page: Page<'_>,
        work: impl FnOnce(&Open) -> rusqlite::Result<T>,
    ) -> Result<T, TableError> {
        let open = match self.take(page.key) {
            Some(open) => open,
            None => self.open(page)?,
        };
        let until = self.0.started.elapsed() + self.0.limits.deadline;
        open.deadline.store(milliseconds(until), Ordering::Relaxed);
        let done = work(&open);
        // After an error the file is opened anew: whatever went wrong is gone with it.
        if done.is_ok() {
            self.put(open);
        }
        Ok(done?)
    }

    fn take(&self, key: &str) -> Option<Open> {
        let mut idle = self.0.idle.lock();
        let at = idle.iter().rposition(|open| open.key == key)?;
        idle.remove(at)
    }

    fn put(&self, open: Open) {
        let mut idle = self.0.idle.lock();
        idle.push_back(open);
        if idle.len() > IDLE {
            idle.pop_front();
        }
    }

    fn open(&self, page: Page<'_>) -> Result<Open, TableError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(uri(page.path), flags)?;
        let sets = sets::columns(&connection)?;
        confine(&mut connection)?;
        let deadline = Arc::new(AtomicU64::new(u64::MAX));
        let (started, until) = (self.0.started, Arc::clone(&deadline));
        connection.progress_handler(
            LOOK,
            Some(move || milliseconds(started.elapsed()) > until.load(Ordering::Relaxed)),
        )?;
        Ok(Open { key: page.key.to_owned(), connection, sets, deadline })
    }
}

enum Counted {
    AtOnce(u64),
    OneByOne(u64),
}

impl Open {
    /// What is left when the conditions on columns with sets hold, and the other conditions.
    fn chosen(&self, asked: &[Condition]) -> rusqlite::Result<Chosen> {
        let (known, rest): (Vec<_>, Vec<_>) =
            asked.iter().partition(|condition| self.sets.contains(&condition.column));
        let mut chosen = Chosen { set: None, rest: rest.into_iter().cloned().collect() };
        for condition in known {
            let rows = sets::rows(&self.connection, condition)?;
            chosen.set = Some(chosen.set.map_or(rows.clone(), |set| set & rows));
        }
        Ok(chosen)
    }
}

/// The rows that may answer a question, and what each of them must still fulfil.
struct Chosen {
    /// All rows, where there is none.
    set: Option<Set>,
    rest: Where,
}

impl Chosen {
    /// The set, if it is the whole answer.
    fn all(&self) -> Option<&Set> {
        self.set.as_ref().filter(|_| self.rest.sql.is_empty())
    }

    /// The rows of the answer that are wanted, in their order: what follows `FROM rows`.
    fn select(self, query: &Query, order: &Order) -> rusqlite::Result<Where> {
        let (limit, offset) = (bound(query.limit), bound(query.offset));
        if let (None, Some(set)) = (query.sort, self.all()) {
            let mut found = Where::default();
            found.and(LISTED, Some(listed(sets::part(set, query.offset, query.limit))));
            found.sql.push_str(" ORDER BY _id");
            return Ok(found);
        }
        if query.sort.is_none() && self.set.is_none() && self.rest.sql.is_empty() {
            // Row numbers have no gaps: a page anywhere is found at once.
            let sql = " WHERE _id > ? ORDER BY _id LIMIT ?".to_owned();
            return Ok(Where { sql, values: vec![offset, limit] });
        }
        let mut found = self.filtered()?;
        found.sql.push_str(&order.0);
        found.sql.push_str(" LIMIT ? OFFSET ?");
        found.values.extend([limit, offset]);
        Ok(found)
    }

    /// All rows of the answer. The set comes first: it is the cheaper one to ask.
    fn filtered(self) -> rusqlite::Result<Where> {
        let Some(set) = self.set else { return Ok(self.rest) };
        let mut found = Where::default();
        if set.len() <= FEW {
            found.and(LISTED, Some(listed(&set)));
        } else {
            found.and("among(_id, ?)", Some(SqlValue::Blob(sets::bytes(&set)?)));
        }
        found.add(self.rest);
        Ok(found)
    }
}

const LISTED: &str = "_id IN (SELECT value FROM json_each(?))";

/// Row numbers for [`LISTED`].
fn listed(ids: impl IntoIterator<Item = impl std::fmt::Display>) -> SqlValue {
    let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    SqlValue::Text(format!("[{}]", ids.join(",")))
}

fn bound(number: u64) -> SqlValue {
    SqlValue::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The order of rows as SQL; those without a value come last.
struct Order(String);

impl Order {
    fn of(query: &Query, columns: &[Column]) -> Result<Self, TableError> {
        let Some(sort) = query.sort else { return Ok(Self(" ORDER BY _id".to_owned())) };
        let column = columns
            .get(sort.column)
            .ok_or_else(|| query::QueryError::NoSuchColumn(sort.column.to_string()))?;
        let direction = if sort.direction == Direction::Descending { " DESC" } else { "" };
        let nulls = if column.missing > 0 { " NULLS LAST" } else { "" };
        Ok(Self(format!(" ORDER BY c{}{direction}{nulls}, _id{direction}", sort.column)))
    }
}

impl Counts {
    fn remember(&mut self, key: String, count: u64) {
        if self.known.insert(key.clone(), count).is_none() {
            self.order.push_back(key);
        }
        if self.order.len() > COUNTS
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// `immutable` tells SQLite that no other process writes: no locks, no journal, no `-wal`.
fn uri(path: &Path) -> String {
    let escaped =
        path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?mode=ro&immutable=1")
}

/// Takes from the connection everything but reading the one table.
fn confine(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(64);
    connection.create_collation(collation::NAME, collation::compare)?;
    let pure = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("contains", 2, pure, |context| contains(context))?;
    connection.create_scalar_function("among", 2, pure, |context| sets::among(context))?;
    connection.create_scalar_function("decimal", 2, pure, |context| decimal(context))?;
    connection.execute_batch(
        "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
         PRAGMA mmap_size = 0;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // One plan for a statement, whatever is asked for with it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 1),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 4),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    connection.authorizer(Some(authorise))
}

fn authorise(context: AuthContext<'_>) -> Authorization {
    let allowed = match context.action {
        AuthAction::Select => true,
        AuthAction::Read { table_name, .. } => {
            matches!(table_name, "rows" | "json_each") || sets::column(table_name).is_some()
        }
        AuthAction::Function { function_name } => {
            matches!(function_name, "count" | "contains" | "decimal" | "among")
        }
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

fn contains(context: &rusqlite::functions::Context<'_>) -> rusqlite::Result<bool> {
    let needle: Arc<Needle> = context.get_or_create_aux(1, |value| {
        value.as_str().map(Needle::new).map_err(Box::<dyn std::error::Error + Send + Sync>::from)
    })?;
    Ok(match context.get_raw(0) {
        ValueRef::Text(text) => std::str::from_utf8(text).is_ok_and(|text| needle.is_in(text)),
        ValueRef::Integer(number) => needle.is_in(&number.to_string()),
        _ => false,
    })
}

fn decimal(context: &rusqlite::functions::Context<'_>) -> rusqlite::Result<Option<String>> {
    let mantissa: Option<i64> = context.get(0)?;
    let scale: u8 = context.get(1)?;
    Ok(mantissa.map(|mantissa| Decimal { mantissa, scale }.to_string()))
}

fn names(columns: usize) -> String {
    (0..columns).fold("_id".to_owned(), |names, at| format!("{names}, c{at}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confined() -> Connection {
        let mut connection = Connection::open_in_memory().expect("a database");
        connection
            .execute_batch(
                "CREATE TABLE rows (_id INTEGER PRIMARY KEY, c0 TEXT);
                 CREATE TABLE other (secret TEXT);
                 INSERT INTO rows VALUES (1, 'a'); INSERT INTO other VALUES ('b');",
            )
            .expect("made");
        confine(&mut connection).expect("confined");
        connection
    }

    #[test]
    fn nothing_but_reading_the_rows_is_possible() {
        let connection = confined();
        let ask = |sql: &str| connection.query_row(sql, [], |_| Ok(()));
        ask("SELECT _id, c0 FROM rows WHERE contains(c0, 'A')").expect("the one thing it does");
        for sql in [
            "SELECT secret FROM other",
            "SELECT sql FROM sqlite_master",
            "SELECT * FROM pragma_table_info('rows')",
            "SELECT load_extension('x') FROM rows",
            "SELECT readfile('/etc/passwd') FROM rows",
            "SELECT randomblob(1000000000) FROM rows",
            "SELECT c0 FROM rows UNION SELECT secret FROM other",
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
            "INSERT INTO rows VALUES (2, 'x')",
            "UPDATE rows SET c0 = 'x'",
            "DELETE FROM rows",
            "DROP TABLE rows",
            "CREATE TEMP TABLE t (x)",
            "ATTACH 'file:/tmp/other.sqlite' AS other",
            "PRAGMA writable_schema = ON",
            "PRAGMA query_only = OFF",
            "VACUUM INTO '/tmp/copy.sqlite'",
        ] {
            assert!(ask(sql).is_err(), "{sql}");
        }
    }

    #[test]
    fn a_path_cannot_bring_its_own_parameters() {
        let path = Path::new("/town/a?mode=rwc#x%20.sqlite");
        assert_eq!(uri(path), "file:/town/a%3fmode=rwc%23x%2520.sqlite?mode=ro&immutable=1");
    }
}
