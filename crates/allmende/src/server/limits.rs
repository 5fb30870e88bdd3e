//! What a request may take: bytes, seconds, and how many at once.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tokio::sync::Semaphore;

use crate::config::Limits;

/// Puts the limits of the configuration around all pages.
pub(super) fn layer(router: Router, limits: &Limits) -> Router {
    let state = Arc::new(Allowance {
        at_once: Semaphore::new(limits.requests_at_once),
        request: Duration::from_secs(limits.request_seconds),
        upload: Duration::from_secs(limits.upload_seconds),
    });
    router.layer(DefaultBodyLimit::max(limits.body_bytes)).layer(from_fn_with_state(state, limited))
}

struct Allowance {
    at_once: Semaphore,
    request: Duration,
    upload: Duration,
}

async fn limited(State(state): State<Arc<Allowance>>, request: Request, next: Next) -> Response {
    let Ok(_place) = state.at_once.try_acquire() else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response();
    };
    let patience = if is_upload(&request) { state.upload } else { state.request };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn is_upload(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}
