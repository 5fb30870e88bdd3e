//! What is wrong with a file that is to be imported.

use commons::{Arg, Explain, Place};

use super::Sort;

/// What is wrong with a file that is to be imported. Nothing of it came in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or folder cannot be read.
    #[error("“{path}”: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why, as the system says it.
        reason: String,
    },
    /// There is no file of a known kind.
    #[error("“{0}” holds no file of a known kind")]
    NothingKnown(String),
    /// The file is larger than is taken.
    #[error("“{path}” is larger than {limit} bytes")]
    TooLarge {
        /// The file.
        path: String,
        /// The limit, in bytes.
        limit: u64,
    },
    /// The file is something else than its name says.
    #[error("“{path}” is {}", sort.name())]
    WrongSort {
        /// The file.
        path: String,
        /// What it is.
        sort: Sort,
    },
    /// No sound JSON, or not in the shape of the directory.
    #[error("“{path}”, line {line}: {reason}")]
    Json {
        /// The file.
        path: String,
        /// The line, from 1.
        line: u64,
        /// The column, from 1.
        column: u64,
        /// Why.
        reason: String,
    },
    /// No sound XML.
    #[error("line {line}: {reason}")]
    Xml {
        /// The line, from 1.
        line: u64,
        /// Why.
        reason: String,
    },
    /// XML of a namespace that nobody here understands.
    #[error("line {line}: unknown namespace “{namespace}”")]
    Namespace {
        /// The line, from 1.
        line: u64,
        /// The namespace.
        namespace: String,
    },
    /// Two objects of the same kind have the same identifier.
    #[error("line {line}: “{id}” is there twice, first in line {first}")]
    Twice {
        /// The identifier.
        id: String,
        /// The line of the second.
        line: u64,
        /// The line of the first.
        first: u64,
    },
    /// An object without what it must have.
    #[error("line {line}: “{field}” is missing")]
    Missing {
        /// The line, from 1.
        line: u64,
        /// What is missing.
        field: &'static str,
    },
    /// A CSV file without a column that it must have.
    #[error("the column “{0}” is missing")]
    NoColumn(&'static str),
    /// A CSV column that nobody here understands.
    #[error("unknown column “{0}”")]
    UnknownColumn(String),
    /// A CSV row that cannot be read.
    #[error("line {line}: {reason}")]
    Row {
        /// The line, from 1.
        line: u64,
        /// Why.
        reason: String,
    },
    /// A value of a CSV row that is none of its column's.
    #[error("line {line}: “{value}” is no value of “{column}”")]
    Value {
        /// The line, from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// The value.
        value: String,
    },
    /// No office of the town answers for some services, and none was named.
    #[error("{count} services name no office of the town")]
    NoOffice {
        /// How many services.
        count: usize,
        /// The authorities that they name.
        authorities: String,
    },
}

impl Explain for ImportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "services-import-unreadable",
            Self::NothingKnown(_) => "services-import-nothing-known",
            Self::TooLarge { .. } => "services-import-too-large",
            Self::WrongSort { .. } => "services-import-wrong-sort",
            Self::Json { .. } => "services-import-json",
            Self::Xml { .. } => "services-import-xml",
            Self::Namespace { namespace, .. } if namespace.is_empty() => {
                "services-import-no-namespace"
            }
            Self::Namespace { .. } => "services-import-namespace",
            Self::Twice { .. } => "services-import-twice",
            Self::Missing { .. } => "services-import-missing",
            Self::NoColumn(_) => "services-import-no-column",
            Self::UnknownColumn(_) => "services-import-unknown-column",
            Self::Row { .. } => "services-import-row",
            Self::Value { .. } => "services-import-value",
            Self::NoOffice { .. } => "services-import-no-office",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::TooLarge { .. } => 413,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let line = self.place().line.map(|line| ("line", line.into()));
        self.values().into_iter().chain(line).collect()
    }

    fn place(&self) -> Place {
        match self {
            Self::Json { line, column, .. } => {
                Place { line: Some(*line), column: Some(*column), field: None }
            }
            Self::Xml { line, .. }
            | Self::Namespace { line, .. }
            | Self::Twice { line, .. }
            | Self::Missing { line, .. }
            | Self::Row { line, .. }
            | Self::Value { line, .. } => Place { line: Some(*line), ..Place::default() },
            _ => Place::default(),
        }
    }
}

impl ImportError {
    /// What its sentence says besides the line.
    fn values(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreadable { path, reason } | Self::Json { path, reason, .. } => {
                vec![("path", path.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::NothingKnown(path) => vec![("path", path.as_str().into())],
            Self::TooLarge { path, limit } => {
                vec![("path", path.as_str().into()), ("limit", (limit >> 20).into())]
            }
            Self::WrongSort { path, sort } => {
                vec![("path", path.as_str().into()), ("sort", sort.name().into())]
            }
            Self::Xml { reason, .. } | Self::Row { reason, .. } => {
                vec![("reason", reason.as_str().into())]
            }
            Self::Namespace { namespace, .. } => vec![("namespace", namespace.as_str().into())],
            Self::Twice { id, first, .. } => {
                vec![("id", id.as_str().into()), ("first", (*first).into())]
            }
            Self::Missing { field, .. } => vec![("field", (*field).into())],
            Self::NoColumn(column) => vec![("column", (*column).into())],
            Self::UnknownColumn(column) => vec![("column", column.as_str().into())],
            Self::Value { column, value, .. } => {
                vec![("column", (*column).into()), ("value", value.as_str().into())]
            }
            Self::NoOffice { count, authorities } => {
                vec![("count", (*count).into()), ("authorities", authorities.as_str().into())]
            }
        }
    }
}
