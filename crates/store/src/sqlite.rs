//! SQLite: one connection that writes, a few that read, all on the thread that asks.
//! `block_in_place` keeps the runtime alive meanwhile; it is ten times faster for point reads
//! than handing every query to another thread.

use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use parking_lot::Mutex;
use rusqlite::{Connection, ErrorCode, OpenFlags, Statement, config::DbConfig, types::ValueRef};
use tokio::{sync::OwnedMutexGuard, task::block_in_place, time::timeout};

use crate::{Row, StoreError, Value};

/// How long we wait for whoever else writes, within this process or in another one.
const BUSY: Duration = Duration::from_secs(30);
/// Idle reading connections that are kept.
const READERS: usize = 16;

pub(crate) struct Sqlite {
    path: PathBuf,
    patience: Duration,
    writer: Arc<tokio::sync::Mutex<Connection>>,
    readers: Mutex<Vec<Connection>>,
}

impl Sqlite {
    pub(crate) fn open(path: PathBuf) -> Result<Self, StoreError> {
        let writer = connect(&path, OpenFlags::default()).map_err(|e| unreachable(&path, &e))?;
        writer
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
            .map_err(|e| unreachable(&path, &e))?;
        Ok(Self {
            path,
            patience: BUSY,
            writer: Arc::new(tokio::sync::Mutex::new(writer)),
            readers: Mutex::default(),
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) async fn begin(&self) -> Result<SqliteTx, StoreError> {
        let connection = self.writer().await?;
        block_in_place(|| connection.execute_batch("BEGIN IMMEDIATE")).map_err(store_error)?;
        Ok(SqliteTx { connection: Mutex::new(Held::Writer(connection)), open: true })
    }

    /// A deferred transaction takes its snapshot when it first reads: so it reads at once.
    pub(crate) fn snapshot(&self) -> Result<SqliteTx, StoreError> {
        let connection = block_in_place(|| {
            let connection = self.reader()?;
            connection
                .execute_batch("BEGIN DEFERRED; SELECT COUNT(*) FROM sqlite_master;")
                .map_err(store_error)?;
            Ok::<_, StoreError>(connection)
        })?;
        Ok(SqliteTx { connection: Mutex::new(Held::Reader(connection)), open: true })
    }

    /// The one that writes. Whoever holds a transaction and asks for another one learns of the
    /// mistake instead of waiting for ever.
    async fn writer(&self) -> Result<OwnedMutexGuard<Connection>, StoreError> {
        let writer = Arc::clone(&self.writer).lock_owned();
        timeout(self.patience, writer).await.map_err(|_| StoreError::Busy)
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .map_err(|e| unreachable(&self.path, &e))
    }

    pub(crate) async fn exec(&self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let connection = self.writer().await?;
        block_in_place(|| exec(&connection, sql, params))
    }

    pub(crate) async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        if !only_reads(sql) {
            let connection = self.writer().await?;
            return block_in_place(|| rows(&connection, sql, params));
        }
        block_in_place(|| {
            let idle = self.readers.lock().pop();
            let connection = match idle {
                Some(connection) => connection,
                None => self.reader()?,
            };
            let found = rows(&connection, sql, params);
            let mut readers = self.readers.lock();
            if readers.len() < READERS {
                readers.push(connection);
            }
            found
        })
    }
}

/// A statement that only reads may run beside the one that writes.
fn only_reads(sql: &str) -> bool {
    let start = sql.trim_start().get(..6).unwrap_or_default();
    start.eq_ignore_ascii_case("SELECT")
}

fn connect(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(256);
    // A plan that may depend on parameters would be made anew whenever one of them changes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;
         PRAGMA trusted_schema = OFF;",
    )?;
    Ok(connection)
}

/// A snapshot has a connection of its own, the transaction that writes holds the only one.
enum Held {
    Writer(OwnedMutexGuard<Connection>),
    Reader(Connection),
}

impl Deref for Held {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self {
            Self::Writer(connection) => connection,
            Self::Reader(connection) => connection,
        }
    }
}

pub(crate) struct SqliteTx {
    connection: Mutex<Held>,
    open: bool,
}

impl SqliteTx {
    pub(crate) fn commit(mut self) -> Result<(), StoreError> {
        let committed = block_in_place(|| self.connection.lock().execute_batch("COMMIT"));
        self.open = committed.is_err();
        committed.map_err(store_error)
    }

    pub(crate) fn script(&self, sql: &str) -> Result<(), StoreError> {
        block_in_place(|| self.connection.lock().execute_batch(sql)).map_err(store_error)
    }

