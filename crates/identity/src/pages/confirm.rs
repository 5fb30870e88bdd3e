//! Proving once more who one is, before what can do harm.

use axum::{
    Router,
    extract::{Json, State},
    http::HeaderMap,
    response::Response,
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
    provider::leaving_form,
};
use crate::{Actor, Identity, IdentityError, WaysIn, layer::Client, rules::Policy};

const CONFIRM: &str = "passkey confirmation";

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/account/confirm", get(show).post(enter))
        .route("/account/confirm/passkey/start", post(start_passkey))
        .route("/account/confirm/passkey/finish", post(finish_passkey))
}

#[derive(Deserialize)]
struct Proofs {
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    code: String,
    next: Option<String>,
}

async fn show(
    State(identity): State<Identity>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    let next = reader.parameter("next");
    page(&identity, &actor, &reader, Wrong::default(), next.as_deref()).await
}

async fn enter(
    State(identity): State<Identity>,
    actor: Actor,
    client: Client,
    reader: Reader,
    Form(sent): Form<Proofs>,
) -> Result<Response, Refusal> {
    let next = sent.next.as_deref();
    match check(&identity, &actor, &client, &sent).await {
        Ok(()) => {
            let token = identity.confirm_session(&actor.session).await?;
            Ok(Onward::with_session(&token, next).redirect())
        }
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            page(&identity, &actor, &reader, wrong, next).await
        }
    }
}

/// The passphrase and, where there is an authenticator app, its code. Whoever tries here already
/// sits in a session of the person, so that session waits, and the owner's others don't.
async fn check(
    identity: &Identity,
    actor: &Actor,
    client: &Client,
    sent: &Proofs,
) -> Result<(), IdentityError> {
    let counted = identity.counted("confirm", actor.session.as_str(), Policy::SECOND_FACTOR);
    identity.count_attempt(std::slice::from_ref(&counted)).await?;
    if !identity.passphrase_fits(Some(&actor.person), &sent.passphrase).await? {
        return Err(IdentityError::WrongPassphrase);
    }
    if identity.authenticator_since(&actor.person).await?.is_some() {
        identity.check_second_factor(&actor.person, &sent.code, client).await?;
    }
    identity.forget_attempts(&counted).await?;
    Ok(())
}

async fn start_passkey(
    State(identity): State<Identity>,
    _: Actor,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let browser = Browser::of(&headers);
    Ok(options(&browser, identity.ask_for_passkey(browser.token(), CONFIRM).await?))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    actor: Actor,
    headers: HeaderMap,
    Json(used): Json<Used>,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let person = identity.check_passkey(browser.token(), CONFIRM, &used.credential).await?;
    if person != actor.person {
        let reason = "it is another person's".to_owned();
        return Err(IdentityError::PasskeyRefused(reason).into());
    }
    let token = identity.confirm_session(&actor.session).await?;
    Ok(Onward::with_session(&token, used.next.as_deref()).answer())
}

async fn page(
    identity: &Identity,
    actor: &Actor,
    reader: &Reader,
    wrong: Wrong,
    next: Option<&str>,
) -> Result<Response, Refusal> {
    let ways = identity.ways_in(&actor.person).await?;
    let passkey = PasskeyForm::get("/account/confirm/passkey", "identity-second-passkey-button")
        .fields(hidden_next(next));
    let page = Page::new(reader.t("identity-confirm-title"))
        .lead(reader.t("identity-confirm-lead"))
        .narrow()
        .main(html! {
            @if !ways.passkeys.is_empty() && identity.has_passkeys() {
                section { h2 { (reader.t("identity-second-passkey")) } (passkey.show(reader)) }
            }
            @if ways.passphrase.is_some() { (with_passphrase(reader, &wrong, &ways, next)) }
            (with_providers(identity, reader, &ways, next))
        });
    Ok(wrong.render(page, reader))
}

fn with_passphrase(reader: &Reader, wrong: &Wrong, ways: &WaysIn, next: Option<&str>) -> Markup {
    let fields = html! {
        (hidden_next(next))
        (Field::password("passphrase", reader.t("identity-passphrase"))
            .autocomplete("current-password")
            .show(reader, &wrong.errors))
        @if ways.authenticator.is_some() {
            (Field::text("code", reader.t("identity-confirm-code"))
                .hint(reader.t("identity-second-code-hint"))
                .autocomplete("one-time-code")
                .show(reader, &wrong.errors))
        }
        (actions(&submit(Look::Primary, reader.t("identity-confirm-button"))))
    };
    html! {
        section {
            h2 { (reader.t("identity-signin-passphrase")) }
            (form(reader, "/account/confirm", &wrong.errors, &fields))
        }
    }
}

fn with_providers(
    identity: &Identity,
    reader: &Reader,
    ways: &WaysIn,
    next: Option<&str>,
) -> Markup {
    let linked = identity
        .config()
        .providers
        .iter()
        .filter(|provider| ways.providers.iter().any(|(issuer, _)| *issuer == provider.issuer));
    html! {
        @for provider in linked {
            @let name = reader.plain(&provider.name);
            @let label = reader.tr("identity-confirm-with", &[("provider", name.into())]);
            (leaving_form(reader, &format!("/account/confirm/with/{}", provider.id), &label, next))
        }
    }
}
