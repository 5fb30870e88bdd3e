//! Appointments: slots that fit, and never two people in one.
//!
//! A counter's day is a grid of five minutes. What somebody books is a row for each cell under one
//! primary key; so the database itself rules out that a cell belongs to two. Booking online leaves
//! a share of each counter's day to those who walk in or phone.

mod agenda;
mod api;
mod booking;
mod calendar;
mod cells;
mod changes;
mod contacts;
mod counters;
mod demo;
mod desk;
mod error;
mod jobs;
mod links;
mod mail;
mod model;
mod names;
mod pages;
mod rules;
mod search;
mod slots;
mod statistics;
mod tables;
mod time;
mod visitor;
mod waiting;

use axum::Router;
use commons::Slug;
use store::{Sql, params};

use crate::{Services, ServicesError};

pub use agenda::Share;
pub use booking::MOST_OPEN;
pub use changes::By;
pub use commons::Day;
pub use counters::{CounterSetup, PlaceSettings};
pub use error::AppointmentsError;
pub(crate) use jobs::jobs;
pub use model::{Appointment, Booked, Contact, Door, News, ServiceList, State, Wish};
pub use search::{Found, Openings, Search};
pub(crate) use statistics::public_tables;
pub(crate) use tables::tables;
pub use time::Cell;

/// Its pages and interfaces.
pub(crate) fn routes() -> Router<Services> {
    pages::routes().merge(api::routes())
}

impl Services {
    /// Whether appointments are given for a service: then `/appointments?service=SLUG` leads to
    /// them.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn bookable(&self, service: &Slug) -> Result<bool, ServicesError> {
        let sql = format!(
            "SELECT COUNT(*) FROM appointment_services s WHERE s.service = $1 AND {}",
            agenda::BOOKABLE
        );
        let (is_bookable,): (bool,) = self.db().one(&sql, params![service]).await?;
        Ok(is_bookable)
    }
}
