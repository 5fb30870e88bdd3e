//! The waiting list: who wants to be told of an earlier slot. Whoever takes it first has it.

use std::time::Duration;

use commons::{Day, Id, Slug, Timestamp};
use store::{Sql, params};

use super::{
    agenda::Share,
    error::AppointmentsError,
    links,
    model::{Contact, ServiceList},
    search::Search,
};
use crate::{Services, ServicesError};

/// So many wishes may one address have.
const MOST_WISHES: u64 = 3;
/// Nobody is told more often.
const PAUSE: Duration = Duration::from_hours(24);

/// A wish to be told of an earlier slot.
#[derive(Clone, Debug)]
pub(crate) struct Wait {
    /// The appointment that somebody has already.
    pub(crate) appointment: Option<Id>,
    pub(crate) services: Vec<Slug>,
    pub(crate) location: Option<Slug>,
    /// A slot must be on an earlier day.
    pub(crate) before: Day,
}

store::row! {
    struct Waiting {
        id: Id,
        appointment: Option<Id>,
        services: ServiceList,
        location: Option<Slug>,
        before: Day,
        email: String,
        lang: String,
    }
}

impl Services {
    /// Notes that somebody wants to be told; the secret with which they end it.
    ///
    /// # Errors
    /// [`AppointmentsError::Email`] without an address, [`AppointmentsError::TooMany`].
    pub(crate) async fn wait(&self, wait: &Wait, contact: &Contact) -> Result<Id, ServicesError> {
        let email = contact.email.as_ref().ok_or(AppointmentsError::Email)?;
        let mark = self.mark_of_email(email);
        let sql = "SELECT COUNT(*) FROM appointment_waiting WHERE mark = $1";
        if self.db().one::<(u64,)>(sql, params![mark]).await?.0 >= MOST_WISHES {
            return Err(AppointmentsError::TooMany(MOST_WISHES).into());
        }
        let id = Id::random();
        let ends = wait.before.begins_at();
        let tx = self.db().begin().await?;
        let sql = "INSERT INTO appointment_waiting
             (id, appointment, services, location, before_day, email, lang, mark, created_at, ends_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let row = params![
            id,
            wait.appointment,
            ServiceList(wait.services.clone()),
            wait.location,
            wait.before,
            email,
            contact.lang.tag(),
            mark,
            Timestamp::now(),
            ends
        ];
        tx.exec(sql, row).await?;
        let token = links::mint_until(&tx, &id, ends).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Whether a secret still ends a waiting.
    ///
    /// # Errors
    /// [`AppointmentsError::NotWaiting`].
    pub(crate) async fn require_waiting(&self, token: &str) -> Result<(), ServicesError> {
        let sql = "SELECT COUNT(*) FROM appointment_waiting WHERE id IN
             (SELECT opens FROM appointment_links WHERE token_hash = $1)";
        let (waits,): (bool,) = self.db().one(sql, params![links::hash(token)]).await?;
        if waits { Ok(()) } else { Err(AppointmentsError::NotWaiting.into()) }
    }

    /// Ends a waiting and forgets the address.
    ///
    /// # Errors
    /// [`AppointmentsError::NotWaiting`].
    pub(crate) async fn end_waiting(&self, token: &str) -> Result<(), ServicesError> {
        let sql = "DELETE FROM appointment_waiting WHERE id IN
             (SELECT opens FROM appointment_links WHERE token_hash = $1)";
        match self.db().exec(sql, params![links::hash(token)]).await? {
            0 => Err(AppointmentsError::NotWaiting.into()),
            _ => Ok(()),
        }
    }

    /// Whether somebody waits for an earlier slot than this appointment.
    pub(crate) async fn waits_for_earlier(&self, appointment: &Id) -> Result<bool, ServicesError> {
        let sql = "SELECT COUNT(*) FROM appointment_waiting WHERE appointment = $1";
        let (waits,): (bool,) = self.db().one(sql, params![appointment]).await?;
        Ok(waits)
    }

    /// Tells everyone for whom an earlier slot is free; how many.
    ///
    /// # Errors
    /// Where the mail server cannot be reached now: who was not told is told by the next attempt.
    pub async fn tell_waiting(&self, now: Timestamp) -> Result<u64, ServicesError> {
        let Some(mailer) = self.mailer()? else { return Ok(0) };
        let sql = "SELECT id, appointment, services, location, before_day, email, lang
             FROM appointment_waiting
             WHERE ends_at > $1 AND (told_at IS NULL OR told_at < $2) ORDER BY created_at, id";
        let waiting: Vec<Waiting> = self.db().all(sql, params![now, now - PAUSE]).await?;
        let mut told = 0;
        for wish in waiting {
            if self.has_earlier(&wish).await? && self.note_told(&wish, now).await? {
                let (link, end) = self.links_of(&wish).await?;
                let sent = self.send(&mailer, &wish.email, &wish.lang, "waiting", &link, &end);
                if let Err(error) = sent.await {
                    self.note_untold(&wish).await?;
                    return Err(error);
                }
                told += 1;
            }
        }
        Ok(told)
    }

    async fn has_earlier(&self, wish: &Waiting) -> Result<bool, ServicesError> {
        let search = Search {
            services: wish.services.0.clone(),
            location: wish.location.clone(),
            first: Day::today(),
            last: wish.before.plus(-1),
            share: Share::Online,
        };
        match self.find_slots(&search).await {
            Ok(found) => Ok(!found.openings.is_empty()),
            // The service can be booked no more: there is nothing to tell.
            Err(ServicesError::Appointments(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Of several nodes that would tell somebody, one does.
    async fn note_told(&self, wish: &Waiting, now: Timestamp) -> Result<bool, ServicesError> {
        let sql = "UPDATE appointment_waiting SET told_at = $2
             WHERE id = $1 AND (told_at IS NULL OR told_at < $3)";
        Ok(self.db().exec(sql, params![wish.id, now, now - PAUSE]).await? == 1)
    }

    async fn note_untold(&self, wish: &Waiting) -> Result<(), ServicesError> {
        let sql = "UPDATE appointment_waiting SET told_at = NULL WHERE id = $1";
        self.db().exec(sql, params![wish.id]).await?;
        Ok(())
    }

    /// Where the slot is to be had, and where the waiting ends.
    async fn links_of(&self, wish: &Waiting) -> Result<(String, String), ServicesError> {
        let base = &self.config().base_url;
        let end = links::mint_until(self.db(), &wish.id, wish.before.begins_at()).await?;
        let slots = if let Some(id) = &wish.appointment {
            let appointment = self.appointment(id).await?;
            let token = links::mint(self.db(), &appointment).await?;
            format!("{base}/appointments/at/{token}/move")
        } else {
            let services = wish.services.0.iter().map(|service| format!("service={service}"));
            let services: Vec<String> = services.collect();
            format!("{base}/appointments/slots?{}", services.join("&"))
        };
        Ok((slots, format!("{base}/appointments/waiting/{end}")))
    }
}
