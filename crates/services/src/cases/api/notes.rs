//! What an office notes for itself about a case.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    routing::{delete, get},
};
use serde_json::{Value, json};
use ui::Refusal;

use super::{Asking, Body};
use crate::{
    Services,
    cases::{model::Day, notes::NoteIn},
};

/// The longest request, in bytes of JSON: a whole note in Base64.
const LONGEST: usize = 2 << 20;

pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/cases/{id}/notes", get(all).post(keep))
        .route("/cases/{id}/notes/{note}", delete(remove))
        .layer(DefaultBodyLimit::max(LONGEST))
}

async fn all(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    Ok(Json(json!({ "notes": services.case_notes(&seen, &caller).await? })))
}

async fn keep(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path(id): Path<String>,
    Body(note): Body<NoteIn>,
) -> Result<StatusCode, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    services.keep_note(&seen, &caller, &note, Day::today()).await?;
    Ok(StatusCode::CREATED)
}

async fn remove(
    State(services): State<Services>,
    Asking(caller): Asking,
    Path((id, note)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    let seen = services.seen_case(&id, &caller).await?;
    services.delete_note(&seen, &caller, &note).await?;
    Ok(StatusCode::NO_CONTENT)
}
