//! Whether the program lives (`/healthz`) and whether it can serve (`/readyz`).

use std::sync::Arc;

use axum::{Router, extract::State, http::StatusCode, routing::get};
use store::Sql;

use crate::house::House;

/// The two addresses that supervisors and load balancers ask.
pub(super) fn routes(house: &Arc<House>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(house.clone())
}

async fn ready(State(house): State<Arc<House>>) -> (StatusCode, &'static str) {
    match house.db.one::<(i64,)>("SELECT 1", &[]).await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(cause = %error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
