//! The second step of signing in: a code of the authenticator app, a recovery code or a passkey.

use axum::{
    Router,
    extract::{Json, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, Tone, actions, alert, form, post_button, submit},
    form::Form,
};

use super::{
    common::{Browser, Onward, Wrong, elsewhere, hidden_next},
    passkey::{PasskeyForm, Used, options},
};
use crate::{Identity, IdentityError, Stage, WaysIn, layer::Client, sessions::Visit};

const SECOND_FACTOR: &str = "passkey second factor";

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/sign-in/second-factor", get(show).post(enter))
        .route("/sign-in/second-factor/passkey/start", post(start_passkey))
        .route("/sign-in/second-factor/passkey/finish", post(finish_passkey))
}

#[derive(Deserialize)]
struct Code {
    code: String,
    next: Option<String>,
}

async fn show(
    State(identity): State<Identity>,
    visit: Visit,
    reader: Reader,
) -> Result<Response, Refusal> {
    if let Some(response) = elsewhere(&visit, Stage::SecondFactor, &reader) {
        return Ok(response);
    }
    let next = reader.parameter("next");
    page(&identity, &visit, &reader, Wrong::default(), next.as_deref()).await
}

async fn enter(
    State(identity): State<Identity>,
    visit: Visit,
    client: Client,
    reader: Reader,
    Form(sent): Form<Code>,
) -> Result<Response, Refusal> {
    if let Some(response) = elsewhere(&visit, Stage::SecondFactor, &reader) {
        return Ok(response);
    }
    let next = sent.next.as_deref();
    match identity.check_second_factor(&visit.person, &sent.code, &client).await {
        Ok(failed_before) => {
            let signed_in = identity.complete(&visit, &client, failed_before).await?;
            Ok(Onward::completed(&signed_in, next).redirect())
        }
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            page(&identity, &visit, &reader, wrong, next).await
        }
    }
}

async fn start_passkey(
    State(identity): State<Identity>,
    _: Visit,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let browser = Browser::of(&headers);
    Ok(options(&browser, identity.ask_for_passkey(browser.token(), SECOND_FACTOR).await?))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    visit: Visit,
    client: Client,
    headers: HeaderMap,
    Json(used): Json<Used>,
) -> Result<Response, Refusal> {
    if visit.stage != Stage::SecondFactor {
        return Ok(Refusal::from(IdentityError::CeremonyExpired).into_response());
    }
    let browser = Browser::known(&headers)?;
    let person = identity.check_passkey(browser.token(), SECOND_FACTOR, &used.credential).await?;
    if person != visit.person {
        let reason = "it is another person's".to_owned();
        return Err(IdentityError::PasskeyRefused(reason).into());
    }
    let signed_in = identity.complete(&visit, &client, 0).await?;
    Ok(Onward::completed(&signed_in, used.next.as_deref()).answer())
}

async fn page(
    identity: &Identity,
    visit: &Visit,
    reader: &Reader,
    wrong: Wrong,
    next: Option<&str>,
) -> Result<Response, Refusal> {
    let ways = identity.ways_in(&visit.person).await?;
    let page = Page::new(reader.t("identity-second-title"))
        .lead(reader.t("identity-second-lead"))
        .narrow()
        .main(html! {
            (demo_hint(identity, visit, reader))
            (with_code(reader, &wrong, next))
            (with_passkey(&ways, identity, reader, next))
            (post_button(Look::Tertiary, reader.t("identity-second-cancel"), "/sign-out"))
        });
    Ok(wrong.render(page, reader))
}

fn with_code(reader: &Reader, wrong: &Wrong, next: Option<&str>) -> Markup {
    let fields = html! {
        (hidden_next(next))
        (Field::text("code", reader.t("identity-second-code"))
            .hint(reader.t("identity-second-code-hint"))
            .autocomplete("one-time-code")
            .attribute("autocapitalize", "none")
            .attribute("spellcheck", "false")
            .show(reader, &wrong.errors))
        (actions(&submit(Look::Primary, reader.t("identity-second-button"))))
    };
    html! {
        section {
            h2 { (reader.t("identity-second-app")) }
            (form(reader, "/sign-in/second-factor", &wrong.errors, &fields))
        }
    }
}

fn with_passkey(ways: &WaysIn, identity: &Identity, reader: &Reader, next: Option<&str>) -> Markup {
    let passkey =
        PasskeyForm::get("/sign-in/second-factor/passkey", "identity-second-passkey-button")
            .fields(hidden_next(next))
            .secondary();
    html! {
        @if !ways.passkeys.is_empty() && identity.has_passkeys() {
            section {
                h2 { (reader.t("identity-second-passkey")) }
                (passkey.show(reader))
            }
        }
    }
}

/// Newcomers to a demo town rarely have the app at hand.
fn demo_hint(identity: &Identity, visit: &Visit, reader: &Reader) -> Markup {
    let command = format!("allmende user code {}", visit.user_name);
    html! {
        @if identity.config().demo {
            (alert(reader, Tone::Info, reader.t("identity-second-demo-title"), &html! {
                p { (reader.tr("identity-second-demo", &[("command", command.into())])) }
            }))
        }
    }
}
