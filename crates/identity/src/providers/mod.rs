//! Signing in with another site's account: OpenID Connect, authorization code flow with PKCE,
//! state and nonce. We ask for nothing but the `openid` scope: no name, no e-mail address.

mod transport;

use commons::{Id, Timestamp};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    core::{CoreAuthPrompt, CoreClient, CoreIdTokenClaims, CoreProviderMetadata, CoreResponseType},
    url::Url,
};
use serde::{Deserialize, Serialize};
use store::{Sql, StoreError, params};

use self::transport::Transport;
use crate::{
    Audience, Identity, IdentityConfig, IdentityError, OidcProvider, layer::Client,
    sessions::Proof, sign_in::SignedIn,
};

/// By how much the provider's clock may differ from ours, in seconds.
const CLOCKS_DIFFER: i64 = 60;

/// Why a person goes to a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Errand {
    /// To sign in, and then to go on to this address.
    SignIn { next: Option<String> },
    /// To link its account to theirs.
    Link { person: Id },
    /// To prove again who they are, and then to go on to this address.
    Confirm { person: Id, next: Option<String> },
}

/// What we remember while a person is at a provider.
#[derive(Serialize, Deserialize)]
struct Away {
    provider: String,
    errand: Errand,
    nonce: String,
    verifier: String,
    since: Timestamp,
}

/// Who came back, in the provider's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProviderAccount {
    /// Our identifier of the provider.
    pub provider: String,
    issuer: String,
    subject: String,
    /// Whether the provider asked for a second factor that the town trusts.
    two_factors: bool,
}

impl ProviderAccount {
    fn proof(&self) -> Proof {
        if self.two_factors { Proof::TwoFactors } else { Proof::OneFactor }
    }
}

/// What the provider sends people back with.
#[derive(Debug, Deserialize)]
pub(crate) struct Answer {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

#[cfg(test)]
impl Answer {
    pub fn with_state(self, state: Option<String>) -> Self {
        Self { state, ..self }
    }
}

/// Refuses a configuration that could never work, when the program starts.
pub(crate) fn check(config: &IdentityConfig) -> Result<(), IdentityError> {
    for provider in &config.providers {
        let bad = |reason: String| IdentityError::BadProvider {
            provider: provider.id.to_string(),
            reason,
        };
        let issuer = Url::parse(&provider.issuer).map_err(|error| bad(error.to_string()))?;
        transport::check(&issuer, &issuer).map_err(|error| bad(error.to_string()))?;
        if provider.client_id.trim().is_empty() {
            return Err(bad("client_id is empty".to_owned()));
        }
        if config.providers.iter().filter(|other| other.id == provider.id).count() > 1 {
            return Err(bad("two providers have this id".to_owned()));
        }
    }
    Ok(())
}

impl Identity {
    /// The providers that these people may use: residents, staff or, where not yet known, both.
    pub(crate) fn providers_for(&self, staff: Option<bool>) -> Vec<&OidcProvider> {
        let providers = self.config().providers.iter();
        providers.filter(|provider| staff.is_none_or(|staff| is_for(provider, staff))).collect()
    }

    fn provider(&self, id: &str) -> Result<&OidcProvider, IdentityError> {
        let mut providers = self.config().providers.iter();
        providers.find(|provider| provider.id.as_str() == id).ok_or(IdentityError::UnknownProvider)
    }

    /// Begins an errand: the provider's address to go to. The state in it is bound to the browser.
    pub(crate) async fn leave_for_provider(
        &self,
        browser: &str,
        provider: &str,
        errand: Errand,
    ) -> Result<String, IdentityError> {
        let provider = self.provider(provider)?;
        let failed = |reason: String| failure(provider, &reason);
        let (metadata, _) = self.discover(provider).await?;
        let client = self.oidc_client(provider, metadata)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge);
        if matches!(errand, Errand::Confirm { .. }) {
            request =
                request.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
        }
        let (url, state, nonce) = request.url();
        if !matches!(url.scheme(), "https" | "http") {
            return Err(failed("its address for signing in is no web address".to_owned()));
        }
        let away = Away {
            provider: provider.id.to_string(),
            errand,
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            since: Timestamp::now(),
        };
        self.remember_ceremony(browser, &kind(state.secret()), &away).await?;
        Ok(url.into())
    }

