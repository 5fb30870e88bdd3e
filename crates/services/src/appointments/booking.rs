//! Booking.

use commons::{Day, Id, Slug, Timestamp};
use rand::RngExt;
use store::{Sql, Tx, params};

use super::{
    agenda::{Agenda, Counter, Place, Share},
    error::AppointmentsError,
    links,
    mail::{self, About},
    model::{Appointment, Booked, Contact, Door, ServiceList, State, Wish},
    slots::{self, Slot},
    time::{Cell, Grid},
};
use crate::{Services, ServicesError};

/// So many appointments to come may one e-mail address or browser hold: a family's.
pub const MOST_OPEN: u64 = 5;

impl Door {
    /// Which slots are given away by this door.
    pub(crate) fn share(self) -> Share {
        match self {
            Self::Online => Share::Online,
            Self::Phone | Self::WalkIn => Share::All,
        }
    }
}

impl Services {
    /// Books a slot at whichever counter has it.
    ///
    /// # Errors
    /// [`AppointmentsError::Taken`] where nobody has it (any more), [`AppointmentsError::TooMany`],
    /// and what is wrong with the wish.
    pub async fn book(&self, wish: &Wish) -> Result<Booked, ServicesError> {
        self.require_few(&wish.marks).await?;
        let day = wish.start.day();
        let agenda = Agenda::load(self.db(), Some(&wish.location), day, day).await?;
        let slots = fitting(&agenda, &wish.services, &wish.location, wish.start, wish.door)?;
        for slot in &slots {
            if let Some(booked) = self.book_slot(wish, slot).await? {
                return Ok(booked);
            }
        }
        Err(AppointmentsError::Taken.into())
    }

    async fn book_slot(
        &self,
        wish: &Wish,
        slot: &Slot<'_>,
    ) -> Result<Option<Booked>, ServicesError> {
        let id = Id::random();
        let tx = self.db().begin().await?;
        if !slots::take(&tx, slot, &id).await? {
            return Ok(None);
        }
        let appointment = insert(&tx, &id, wish, slot).await?;
        let token = links::mint(&tx, &appointment).await?;
        insert_contact(&tx, &appointment, &wish.contact).await?;
        insert_marks(&tx, &appointment, &wish.marks).await?;
        mail::enqueue(self, &tx, &appointment.id, About::Booked).await?;
        tx.commit().await?;
        Ok(Some(Booked { appointment, token }))
    }

    /// Demands that nobody of these holds too many appointments.
    async fn require_few(&self, marks: &[String]) -> Result<(), ServicesError> {
        let sql = "SELECT COUNT(*) FROM appointment_marks m
             JOIN appointments a ON a.id = m.appointment
             WHERE m.mark = $1 AND a.state = 'booked' AND a.ends_at > $2";
        for mark in marks {
            let (open,): (u64,) = self.db().one(sql, params![mark, Timestamp::now()]).await?;
            if open >= MOST_OPEN {
                return Err(AppointmentsError::TooMany(MOST_OPEN).into());
            }
        }
        Ok(())
    }
}

/// The slots of all counters that fit; those counters first that can do the fewest services, so
/// that the others stay free for more.
pub(crate) fn fitting<'a>(
    agenda: &'a Agenda,
    services: &[Slug],
    location: &Slug,
    start: Cell,
    door: Door,
) -> Result<Vec<Slot<'a>>, ServicesError> {
    let place = agenda.places.get(location).ok_or(AppointmentsError::NoPlace)?;
    let length = agenda.visit_length(services)?;
    let grid = Grid::of(start.day());
    require_offered(place, start, door.share())?;
    let index = grid.index(start).ok_or(AppointmentsError::Taken)?;
    let mut able: Vec<&Counter> =
        agenda.counters.iter().filter(|counter| counter.can(services)).collect();
    able.sort_by_key(|counter| counter.skills.len());
    let slot = |counter: &'a Counter| {
        let day = agenda.day(counter, &grid);
        let index = index..index + length;
        let fits = day.free().contain(index.clone()) && day.admits(length, door.share());
        fits.then_some(Slot { counter, grid, index, share: door.share(), most: day.most })
    };
    Ok(able.into_iter().filter_map(slot).collect())
}

