//! The ways to an appointment: the secret in its link, and its code. The database holds only the
//! secret's hash.

use std::time::Duration;

use commons::{Id, Timestamp};
use identity::rules::Policy;
use sha2::{Digest, Sha256};
use store::{Sql, params};

use super::{error::AppointmentsError, model::Appointment, rules, visitor::slowed_down};
use crate::{Services, ServicesError};

/// So long after an appointment its links still show it.
pub(crate) const AFTERWARDS: Duration = Duration::from_hours(30 * 24);

/// Wrong codes from one network: a code has forty bits, so nobody guesses one at this pace.
const GUESSES: Policy = Policy {
    free: 10,
    first_wait: Duration::from_secs(30),
    longest_wait: Duration::from_hours(1),
    forget_after: Duration::from_hours(24),
};

/// What the database knows of a secret.
pub(crate) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

/// A new secret that opens an appointment.
pub(crate) async fn mint(db: &impl Sql, appointment: &Appointment) -> Result<Id, ServicesError> {
    mint_until(db, &appointment.id, appointment.ends_at() + AFTERWARDS).await
}

/// A new secret that opens something until then.
pub(crate) async fn mint_until(
    db: &impl Sql,
    opens: &Id,
    until: Timestamp,
) -> Result<Id, ServicesError> {
    let token = Id::random();
    let sql = "INSERT INTO appointment_links (token_hash, opens, expires_at)
         VALUES ($1, $2, $3)";
    db.exec(sql, params![hash(token.as_str()), opens, until]).await?;
    Ok(token)
}

impl Services {
    /// The appointment that a link opens.
    ///
    /// # Errors
    /// [`AppointmentsError::NotFound`].
    pub async fn appointment_of_link(&self, token: &str) -> Result<Appointment, ServicesError> {
        let sql = format!(
            "SELECT {} FROM appointments WHERE id = (SELECT opens FROM appointment_links
                 WHERE token_hash = $1 AND expires_at > $2)",
            Appointment::COLUMNS
        );
        let found = self.db().opt(&sql, params![hash(token), Timestamp::now()]).await?;
        found.ok_or_else(|| AppointmentsError::NotFound.into())
    }

    /// An appointment by its id.
    ///
    /// # Errors
    /// [`AppointmentsError::NotFound`].
    pub(crate) async fn appointment(&self, id: &Id) -> Result<Appointment, ServicesError> {
        let sql = format!("SELECT {} FROM appointments WHERE id = $1", Appointment::COLUMNS);
        let found = self.db().opt(&sql, params![id]).await?;
        found.ok_or_else(|| AppointmentsError::NotFound.into())
    }

    /// A new link to the appointment with this code.
    ///
    /// # Errors
    /// [`AppointmentsError::NoCode`], [`AppointmentsError::SlowDown`] for who guesses.
    pub(crate) async fn link_of_code(
        &self,
        code: &str,
        network: &str,
    ) -> Result<Id, ServicesError> {
        let guess = self.identity().slow_down("appointment-code", network, GUESSES).await;
        guess.map_err(slowed_down)?;
        let appointment = self.by_code(&rules::read_code(code)).await?;
        mint(self.db(), &appointment).await
    }

    /// The appointment with this code.
    ///
    /// # Errors
    /// [`AppointmentsError::NoCode`].
    pub(crate) async fn by_code(&self, code: &str) -> Result<Appointment, ServicesError> {
        let sql = format!("SELECT {} FROM appointments WHERE code = $1", Appointment::COLUMNS);
        let found = self.db().opt(&sql, params![code]).await?;
        found.ok_or_else(|| AppointmentsError::NoCode.into())
    }
}
