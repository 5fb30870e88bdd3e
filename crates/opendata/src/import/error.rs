use std::{fmt, io};

use commons::{Arg, Explain, Place};

/// How many bad lines an error names.
pub(super) const NAMED: usize = 100;

/// Why a file cannot be taken. Nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read from the disk.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// A header, but no row.
    #[error("the file has a header but no rows")]
    HeaderOnly,
    /// A spreadsheet in its own format.
    #[error("the file is a spreadsheet ({0}), not CSV")]
    Spreadsheet(&'static str),
    /// No text at all.
    #[error("the file is not text but {0}")]
    Binary(&'static str),
    /// Bytes that are no characters in the file's encoding.
    #[error("{} bytes are no characters in {encoding}", .lines.len())]
    Undecodable {
        /// The encoding that fits best.
        encoding: &'static str,
        /// Where they are.
        lines: Vec<BadLine>,
    },
    /// Lines with more or fewer values than the header.
    #[error("{count} lines do not have {expected} values")]
    Ragged {
        /// How many values the header has.
        expected: usize,
        /// How many lines differ.
        count: u64,
        /// The first hundred of them.
        lines: Vec<BadLine>,
    },
    /// A quote that is opened and never closed.
    #[error("line {line}: the quote is never closed")]
    OpenQuote {
        /// The line where the row begins.
        line: u64,
    },
    /// A row longer than the limit.
    #[error("line {line}: the row is longer than {limit} bytes")]
    RowTooLong {
        /// The line where the row begins.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// More columns than the limit.
    #[error("{found} columns, at most {limit} are taken")]
    TooManyColumns {
        /// How many there are.
        found: usize,
        /// The limit.
        limit: usize,
    },
    /// More rows than the limit.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The limit.
        limit: u64,
    },
    /// A larger file than the limit.
    #[error("{found} bytes, at most {limit} are taken")]
    TooLarge {
        /// Its size.
        found: u64,
        /// The limit.
        limit: u64,
    },
    /// Reading it takes longer than the limit.
    #[error("reading takes more than {seconds} seconds")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// A file name that leads out of its folder or that no system takes.
    #[error("“{0}” is no file name")]
    FileName(String),
    /// A correction of a column that the file does not have.
    #[error("there is no column “{0}”")]
    NoSuchColumn(String),
    /// A correction that not all values of the column allow.
    #[error("line {line}: “{value}” in column “{column}” is no {kind}")]
    Unfit {
        /// The column.
        column: String,
        /// Its position in the file, from 1.
        position: u64,
        /// The wanted kind.
        kind: &'static str,
        /// The first line that does not fit.
        line: u64,
        /// Its value.
        value: String,
    },
    /// Another program wrote to the file between two readings.
    #[error("the file changed while it was read")]
    Changed,
}

/// One bad line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line, from 1.
    pub line: u64,
    /// The character in the line, from 1, where that says more.
    pub column: Option<u64>,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// A byte that is no character.
    Byte(u8),
    /// Another number of values than the header has.
    Values {
        /// How many the header has.
        expected: usize,
        /// How many the line has.
        found: usize,
    },
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.mistake {
            Mistake::Byte(byte) => {
                write!(f, "line {}, column {}: 0x{byte:02x}", self.line, self.column.unwrap_or(1))
            }
            Mistake::Values { expected, found } => {
                write!(f, "line {}: {found} values, not {expected}", self.line)
            }
        }
    }
}

impl std::error::Error for BadLine {}

impl Explain for BadLine {
    fn code(&self) -> &'static str {
        match self.mistake {
            Mistake::Byte(_) => "opendata-import-undecodable-line",
            Mistake::Values { .. } => "opendata-import-ragged-line",
        }
    }

    fn status(&self) -> u16 {
        422
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let mut args = vec![("line", self.line.into())];
        match &self.mistake {
            Mistake::Byte(byte) => {
                args.push(("column", self.column.unwrap_or(1).into()));
                args.push(("byte", format!("0x{byte:02X}").into()));
            }
            Mistake::Values { expected, found } => {
                args.push(("expected", (*expected).into()));
                args.push(("found", (*found).into()));
            }
        }
        args
    }

    fn place(&self) -> Place {
        Place { field: None, line: Some(self.line), column: self.column }
    }
}

