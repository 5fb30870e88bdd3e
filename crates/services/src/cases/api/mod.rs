//! What browsers ask, below `/api/services`: one file for each resource.

mod cases;
mod fees;
mod notes;
mod queue;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Request},
    http::request::Parts,
};
use post::Caller;
use serde::de::DeserializeOwned;
use ui::Refusal;

use super::CasesError;
use crate::{Services, ServicesError};

/// The longest request, in bytes of JSON.
const LONGEST: usize = 16 << 10;

/// All addresses.
pub(crate) fn routes() -> Router<Services> {
    let resources = cases::routes().merge(queue::routes()).merge(fees::routes());
    let resources = resources.layer(DefaultBodyLimit::max(LONGEST)).merge(notes::routes());
    Router::new().nest("/api/services", resources)
}

/// Who asks: a signed-in person, or somebody who holds a reply link and its PIN.
pub(crate) struct Asking(pub(crate) Caller);

impl FromRequestParts<Services> for Asking {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Refusal> {
        Ok(Self(services.post().caller(parts).await?))
    }
}

/// The body of a request, which must be JSON of this form.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let malformed = |_| Refusal::from(ServicesError::from(CasesError::Malformed("body")));
        Json::from_request(request, state).await.map(|Json(body)| Self(body)).map_err(malformed)
    }
}

/// The query of a request, which must be of this form.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let malformed = |_| Refusal::from(ServicesError::from(CasesError::Malformed("query")));
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(query)| Self(query))
            .map_err(malformed)
    }
}
