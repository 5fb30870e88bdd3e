//! One line of the log and one measured point for each request: by the pattern of its address,
//! because addresses themselves may hold secrets (invitations) or say who read what.

use std::time::Instant;

use axum::{
    Router,
    extract::{MatchedPath, Request},
    middleware::{Next, from_fn},
    response::Response,
};
use commons::Id;

pub(super) fn layer(router: Router) -> Router {
    // `route_layer` runs after routing, where the pattern is known.
    router.route_layer(from_fn(watched))
}

async fn watched(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "(none)".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let start = Instant::now();
    let mut response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), start.elapsed());
    let labels =
        [("route", route.clone()), ("method", method.to_string()), ("status", status.to_string())];
    metrics::counter!("allmende_requests_total", &labels).increment(1);
    metrics::histogram!("allmende_request_seconds", "route" => route.clone())
        .record(took.as_secs_f64());
    let id = Id::random();
    if let Ok(value) = id.to_string().parse() {
        response.headers_mut().insert("x-request-id", value);
    }
    let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status, millis, request = %id, "request");
    response
}
