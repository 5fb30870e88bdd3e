//! Days: of letters the town keeps no finer time.

use std::fmt;

use commons::Timestamp;
use serde::{Serialize, Serializer};
use store::{FromValue, ToValue, Value};

const SECONDS: i64 = 24 * 60 * 60;

/// A day in UTC, counted from 1 January 1970; written `2026-11-26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// Today.
    pub fn today() -> Self {
        Self::of(Timestamp::now())
    }

    /// The day of a moment.
    pub fn of(at: Timestamp) -> Self {
        Self(at.as_second().div_euclid(SECONDS))
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The moment at which it begins.
    pub fn begins_at(self) -> Timestamp {
        let second = self.0.saturating_mul(SECONDS);
        Timestamp::from_second(second).unwrap_or(Timestamp::MAX)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.begins_at().strftime("%Y-%m-%d"))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl ToValue for Day {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }
}

impl FromValue for Day {
    const EXPECTED: &'static str = "day";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_iso_8601_and_begins_at_midnight() {
        let noon: Timestamp = "2026-11-26T12:00:00Z".parse().unwrap();
        assert_eq!(Day::of(noon).to_string(), "2026-11-26");
        assert_eq!(Day::of(noon).plus(5).to_string(), "2026-12-01");
        assert_eq!(Day(0).begins_at(), Timestamp::UNIX_EPOCH);
        assert_eq!(Day::of(Timestamp::from_second(-1).unwrap()), Day(-1));
    }
}
