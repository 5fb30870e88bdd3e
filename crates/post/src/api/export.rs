//! Taking it all along.

use axum::{
    Router,
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use ui::Refusal;

use crate::{Caller, Post};

pub(super) fn routes() -> Router<Post> {
    Router::new().route("/export", get(export))
}

async fn export(State(post): State<Post>, caller: Caller) -> Result<Response, Refusal> {
    let archive = post.export(caller.account()?).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/x-tar"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"mailbox.tar\""),
    ];
    Ok((headers, Body::from_stream(archive)).into_response())
}
