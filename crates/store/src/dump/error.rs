use commons::{Arg, Explain, Place};

use crate::StoreError;

/// What can go wrong with a dump. Files are named as they are within it.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file is missing or cannot be read or written.
    #[error("{file}: {reason}")]
    File {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// A line is not what it should be.
    #[error("{file}, line {line}: {reason}")]
    Line {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// A file has another number of rows than the manifest says.
    #[error("{file} has {found} rows instead of {expected}")]
    Cut {
        /// The file.
        file: String,
        /// The rows that were written.
        expected: u64,
        /// The rows that are there.
        found: u64,
    },
    /// The database into which the dump should go is not empty.
    #[error("the database has tables already, among them {0}")]
    NotEmpty(String),
    /// The dump comes from a newer program.
    #[error("the dump has the migration {name} of “{room}”, which this program does not know")]
    Newer {
        /// The capability.
        room: String,
        /// The migration, or the format.
        name: String,
    },
    /// The tables of the dump are not those that its migrations make.
    #[error("the table {0} is not as the dump's migrations make it")]
    OtherTable(String),
}

impl Explain for DumpError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::File { .. } => "store-dump-file",
            Self::Line { .. } => "store-dump-line",
            Self::Cut { .. } => "store-dump-cut",
            Self::NotEmpty(_) => "store-dump-not-empty",
            Self::Newer { .. } => "store-dump-newer",
            Self::OtherTable(_) => "store-dump-other-table",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Store(error) => error.status(),
            Self::NotEmpty(_) => 409,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Store(error) => error.args(),
            Self::File { file, reason } => {
                vec![("file", file.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Line { file, line, reason } => vec![
                ("file", file.as_str().into()),
                ("line", (*line).into()),
                ("reason", reason.as_str().into()),
            ],
            Self::Cut { file, expected, found } => vec![
                ("file", file.as_str().into()),
                ("expected", (*expected).into()),
                ("found", (*found).into()),
            ],
            Self::NotEmpty(table) | Self::OtherTable(table) => {
                vec![("table", table.as_str().into())]
            }
            Self::Newer { room, name } => {
                vec![("room", room.as_str().into()), ("name", name.as_str().into())]
            }
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Line { line, .. } => Place { line: Some(*line), ..Place::default() },
            _ => Place::default(),
        }
    }
}
