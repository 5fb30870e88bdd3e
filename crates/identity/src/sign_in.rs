//! Signing in with a user name and a passphrase or recovery code.
//!
//! Wrong attempts slow down the network they come from, never the account: a stranger cannot lock
//! anyone out. A browser in which the person has signed in completely before is counted apart, so
//! that not even a stranger in the same network gets in the way. Unknown user names take the same steps as
//! known ones.

use commons::{Id, Timestamp};
use store::{Sql, params};

use crate::{
    Identity, IdentityError, Person, Stage,
    attempts::Counted,
    layer::Client,
    rules::Policy,
    secrets::{Token, token_hash},
    sessions::{Proof, Visit},
};

/// A person who has just signed in, and what their browser must be given.
pub(crate) struct SignedIn {
    pub session: Token,
    /// A new device cookie, where the browser was not known yet.
    pub device: Option<Token>,
}

/// What proves who someone is, besides a user name.
enum Secret<'a> {
    Passphrase(&'a str),
    RecoveryCode(&'a str),
}

impl Identity {
    pub(crate) async fn sign_in_with_passphrase(
        &self,
        user_name: &str,
        passphrase: &str,
        client: &Client,
    ) -> Result<SignedIn, IdentityError> {
        self.sign_in(user_name, &Secret::Passphrase(passphrase), client).await
    }

    /// For residents only: for staff, a recovery code stands in for the second factor, and one
    /// sheet of paper is not two factors.
    pub(crate) async fn sign_in_with_recovery_code(
        &self,
        user_name: &str,
        code: &str,
        client: &Client,
    ) -> Result<SignedIn, IdentityError> {
        self.sign_in(user_name, &Secret::RecoveryCode(code), client).await
    }

    async fn sign_in(
        &self,
        user_name: &str,
        secret: &Secret<'_>,
        client: &Client,
    ) -> Result<SignedIn, IdentityError> {
        let user_name = user_name.trim().to_lowercase();
        let person = self.person_called(&user_name).await?;
        let limits = self.limits(&user_name, person.as_ref(), client).await?;
        self.count_attempt(&limits.all()).await?;
        let fits = self.fits(person.as_ref(), secret).await?;
        let Some(person) = person.filter(|person| fits && person.disabled_at.is_none()) else {
            tracing::info!(network = client.network, "a sign-in failed");
            return Err(IdentityError::WrongSignIn);
        };
        let failed_before = self.forget_attempts(&limits.account).await?.saturating_sub(1);
        self.forget_attempts(&limits.pair).await?;
        if let Some(network) = &limits.network {
            self.uncount_attempt(network).await?;
        }
        self.admit(&person.id, Proof::OneFactor, client, failed_before.into()).await
    }

    async fn fits(
        &self,
        person: Option<&Person>,
        secret: &Secret<'_>,
    ) -> Result<bool, IdentityError> {
        match secret {
            Secret::Passphrase(passphrase) => {
                self.passphrase_fits(person.map(|person| &person.id), passphrase).await
            }
            Secret::RecoveryCode(code) => {
                let resident = person.filter(|person| !person.is_staff());
                let nobody = Id::from("");
                self.use_recovery_code(resident.map_or(&nobody, |person| &person.id), code).await
            }
        }
    }

    /// Lets a person in who has proved who they are: a new session, and a device cookie.
    pub(crate) async fn admit(
        &self,
        person: &Id,
        proof: Proof,
        client: &Client,
        failed_before: u64,
    ) -> Result<SignedIn, IdentityError> {
        let session = self.begin_session(person, proof, &client.browser, failed_before).await?;
        let visit = self.visit(session.as_str()).await?;
        let is_complete = visit.is_some_and(|visit| visit.stage == Stage::Complete);
        let device = if is_complete { self.recognised(person, client).await? } else { None };
        Ok(SignedIn { session, device })
    }

    /// Completes a sign-in with its second factor, before which somebody failed so many times.
    pub(crate) async fn complete(
        &self,
        visit: &Visit,
        client: &Client,
        failed_before: u32,
    ) -> Result<SignedIn, IdentityError> {
        let session = self.complete_session(&visit.session, failed_before).await?;
        Ok(SignedIn { session, device: self.recognised(&visit.person, client).await? })
    }

    /// The new device cookie of a browser that was not known yet. Only a sign-in with all its
    /// factors makes a browser known, or whoever knows a passphrase could make as many as they
    /// like and try codes from each.
    async fn recognised(
        &self,
        person: &Id,
        client: &Client,
    ) -> Result<Option<Token>, IdentityError> {
        if self.known_device(Some(person), client).await?.is_some() {
            return Ok(None);
        }
        Ok(Some(self.know_device(person).await?))
    }

    /// The device cookie of a browser in which this person has signed in before.
    pub(crate) async fn known_device<'a>(
        &self,
        person: Option<&Id>,
        client: &'a Client,
    ) -> Result<Option<&'a str>, IdentityError> {
        let Some(device) = client.device.as_deref() else { return Ok(None) };
        let sql = "SELECT person FROM known_devices WHERE token_hash = $1";
        let owner: Option<(Id,)> = self.db().opt(sql, params![token_hash(device)]).await?;
        Ok(owner.filter(|(owner,)| Some(owner) == person).map(|_| device))
    }

    async fn limits(
        &self,
        user_name: &str,
        person: Option<&Person>,
        client: &Client,
    ) -> Result<SignInLimits, IdentityError> {
        let account = self.counted("account", user_name, Policy::COUNT_ONLY);
        let device = self.known_device(person.map(|person| &person.id), client).await?;
        Ok(match device {
            Some(device) => SignInLimits {
                account,
                pair: self.counted("device", device, Policy::ACCOUNT_AND_NETWORK),
                network: None,
            },
            None => SignInLimits {
                account,
                pair: self.counted(
                    "account and network",
                    &format!("{user_name} {}", client.network),
                    Policy::ACCOUNT_AND_NETWORK,
                ),
                network: Some(self.counted("network", &client.network, Policy::NETWORK)),
            },
        })
    }

    async fn know_device(&self, person: &Id) -> Result<Token, IdentityError> {
        let token = Token::fresh();
        self.db()
            .exec(
                "INSERT INTO known_devices (token_hash, person, created_at, seen_at)
                 VALUES ($1, $2, $3, $3)",
                params![token.hash(), person, Timestamp::now()],
            )
            .await?;
        Ok(token)
    }
}

struct SignInLimits {
    /// Never waits: tells the owner how often someone failed.
    account: Counted,
    pair: Counted,
    network: Option<Counted>,
}

impl SignInLimits {
    fn all(&self) -> Vec<Counted> {
        [&self.account, &self.pair].into_iter().chain(&self.network).cloned().collect()
    }
}
