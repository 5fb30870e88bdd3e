//! What the operator's command line does with people.

use commons::Id;
use serde_json::json;
use store::{Sql, params};

use crate::{Identity, IdentityError, audit, people, ways_in::require_first_factor};

impl Identity {
    /// Takes a person's second factors (passkeys, authenticator app, recovery codes) and sessions
    /// away: at the next sign-in staff set up a new one.
    ///
    /// # Errors
    /// [`IdentityError::LastWayIn`] where a passkey is the only way in: then
    /// [`reset_sign_in`](Self::reset_sign_in) helps.
    pub async fn reset_second_factor(
        &self,
        person: &Id,
        by: Option<&Id>,
    ) -> Result<(), IdentityError> {
        self.person(person).await?.ok_or(IdentityError::UnknownPerson)?;
        let tx = self.db().begin().await?;
        for table in ["passkeys", "authenticators", "recovery_codes", "sessions"] {
            let sql = format!("DELETE FROM {table} WHERE person = $1");
            tx.exec(&sql, params![person]).await?;
        }
        require_first_factor(&tx, person).await?;
        let subject = people::person_subject(person);
        audit::write(&tx, by, "second-factor-reset", &subject, json!({})).await?;
        Ok(tx.commit().await?)
    }
}
