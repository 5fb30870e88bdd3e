//! Signing in with a recovery code, for residents who lost their other ways in.

use axum::{Router, extract::State, http::HeaderMap, response::Response, routing::get};
use maud::html;
use serde::Deserialize;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Field, Look, actions, form, submit},
    form::Form,
};

use super::common::{Onward, Wrong, hidden_next};
use crate::{Identity, layer::Client};

pub(super) fn routes() -> Router<Identity> {
    Router::new().route("/sign-in/recovery", get(show).post(enter))
}

#[derive(Deserialize)]
struct Recovery {
    user_name: String,
    code: String,
    next: Option<String>,
}

async fn show(reader: Reader) -> Response {
    let next = reader.parameter("next");
    page(&reader, Wrong::default(), "", next.as_deref())
}

async fn enter(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Recovery>,
) -> Result<Response, Refusal> {
    let next = sent.next.as_deref();
    match identity.sign_in_with_recovery_code(&sent.user_name, &sent.code, &client).await {
        Ok(signed_in) => {
            Ok(Onward::signed_in(&identity, &headers, &signed_in, next).await?.redirect())
        }
        Err(error) => Ok(page(&reader, Wrong::of(&reader, error)?, &sent.user_name, next)),
    }
}

fn page(reader: &Reader, wrong: Wrong, user_name: &str, next: Option<&str>) -> Response {
    let fields = html! {
        (hidden_next(next))
        (Field::text("user_name", reader.t("identity-user-name"))
            .value(user_name)
            .autocomplete("username")
            .attribute("autocapitalize", "none")
            .attribute("spellcheck", "false")
            .show(reader, &wrong.errors))
        (Field::text("code", reader.t("identity-recovery-code"))
            .hint(reader.t("identity-recovery-code-hint"))
            .autocomplete("off")
            .attribute("autocapitalize", "none")
            .attribute("spellcheck", "false")
            .show(reader, &wrong.errors))
        (actions(&submit(Look::Primary, reader.t("identity-signin-button"))))
    };
    let page = Page::new(reader.t("identity-recovery-title"))
        .lead(reader.t("identity-recovery-lead"))
        .crumbs(vec![Crumb::new(reader.t("identity-signin-title"), "/sign-in")])
        .narrow()
        .main(html! {
            (form(reader, "/sign-in/recovery", &wrong.errors, &fields))
            p { (reader.t("identity-signin-staff-lost")) }
        });
    wrong.render(page, reader)
}
