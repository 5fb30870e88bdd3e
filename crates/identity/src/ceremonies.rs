//! What must be remembered between two steps of signing in (a challenge, a new secret): sealed in
//! the database, bound to one browser by a cookie, used once, gone after ten minutes.

use std::time::Duration;

use commons::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use store::{Sql, params};

use crate::{Identity, IdentityError, secrets::token_hash};

/// How long a person has for the next step.
const LIFETIME: Duration = Duration::from_mins(10);

impl Identity {
    /// Remembers the state of a kind of ceremony for a browser; one that was begun before is
    /// forgotten.
    pub(crate) async fn remember_ceremony(
        &self,
        browser: &str,
        kind: &str,
        state: &impl Serialize,
    ) -> Result<(), IdentityError> {
        let id = id_of(browser, kind);
        let state = serde_json::to_vec(state).map_err(internal)?;
        self.db()
            .exec(
                "INSERT INTO ceremonies (id_hash, state, expires_at) VALUES ($1, $2, $3)
                 ON CONFLICT (id_hash) DO UPDATE
                 SET state = excluded.state, expires_at = excluded.expires_at",
                params![id, self.config().key.seal(&id, &state), Timestamp::now() + LIFETIME],
            )
            .await?;
        Ok(())
    }

    /// The state of a ceremony, which stays.
    ///
    /// # Errors
    /// [`IdentityError::CeremonyExpired`] where there is none (any more) for this browser.
    pub(crate) async fn recall_ceremony<T: DeserializeOwned>(
        &self,
        browser: &str,
        kind: &str,
    ) -> Result<T, IdentityError> {
        let sql = "SELECT state FROM ceremonies WHERE id_hash = $1 AND expires_at > $2";
        self.open_ceremony(sql, browser, kind).await
    }

    /// The state of a ceremony, which ends with this.
    ///
    /// # Errors
    /// [`IdentityError::CeremonyExpired`] where there is none (any more) for this browser.
    pub(crate) async fn finish_ceremony<T: DeserializeOwned>(
        &self,
        browser: &str,
        kind: &str,
    ) -> Result<T, IdentityError> {
        let sql = "DELETE FROM ceremonies WHERE id_hash = $1 AND expires_at > $2 RETURNING state";
        self.open_ceremony(sql, browser, kind).await
    }

    async fn open_ceremony<T: DeserializeOwned>(
        &self,
        sql: &str,
        browser: &str,
        kind: &str,
    ) -> Result<T, IdentityError> {
        let id = id_of(browser, kind);
        let found: Option<(Vec<u8>,)> = self.db().opt(sql, params![id, Timestamp::now()]).await?;
        let (sealed,) = found.ok_or(IdentityError::CeremonyExpired)?;
        let state = self.config().key.open(&id, &sealed).ok_or(IdentityError::Sealed)?;
        serde_json::from_slice(&state).map_err(internal)
    }

    /// Deletes what was never finished.
    pub(crate) async fn forget_old_ceremonies(&self) -> Result<u64, IdentityError> {
        let sql = "DELETE FROM ceremonies WHERE expires_at < $1";
        Ok(self.db().exec(sql, params![Timestamp::now()]).await?)
    }
}

/// The browser's token never contains a space, so no two ceremonies share an id.
fn id_of(browser: &str, kind: &str) -> String {
    token_hash(&format!("{browser} {kind}"))
}

#[expect(clippy::needless_pass_by_value, reason = "shaped for map_err")]
fn internal(error: serde_json::Error) -> IdentityError {
    IdentityError::Internal(error.to_string())
}
