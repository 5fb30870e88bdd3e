//! The ways one signs in: adding and removing them.

use axum::{
    Router,
    extract::{Json, Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::Id;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Column, DataTable, Look, actions, form, link_button, post_button, submit},
    form::{Errors, Form},
};

use super::{
    common::{Browser, Wrong, no_store},
    enrol,
    passkey::{Made, PasskeyForm, options},
    register::new_passphrase,
};
use crate::{
    Actor, Confirmed, Identity, IdentityError, PasskeySummary, WaysIn, layer::Client,
    passkeys::write_passkey,
};

const ADD: &str = "passkey addition";

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/account/passkeys/start", post(start_passkey))
        .route("/account/passkeys/finish", post(finish_passkey))
        .route("/account/passkeys/{passkey}/remove", post(remove_passkey))
        .route("/account/passphrase", get(show_passphrase).post(change_passphrase))
        .route("/account/authenticator", get(show_app).post(set_app))
        .route("/account/authenticator/remove", post(remove_app))
        .route("/account/recovery-codes", post(new_codes))
        .route("/account/providers/{provider}/unlink", post(unlink))
        .route(
            "/.well-known/change-password",
            get(|| async { Redirect::to("/account/passphrase") }),
        )
        .route("/.well-known/passkey-endpoints", get(passkey_endpoints))
}

/// Tells passkey managers where passkeys are added and removed (W3C).
async fn passkey_endpoints(State(identity): State<Identity>) -> Response {
    let page = format!("{}/account#security", identity.config().origin());
    Json(serde_json::json!({ "enroll": page, "manage": page })).into_response()
}

#[derive(Deserialize)]
struct NewPassphrase {
    passphrase: String,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

async fn start_passkey(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let person = identity.person(&actor.person).await?.ok_or(IdentityError::UnknownPerson)?;
    let browser = Browser::of(&headers);
    let whose = (&person.id, person.user_name.as_str());
    Ok(options(&browser, identity.start_passkey(browser.token(), ADD, whose, &person.id).await?))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    client: Client,
    headers: HeaderMap,
    Json(made): Json<Made>,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let (passkey, whose): (_, Id) =
        identity.finish_passkey(browser.token(), ADD, &made.credential).await?;
    if whose != actor.person {
        return Err(IdentityError::CeremonyExpired.into());
    }
    write_passkey(identity.db(), &actor.person, &client.browser, &passkey).await?;
    let next = serde_json::json!({ "next": "/account?done=passkey-added" });
    Ok(Json(next).into_response())
}

async fn remove_passkey(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    Path(passkey): Path<Id>,
) -> Result<Response, Refusal> {
    identity.remove_passkey(&actor.person, &passkey).await?;
    Ok(Redirect::to("/account?done=passkey-removed").into_response())
}

async fn show_passphrase(_: Confirmed, reader: Reader) -> Response {
    passphrase_page(&reader, Wrong::default())
}

async fn change_passphrase(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    reader: Reader,
    Form(sent): Form<NewPassphrase>,
) -> Result<Response, Refusal> {
    let person = identity.person(&actor.person).await?.ok_or(IdentityError::UnknownPerson)?;
    match identity.set_passphrase(&person.id, &person.user_name, &sent.passphrase).await {
        Ok(()) => {
            identity.end_other_sessions(&actor.person, &actor.session).await?;
            Ok(Redirect::to("/account?done=passphrase-changed").into_response())
        }
        Err(error) => Ok(passphrase_page(&reader, Wrong::of(&reader, error)?)),
    }
}

fn passphrase_page(reader: &Reader, wrong: Wrong) -> Response {
    let fields = html! {
        (new_passphrase(reader, "identity-passphrase-new").show(reader, &wrong.errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("identity-passphrase-button")))
            (link_button(Look::Tertiary, reader.t("identity-admin-cancel"), "/account"))
        }))
    };
    let page = Page::new(reader.t("identity-passphrase-title"))
        .lead(reader.t("identity-passphrase-lead"))
        .crumbs(above(reader))
        .narrow()
        .main(form(reader, "/account/passphrase", &wrong.errors, &fields));
    wrong.render(page, reader)
}

