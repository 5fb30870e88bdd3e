//! A day at the counters: who comes, who is there, who is next.

use commons::{Day, Id, Slug, Subject, Timestamp};
use identity::Actor;
use serde_json::json;
use store::{FromRow, Row, Sql, StoreError, params};

use super::{
    error::AppointmentsError,
    model::{Appointment, State},
};
use crate::{Services, ServicesError};

/// So many of those who were called stand on the display.
const SHOWN: usize = 6;

/// An appointment as clerks see it.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) appointment: Appointment,
    /// The counter's label.
    pub(crate) counter: String,
    /// What the person wants to be called.
    pub(crate) name: Option<String>,
}

impl FromRow for Expected {
    fn from_row(mut row: Row) -> Result<Self, StoreError> {
        let (counter, name) = (row.take(0)?, row.take(1)?);
        let appointment = Appointment::from_row(Row(row.0.split_off(2)))?;
        Ok(Self { appointment, counter, name })
    }
}

pub(crate) const EXPECTED: &str =
    "SELECT c.label, t.name, a.id, a.code, a.location, a.counter, a.services,
     a.day, a.from_cell, a.until_cell, a.number, a.door, a.state, a.news, a.sequence, a.called_at,
     a.changed_at FROM appointments a JOIN appointment_counters c ON c.id = a.counter
     LEFT JOIN appointment_contacts t ON t.appointment = a.id";

impl State {
    /// What a clerk may make of it.
    pub(crate) const fn next(self) -> &'static [Self] {
        match self {
            Self::Booked => &[Self::Arrived, Self::Missed],
            Self::Arrived => &[Self::Called],
            Self::Called => &[Self::Done, Self::Called, Self::Missed],
            Self::Missed => &[Self::Arrived],
            Self::Done | Self::Cancelled => &[],
        }
    }
}

impl Services {
    /// Everybody who is expected at a place on a day, in order of time; cancelled appointments are
    /// left out.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn expected(
        &self,
        location: &Slug,
        day: Day,
    ) -> Result<Vec<Expected>, ServicesError> {
        let sql = format!(
            "{EXPECTED} WHERE a.location = $1 AND a.day = $2 AND a.state <> 'cancelled'
             ORDER BY a.from_cell, c.label, a.number"
        );
        Ok(self.db().all(&sql, params![location, day]).await?)
    }

    /// Those to come that the office cannot keep.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn broken(&self, location: &Slug) -> Result<Vec<Expected>, ServicesError> {
        let sql = format!(
            "{EXPECTED} WHERE a.location = $1 AND a.state = 'booked' AND a.news = 'broken'
               AND a.ends_at > $2 ORDER BY a.from_cell, a.number"
        );
        Ok(self.db().all(&sql, params![location, Timestamp::now()]).await?)
    }

    /// One appointment of a place, as clerks see it.
    ///
    /// # Errors
    /// [`AppointmentsError::NotFound`].
    pub(crate) async fn expected_one(
        &self,
        location: &Slug,
        id: &Id,
    ) -> Result<Expected, ServicesError> {
        let sql = format!("{EXPECTED} WHERE a.location = $1 AND a.id = $2");
        let found = self.db().opt(&sql, params![location, id]).await?;
        found.ok_or_else(|| AppointmentsError::NotFound.into())
    }

    /// The numbers that were called last, each with its counter.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn called(
        &self,
        location: &Slug,
        day: Day,
    ) -> Result<Vec<(u64, String)>, ServicesError> {
        let sql = "SELECT a.number, c.label FROM appointments a
             JOIN appointment_counters c ON c.id = a.counter
             WHERE a.location = $1 AND a.day = $2 AND a.state = 'called'
             ORDER BY a.called_at DESC, a.number LIMIT $3";
        Ok(self.db().all(sql, params![location, day, SHOWN]).await?)
    }

    /// Notes how an appointment stands now.
    ///
    /// # Errors
    /// [`AppointmentsError::Over`] where it cannot become that.
    pub(crate) async fn set_state(
        &self,
        actor: &Actor,
        appointment: &Appointment,
        state: State,
    ) -> Result<(), ServicesError> {
        if !appointment.state.next().contains(&state) {
            return Err(AppointmentsError::Over.into());
        }
        let now = Timestamp::now();
        let called = if state == State::Called { Some(now) } else { appointment.called_at };
        let sql = "UPDATE appointments SET state = $3, called_at = $4
             WHERE id = $1 AND state = $2";
        let row = params![appointment.id, appointment.state, state, called];
        if self.db().exec(sql, row).await? == 0 {
            return Err(AppointmentsError::Over.into());
        }
        self.note(actor, "appointment-state-set", &appointment.id, json!({ "state": state })).await
    }

    /// Notes in the audit log what somebody did to an appointment.
    pub(crate) async fn note(
        &self,
        actor: &Actor,
        action: &'static str,
        appointment: &Id,
        details: serde_json::Value,
    ) -> Result<(), ServicesError> {
        let subject = Subject::new("appointment", Slug::of_title(appointment.as_str()));
        Ok(self.identity().audit_as(Some(&actor.person), action, &subject, details).await?)
    }
}
