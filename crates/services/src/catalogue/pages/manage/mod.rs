//! Where offices say what they offer.

use axum::Router;

use crate::Services;

/// The addresses of pages for staff.
pub(super) fn routes() -> Router<Services> {
    Router::new()
}
