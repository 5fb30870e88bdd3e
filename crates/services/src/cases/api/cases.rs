//! One case: registered, shown, brought further.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};
use ui::Refusal;

use super::{Asked, Asking, Body};
use crate::{
    Services, ServicesError,
    cases::{CasesError, acting::Acting, model::Day, register::Registration, views::CaseView},
};

pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/cases", get(of_post).post(register))
        .route("/cases/code/{code}", get(by_code))
        .route("/cases/{id}", get(show))
        .route("/cases/{id}/acts", post(act))
}

async fn register(
    State(services): State<Services>,
    Asking(caller): Asking,
    Body(registration): Body<Registration>,
) -> Result<Response, Refusal> {
    let today = Day::today();
    let again = services.register_case(&caller, &registration, today).await?;
    let seen = services.seen_case(&registration.case, &caller).await?;
    let status = if again { StatusCode::OK } else { StatusCode::CREATED };
    Ok((status, Json(services.case_view(&seen, &caller, today).await?)).into_response())
}

#[derive(Deserialize)]
struct OfPost {
    case: String,
}

/// What is registered for a post case, where anything is: letters may be just letters.
async fn of_post(
    State(services): State<Services>,
    Asking(caller): Asking,
    Asked(OfPost { case }): Asked<OfPost>,
) -> Result<Json<Value>, Refusal> {
    let shown = match services.seen_case(&case, &caller).await {
        Err(ServicesError::Cases(CasesError::NoCase)) => None,
        seen => Some(services.case_view(&seen?, &caller, Day::today()).await?),
    };
    Ok(Json(json!({ "case": shown })))
}

async fn show(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
) -> Result<Json<CaseView>, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    Ok(Json(services.case_view(&seen, &caller, Day::today()).await?))
}

async fn by_code(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(code): Path<String>,
) -> Result<Json<CaseView>, Refusal> {
    let id = services.case_of_code(&code).await?;
    let seen = services.seen_case(id.as_str(), &caller).await?;
    Ok(Json(services.case_view(&seen, &caller, Day::today()).await?))
}

async fn act(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
    Body(acting): Body<Acting>,
) -> Result<Json<CaseView>, Refusal> {
    let today = Day::today();
    let mut seen = services.seen_case(&id, &caller).await?;
    seen.case = services.act_on_case(&seen, &caller, &acting, today).await?;
    Ok(Json(services.case_view(&seen, &caller, today).await?))
}
