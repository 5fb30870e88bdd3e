//! Where news of a letter goes.

use axum::{Router, extract::State, http::StatusCode, routing::put};
use serde::Deserialize;
use ui::Refusal;

use super::Body;
use crate::{Caller, Post};

pub(super) fn routes() -> Router<Post> {
    Router::new().route("/notice", put(set))
}

/// Nothing ends the news.
#[derive(Deserialize)]
struct Wanted {
    email: Option<String>,
}

async fn set(
    State(post): State<Post>,
    caller: Caller,
    Body(wanted): Body<Wanted>,
) -> Result<StatusCode, Refusal> {
    let account = caller.account()?;
    match wanted.email {
        Some(email) => post.want_notices(account, email.trim()).await?,
        None => post.end_notices(account).await?,
    }
    Ok(StatusCode::NO_CONTENT)
}
