//! What people see of forms: everybody their definitions and their paper, offices the editor.

mod for_case;
mod manage;
mod online;
mod public;

use axum::Router;

use crate::Services;

/// The addresses of forms.
pub(super) fn routes() -> Router<Services> {
    public::routes().merge(manage::routes())
}