    /// Takes a person back from a provider: what they went for, and as whom they come.
    ///
    /// # Errors
    /// [`IdentityError::CeremonyExpired`] where this browser did not go there,
    /// [`IdentityError::ProviderFailed`] where the answer does not hold.
    pub(crate) async fn return_from_provider(
        &self,
        browser: &str,
        provider: &str,
        answer: Answer,
    ) -> Result<(Errand, ProviderAccount), IdentityError> {
        let provider = self.provider(provider)?;
        let state = answer.state.as_deref().unwrap_or_default();
        let away: Away = self.finish_ceremony(browser, &kind(state)).await?;
        if away.provider != provider.id.as_str() {
            return Err(IdentityError::CeremonyExpired);
        }
        // RFC 9207: another provider must not answer in this one's place.
        if answer.iss.is_some_and(|issuer| issuer != provider.issuer) {
            return Err(failure(provider, "the answer names another issuer"));
        }
        let code = answer.code.ok_or_else(|| {
            failure(provider, answer.error.as_deref().unwrap_or("the answer has no code"))
        })?;
        let claims = self.claims(provider, code, &away).await?;
        if matches!(away.errand, Errand::Confirm { .. }) {
            require_fresh(provider, &claims, away.since)?;
        }
        let account = ProviderAccount {
            provider: provider.id.to_string(),
            issuer: provider.issuer.clone(),
            subject: claims.subject().to_string(),
            two_factors: provider.second_factor && had_second_factor(&claims),
        };
        Ok((away.errand, account))
    }

    /// Signs in whom an account at a provider is linked to; nobody where it is linked to nobody.
    pub(crate) async fn sign_in_with_account(
        &self,
        account: &ProviderAccount,
        client: &Client,
    ) -> Result<Option<SignedIn>, IdentityError> {
        let Some(person) = self.person_linked_to(account).await? else { return Ok(None) };
        self.require_enabled(&person).await?;
        self.require_audience(account, !self.memberships_of(&person).await?.is_empty())?;
        self.admit(&person, account.proof(), client, 0).await.map(Some)
    }

    pub(crate) async fn person_linked_to(
        &self,
        account: &ProviderAccount,
    ) -> Result<Option<Id>, IdentityError> {
        let sql = "SELECT person FROM provider_links WHERE provider = $1 AND subject = $2";
        let found: Option<(Id,)> =
            self.db().opt(sql, params![account.issuer, account.subject]).await?;
        Ok(found.map(|(person,)| person))
    }

    /// Links an account at a provider to a person; nothing happens where it is already.
    ///
    /// # Errors
    /// [`IdentityError::LinkTaken`] where it is another person's.
    pub(crate) async fn link_provider(
        &self,
        person: &Id,
        account: &ProviderAccount,
    ) -> Result<(), IdentityError> {
        self.require_audience(account, !self.memberships_of(person).await?.is_empty())?;
        match write_link(self.db(), person, account).await {
            Err(IdentityError::LinkTaken)
                if self.person_linked_to(account).await?.as_ref() == Some(person) =>
            {
                Ok(())
            }
            other => other,
        }
    }

    /// Makes a resident's account that is signed in to with an account at a provider.
    pub(crate) async fn register_with_account(
        &self,
        user_name: &str,
        account: &ProviderAccount,
    ) -> Result<Id, IdentityError> {
        if !self.config().registration {
            return Err(IdentityError::RegistrationClosed);
        }
        self.require_audience(account, false)?;
        let user_name = self.free_user_name(user_name).await?;
        let person = Id::random();
        let tx = self.db().begin().await?;
        crate::people::insert_person(&tx, &person, &user_name, &user_name).await?;
        write_link(&tx, &person, account).await?;
        tx.commit().await?;
        Ok(person)
    }

