//! Cases and their letters.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use ui::Refusal;

use super::Body;
use crate::{
    Caller, Party, Post,
    cases::{CaseKey, CaseView, LetterIn, Opening, PartyWrap, Reading, Status},
};

/// The longest request, in bytes of JSON: a whole letter and a hundred wraps.
const LONGEST: usize = 6 << 20;

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/cases", post(open))
        .route("/cases/{id}", get(show).delete(remove))
        .route("/cases/{id}/letters", post(send))
        .route("/cases/{id}/keys", post(renew))
        .route("/cases/{id}/parties", post(add_party))
        .route("/cases/{id}/wraps", post(rewrap))
        .route("/cases/{id}/status", post(set_status))
        .layer(DefaultBodyLimit::max(LONGEST))
}

/// What was kept now is made, what was kept before is there.
fn kept(again: bool, answer: impl serde::Serialize) -> Response {
    let status = if again { StatusCode::OK } else { StatusCode::CREATED };
    (status, Json(answer)).into_response()
}

async fn open(
    State(post): State<Post>,
    caller: Caller,
    Body(opening): Body<Opening>,
) -> Result<Response, Refusal> {
    let opened = post.open_case(&caller, &opening).await?;
    Ok(kept(opened.again(), opened))
}

async fn show(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Query(reading): Query<Reading>,
) -> Result<Json<CaseView>, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    Ok(Json(post.show_case(&seen, reading).await?))
}

async fn send(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(letter): Body<LetterIn>,
) -> Result<Response, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    let sent = post.keep_letter(&seen, &caller, &letter).await?;
    Ok(kept(sent.again, sent))
}

async fn renew(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(key): Body<CaseKey>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.renew_case_key(&seen, &key).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct NewParty {
    party: Party,
    wraps: Vec<PartyWrap>,
}

async fn add_party(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(new): Body<NewParty>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.add_party(&seen, &new.party, &new.wraps).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct Wraps {
    wraps: Vec<PartyWrap>,
}

async fn rewrap(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(body): Body<Wraps>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.rewrap(&seen, &caller, body.wraps).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct NewStatus {
    status: Status,
}

async fn set_status(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(new): Body<NewStatus>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.set_status(&seen, new.status).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct As {
    #[serde(rename = "as")]
    party: Option<Party>,
}

async fn remove(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<As>,
) -> Result<StatusCode, Refusal> {
    let seen = post.case_for(&id, &caller).await?;
    post.remove_copy(&seen, &caller, query.party.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}
