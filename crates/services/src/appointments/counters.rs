//! Counters: what they can do and when they are staffed, and what a change does to those who have
//! booked.

use std::collections::BTreeSet;

use commons::{Day, Id, Slug, Subject, Timestamp};
use identity::Actor;
use serde_json::json;
use store::{Sql, Tx, params};

use super::{
    agenda::{Agenda, Counter},
    desk::{EXPECTED, Expected},
    error::AppointmentsError,
    mail::{self, About},
    model::{Appointment, News},
    rules::{self, Hours},
    time::Grid,
};
use crate::{Services, ServicesError};

/// What an office says about a place.
#[derive(Clone, Copy, Debug)]
pub struct PlaceSettings {
    /// Per cent of each counter's day that only clerks give away.
    pub kept_percent: u32,
    /// So long before its start a slot is offered online no more.
    pub lead_minutes: u32,
    /// So many days ahead slots are offered online.
    pub horizon_days: u32,
}

/// A counter as it is set up.
#[derive(Clone, Debug)]
pub struct CounterSetup<'a> {
    /// What stands at it.
    pub label: &'a str,
    /// What it can do.
    pub skills: Vec<Slug>,
    /// When it is staffed, Monday first: `08:00–12:00, 13:00–18:00`.
    pub week: [&'a str; 7],
}

impl Counter {
    /// Whether it can keep an appointment as it stands.
    pub(crate) fn keeps(&self, appointment: &Appointment) -> bool {
        let grid = Grid::of(appointment.day);
        let Some(from) = grid.index(appointment.from) else { return false };
        let working = rules::working(&grid, self.hours_on(appointment.day));
        working.contain(from..from + appointment.length()) && self.can(&appointment.services.0)
    }
}

impl Services {
    /// The counters of a place, as they are.
    ///
    /// # Errors
    /// [`AppointmentsError::NoPlace`] where there are no appointments.
    pub(crate) async fn counters(&self, location: &Slug) -> Result<Vec<Counter>, ServicesError> {
        // Exceptions count whenever they are: appointments are given far ahead.
        let agenda = Agenda::load(self.db(), Some(location), Day(0), Day(0)).await?;
        if agenda.places.is_empty() {
            return Err(AppointmentsError::NoPlace.into());
        }
        let mut counters = agenda.counters;
        for counter in &mut counters {
            let sql = "SELECT day, hours FROM appointment_exceptions WHERE counter = $1";
            let all: Vec<(Day, String)> = self.db().all(sql, params![counter.id]).await?;
            for (day, hours) in all {
                counter.exceptions.insert(day, rules::read_hours(&hours)?);
            }
        }
        Ok(counters)
    }

