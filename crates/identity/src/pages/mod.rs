//! What people see of identity: signing in, their account, offices, administration, audit log.

mod account;
mod account_ways;
mod admin;
mod admin_offices;
mod admin_person;
mod audit_log;
mod common;
mod confirm;
mod enrol;
mod invitation;
mod offices;
mod passkey;
mod provider;
mod recovery;
mod register;
mod second_factor;
mod sign_in;

use axum::Router;

pub(crate) use common::Wrong;
pub use offices::contact_facts;

use crate::Identity;

/// All pages of identity.
pub(crate) fn routes(identity: Identity) -> Router {
    Router::new()
        .merge(sign_in::routes())
        .merge(recovery::routes())
        .merge(second_factor::routes())
        .merge(enrol::routes())
        .merge(register::routes())
        .merge(provider::routes())
        .merge(invitation::routes())
        .merge(confirm::routes())
        .merge(account::routes())
        .merge(account_ways::routes())
        .merge(offices::routes())
        .merge(admin::routes())
        .merge(admin_person::routes())
        .merge(admin_offices::routes())
        .merge(audit_log::routes())
        .with_state(identity)
}
