//! Passkeys (WebAuthn): two factors in one step, because the device asks for its PIN, fingerprint
//! or face (user verification is required), and safe from imitated sites. All are discoverable:
//! nobody types a user name.

use commons::{Id, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Sql, StoreError, params};
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::{
    Identity, IdentityConfig, IdentityError, layer::Client, sessions::Proof, sign_in::SignedIn,
};

/// One of a person's passkeys, as the security page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeySummary {
    /// For removing it.
    pub id: Id,
    /// Where it was made: `Firefox, Linux`.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used to sign in.
    pub used_at: Option<Timestamp>,
}

/// A passkey under way: the challenge, and for whom it is.
#[derive(Serialize, Deserialize)]
struct Enrolment<T> {
    challenge: PasskeyRegistration,
    whose: T,
}

/// The authenticator of our side; none where the town is reached by a bare IP address, which
/// WebAuthn does not allow.
pub(crate) fn webauthn(config: &IdentityConfig) -> Result<Option<Webauthn>, IdentityError> {
    let bad = || IdentityError::BadBaseUrl(config.base_url.clone());
    let origin = Url::parse(config.origin()).map_err(|_| bad())?;
    if !matches!(origin.scheme(), "https" | "http") || origin.path() != "/" {
        return Err(bad());
    }
    let Some(host) = origin.domain() else { return Ok(None) };
    let builder = WebauthnBuilder::new(host, &origin).map_err(|_| bad())?;
    Ok(Some(builder.rp_name(&config.town_name).build().map_err(|_| bad())?))
}

impl Identity {
    /// Whether this town can have passkeys at all.
    pub fn has_passkeys(&self) -> bool {
        self.webauthn().is_ok()
    }

    /// Begins to make a passkey: what the browser needs for `navigator.credentials.create`.
    pub(crate) async fn start_passkey(
        &self,
        browser: &str,
        kind: &str,
        (person, user_name): (&Id, &str),
        whose: impl Serialize,
    ) -> Result<Value, IdentityError> {
        let known = self.credential_ids_of(person).await?;
        let (options, challenge) = self
            .webauthn()?
            .start_passkey_registration(handle_of(person), user_name, user_name, Some(known))
            .map_err(refused)?;
        self.remember_ceremony(browser, kind, &Enrolment { challenge, whose }).await?;
        let mut options = json!(options);
        // The library leaves it to the device whether the passkey can be found without a user
        // name; ours are always looked for that way.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
        options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
        Ok(options)
    }

    /// The passkey that the browser made, and for whom.
    pub(crate) async fn finish_passkey<T: DeserializeOwned>(
        &self,
        browser: &str,
        kind: &str,
        answer: &RegisterPublicKeyCredential,
    ) -> Result<(Passkey, T), IdentityError> {
        let enrolment: Enrolment<T> = self.finish_ceremony(browser, kind).await?;
        let passkey = self
            .webauthn()?
            .finish_passkey_registration(answer, &enrolment.challenge)
            .map_err(refused)?;
        Ok((passkey, enrolment.whose))
    }

    /// Begins to use a passkey: what the browser needs for `navigator.credentials.get`.
    pub(crate) async fn ask_for_passkey(
        &self,
        browser: &str,
        kind: &str,
    ) -> Result<Value, IdentityError> {
        let (mut options, challenge) =
            self.webauthn()?.start_discoverable_authentication().map_err(refused)?;
        // The library prepares for autofill; we ask when a button is pressed.
        options.mediation = None;
        self.remember_ceremony(browser, kind, &challenge).await?;
        Ok(json!(options))
    }

    /// Whose passkey the browser used.
    ///
    /// # Errors
    /// [`IdentityError::PasskeyRefused`] where it is not known here or does not hold,
    /// [`IdentityError::CeremonyExpired`].
    pub(crate) async fn check_passkey(
        &self,
        browser: &str,
        kind: &str,
        answer: &PublicKeyCredential,
    ) -> Result<Id, IdentityError> {
        let challenge: DiscoverableAuthentication = self.finish_ceremony(browser, kind).await?;
        let (handle, credential_id) =
            self.webauthn()?.identify_discoverable_authentication(answer).map_err(refused)?;
        let (id, person, mut passkey) = self.passkey_by_credential(credential_id).await?;
        if handle != handle_of(&person) {
            return Err(IdentityError::PasskeyRefused("it names another person".to_owned()));
        }
        let used = self
            .webauthn()?
            .finish_discoverable_authentication_v2(answer, challenge, &passkey)
            .map_err(refused)?;
        passkey.update_credential(&used);
        let sql = "UPDATE passkeys SET credential = $2, used_at = $3 WHERE id = $1";
        self.db().exec(sql, params![id, json!(passkey), Timestamp::now()]).await?;
        Ok(person)
    }

