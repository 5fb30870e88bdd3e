//! A resident opens an account: a user name, and a passkey or a passphrase. Nothing else is asked.

use axum::{
    Router,
    extract::{Json, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::Id;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, form, link_button, post_button, submit},
    form::{Errors, Form},
};

use super::{
    common::{Browser, Onward, Wrong, hidden_next},
    passkey::{Made, PasskeyForm, options},
    provider,
};
use crate::{
    Actor, Identity, IdentityError, MaybeActor, layer::Client, passkeys::write_passkey, people,
    rules, rules::Policy, sessions::Proof,
};

const REGISTER: &str = "passkey registration";
const WELCOME: &str = "/account/welcome";

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/register", get(show).post(enter))
        .route("/register/passkey/start", post(start_passkey))
        .route("/register/passkey/finish", post(finish_passkey))
        .route(WELCOME, get(welcome))
}

#[derive(Deserialize)]
struct Register {
    user_name: String,
    passphrase: String,
    next: Option<String>,
}

#[derive(Deserialize)]
struct Start {
    passkey_user_name: String,
}

/// Who will be there once the passkey is made.
#[derive(Serialize, Deserialize)]
struct Newcomer {
    id: Id,
    user_name: String,
}

async fn show(
    State(identity): State<Identity>,
    MaybeActor(actor): MaybeActor,
    reader: Reader,
) -> Result<Response, Refusal> {
    if actor.is_some() {
        return Ok(Redirect::to("/account").into_response());
    }
    let suggested = identity.suggest_user_name().await?;
    let next = reader.parameter("next");
    Ok(page(&identity, &reader, Wrong::default(), &suggested, next.as_deref()))
}

async fn enter(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Register>,
) -> Result<Response, Refusal> {
    let next = sent.next.as_deref();
    match register(&identity, &client, &sent).await {
        Ok(person) => {
            let signed_in = identity.admit(&person, Proof::OneFactor, &client, 0).await?;
            let onward = Onward::signed_in(&identity, &headers, &signed_in, next).await?;
            Ok(onward.instead(WELCOME).redirect())
        }
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            Ok(page(&identity, &reader, wrong, &sent.user_name, next))
        }
    }
}

async fn register(
    identity: &Identity,
    client: &Client,
    sent: &Register,
) -> Result<Id, IdentityError> {
    count(identity, client).await?;
    identity.register(&sent.user_name, &sent.passphrase).await
}

/// Whoever makes accounts, or asks which names are taken, waits after a while.
pub(super) async fn count(identity: &Identity, client: &Client) -> Result<(), IdentityError> {
    let counted = identity.counted("registration", &client.network, Policy::REGISTRATION);
    identity.count_attempt(&[counted]).await
}

async fn start_passkey(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    Json(sent): Json<Start>,
) -> Result<Response, Refusal> {
    if !identity.config().registration {
        return Err(IdentityError::RegistrationClosed.into());
    }
    count(&identity, &client).await?;
    let user_name = identity.free_user_name(&sent.passkey_user_name).await?;
    let newcomer = Newcomer { id: Id::random(), user_name };
    let browser = Browser::of(&headers);
    let whose = (&newcomer.id, newcomer.user_name.as_str());
    Ok(options(
        &browser,
        identity.start_passkey(browser.token(), REGISTER, whose, &newcomer).await?,
    ))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    Json(made): Json<Made>,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let (passkey, newcomer): (_, Newcomer) =
        identity.finish_passkey(browser.token(), REGISTER, &made.credential).await?;
    let tx = identity.db().begin().await.map_err(IdentityError::from)?;
    people::insert_person(&tx, &newcomer.id, &newcomer.user_name, &newcomer.user_name).await?;
    write_passkey(&tx, &newcomer.id, &client.browser, &passkey).await?;
    tx.commit().await.map_err(IdentityError::from)?;
    let signed_in = identity.admit(&newcomer.id, Proof::TwoFactors, &client, 0).await?;
    let next = made.next.as_deref();
    let onward = Onward::signed_in(&identity, &headers, &signed_in, next).await?;
    Ok(onward.instead(WELCOME).answer())
}

async fn welcome(
    State(identity): State<Identity>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    let person = identity.person(&actor.person).await?.ok_or(IdentityError::UnknownPerson)?;
    Ok(Page::new(reader.t("identity-welcome-title"))
        .lead(reader.t("identity-welcome-lead"))
        .narrow()
        .main(html! {
            p { strong { (person.user_name) } }
            h2 { (reader.t("identity-welcome-codes")) }
            p { (reader.t("identity-welcome-codes-text")) }
            (post_button(
                Look::Primary,
                reader.t("identity-security-codes-new"),
                "/account/recovery-codes",
            ))
            (link_button(Look::Tertiary, reader.t("identity-welcome-later"), "/account"))
        })
        .render(&reader))
}

fn page(
    identity: &Identity,
    reader: &Reader,
    wrong: Wrong,
    user_name: &str,
    next: Option<&str>,
) -> Response {
    let main = if identity.config().registration {
        open(identity, reader, &wrong, user_name, next)
    } else {
        html! { p { (reader.t("identity-register-closed")) } }
    };
    let page = Page::new(reader.t("identity-register-title"))
        .lead(reader.t("identity-register-lead"))
        .narrow()
        .main(main);
    wrong.render(page, reader)
}

fn open(
    identity: &Identity,
    reader: &Reader,
    wrong: &Wrong,
    user_name: &str,
    next: Option<&str>,
) -> Markup {
    let passkey = PasskeyForm::create("/register/passkey", "identity-register-passkey-button")
        .fields(html! {
            (hidden_next(next))
            (user_name_field("passkey_user_name", reader, user_name).show(reader, &Errors::none()))
        });
    let to = rules::next_or(next, "/");
    html! {
        @if identity.has_passkeys() {
            section {
                h2 { (reader.t("identity-signin-passkey")) }
                p { (reader.t("identity-register-passkey-text")) }
                (passkey.show(reader))
            }
        }
        section {
            h2 { (reader.t("identity-register-or")) }
            (form(reader, "/register", &wrong.errors, &fields(reader, wrong, user_name, next)))
        }
        (provider::buttons(identity.providers_for(Some(false)), reader, next))
        p {
            (reader.t("identity-register-have")) " "
            a href=(rules::with_next("/sign-in", to)) { (reader.t("identity-signin-title")) }
        }
    }
}

fn fields(reader: &Reader, wrong: &Wrong, user_name: &str, next: Option<&str>) -> Markup {
    html! {
        (hidden_next(next))
        (user_name_field("user_name", reader, user_name).show(reader, &wrong.errors))
        (new_passphrase(reader, "identity-passphrase").show(reader, &wrong.errors))
        (actions(&submit(Look::Secondary, reader.t("identity-register-button"))))
    }
}

/// The field in which somebody chooses a user name.
pub(super) fn user_name_field(name: &str, reader: &Reader, value: &str) -> Field {
    Field::text(name, reader.t("identity-user-name"))
        .hint(reader.t("identity-user-name-hint"))
        .value(value)
        .autocomplete("username")
        .attribute("autocapitalize", "none")
        .attribute("spellcheck", "false")
}

/// The field in which somebody chooses a passphrase.
pub(super) fn new_passphrase(reader: &Reader, label: &str) -> Field {
    Field::password("passphrase", reader.t(label))
        .hint(reader.t("identity-passphrase-hint"))
        .autocomplete("new-password")
}
