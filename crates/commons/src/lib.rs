//! The base of the house: identifiers, time, money, language-tagged text, errors, links and the
//! [`Capability`] trait. Nothing here reads or writes anything.

pub mod capability;
mod clock;
mod error;
mod id;
mod lang;
mod link;
mod money;

pub use capability::Capability;
pub use clock::{Day, in_town};
pub use error::{Arg, Explain, Failure, Place};
pub use id::{Id, Slug, SlugError};
pub use jiff::Timestamp;
pub use lang::{Lang, Text};
pub use link::{Link, Relation, Subject};
pub use money::Cents;
