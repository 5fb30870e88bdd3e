//! A person's own account: their keys and the ways to them.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{post, put},
};
use serde::Deserialize;
use ui::Refusal;

use super::Body;
use crate::{Caller, Keyset, Post, PostError, accounts::Rotation, wraps::Wrap};

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/account", post(open))
        .route("/account/rotate", post(rotate))
        .route("/wraps/{id}", put(put_wrap).delete(remove_wrap))
}

#[derive(Deserialize)]
struct Opening {
    keyset: String,
    wraps: Vec<Wrap>,
}

async fn open(
    State(post): State<Post>,
    caller: Caller,
    Body(opening): Body<Opening>,
) -> Result<(StatusCode, Json<Keyset>), Refusal> {
    let person = &caller.person()?.actor.person;
    let keyset = post.open_account(person, &opening.keyset, &opening.wraps).await?;
    Ok((StatusCode::CREATED, Json(keyset)))
}

async fn rotate(
    State(post): State<Post>,
    caller: Caller,
    Body(rotation): Body<Rotation>,
) -> Result<Json<Keyset>, Refusal> {
    Ok(Json(post.rotate_account(caller.account()?, &rotation).await?))
}

async fn put_wrap(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(wrap): Body<Wrap>,
) -> Result<StatusCode, Refusal> {
    if wrap.id.as_str() != id {
        return Err(PostError::Malformed("id").into());
    }
    post.put_wrap(caller.account()?, &wrap).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove_wrap(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    post.remove_wrap(caller.account()?, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
