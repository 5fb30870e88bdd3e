//! Fees, receipts and payments.

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use commons::Timestamp;
use serde_json::{Value, json};
use ui::Refusal;

use super::{Asking, Body};
use crate::{
    Services, ServicesError,
    cases::{
        CasesError, FeesError,
        fees::{self, FeeAct, Reference},
        model::Day,
        rules::Who,
    },
};

/// Carries the signature of a payment provider's message.
const SIGNATURE: &str = "payment-signature";

pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/cases/{id}/fee", post(act))
        .route("/cases/{id}/receipts", get(receipts))
        .route("/cases/{id}/payments", post(begin))
        .route("/fees/{reference}", get(by_reference))
        .route("/payments/{provider}", post(message))
}

async fn act(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
    Body(act): Body<FeeAct>,
) -> Result<Json<Value>, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    services.act_on_fee(&seen, &caller, &act, Day::today()).await?;
    Ok(Json(json!({ "fee": services.fee_view(&seen.case.case, true).await? })))
}

/// What a receipt says: all that a page needs to print one.
async fn receipts(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    let case = &seen.case;
    let fee = fees::fee(services.db(), &case.case).await?;
    let receipts = fees::receipts(services.db(), &case.case).await?;
    let service = services.service(&case.service).await?;
    let office = services.identity().office(&case.office).await.map_err(ServicesError::from)?;
    Ok(Json(json!({
        "town": services.config().town_name,
        "office": office.name,
        "service": service.content.name,
        "code": case.code,
        "reference": fee.map(|fee| fee.reference.to_string()),
        "receipts": receipts,
    })))
}

/// Where the payer's browser goes.
async fn begin(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    let pay_at = services.begin_payment(&seen).await?;
    Ok((StatusCode::CREATED, Json(json!({ "pay_at": pay_at }))).into_response())
}

/// The case to which a transfer belongs, for members of its office.
async fn by_reference(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(typed): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let refused = |error: FeesError| ServicesError::from(CasesError::from(error));
    let reference = Reference::read(&typed).ok_or_else(|| refused(FeesError::NoReference))?;
    let fee = fees::fee_by_reference(services.db(), &reference).await?;
    let fee = fee.ok_or(ServicesError::from(CasesError::NoCase))?;
    let seen = services.seen_case(fee.case.as_str(), &caller).await?;
    if !matches!(seen.who(&caller), Some(Who::Member { .. })) {
        return Err(ServicesError::from(CasesError::NoCase).into());
    }
    let shown = services.fee_view(&fee.case, true).await?;
    Ok(Json(json!({ "case": fee.case, "code": seen.case.code, "fee": shown })))
}

/// What a payment provider tells.
async fn message(
    State(services): State<Services>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let signature = headers.get(SIGNATURE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    services.take_message(&provider, &body, signature, Timestamp::now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
