use commons::{Arg, Explain};
use record::Fault;

/// Why what an address sends is not what the record says.
#[derive(Debug, thiserror::Error)]
pub enum BundleFault {
    /// The address does not answer as a town; this says nothing about its truth.
    #[error("{url}: {reason}")]
    Unreachable {
        /// The address.
        url: String,
        /// Why not.
        reason: String,
    },
    /// What it serves as the list of its files is none.
    #[error("{0} is no manifest")]
    NoManifest(String),
    /// The list of its files is not the one that the record's newest entry commits to.
    #[error("the manifest is not that of entry {0}")]
    OtherManifest(u64),
    /// The receipt of the entry is not sound.
    #[error(transparent)]
    Receipt(#[from] Fault),
    /// What it sends differs from the list.
    #[error("what is sent differs in {} places from what entry {index} commits to", .differences.len())]
    Differs {
        /// The entry.
        index: u64,
        /// What differs.
        differences: Vec<Difference>,
    },
}

/// One thing that differs from what the record says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// A file has other bytes.
    #[error("{path} has other bytes as {encoding}")]
    Changed {
        /// Its address.
        path: String,
        /// In which encoding it was asked for.
        encoding: &'static str,
    },
    /// A file is not served.
    #[error("{path} is not served: {reason}")]
    Missing {
        /// Its address.
        path: String,
        /// What came instead.
        reason: String,
    },
    /// A page loads a script or style sheet that is not in the list.
    #[error("{page} loads {path}")]
    Unlisted {
        /// The page.
        page: String,
        /// What it loads.
        path: String,
    },
    /// A page brings a script or style of its own, or another base for its addresses.
    #[error("{0} has scripts or styles within it")]
    Inline(String),
    /// A page's content security policy would let other scripts run.
    #[error("{0} lets other scripts run")]
    Policy(String),
}

impl Explain for BundleFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "bundle-unreachable",
            Self::NoManifest(_) => "bundle-no-manifest",
            Self::OtherManifest(_) => "bundle-other-manifest",
            Self::Receipt(fault) => fault.code(),
            Self::Differs { .. } => "bundle-differs",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Unreachable { .. } => 502,
            Self::Receipt(fault) => fault.status(),
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreachable { url, reason } => {
                vec![("url", url.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::NoManifest(url) => vec![("url", url.as_str().into())],
            Self::OtherManifest(index) => vec![("index", (*index).into())],
            Self::Receipt(fault) => fault.args(),
            Self::Differs { index, differences } => {
                vec![("index", (*index).into()), ("count", differences.len().into())]
            }
        }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        match self {
            Self::Differs { differences, .. } => {
                differences.iter().take(100).map(|it| it as &dyn Explain).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Explain for Difference {
    fn code(&self) -> &'static str {
        match self {
            Self::Changed { .. } => "bundle-changed",
            Self::Missing { .. } => "bundle-missing",
            Self::Unlisted { .. } => "bundle-unlisted",
            Self::Inline(_) => "bundle-inline",
            Self::Policy(_) => "bundle-policy",
        }
    }

    fn status(&self) -> u16 {
        422
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Changed { path, encoding } => {
                vec![("path", path.as_str().into()), ("encoding", (*encoding).into())]
            }
            Self::Missing { path, reason } => {
                vec![("path", path.as_str().into()), ("reason", reason.as_str().into())]
            }
            Self::Unlisted { page, path } => {
                vec![("page", page.as_str().into()), ("path", path.as_str().into())]
            }
            Self::Inline(page) | Self::Policy(page) => vec![("page", page.as_str().into())],
        }
    }
}