/// Demands that a slot is neither too soon nor too far away.
fn require_offered(place: &Place, start: Cell, share: Share) -> Result<(), AppointmentsError> {
    let now = Timestamp::now();
    let (earliest, last) = place.offered(now, share);
    let is_offered = start > Cell::of(earliest) && start.day() <= last;
    if is_offered { Ok(()) } else { Err(AppointmentsError::Taken) }
}

/// Writes the appointment with a code and a number that no other has.
pub(crate) async fn insert(
    tx: &Tx,
    id: &Id,
    wish: &Wish,
    slot: &Slot<'_>,
) -> Result<Appointment, ServicesError> {
    let sql = format!(
        "INSERT INTO appointments (id, code, location, counter, services, day, from_cell,
             until_cell, number, door, state, sequence, created_at, changed_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $12, $13)
         ON CONFLICT DO NOTHING RETURNING {}",
        Appointment::COLUMNS
    );
    // Who stands there and has a slot of today waits from now on.
    let is_there = wish.door == Door::WalkIn && slot.grid.day == Day::today();
    let state = if is_there { State::Arrived } else { State::Booked };
    let services = ServiceList(wish.services.clone());
    let now = Timestamp::now();
    for attempt in 0..NUMBERS {
        let row = params![
            id,
            draw_code(),
            wish.location,
            slot.counter.id,
            services,
            slot.grid.day,
            slot.from(),
            slot.until(),
            draw_number(attempt),
            wish.door,
            state,
            now,
            slot.until().begins_at()
        ];
        if let Some(appointment) = tx.opt(&sql, row).await? {
            return Ok(appointment);
        }
    }
    Err(AppointmentsError::Taken.into())
}

/// So often a number is drawn.
const NUMBERS: u32 = 200;

/// A number to be called out. Three digits; four where so many are taken that drawing takes long.
pub(crate) fn draw_number(attempt: u32) -> u64 {
    let most = if attempt < 20 { 999 } else { 9_999 };
    rand::rng().random_range(100..=most)
}

/// A number that nobody else has at this place on this day.
pub(crate) async fn free_number(tx: &Tx, location: &Slug, day: Day) -> Result<u64, ServicesError> {
    let sql = "SELECT COUNT(*) FROM appointments WHERE location = $1 AND day = $2 AND number = $3";
    for attempt in 0..NUMBERS {
        let number = draw_number(attempt);
        let (taken,): (u64,) = tx.one(sql, params![location, day, number]).await?;
        if taken == 0 {
            return Ok(number);
        }
    }
    Err(AppointmentsError::Taken.into())
}

/// `K7QM-2F9X`: forty random bits, to be read aloud.
fn draw_code() -> String {
    let drawn = Id::random().as_str()[..8].to_uppercase();
    format!("{}-{}", &drawn[..4], &drawn[4..])
}

async fn insert_contact(
    tx: &Tx,
    appointment: &Appointment,
    contact: &Contact,
) -> Result<(), ServicesError> {
    if contact.name.is_none() && contact.email.is_none() {
        return Ok(());
    }
    let sql = "INSERT INTO appointment_contacts (appointment, name, email, lang, ends_at)
         VALUES ($1, $2, $3, $4, $5)";
    let lang = contact.lang.tag();
    let row = params![appointment.id, contact.name, contact.email, lang, appointment.ends_at()];
    tx.exec(sql, row).await?;
    Ok(())
}

async fn insert_marks(
    tx: &Tx,
    appointment: &Appointment,
    marks: &[String],
) -> Result<(), ServicesError> {
    let sql = "INSERT INTO appointment_marks (mark, appointment, ends_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING";
    for mark in marks {
        tx.exec(sql, params![mark, appointment.id, appointment.ends_at()]).await?;
    }
    Ok(())
}