    /// The appointments to come that these counters, as they would be, cannot keep.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn affected(
        &self,
        counters: &[Counter],
    ) -> Result<Vec<Expected>, ServicesError> {
        let mut affected = Vec::new();
        for counter in counters {
            let booked = booked_at(self.db(), &counter.id).await?;
            affected.extend(booked.into_iter().filter(|it| !counter.keeps(&it.appointment)));
        }
        affected.sort_by_key(|it| it.appointment.from);
        Ok(affected)
    }

    /// Changes when a counter is staffed and what it can do. Who can no longer be expected is told.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn change_counter(
        &self,
        actor: &Actor,
        counter: &Counter,
    ) -> Result<(), ServicesError> {
        let tx = self.db().begin().await?;
        write_hours(&tx, counter).await?;
        write_skills(&tx, &counter.id, &counter.skills).await?;
        self.tell_affected(&tx, std::slice::from_ref(counter)).await?;
        tx.commit().await?;
        let details = json!({ "counter": counter.label });
        self.note_place(actor, "appointment-counter-changed", &counter.location, details).await
    }

    /// Sets other hours for all counters of a place on one day; none closes it.
    ///
    /// # Errors
    /// [`AppointmentsError::NoPlace`].
    pub(crate) async fn change_day(
        &self,
        actor: &Actor,
        location: &Slug,
        day: Day,
        hours: &[Hours],
    ) -> Result<(), ServicesError> {
        let counters = self.counters_on(location, day, hours).await?;
        let tx = self.db().begin().await?;
        let sql = "INSERT INTO appointment_exceptions (counter, day, hours) VALUES ($1, $2, $3)
             ON CONFLICT (counter, day) DO UPDATE SET hours = excluded.hours";
        for counter in &counters {
            tx.exec(sql, params![counter.id, day, rules::write_hours(hours)]).await?;
        }
        self.tell_affected(&tx, &counters).await?;
        tx.commit().await?;
        let action =
            if hours.is_empty() { "appointment-day-closed" } else { "appointment-day-changed" };
        self.note_place(actor, action, location, json!({ "day": day })).await
    }

    /// The counters of a place with other hours on one day.
    ///
    /// # Errors
    /// [`AppointmentsError::NoPlace`].
    pub(crate) async fn counters_on(
        &self,
        location: &Slug,
        day: Day,
        hours: &[Hours],
    ) -> Result<Vec<Counter>, ServicesError> {
        let mut counters = self.counters(location).await?;
        for counter in &mut counters {
            counter.exceptions.insert(day, hours.to_vec());
        }
        Ok(counters)
    }

    /// Marks whom a place can no longer expect since the catalogue says that it closes, and lets mail
    /// tell them; whoever can come after all is marked no more.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn tell_of_closing(&self, location: &Slug) -> Result<(), ServicesError> {
        let counters = match self.counters(location).await {
            Err(ServicesError::Appointments(AppointmentsError::NoPlace)) => return Ok(()),
            counters => counters?,
        };
        let tx = self.db().begin().await?;
        self.tell_affected(&tx, &counters).await?;
        Ok(tx.commit().await?)
    }

    /// Marks the appointments that cannot be kept any more and lets mail tell it; those that can be
    /// kept again are marked no more.
    async fn tell_affected(&self, tx: &Tx, counters: &[Counter]) -> Result<(), ServicesError> {
        let sql = "UPDATE appointments SET news = $2 WHERE id = $1";
        for counter in counters {
            for Expected { appointment, .. } in booked_at(tx, &counter.id).await? {
                let is_broken = appointment.news == Some(News::Broken);
                if counter.keeps(&appointment) {
                    if is_broken {
                        tx.exec(sql, params![appointment.id, None::<News>]).await?;
                    }
                } else if !is_broken {
                    tx.exec(sql, params![appointment.id, News::Broken]).await?;
                    mail::enqueue(self, tx, &appointment.id, About::Broken).await?;
                }
            }
        }
        Ok(())
    }

    /// Sets up a place with its counters, and how many minutes services take, at once.
    ///
    /// # Errors
    /// [`AppointmentsError::Hours`] where hours cannot be read; then nothing is changed.
    pub async fn set_up_appointments(
        &self,
        location: &Slug,
        office: &Slug,
        settings: PlaceSettings,
        minutes: &[(Slug, u32)],
        counters: &[CounterSetup<'_>],
    ) -> Result<(), ServicesError> {
        let tx = self.db().begin().await?;
        write_place(&tx, location, office, settings).await?;
        for (service, minutes) in minutes {
            write_minutes(&tx, service, *minutes).await?;
        }
        for setup in counters {
            let mut counter = Counter::new(location.clone(), setup.label);
            counter.skills.extend(setup.skills.iter().cloned());
            for (weekday, hours) in setup.week.iter().enumerate() {
                counter.weekly[weekday] = rules::read_hours(hours)?;
            }
            let sql = "INSERT INTO appointment_counters (id, location, label) VALUES ($1, $2, $3)";
            tx.exec(sql, params![counter.id, location, setup.label]).await?;
            write_hours(&tx, &counter).await?;
            write_skills(&tx, &counter.id, &counter.skills).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Gives a place one more counter; nothing changes where it has one of this label.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn add_counter(
        &self,
        actor: &Actor,
        location: &Slug,
        label: &str,
    ) -> Result<(), ServicesError> {
        let sql = "INSERT INTO appointment_counters (id, location, label) VALUES ($1, $2, $3)
             ON CONFLICT (location, label) DO NOTHING";
        self.db().exec(sql, params![Id::random(), location, label]).await?;
        self.note_place(actor, "appointment-counter-added", location, json!({ "counter": label }))
            .await
    }

    /// Lets appointments be given at a place, or changes how.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn set_place(
        &self,
        actor: &Actor,
        location: &Slug,
        office: &Slug,
        settings: PlaceSettings,
    ) -> Result<(), ServicesError> {
        write_place(self.db(), location, office, settings).await?;
        self.note_place(actor, "appointment-place-changed", location, json!({})).await
    }

    /// Sets how many minutes a service takes; none ends its appointments.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn set_minutes(
        &self,
        actor: &Actor,
        location: &Slug,
        minutes: &[(Slug, Option<u32>)],
    ) -> Result<(), ServicesError> {
        let tx = self.db().begin().await?;
        for (service, minutes) in minutes {
            if let Some(minutes) = minutes {
                write_minutes(&tx, service, *minutes).await?;
            } else {
                let sql = "DELETE FROM appointment_services WHERE service = $1";
                tx.exec(sql, params![service]).await?;
            }
        }
        tx.commit().await?;
        self.note_place(actor, "appointment-services-changed", location, json!({})).await
    }

    async fn note_place(
        &self,
        actor: &Actor,
        action: &'static str,
        location: &Slug,
        details: serde_json::Value,
    ) -> Result<(), ServicesError> {
        let subject = Subject::new("appointment-place", location.clone());
        Ok(self.identity().audit_as(Some(&actor.person), action, &subject, details).await?)
    }
}

