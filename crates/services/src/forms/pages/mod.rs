//! What people see of forms: everybody their definitions and their paper.

mod for_case;
mod public;

use axum::Router;

use crate::Services;

/// The addresses of forms.
pub(super) fn routes() -> Router<Services> {
    public::routes()
}
