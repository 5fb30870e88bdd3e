//! Lists of cases, who works on them, and what an office demands.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    routing::get,
};
use commons::Slug;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ui::Refusal;

use super::{Asked, Asking, Body};
use crate::{
    Services, ServicesError,
    cases::{
        CasesError,
        model::Day,
        queue::{Queue, QueueQuery},
    },
};

pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/queue", get(queue))
        .route("/overdue", get(overdue))
        .route("/own-cases", get(own))
        .route("/offices/{office}/members", get(members))
        .route("/offices/{office}/forms", get(forms))
        .route("/four-eyes/{service}", get(four_eyes).put(demand))
}

async fn queue(
    State(services): State<Services>,
    Asking(caller): Asking,
    Asked(query): Asked<QueueQuery>,
) -> Result<Json<Queue>, Refusal> {
    Ok(Json(services.case_queue(&caller, &query, Day::today()).await?))
}

async fn overdue(
    State(services): State<Services>,
    Asking(caller): Asking,
) -> Result<Json<Value>, Refusal> {
    let cases = services.overdue_for_heads(&caller, Day::today()).await?;
    Ok(Json(json!({ "cases": cases })))
}

async fn own(
    State(services): State<Services>,
    Asking(caller): Asking,
) -> Result<Json<Value>, Refusal> {
    let cases = services.own_cases(&caller, Day::today()).await?;
    Ok(Json(json!({ "cases": cases })))
}

async fn members(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(office): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let office = slug(&office, "office")?;
    caller.require_office(&office)?;
    Ok(Json(json!({ "members": services.members_of(&office).await? })))
}

async fn forms(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(office): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let office = slug(&office, "office")?;
    caller.require_office(&office)?;
    Ok(Json(json!({ "forms": services.enterable(&office).await? })))
}

#[derive(Serialize, Deserialize)]
struct FourEyes {
    four_eyes: bool,
}

async fn four_eyes(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(service): Path<String>,
) -> Result<Json<FourEyes>, Refusal> {
    let four_eyes = services.four_eyes_of(&caller, &slug(&service, "service")?).await?;
    Ok(Json(FourEyes { four_eyes }))
}

async fn demand(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(service): Path<String>,
    Body(FourEyes { four_eyes }): Body<FourEyes>,
) -> Result<StatusCode, Refusal> {
    services.demand_four_eyes(&caller, &slug(&service, "service")?, four_eyes).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn slug(text: &str, field: &'static str) -> Result<Slug, ServicesError> {
    text.parse().map_err(|_| CasesError::Malformed(field).into())
}
