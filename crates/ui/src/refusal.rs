use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use commons::{Arg, Explain, Failure};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{Format, Page, Reader};

/// Why a request is refused. Handlers return it; [`layer`](crate::layer) tells it as a page, or as
/// problem details (RFC 9457) to machines.
#[derive(Clone, Debug)]
pub struct Refusal(Arc<Failure>);

impl Refusal {
    /// There is nothing at this address.
    pub fn not_found() -> Self {
        Plain::NotFound.into()
    }

    /// The error inside.
    pub fn explain(&self) -> &dyn Explain {
        self.0.explain()
    }

    /// The refusal for a bare status, such as the router's own.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Plain::NotFound.into(),
            StatusCode::METHOD_NOT_ALLOWED => Plain::Method.into(),
            StatusCode::PAYLOAD_TOO_LARGE => Plain::TooLarge.into(),
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Plain::TooSlow.into(),
            StatusCode::SERVICE_UNAVAILABLE => Plain::Busy.into(),
            status if status.is_server_error() => Plain::Internal.into(),
            status => Plain::Malformed(status).into(),
        }
    }

    pub(crate) fn foreign_origin() -> Self {
        Plain::ForeignOrigin.into()
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.explain().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub(crate) fn render(&self, reader: &Reader) -> Response {
        match reader.format {
            Format::Html => self.page(reader),
            Format::Json | Format::Csv => self.problem(reader),
        }
    }

    fn page(&self, reader: &Reader) -> Response {
        let error = self.explain();
        Page::new(self.title(reader))
            .status(self.status())
            .narrow()
            .main(html! {
                p { (reader.explain(error)) }
                (details(reader, error))
                p { a href="/" { (reader.t("ui-error-home")) } }
            })
            .render(reader)
    }

    fn title(&self, reader: &Reader) -> String {
        let own = format!("error-{}.title", self.explain().code());
        if reader.has_text(&own) {
            return reader.t(&own);
        }
        reader.t(match self.status().as_u16() {
            401 => "ui-error-title-sign-in",
            403 => "ui-error-title-forbidden",
            404 | 410 => "ui-error-title-missing",
            500.. => "ui-error-title-ours",
            _ => "ui-error-title-yours",
        })
    }

    /// Problem details (RFC 9457). The type is the page that explains the code.
    fn problem(&self, reader: &Reader) -> Response {
        let error = self.explain();
        let mut problem = json!({
            "type": format!("{}/problems/{}", reader.shell().base_url(), error.code()),
            "title": self.title(reader),
            "status": self.status().as_u16(),
            "detail": reader.explain(error),
            "code": error.code(),
        });
        let errors: Vec<Value> =
            error.details().into_iter().map(|detail| described(reader, detail)).collect();
        if !errors.is_empty() {
            problem["errors"] = errors.into();
        }
        add_place(&mut problem, error);
        add_args(&mut problem, error);
        let kind = [("content-type", "application/problem+json")];
        (self.status(), kind, problem.to_string()).into_response()
    }
}

/// The single mistakes, where an error stands for several.
fn details(reader: &Reader, error: &dyn Explain) -> Markup {
    let details = error.details();
    html! {
        @if !details.is_empty() {
            ul { @for detail in details { li { (reader.explain(detail)) } } }
        }
    }
}

fn described(reader: &Reader, error: &dyn Explain) -> Value {
    let mut described = json!({ "code": error.code(), "detail": reader.explain(error) });
    add_place(&mut described, error);
    described
}

fn add_place(problem: &mut Value, error: &dyn Explain) {
    let place = error.place();
    let parts = [
        ("field", place.field.map(Value::from)),
        ("line", place.line.map(Value::from)),
        ("column", place.column.map(Value::from)),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            problem[name] = part;
        }
    }
}

/// The values in the sentence, as members of their own: programs need not read sentences.
fn add_args(problem: &mut Value, error: &dyn Explain) {
    for (name, value) in error.args() {
        if problem.get(name).is_none() {
            problem[name] = match value {
                Arg::Text(text) => text.into(),
                Arg::Number(number) => number.into(),
                Arg::Moment(at) => at.to_string().into(),
            };
        }
    }
}

impl<E: Into<Failure>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self(Arc::new(error.into()))
    }
}

/// Carries the refusal to the layer, which knows the reader.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What is refused before a capability is asked.
#[derive(Debug, thiserror::Error)]
enum Plain {
    #[error("there is nothing at this address")]
    NotFound,
    #[error("the address does not take this method")]
    Method,
    #[error("the request is too large")]
    TooLarge,
    #[error("the request took too long")]
    TooSlow,
    #[error("too many requests at once")]
    Busy,
    #[error("the request comes from a page of another site")]
    ForeignOrigin,
    #[error("the request cannot be read: {0}")]
    Malformed(StatusCode),
    #[error("internal error")]
    Internal,
}

impl Explain for Plain {
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Method => "method-not-allowed",
            Self::TooLarge => "too-large",
            Self::TooSlow => "too-slow",
            Self::Busy => "busy",
            Self::ForeignOrigin => "foreign-origin",
            Self::Malformed(_) => "malformed",
            Self::Internal => "internal",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Method => 405,
            Self::TooLarge => 413,
            Self::TooSlow | Self::Busy => 503,
            Self::ForeignOrigin => 403,
            Self::Malformed(status) => status.as_u16(),
            Self::Internal => 500,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Malformed(status) => vec![("status", status.as_u16().into())],
            _ => Vec::new(),
        }
    }
}
