use commons::{Arg, Explain};

/// What can go wrong with storage.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row with this key is there already.
    #[error("conflict with an existing row ({0})")]
    Conflict(String),
    /// A row that others point to, or that points to none.
    #[error("a linked row is missing or still in use ({0})")]
    Linked(String),
    /// Another writer holds the database longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached or opened.
    #[error("cannot open the database {url}: {reason}")]
    Unreachable {
        /// Its address without a password.
        url: String,
        /// What the driver says.
        reason: String,
    },
    /// The database was written by a newer program.
    #[error("the tables of “{room}” are at {found}, which this program does not know")]
    Newer {
        /// The capability.
        room: String,
        /// The newest migration found.
        found: String,
    },
    /// A migration was changed after it had been applied.
    #[error("migration {name} of “{room}” was changed after it had been applied")]
    Changed {
        /// The capability.
        room: String,
        /// The migration.
        name: String,
    },
    /// A value has another type than the program expects.
    #[error("column {column}: expected {expected}, found {found}")]
    Type {
        /// The column's position, from 0.
        column: usize,
        /// The type the program reads.
        expected: &'static str,
        /// What the row holds.
        found: &'static str,
    },
    /// Exactly one row was expected.
    #[error("expected one row, found {0}")]
    NotOne(usize),
    /// Anything else the database says.
    #[error("database: {0}")]
    Sql(String),
}

impl Explain for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::Conflict(_) => "store-conflict",
            Self::Linked(_) => "store-linked",
            Self::Busy => "store-busy",
            Self::Unreachable { .. } => "store-unreachable",
            Self::Newer { .. } => "store-newer",
            Self::Changed { .. } => "store-changed",
            Self::Type { .. } | Self::NotOne(_) | Self::Sql(_) => "store-internal",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Conflict(_) | Self::Linked(_) => 409,
            Self::Busy | Self::Unreachable { .. } => 503,
            _ => 500,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreachable { url, reason } => {
                vec![("url", url.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Newer { room, found } => {
                vec![("room", room.as_str().into()), ("found", found.as_str().into())]
            }
            Self::Changed { room, name } => {
                vec![("room", room.as_str().into()), ("name", name.as_str().into())]
            }
            _ => Vec::new(),
        }
    }
}
