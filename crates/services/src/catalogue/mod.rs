//! The catalogue: every service of the town, where and how it is to be had, and whether it may be
//! published: only what has a door on site, on paper and by phone may.

mod acts;
mod alarms;
mod checks;
mod demo;
mod documents;
mod error;
pub(crate) mod export;
pub mod hours;
pub mod import;
mod listing;
pub(crate) mod manage;
pub mod maturity;
pub mod model;
mod online;
mod pages;
mod promises;
mod public_acts;
mod public_tables;
pub mod rules;
mod search;
mod statement;
pub(crate) mod store;

use axum::Router;
use commons::capability::{Job, NavItem, Table};

pub use alarms::Alarm;
pub(crate) use checks::checks;
pub(crate) use documents::documents;
pub use error::CatalogueError;
pub(crate) use listing::Kept;
pub use manage::LocationEdit;
pub(crate) use online::other_doors;
pub(crate) use promises::promises;
pub(crate) use public_tables::public_tables;

use crate::Services;

/// Its pages and interfaces.
pub(crate) fn routes() -> Router<Services> {
    pages::routes().merge(export::routes())
}

/// Its entries in the main navigation.
pub(crate) fn navigation() -> Vec<NavItem> {
    vec![NavItem { path: "/services", label: "nav-services" }]
}

/// Its background work.
pub(crate) fn jobs(services: &Services) -> Vec<Job> {
    alarms::jobs(services)
}

/// Its tables.
pub(crate) fn tables() -> Vec<Table> {
    vec![
        Table::Impersonal("service_alarms", "Doors of services that closed or soon will."),
        Table::Impersonal("service_places", "Which services are to be had where."),
        Table::Impersonal("services", "Says what the town offers; offices answer for it."),
        Table::Impersonal("service_locations", "Says where the town's doors are."),
        Table::Impersonal("service_imports", "What was imported from which other directory."),
        Table::Impersonal("service_statements", "Public statements about services and locations."),
    ]
}
