//! What is known of who holds an appointment: only what they said.

use commons::Id;
use post::MailError;
use post::PostError;
use store::{Sql, params};

use crate::{Services, ServicesError};

impl Services {
    /// The address to which mail about an appointment goes.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn email_of(&self, appointment: &Id) -> Result<Option<String>, ServicesError> {
        let sql = "SELECT email FROM appointment_contacts WHERE appointment = $1
             AND email IS NOT NULL";
        let found: Option<(String,)> = self.db().opt(sql, params![appointment]).await?;
        Ok(found.map(|(email,)| email))
    }

    /// Demands that the town sends mail.
    ///
    /// # Errors
    /// [`MailError::Off`].
    pub(crate) fn require_mail(&self) -> Result<(), ServicesError> {
        if self.sends_mail() { Ok(()) } else { Err(PostError::from(MailError::Off).into()) }
    }
}
