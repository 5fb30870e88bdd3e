//! Drafts: sealed for their writer alone.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    routing::{get, put},
};
use serde::Deserialize;
use ui::Refusal;

use super::Body;
use crate::{Caller, Post, Sealed, drafts::Draft};

/// The longest request, in bytes of JSON: a whole letter.
const LONGEST: usize = 2 << 20;

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/drafts", get(all))
        .route("/drafts/{id}", put(keep).delete(remove))
        .layer(DefaultBodyLimit::max(LONGEST))
}

async fn all(State(post): State<Post>, caller: Caller) -> Result<Json<Vec<Draft>>, Refusal> {
    Ok(Json(post.drafts(caller.account()?).await?))
}

#[derive(Deserialize)]
struct Content {
    sealed: Sealed,
}

async fn keep(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(content): Body<Content>,
) -> Result<StatusCode, Refusal> {
    post.put_draft(caller.account()?, &id, &content.sealed).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    post.remove_draft(caller.account()?, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
