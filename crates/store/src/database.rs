use std::{future::Future, path::PathBuf, sync::Arc};

use crate::{FromRow, Row, StoreError, Value, postgres::Postgres, sqlite::Sqlite};

/// The town's database: a SQLite file or a PostgreSQL server.
#[derive(Clone)]
pub struct Database(Arc<Backend>);

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// What runs SQL: the [`Database`] itself, or a [`Tx`].
pub trait Sql: Send + Sync {
    /// Runs a statement and says how many rows it changed.
    fn exec(
        &self,
        sql: &str,
        params: &[Value],
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Runs a query and brings its raw rows.
    fn rows(
        &self,
        sql: &str,
        params: &[Value],
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// Runs a query and reads all its rows.
    fn all<T: FromRow>(
        &self,
        sql: &str,
        params: &[Value],
    ) -> impl Future<Output = Result<Vec<T>, StoreError>> + Send {
        async { self.rows(sql, params).await?.into_iter().map(T::from_row).collect() }
    }

    /// Runs a query and reads its first row, if there is one.
    fn opt<T: FromRow>(
        &self,
        sql: &str,
        params: &[Value],
    ) -> impl Future<Output = Result<Option<T>, StoreError>> + Send {
        async { self.rows(sql, params).await?.into_iter().next().map(T::from_row).transpose() }
    }

    /// Runs a query that yields exactly one row, and reads it.
    ///
    /// # Errors
    /// [`StoreError::NotOne`] where there is none or more than one.
    fn one<T: FromRow>(
        &self,
        sql: &str,
        params: &[Value],
    ) -> impl Future<Output = Result<T, StoreError>> + Send {
        async {
            let mut rows = self.rows(sql, params).await?;
            match (rows.pop(), rows.len()) {
                (Some(row), 0) => T::from_row(row),
                (row, more) => Err(StoreError::NotOne(more + usize::from(row.is_some()))),
            }
        }
    }
}

impl Database {
    /// Opens the database: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`. A SQLite file
    /// that is not there is made.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] where the file or server does not answer, or the URL is
    /// neither of the two.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let backend = if let Some(path) = url.strip_prefix("sqlite:") {
            Backend::Sqlite(Sqlite::open(PathBuf::from(path))?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Backend::Postgres(Postgres::open(url).await?)
        } else {
            return Err(StoreError::Unreachable {
                url: url.to_owned(),
                reason: "expected sqlite:PATH or postgres://…".to_owned(),
            });
        };
        Ok(Self(Arc::new(backend)))
    }

    /// Whether this is PostgreSQL; for the few places where SQL cannot be portable.
    pub fn is_postgres(&self) -> bool {
        matches!(*self.0, Backend::Postgres(_))
    }

    /// The path of the SQLite file, if this is one.
    pub fn sqlite_path(&self) -> Option<&std::path::Path> {
        match &*self.0 {
            Backend::Sqlite(sqlite) => Some(sqlite.path()),
            Backend::Postgres(_) => None,
        }
    }

    /// Begins a transaction that writes. It is rolled back unless [`Tx::commit`] is called.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx(match &*self.0 {
            Backend::Sqlite(sqlite) => Transaction::Sqlite(sqlite.begin().await?),
            Backend::Postgres(postgres) => Transaction::Postgres(postgres.begin().await?),
        }))
    }

    /// Begins a transaction that only reads and sees the database as it is at this moment, whatever
    /// is written meanwhile. It does not hold up those who write.
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
        Ok(Tx(match &*self.0 {
            Backend::Sqlite(sqlite) => Transaction::Sqlite(sqlite.snapshot()?),
            Backend::Postgres(postgres) => Transaction::Postgres(postgres.snapshot().await?),
        }))
    }

    /// Runs one statement for each row of parameters, in one transaction.
    pub async fn batch(&self, sql: &str, rows: &[Vec<Value>]) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        for params in rows {
            tx.exec(sql, params).await?;
        }
        tx.commit().await
    }
}

impl Sql for Database {
    async fn exec(&self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        match &*self.0 {
            Backend::Sqlite(sqlite) => sqlite.exec(sql, params).await,
            Backend::Postgres(postgres) => postgres.exec(sql, params).await,
        }
    }

    async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        match &*self.0 {
            Backend::Sqlite(sqlite) => sqlite.rows(sql, params).await,
            Backend::Postgres(postgres) => postgres.rows(sql, params).await,
        }
    }
}

/// A transaction: one that writes ([`Database::begin`]), or a [snapshot](Database::snapshot).
pub struct Tx(Transaction);

enum Transaction {
    Sqlite(crate::sqlite::SqliteTx),
    Postgres(crate::postgres::PostgresTx),
}

impl Tx {
    /// Makes everything in it durable.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Transaction::Sqlite(tx) => tx.commit(),
            Transaction::Postgres(tx) => tx.commit().await,
        }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.0, Transaction::Postgres(_))
    }

    /// Runs several statements, separated by `;`, without parameters.
    pub async fn script(&self, sql: &str) -> Result<(), StoreError> {
        match &self.0 {
            Transaction::Sqlite(tx) => tx.script(sql),
            Transaction::Postgres(tx) => tx.script(sql).await,
        }
    }

    /// Runs a query and hands over one row after the other, so that any number of them fits into
    /// memory. Stops at the first error of `take` and passes it on.
    pub async fn each<E, F>(&self, sql: &str, params: &[Value], take: F) -> Result<(), E>
    where
        E: From<StoreError> + Send,
        F: FnMut(Row) -> Result<(), E> + Send,
    {
        match &self.0 {
            Transaction::Sqlite(tx) => tx.each(sql, params, take),
            Transaction::Postgres(tx) => tx.each(sql, params, take).await,
        }
    }

    /// Marks a point within the transaction to which [`rollback_to`](Self::rollback_to) returns.
    /// After a failed statement, PostgreSQL accepts nothing else until then.
    pub async fn savepoint(&self, name: &str) -> Result<(), StoreError> {
        self.script(&format!("SAVEPOINT {}", quoted(name))).await
    }

    /// Undoes everything since the savepoint, which stays.
    pub async fn rollback_to(&self, name: &str) -> Result<(), StoreError> {
        self.script(&format!("ROLLBACK TO SAVEPOINT {}", quoted(name))).await
    }

    /// Forgets the savepoint; what was done since then stays part of the transaction.
    pub async fn release(&self, name: &str) -> Result<(), StoreError> {
        self.script(&format!("RELEASE SAVEPOINT {}", quoted(name))).await
    }
}

/// A name as SQL writes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Sql for Tx {
    async fn exec(&self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        match &self.0 {
            Transaction::Sqlite(tx) => tx.exec(sql, params),
            Transaction::Postgres(tx) => tx.exec(sql, params).await,
        }
    }

    async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        match &self.0 {
            Transaction::Sqlite(tx) => tx.rows(sql, params),
            Transaction::Postgres(tx) => tx.rows(sql, params).await,
        }
    }
}
