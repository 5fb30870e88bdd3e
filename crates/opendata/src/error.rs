//! What can go wrong with open data.

use commons::{Arg, Explain, Place, Slug};
use identity::IdentityError;
use record::RecordError;
use store::{BlobError, StoreError};

use crate::{
    UnknownLicence,
    import::ImportError,
    table::{QueryError, TableError},
};

/// What can go wrong with open data. Whatever it is, what was published before stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenDataError {
    /// There is no such dataset.
    #[error("there is no dataset “{0}”")]
    NoDataset(String),
    /// The dataset has no such version.
    #[error("“{dataset}” has no version {number}")]
    NoVersion {
        /// The dataset.
        dataset: Slug,
        /// The version.
        number: u64,
    },
    /// The version has no such row.
    #[error("there is no row {0}")]
    NoRow(u64),
    /// The dataset is known and not published yet.
    #[error("“{0}” is not published yet")]
    NotYet(Slug),
    /// A law keeps the dataset from being read.
    #[error("“{0}” is withheld")]
    Withheld(Slug),
    /// The rows of the version were taken back.
    #[error("version {number} of “{dataset}” was withdrawn")]
    Withdrawn {
        /// The dataset.
        dataset: Slug,
        /// The version.
        number: u64,
    },
    /// There is no such draft, or it is another person's, or it expired.
    #[error("there is no such draft")]
    NoDraft,
    /// The draft's file was not read to its end.
    #[error("the draft is not ready")]
    DraftNotReady,
    /// A dataset has this slug already.
    #[error("there is a dataset “{0}” already")]
    Taken(Slug),
    /// The dataset is a table of this program, or one that was to become one is a file.
    #[error("“{0}” is published by the program itself")]
    HouseDataset(Slug),
    /// The dataset belongs to another office.
    #[error("“{dataset}” belongs to the office “{office}”")]
    OtherOffice {
        /// The dataset.
        dataset: Slug,
        /// The office it belongs to.
        office: Slug,
    },
    /// A dataset without a title.
    #[error("the title is missing")]
    NoTitle,
    /// A text longer than it may be.
    #[error("“{field}” is longer than {limit} characters")]
    TooLong {
        /// The field.
        field: &'static str,
        /// The limit.
        limit: usize,
    },
    /// No dataset is planned or withheld without a reason.
    #[error("the reason is missing")]
    NoReason,
    /// No such licence.
    #[error(transparent)]
    Licence(#[from] UnknownLicence),
    /// The upload holds no file.
    #[error("no file was sent")]
    NoFile,
    /// The upload ended before its end, or is none.
    #[error("the upload is broken: {0}")]
    Upload(String),
    /// The upload takes too long.
    #[error("the upload takes longer than {0} seconds")]
    SlowUpload(u64),
    /// Somebody else published to the same dataset at the same time, again and again.
    #[error("“{0}” is being changed by somebody else")]
    Crowded(Slug),
    /// A value of a house table is not of its column's type.
    #[error("“{table}”, row {row}, column “{column}”: not of the column's type")]
    HouseValue {
        /// The table.
        table: Slug,
        /// The row, from 1.
        row: usize,
        /// The column.
        column: &'static str,
    },
    /// The scratch folder.
    #[error("files: {0}")]
    Files(String),
    /// The file or its table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The public record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Who may do it.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The files that are kept.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl From<ImportError> for OpenDataError {
    fn from(error: ImportError) -> Self {
        Self::Table(error.into())
    }
}

impl From<QueryError> for OpenDataError {
    fn from(error: QueryError) -> Self {
        Self::Table(error.into())
    }
}

impl From<std::io::Error> for OpenDataError {
    fn from(error: std::io::Error) -> Self {
        Self::Files(error.to_string())
    }
}

impl OpenDataError {
    /// Whether another dataset stands where this one would: another title makes another address.
    pub(crate) fn is_collision(&self) -> bool {
        matches!(self, Self::Taken(_) | Self::OtherOffice { .. } | Self::HouseDataset(_))
    }