async fn show_app(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    headers: HeaderMap,
    reader: Reader,
) -> Result<Response, Refusal> {
    app_page(&identity, &actor, &Browser::of(&headers), &reader, Wrong::default()).await
}

async fn set_app(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Code>,
) -> Result<Response, Refusal> {
    let browser = Browser::of(&headers);
    match enrol::set_up(&identity, &browser, &actor.person, &sent.code).await {
        Ok(()) => Ok(Redirect::to("/account?done=app-set").into_response()),
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            app_page(&identity, &actor, &browser, &reader, wrong).await
        }
    }
}

async fn app_page(
    identity: &Identity,
    actor: &Actor,
    browser: &Browser,
    reader: &Reader,
    wrong: Wrong,
) -> Result<Response, Refusal> {
    let person = identity.person(&actor.person).await?.ok_or(IdentityError::UnknownPerson)?;
    let secret = enrol::secret_of(identity, browser, &actor.person).await?;
    let parts = ("/account/authenticator", &wrong.errors, None);
    let main = enrol::app_form(identity, reader, &secret, &person.user_name, parts)?;
    let page = Page::new(reader.t("identity-app-title")).crumbs(above(reader)).narrow().main(main);
    Ok(no_store(browser.remembering(wrong.render(page, reader))))
}

async fn remove_app(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
) -> Result<Response, Refusal> {
    identity.remove_authenticator(&actor.person).await?;
    Ok(Redirect::to("/account?done=app-removed").into_response())
}

/// The codes are shown in the answer to the form, and nowhere else.
async fn new_codes(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    reader: Reader,
) -> Result<Response, Refusal> {
    let codes = identity.renew_recovery_codes(&actor.person).await?;
    Ok(enrol::codes_page(&reader, &codes, "/account"))
}

async fn unlink(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    Path(provider): Path<String>,
) -> Result<Response, Refusal> {
    let mut providers = identity.config().providers.iter();
    let found = providers.find(|one| one.id.as_str() == provider);
    let issuer = &found.ok_or(IdentityError::UnknownProvider)?.issuer;
    identity.unlink_provider(&actor.person, issuer).await?;
    Ok(Redirect::to("/account?done=provider-unlinked").into_response())
}

fn above(reader: &Reader) -> Vec<Crumb> {
    vec![Crumb::new(reader.t("identity-account-title"), "/account")]
}

/// The part of the account page about signing in.
pub(super) fn section(
    identity: &Identity,
    reader: &Reader,
    actor: &Actor,
    ways: &WaysIn,
) -> Markup {
    html! {
        section id="security" {
            h2 { (reader.t("identity-account-security")) }
            p { (reader.t("identity-security-lead")) }
            (passkeys(identity, reader, &ways.passkeys))
            (passphrase(reader, ways))
            (app(reader, ways))
            (codes(reader, ways))
            (providers(identity, reader, actor, ways))
        }
    }
}

fn passkeys(identity: &Identity, reader: &Reader, passkeys: &[PasskeySummary]) -> Markup {
    let title = reader.t("identity-security-passkeys");
    let columns = vec![
        Column::text(reader.t("identity-security-passkey-device")),
        Column::text(reader.t("identity-security-passkey-made")),
        Column::text(reader.t("identity-security-passkey-used")),
        Column::text(reader.t("identity-security-remove")),
    ];
    let rows = passkeys.iter().map(|passkey| passkey_row(reader, passkey));
    html! {
        h3 { (title) }
        @if passkeys.is_empty() {
            p { (reader.t("identity-security-passkeys-none")) }
        } @else {
            (DataTable::new(&title, columns).quiet().headed().rows(rows).show(reader))
        }
        @if identity.has_passkeys() {
            (PasskeyForm::create("/account/passkeys", "identity-security-passkeys-add")
                .secondary()
                .show(reader))
        } @else {
            p { (reader.t("identity-security-passkeys-unavailable")) }
        }
    }
}

