//! Doors of cases for people without an account.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{delete, get, post},
};
use commons::Id;
use ui::Refusal;

use super::Body;
use crate::{
    Caller, Post, PostError,
    guests::{GuestView, NewGuest},
};

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/guest", get(show))
        .route("/cases/{id}/guests", post(let_in))
        .route("/cases/{id}/guests/{guest}", delete(close))
}

async fn show(State(post): State<Post>, caller: Caller) -> Result<Json<GuestView>, Refusal> {
    match caller {
        Caller::Guest(guest) => Ok(Json(post.guest_view(&guest).await?)),
        Caller::Person(_) => Err(PostError::NoGuest.into()),
    }
}

async fn let_in(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(new): Body<NewGuest>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.let_guest_in(&seen, &new).await?;
    Ok(StatusCode::CREATED)
}

async fn close(
    State(post): State<Post>,
    caller: Caller,
    Path((id, guest)): Path<(String, Id)>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.close_door(&seen, &guest).await?;
    Ok(StatusCode::NO_CONTENT)
}
