//! What may become a version: what is said about it, and what was found in its file.

use commons::{Slug, Text};

use crate::{
    Dataset, Files, Licence, Origin, Stored, Version,
    import::{Column, Inspection},
    publish::Source,
    rules,
};

/// What is said about a dataset, checked.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(crate) title: Text,
    pub(crate) description: Text,
    pub(crate) licence: Licence,
    pub(crate) office: Slug,
}

/// What may become a version.
pub(crate) struct Candidate {
    pub(crate) slug: Slug,
    pub(crate) about: Checked,
    pub(crate) origin: Origin,
    pub(crate) found: Inspection,
}

impl Candidate {
    /// The dataset as it will be.
    pub(crate) fn dataset(&self, known: Option<&Dataset>) -> Dataset {
        let now = rules::now();
        let Checked { title, description, licence, office } = self.about.clone();
        Dataset {
            slug: self.slug.clone(),
            title,
            description,
            office,
            licence,
            origin: self.origin,
            withheld: None,
            expected: None,
            latest: known.map_or(0, |known| known.latest) + 1,
            inventoried_at: known.map_or(now, |known| known.inventoried_at),
            changed_at: now,
        }
    }

    /// Whether a version says all of it already.
    pub(crate) fn is(&self, version: &Version, original: &Stored) -> bool {
        let same = |(a, b): (&Column, &Column)| {
            (a.reading, &a.name, &a.title, &a.description)
                == (b.reading, &b.name, &b.title, &b.description)
        };
        version.withdrawn.is_none()
            && version.files.original == *original
            && version.encoding == self.found.encoding
            && version.dialect == self.found.dialect
            && version.columns.len() == self.found.columns.len()
            && version.columns.iter().zip(&self.found.columns).all(same)
    }

    pub(crate) fn version(&self, dataset: &Dataset, source: &Source, files: Files) -> Version {
        Version {
            dataset: dataset.slug.clone(),
            number: dataset.latest,
            created_at: dataset.changed_at,
            file_name: source.name.clone(),
            encoding: self.found.encoding,
            dialect: self.found.dialect.clone(),
            columns: self.found.columns.clone(),
            rows: self.found.rows,
            files,
            statement: String::new(),
            withdrawn: None,
        }
    }
}
