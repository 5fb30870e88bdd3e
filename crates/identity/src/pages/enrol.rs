//! Setting up a second factor at the first sign-in: staff can do nothing before.

use axum::{
    Router,
    extract::{Json, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use commons::Id;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, copyable, form, link_button, post_button, qr_code, submit},
    form::{Errors, Form},
};

use super::{
    common::{Browser, Onward, Wrong, elsewhere, hidden_next, no_store},
    passkey::{Made, PasskeyForm, options},
};
use crate::{
    AuthenticatorSecret, Identity, IdentityError, Stage, layer::Client, passkeys::write_passkey,
    rules, sessions::Visit,
};

const ENROL: &str = "passkey enrolment";

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/sign-in/enrol", get(show).post(enter))
        .route("/sign-in/enrol/passkey/start", post(start_passkey))
        .route("/sign-in/enrol/passkey/finish", post(finish_passkey))
}

#[derive(Deserialize)]
struct Enrol {
    code: String,
    next: Option<String>,
}

async fn show(
    State(identity): State<Identity>,
    visit: Visit,
    headers: HeaderMap,
    reader: Reader,
) -> Result<Response, Refusal> {
    if let Some(response) = elsewhere(&visit, Stage::Enrolment, &reader) {
        return Ok(response);
    }
    let next = reader.parameter("next");
    let browser = Browser::of(&headers);
    page(&identity, &visit, &reader, &browser, Wrong::default(), next.as_deref()).await
}

async fn enter(
    State(identity): State<Identity>,
    visit: Visit,
    client: Client,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Enrol>,
) -> Result<Response, Refusal> {
    if let Some(response) = elsewhere(&visit, Stage::Enrolment, &reader) {
        return Ok(response);
    }
    let next = sent.next.as_deref();
    let browser = Browser::of(&headers);
    match set_up(&identity, &browser, &visit.person, &sent.code).await {
        Ok(()) => {
            let signed_in = identity.complete(&visit, &client, 0).await?;
            let codes = identity.renew_recovery_codes(&visit.person).await?;
            let shown = codes_page(&reader, &codes, rules::next_or(next, "/account"));
            Ok((Onward::completed(&signed_in, next).cookies(), shown).into_response())
        }
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            page(&identity, &visit, &reader, &browser, wrong, next).await
        }
    }
}

async fn start_passkey(
    State(identity): State<Identity>,
    visit: Visit,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let browser = Browser::of(&headers);
    let whose = (&visit.person, visit.user_name.as_str());
    Ok(options(
        &browser,
        identity.start_passkey(browser.token(), ENROL, whose, &visit.person).await?,
    ))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    visit: Visit,
    client: Client,
    headers: HeaderMap,
    Json(made): Json<Made>,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let (passkey, whose): (_, Id) =
        identity.finish_passkey(browser.token(), ENROL, &made.credential).await?;
    if whose != visit.person || visit.stage != Stage::Enrolment {
        return Err(IdentityError::CeremonyExpired.into());
    }
    write_passkey(identity.db(), &visit.person, &client.browser, &passkey).await?;
    let signed_in = identity.complete(&visit, &client, 0).await?;
    Ok(Onward::completed(&signed_in, made.next.as_deref()).answer())
}

/// The secret that this browser is setting up for a person: the same one until it is done.
pub(super) async fn secret_of(
    identity: &Identity,
    browser: &Browser,
    person: &Id,
) -> Result<AuthenticatorSecret, IdentityError> {
    let kind = kind(person);
    match identity.recall_ceremony::<String>(browser.token(), &kind).await {
        Ok(secret) => AuthenticatorSecret::from_base32(&secret).ok_or(IdentityError::Sealed),
        Err(IdentityError::CeremonyExpired) => {
            let secret = AuthenticatorSecret::generate();
            identity.remember_ceremony(browser.token(), &kind, &secret.to_base32()).await?;
            Ok(secret)
        }
        Err(error) => Err(error),
    }
}

/// Sets the app up if the code shows that it has the secret.
pub(super) async fn set_up(
    identity: &Identity,
    browser: &Browser,
    person: &Id,
    code: &str,
) -> Result<(), IdentityError> {
    let secret: String = identity.recall_ceremony(browser.token(), &kind(person)).await?;
    let secret = AuthenticatorSecret::from_base32(&secret).ok_or(IdentityError::Sealed)?;
    identity.set_authenticator(person, &secret, code).await?;
    identity.finish_ceremony::<String>(browser.token(), &kind(person)).await?;
    Ok(())
}

fn kind(person: &Id) -> String {
    format!("authenticator {person}")
}

/// Picture and secret, and the field for the code that the app shows.
pub(super) fn app_form(
    identity: &Identity,
    reader: &Reader,
    secret: &AuthenticatorSecret,
    user_name: &str,
    (action, errors, next): (&str, &Errors, Option<&str>),
) -> Result<Markup, Refusal> {
    let url = secret.to_url(&identity.config().town_name, user_name)?;
    let picture = qr_code(&url, &reader.t("identity-enrol-qr"));
    let fields = html! {
        (hidden_next(next))
        (Field::text("code", reader.t("identity-second-code"))
            .hint(reader.t("identity-enrol-code-hint"))
            .autocomplete("one-time-code")
            .attribute("inputmode", "numeric")
            .show(reader, errors))
        (actions(&submit(Look::Primary, reader.t("identity-enrol-button"))))
    };
    Ok(html! {
        p { (reader.t("identity-enrol-scan")) }
        (picture)
        p { (reader.t("identity-enrol-type")) }
        (copyable(reader, "secret", &grouped(&secret.to_base32())))
        (form(reader, action, errors, &fields))
    })
}

/// In groups of four, so that it can be typed.
fn grouped(secret: &str) -> String {
    let characters: Vec<char> = secret.chars().collect();
    characters.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join(" ")
}

/// Recovery codes, shown this once.
pub(super) fn codes_page(reader: &Reader, codes: &[String], next: &str) -> Response {
    let page = Page::new(reader.t("identity-codes-title"))
        .lead(reader.t("identity-codes-lead"))
        .narrow()
        .main(html! {
            (copyable(reader, "codes", &codes.join("\n")))
            (link_button(Look::Primary, reader.t("identity-codes-done"), next))
        });
    no_store(page.render(reader))
}

async fn page(
    identity: &Identity,
    visit: &Visit,
    reader: &Reader,
    browser: &Browser,
    wrong: Wrong,
    next: Option<&str>,
) -> Result<Response, Refusal> {
    let secret = secret_of(identity, browser, &visit.person).await?;
    let form = ("/sign-in/enrol", &wrong.errors, next);
    let app = app_form(identity, reader, &secret, &visit.user_name, form)?;
    let passkey = PasskeyForm::create("/sign-in/enrol/passkey", "identity-security-passkeys-add")
        .fields(hidden_next(next))
        .secondary();
    let page = Page::new(reader.t("identity-enrol-title"))
        .lead(reader.t("identity-enrol-lead"))
        .narrow()
        .main(html! {
            @if identity.has_passkeys() {
                section {
                    h2 { (reader.t("identity-enrol-passkey")) }
                    p { (reader.t("identity-enrol-passkey-text")) }
                    (passkey.show(reader))
                }
            }
            section { h2 { (reader.t("identity-enrol-app")) } (app) }
            (post_button(Look::Tertiary, reader.t("identity-second-cancel"), "/sign-out"))
        });
    Ok(no_store(browser.remembering(wrong.render(page, reader))))
}
