use commons::{Arg, Explain, Place};

use super::QueryError;
use crate::import::ImportError;

/// Why a table cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file it is made from.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The question asked of it.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The answer takes longer than the engine may work for one request.
    #[error("the query takes too long")]
    TooLong,
    /// More people ask at once than the engine answers.
    #[error("too many queries at once")]
    Busy,
    /// The table's file.
    #[error("table file: {0}")]
    File(String),
}

impl From<rusqlite::Error> for TableError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::OperationInterrupted) => Self::TooLong,
            _ => Self::File(error.to_string()),
        }
    }
}

impl From<parquet::errors::ParquetError> for TableError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self::File(error.to_string())
    }
}

impl From<std::io::Error> for TableError {
    fn from(error: std::io::Error) -> Self {
        Self::File(error.to_string())
    }
}

impl Explain for TableError {
    fn code(&self) -> &'static str {
        match self {
            Self::Import(error) => error.code(),
            Self::Query(error) => error.code(),
            Self::TooLong => "opendata-query-too-long",
            Self::Busy => "opendata-query-busy",
            Self::File(_) => "opendata-table-file",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Import(error) => error.status(),
            Self::Query(error) => error.status(),
            Self::TooLong | Self::Busy => 503,
            Self::File(_) => 500,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Import(error) => error.args(),
            Self::Query(error) => error.args(),
            _ => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Import(error) => error.place(),
            Self::Query(error) => error.place(),
            _ => Place::default(),
        }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        match self {
            Self::Import(error) => error.details(),
            _ => Vec::new(),
        }
    }
}