    fn require_audience(
        &self,
        account: &ProviderAccount,
        staff: bool,
    ) -> Result<(), IdentityError> {
        let provider = self.provider(&account.provider)?;
        if is_for(provider, staff) { Ok(()) } else { Err(IdentityError::UnknownProvider) }
    }

    async fn claims(
        &self,
        provider: &OidcProvider,
        code: String,
        away: &Away,
    ) -> Result<CoreIdTokenClaims, IdentityError> {
        let (metadata, transport) = self.discover(provider).await?;
        let client = self.oidc_client(provider, metadata)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| failure(provider, &error))?
            .set_pkce_verifier(PkceCodeVerifier::new(away.verifier.clone()))
            .request_async(&transport)
            .await
            .map_err(|error| failure(provider, &error))?;
        let id_token = tokens
            .extra_fields()
            .id_token()
            .ok_or_else(|| failure(provider, "the answer has no ID token"))?;
        let claims = id_token
            .claims(&client.id_token_verifier(), &Nonce::new(away.nonce.clone()))
            .map_err(|error| failure(provider, &error))?;
        Ok(claims.clone())
    }

    async fn discover(
        &self,
        provider: &OidcProvider,
    ) -> Result<(CoreProviderMetadata, Transport), IdentityError> {
        let failed = |error: &dyn ToString| failure(provider, &error.to_string());
        let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| failed(&error))?;
        let transport = Transport::to(issuer.url()).map_err(|error| failed(&error))?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &transport)
            .await
            .map_err(|error| failed(&error))?;
        Ok((metadata, transport))
    }

    fn oidc_client(
        &self,
        provider: &OidcProvider,
        metadata: CoreProviderMetadata,
    ) -> Result<OidcClient, IdentityError> {
        let back = format!("{}/sign-in/with/{}/callback", self.config().origin(), provider.id);
        let back = RedirectUrl::new(back).map_err(|error| failure(provider, &error))?;
        Ok(CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(provider.client_id.clone()),
            provider.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(back))
    }
}

type OidcClient = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

/// The provider is asked to let the person sign in anew; some ignore that.
fn require_fresh(
    provider: &OidcProvider,
    claims: &CoreIdTokenClaims,
    since: Timestamp,
) -> Result<(), IdentityError> {
    let signed_in = claims.auth_time().map_or(0, |time| time.timestamp());
    if signed_in + CLOCKS_DIFFER >= since.as_second() {
        return Ok(());
    }
    Err(failure(provider, "it did not ask the person to sign in anew"))
}

/// `mfa` in `amr`, RFC 8176.
fn had_second_factor(claims: &CoreIdTokenClaims) -> bool {
    claims.auth_method_refs().is_some_and(|methods| methods.iter().any(|method| **method == "mfa"))
}

fn is_for(provider: &OidcProvider, staff: bool) -> bool {
    match provider.audience {
        Audience::Everyone => true,
        Audience::Staff => staff,
        Audience::Residents => !staff,
    }
}

fn kind(state: &str) -> String {
    format!("provider {state}")
}

fn failure(provider: &OidcProvider, reason: &(impl ToString + ?Sized)) -> IdentityError {
    let reason = reason.to_string();
    tracing::warn!(provider = %provider.id, reason, "signing in with a provider failed");
    IdentityError::ProviderFailed { provider: provider.id.to_string(), reason }
}

async fn write_link(
    sql: &impl Sql,
    person: &Id,
    account: &ProviderAccount,
) -> Result<(), IdentityError> {
    let written = sql
        .exec(
            "INSERT INTO provider_links (provider, subject, person, linked_at)
             VALUES ($1, $2, $3, $4)",
            params![account.issuer, account.subject, person, Timestamp::now()],
        )
        .await;
    match written {
        Err(StoreError::Conflict(_)) => Err(IdentityError::LinkTaken),
        other => Ok(other.map(|_| ())?),
    }
}
