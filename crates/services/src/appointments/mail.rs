//! Mail about appointments: only to who gave an address, and without a word of content: what it is
//! about stands behind the link.

use std::{sync::LazyLock, time::Duration};

use commons::{Id, Lang, Timestamp};
use post::{MailError, Mailer, PostError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Sql, Tx, params};
use ui::Translations;

use super::{error::AppointmentsError, jobs::TELL, links};
use crate::{Services, ServicesError};

/// A reminder comes so long before.
const REMINDED_BEFORE: Duration = Duration::from_hours(26);
/// Who booked or moved so shortly before is not reminded.
const FRESH: Duration = Duration::from_hours(12);

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum About {
    /// It was booked.
    Booked,
    /// It was moved.
    Moved,
    /// It was cancelled.
    Cancelled,
    /// The office cannot keep it.
    Broken,
    /// It is tomorrow.
    Reminder,
}

impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Broken => "broken",
            Self::Reminder => "reminder",
        }
    }
}

#[derive(Deserialize)]
struct Told {
    appointment: Id,
    about: About,
}

/// Lets a job tell the person, where they gave an address.
pub(crate) async fn enqueue(
    services: &Services,
    tx: &Tx,
    appointment: &Id,
    about: About,
) -> Result<(), ServicesError> {
    let sql = "SELECT COUNT(*) FROM appointment_contacts
         WHERE appointment = $1 AND email IS NOT NULL";
    let (has_address,): (bool,) = tx.one(sql, params![appointment]).await?;
    if has_address {
        let payload = json!({ "appointment": appointment, "about": about });
        services.jobs().enqueue(tx, TELL, &payload).await?;
    }
    Ok(())
}

/// A text of mails.
pub(crate) fn text(lang: Lang, key: &str, args: &[(&'static str, commons::Arg)]) -> String {
    static TEXTS: LazyLock<Option<Translations>> =
        LazyLock::new(|| Translations::new(crate::locales()).ok());
    TEXTS.as_ref().map_or_else(String::new, |texts| texts.get(lang, key, args))
}

impl Services {
    /// What sends mail; nothing where the town sends none.
    pub(crate) fn mailer(&self) -> Result<Option<Mailer>, ServicesError> {
        match self.post().mailer() {
            Ok(mailer) => Ok(Some(mailer)),
            Err(PostError::Mail(MailError::Off)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the town sends mail.
    pub(crate) fn sends_mail(&self) -> bool {
        self.post().config().mail.is_some()
    }

    /// Sends the mail of a job; where the server cannot be reached, the job tries again. An address
    /// that is refused for good is not tried again.
    ///
    /// # Errors
    /// Where the mail server cannot be reached now.
    pub(crate) async fn tell(&self, payload: Value) -> Result<(), ServicesError> {
        let Ok(told) = serde_json::from_value::<Told>(payload) else { return Ok(()) };
        let appointment = match self.appointment(&told.appointment).await {
            Err(ServicesError::Appointments(AppointmentsError::NotFound)) => return Ok(()),
            found => found?,
        };
        let sql = "SELECT email, lang FROM appointment_contacts
             WHERE appointment = $1 AND email IS NOT NULL";
        let contact: Option<(String, String)> = self.db().opt(sql, params![appointment.id]).await?;
        let (Some(mailer), Some((email, lang))) = (self.mailer()?, contact) else { return Ok(()) };
        let token = links::mint(self.db(), &appointment).await?;
        let link = format!("{}/appointments/at/{token}", self.config().base_url);
        self.send(&mailer, &email, &lang, told.about.word(), &link, "").await?;
        if told.about == About::Cancelled {
            let sql = "DELETE FROM appointment_contacts WHERE appointment = $1";
            self.db().exec(sql, params![appointment.id]).await?;
        }
        Ok(())
    }

    /// Sends one mail.
    pub(crate) async fn send(
        &self,
        mailer: &Mailer,
        email: &str,
        lang: &str,
        word: &str,
        link: &str,
        end: &str,
    ) -> Result<(), ServicesError> {
        let lang: Lang = lang.parse().unwrap_or_default();
        let town = self.config().town_name.as_str();
        let args = [("town", town.into()), ("link", link.into()), ("end", end.into())];
        let subject = text(lang, &format!("services-appointments-mail-{word}-subject"), &args);
        let body = text(lang, &format!("services-appointments-mail-{word}"), &args);
        match mailer.send_text(email, &subject, body).await {
            Err(error @ MailError::Unreachable) => Err(PostError::from(error).into()),
            _ => Ok(()),
        }
    }

    /// Reminds of the appointments of the next day, each once; how many.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn remind(&self, now: Timestamp) -> Result<u64, ServicesError> {
        let sql = "SELECT a.id FROM appointments a
             JOIN appointment_contacts c ON c.appointment = a.id
             WHERE c.email IS NOT NULL AND c.reminded_at IS NULL AND a.state = 'booked'
               AND a.ends_at > $1 AND a.ends_at < $2 AND a.changed_at < $3 ORDER BY a.id";
        let row = params![now, now + REMINDED_BEFORE, now - FRESH];
        let due: Vec<(Id,)> = self.db().all(sql, row).await?;
        let mut reminded = 0;
        for (appointment,) in due {
            let tx = self.db().begin().await?;
            let sql = "UPDATE appointment_contacts SET reminded_at = $2
                 WHERE appointment = $1 AND reminded_at IS NULL";
            if tx.exec(sql, params![appointment, now]).await? == 1 {
                enqueue(self, &tx, &appointment, About::Reminder).await?;
                tx.commit().await?;
                reminded += 1;
            }
        }
        Ok(reminded)
    }
}
