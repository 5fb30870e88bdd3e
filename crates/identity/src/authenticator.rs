//! Authenticator apps: time-based codes (RFC 6238: SHA-1, six digits, 30 seconds), each of which
//! works once. The secret lies sealed in the database.

use commons::{Id, Timestamp};
use store::{Sql, params};
use totp_rs::{Builder, Secret, Totp};

use crate::{
    Identity, IdentityError, attempts::Counted, layer::Client, rules::Policy, secrets::random_bytes,
};

/// A secret that an authenticator app is being given.
#[derive(Clone)]
pub struct AuthenticatorSecret([u8; 20]);

impl AuthenticatorSecret {
    /// A new secret of 160 random bits.
    pub fn generate() -> Self {
        Self(random_bytes())
    }

    #[cfg(test)]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut secret = [0; 20];
        secret.copy_from_slice(&bytes[..20]);
        Self(secret)
    }

    /// The secret as people type it into an app: base 32.
    pub fn to_base32(&self) -> String {
        Secret::new_stack(self.0).to_base32()
    }

    /// Reads what [`to_base32`](Self::to_base32) wrote.
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        Some(Self(secret.as_bytes().try_into().ok()?))
    }

    /// The address inside the QR code: `otpauth://totp/…`.
    pub fn to_url(&self, town: &str, user_name: &str) -> Result<String, IdentityError> {
        let totp = Builder::new()
            .with_secret(self.0)
            .with_issuer(Some(town.replace(':', " ")))
            .with_account_name(user_name)
            .build()
            .map_err(internal)?;
        totp.to_url().map_err(internal)
    }

    /// The code of a moment (seconds since 1970).
    pub fn code(&self, seconds: u64) -> String {
        self.totp().generate(seconds).to_string()
    }

    /// The time step whose code this is, one step early or late allowed.
    fn step_of(&self, code: &str, seconds: u64) -> Option<u64> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        self.totp().check(&digits, seconds)
    }

    fn totp(&self) -> Totp {
        Builder::new().with_secret(self.0).build_noncompliant()
    }
}

impl Identity {
    /// Sets up an authenticator app in place of an older one, if the code shows that the app has
    /// the secret.
    ///
    /// # Errors
    /// [`IdentityError::WrongCode`].
    pub async fn set_authenticator(
        &self,
        person: &Id,
        secret: &AuthenticatorSecret,
        code: &str,
    ) -> Result<(), IdentityError> {
        let step = secret.step_of(code, seconds_now()).ok_or(IdentityError::WrongCode)?;
        self.write_authenticator(person, secret, step).await
    }

    pub(crate) async fn write_authenticator(
        &self,
        person: &Id,
        secret: &AuthenticatorSecret,
        last_step: u64,
    ) -> Result<(), IdentityError> {
        let sealed = self.config().key.seal(&context(person), &secret.0);
        self.db()
            .exec(
                "INSERT INTO authenticators (person, secret, last_step, created_at)
                 VALUES ($1, $2, $3, $4)
                 ON CONFLICT (person) DO UPDATE SET secret = excluded.secret,
                     last_step = excluded.last_step, created_at = excluded.created_at",
                params![person, sealed, last_step, Timestamp::now()],
            )
            .await?;
        Ok(())
    }

    /// Whether the person has an authenticator app, and since when.
    pub async fn authenticator_since(
        &self,
        person: &Id,
    ) -> Result<Option<Timestamp>, IdentityError> {
        let sql = "SELECT created_at FROM authenticators WHERE person = $1";
        let since: Option<(Timestamp,)> = self.db().opt(sql, params![person]).await?;
        Ok(since.map(|(since,)| since))
    }

