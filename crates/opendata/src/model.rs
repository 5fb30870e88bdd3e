//! The nouns: datasets, their versions, the files of a version.

use commons::{Slug, Subject, Text, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Licence,
    import::{Column, Dialect, Encoding},
};

/// The kind of subject under which the record knows datasets.
pub const DATASET: &str = "dataset";

/// A dataset: published, planned or withheld, but known to everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Its part of the address.
    pub slug: Slug,
    /// Its title.
    pub title: Text,
    /// What it is.
    pub description: Text,
    /// The office that answers for it.
    pub office: Slug,
    /// Under what it may be used.
    pub licence: Licence,
    /// Where its rows come from.
    pub origin: Origin,
    /// The legal ground for holding it back.
    pub withheld: Option<Text>,
    /// Why it is not published yet and when it will be.
    pub expected: Option<Text>,
    /// The number of its newest version; 0 where nothing is published.
    pub latest: u64,
    /// Since when the town says that it has this data.
    pub inventoried_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Dataset {
    /// Whether everyone can read it.
    pub fn status(&self) -> Status {
        match (self.latest, &self.withheld) {
            (_, Some(_)) => Status::Withheld,
            (0, None) => Status::Planned,
            (_, None) => Status::Published,
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/data/{}", self.slug)
    }

    /// What the record calls it.
    pub fn subject(&self) -> Subject {
        Subject::new(DATASET, self.slug.clone())
    }
}

/// Whether everyone can read a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It can be read.
    Published,
    /// It will be.
    Planned,
    /// A law forbids it.
    Withheld,
}

impl Status {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 3] = [Self::Published, Self::Planned, Self::Withheld];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Planned => "planned",
            Self::Withheld => "withheld",
        }
    }

    /// The status of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Where the rows of a dataset come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// An office published a file.
    File,
    /// A table of this program, published by itself.
    House,
}

impl Origin {
    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::House => "house",
        }
    }
}

/// A version of a dataset; nothing about it ever changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The dataset.
    pub dataset: Slug,
    /// Counted from 1.
    pub number: u64,
    /// When it was published.
    pub created_at: Timestamp,
    /// What the office called its file.
    pub file_name: String,
    /// How the file was written.
    pub encoding: Encoding,
    /// See [`encoding`](Self::encoding).
    pub dialect: Dialect,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many rows it has.
    pub rows: u64,
    /// Its files.
    pub files: Files,
    /// The SHA-256 of what the record committed to.
    pub statement: String,
    /// Why its rows were taken back; everything that could tell them is gone then.
    pub withdrawn: Option<Text>,
}

impl Version {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/data/{}/versions/{}", self.dataset, self.number)
    }

    /// What the record calls it.
    pub fn subject(&self) -> Subject {
        Subject::new(DATASET, self.dataset.clone()).at(self.number)
    }

    /// The place of the column of this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// The files of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// As the office wrote it, byte for byte.
    pub original: Stored,
    /// What the engine reads.
    pub table: Stored,
    /// UTF-8 CSV.
    pub csv: Stored,
    /// JSON.
    pub json: Stored,
    /// Parquet.
    pub parquet: Stored,
}

impl Files {
    /// All of them with their names in addresses and manifests.
    pub fn each(&self) -> [(Form, &Stored); 5] {
        [
            (Form::Original, &self.original),
            (Form::Csv, &self.csv),
            (Form::Json, &self.json),
            (Form::Parquet, &self.parquet),
            (Form::Table, &self.table),
        ]
    }

    /// The file of this form.
    pub fn of(&self, form: Form) -> &Stored {
        match form {
            Form::Original => &self.original,
            Form::Csv => &self.csv,
            Form::Json => &self.json,
            Form::Parquet => &self.parquet,
            Form::Table => &self.table,
        }
    }
}

/// A file that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Its SHA-256, in lower-case hexadecimal.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

/// The forms in which a version can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// As the office wrote it.
    Original,
    /// UTF-8 CSV.
    Csv,
    /// JSON.
    Json,
    /// Parquet.
    Parquet,
    /// SQLite.
    Table,
}

impl Form {
    /// Its name in addresses.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Csv => "data.csv",
            Self::Json => "data.json",
            Self::Parquet => "data.parquet",
            Self::Table => "data.sqlite",
        }
    }

    /// The form of this name.
    pub fn of_path(path: &str) -> Option<Self> {
        [Self::Original, Self::Csv, Self::Json, Self::Parquet, Self::Table]
            .into_iter()
            .find(|form| form.path() == path)
    }

    /// Its name in manifests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Parquet => "parquet",
            Self::Table => "sqlite",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            // An office's bytes are shown by nobody's browser: what they are is unknown.
            Self::Original => "application/octet-stream",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Table => "application/vnd.sqlite3",
        }
    }
}
