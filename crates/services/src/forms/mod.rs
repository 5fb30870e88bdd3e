//! Forms: one definition gives the online form, the paper to print and what a clerk enters.

use axum::Router;
use commons::capability::Table;

use crate::Services;

/// Its pages and interfaces.
pub(crate) fn routes() -> Router<Services> {
    Router::new()
}

/// Its tables.
pub(crate) fn tables() -> Vec<Table> {
    Vec::new()
}
