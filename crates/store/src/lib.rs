//! Storage for the whole house: one thin layer over SQLite and PostgreSQL ([`Database`]),
//! migrations, blobs, jobs and the index of the site search.
//!
//! The same SQL with `$1` parameters runs on both databases. What keeps it portable:
//!
//! - columns are `TEXT`, `BIGINT` (whole numbers, booleans as 0/1, moments as microseconds since
//!   1970 in UTC), `DOUBLE PRECISION` and `BYTEA`;
//! - keys are made by the program, never by the database;
//! - sums are written `CAST(SUM(x) AS BIGINT)`, because PostgreSQL widens them;
//! - upserts are `ON CONFLICT … DO UPDATE`.

mod blobs;
mod bulk;
mod database;
pub mod dump;
mod error;
pub mod jobs;
mod migrate;
mod postgres;
mod schema;
pub mod search;
mod sqlite;
mod tables;
#[cfg(feature = "testing")]
pub mod testing;
mod tls;
mod value;

pub use blobs::{BlobError, Blobs, BlobsConfig, Digest, Listed};
pub use database::{Database, Sql, Tx};
pub use error::StoreError;
pub use jobs::Jobs;
pub use migrate::{Schema, migrate, pending};
pub use schema::{FoundTable, schema_of, tables_in_database};
pub use search::SearchIndex;
pub use tables::{migrations, tables};
pub use value::{FromRow, FromValue, Row, ToValue, Value};

/// The texts of its errors.
pub fn locales() -> Vec<(commons::Lang, &'static str)> {
    vec![
        (commons::Lang::De, include_str!("../locales/de.ftl")),
        (commons::Lang::En, include_str!("../locales/en.ftl")),
    ]
}
