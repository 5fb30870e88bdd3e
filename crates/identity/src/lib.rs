//! People, offices, roles, sessions and second factors; data protection by construction; the
//! audit log of what staff do.

mod actor;
mod attempts;
mod audit;
mod authenticator;
mod capability;
mod ceremonies;
mod config;
mod console;
mod cookies;
mod demo;
mod error;
mod identity;
mod invitations;
mod layer;
mod model;
mod offices;
mod pages;
mod passkeys;
mod passphrases;
mod people;
pub mod privacy;
mod providers;
mod recovery;
pub mod rules;
mod secrets;
mod sessions;
mod sign_in;
mod tables;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod ways_in;

pub use actor::{Actor, Confirmed, MaybeActor};
pub use audit::{AuditEntry, AuditFilter, AuditState};
pub use authenticator::AuthenticatorSecret;
pub use config::{Audience, IdentityConfig, OidcProvider, PassphraseCost};
pub use demo::DemoLogin;
pub use error::IdentityError;
pub use identity::Identity;
pub use invitations::{Invitation, OpenInvitation, Purpose};
pub use layer::Client;
pub use model::{
    Contact, InvitationLink, Membership, Office, OfficeProfile, Person, Role, Session, Stage,
    UnknownRole,
};
pub use offices::OFFICE;
pub use pages::contact_facts;
pub use passkeys::PasskeySummary;
pub use privacy::Privacy;
pub use secrets::SecretKey;
pub use tables::{migrations, tables};
pub use ways_in::WaysIn;

/// The texts of its pages, errors and of data protection.
pub fn locales() -> Vec<(commons::Lang, &'static str)> {
    vec![
        (commons::Lang::De, include_str!("../locales/de.ftl")),
        (commons::Lang::De, include_str!("../locales/privacy.de.ftl")),
        (commons::Lang::En, include_str!("../locales/en.ftl")),
        (commons::Lang::En, include_str!("../locales/privacy.en.ftl")),
    ]
}
