use std::borrow::Cow;

use commons::Subject;
use store::{ToValue, Value};

use crate::Opening;

/// A public act: what is written to the record, and the statements of the act itself, which run
/// in the same database transaction.
///
/// ```
/// # use commons::{Slug, Subject};
/// # use record::Act;
/// # use store::params;
/// let slug = Slug::of_title("Straßen");
/// let dataset = Subject::new("dataset", slug.clone()).at(2);
/// let act = Act::new("dataset-published", dataset, b"canonical bytes".to_vec())
///     .write_once("UPDATE datasets SET version = 2 WHERE slug = $1", params![slug]);
/// ```
#[derive(Clone, Debug)]
pub struct Act {
    pub(crate) kind: &'static str,
    pub(crate) subject: Subject,
    pub(crate) opening: Opening,
    pub(crate) public: bool,
    pub(crate) correction_of: Option<u64>,
    pub(crate) writes: Vec<Write>,
}

/// A statement of the act itself.
#[derive(Clone, Debug)]
pub(crate) struct Write {
    pub(crate) sql: String,
    pub(crate) params: Vec<Value>,
    pub(crate) once: bool,
    pub(crate) indexed: bool,
}

impl Write {
    fn new(sql: impl Into<String>, params: &[Value]) -> Self {
        Self { sql: sql.into(), params: params.to_vec(), once: false, indexed: false }
    }

    /// Its parameters, for an act whose entry has this place.
    pub(crate) fn params_at(&self, index: u64) -> Cow<'_, [Value]> {
        if !self.indexed {
            return Cow::Borrowed(&self.params);
        }
        let mut params = self.params.clone();
        params.push(index.to_value());
        Cow::Owned(params)
    }
}

impl Act {
    /// An act of a kind (`dataset-published`) on a subject. The record commits to the content,
    /// with a fresh salt; the content itself stays where the act writes it.
    #[expect(clippy::needless_pass_by_value, reason = "callers make the content for this call")]
    pub fn new(kind: &'static str, subject: Subject, content: Vec<u8>) -> Self {
        Self::with_opening(kind, subject, Opening::of(&content))
    }

    /// The same for content that is known by its SHA-256: a file that is not in memory.
    pub fn of_digest(kind: &'static str, subject: Subject, sha256: [u8; 32]) -> Self {
        Self::with_opening(kind, subject, Opening::of_digest(sha256))
    }

    fn with_opening(kind: &'static str, subject: Subject, opening: Opening) -> Self {
        Self { kind, subject, opening, public: true, correction_of: None, writes: Vec::new() }
    }

    /// Also runs this statement; an error undoes the whole act.
    #[must_use]
    pub fn write(mut self, sql: impl Into<String>, params: &[Value]) -> Self {
        self.writes.push(Write::new(sql, params));
        self
    }

    /// Also runs this statement, which must change exactly one row; else the whole act is undone
    /// and fails with [`RecordError::Refused`](crate::RecordError::Refused).
    #[must_use]
    pub fn write_once(mut self, sql: impl Into<String>, params: &[Value]) -> Self {
        self.writes.push(Write { once: true, ..Write::new(sql, params) });
        self
    }

    /// The same, with the entry's place in the log as one more parameter after these: for rows
    /// that know their entry.
    #[must_use]
    pub fn write_once_with_entry(mut self, sql: impl Into<String>, params: &[Value]) -> Self {
        self.writes.push(Write { once: true, indexed: true, ..Write::new(sql, params) });
        self
    }

    /// Corrects an earlier entry: entries are never changed, corrections are appended.
    #[must_use]
    pub fn correcting(mut self, index: u64) -> Self {
        self.correction_of = Some(index);
        self
    }

    /// Keeps the opening from the public pages: for content that the public does not see, so that
    /// nobody can confirm a guess. Who holds the content can be given the opening.
    #[must_use]
    pub fn unopened(mut self) -> Self {
        self.public = false;
        self
    }
}
