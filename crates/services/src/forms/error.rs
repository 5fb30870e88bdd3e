//! What can go wrong with forms.

use commons::{Arg, Explain, Place, Slug};

use super::{Fault, import::ImportError};

/// What can go wrong with forms.
#[derive(Debug, thiserror::Error)]
pub enum FormsError {
    /// There is no such form, or none of it is published.
    #[error("there is no form “{0}”")]
    NoForm(String),
    /// The form has no such version.
    #[error("“{form}” has no version {number}")]
    NoVersion {
        /// The form.
        form: Slug,
        /// The version.
        number: u64,
    },
    /// The form has no such revision, or no longer.
    #[error("“{form}” has no revision {revision}")]
    NoRevision {
        /// The form.
        form: Slug,
        /// The revision.
        revision: u64,
    },
    /// The form has no such page, paragraph or question.
    #[error("“{form}” has no “{of}”")]
    NoItem {
        /// The form.
        form: Slug,
        /// What was looked for.
        of: String,
    },
    /// A form of this address is there already, or the address is a page of the program.
    #[error("there is a form “{0}” already")]
    Taken(Slug),
    /// The definition is not sound.
    #[error("the definition has {} faults", .0.len())]
    Unsound(Vec<Fault>),
    /// It is no definition at all.
    #[error("no definition: {0}")]
    NotADefinition(#[from] NotADefinition),
    /// The form has nothing that is not published.
    #[error("“{0}” is published as it is")]
    NothingNew(Slug),
    /// A form that asks nothing.
    #[error("“{0}” asks nothing")]
    NothingAsked(Slug),
    /// Questions without a legal basis.
    #[error("without a legal basis: {}", .0.join(", "))]
    NoLegalBasis(Vec<String>),
    /// The form belongs to another office.
    #[error("“{form}” belongs to the office “{office}”")]
    OtherOffice {
        /// The form.
        form: Slug,
        /// The office it belongs to.
        office: Slug,
    },
    /// Somebody else changes the same form at the same time.
    #[error("“{0}” is being changed by somebody else")]
    Crowded(Slug),
    /// A file of another program.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The paper form cannot be made.
    #[error("paper: {0}")]
    Paper(String),
}

/// JSON that is no definition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct NotADefinition {
    /// The line, from 1.
    pub line: u64,
    /// The column, from 1.
    pub column: u64,
    /// What the reader says.
    pub reason: String,
}

impl From<serde_json::Error> for NotADefinition {
    fn from(error: serde_json::Error) -> Self {
        let number = |it: usize| u64::try_from(it).unwrap_or(u64::MAX);
        let (line, column) = (number(error.line()), number(error.column()));
        Self { line, column, reason: error.to_string() }
    }
}

impl Explain for FormsError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoForm(_) => "services-forms-no-form",
            Self::NoVersion { .. } => "services-forms-no-version",
            Self::NoRevision { .. } => "services-forms-no-revision",
            Self::NoItem { .. } => "services-forms-no-item",
            Self::Taken(_) => "services-forms-taken",
            Self::Unsound(_) => "services-forms-unsound",
            Self::NotADefinition(_) => "services-forms-not-a-definition",
            Self::NothingNew(_) => "services-forms-nothing-new",
            Self::NothingAsked(_) => "services-forms-nothing-asked",
            Self::NoLegalBasis(_) => "services-forms-no-legal-basis",
            Self::OtherOffice { .. } => "services-forms-other-office",
            Self::Crowded(_) => "services-forms-crowded",
            Self::Import(error) => error.code(),
            Self::Paper(_) => "services-forms-paper",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoForm(_)
            | Self::NoVersion { .. }
            | Self::NoRevision { .. }
            | Self::NoItem { .. } => 404,
            Self::Unsound(_)
            | Self::NotADefinition(_)
            | Self::NothingAsked(_)
            | Self::NoLegalBasis(_) => 422,
            Self::Taken(_) | Self::NothingNew(_) | Self::OtherOffice { .. } | Self::Crowded(_) => {
                409
            }
            Self::Import(error) => error.status(),
            Self::Paper(_) => 500,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoForm(form) => vec![("form", form.as_str().into())],
            Self::NoVersion { form, number } => {
                vec![("form", form.as_str().into()), ("number", (*number).into())]
            }
            Self::NoRevision { form, revision } => {
                vec![("form", form.as_str().into()), ("number", (*revision).into())]
            }
            Self::NoItem { form, of } => {
                vec![("form", form.as_str().into()), ("name", of.as_str().into())]
            }
            Self::Unsound(faults) => vec![("count", faults.len().into())],
            Self::NotADefinition(error) => vec![("reason", error.reason.as_str().into())],
            Self::Taken(form)
            | Self::NothingNew(form)
            | Self::NothingAsked(form)
            | Self::Crowded(form) => vec![("form", form.as_str().into())],
            Self::NoLegalBasis(fields) => vec![("fields", fields.join(", ").into())],
            Self::OtherOffice { form, office } => {
                vec![("form", form.as_str().into()), ("office", office.as_str().into())]
            }
            Self::Import(error) => error.args(),
            Self::Paper(reason) => vec![("reason", reason.as_str().into())],
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::NotADefinition(error) => {
                Place { line: Some(error.line), column: Some(error.column), ..Place::default() }
            }
            Self::Import(error) => error.place(),
            Self::Taken(_) => Place { field: Some("slug".to_owned()), ..Place::default() },
            _ => Place::default(),
        }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        match self {
            Self::Unsound(faults) => faults.iter().map(|fault| fault as &dyn Explain).collect(),
            _ => Vec::new(),
        }
    }
}
