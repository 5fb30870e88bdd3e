//! Offices: how they are reached, and their keys.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{get, post},
};
use commons::Text;
use serde::Serialize;
use serde_json::{Value, json};
use ui::{Reader, Refusal};

use super::Body;
use crate::{
    Caller, Post,
    offices::{Asked, Founding, Given, Joining, OpenRecovery, Rotation, Team},
};

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/offices", get(all))
        .route("/offices/{slug}/team", get(team))
        .route("/offices/{slug}/found", post(found))
        .route("/offices/{slug}/members", post(admit))
        .route("/offices/{slug}/rotate", post(rotate))
        .route("/offices/{slug}/renewals", get(renewals))
        .route("/offices/{slug}/recoveries", post(ask))
        .route("/offices/{slug}/recoveries/{id}", get(shares))
        .route("/recoveries", get(recoveries))
        .route("/recoveries/{id}", axum::routing::delete(end))
        .route("/recoveries/{id}/shares", post(give))
}

#[derive(Serialize)]
struct Listed {
    slug: commons::Slug,
    name: Text,
    description: Text,
    version: Option<u64>,
    doors: Vec<String>,
}

/// Public.
async fn all(State(post): State<Post>) -> Result<Json<Vec<Listed>>, Refusal> {
    let offices = post.office_doors().await?.into_iter().map(|one| Listed {
        slug: one.office.slug,
        name: one.office.name,
        description: one.office.description,
        version: one.epoch,
        doors: one.doors,
    });
    Ok(Json(offices.collect()))
}

async fn team(
    State(post): State<Post>,
    caller: Caller,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Json<Team>, Refusal> {
    let office = post.office_slug(&slug).await?;
    Ok(Json(post.team(&caller, &office, reader.lang).await?))
}

async fn found(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(founding): Body<Founding>,
) -> Result<StatusCode, Refusal> {
    let office = post.office_slug(&slug).await?;
    post.found_office(&caller, &office, &founding).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn admit(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(joining): Body<Joining>,
) -> Result<StatusCode, Refusal> {
    let office = post.office_slug(&slug).await?;
    post.admit(&caller, &office, &joining).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn rotate(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(rotation): Body<Rotation>,
) -> Result<StatusCode, Refusal> {
    let office = post.office_slug(&slug).await?;
    post.rotate_office(&caller, &office, &rotation).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn renewals(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let office = post.office_slug(&slug).await?;
    Ok(Json(json!({ "cases": post.renewals(&caller, &office).await? })))
}

async fn ask(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(asked): Body<Asked>,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let office = post.office_slug(&slug).await?;
    let id = post.ask_recovery(&caller, &office, &asked).await?;
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
}

async fn shares(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Json<Value>, Refusal> {
    let office = post.office_slug(&slug).await?;
    Ok(Json(json!({ "shares": post.shares_given(&caller, &office, &id).await? })))
}

async fn recoveries(
    State(post): State<Post>,
    caller: Caller,
) -> Result<Json<Vec<OpenRecovery>>, Refusal> {
    caller.person()?;
    Ok(Json(post.recoveries_for(&caller).await?))
}

async fn give(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    Body(given): Body<Given>,
) -> Result<StatusCode, Refusal> {
    post.give_share(&caller, &id, &given).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn end(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    post.end_recovery(&caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