impl Explain for ImportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "opendata-import-unreadable",
            Self::Empty => "opendata-import-empty",
            Self::HeaderOnly => "opendata-import-header-only",
            Self::Spreadsheet(_) => "opendata-import-spreadsheet",
            Self::Binary(_) => "opendata-import-binary",
            Self::Undecodable { .. } => "opendata-import-undecodable",
            Self::Ragged { .. } => "opendata-import-ragged",
            Self::OpenQuote { .. } => "opendata-import-open-quote",
            Self::RowTooLong { .. } => "opendata-import-row-too-long",
            Self::TooManyColumns { .. } => "opendata-import-too-many-columns",
            Self::TooManyRows { .. } => "opendata-import-too-many-rows",
            Self::TooLarge { .. } => "opendata-import-too-large",
            Self::TooSlow { .. } => "opendata-import-too-slow",
            Self::FileName(_) => "opendata-import-file-name",
            Self::NoSuchColumn(_) => "opendata-import-no-such-column",
            Self::Unfit { .. } => "opendata-import-unfit",
            Self::Changed => "opendata-import-changed",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Unreadable(_) | Self::Changed => 500,
            Self::TooLarge { .. } => 413,
            Self::Spreadsheet(_) | Self::Binary(_) => 415,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreadable(error) => vec![("reason", error.to_string().into())],
            Self::Spreadsheet(kind) | Self::Binary(kind) => vec![("kind", (*kind).into())],
            Self::Undecodable { encoding, lines } => {
                vec![("encoding", (*encoding).into()), ("count", lines.len().into())]
            }
            Self::Ragged { expected, count, .. } => {
                vec![("expected", (*expected).into()), ("count", (*count).into())]
            }
            Self::OpenQuote { line } => vec![("line", (*line).into())],
            Self::RowTooLong { line, limit } => {
                vec![("line", (*line).into()), ("limit", (*limit).into())]
            }
            Self::TooManyColumns { found, limit } => {
                vec![("found", (*found).into()), ("limit", (*limit).into())]
            }
            Self::TooManyRows { limit } => vec![("limit", (*limit).into())],
            Self::TooSlow { seconds } => vec![("seconds", (*seconds).into())],
            Self::TooLarge { found, limit } => {
                vec![("found", megabytes(*found).into()), ("limit", megabytes(*limit).into())]
            }
            Self::FileName(name) => vec![("name", name.as_str().into())],
            Self::NoSuchColumn(column) => vec![("column", column.as_str().into())],
            Self::Unfit { column, kind, line, value, .. } => vec![
                ("column", column.as_str().into()),
                ("kind", (*kind).into()),
                ("line", (*line).into()),
                ("value", value.as_str().into()),
            ],
            Self::Empty | Self::HeaderOnly | Self::Changed => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        let (line, column) = match self {
            Self::Undecodable { lines, .. } | Self::Ragged { lines, .. } => {
                lines.first().map_or((None, None), |bad| (Some(bad.line), bad.column))
            }
            Self::OpenQuote { line } | Self::RowTooLong { line, .. } => (Some(*line), None),
            Self::Unfit { line, position, .. } => (Some(*line), Some(*position)),
            Self::HeaderOnly => (Some(1), None),
            _ => (None, None),
        };
        Place { field: Some("file".to_owned()), line, column }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        match self {
            Self::Undecodable { lines, .. } | Self::Ragged { lines, .. } => {
                lines.iter().map(|line| line as &dyn Explain).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Whole megabytes, rounded up: what a person compares with the size their computer shows.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
