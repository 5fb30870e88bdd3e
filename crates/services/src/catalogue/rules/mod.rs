//! What is allowed: pure functions.

mod content;
mod parity;

use commons::Timestamp;
pub(crate) use content::is_web_address;
pub use content::{checked, checked_location, readable_hours, reason, slug_of_name};
pub use parity::{
    Gap, Locations, MissingDoor, NEEDED, NeededDoor, Why, gaps, is_open, parity, without_form,
};

use super::model::Day;

/// So many days before a door closes its office is told.
pub const NOTICE_DAYS: i32 = 30;

/// Today, where the town is.
pub fn today() -> Day {
    day_of(Timestamp::now())
}

/// The day of a moment, where the town is.
pub fn day_of(at: Timestamp) -> Day {
    commons::in_town(at).date()
}

/// This moment, as exactly as the database keeps it.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}
