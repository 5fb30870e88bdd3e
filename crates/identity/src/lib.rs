//! People, offices, roles, sessions and second factors; data protection by construction; the
//! audit log of what staff do.

mod actor;
mod config;
mod error;
mod model;
pub mod rules;
mod secrets;

pub use actor::{Actor, MaybeActor};
pub use config::{Audience, IdentityConfig, OidcProvider, PassphraseCost};
pub use error::IdentityError;
pub use model::{InvitationLink, Membership, Office, Role, UnknownRole};
pub use secrets::SecretKey;
