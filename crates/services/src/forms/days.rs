//! Days of the calendar as forms write them: `2026-12-24`, years 1 to 9999, worked out the same
//! way here and in the browser.

/// A day, as its number since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

const FIRST: i64 = -719_162; // 0001-01-01
const LAST: i64 = 2_932_896; // 9999-12-31

impl Day {
    /// Reads `2026-12-24`; nothing where there is no such day.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !is_shaped {
            return None;
        }
        Self::of(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// The day of a year, month (from 1) and day of the month; nothing where there is none.
    pub fn of(year: i64, month: i64, day: i64) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then(|| Self(number(year, month, day)))
    }

    /// 0001-01-01.
    pub const fn first() -> Self {
        Self(FIRST)
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i64, i64, i64) {
        // Howard Hinnant, chrono-compatible low-level date algorithms: civil_from_days.
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }

    /// So many years, months and days later; the 31st becomes the last day of a shorter month.
    pub fn plus(self, years: i64, months: i64, days: i64) -> Option<Self> {
        let (year, month, day) = self.parts();
        let all = year * 12 + month - 1 + years * 12 + months;
        let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
        if !(1..=9999).contains(&year) {
            return None;
        }
        let moved = number(year, month, day.min(days_in(year, month))) + days;
        (FIRST..=LAST).contains(&moved).then_some(Self(moved))
    }

    /// Whole years from this day to another: an age.
    pub fn years_to(self, other: Self) -> i64 {
        let (from, to) = (self.parts(), other.parts());
        let whole = to.0 - from.0 - i64::from((to.1, to.2) < (from.1, from.2));
        if self <= other { whole } else { -other.years_to(self) }
    }

    /// Days from this day to another.
    pub const fn days_to(self, other: Self) -> i64 {
        other.0 - self.0
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Howard Hinnant: `days_from_civil`.
fn number(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).expect("a day")
    }

    #[test]
    fn only_days_that_exist_are_read() {
        for sound in ["0001-01-01", "2000-02-29", "2024-02-29", "9999-12-31"] {
            assert_eq!(day(sound).to_string(), sound);
        }
        for broken in [
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "0000-01-01",
            "+026-01-01",
            "2026-01-01 ",
            "２０２６-01-01",
        ] {
            assert_eq!(Day::read(broken), None, "{broken}");
        }
    }

    #[test]
    fn ages_and_ends_of_months_are_as_the_calendar_has_them() {
        assert_eq!(day("2008-03-01").years_to(day("2026-02-28")), 17);
        assert_eq!(day("2008-03-01").years_to(day("2026-03-01")), 18);
        assert_eq!(day("2026-03-01").years_to(day("2008-03-01")), -18);
        assert_eq!(day("2024-02-29").plus(1, 0, 0), Some(day("2025-02-28")));
        assert_eq!(day("2026-01-31").plus(0, 1, 1), Some(day("2026-03-01")));
        assert_eq!(day("9999-12-31").plus(0, 0, 1), None);
        assert_eq!(day("2026-02-27").days_to(day("2026-03-02")), 3);
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_is_written(number in FIRST..=LAST) {
            let written = Day(number).to_string();
            prop_assert_eq!(Day::read(&written), Some(Day(number)));
        }
    }
}
