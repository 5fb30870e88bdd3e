//! Days and moments as the town's clocks show them, and the grid of five minutes on which
//! appointments lie.

use std::{fmt, ops::Range, str::FromStr, sync::LazyLock};

use commons::Timestamp;
use jiff::{
    ToSpan, ZonedDateTime,
    civil::{Date, date},
    tz::TimeZone,
};
use serde::{Serialize, Serializer};
use store::{FromValue, ToValue, Value};

/// The minutes of a cell.
pub(crate) const CELL_MINUTES: u32 = 5;
/// The seconds of a cell.
const CELL_SECONDS: i64 = 300;
/// The minutes of a day by the clock.
pub(crate) const DAY_MINUTES: u32 = 24 * 60;

static TOWN: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC));

/// A moment as the town's clocks show it.
pub(crate) fn in_town(at: Timestamp) -> ZonedDateTime {
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
    pub(crate) fn of_date(day: Date) -> Self {
        Self(day.duration_since(date(1970, 1, 1)).as_secs().div_euclid(24 * 60 * 60))
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The date; beyond the calendar its last one.
    pub(crate) fn date(self) -> Date {
        date(1970, 1, 1).saturating_add(self.0.clamp(-1_000_000, 1_000_000).days())
    }

    /// 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.0 + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The moment at which the town's clocks show this minute of the day. Where the clocks are put
    /// forward over it, the moment lies as much later; where they show it twice, it is the first.
    fn moment(self, minute: u32) -> Timestamp {
        let (days, minute) = (minute / DAY_MINUTES, minute % DAY_MINUTES);
        let (hour, minute) =
            (i8::try_from(minute / 60).unwrap_or(0), i8::try_from(minute % 60).unwrap_or(0));
        let clock = self.plus(i64::from(days)).date().at(hour, minute, 0, 0);
        TOWN.to_timestamp(clock).unwrap_or(Timestamp::MAX)
    }

    /// The moment at which it begins.
    pub fn begins_at(self) -> Timestamp {
        self.moment(0)
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

/// Five minutes, counted from 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell(pub(crate) i64);

impl Cell {
    /// The cell in which a moment lies.
    pub(crate) fn of(at: Timestamp) -> Self {
        Self(at.as_second().div_euclid(CELL_SECONDS))
    }

    /// The cell that begins at the moment; nothing where none does.
    pub fn beginning(at: Timestamp) -> Option<Self> {
        let cell = Self::of(at);
        (cell.begins_at() == at).then_some(cell)
    }

    /// The moment at which it begins.
    pub fn begins_at(self) -> Timestamp {
        Timestamp::from_second(self.0.saturating_mul(CELL_SECONDS)).unwrap_or(Timestamp::MAX)
    }

    /// The day in which it begins.
    pub(crate) fn day(self) -> Day {
        Day::of(self.begins_at())
    }

    /// So many cells later.
    pub(crate) fn plus(self, cells: usize) -> Self {
        Self(self.0.saturating_add(i64::try_from(cells).unwrap_or(i64::MAX)))
    }
}

impl ToValue for Cell {
    fn to_value(&self) -> Value {
        Value::Int(self.0)
    }
}

impl FromValue for Cell {
    const EXPECTED: &'static str = "cell";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(Self)
    }
}

/// The cells of one day of the town: 288, or twelve more or fewer where the clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    /// The day.
    pub(crate) day: Day,
    first: Cell,
    cells: usize,
}

impl Grid {
    /// The grid of a day.
    pub(crate) fn of(day: Day) -> Self {
        let first = Cell::of(day.begins_at());
        let cells = Cell::of(day.plus(1).begins_at()).0 - first.0;
        Self { day, first, cells: usize::try_from(cells).unwrap_or(0) }
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.cells
    }

    /// The cell at a place of the grid.
    pub(crate) fn at(&self, index: usize) -> Cell {
        self.first.plus(index)
    }

    /// Where a cell lies; nothing where it lies in another day.
    pub(crate) fn index(&self, cell: Cell) -> Option<usize> {
        usize::try_from(cell.0 - self.first.0).ok().filter(|index| *index < self.cells)
    }

    /// The cells between two minutes of the day by the clock.
    pub(crate) fn between(&self, from: u32, until: u32) -> Range<usize> {
        self.place_of(from)..self.place_of(until)
    }

    fn place_of(&self, minute: u32) -> usize {
        // Where the clocks do not change, nobody needs to be asked for the time.
        if self.cells == 288 {
            return usize::try_from(minute / CELL_MINUTES).unwrap_or(0).min(self.cells);
        }
        let cell = Cell::of(self.day.moment(minute));
        usize::try_from(cell.0 - self.first.0).unwrap_or(0).min(self.cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(day: &str) -> Grid {
        Grid::of(day.parse().unwrap())
    }

    #[test]
    fn a_day_is_written_as_iso_8601_and_knows_its_weekday() {
        let day: Day = "2026-11-26".parse().unwrap();
        assert_eq!((day.to_string().as_str(), day.weekday()), ("2026-11-26", 4));
        assert_eq!(day.plus(4).weekday(), 1);
        assert_eq!(Day::of("2026-06-30T22:30:00Z".parse().unwrap()).to_string(), "2026-07-01");
        assert!("2026-02-30".parse::<Day>().is_err());
    }

    #[test]
    fn a_day_on_which_the_clocks_change_is_an_hour_shorter_or_longer() {
        assert_eq!(grid("2026-11-26").len(), 288);
        assert_eq!(grid("2026-03-29").len(), 276);
        assert_eq!(grid("2026-10-25").len(), 300);
    }

    #[test]
    fn hours_are_those_of_the_clock_on_such_days_too() {
        for (day, eight) in [
            ("2026-03-29", "2026-03-29T06:00:00Z"),
            ("2026-10-25", "2026-10-25T07:00:00Z"),
            ("2026-11-26", "2026-11-26T07:00:00Z"),
        ] {
            let grid = grid(day);
            let morning = grid.between(8 * 60, 12 * 60);
            assert_eq!(morning.len(), 48);
            assert_eq!(grid.at(morning.start).begins_at(), eight.parse().unwrap());
            assert_eq!(grid.between(0, DAY_MINUTES), 0..grid.len());
        }
        assert_eq!(grid("2026-03-29").between(60, 240).len(), 24);
        assert_eq!(grid("2026-10-25").between(60, 240).len(), 48);
    }

    #[test]
    fn a_cell_knows_its_place_and_its_day() {
        let grid = grid("2026-10-25");
        assert_eq!(grid.index(grid.at(299)), Some(299));
        assert_eq!(grid.index(grid.at(300)), None);
        assert_eq!((grid.at(299).day(), grid.at(300).day()), (grid.day, grid.day.plus(1)));
        assert_eq!(Cell::beginning("2026-10-25T07:02:00Z".parse().unwrap()), None);
    }
}
