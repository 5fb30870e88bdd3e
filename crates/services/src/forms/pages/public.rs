//! The definition and the paper of a form, for everybody.

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use commons::Slug;
use serde_json::json;
use ui::{Reader, Refusal};

use super::{
    for_case::{self, ForCase},
    online,
};
use crate::{
    Services, ServicesError,
    forms::{
        FormVersion, FormsError,
        paper::{self, Copy},
    },
};

/// The addresses of forms.
pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/services/forms/{file}", get(newest))
        .route("/services/forms/{form}/versions/{file}", get(version))
}

/// `/services/forms/{form}`, `.json` and `.pdf`
async fn newest(
    State(services): State<Services>,
    Path(file): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Some((name, suffix)) = file.rsplit_once('.') else {
        let version = services.form(&slug_of(&file)?).await?;
        return Ok(online::page(&services, &version, &reader).await?);
    };
    let version = services.form(&slug_of(name)?).await?;
    answer(&services, &version, suffix, &reader, &headers).await
}

/// `/services/forms/{form}/versions/{number}.json` and `.pdf`; with `?case=` the paper of a case
async fn version(
    State(services): State<Services>,
    Path((form, file)): Path<(String, String)>,
    copy: ForCase,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (number, suffix) = split(&file)?;
    let number = number.parse().map_err(|_| Refusal::not_found())?;
    let version = services.form_version(&slug_of(&form)?, number).await?;
    match (suffix, copy) {
        ("pdf", ForCase(Some(asked))) => {
            for_case::answer(&services, &version, &reader, &asked).await
        }
        _ => answer(&services, &version, suffix, &reader, &headers).await,
    }
}

fn split(file: &str) -> Result<(&str, &str), Refusal> {
    file.rsplit_once('.').ok_or_else(Refusal::not_found)
}

fn slug_of(text: &str) -> Result<Slug, ServicesError> {
    let unknown = |_| FormsError::NoForm(text.chars().take(100).collect());
    Ok(text.parse().map_err(unknown)?)
}

async fn answer(
    services: &Services,
    version: &FormVersion,
    suffix: &str,
    reader: &Reader,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    match suffix {
        "json" => {
            let tag = format!("{}-{}", version.form, version.number);
            Ok(known_or(headers, &tag, "application/json", || json_of(version)))
        }
        "pdf" => {
            let tag = format!("{}-{}-{}", version.form, version.number, reader.lang);
            if is_known(headers, &tag) {
                return Ok(known_or(headers, &tag, "application/pdf", Bytes::new));
            }
            let pdf = print(services, version, reader, None).await?;
            let name = format!("{}-{}-{}.pdf", version.form, version.number, reader.lang);
            let mut response = known_or(headers, &tag, "application/pdf", || pdf);
            if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
            Ok(response)
        }
        _ => Err(Refusal::not_found()),
    }
}

/// The PDF of a version in the reader's language, for a case or blank.
pub(super) async fn print(
    services: &Services,
    version: &FormVersion,
    reader: &Reader,
    token: Option<String>,
) -> Result<Bytes, Refusal> {
    let form = version.form().map_err(ServicesError::from)?;
    let copy = Copy {
        lang: reader.lang,
        town: services.config().town_name.clone(),
        version: version.number,
        published: version.created_at,
        token,
    };
    let words = paper::Words::of(&|key| reader.t(key));
    let made = tokio::task::spawn_blocking(move || paper::print(&form, &copy, &words))
        .await
        .map_err(|error| FormsError::Paper(error.to_string()))
        .and_then(|made| made)
        .map_err(ServicesError::from)?;
    Ok(made.into())
}

fn json_of(version: &FormVersion) -> Bytes {
    let body = json!({
        "version": version.number,
        "published": version.created_at,
        "definition": version.definition,
    });
    body.to_string().into()
}

/// The next question asks whether it is still the newest.
fn known_or(
    asked: &HeaderMap,
    tag: &str,
    kind: &'static str,
    body: impl FnOnce() -> Bytes,
) -> Response {
    let mut response = if is_known(asked, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    if let Ok(tag) = HeaderValue::from_str(&format!("W/\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    known.is_some_and(|known| {
        known.split(',').any(|it| it.trim().trim_start_matches("W/").trim_matches('"') == tag)
    })
}
