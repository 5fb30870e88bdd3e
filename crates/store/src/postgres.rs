//! PostgreSQL 15 or newer through a pool of connections.

use std::{error::Error, time::Duration};

use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
};
use futures::TryStreamExt;
use tokio_postgres::{
    error::SqlState,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

use crate::{Row, StoreError, Value, tls};

/// How long we wait for a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long we wait for a free connection.
const BUSY: Duration = Duration::from_secs(30);
/// Connections to the server, at most.
const CONNECTIONS: usize = 16;

pub(crate) struct Postgres {
    pool: Pool,
}

impl Postgres {
    pub(crate) async fn open(url: &str) -> Result<Self, StoreError> {
        let unreachable =
            |reason: String| StoreError::Unreachable { url: no_password(url), reason };
        let (mut config, connector) = tls::read(url).map_err(unreachable)?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(PATIENCE);
        }
        let recycle = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, connector, recycle))
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(BUSY))
            .build()
            .map_err(|e| unreachable(chain(&e)))?;
        drop(pool.get().await.map_err(|e| unreachable(chain(&e)))?);
        Ok(Self { pool })
    }

    async fn connection(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Timeout(_) => StoreError::Busy,
            error => StoreError::Sql(chain(&error)),
        })
    }

    pub(crate) async fn begin(&self) -> Result<PostgresTx, StoreError> {
        self.start("BEGIN").await
    }

    /// The snapshot is taken by the first query: so there is one at once.
    pub(crate) async fn snapshot(&self) -> Result<PostgresTx, StoreError> {
        self.start("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1").await
    }

    async fn start(&self, sql: &str) -> Result<PostgresTx, StoreError> {
        let connection = self.connection().await?;
        let tx = PostgresTx { connection: Some(connection) };
        tx.script(sql).await?;
        Ok(tx)
    }

    pub(crate) async fn exec(&self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        exec(&self.connection().await?, sql, params).await
    }

    pub(crate) async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        rows(&self.connection().await?, sql, params).await
    }
}

pub(crate) struct PostgresTx {
    /// Taken by the commit; a transaction dropped before closes its connection, which is what
    /// rolls it back.
    connection: Option<Object>,
}

impl PostgresTx {
    fn connection(&self) -> Result<&Object, StoreError> {
        self.connection.as_ref().ok_or_else(|| StoreError::Sql("transaction is over".to_owned()))
    }

    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        self.connection()?.batch_execute("COMMIT").await.map_err(store_error)?;
        self.connection = None;
        Ok(())
    }

    pub(crate) async fn script(&self, sql: &str) -> Result<(), StoreError> {
        self.connection()?.batch_execute(sql).await.map_err(store_error)
    }

    pub(crate) async fn exec(&self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        exec(self.connection()?, sql, params).await
    }

    pub(crate) async fn rows(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        rows(self.connection()?, sql, params).await
    }

    pub(crate) async fn each<E: From<StoreError>>(
        &self,
        sql: &str,
        params: &[Value],
        mut take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let connection = self.connection()?;
        let statement = connection.prepare_cached(sql).await.map_err(store_error)?;
        let found = connection.query_raw(&statement, params).await.map_err(store_error)?;
        let mut found = std::pin::pin!(found);
        while let Some(row) = found.try_next().await.map_err(store_error)? {
            take(read(&row)?)?;
        }
        Ok(())
    }
}

impl Drop for PostgresTx {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            drop(Object::take(connection));
        }
    }
}

async fn exec(connection: &Object, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
    let statement = connection.prepare_cached(sql).await.map_err(store_error)?;
    connection.execute_raw(&statement, params).await.map_err(store_error)
}

async fn rows(connection: &Object, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
    let statement = connection.prepare_cached(sql).await.map_err(store_error)?;
    let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
    let found = connection.query(&statement, &params).await.map_err(store_error)?;
    found.iter().map(read).collect()
}

fn read(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let mut values = Vec::with_capacity(row.len());
    for (index, column) in row.columns().iter().enumerate() {
        let value = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(index).map(|v| v.map(Value::Int)),
            Type::INT4 => {
                row.try_get::<_, Option<i32>>(index).map(|v| v.map(|n| Value::Int(n.into())))
            }
            Type::BOOL => {
                row.try_get::<_, Option<bool>>(index).map(|v| v.map(|b| Value::Int(b.into())))
            }
            Type::FLOAT8 => row.try_get::<_, Option<f64>>(index).map(|v| v.map(Value::Real)),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(index).map(|v| v.map(Value::Blob)),
            _ => row.try_get::<_, Option<String>>(index).map(|v| v.map(Value::Text)),
        };
        values.push(value.map_err(store_error)?.unwrap_or(Value::Null));
    }
    Ok(Row(values))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut bytes::BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(n), &Type::INT4) => i32::try_from(*n)?.to_sql(ty, out),
            (Self::Int(n), &Type::BOOL) => (*n != 0).to_sql(ty, out),
            #[expect(clippy::cast_precision_loss, reason = "a whole number given for a real")]
            (Self::Int(n), &Type::FLOAT8) => (*n as f64).to_sql(ty, out),
            (Self::Int(n), &Type::INT8) => n.to_sql(ty, out),
            (Self::Real(x), &Type::FLOAT8) => x.to_sql(ty, out),
            (Self::Text(s), &(Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN)) => {
                s.to_sql(ty, out)
            }
            (Self::Blob(b), &Type::BYTEA) => b.to_sql(ty, out),
            (value, ty) => Err(format!("a {} value for a {ty} parameter", value.kind()).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// The URL without the password, for messages.
fn no_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default())
        }
        None => url.to_owned(),
    }
}

/// The error with its causes: the driver puts the server's words into the cause.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[expect(clippy::needless_pass_by_value, reason = "the shape map_err wants")]
fn store_error(error: tokio_postgres::Error) -> StoreError {
    let message = chain(&error);
    match error.code() {
        Some(&SqlState::UNIQUE_VIOLATION) => StoreError::Conflict(message),
        Some(&SqlState::FOREIGN_KEY_VIOLATION) => StoreError::Linked(message),
        Some(&SqlState::LOCK_NOT_AVAILABLE | &SqlState::T_R_DEADLOCK_DETECTED) => StoreError::Busy,
        _ => StoreError::Sql(message),
    }
}
