//! Sealed files: up by tus 1.0 (core, creation, termination), down as a stream.

use axum::{
    Router,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use futures::StreamExt;
use ui::Refusal;

use crate::{Caller, Post, PostError, range::Wanted, uploads::LARGEST_PART};

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: &str = "1.0.0";
const PART: &str = "application/offset+octet-stream";

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/uploads", post(begin).options(describe))
        .route("/uploads/{id}", get(head).patch(append).delete(end).options(describe))
        .layer(from_fn(speak_tus))
        .route("/attachments/{id}", get(download))
}

/// Refuses other versions of the protocol, and says its own.
async fn speak_tus(request: Request, next: Next) -> Response {
    let asked = request.headers().get(RESUMABLE);
    let mut response = if asked.is_none_or(|version| version == VERSION) {
        next.run(request).await
    } else {
        ([("tus-version", VERSION)], Refusal::from(PostError::OtherTus)).into_response()
    };
    response.headers_mut().insert(RESUMABLE, HeaderValue::from_static(VERSION));
    response
}

async fn describe(State(post): State<Post>) -> Response {
    let headers = [
        ("tus-version", VERSION.to_owned()),
        ("tus-extension", "creation,termination".to_owned()),
        ("tus-max-size", post.config().attachment.to_string()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

async fn begin(
    State(post): State<Post>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let size = number(&headers, &LENGTH).ok_or(PostError::Malformed("upload-length"))?;
    let id = post.begin_upload(&caller, size).await?;
    let place = [(header::LOCATION, format!("/api/post/uploads/{id}"))];
    Ok((StatusCode::CREATED, place).into_response())
}

async fn head(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let upload = post.upload(&caller, &id).await?;
    let headers = [(OFFSET, upload.received.to_string()), (LENGTH, upload.size.to_string())];
    Ok((headers, [(header::CACHE_CONTROL, "no-store")]).into_response())
}

async fn append(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != PART) {
        return Err(PostError::Malformed("content-type").into());
    }
    let start = number(&headers, &OFFSET).ok_or(PostError::Malformed("upload-offset"))?;
    let upload = post.upload(&caller, &id).await?;
    let received = post.append(&upload, start, &whole(&headers, body).await?).await?;
    let headers = [(OFFSET, received.to_string())];
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}

/// The whole part. What was cut off is not kept: the next request sends it again.
async fn whole(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, PostError> {
    let said = number(headers, &header::CONTENT_LENGTH).unwrap_or_default();
    let said = usize::try_from(said).unwrap_or(usize::MAX);
    if said > LARGEST_PART {
        return Err(PostError::PartTooLarge);
    }
    let (mut part, mut chunks) = (Vec::with_capacity(said), body.into_data_stream());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| PostError::CutOff)?;
        if part.len() + chunk.len() > LARGEST_PART {
            return Err(PostError::PartTooLarge);
        }
        part.extend_from_slice(&chunk);
    }
    Ok(part)
}

async fn end(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    let upload = post.upload(&caller, &id).await?;
    post.end_upload(&upload).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

async fn download(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let file = post.file_for(&caller, &id).await?;
    let size = file.size;
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let (status, from, to) = match Wanted::of(range, size) {
        Wanted::All => (StatusCode::OK, 0, size),
        Wanted::Part { from, to } => (StatusCode::PARTIAL_CONTENT, from, to),
        Wanted::Nothing => {
            let headers = [(header::CONTENT_RANGE, format!("bytes */{size}"))];
            return Ok((
                StatusCode::RANGE_NOT_SATISFIABLE,
                headers,
                [(header::CONTENT_TYPE, "application/octet-stream")],
            )
                .into_response());
        }
    };
    let mut response = Body::from_stream(post.stream(file, from, to)).into_response();
    *response.status_mut() = status;
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, "application/octet-stream");
    set(header::CONTENT_LENGTH, &(to - from).to_string());
    set(header::ACCEPT_RANGES, "bytes");
    set(header::CONTENT_DISPOSITION, "attachment; filename=\"sealed.age\"");
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    if status == StatusCode::PARTIAL_CONTENT {
        set(header::CONTENT_RANGE, &format!("bytes {from}-{}/{size}", to - 1));
    }
    Ok(response)
}
