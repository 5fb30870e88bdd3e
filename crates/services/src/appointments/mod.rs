//! Appointments: slots that fit, and never two people in one.

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
