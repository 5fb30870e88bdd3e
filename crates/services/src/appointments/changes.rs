//! Moving and cancelling.

use std::time::Duration;

use commons::{Slug, Timestamp};
use rand::RngExt;
use store::{Sql, Tx, params};

use super::{
    agenda::Agenda,
    booking::{fitting, free_number},
    error::AppointmentsError,
    links::AFTERWARDS,
    mail::{self, About},
    model::{Appointment, Door, News, State},
    rules, slots,
    time::Cell,
};
use crate::{Services, ServicesError};

/// Who changes an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The person who holds it.
    Person,
    /// A clerk: the person must be told.
    Clerk,
}

impl By {
    /// By which door they book: only clerks give away what is kept for the phone.
    const fn door(self) -> Door {
        match self {
            Self::Person => Door::Online,
            Self::Clerk => Door::Phone,
        }
    }
}

impl Services {
    /// Moves an appointment to another slot of its services; the old slot is given back.
    ///
    /// # Errors
    /// [`AppointmentsError::Over`], [`AppointmentsError::Taken`], [`AppointmentsError::NoPlace`].
    pub async fn move_appointment(
        &self,
        appointment: &Appointment,
        location: &Slug,
        start: Cell,
        by: By,
    ) -> Result<Appointment, ServicesError> {
        appointment.require_open()?;
        let day = start.day();
        let agenda = Agenda::load(self.db(), Some(location), day, day).await?;
        let door = by.door();
        let services = &appointment.services.0;
        for slot in fitting(&agenda, services, location, start, door)? {
            if let Some(moved) = self.move_to(appointment, &slot, location, by).await? {
                return Ok(moved);
            }
        }
        Err(AppointmentsError::Taken.into())
    }

    async fn move_to(
        &self,
        appointment: &Appointment,
        slot: &slots::Slot<'_>,
        location: &Slug,
        by: By,
    ) -> Result<Option<Appointment>, ServicesError> {
        let tx = self.db().begin().await?;
        self.give_back(&tx, appointment, due(appointment, by)).await?;
        if !slots::take(&tx, slot, &appointment.id).await? {
            return Ok(None);
        }
        let stays = (&appointment.location, appointment.day) == (location, slot.grid.day);
        let number = if stays {
            appointment.number
        } else {
            free_number(&tx, location, slot.grid.day).await?
        };
        let sql = format!(
            "UPDATE appointments SET location = $3, counter = $4, day = $5, from_cell = $6,
                 until_cell = $7, number = $8, door = $9, news = $10, changed_at = $11,
                 ends_at = $12, sequence = sequence + 1
             WHERE id = $1 AND sequence = $2 AND state = 'booked' RETURNING {}",
            Appointment::COLUMNS
        );
        let news = (by == By::Clerk).then_some(News::Moved);
        let row = params![
            appointment.id,
            appointment.sequence,
            location,
            slot.counter.id,
            slot.grid.day,
            slot.from(),
            slot.until(),
            number,
            by.door(),
            news,
            Timestamp::now(),
            slot.until().begins_at()
        ];
        let moved: Option<Appointment> = tx.opt(&sql, row).await?;
        let Some(moved) = moved else { return Err(AppointmentsError::Over.into()) };
        follow(&tx, &moved).await?;
        mail::enqueue(self, &tx, &moved.id, About::Moved).await?;
        tx.commit().await?;
        Ok(Some(moved))
    }

    /// Cancels an appointment. Its slot is given back; name and e-mail address go as soon as the
    /// person was told.
    ///
    /// # Errors
    /// [`AppointmentsError::Over`].
    pub async fn cancel_appointment(
        &self,
        appointment: &Appointment,
        by: By,
    ) -> Result<(), ServicesError> {
        appointment.require_open()?;
        let tx = self.db().begin().await?;
        let sql = "UPDATE appointments SET state = $3, news = $4, changed_at = $5,
                 sequence = sequence + 1
             WHERE id = $1 AND sequence = $2 AND state = 'booked'";
        let news = (by == By::Clerk).then_some(News::Cancelled);
        let now = Timestamp::now();
        let row = params![appointment.id, appointment.sequence, State::Cancelled, news, now];
        if tx.exec(sql, row).await? == 0 {
            return Err(AppointmentsError::Over.into());
        }
        self.give_back(&tx, appointment, due(appointment, by)).await?;
        let sql = "DELETE FROM appointment_waiting WHERE appointment = $1";
        tx.exec(sql, params![appointment.id]).await?;
        let sql = "DELETE FROM appointment_contacts WHERE appointment = $1 AND email IS NULL";
        tx.exec(sql, params![appointment.id]).await?;
        mail::enqueue(self, &tx, &appointment.id, About::Cancelled).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets the e-mail address of an appointment, and with it all mail about it.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn forget_email(
        &self,
        appointment: &Appointment,
    ) -> Result<(), ServicesError> {
        let tx = self.db().begin().await?;
        let sql = "UPDATE appointment_contacts SET email = NULL WHERE appointment = $1";
        tx.exec(sql, params![appointment.id]).await?;
        let sql = "DELETE FROM appointment_waiting WHERE appointment = $1";
        tx.exec(sql, params![appointment.id]).await?;
        Ok(tx.commit().await?)
    }
}

/// What belongs to an appointment is kept as long as it: everything follows to the new day.
async fn follow(tx: &Tx, moved: &Appointment) -> Result<(), ServicesError> {
    let ends = moved.ends_at();
    let contact = "UPDATE appointment_contacts SET ends_at = $2, reminded_at = NULL
         WHERE appointment = $1";
    tx.exec(contact, params![moved.id, ends]).await?;
    let marks = "UPDATE appointment_marks SET ends_at = $2 WHERE appointment = $1";
    tx.exec(marks, params![moved.id, ends]).await?;
    let links = "UPDATE appointment_links SET expires_at = $2 WHERE opens = $1 AND expires_at < $2";
    tx.exec(links, params![moved.id, ends + AFTERWARDS]).await?;
    // Who has found an earlier slot waits no more.
    let waiting = "DELETE FROM appointment_waiting WHERE appointment = $1";
    tx.exec(waiting, params![moved.id]).await?;
    Ok(())
}

/// When others may have the slot: what a clerk frees at once, else at a random moment.
fn due(appointment: &Appointment, by: By) -> Timestamp {
    let now = Timestamp::now();
    match by {
        By::Clerk => now,
        By::Person => {
            let left = appointment.begins_at().duration_since(now);
            let left = Duration::try_from(left).unwrap_or_default();
            now + rules::release_delay(left, rand::rng().random_range(0.0..=1.0))
        }
    }
}
