//! The catalogue: every service of the town, where and how it is to be had, and whether it may be
//! published: only what has a door on site, on paper and by phone may.

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
