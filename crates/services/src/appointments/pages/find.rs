//! `/appointments/find`: an appointment by its code, for who has it on paper.

use axum::{extract::State, http::StatusCode, response::Response};
use commons::Explain;
use identity::Client;
use maud::html;
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, form, submit},
    form::{Errors, Form},
};

use super::common::{crumb, own_page};
use crate::Services;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    code: String,
}

pub(super) async fn show(reader: Reader) -> Response {
    page(&reader, "", &Errors::none(), StatusCode::OK)
}

pub(super) async fn send(
    reader: Reader,
    client: Client,
    State(services): State<Services>,
    Form(sent): Form<Sent>,
) -> Result<Response, Refusal> {
    match services.link_of_code(&sent.code, &client.network).await {
        Ok(token) => Ok(own_page(token.as_str())),
        Err(error) if error.status() < 500 => {
            let status = match error.status() {
                429 => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            Ok(page(&reader, &sent.code, &Errors::of_error(&reader, &error), status))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(reader: &Reader, code: &str, errors: &Errors, status: StatusCode) -> Response {
    let body = html! {
        (Field::text("code", reader.t("services-appointments-code"))
            .hint(reader.t("services-appointments-code-hint"))
            .autocomplete("off").attribute("autocapitalize", "characters")
            .value(code).show(reader, errors))
        (actions(&submit(Look::Primary, reader.t("services-appointments-find"))))
    };
    Page::new(reader.t("services-appointments-find-title"))
        .lead(reader.t("services-appointments-find-about"))
        .crumbs(vec![crumb(reader)])
        .narrow()
        .status(status)
        .main(form(reader, "/appointments/find", errors, &body))
        .render(reader)
}
