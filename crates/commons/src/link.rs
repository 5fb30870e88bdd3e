use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Slug;

/// A public object: what a link leads to and what an entry of the record is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// The kind of object, in the field's word: `dataset`, `office`, `letter-keyset`.
    pub kind: String,
    /// Its readable identifier.
    pub slug: Slug,
    /// Its version, counted from 1, where it has versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
}

impl Subject {
    /// The object without a version.
    pub fn new(kind: &str, slug: Slug) -> Self {
        Self { kind: kind.to_owned(), slug, version: None }
    }

    /// One version of the object.
    #[must_use]
    pub fn at(mut self, version: u64) -> Self {
        self.version = Some(version);
        self
    }
}

/// `dataset/strassen@2`
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.slug)?;
        self.version.map_or(Ok(()), |version| write!(f, "@{version}"))
    }
}

/// How one object of a matter leads to the next (debate → decision → tender → contract → invoice
/// → payment → the thing itself → its data).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The target was decided because of the source.
    LedTo,
    /// The target pays for the source.
    PaidBy,
    /// The target is data about the source.
    HasData,
}

/// One step in the thread of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where the step starts.
    pub from: Subject,
    /// What it means.
    pub relation: Relation,
    /// Where it leads.
    pub to: Subject,
}
