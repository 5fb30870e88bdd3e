//! The numbers that the settings of a place are made of: as they stand, as they were sent, and read
//! within their bounds.

use std::ops::RangeInclusive;

use commons::Slug;
use serde::Deserialize;

use crate::appointments::{
    agenda::Place, counters::PlaceSettings, error::AppointmentsError, rules, search::LONGEST_SPAN,
};

/// The most minutes before its start that a slot may be offered no more: a week.
const LONGEST_LEAD: u32 = 7 * 24 * 60;
/// The minutes that one service may take.
const MINUTES: RangeInclusive<u32> = 5..=rules::LONGEST_VISIT;

/// What is wrong, each with its field.
pub(super) type Faults = Vec<(String, AppointmentsError)>;

/// How appointments are given at a place.
#[derive(Debug, Deserialize)]
pub(super) struct Numbers {
    pub(super) kept: String,
    #[serde(rename = "lead-time")]
    pub(super) lead: String,
    pub(super) horizon: String,
}

impl Numbers {
    pub(super) fn of(place: &Place) -> Self {
        Self {
            kept: place.kept_percent.to_string(),
            lead: place.lead_minutes.to_string(),
            horizon: place.horizon_days.to_string(),
        }
    }

    pub(super) fn read(&self) -> Result<PlaceSettings, Faults> {
        let mut faults = Faults::new();
        let furthest = u32::try_from(LONGEST_SPAN).unwrap_or(u32::MAX);
        let mut read = |field: &str, text: &str, bounds| {
            whole(text, &bounds).unwrap_or_else(|fault| {
                faults.push((field.to_owned(), fault));
                0
            })
        };
        let settings = PlaceSettings {
            kept_percent: read("kept", &self.kept, 0..=100),
            lead_minutes: read("lead-time", &self.lead, 0..=LONGEST_LEAD),
            horizon_days: read("horizon", &self.horizon, 1..=furthest),
        };
        if faults.is_empty() { Ok(settings) } else { Err(faults) }
    }
}

/// A service with the minutes it takes as its field shows them: nothing where it has no
/// appointments.
pub(super) type Lengths = Vec<(Slug, String)>;

/// The name under which errors find the field of the service at this place of the list.
pub(super) fn minutes_field(at: usize) -> String {
    format!("minutes-{at}")
}

/// The minutes of each service; none ends its appointments.
pub(super) fn read_lengths(lengths: &Lengths) -> Result<Vec<(Slug, Option<u32>)>, Faults> {
    let (mut minutes, mut faults) = (Vec::new(), Faults::new());
    for (at, (service, text)) in lengths.iter().enumerate() {
        match whole(text, &MINUTES) {
            _ if text.trim().is_empty() => minutes.push((service.clone(), None)),
            Ok(number) => minutes.push((service.clone(), Some(number))),
            Err(fault) => faults.push((minutes_field(at), fault)),
        }
    }
    if faults.is_empty() { Ok(minutes) } else { Err(faults) }
}

/// A whole number within its bounds.
fn whole(text: &str, bounds: &RangeInclusive<u32>) -> Result<u32, AppointmentsError> {
    let number = text.trim().parse().ok().filter(|number| bounds.contains(number));
    number.ok_or(AppointmentsError::Number { least: *bounds.start(), most: *bounds.end() })
}
