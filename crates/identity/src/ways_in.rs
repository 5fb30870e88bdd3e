//! The ways a person can sign in: what they have, and what may be taken away.

use commons::{Id, Timestamp};
use store::{Sql, Tx, params};

use crate::{Identity, IdentityError, PasskeySummary};

/// All ways of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaysIn {
    /// Since when there is this passphrase.
    pub passphrase: Option<Timestamp>,
    /// Passkeys, oldest first.
    pub passkeys: Vec<PasskeySummary>,
    /// Since when there is this authenticator app.
    pub authenticator: Option<Timestamp>,
    /// Unused recovery codes.
    pub recovery_codes: u64,
    /// Providers by identifier, and since when they are linked.
    pub providers: Vec<(String, Timestamp)>,
}

impl Identity {
    /// All ways a person can sign in.
    pub async fn ways_in(&self, person: &Id) -> Result<WaysIn, IdentityError> {
        let passphrase: Option<(Timestamp,)> = self
            .db()
            .opt("SELECT changed_at FROM passphrases WHERE person = $1", params![person])
            .await?;
        let providers = "SELECT provider, linked_at FROM provider_links
             WHERE person = $1 ORDER BY provider, subject";
        Ok(WaysIn {
            passphrase: passphrase.map(|(since,)| since),
            passkeys: self.passkeys_of(person).await?,
            authenticator: self.authenticator_since(person).await?,
            recovery_codes: self.recovery_codes_left(person).await?,
            providers: self.db().all(providers, params![person]).await?,
        })
    }

    /// Removes one of a person's passkeys; another person's is left alone.
    ///
    /// # Errors
    /// [`IdentityError::LastWayIn`].
    pub async fn remove_passkey(&self, person: &Id, passkey: &Id) -> Result<(), IdentityError> {
        self.remove_way_in(
            person,
            "DELETE FROM passkeys WHERE person = $1 AND id = $2",
            Some(passkey.as_str()),
        )
        .await
    }

    /// Removes a person's authenticator app.
    ///
    /// # Errors
    /// [`IdentityError::LastWayIn`] where staff would have no second factor left.
    pub async fn remove_authenticator(&self, person: &Id) -> Result<(), IdentityError> {
        self.remove_way_in(person, "DELETE FROM authenticators WHERE person = $1", None).await
    }

    /// Removes the link to a provider.
    ///
    /// # Errors
    /// [`IdentityError::LastWayIn`].
    pub async fn unlink_provider(&self, person: &Id, provider: &str) -> Result<(), IdentityError> {
        self.remove_way_in(
            person,
            "DELETE FROM provider_links WHERE person = $1 AND provider = $2",
            Some(provider),
        )
        .await
    }

    async fn remove_way_in(
        &self,
        person: &Id,
        sql: &str,
        which: Option<&str>,
    ) -> Result<(), IdentityError> {
        let tx = self.db().begin().await?;
        // Whoever removes two at the same time must not remove both last ones.
        tx.exec("UPDATE people SET id = id WHERE id = $1", params![person]).await?;
        match which {
            Some(which) => tx.exec(sql, params![person, which]).await?,
            None => tx.exec(sql, params![person]).await?,
        };
        require_a_way_in(&tx, person).await?;
        Ok(tx.commit().await?)
    }

    /// # Errors
    /// [`IdentityError::AccountDisabled`].
    pub(crate) async fn require_enabled(&self, person: &Id) -> Result<(), IdentityError> {
        match self.person(person).await? {
            Some(person) if person.disabled_at.is_none() => Ok(()),
            Some(_) => Err(IdentityError::AccountDisabled),
            None => Err(IdentityError::UnknownPerson),
        }
    }
}

/// Somebody whose second factors were taken away can still begin to sign in.
pub(crate) async fn require_first_factor(tx: &Tx, person: &Id) -> Result<(), IdentityError> {
    let (ways,): (i64,) = tx
        .one(
            "SELECT (SELECT COUNT(*) FROM passphrases WHERE person = $1)
                 + (SELECT COUNT(*) FROM provider_links WHERE person = $1)",
            params![person],
        )
        .await?;
    if ways > 0 { Ok(()) } else { Err(IdentityError::LastWayIn) }
}

/// One can sign in with a passphrase, a passkey or a provider; staff need a passkey or an
/// authenticator app besides.
async fn require_a_way_in(tx: &Tx, person: &Id) -> Result<(), IdentityError> {
    let (passphrases, passkeys, providers, authenticators, roles): (i64, i64, i64, i64, i64) = tx
        .one(
            "SELECT (SELECT COUNT(*) FROM passphrases WHERE person = $1),
                 (SELECT COUNT(*) FROM passkeys WHERE person = $1),
                 (SELECT COUNT(*) FROM provider_links WHERE person = $1),
                 (SELECT COUNT(*) FROM authenticators WHERE person = $1),
                 (SELECT COUNT(*) FROM memberships WHERE person = $1)",
            params![person],
        )
        .await?;
    let can_sign_in = passphrases + passkeys + providers > 0;
    let second_factor = roles == 0 || passkeys + authenticators > 0;
    if can_sign_in && second_factor { Ok(()) } else { Err(IdentityError::LastWayIn) }
}
