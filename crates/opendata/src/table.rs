//! The table of a published version: an immutable SQLite file that holds nothing but its rows,
//! made once by [`build`], read by the [`Engine`] and never written again. The town's own
//! database is elsewhere and cannot be reached from here.

mod build;
mod collation;
mod engine;
mod error;
mod parquet;
mod query;
mod schema;
mod sets;
mod spreadsheet;
mod text;

pub use build::{Built, build};
pub use collation::fold;
pub use engine::{Count, Engine, EngineLimits, Page, RowRef};
pub use error::TableError;
pub use query::{Direction, Filter, Op, Query, QueryError, Sort, kind};
pub use schema::table_schema;
pub use spreadsheet::Spreadsheet;
pub use text::{JsonKeys, write_csv_cell, write_csv_header, write_json_row, write_plain};