    pub(crate) fn exec(&self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        block_in_place(|| exec(&self.connection.lock(), sql, params))
    }

    pub(crate) fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        block_in_place(|| rows(&self.connection.lock(), sql, params))
    }

    pub(crate) fn each<E: From<StoreError>>(
        &self,
        sql: &str,
        params: &[Value],
        take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        block_in_place(|| each(&self.connection.lock(), sql, params, take))
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        if self.open
            && let Err(error) = self.connection.lock().execute_batch("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
    }
}

fn exec(connection: &Connection, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql).map_err(store_error)?;
    bind(&mut statement, params).map_err(store_error)?;
    statement.raw_execute().map(|changed| changed as u64).map_err(store_error)
}

fn rows(connection: &Connection, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
    let mut found = Vec::new();
    each(connection, sql, params, |row| {
        found.push(row);
        Ok::<_, StoreError>(())
    })?;
    Ok(found)
}

fn each<E: From<StoreError>>(
    connection: &Connection,
    sql: &str,
    params: &[Value],
    mut take: impl FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection.prepare_cached(sql).map_err(store_error)?;
    bind(&mut statement, params).map_err(store_error)?;
    let columns = statement.column_count();
    let mut raw = statement.raw_query();
    while let Some(row) = raw.next().map_err(store_error)? {
        let values = (0..columns).map(|i| row.get_ref(i).map(read)).collect::<Result<_, _>>();
        take(Row(values.map_err(store_error)?))?;
    }
    Ok(())
}

/// SQLite numbers `$n` by first use, not by `n`: so parameters are bound by their names.
fn bind(statement: &mut Statement, params: &[Value]) -> rusqlite::Result<()> {
    for index in 1..=statement.parameter_count() {
        let number = statement
            .parameter_name(index)
            .and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok())
            .unwrap_or(index);
        match params.get(number - 1) {
            None => return Err(rusqlite::Error::InvalidParameterCount(params.len(), number)),
            Some(Value::Null) => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
            Some(Value::Int(n)) => statement.raw_bind_parameter(index, n)?,
            Some(Value::Real(x)) => statement.raw_bind_parameter(index, x)?,
            Some(Value::Text(s)) => statement.raw_bind_parameter(index, s)?,
            Some(Value::Blob(b)) => statement.raw_bind_parameter(index, b)?,
        }
    }
    Ok(())
}

fn read(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(x) => Value::Real(x),
        ValueRef::Text(s) => Value::Text(String::from_utf8_lossy(s).into_owned()),
        ValueRef::Blob(b) => Value::Blob(b.to_vec()),
    }
}

fn unreachable(path: &Path, error: &rusqlite::Error) -> StoreError {
    StoreError::Unreachable { url: format!("sqlite:{}", path.display()), reason: error.to_string() }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape map_err wants")]
fn store_error(error: rusqlite::Error) -> StoreError {
    use rusqlite::ffi;
    match &error {
        rusqlite::Error::SqliteFailure(cause, message) => {
            let message = message.clone().unwrap_or_default();
            match (cause.code, cause.extended_code) {
                (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
                    StoreError::Conflict(message)
                }
                (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => StoreError::Linked(message),
                (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => StoreError::Busy,
                _ => StoreError::Sql(error.to_string()),
            }
        }
        _ => StoreError::Sql(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_planned_once_whatever_its_parameters() {
        let dir = tempfile::tempdir().expect("a folder");
        let connection = connect(&dir.path().join("t.sqlite"), OpenFlags::default()).expect("open");
        connection
            .execute_batch("CREATE TABLE t (id TEXT PRIMARY KEY, number INTEGER, at TEXT)")
            .expect("made");
        let sql = "SELECT at FROM t WHERE id = $1 AND number = COALESCE($2, number)";
        let mut statement = connection.prepare(sql).expect("prepared");
        for number in [Some(1), None, Some(2)] {
            statement.exists(rusqlite::params!["a", number]).expect("asked");
        }
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn waiting_for_oneself_ends() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut sqlite = Sqlite::open(dir.path().join("town.sqlite")).expect("opened");
        sqlite.patience = Duration::from_millis(20);
        let tx = sqlite.begin().await.expect("begun");
        assert!(matches!(sqlite.begin().await, Err(StoreError::Busy)));
        let exec = sqlite.exec("CREATE TABLE t (id TEXT)", &[]).await;
        assert!(matches!(exec, Err(StoreError::Busy)));
        drop(tx);
        sqlite.exec("CREATE TABLE t (id TEXT)", &[]).await.expect("free again");
    }
}
