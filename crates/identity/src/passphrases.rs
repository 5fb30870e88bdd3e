//! Passphrases: Argon2id (RFC 9106) on blocking threads, a few at a time.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use commons::{Id, Timestamp};
use rand::Rng;
use store::{Sql, params};
use tokio::sync::Semaphore;

use crate::{Identity, IdentityError, PassphraseCost, rules};

/// Hashes and verifies. Each hash takes tens of megabytes and a good part of a second of one core:
/// more than a few at once would be an attack on ourselves, so the others wait their turn.
pub(crate) struct Hasher {
    argon2: Argon2<'static>,
    turns: Arc<Semaphore>,
    /// The hash that stands in for accounts that aren't there, so that they take as long.
    nobody: String,
}

impl Hasher {
    pub fn new(cost: PassphraseCost) -> Result<Self, IdentityError> {
        let params = Params::new(cost.memory_kib, cost.iterations, cost.lanes, None)
            .map_err(|error| IdentityError::Internal(error.to_string()))?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon2, "")?;
        Ok(Self { argon2, turns: Arc::new(Semaphore::new(cost.at_once.max(1))), nobody })
    }

    pub async fn hash(&self, passphrase: &str) -> Result<String, IdentityError> {
        let passphrase = passphrase.to_owned();
        self.in_turn(move |argon2| hash(argon2, &passphrase)).await
    }

    /// Whether the passphrase fits the hash; never where there is no hash, but no sooner.
    pub async fn verify(
        &self,
        passphrase: &str,
        stored: Option<&str>,
    ) -> Result<bool, IdentityError> {
        let passphrase = passphrase.to_owned();
        let known = stored.is_some();
        let stored = stored.unwrap_or(&self.nobody).to_owned();
        let fits = self
            .in_turn(move |argon2| {
                // Nothing longer was ever accepted; hashing megabytes would only cost us.
                let stored = PasswordHash::new(&stored).map_err(internal)?;
                let fits = argon2.verify_password(passphrase.as_bytes(), &stored).is_ok();
                Ok(fits && passphrase.chars().count() <= rules::LONGEST)
            })
            .await?;
        Ok(fits && known)
    }

    /// Whether a hash was made at another cost than today's.
    pub fn is_outdated(&self, stored: &str) -> bool {
        let Ok(parsed) = PasswordHash::new(stored) else { return true };
        let today = self.argon2.params();
        Params::try_from(&parsed).map_or(true, |params| {
            (params.m_cost(), params.t_cost(), params.p_cost())
                != (today.m_cost(), today.t_cost(), today.p_cost())
        })
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> Result<T, IdentityError> + Send + 'static,
    ) -> Result<T, IdentityError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(internal)?;
        let argon2 = self.argon2.clone();
        tokio::task::spawn_blocking(move || {
            let result = work(&argon2);
            drop(turn);
            result
        })
        .await
        .map_err(internal)?
    }
}

fn hash(argon2: &Argon2<'_>, passphrase: &str) -> Result<String, IdentityError> {
    let mut salt = [0; 16];
    rand::rng().fill_bytes(&mut salt);
    let salt = SaltString::encode_b64(&salt).map_err(internal)?;
    let hash = argon2.hash_password(passphrase.as_bytes(), &salt).map_err(internal)?;
    Ok(hash.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "shaped for map_err")]
fn internal(error: impl ToString) -> IdentityError {
    IdentityError::Internal(error.to_string())
}

impl Identity {
    /// Sets a person's passphrase after checking it.
    ///
    /// # Errors
    /// [`IdentityError::BadPassphrase`] where it is not good enough.
    pub async fn set_passphrase(
        &self,
        person: &Id,
        user_name: &str,
        passphrase: &str,
    ) -> Result<(), IdentityError> {
        let hash = self.hash_checked(user_name, passphrase).await?;
        write_passphrase(self.db(), person, &hash).await
    }

    /// Checks a passphrase for a user name and hashes it.
    pub(crate) async fn hash_checked(
        &self,
        user_name: &str,
        passphrase: &str,
    ) -> Result<String, IdentityError> {
        let town = &self.config().town_name;
        rules::check_passphrase(passphrase, &[user_name, town, "allmende"])
            .map_err(IdentityError::BadPassphrase)?;
        self.hasher().hash(passphrase).await
    }

    /// Whether this is the person's passphrase. A hash made at an older cost is made anew.
    pub(crate) async fn passphrase_fits(
        &self,
        person: Option<&Id>,
        passphrase: &str,
    ) -> Result<bool, IdentityError> {
        // The same query for nobody as for somebody: both take as long.
        let nobody = Id::from("");
        let person = person.unwrap_or(&nobody);
        let stored = self.passphrase_hash(person).await?;
        let fits = self.hasher().verify(passphrase, stored.as_deref()).await?;
        if fits && stored.is_some_and(|stored| self.hasher().is_outdated(&stored)) {
            let hash = self.hasher().hash(passphrase).await?;
            write_passphrase(self.db(), person, &hash).await?;
        }
        Ok(fits)
    }

    pub(crate) async fn passphrase_hash(
        &self,
        person: &Id,
    ) -> Result<Option<String>, IdentityError> {
        let sql = "SELECT hash FROM passphrases WHERE person = $1";
        let found: Option<(String,)> = self.db().opt(sql, params![person]).await?;
        Ok(found.map(|(hash,)| hash))
    }
}

pub(crate) async fn write_passphrase(
    sql: &impl Sql,
    person: &Id,
    hash: &str,
) -> Result<(), IdentityError> {
    sql.exec(
        "INSERT INTO passphrases (person, hash, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (person) DO UPDATE
         SET hash = excluded.hash, changed_at = excluded.changed_at",
        params![person, hash, Timestamp::now()],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: PassphraseCost =
        PassphraseCost { memory_kib: 64, iterations: 1, lanes: 1, at_once: 2 };

    #[tokio::test]
    async fn a_passphrase_fits_its_hash_only_and_nobody_has_one() {
        let hasher = Hasher::new(CHEAP).unwrap();
        let stored = hasher.hash("eine lange Nacht").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert!(hasher.verify("eine lange Nacht", Some(&stored)).await.unwrap());
        assert!(!hasher.verify("eine kurze Nacht", Some(&stored)).await.unwrap());
        assert!(!hasher.verify("", None).await.unwrap());
    }

    #[tokio::test]
    async fn the_stand_in_for_accounts_that_are_not_there_costs_the_same() {
        let hasher = Hasher::new(CHEAP).unwrap();
        assert!(!hasher.is_outdated(&hasher.nobody));
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_is_outdated() {
        let stored = Hasher::new(CHEAP).unwrap().hash("eine lange Nacht").await.unwrap();
        let dearer = Hasher::new(PassphraseCost { iterations: 2, ..CHEAP }).unwrap();
        assert!(dearer.is_outdated(&stored));
        assert!(dearer.verify("eine lange Nacht", Some(&stored)).await.unwrap());
    }
}
