//! The statutory holidays of Brandenburg (section 2 of its Feiertagsgesetz): beside those of all
//! of Germany, Easter Sunday, Whit Sunday and Reformation Day.

use jiff::{
    ToSpan,
    civil::{Date, date},
};

/// A holiday of the Land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter.
    GoodFriday,
    /// The Sunday.
    Easter,
    /// The day after.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 39 days after Easter.
    Ascension,
    /// 49 days after Easter.
    WhitSunday,
    /// The day after.
    WhitMonday,
    /// 3 October.
    Unity,
    /// 31 October.
    Reformation,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmas,
}

impl Holiday {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewYear => "services-catalogue-holiday-new-year",
            Self::GoodFriday => "services-catalogue-holiday-good-friday",
            Self::Easter => "services-catalogue-holiday-easter",
            Self::EasterMonday => "services-catalogue-holiday-easter-monday",
            Self::LabourDay => "services-catalogue-holiday-labour-day",
            Self::Ascension => "services-catalogue-holiday-ascension",
            Self::WhitSunday => "services-catalogue-holiday-whit-sunday",
            Self::WhitMonday => "services-catalogue-holiday-whit-monday",
            Self::Unity => "services-catalogue-holiday-unity",
            Self::Reformation => "services-catalogue-holiday-reformation",
            Self::Christmas => "services-catalogue-holiday-christmas",
            Self::SecondChristmas => "services-catalogue-holiday-second-christmas",
        }
    }
}

/// The holidays of a year, in order.
pub(super) fn of_year(year: i16) -> [(Date, Holiday); 12] {
    let easter = easter(year);
    let after = |days: i64| easter.saturating_add(days.days());
    let mut all = [
        (date(year, 1, 1), Holiday::NewYear),
        (after(-2), Holiday::GoodFriday),
        (easter, Holiday::Easter),
        (after(1), Holiday::EasterMonday),
        (date(year, 5, 1), Holiday::LabourDay),
        (after(39), Holiday::Ascension),
        (after(49), Holiday::WhitSunday),
        (after(50), Holiday::WhitMonday),
        (date(year, 10, 3), Holiday::Unity),
        (date(year, 10, 31), Holiday::Reformation),
        (date(year, 12, 25), Holiday::Christmas),
        (date(year, 12, 26), Holiday::SecondChristmas),
    ];
    // In some years Ascension falls on or before Labour Day.
    all.sort_by_key(|(date, _)| *date);
    all
}

/// The holiday of a day.
pub fn holiday_on(day: Date) -> Option<Holiday> {
    of_year(day.year()).into_iter().find(|(date, _)| *date == day).map(|(_, holiday)| holiday)
}

/// The next holidays from a day on, this one included.
pub fn holidays_from(day: Date, count: usize) -> Vec<(Date, Holiday)> {
    let years = day.year()..=day.year() + 1;
    years.flat_map(of_year).filter(|(date, _)| *date >= day).take(count).collect()
}

/// Easter Sunday by the Gregorian computus (the anonymous algorithm of Meeus, Jones and Butcher).
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let golden = y % 19;
    let (century, of_century) = (y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * shift + 114;
    let small = |number: i32| i8::try_from(number).unwrap_or(1);
    date(year, small(days / 31), small(days % 31 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_s_tables_say() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn brandenburg_has_twelve_holidays_a_year_in_their_order() {
        let days: Vec<_> = of_year(2027).iter().map(|(date, _)| date.to_string()).collect();
        assert_eq!(
            days,
            [
                "2027-01-01",
                "2027-03-26",
                "2027-03-28",
                "2027-03-29",
                "2027-05-01",
                "2027-05-06",
                "2027-05-16",
                "2027-05-17",
                "2027-10-03",
                "2027-10-31",
                "2027-12-25",
                "2027-12-26"
            ]
        );
        let in_2008: Vec<_> = of_year(2008).iter().map(|(_, holiday)| *holiday).collect();
        assert!(in_2008.contains(&Holiday::Ascension), "Labour Day and Ascension were one day");
    }

    #[test]
    fn the_next_holidays_go_on_into_the_next_year() {
        let next = holidays_from(date(2026, 12, 26), 3);
        assert_eq!(next[0], (date(2026, 12, 26), Holiday::SecondChristmas));
        assert_eq!(next[1], (date(2027, 1, 1), Holiday::NewYear));
        assert_eq!(next[2], (date(2027, 3, 26), Holiday::GoodFriday));
        assert_eq!(holiday_on(date(2026, 12, 24)), None);
    }
}
