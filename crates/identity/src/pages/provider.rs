//! Going to an OpenID Connect provider and coming back.

use axum::{
    Router,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Look, actions, form, link_button, submit},
    form::{Errors, Form},
};

use super::{
    common::{Browser, Onward, Wrong, hidden_next},
    register::{count, user_name_field},
};
use crate::{
    Actor, Confirmed, Identity, IdentityError, MaybeActor, OidcProvider,
    layer::Client,
    providers::{Answer, Errand, ProviderAccount},
};

/// An account at a provider that nobody here is linked to, until its owner decides.
const NEWCOMER: &str = "provider newcomer";

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/sign-in/with/{provider}", post(leave_to_sign_in))
        .route("/sign-in/with/{provider}/callback", get(come_back))
        .route("/sign-in/with/{provider}/new", get(show_newcomer).post(make_account))
        .route("/account/providers/{provider}/link", post(leave_to_link))
        .route("/account/confirm/with/{provider}", post(leave_to_confirm))
}

#[derive(Deserialize)]
struct Next {
    next: Option<String>,
}

#[derive(Deserialize)]
struct Newcomer {
    user_name: String,
}

/// One button for each provider.
pub(super) fn buttons(
    providers: Vec<&OidcProvider>,
    reader: &Reader,
    next: Option<&str>,
) -> Markup {
    html! {
        @if !providers.is_empty() {
            section {
                h2 { (reader.t("identity-signin-others")) }
                @for provider in providers {
                    @let name = reader.plain(&provider.name);
                    @let label = reader.tr("identity-signin-with", &[("provider", name.into())]);
                    (leaving_form(reader, &format!("/sign-in/with/{}", provider.id), &label, next))
                }
            }
        }
    }
}

/// A form that is a button and takes along where to go afterwards.
pub(super) fn leaving_form(
    reader: &Reader,
    action: &str,
    label: &str,
    next: Option<&str>,
) -> Markup {
    let body = html! { (hidden_next(next)) (submit(Look::Secondary, label)) };
    form(reader, action, &Errors::none(), &body)
}

async fn leave_to_sign_in(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Next>,
) -> Result<Response, Refusal> {
    leave(&identity, &provider, &headers, &reader, Errand::SignIn { next: sent.next }).await
}

async fn leave_to_link(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    Confirmed(actor): Confirmed,
    headers: HeaderMap,
    reader: Reader,
) -> Result<Response, Refusal> {
    leave(&identity, &provider, &headers, &reader, Errand::Link { person: actor.person }).await
}

async fn leave_to_confirm(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    actor: Actor,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Next>,
) -> Result<Response, Refusal> {
    let errand = Errand::Confirm { person: actor.person, next: sent.next };
    leave(&identity, &provider, &headers, &reader, errand).await
}

/// A form may not lead to another site (our content security policy), so a page of ours does.
async fn leave(
    identity: &Identity,
    provider: &str,
    headers: &HeaderMap,
    reader: &Reader,
    errand: Errand,
) -> Result<Response, Refusal> {
    let browser = Browser::of(headers);
    let url = identity.leave_for_provider(browser.token(), provider, errand).await?;
    let args = [("provider", name_of(identity, reader, provider).into())];
    let page =
        Page::new(reader.tr("identity-provider-leaving-title", &args)).narrow().main(html! {
            p { (reader.tr("identity-provider-leaving-text", &args)) }
            (link_button(Look::Primary, reader.tr("identity-provider-leaving-link", &args), &url))
        });
    let mut response = browser.remembering(page.render(reader));
    if let Ok(refresh) = HeaderValue::from_str(&format!("0;url={url}")) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    Ok(response)
}

fn name_of(identity: &Identity, reader: &Reader, id: &str) -> String {
    let found = identity.config().providers.iter().find(|provider| provider.id.as_str() == id);
    found.map_or_else(|| id.to_owned(), |provider| reader.plain(&provider.name))
}

