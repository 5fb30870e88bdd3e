//! Mailboxes and their sealed indexes: a person's own, and those of their offices.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    routing::{get, put},
};
use commons::Slug;
use serde::Deserialize;
use ui::Refusal;

use super::Body;
use crate::{Caller, Party, Post, PostError, Sealed, mailbox::Mailbox};

/// The longest index, in bytes of JSON: that of some hundred thousand letters.
const LONGEST_INDEX: usize = 24 << 20;

pub(super) fn routes() -> Router<Post> {
    let indexes = Router::new()
        .route("/mailbox/index", put(put_own_index))
        .route("/offices/{slug}/mailbox/index", put(put_office_index))
        .layer(DefaultBodyLimit::max(LONGEST_INDEX));
    Router::new()
        .route("/mailbox", get(own))
        .route("/offices/{slug}/mailbox", get(of_office))
        .merge(indexes)
}

async fn own(State(post): State<Post>, caller: Caller) -> Result<Json<Mailbox>, Refusal> {
    caller.account()?;
    Ok(Json(post.mailbox(&caller.own_party()?).await?))
}

async fn of_office(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<Mailbox>, Refusal> {
    Ok(Json(post.mailbox(&office(&caller, &slug)?).await?))
}

#[derive(Deserialize)]
struct Index {
    revision: u64,
    sealed: Sealed,
}

async fn put_own_index(
    State(post): State<Post>,
    caller: Caller,
    Body(index): Body<Index>,
) -> Result<StatusCode, Refusal> {
    caller.account()?;
    keep(&post, &caller.own_party()?, index).await
}

async fn put_office_index(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(index): Body<Index>,
) -> Result<StatusCode, Refusal> {
    keep(&post, &office(&caller, &slug)?, index).await
}

async fn keep(post: &Post, party: &Party, index: Index) -> Result<StatusCode, Refusal> {
    post.put_index(party, index.revision, &String::from(index.sealed)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The office as a party, if the caller works on its cases.
fn office(caller: &Caller, slug: &str) -> Result<Party, PostError> {
    let slug: Slug = slug.parse().map_err(|_| PostError::NoOffice)?;
    caller.require_office(&slug)?;
    Ok(Party::Office(slug))
}
