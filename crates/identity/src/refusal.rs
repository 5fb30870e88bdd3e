use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use commons::Explain;
use serde_json::json;

/// The answer to an error, before a page is there to tell it.
pub(crate) fn refuse(error: &impl Explain) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let problem = json!({ "type": "about:blank", "status": error.status(), "code": error.code() });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], problem.to_string())
        .into_response()
}
