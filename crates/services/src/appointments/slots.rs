//! Taking a slot and giving it back: the statements that rule out double bookings.
//!
//! Whoever takes a slot first holds the row of the counter's day; on it the online share is
//! counted. Then every cell becomes a row of its own under one primary key: the second one who
//! wants a cell does not get it, however close they come.

use std::{fmt::Write, ops::Range};

use commons::{Day, Id, Timestamp};
use serde_json::json;
use store::{Sql, StoreError, ToValue, Tx, params};

use super::{
    agenda::{Counter, Share},
    cells::Cells,
    jobs::RELEASE,
    model::{Appointment, Door},
    time::{Cell, Grid},
};
use crate::{Services, ServicesError};

/// A slot that somebody wants.
#[derive(Clone, Debug)]
pub(crate) struct Slot<'a> {
    pub(crate) counter: &'a Counter,
    pub(crate) grid: Grid,
    pub(crate) index: Range<usize>,
    pub(crate) share: Share,
    /// How many cells of the counter's day can be booked online.
    pub(crate) most: usize,
}

impl Slot<'_> {
    /// Its first cell.
    pub(crate) fn from(&self) -> Cell {
        self.grid.at(self.index.start)
    }

    /// The cell after its last.
    pub(crate) fn until(&self) -> Cell {
        self.grid.at(self.index.end)
    }

    /// How many of its cells count as booked online.
    fn online(&self) -> usize {
        match self.share {
            Share::Online => self.index.len(),
            Share::All => 0,
        }
    }
}

/// Takes a slot for a holder; whether it was to be had.
pub(crate) async fn take(tx: &Tx, slot: &Slot<'_>, holder: &Id) -> Result<bool, StoreError> {
    let Some(mut taken) = hold_day(tx, slot).await? else { return Ok(false) };
    if !insert_cells(tx, slot, holder).await? {
        return Ok(false);
    }
    taken.insert(slot.index.clone());
    write_taken(tx, &slot.counter.id, slot.grid.day, taken).await?;
    Ok(true)
}

/// Holds the counter's day and counts what is booked online; nothing where the share is used up.
async fn hold_day(tx: &Tx, slot: &Slot<'_>) -> Result<Option<Cells>, StoreError> {
    let change = match slot.share {
        Share::Online => {
            "online = appointment_days.online + excluded.online, most = excluded.most
             WHERE appointment_days.online + excluded.online <= excluded.most"
        }
        Share::All => "online = appointment_days.online",
    };
    let sql = format!(
        "INSERT INTO appointment_days (counter, day, online, most, taken)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (day, counter) DO UPDATE SET {change} RETURNING taken"
    );
    if slot.online() > slot.most {
        return Ok(None);
    }
    let row = params![slot.counter.id, slot.grid.day, slot.online(), slot.most, Cells::default()];
    let held: Option<(Cells,)> = tx.opt(&sql, row).await?;
    Ok(held.map(|(taken,)| taken))
}

/// Writes all cells, or says that one of them has a holder already.
async fn insert_cells(tx: &Tx, slot: &Slot<'_>, holder: &Id) -> Result<bool, StoreError> {
    let mut values = String::new();
    let mut row = params![slot.counter.id, holder].to_vec();
    for index in slot.index.clone() {
        row.push(slot.grid.at(index).to_value());
        let _ =
            write!(values, "{}($1, ${}, $2)", if values.is_empty() { "" } else { ", " }, row.len());
    }
    let sql = format!(
        "INSERT INTO appointment_cells (counter, cell, holder) VALUES {values}
         ON CONFLICT DO NOTHING"
    );
    let written = tx.exec(&sql, &row).await?;
    Ok(usize::try_from(written).is_ok_and(|written| written == slot.index.len()))
}

async fn write_taken(tx: &Tx, counter: &Id, day: Day, taken: Cells) -> Result<(), StoreError> {
    let sql = "UPDATE appointment_days SET taken = $3 WHERE counter = $1 AND day = $2";
    tx.exec(sql, params![counter, day, taken]).await?;
    Ok(())
}

store::row! {
    /// A slot that waits to be free again.
    struct Release {
        id: Id,
        counter: Id,
        day: Day,
        from: Cell,
        until: Cell,
        online: i64,
    }
}

impl Services {
    /// Gives an appointment's slot back, within the transaction that cancels or moves it. Until
    /// the moment nobody can have it.
    pub(crate) async fn give_back(
        &self,
        tx: &Tx,
        appointment: &Appointment,
        due: Timestamp,
    ) -> Result<(), ServicesError> {
        let release = Id::random();
        let sql = "UPDATE appointment_cells SET holder = $2 WHERE holder = $1";
        tx.exec(sql, params![appointment.id, release]).await?;
        let online = if appointment.door == Door::Online { appointment.length() } else { 0 };
        let sql = "INSERT INTO appointment_releases
             (id, counter, day, from_cell, until_cell, online, due_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let row = params![
            release,
            appointment.counter,
            appointment.day,
            appointment.from,
            appointment.until,
            online,
            due
        ];
        tx.exec(sql, row).await?;
        self.jobs().enqueue_at(tx, RELEASE, &json!({}), due).await?;
        Ok(())
    }

    /// Frees the slots whose time has come; how many.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn release_slots(&self, now: Timestamp) -> Result<u64, ServicesError> {
        let sql = "SELECT id, counter, day, from_cell, until_cell, online
             FROM appointment_releases WHERE due_at <= $1 ORDER BY day, counter, id";
        let due: Vec<Release> = self.db().all(sql, params![now]).await?;
        let mut freed = 0;
        for release in due {
            freed += u64::from(self.free(&release).await?);
        }
        Ok(freed)
    }

    /// Of several nodes that would free a slot, one does.
    async fn free(&self, release: &Release) -> Result<bool, ServicesError> {
        let tx = self.db().begin().await?;
        let sql = "UPDATE appointment_days SET online = online - $3 WHERE counter = $1 AND day = $2
             RETURNING taken";
        let row = params![release.counter, release.day, release.online];
        let held: Option<(Cells,)> = tx.opt(sql, row).await?;
        let sql = "DELETE FROM appointment_releases WHERE id = $1";
        let Some((mut taken,)) = held else {
            tx.exec(sql, params![release.id]).await?;
            tx.commit().await?;
            return Ok(false);
        };
        if tx.exec(sql, params![release.id]).await? == 0 {
            return Ok(false);
        }
        let sql = "DELETE FROM appointment_cells WHERE holder = $1";
        tx.exec(sql, params![release.id]).await?;
        let grid = Grid::of(release.day);
        if let Some(from) = grid.index(release.from) {
            let length = usize::try_from(release.until.0 - release.from.0).unwrap_or(0);
            taken.remove(from..from + length);
        }
        write_taken(&tx, &release.counter, release.day, taken).await?;
        tx.commit().await?;
        Ok(true)
    }
}
