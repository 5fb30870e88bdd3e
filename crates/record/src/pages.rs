//! What people see of the record.

mod entry;
mod list;
mod verify;

use axum::{Router, routing::get};

use crate::RecordCapability;

pub(crate) fn routes() -> Router<RecordCapability> {
    Router::new()
        .route("/record", get(list::show))
        .route("/record.json", get(list::json))
        .route("/record/entries/{index}", get(entry::show))
        .route("/record/verify", get(verify::show))
}
