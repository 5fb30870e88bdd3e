//! What can go wrong with the services.

use commons::{Arg, Explain, Place};
use identity::IdentityError;
use post::PostError;
use record::RecordError;
use store::StoreError;

use crate::{
    AppointmentsError, CasesError,
    catalogue::{CatalogueError, import::ImportError},
    forms::FormsError,
};

/// What can go wrong with the services. Each room has an error of its own in here.
#[derive(Debug, thiserror::Error)]
pub enum ServicesError {
    /// Appointments.
    #[error(transparent)]
    Appointments(#[from] AppointmentsError),
    /// Cases.
    #[error(transparent)]
    Cases(#[from] CasesError),
    /// The catalogue.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A file that is to be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The forms.
    #[error(transparent)]
    Forms(#[from] FormsError),
    /// The post.
    #[error(transparent)]
    Post(#[from] PostError),
    /// The public record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Who may do it.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ServicesError {
    /// The error it stands for: that of a room.
    fn inner(&self) -> &dyn Explain {
        match self {
            Self::Appointments(error) => error,
            Self::Cases(error) => error,
            Self::Catalogue(error) => error,
            Self::Import(error) => error,
            Self::Forms(error) => error,
            Self::Post(error) => error,
            Self::Record(error) => error,
            Self::Identity(error) => error,
            Self::Store(error) => error,
        }
    }
}

impl Explain for ServicesError {
    fn code(&self) -> &'static str {
        self.inner().code()
    }

    fn status(&self) -> u16 {
        self.inner().status()
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        self.inner().args()
    }

    fn place(&self) -> Place {
        self.inner().place()
    }

    fn details(&self) -> Vec<&dyn Explain> {
        self.inner().details()
    }
}
