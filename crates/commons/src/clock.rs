//! The town's clocks and calendar. Moments are kept in UTC; what people read, and what counts in
//! days, follows the clocks of the town.

use std::{fmt, str::FromStr, sync::LazyLock};

use jiff::{
    Timestamp, ToSpan, ZonedDateTime,
    civil::{Date, date},
    tz::TimeZone,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

static TOWN: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC));

/// The minutes of a day by the clock.
const DAY_MINUTES: u32 = 24 * 60;

/// A moment as the town's clocks show it.
pub fn in_town(at: Timestamp) -> ZonedDateTime {
    at.to_zoned_datetime(TOWN.clone())
}

/// A day of the town's calendar, counted from 1 January 1970; written `2026-11-26`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// Today.
    pub fn today() -> Self {
        Self::of(Timestamp::now())
    }

    /// The day that it was in the town.
    pub fn of(at: Timestamp) -> Self {
        Self::of_date(in_town(at).date())
    }

    /// The day of a date.
    pub fn of_date(day: Date) -> Self {
        Self(day.duration_since(date(1970, 1, 1)).as_secs().div_euclid(24 * 60 * 60))
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The date; beyond the calendar its last one.
    pub fn date(self) -> Date {
        date(1970, 1, 1).saturating_add(self.0.clamp(-1_000_000, 1_000_000).days())
    }

    /// 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.0 + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The moment at which the town's clocks show this minute of the day. Where the clocks are put
    /// forward over it, the moment lies as much later; where they show it twice, it is the first.
    pub fn at_minute(self, minute: u32) -> Timestamp {
        let (days, minute) = (minute / DAY_MINUTES, minute % DAY_MINUTES);
        let (hour, minute) =
            (i8::try_from(minute / 60).unwrap_or(0), i8::try_from(minute % 60).unwrap_or(0));
        let clock = self.plus(i64::from(days)).date().at(hour, minute, 0, 0);
        TOWN.to_timestamp(clock).unwrap_or(Timestamp::MAX)
    }

    /// The moment at which it begins.
    pub fn begins_at(self) -> Timestamp {
        self.at_minute(0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

impl FromStr for Day {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse().map(Self::of_date)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_iso_8601_and_knows_its_weekday() {
        let day: Day = "2026-11-26".parse().unwrap();
        assert_eq!((day.to_string().as_str(), day.weekday()), ("2026-11-26", 4));
        assert_eq!((day.plus(4).weekday(), day.plus(5).to_string().as_str()), (1, "2026-12-01"));
        assert!("2026-02-30".parse::<Day>().is_err());
        let written = serde_json::to_string(&day).unwrap();
        assert_eq!(serde_json::from_str::<Day>(&written).unwrap(), day);
        assert!(serde_json::from_str::<Day>("\"26.11.2026\"").is_err());
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_town() {
        let summer: Day = "2026-07-01".parse().unwrap();
        assert_eq!(summer.begins_at(), "2026-06-30T22:00:00Z".parse().unwrap());
        assert_eq!(Day::of("2026-06-30T22:30:00Z".parse().unwrap()), summer);
        assert_eq!(Day::of("1969-12-31T22:00:00Z".parse().unwrap()), Day(-1));
    }

    #[test]
    fn what_no_clock_shows_lies_an_hour_later() {
        let day: Day = "2026-03-29".parse().unwrap();
        assert_eq!(day.at_minute(150), "2026-03-29T01:30:00Z".parse().unwrap());
        assert_eq!(day.at_minute(180), "2026-03-29T01:00:00Z".parse().unwrap());
    }
}
