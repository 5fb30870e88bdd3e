//! People without an account: they come by themselves, or an office opens a door for them.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{delete, get, post},
};
use commons::Id;
use identity::Client;
use ui::Refusal;

use super::Body;
use crate::{
    Caller, Post, PostError,
    arrivals::Arrival,
    guests::{GuestView, NewGuest},
};

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/guests", post(register))
        .route("/guest", get(show))
        .route("/cases/{id}/guests", post(let_in))
        .route("/cases/{id}/guests/{guest}", delete(close))
}

async fn register(
    State(post): State<Post>,
    client: Client,
    Body(arrival): Body<Arrival>,
) -> Result<StatusCode, Refusal> {
    let again = post.register_guest(&client.network, &arrival).await?;
    Ok(if again { StatusCode::OK } else { StatusCode::CREATED })
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