async fn come_back(
    State(identity): State<Identity>,
    Path(provider): Path<String>,
    Query(answer): Query<Answer>,
    MaybeActor(actor): MaybeActor,
    client: Client,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let (errand, account) =
        identity.return_from_provider(browser.token(), &provider, answer).await?;
    match errand {
        Errand::SignIn { next } => {
            let next = next.as_deref();
            sign_in(&identity, &browser, &account, &client, &headers, next).await
        }
        Errand::Link { person } => {
            let actor = actor.filter(|actor| actor.person == person);
            let actor = actor.ok_or(IdentityError::NotSignedIn)?;
            identity.link_provider(&actor.person, &account).await?;
            Ok(Redirect::to("/account?done=provider-linked").into_response())
        }
        Errand::Confirm { person, next } => {
            let actor = actor.filter(|actor| actor.person == person);
            let actor = actor.ok_or(IdentityError::NotSignedIn)?;
            if identity.person_linked_to(&account).await?.as_ref() != Some(&actor.person) {
                return Err(IdentityError::UnknownProvider.into());
            }
            let token = identity.confirm_session(&actor.session).await?;
            Ok(Onward::with_session(&token, next.as_deref()).redirect())
        }
    }
}

async fn sign_in(
    identity: &Identity,
    browser: &Browser,
    account: &ProviderAccount,
    client: &Client,
    headers: &HeaderMap,
    next: Option<&str>,
) -> Result<Response, Refusal> {
    if let Some(signed_in) = identity.sign_in_with_account(account, client).await? {
        return Ok(Onward::signed_in(identity, headers, &signed_in, next).await?.redirect());
    }
    identity.remember_ceremony(browser.token(), NEWCOMER, account).await?;
    let page = format!("/sign-in/with/{}/new", account.provider);
    Ok(browser.remembering(Redirect::to(&page)))
}

async fn show_newcomer(
    State(identity): State<Identity>,
    headers: HeaderMap,
    reader: Reader,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let account: ProviderAccount = identity.recall_ceremony(browser.token(), NEWCOMER).await?;
    let suggested = identity.suggest_user_name().await?;
    Ok(newcomer_page(&identity, &reader, &account, Wrong::default(), &suggested))
}

async fn make_account(
    State(identity): State<Identity>,
    client: Client,
    headers: HeaderMap,
    reader: Reader,
    Form(sent): Form<Newcomer>,
) -> Result<Response, Refusal> {
    let browser = Browser::known(&headers)?;
    let account: ProviderAccount = identity.recall_ceremony(browser.token(), NEWCOMER).await?;
    count(&identity, &client).await?;
    match identity.register_with_account(&sent.user_name, &account).await {
        Ok(_) => sign_in(&identity, &browser, &account, &client, &headers, None).await,
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            Ok(newcomer_page(&identity, &reader, &account, wrong, &sent.user_name))
        }
    }
}

fn newcomer_page(
    identity: &Identity,
    reader: &Reader,
    account: &ProviderAccount,
    wrong: Wrong,
    user_name: &str,
) -> Response {
    let args = [("provider", name_of(identity, reader, &account.provider).into())];
    let action = format!("/sign-in/with/{}/new", account.provider);
    let fields = html! {
        (user_name_field("user_name", reader, user_name).show(reader, &wrong.errors))
        (actions(&submit(Look::Primary, reader.t("identity-register-button"))))
    };
    let page = Page::new(reader.t("identity-provider-new-title"))
        .lead(reader.tr("identity-provider-new-lead", &args))
        .narrow()
        .main(html! {
            @if identity.config().registration {
                section {
                    h2 { (reader.t("identity-provider-new-register")) }
                    p { (reader.tr("identity-provider-new-register-text", &args)) }
                    (form(reader, action, &wrong.errors, &fields))
                }
            }
            section {
                h2 { (reader.t("identity-provider-new-link")) }
                p { (reader.tr("identity-provider-new-link-text", &args)) }
                (link_button(Look::Secondary, reader.t("identity-signin-title"), "/sign-in"))
            }
        });
    wrong.render(page, reader)
}
