//! Signing in: passkey first, then passphrase, then other providers. Signing out.

use axum::{
    Router,
    extract::{Json, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, form, submit},
    form::Form,
};

use super::{
    common::{Browser, Onward, Wrong, hidden_next},
    passkey::{PasskeyForm, Used, options},
    provider,
};
use crate::{Identity, MaybeActor, cookies, layer::Client, passkeys::SIGN_IN, rules};

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/sign-in", get(show).post(enter))
        .route("/sign-in/passkey/start", post(start_passkey))
        .route("/sign-in/passkey/finish", post(finish_passkey))
        .route("/sign-out", post(leave))
}

#[derive(Deserialize)]
struct SignIn {
    user_name: String,
    passphrase: String,
    next: Option<String>,
}

async fn show(
    State(identity): State<Identity>,
    MaybeActor(actor): MaybeActor,
    reader: Reader,
) -> Response {
    let next = reader.parameter("next");
    if actor.is_some() {
        return Redirect::to(rules::next_or(next.as_deref(), "/account")).into_response();
    }
    page(&identity, &reader, Wrong::default(), "", next.as_deref())
}

async fn enter(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<SignIn>,
) -> Result<Response, Refusal> {
    let next = sent.next.as_deref();
    match identity.sign_in_with_passphrase(&sent.user_name, &sent.passphrase, &client).await {
        Ok(signed_in) => {
            Ok(Onward::signed_in(&identity, &headers, &signed_in, next).await?.redirect())
        }
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            Ok(page(&identity, &reader, wrong, &sent.user_name, next))
        }
    }
}

async fn start_passkey(
    State(identity): State<Identity>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let browser = Browser::of(&headers);
    Ok(options(&browser, identity.ask_for_passkey(browser.token(), SIGN_IN).await?))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    Json(used): Json<Used>,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let signed_in =
        identity.sign_in_with_passkey(browser.token(), &used.credential, &client).await?;
    let next = used.next.as_deref();
    Ok(Onward::signed_in(&identity, &headers, &signed_in, next).await?.answer())
}

/// Ends the session on the server and takes its cookie away.
async fn leave(State(identity): State<Identity>, headers: HeaderMap) -> Result<Response, Refusal> {
    if let Some(token) = cookies::read(&headers, cookies::SESSION) {
        identity.end_session_of_token(token).await?;
    }
    let mut gone = HeaderMap::new();
    cookies::remove(&mut gone, cookies::SESSION);
    Ok((gone, Redirect::to("/")).into_response())
}

fn page(
    identity: &Identity,
    reader: &Reader,
    wrong: Wrong,
    user_name: &str,
    next: Option<&str>,
) -> Response {
    let next_field = hidden_next(next);
    let passkey = PasskeyForm::get("/sign-in/passkey", "identity-signin-passkey-button")
        .fields(next_field.clone());
    let main = html! {
        @if identity.has_passkeys() {
            section {
                h2 { (reader.t("identity-signin-passkey")) }
                p { (reader.t("identity-signin-passkey-text")) }
                (passkey.show(reader))
            }
        }
        section {
            h2 { (reader.t("identity-signin-passphrase")) }
            (form(reader, "/sign-in", &wrong.errors, &fields(reader, &wrong, user_name, &next_field)))
        }
        (provider::buttons(identity.providers_for(None), reader, next))
        (other_ways(identity, reader, next))
    };
    let page = Page::new(reader.t("identity-signin-title"))
        .lead(reader.t("identity-signin-lead"))
        .narrow()
        .main(main);
    wrong.render(page, reader)
}

fn fields(reader: &Reader, wrong: &Wrong, user_name: &str, next: &Markup) -> Markup {
    html! {
        (next)
        (Field::text("user_name", reader.t("identity-user-name"))
            .value(user_name)
            .autocomplete("username webauthn")
            .attribute("autocapitalize", "none")
            .attribute("spellcheck", "false")
            .show(reader, &wrong.errors))
        (Field::password("passphrase", reader.t("identity-passphrase"))
            .autocomplete("current-password")
            .show(reader, &wrong.errors))
        (actions(&submit(Look::Primary, reader.t("identity-signin-button"))))
    }
}

fn other_ways(identity: &Identity, reader: &Reader, next: Option<&str>) -> Markup {
    let to = rules::next_or(next, "/");
    html! {
        section {
            @if identity.config().registration {
                h2 { (reader.t("identity-signin-no-account")) }
                p { a href=(rules::with_next("/register", to)) { (reader.t("identity-signin-register")) } }
            }
            p { a href=(rules::with_next("/sign-in/recovery", to)) { (reader.t("identity-signin-lost")) } }
            p { (reader.t("identity-signin-staff-lost")) }
        }
    }
}
