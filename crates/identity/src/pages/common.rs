//! What several pages need: who is on the way in, going on with new cookies, showing a form again
//! with what is wrong, notices.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Json, Redirect, Response},
};
use commons::Explain;
use maud::{Markup, html};
use serde_json::json;
use ui::{
    Page, Reader, Refusal,
    components::{Tone, alert},
    form::Errors,
};

use crate::{
    Identity, IdentityError, Stage, cookies, rules, secrets::Token, sessions::Visit,
    sign_in::SignedIn,
};

/// How long a browser is known, in seconds.
const DEVICE_KNOWN: u64 = 365 * 24 * 60 * 60;
/// How long a person has for the next step of a ceremony, in seconds.
const CEREMONY: u64 = 10 * 60;

/// Where a browser goes on, and with which cookies.
pub(super) struct Onward {
    cookies: HeaderMap,
    to: String,
}

impl Onward {
    /// After signing in: to the second factor, to setting one up, or to where the person wanted
    /// to go. A session that the browser had before ends.
    pub async fn signed_in(
        identity: &Identity,
        headers: &HeaderMap,
        signed_in: &SignedIn,
        next: Option<&str>,
    ) -> Result<Self, IdentityError> {
        if let Some(old) = cookies::read(headers, cookies::SESSION) {
            identity.end_session_of_token(old).await?;
        }
        let mut onward = Self::completed(signed_in, next);
        let visit = identity.visit(signed_in.session.as_str()).await?;
        let visit = visit.ok_or(IdentityError::NotSignedIn)?;
        if let Some(page) = unfinished(&visit) {
            onward.to = rules::with_next(page, rules::next_or(next, "/"));
        }
        Ok(onward)
    }

    /// After the last step of signing in, to where the person wanted to go.
    pub fn completed(signed_in: &SignedIn, next: Option<&str>) -> Self {
        let mut onward = Self::with_session(&signed_in.session, next);
        if let Some(device) = &signed_in.device {
            let (name, value) = (cookies::DEVICE, device.as_str());
            cookies::set(&mut onward.cookies, name, value, Some(DEVICE_KNOWN));
        }
        onward
    }

    /// With a new token for the session, to where the person wanted to go.
    pub fn with_session(token: &Token, next: Option<&str>) -> Self {
        let mut cookies = HeaderMap::new();
        cookies::set(&mut cookies, cookies::SESSION, token.as_str(), None);
        cookies::remove(&mut cookies, cookies::CEREMONY);
        Self { cookies, to: rules::next_or(next, "/account").to_owned() }
    }

    /// To another page, where nothing else is left to do.
    #[must_use]
    pub fn instead(mut self, page: &str) -> Self {
        if self.to == "/account" {
            page.clone_into(&mut self.to);
        }
        self
    }

    /// For a form.
    pub fn redirect(self) -> Response {
        (self.cookies, Redirect::to(&self.to)).into_response()
    }

    /// For the script of passkeys, which follows by itself.
    pub fn answer(self) -> Response {
        (self.cookies, Json(json!({ "next": self.to }))).into_response()
    }

    /// Only the cookies, for a page that is shown at once.
    pub fn cookies(self) -> HeaderMap {
        self.cookies
    }
}

/// The page of the step that a sign-in still lacks.
fn unfinished(visit: &Visit) -> Option<&'static str> {
    match visit.stage {
        Stage::Complete => None,
        Stage::SecondFactor => Some("/sign-in/second-factor"),
        Stage::Enrolment => Some("/sign-in/enrol"),
    }
}

/// Where a person belongs whose sign-in has not come to exactly this stage.
pub(super) fn elsewhere(visit: &Visit, stage: Stage, reader: &Reader) -> Option<Response> {
    if visit.stage == stage {
        return None;
    }
    let next = reader.parameter("next");
    let to = match unfinished(visit) {
        Some(page) => rules::with_next(page, rules::next_or(next.as_deref(), "/")),
        None => rules::next_or(next.as_deref(), "/account").to_owned(),
    };
    Some(Redirect::to(&to).into_response())
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| Redirect::to("/sign-in").into_response())
    }
}

/// The browser that goes through a ceremony of several steps.
pub(super) struct Browser(String);

impl Browser {
    /// The one that came, or a new one.
    pub fn of(headers: &HeaderMap) -> Self {
        let known = cookies::read(headers, cookies::CEREMONY).filter(|token| !token.is_empty());
        Self(known.map_or_else(|| Token::fresh().as_str().to_owned(), str::to_owned))
    }

    /// The one that began the ceremony.
    pub fn known(headers: &HeaderMap) -> Result<Self, IdentityError> {
        let known = cookies::read(headers, cookies::CEREMONY).filter(|token| !token.is_empty());
        known.map(|token| Self(token.to_owned())).ok_or(IdentityError::CeremonyExpired)
    }

    pub fn token(&self) -> &str {
        &self.0
    }

    /// The answer, with which the browser remembers the ceremony.
    pub fn remembering(&self, answer: impl IntoResponse) -> Response {
        let mut response = answer.into_response();
        cookies::set(response.headers_mut(), cookies::CEREMONY, &self.0, Some(CEREMONY));
        response
    }
}

/// What is wrong with a form that was sent and is shown again; nothing with a fresh one.
#[derive(Default)]
pub(crate) struct Wrong {
    pub errors: Errors,
    status: StatusCode,
    wait: Option<u64>,
}

impl Wrong {
    /// What whoever filled in the form can mend; all other errors refuse the request.
    pub fn of(reader: &Reader, error: IdentityError) -> Result<Self, Refusal> {
        if !matches!(error.status(), 409 | 422 | 429) {
            return Err(error.into());
        }
        let wait = match &error {
            IdentityError::TooManyAttempts { wait } => Some(wait.as_secs().max(1)),
            _ => None,
        };
        let status = StatusCode::from_u16(error.status()).unwrap_or_default();
        Ok(Self { errors: Errors::of_error(reader, &error), status, wait })
    }

    /// One sentence about a field.
    pub fn field(field: &str, sentence: String) -> Self {
        let errors = Errors::none().with(field, sentence);
        Self { errors, status: StatusCode::UNPROCESSABLE_ENTITY, wait: None }
    }

    /// Renders the page that holds the form.
    pub fn render(self, page: Page, reader: &Reader) -> Response {
        let mut response = page.status(self.status).render(reader);
        if let Some(wait) = self.wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response
    }
}

/// For pages that show a secret once: nothing keeps a copy.
pub(crate) fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What was just done: `?done=passkey-removed` says `identity-done-passkey-removed`.
pub(crate) fn notice(reader: &Reader) -> Markup {
    let done = reader.parameter("done").unwrap_or_default();
    let key = format!("identity-done-{done}");
    let is_word = done.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    html! {
        @if !done.is_empty() && is_word && reader.has_text(&key) {
            div role="status" { (alert(reader, Tone::Success, reader.t(&key), &html! {})) }
        }
    }
}

/// The address that a form takes along.
pub(super) fn hidden_next(next: Option<&str>) -> Markup {
    let next = rules::next_or(next, "");
    html! { @if !next.is_empty() { input type="hidden" name="next" value=(next); } }
}