    /// The error it stands for, where it is another room's.
    fn inner(&self) -> Option<&dyn Explain> {
        match self {
            Self::Table(error) => Some(error),
            Self::Record(error) => Some(error),
            Self::Identity(error) => Some(error),
            Self::Store(error) => Some(error),
            Self::Blob(error) => Some(error),
            _ => None,
        }
    }
}

impl Explain for OpenDataError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoDataset(_) => "opendata-no-dataset",
            Self::NoVersion { .. } => "opendata-no-version",
            Self::NoRow(_) => "opendata-no-row",
            Self::NotYet(_) => "opendata-not-yet",
            Self::Withheld(_) => "opendata-withheld",
            Self::Withdrawn { .. } => "opendata-withdrawn",
            Self::NoDraft => "opendata-no-draft",
            Self::DraftNotReady => "opendata-draft-not-ready",
            Self::Taken(_) => "opendata-taken",
            Self::HouseDataset(_) => "opendata-house-dataset",
            Self::OtherOffice { .. } => "opendata-other-office",
            Self::NoTitle => "opendata-no-title",
            Self::TooLong { .. } => "opendata-too-long",
            Self::NoReason => "opendata-no-reason",
            Self::Licence(_) => "opendata-licence",
            Self::NoFile => "opendata-no-file",
            Self::Upload(_) => "opendata-upload",
            Self::SlowUpload(_) => "opendata-slow-upload",
            Self::Crowded(_) => "opendata-crowded",
            Self::HouseValue { .. } => "opendata-house-value",
            Self::Files(_) => "opendata-files",
            Self::Table(error) => error.code(),
            Self::Record(error) => error.code(),
            Self::Identity(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Blob(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoDataset(_)
            | Self::NoVersion { .. }
            | Self::NoRow(_)
            | Self::NoDraft
            | Self::NotYet(_) => 404,
            Self::Withheld(_) | Self::Withdrawn { .. } => 451,
            Self::DraftNotReady
            | Self::Taken(_)
            | Self::OtherOffice { .. }
            | Self::HouseDataset(_)
            | Self::Crowded(_) => 409,
            Self::NoTitle
            | Self::TooLong { .. }
            | Self::NoReason
            | Self::Licence(_)
            | Self::NoFile => 422,
            Self::Upload(_) => 400,
            Self::SlowUpload(_) => 408,
            Self::HouseValue { .. } | Self::Files(_) => 500,
            _ => self.inner().map_or(500, Explain::status),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoDataset(dataset) => vec![("dataset", dataset.as_str().into())],
            Self::NoVersion { dataset, number } | Self::Withdrawn { dataset, number } => {
                vec![("dataset", dataset.as_str().into()), ("number", (*number).into())]
            }
            Self::NoRow(row) => vec![("row", (*row).into())],
            Self::Taken(slug)
            | Self::HouseDataset(slug)
            | Self::Crowded(slug)
            | Self::NotYet(slug)
            | Self::Withheld(slug) => vec![("dataset", slug.as_str().into())],
            Self::OtherOffice { dataset, office } => {
                vec![("dataset", dataset.as_str().into()), ("office", office.as_str().into())]
            }
            Self::TooLong { field, limit } => {
                vec![("field", (*field).into()), ("limit", (*limit).into())]
            }
            Self::Licence(UnknownLicence(licence)) => vec![("licence", licence.as_str().into())],
            Self::Upload(reason) | Self::Files(reason) => vec![("reason", reason.as_str().into())],
            Self::SlowUpload(seconds) => vec![("seconds", (*seconds).into())],
            Self::HouseValue { table, row, column } => vec![
                ("table", table.as_str().into()),
                ("row", (*row).into()),
                ("column", (*column).into()),
            ],
            _ => self.inner().map_or_else(Vec::new, Explain::args),
        }
    }

    fn place(&self) -> Place {
        let field = match self {
            Self::NoTitle | Self::Taken(_) => "title",
            Self::TooLong { field, .. } => field,
            Self::NoReason => "reason",
            Self::Licence(_) => "licence",
            Self::NoFile => "file",
            Self::OtherOffice { .. } => "office",
            _ => return self.inner().map_or_else(Place::default, Explain::place),
        };
        Place { field: Some(field.to_owned()), ..Place::default() }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        self.inner().map_or_else(Vec::new, Explain::details)
    }
}
