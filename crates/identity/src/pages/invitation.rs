//! Accepting an invitation: the link lets one person in, once.

use axum::{
    Router,
    extract::{Json, Path, State},
    http::HeaderMap,
    response::Response,
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, form, submit},
    form::{Errors, Form},
};

use super::{
    common::{Browser, Onward, Wrong, no_store},
    passkey::{Made, PasskeyForm, options},
    register::{new_passphrase, user_name_field},
};
use crate::{
    Identity, IdentityError, OpenInvitation, Purpose,
    invitations::{Joining, accept},
    layer::Client,
    passkeys::write_passkey,
    sessions::Proof,
};

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/invitations/{token}", get(show).post(enter))
        .route("/invitations/{token}/passkey/start", post(start_passkey))
        .route("/invitations/{token}/passkey/finish", post(finish_passkey))
}

#[derive(Deserialize)]
struct Acceptance {
    #[serde(default)]
    user_name: String,
    passphrase: String,
}

#[derive(Deserialize)]
struct Start {
    #[serde(default)]
    passkey_user_name: String,
}

async fn show(
    State(identity): State<Identity>,
    Path(token): Path<String>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let invitation = identity.invitation(&token).await?;
    let suggested = identity.suggest_user_name().await?;
    page(&identity, &reader, &token, &invitation, Wrong::default(), &suggested).await
}

async fn enter(
    State(identity): State<Identity>,
    Path(token): Path<String>,
    client: Client,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Acceptance>,
) -> Result<Response, Refusal> {
    let invitation = identity.invitation(&token).await?;
    match identity.accept_invitation(&token, &sent.user_name, &sent.passphrase).await {
        Ok(person) => {
            identity.require_enabled(&person).await?;
            let signed_in = identity.admit(&person, Proof::OneFactor, &client, 0).await?;
            Ok(Onward::signed_in(&identity, &headers, &signed_in, None).await?.redirect())
        }
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            page(&identity, &reader, &token, &invitation, wrong, &sent.user_name).await
        }
    }
}

async fn start_passkey(
    State(identity): State<Identity>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Json(sent): Json<Start>,
) -> Result<Response, Refusal> {
    let invitation = identity.invitation(&token).await?;
    let joining = identity.joining(&invitation, &sent.passkey_user_name).await?;
    let browser = Browser::of(&headers);
    let whose = (&joining.id, joining.user_name.as_str());
    let kind = kind(&invitation);
    Ok(options(&browser, identity.start_passkey(browser.token(), &kind, whose, &joining).await?))
}

async fn finish_passkey(
    State(identity): State<Identity>,
    Path(token): Path<String>,
    client: Client,
    headers: HeaderMap,
    Json(made): Json<Made>,
) -> Result<Response, Refusal> {
    let invitation = identity.invitation(&token).await?;
    let browser = Browser::known(&headers)?;
    let (passkey, joining): (_, Joining) =
        identity.finish_passkey(browser.token(), &kind(&invitation), &made.credential).await?;
    let tx = identity.db().begin().await.map_err(IdentityError::from)?;
    accept(&tx, &invitation, &joining).await?;
    write_passkey(&tx, &joining.id, &client.browser, &passkey).await?;
    tx.commit().await.map_err(IdentityError::from)?;
    identity.require_enabled(&joining.id).await?;
    let signed_in = identity.admit(&joining.id, Proof::TwoFactors, &client, 0).await?;
    Ok(Onward::signed_in(&identity, &headers, &signed_in, None).await?.answer())
}

fn kind(invitation: &OpenInvitation) -> String {
    format!("passkey invitation {}", invitation.id)
}

async fn page(
    identity: &Identity,
    reader: &Reader,
    token: &str,
    invitation: &OpenInvitation,
    wrong: Wrong,
    user_name: &str,
) -> Result<Response, Refusal> {
    let existing = identity.person_to_reset(invitation).await?.map(|person| person.user_name);
    let asked = existing.is_none().then_some(user_name);
    let action = format!("/invitations/{token}");
    let town = identity.config().town_name.as_str();
    let page = Page::new(reader.tr("identity-invitation-title", &[("town", town.into())]))
        .lead(reader.tr("identity-invitation-lead", &[("name", invitation.name.as_str().into())]))
        .narrow()
        .main(html! {
            (purpose(identity, reader, invitation).await?)
            (with_passkey(identity, reader, &action, asked))
            (with_passphrase(reader, &action, &wrong, existing.as_deref(), asked))
        });
    Ok(no_store(wrong.render(page, reader)))
}

async fn purpose(
    identity: &Identity,
    reader: &Reader,
    invitation: &OpenInvitation,
) -> Result<Markup, IdentityError> {
    Ok(match &invitation.purpose {
        Purpose::Join(join) => {
            let office = identity.office(&join.membership.office).await?;
            let role = reader.t(&format!("identity-role-{}", join.membership.role));
            let args = [("role", role.into()), ("office", reader.plain(&office.name).into())];
            html! { p { (reader.tr("identity-invitation-role", &args)) } }
        }
        Purpose::Reset(_) => html! { p { (reader.t("identity-invitation-reset")) } },
    })
}

fn with_passkey(identity: &Identity, reader: &Reader, action: &str, asked: Option<&str>) -> Markup {
    let base = format!("{action}/passkey");
    let passkey = PasskeyForm::create(&base, "identity-invitation-passkey-button").fields(html! {
        @if let Some(user_name) = asked {
            (user_name_field("passkey_user_name", reader, user_name).show(reader, &Errors::none()))
        }
    });
    html! {
        @if identity.has_passkeys() {
            section {
                h2 { (reader.t("identity-invitation-passkey")) }
                (passkey.show(reader))
            }
        }
    }
}

fn with_passphrase(
    reader: &Reader,
    action: &str,
    wrong: &Wrong,
    existing: Option<&str>,
    asked: Option<&str>,
) -> Markup {
    let fields = html! {
        @if let Some(user_name) = asked {
            (user_name_field("user_name", reader, user_name).show(reader, &wrong.errors))
        }
        @if let Some(user_name) = existing {
            (Field::text("user_name", reader.t("identity-user-name"))
                .value(user_name)
                .autocomplete("username")
                .attribute("readonly", "")
                .show(reader, &wrong.errors))
        }
        (new_passphrase(reader, "identity-passphrase").show(reader, &wrong.errors))
        (actions(&submit(Look::Secondary, reader.t("identity-invitation-button"))))
    };
    html! {
        section {
            h2 { (reader.t("identity-invitation-passphrase")) }
            p { (reader.t("identity-invitation-passphrase-text")) }
            (form(reader, action, &wrong.errors, &fields))
        }
    }
}
