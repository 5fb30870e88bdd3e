//! The holidays of Brandenburg (Feiertagsgesetz des Landes Brandenburg, § 2): counters are closed.

use jiff::{ToSpan, civil::Date};

use super::time::Day;

/// Whether the day is a public holiday in Brandenburg.
pub(crate) fn is_holiday(day: Day) -> bool {
    let date = day.date();
    let fixed = matches!((date.month(), date.day()), (1 | 5, 1) | (10, 3 | 31) | (12, 25 | 26));
    // Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
    let movable = [-2, 0, 1, 39, 49, 50];
    fixed
        || easter(date.year())
            .is_some_and(|it| movable.iter().any(|days| it.saturating_add(days.days()) == date))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876; as in Meeus,
/// Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_calendar_says() {
        for (year, day) in [
            (1961, "1961-04-02"),
            (2000, "2000-04-23"),
            (2019, "2019-04-21"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }

    #[test]
    fn brandenburg_has_twelve_holidays_with_easter_sunday_and_whit_sunday() {
        let year: Vec<String> = (0..365)
            .map(|at| "2026-01-01".parse::<Day>().unwrap().plus(at))
            .filter(|day| is_holiday(*day))
            .map(|day| day.to_string())
            .collect();
        assert_eq!(
            year,
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-05",
                "2026-04-06",
                "2026-05-01",
                "2026-05-14",
                "2026-05-24",
                "2026-05-25",
                "2026-10-03",
                "2026-10-31",
                "2026-12-25",
                "2026-12-26"
            ]
        );
    }
}
