//! People, offices, roles, sessions and second factors; data protection by construction; the
//! audit log of what staff do.

mod actor;
mod audit;
mod config;
mod cookies;
mod error;
mod identity;
mod invitations;
mod layer;
mod model;
mod offices;
mod passphrases;
mod people;
mod refusal;
pub mod rules;
mod secrets;
mod sessions;
mod tables;

pub use actor::{Actor, Confirmed, MaybeActor};
pub use audit::{AuditEntry, AuditState};
pub use config::{Audience, IdentityConfig, OidcProvider, PassphraseCost};
pub use error::IdentityError;
pub use identity::Identity;
pub use invitations::{Invitation, OpenInvitation, Purpose};
pub use model::{InvitationLink, Membership, Office, Person, Role, Session, Stage, UnknownRole};
pub use offices::OFFICE;
pub use secrets::SecretKey;
pub use tables::{schema, tables};
