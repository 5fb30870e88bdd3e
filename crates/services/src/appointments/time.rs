//! The grid of five minutes on which appointments lie.

use std::ops::Range;

use commons::{Day, Timestamp};
use store::{FromValue, ToValue, Value};

/// The minutes of a cell.
pub(crate) const CELL_MINUTES: u32 = 5;
/// The seconds of a cell.
const CELL_SECONDS: i64 = 300;
/// The minutes of a day by the clock.
pub(crate) const DAY_MINUTES: u32 = 24 * 60;

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
        let cell = Cell::of(self.day.at_minute(minute));
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
