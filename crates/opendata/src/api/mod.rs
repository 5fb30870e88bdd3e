//! What machines see.

pub(crate) mod downloads;
pub(crate) mod metadata;
pub(crate) mod rows;

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use commons::Slug;
use ui::Refusal;

use crate::{OpenData, OpenDataError};

/// The addresses that are for machines only.
pub(crate) fn routes() -> Router<OpenData> {
    Router::new()
        .route("/data/catalogue.json", get(metadata::catalogue))
        .route("/data/{slug}/rows.json", get(rows::latest_json))
        .route("/data/{slug}/rows.csv", get(rows::latest_csv))
        .route("/data/{slug}/schema.json", get(metadata::schema))
        .route("/data/{slug}/statements/{file}", get(metadata::statement))
        .route("/data/{slug}/versions/{number}/{file}", get(downloads::file))
}

/// The slug in an address.
///
/// # Errors
/// [`OpenDataError::NoDataset`].
pub(crate) fn slug_of(text: &str) -> Result<Slug, OpenDataError> {
    text.parse().map_err(|_| OpenDataError::NoDataset(text.chars().take(100).collect()))
}

/// The number of a version or row in an address.
pub(crate) fn number_of(text: &str) -> Result<u64, Refusal> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(Refusal::not_found)
}

/// How long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// It is the newest version's; the next question asks whether it still is.
    Ask,
    /// It never changes.
    Always,
}

impl Keep {
    const fn header(self) -> HeaderValue {
        match self {
            Self::Ask => HeaderValue::from_static("public, no-cache"),
            Self::Always => HeaderValue::from_static("public, max-age=31536000, immutable"),
        }
    }
}

/// An answer that says what it is and how long it may be kept.
pub(crate) fn answer(
    kind: &'static str,
    tag: &str,
    keep: Keep,
    asked: &HeaderMap,
    body: impl IntoResponse,
) -> Response {
    let mut response = if is_known(asked, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, keep.header());
    if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert("access-control-allow-origin", HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

/// Whether who asks has it already.
pub(crate) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let Some(known) = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()) else {
        return false;
    };
    known
        .split(',')
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/").trim_matches('"') == tag)
}
