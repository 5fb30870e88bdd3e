//! What machines see: the log as C2SP `tlog-tiles`, receipts, and the way in for cosignatures.

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use ui::Refusal;

use crate::{
    BundleId, Record, RecordCapability, RecordError, TileId, bundle_bytes, tile::tile_bytes,
};

const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";
const JSON: &str = "application/json";
/// For what changes with every act.
const FRESH: &str = "no-cache";
/// For what can never change.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The longest note that is taken.
const NOTE: usize = 64 * 1024;

pub(crate) fn routes() -> Router<RecordCapability> {
    Router::new()
        .route("/record/checkpoint", get(checkpoint))
        .route("/record/checkpoint/witnessed", get(witnessed))
        .route("/record/key", get(key))
        .route("/record/tile/{*path}", get(tile))
        .route("/record/proof/{file}", get(proof))
        .route("/record/consistency/{old}/{new}", get(consistency))
        .route("/record/cosignature", post(cosignature).layer(DefaultBodyLimit::max(NOTE)))
}

/// An answer that pages of other sites may read too: everything here is public.
fn answer(kind: &'static str, cache: &'static str, body: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, body).into_response()
}

async fn checkpoint(State(room): State<RecordCapability>) -> Result<Response, Refusal> {
    let checkpoint = room.record().signed_checkpoint().await?;
    Ok(answer(TEXT, FRESH, checkpoint.to_string()))
}

async fn witnessed(State(room): State<RecordCapability>) -> Result<Response, Refusal> {
    let checkpoint = room.record().witnessed_checkpoint().await?.ok_or_else(Refusal::not_found)?;
    Ok(answer(TEXT, FRESH, checkpoint.to_string()))
}

async fn key(State(room): State<RecordCapability>) -> Response {
    answer(TEXT, FRESH, format!("{}\n", room.record().verifier()))
}

async fn tile(
    State(room): State<RecordCapability>,
    Path(path): Path<String>,
) -> Result<Response, Refusal> {
    let bytes = match path.strip_prefix("entries/") {
        Some(place) => bundle(room.record(), place).await?,
        None => hashes(room.record(), &path).await?,
    };
    Ok(answer(BYTES, FOR_EVER, bytes.ok_or_else(Refusal::not_found)?))
}

async fn bundle(record: &Record, place: &str) -> Result<Option<Vec<u8>>, RecordError> {
    let Ok(id) = place.parse::<BundleId>() else { return Ok(None) };
    let entries = record.log().bundle(id).await?;
    entries.map(|entries| bundle_bytes(&entries)).transpose()
}

async fn hashes(record: &Record, path: &str) -> Result<Option<Vec<u8>>, RecordError> {
    let Ok(id) = path.parse::<TileId>() else { return Ok(None) };
    Ok(record.log().tile(id).await?.map(|hashes| tile_bytes(&hashes)))
}

async fn proof(
    State(room): State<RecordCapability>,
    Path(file): Path<String>,
) -> Result<Response, Refusal> {
    let (index, kind) = file.split_once('.').ok_or_else(Refusal::not_found)?;
    let index = index.parse().map_err(|_| Refusal::not_found())?;
    let answer = match kind {
        "json" => answer(JSON, FRESH, room.record().proof(index).await?.to_json()),
        "tlog-proof" => answer(TEXT, FRESH, room.record().proof(index).await?.to_tlog_proof()),
        _ => return Err(Refusal::not_found()),
    };
    let name = format!("attachment; filename=\"record-{file}\"");
    Ok(([(header::CONTENT_DISPOSITION, name)], answer).into_response())
}

async fn consistency(
    State(room): State<RecordCapability>,
    Path((old, new)): Path<(u64, u64)>,
) -> Result<Response, Refusal> {
    let size = room.record().checkpoint().await?.0.checkpoint.size;
    if old > new || new > size {
        return Err(Refusal::not_found());
    }
    let proof = room.record().consistency_proof(old, new).await?;
    let proof: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
    Ok(answer(JSON, FOR_EVER, json!({ "proof": proof }).to_string()))
}

async fn cosignature(
    State(room): State<RecordCapability>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let no_text = |_| RecordError::Malformed("not a note".to_owned());
    let note = String::from_utf8(body.to_vec()).map_err(no_text)?;
    let kept = room.record().add_cosignatures(&note, room.witnesses()).await?;
    Ok(answer(JSON, FRESH, json!({ "kept": kept }).to_string()))
}
