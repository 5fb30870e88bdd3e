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
    Router::new().nest("/api/post", resources.into_iter().fold(Router::new(), Router::merge))
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
