//! What browsers ask, below `/api/post`: one file for each resource.

mod account;
mod cases;
mod doors;
mod drafts;
mod export;
mod guests;
mod keysets;
mod mailbox;
mod me;
mod notices;
mod offices;
mod uploads;

use axum::{
    Json, Router,
    extract::{FromRequest, Request},
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
};
use serde::de::DeserializeOwned;
use ui::Refusal;

use crate::{Post, PostError};

/// All addresses.
pub(crate) fn routes() -> Router<Post> {
    let resources = [
        me::routes(),
        account::routes(),
        keysets::routes(),
        mailbox::routes(),
        cases::routes(),
        uploads::routes(),
        drafts::routes(),
        export::routes(),
        doors::routes(),
        offices::routes(),
        guests::routes(),
        notices::routes(),
    ];
    let all = resources.into_iter().fold(Router::<Post>::new(), Router::merge);
    Router::new().nest("/api/post", all.layer(map_response(never_kept)))
}

/// No cache keeps an answer: guests come without a session, by which others are known to be personal.
async fn never_kept(mut response: Response) -> Response {
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(no_store);
    response
}

/// The body of a request, which must be JSON of this form.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        use axum::extract::rejection::{BytesRejection, JsonRejection};
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::BytesRejection(BytesRejection::FailedToBufferBody(_))) => {
                Err(PostError::TooLarge.into())
            }
            Err(_) => Err(PostError::Malformed("body").into()),
        }
    }
}