fn passkey_row(reader: &Reader, passkey: &PasskeySummary) -> Vec<Markup> {
    let label = match passkey.label.as_str() {
        "" => reader.t("identity-sessions-unknown"),
        label => label.to_owned(),
    };
    let used = if let Some(at) = passkey.used_at {
        reader.time(at)
    } else {
        html! { (reader.t("identity-security-passkey-unused")) }
    };
    let remove = post_button(
        Look::Tertiary,
        html! {
            (reader.t("identity-security-remove"))
            span.kern-sr-only { ": " (label) ", " (reader.date(passkey.created_at)) }
        },
        format!("/account/passkeys/{}/remove", passkey.id),
    );
    vec![html! { (label) }, reader.time(passkey.created_at), used, remove]
}

fn passphrase(reader: &Reader, ways: &WaysIn) -> Markup {
    let (state, button) = match ways.passphrase {
        Some(since) => {
            let date = [("date", reader.date(since).into())];
            let state = reader.tr("identity-security-passphrase-since", &date);
            (state, "identity-security-passphrase-change")
        }
        None => (reader.t("identity-security-passphrase-none"), "identity-security-passphrase-set"),
    };
    html! {
        h3 { (reader.t("identity-security-passphrase")) }
        p { (state) }
        (link_button(Look::Secondary, reader.t(button), "/account/passphrase"))
    }
}

fn app(reader: &Reader, ways: &WaysIn) -> Markup {
    let link = |key| link_button(Look::Secondary, reader.t(key), "/account/authenticator");
    html! {
        h3 { (reader.t("identity-security-app")) }
        @if let Some(since) = ways.authenticator {
            p { (reader.tr("identity-security-app-since", &[("date", reader.date(since).into())])) }
            p { (link("identity-security-app-replace")) }
            (post_button(
                Look::Secondary,
                html! {
                    (reader.t("identity-security-remove"))
                    span.kern-sr-only { ": " (reader.t("identity-security-app")) }
                },
                "/account/authenticator/remove",
            ))
        } @else {
            p { (reader.t("identity-security-app-none")) }
            (link("identity-security-app-add"))
        }
    }
}

fn codes(reader: &Reader, ways: &WaysIn) -> Markup {
    let left = [("count", ways.recovery_codes.into())];
    html! {
        h3 { (reader.t("identity-security-codes")) }
        p {
            (reader.tr("identity-security-codes-left", &left))
            @if ways.recovery_codes > 0 { " " (reader.t("identity-security-codes-replace")) }
        }
        (post_button(
            Look::Secondary,
            reader.t("identity-security-codes-new"),
            "/account/recovery-codes",
        ))
    }
}

fn providers(identity: &Identity, reader: &Reader, actor: &Actor, ways: &WaysIn) -> Markup {
    let offered = identity.providers_for(Some(actor.is_staff()));
    html! {
        @if !offered.is_empty() {
            h3 { (reader.t("identity-security-providers")) }
            @for provider in offered {
                @let linked = ways.providers.iter().find(|(issuer, _)| *issuer == provider.issuer);
                @let name = reader.plain(&provider.name);
                @if let Some((_, since)) = linked {
                    @let args = [("provider", name.into()), ("date", reader.date(*since).into())];
                    p { (reader.tr("identity-security-provider-since", &args)) }
                    (post_button(
                        Look::Tertiary,
                        reader.t("identity-security-provider-unlink"),
                        format!("/account/providers/{}/unlink", provider.id),
                    ))
                } @else {
                    (form(
                        reader,
                        format!("/account/providers/{}/link", provider.id),
                        &Errors::none(),
                        &submit(
                            Look::Secondary,
                            reader.tr("identity-security-provider-link", &[("provider", name.into())]),
                        ),
                    ))
                }
            }
        }
    }
}
