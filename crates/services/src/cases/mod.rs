//! Cases: what somebody applied for, by whatever door, until it is decided.
//!
//! A service case is a post case and what the town may know of it: service, office, door, status,
//! days, codes. Everything else is in the sealed letters of the post case.

mod acting;
mod api;
mod demo;
mod entering;
mod error;
mod fees;
mod jobs;
mod model;
mod notes;
mod open_table;
mod party;
mod payments;
mod promises;
mod queue;
mod register;
mod rules;
mod settings;
mod statistics;
mod store;
mod tables;
mod views;

use axum::Router;
use commons::{Id, Slug, Subject};

pub(crate) use api::Asking;
pub use error::CasesError;
pub use fees::FeesError;
pub(crate) use jobs::jobs;
pub(crate) use open_table::public_tables;
pub(crate) use promises::promises;
pub use statistics::DoorDays;
pub(crate) use tables::tables;

use crate::Services;

/// Its pages and interfaces.
pub(crate) fn routes() -> Router<Services> {
    api::routes().merge(payments::routes())
}

/// What the audit log calls a case.
fn subject(case: &Id) -> Subject {
    Subject::new("service-case", Slug::of_title(case.as_str()))
}