/// Those to come that were booked at a counter.
async fn booked_at(db: &impl Sql, counter: &Id) -> Result<Vec<Expected>, ServicesError> {
    let sql = format!(
        "{EXPECTED} WHERE a.counter = $1 AND a.state = 'booked' AND a.ends_at > $2
         ORDER BY a.from_cell"
    );
    Ok(db.all(&sql, params![counter, Timestamp::now()]).await?)
}

/// Writes a place.
async fn write_place(
    db: &impl Sql,
    location: &Slug,
    office: &Slug,
    settings: PlaceSettings,
) -> Result<(), ServicesError> {
    let sql = "INSERT INTO appointment_places
         (location, office, kept_percent, lead_minutes, horizon_days) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (location) DO UPDATE SET kept_percent = excluded.kept_percent,
             lead_minutes = excluded.lead_minutes, horizon_days = excluded.horizon_days";
    let PlaceSettings { kept_percent, lead_minutes, horizon_days } = settings;
    db.exec(sql, params![location, office, kept_percent, lead_minutes, horizon_days]).await?;
    Ok(())
}

/// Writes how long a service takes.
async fn write_minutes(db: &impl Sql, service: &Slug, minutes: u32) -> Result<(), ServicesError> {
    let sql = "INSERT INTO appointment_services (service, minutes) VALUES ($1, $2)
         ON CONFLICT (service) DO UPDATE SET minutes = excluded.minutes";
    db.exec(sql, params![service, minutes]).await?;
    Ok(())
}

/// Writes when a counter is staffed in every week.
async fn write_hours(tx: &Tx, counter: &Counter) -> Result<(), ServicesError> {
    tx.exec("DELETE FROM appointment_hours WHERE counter = $1", params![counter.id]).await?;
    let sql = "INSERT INTO appointment_hours (counter, weekday, from_minute, until_minute)
         VALUES ($1, $2, $3, $4)";
    for (weekday, hours) in (1_u8..).zip(&counter.weekly) {
        for stretch in hours {
            tx.exec(sql, params![counter.id, weekday, stretch.start, stretch.end]).await?;
        }
    }
    Ok(())
}

/// Writes what a counter can do.
async fn write_skills(tx: &Tx, counter: &Id, skills: &BTreeSet<Slug>) -> Result<(), ServicesError> {
    tx.exec("DELETE FROM appointment_skills WHERE counter = $1", params![counter]).await?;
    let sql = "INSERT INTO appointment_skills (counter, service) VALUES ($1, $2)";
    for service in skills {
        tx.exec(sql, params![counter, service]).await?;
    }
    Ok(())
}
