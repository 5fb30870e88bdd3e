//! The printed form of a case: every page carries the code of the case, so that a scan finds it.

use axum::{
    extract::{FromRequestParts, Query},
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use post::Caller;
use serde::Deserialize;
use ui::{Reader, Refusal};

use super::public;
use crate::{Services, cases::Asking, forms::FormVersion};

/// The case in an address, `?case=K7M2-9QXD`, and who asks; nothing where the paper is to be blank.
pub(super) struct ForCase(pub(super) Option<Asked>);

pub(super) struct Asked {
    code: String,
    caller: Caller,
}

#[derive(Deserialize)]
struct InQuery {
    case: Option<String>,
}

impl FromRequestParts<Services> for ForCase {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Refusal> {
        let code = Query::try_from_uri(&parts.uri).ok().and_then(|Query(InQuery { case })| case);
        let Some(code) = code else { return Ok(Self(None)) };
        let Asking(caller) = Asking::from_request_parts(parts, services).await?;
        Ok(Self(Some(Asked { code, caller })))
    }
}

/// The PDF, for members of the office whose case it is; kept by no browser.
pub(super) async fn answer(
    services: &Services,
    version: &FormVersion,
    reader: &Reader,
    Asked { code, caller }: &Asked,
) -> Result<Response, Refusal> {
    let service = &version.definition.service;
    let token = services.token_of_case(code, caller, service).await?;
    let name = format!("inline; filename=\"{}-{token}.pdf\"", version.form);
    let pdf = public::print(services, version, reader, Some(token)).await?;
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