    /// Signs in whoever's passkey the browser used.
    pub(crate) async fn sign_in_with_passkey(
        &self,
        browser: &str,
        answer: &PublicKeyCredential,
        client: &Client,
    ) -> Result<SignedIn, IdentityError> {
        let person = self.check_passkey(browser, SIGN_IN, answer).await?;
        self.require_enabled(&person).await?;
        self.admit(&person, Proof::TwoFactors, client, 0).await
    }

    /// A person's passkeys, oldest first.
    pub async fn passkeys_of(&self, person: &Id) -> Result<Vec<PasskeySummary>, IdentityError> {
        let rows: Vec<(Id, String, Timestamp, Option<Timestamp>)> = self
            .db()
            .all(
                "SELECT id, label, created_at, used_at FROM passkeys
                 WHERE person = $1 ORDER BY created_at, id",
                params![person],
            )
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, label, created_at, used_at)| PasskeySummary {
                id,
                label,
                created_at,
                used_at,
            })
            .collect())
    }

    async fn credential_ids_of(&self, person: &Id) -> Result<Vec<CredentialID>, IdentityError> {
        let sql = "SELECT credential_id FROM passkeys WHERE person = $1";
        let rows: Vec<(String,)> = self.db().all(sql, params![person]).await?;
        let ids = rows.iter().filter_map(|(id,)| hex::decode(id).ok());
        Ok(ids.collect())
    }

    async fn passkey_by_credential(
        &self,
        credential_id: &[u8],
    ) -> Result<(Id, Id, Passkey), IdentityError> {
        let sql = "SELECT id, person, credential FROM passkeys WHERE credential_id = $1";
        let row: Option<(Id, Id, Value)> =
            self.db().opt(sql, params![hex::encode(credential_id)]).await?;
        let (id, person, passkey) =
            row.ok_or_else(|| IdentityError::PasskeyRefused("it is not known here".to_owned()))?;
        let passkey = serde_json::from_value(passkey)
            .map_err(|error| IdentityError::Internal(error.to_string()))?;
        Ok((id, person, passkey))
    }
}

/// The ceremony of signing in.
pub(crate) const SIGN_IN: &str = "passkey sign-in";

/// Writes a person's new passkey.
pub(crate) async fn write_passkey(
    sql: &impl Sql,
    person: &Id,
    label: &str,
    passkey: &Passkey,
) -> Result<(), IdentityError> {
    let written = sql
        .exec(
            "INSERT INTO passkeys (id, person, label, credential_id, credential, created_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            params![
                Id::random(),
                person,
                label,
                hex::encode(passkey.cred_id()),
                json!(passkey),
                Timestamp::now()
            ],
        )
        .await;
    match written {
        Err(StoreError::Conflict(_)) => {
            Err(IdentityError::PasskeyRefused("it is registered already".to_owned()))
        }
        other => Ok(other.map(|_| ())?),
    }
}

/// What a passkey knows its person by: 128 bits that say nothing about them.
fn handle_of(person: &Id) -> Uuid {
    let mut handle = [0; 16];
    handle.copy_from_slice(&Sha256::digest(person.as_str())[..16]);
    Uuid::from_bytes(handle)
}

#[expect(clippy::needless_pass_by_value, reason = "shaped for map_err")]
fn refused(error: WebauthnError) -> IdentityError {
    IdentityError::PasskeyRefused(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(base_url: &str) -> IdentityConfig {
        IdentityConfig { base_url: base_url.to_owned(), ..IdentityConfig::default() }
    }

    #[test]
    fn passkeys_belong_to_a_host_name() {
        assert!(webauthn(&config("https://stadt.example")).unwrap().is_some());
        assert!(webauthn(&config("http://localhost:8080/")).unwrap().is_some());
        assert!(webauthn(&config("http://127.0.0.1:8080")).unwrap().is_none());
    }

    #[test]
    fn a_base_url_that_is_no_origin_is_refused() {
        for url in ["", "stadt.example", "ftp://stadt.example", "https://stadt.example/allmende"] {
            assert!(matches!(webauthn(&config(url)), Err(IdentityError::BadBaseUrl(_))), "{url}");
        }
    }
}
