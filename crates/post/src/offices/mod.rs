//! Offices as groups whose keys come and go with people (spec, section 7). Browsers make and seal
//! the keys; here stands who may change what, and that the record says what happened.

mod epochs;
mod error;
mod joining;
mod recovery;
mod seats;
mod staff;
mod step;
mod team;

use commons::Slug;
use identity::Role;

pub(crate) use epochs::{Founding, Rotation};
pub use error::OfficeError;
pub(crate) use joining::Joining;
pub(crate) use recovery::{Asked, Given, OpenRecovery};
pub(crate) use team::Team;

use crate::{Person, Post, PostError};

/// The longest root or share in an age file, in bytes.
const LONGEST: usize = 16 * 1024;

/// What the person does in an office where they work on cases.
fn role_of(person: &Person, office: &Slug) -> Role {
    if person.actor.has(Role::OfficeHead, office) { Role::OfficeHead } else { Role::Clerk }
}

impl Post {
    /// An office by the name in an address.
    ///
    /// # Errors
    /// [`PostError::NoOffice`] where there is none.
    pub(crate) async fn office_slug(&self, slug: &str) -> Result<Slug, PostError> {
        let slug: Slug = slug.parse().map_err(|_| PostError::NoOffice)?;
        self.identity().office(&slug).await.map_err(|_| PostError::NoOffice)?;
        Ok(slug)
    }
}
