//! Why a file of another program is refused.

use commons::{Arg, Explain, Place};

/// Why a file of another program is refused. Nothing of it was kept then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is of no kind that is read.
    #[error("no kind of file that is read")]
    Unknown,
    /// It cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// It is larger than this many bytes, packed or unpacked.
    #[error("larger than {0} bytes")]
    TooLarge(usize),
    /// It is not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// It is not well-formed XML.
    #[error("line {line}: {reason}")]
    Xml {
        /// The line, from 1.
        line: u64,
        /// What the reader says.
        reason: String,
    },
    /// It declares entities or a document type.
    #[error("line {0}: a document type")]
    DocumentType(u64),
    /// It is of a standard or version that is not read.
    #[error("line {line}: the namespace “{namespace}”")]
    Namespace {
        /// The line.
        line: u64,
        /// What the file says it is.
        namespace: String,
    },
    /// An element stands where the standard has none.
    #[error("line {line}: the element “{element}”")]
    UnexpectedElement {
        /// The line.
        line: u64,
        /// The element.
        element: String,
    },
    /// An element that may stand once stands again.
    #[error("line {line}: “{element}” again")]
    DuplicateElement {
        /// The line.
        line: u64,
        /// The element.
        element: String,
    },
    /// An element is missing.
    #[error("line {line}: “{element}” is missing")]
    MissingElement {
        /// The line of the element that it is missing in.
        line: u64,
        /// The element.
        element: String,
    },
    /// An element has a value that the standard does not have.
    #[error("line {line}: “{element}” says “{value}”")]
    BadValue {
        /// The line.
        line: u64,
        /// The element.
        element: String,
        /// Its value.
        value: String,
    },
    /// Groups in groups without end.
    #[error("line {0}: nested too deeply")]
    TooDeep(u64),
    /// It is no sound zip file.
    #[error("no zip file: {0}")]
    Zip(String),
    /// A file in the zip would be unpacked outside of it.
    #[error("a path that leads out: “{0}”")]
    Path(String),
    /// The zip holds more files than an export has.
    #[error("more than {0} files")]
    TooManyFiles(usize),
    /// A file of the export is missing.
    #[error("“{0}” is missing")]
    MissingFile(&'static str),
    /// A file of the export is not what an export has.
    #[error("“{file}”: {reason}")]
    BadFile {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
        /// The line, where it is known.
        line: Option<u64>,
    },
    /// There is no question in it.
    #[error("nothing is asked")]
    NothingAsked,
}

impl Explain for ImportError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "services-forms-import-unknown",
            Self::Unreadable(_) => "services-forms-import-unreadable",
            Self::TooLarge(_) => "services-forms-import-too-large",
            Self::NotUtf8 => "services-forms-import-not-utf8",
            Self::Xml { .. } => "services-forms-import-xml",
            Self::DocumentType(_) => "services-forms-import-document-type",
            Self::Namespace { .. } => "services-forms-import-namespace",
            Self::UnexpectedElement { .. } => "services-forms-import-unexpected-element",
            Self::DuplicateElement { .. } => "services-forms-import-duplicate-element",
            Self::MissingElement { .. } => "services-forms-import-missing-element",
            Self::BadValue { .. } => "services-forms-import-bad-value",
            Self::TooDeep(_) => "services-forms-import-too-deep",
            Self::Zip(_) => "services-forms-import-zip",
            Self::Path(_) => "services-forms-import-path",
            Self::TooManyFiles(_) => "services-forms-import-too-many-files",
            Self::MissingFile(_) => "services-forms-import-missing-file",
            Self::BadFile { .. } => "services-forms-import-bad-file",
            Self::NothingAsked => "services-forms-import-nothing-asked",
        }
    }

    fn status(&self) -> u16 {
        422
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Xml { reason, .. } | Self::Zip(reason) | Self::Unreadable(reason) => {
                vec![("reason", reason.as_str().into())]
            }
            Self::Namespace { namespace, .. } => vec![("namespace", namespace.as_str().into())],
            Self::UnexpectedElement { element, .. }
            | Self::DuplicateElement { element, .. }
            | Self::MissingElement { element, .. } => vec![("element", element.as_str().into())],
            Self::BadValue { element, value, .. } => {
                vec![("element", element.as_str().into()), ("value", value.as_str().into())]
            }
            Self::TooLarge(limit) | Self::TooManyFiles(limit) => vec![("limit", (*limit).into())],
            Self::Path(file) => vec![("file", file.as_str().into())],
            Self::MissingFile(file) => vec![("file", (*file).into())],
            Self::BadFile { file, reason, .. } => {
                vec![("file", file.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Unknown
            | Self::NotUtf8
            | Self::DocumentType(_)
            | Self::TooDeep(_)
            | Self::NothingAsked => Vec::new(),
        }
    }

    fn place(&self) -> Place {
        let line = match self {
            Self::Xml { line, .. }
            | Self::DocumentType(line)
            | Self::Namespace { line, .. }
            | Self::UnexpectedElement { line, .. }
            | Self::DuplicateElement { line, .. }
            | Self::MissingElement { line, .. }
            | Self::BadValue { line, .. }
            | Self::TooDeep(line) => Some(*line),
            Self::BadFile { line, .. } => *line,
            _ => None,
        };
        Place { line, ..Place::default() }
    }
}
