//! What a request may take: bytes, seconds, and how many at once.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tokio::{sync::Semaphore, time::timeout};

use super::uploads::{Pace, Places, Sender};
use crate::config::Limits;

/// Puts the limits of the configuration around all pages.
pub(super) fn layer(router: Router, limits: &Limits) -> Router {
    let state = Arc::new(Allowance {
        requests: Semaphore::new(limits.requests_at_once),
        uploads: Arc::default(),
        body_bytes: limits.body_bytes,
        body_time: Duration::from_secs(limits.header_seconds),
        request_time: Duration::from_secs(limits.request_seconds),
        upload_time: Duration::from_secs(limits.upload_seconds),
    });
    router.layer(DefaultBodyLimit::max(limits.body_bytes)).layer(from_fn_with_state(state, limited))
}

/// Files from forms.
const FORM: &str = "multipart/form-data";
/// What may be long below `/api/post/`, where somebody must be known before a body is read: parts of
/// files (tus), sealed mail and submissions.
const SEALED: [&str; 2] =
    ["application/offset+octet-stream", "application/vnd.allmende.sealed+json"];

struct Allowance {
    requests: Semaphore,
    uploads: Arc<Places>,
    body_bytes: usize,
    body_time: Duration,
    request_time: Duration,
    upload_time: Duration,
}

async fn limited(State(state): State<Arc<Allowance>>, request: Request, next: Next) -> Response {
    if is_upload(&request, state.body_bytes) {
        let place = state.uploads.take(Sender::of(&request));
        let request = request.map(|body| Pace::SLOWEST.of(body));
        return answered(place, state.upload_time, request, next).await;
    }
    // Whoever sends slowly takes nobody's place: only a request that is all there gets one.
    match timeout(state.body_time, whole(request, state.body_bytes)).await {
        Ok(Ok(request)) => {
            let place = state.requests.try_acquire().ok();
            answered(place, state.request_time, request, next).await
        }
        Ok(Err(status)) => status.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

async fn answered<Place>(
    place: Option<Place>,
    patience: Duration,
    request: Request,
    next: Next,
) -> Response {
    let Some(_place) = place else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response();
    };
    match timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The request with its whole body in memory.
async fn whole(request: Request, limit: usize) -> Result<Request, StatusCode> {
    let (parts, body) = request.into_parts();
    match to_bytes(body, limit).await {
        Ok(bytes) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Err(_) => Err(StatusCode::PAYLOAD_TOO_LARGE),
    }
}

/// Files, and what is sealed: their handlers read them bit by bit or within limits of their own.
fn is_upload(request: &Request, usual: usize) -> bool {
    let text = |name: header::HeaderName| request.headers().get(name)?.to_str().ok();
    let kind = text(header::CONTENT_TYPE).unwrap_or_default();
    let size = text(header::CONTENT_LENGTH).and_then(|size| size.parse::<usize>().ok());
    let is_long = size.is_some_and(|size| size > usual);
    let is_sealed = SEALED.iter().any(|it| kind.starts_with(it));
    let is_post = request.uri().path().starts_with("/api/post/");
    kind.starts_with(FORM) || (is_post && (is_sealed || is_long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_and_what_is_sealed_and_long_is_read_bit_by_bit() {
        let is_read = |path: &str, kind: &str, size: &str| {
            let request = Request::builder()
                .uri(path)
                .header(header::CONTENT_TYPE, kind)
                .header(header::CONTENT_LENGTH, size);
            is_upload(&request.body(Body::empty()).unwrap(), 1000)
        };
        assert!(is_read("/data/publish", "multipart/form-data; boundary=x", "5"));
        assert!(is_read("/api/post/uploads/x", "application/offset+octet-stream", "5"));
        let sealed = "application/vnd.allmende.sealed+json";
        assert!(is_read("/api/post/offices/x/mail", sealed, "5"));
        assert!(!is_read("/login/passkey", sealed, "5"), "strangers hold no place for files");
        assert!(!is_read("/login", "application/offset+octet-stream", "5"));
        assert!(is_read("/api/post/cases", "application/json", "1001"));
        assert!(!is_read("/api/post/cases", "application/json", "1000"));
        assert!(!is_read("/data", "application/json", "1001"));
        assert!(!is_read("/api/post/cases", "application/json", "many"));
    }
}
