//! Forms that people send: reading them, and saying what is wrong with them.

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::{Form as Encoded, FormRejection};
use commons::{Arg, Explain};
use serde::de::DeserializeOwned;

use crate::{Reader, Refusal};

/// The body of a form, read into `T`. Fields that may come several times are a `Vec`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        match Encoded::<T>::from_request(request, state).await {
            Ok(Encoded(value)) => Ok(Self(value)),
            Err(rejection) => Err(Refusal::from(FormError::of(&rejection)).into_response()),
        }
    }
}

/// Why a form cannot be read at all. Its fields' own faults are [`Errors`].
#[derive(Debug, thiserror::Error)]
enum FormError {
    #[error("the form is not URL-encoded")]
    Kind,
    #[error("the form is too large")]
    TooLarge,
    #[error("the form lacks a field or has one of the wrong kind: {0}")]
    Malformed(StatusCode),
}

impl FormError {
    fn of(rejection: &FormRejection) -> Self {
        match rejection.status() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Kind,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            status => Self::Malformed(status),
        }
    }
}

impl Explain for FormError {
    fn code(&self) -> &'static str {
        match self {
            Self::Kind => "form-kind",
            Self::TooLarge => "too-large",
            Self::Malformed(_) => "malformed",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Kind => 415,
            Self::TooLarge => 413,
            Self::Malformed(_) => 400,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Malformed(status) => vec![("status", status.as_u16().into())],
            _ => Vec::new(),
        }
    }
}

/// What is wrong with a form that was sent: sentences in the reader's language, most of them about
/// a field. The form is then shown again with status 422.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(Option<String>, String)>);

impl Errors {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// The sentences of an error: of its single mistakes where it stands for several.
    pub fn of_error(reader: &Reader, error: &dyn Explain) -> Self {
        let details = error.details();
        let parts = if details.is_empty() { vec![error] } else { details };
        let said = parts.into_iter().map(|part| (part.place().field, reader.explain(part)));
        Self(said.collect())
    }

    /// One more sentence about a field.
    #[must_use]
    pub fn with(mut self, field: impl Into<String>, sentence: impl Into<String>) -> Self {
        self.0.push((Some(field.into()), sentence.into()));
        self
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first sentence about a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|(about, _)| about.as_deref() == Some(field));
        found.map(|(_, sentence)| sentence.as_str())
    }

    /// All sentences with the fields they are about.
    pub fn iter(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.0.iter().map(|(field, sentence)| (field.as_deref(), sentence.as_str()))
    }
}