    /// Checks a second factor that is typed: a code of the app, or a recovery code. Says how
    /// often strangers failed since it was last right.
    ///
    /// Codes are short, so that those who try them must be slowed; but whoever knows a passphrase
    /// must not keep its owner out. A browser the owner has used before is counted by itself.
    /// Others are counted by account and network, and all together only after many mistakes: a
    /// single network never gets there while the owner signs in now and then. Recovery codes are
    /// too long to be guessed and never wait.
    ///
    /// # Errors
    /// [`IdentityError::WrongCode`], [`IdentityError::TooManyAttempts`].
    pub(crate) async fn check_second_factor(
        &self,
        person: &Id,
        code: &str,
        client: &Client,
    ) -> Result<u32, IdentityError> {
        let strangers = self.counted("second factor", person.as_str(), Policy::STRANGERS_CODES);
        let (own, others) = match self.known_device(Some(person), client).await? {
            Some(device) => (device.to_owned(), None),
            None => (format!("{person} {}", client.network), Some(&strangers)),
        };
        let own = self.counted("second factor from", &own, Policy::SECOND_FACTOR);
        let is_guess = !self.use_recovery_code(person, code).await?;
        if is_guess {
            let on: Vec<Counted> = others.into_iter().chain([&own]).cloned().collect();
            self.count_attempt(&on).await?;
            if !self.use_authenticator_code(person, code).await? {
                return Err(IdentityError::WrongCode);
            }
        }
        self.forget_attempts(&own).await?;
        let failed = self.forget_attempts(&strangers).await?;
        Ok(failed.saturating_sub(u32::from(is_guess && others.is_some())))
    }

    async fn use_authenticator_code(&self, person: &Id, code: &str) -> Result<bool, IdentityError> {
        let Some(secret) = self.authenticator_secret(person).await? else { return Ok(false) };
        let Some(step) = secret.step_of(code, seconds_now()) else { return Ok(false) };
        let sql = "UPDATE authenticators SET last_step = $2 WHERE person = $1 AND last_step < $2";
        Ok(self.db().exec(sql, params![person, step]).await? > 0)
    }

    pub(crate) async fn authenticator_secret(
        &self,
        person: &Id,
    ) -> Result<Option<AuthenticatorSecret>, IdentityError> {
        let sql = "SELECT secret FROM authenticators WHERE person = $1";
        let sealed: Option<(Vec<u8>,)> = self.db().opt(sql, params![person]).await?;
        let Some((sealed,)) = sealed else { return Ok(None) };
        let secret = self.config().key.open(&context(person), &sealed);
        let secret = secret.and_then(|secret| secret.try_into().ok());
        Ok(Some(AuthenticatorSecret(secret.ok_or(IdentityError::Sealed)?)))
    }
}

fn context(person: &Id) -> String {
    format!("authenticator of {person}")
}

fn seconds_now() -> u64 {
    u64::try_from(Timestamp::now().as_second()).unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "shaped for map_err")]
fn internal(error: impl ToString) -> IdentityError {
    IdentityError::Internal(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = AuthenticatorSecret(*b"12345678901234567890");
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")]
        {
            assert_eq!(secret.code(seconds), code);
        }
    }

    #[test]
    fn a_code_counts_one_step_early_or_late_and_however_it_is_spaced() {
        let secret = AuthenticatorSecret::generate();
        let code = secret.code(1_000_000);
        let step = 1_000_000 / 30;
        for seconds in [1_000_000 - 30, 1_000_000, 1_000_000 + 30] {
            assert_eq!(secret.step_of(&code, seconds), Some(step));
        }
        assert_eq!(
            secret.step_of(&format!(" {} {} ", &code[..3], &code[3..]), 1_000_000),
            Some(step)
        );
        assert_eq!(secret.step_of(&code, 1_000_000 + 300), None);
        assert_eq!(secret.step_of("", 1_000_000), None);
    }

    #[test]
    fn the_secret_reads_back_from_what_people_type_and_is_in_the_address() {
        let secret = AuthenticatorSecret::generate();
        let text = secret.to_base32();
        assert_eq!(AuthenticatorSecret::from_base32(&text).map(|s| s.0), Some(secret.0));
        let url = secret.to_url("Musterstadt: die Stadt", "ruhige-linde-4821").unwrap();
        assert!(url.starts_with("otpauth://totp/") && url.contains(&format!("secret={text}")));
    }
}
