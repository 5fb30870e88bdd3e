//! What may be offered and what may be booked: pure functions.

use std::{ops::Range, time::Duration};

use super::{
    cells::Cells,
    error::AppointmentsError,
    time::{CELL_MINUTES, DAY_MINUTES, Grid},
};

/// The longest visit, in minutes.
pub(crate) const LONGEST_VISIT: u32 = 180;
/// A stretch of a day in which a counter is staffed, in minutes by the clock.
pub(crate) type Hours = Range<u32>;

/// The cells in which a counter is staffed.
pub(crate) fn working(grid: &Grid, hours: &[Hours]) -> Cells {
    hours.iter().fold(Cells::default(), |mut all, stretch| {
        all.insert(grid.between(stretch.start, stretch.end));
        all
    })
}

/// How many cells a visit for services of these lengths in minutes takes: they add up.
///
/// # Errors
/// [`AppointmentsError::NoServices`], [`AppointmentsError::TooLong`].
pub(crate) fn visit_length(minutes: &[u32]) -> Result<usize, AppointmentsError> {
    let sum = minutes.iter().fold(0, |sum: u32, one| sum.saturating_add(*one));
    match sum {
        0 => Err(AppointmentsError::NoServices),
        sum if sum > LONGEST_VISIT => Err(AppointmentsError::TooLong(LONGEST_VISIT)),
        sum => Ok(usize::try_from(sum.div_ceil(CELL_MINUTES)).unwrap_or(Cells::MOST)),
    }
}

/// Where visits of this length are offered to begin: one after the other from the start of each
/// free stretch, so that no gaps come about that nobody can use.
pub(crate) fn starts(free: Cells, length: usize) -> Cells {
    let mut starts = Cells::default();
    for run in free.runs() {
        let mut start = run.start;
        while length > 0 && start + length <= run.end {
            starts.insert(start..start + 1);
            start += length;
        }
    }
    starts
}

/// How many of a counter's cells can be booked online: the others are kept for who walks in or
/// phones. Rounded down, so that the kept share is never less than promised.
pub(crate) fn online_most(working: usize, kept_percent: u32) -> usize {
    let online = usize::try_from(100 - kept_percent.min(100)).unwrap_or(0);
    working * online / 100
}

/// The cells that are still to come, with the time that the office wants to have before.
pub(crate) fn still_to_come(grid: &Grid, earliest: super::time::Cell) -> Cells {
    let first = earliest.0 - grid.at(0).0;
    let first = usize::try_from(first.max(0)).unwrap_or(usize::MAX).min(grid.len());
    Cells::of(first..grid.len())
}

/// The shortest and the longest time until others may have a slot that was given back.
pub(crate) const RELEASE: Range<Duration> = Duration::from_mins(5)..Duration::from_hours(1);

/// How long a slot that was given back waits for others: drawn evenly, and never so long that
/// less than half of the time until the slot is left.
pub(crate) fn release_delay(until_start: Duration, drawn: f64) -> Duration {
    let span = RELEASE.end.saturating_sub(RELEASE.start);
    (RELEASE.start + span.mul_f64(drawn.clamp(0.0, 1.0))).min(until_start / 2)
}

/// Reads `8:00–12:00, 13:00–18:00`; nothing is closed.
///
/// # Errors
/// [`AppointmentsError::Hours`] where it is not that, times are not on the grid of five minutes,
/// or stretches overlap.
pub(crate) fn read_hours(text: &str) -> Result<Vec<Hours>, AppointmentsError> {
    let wrong = || AppointmentsError::Hours(text.trim().to_owned());
    let mut all = Vec::new();
    for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let (from, until) = part.split_once(['-', '–', '—']).ok_or_else(wrong)?;
        let stretch = read_time(from).ok_or_else(wrong)?..read_time(until).ok_or_else(wrong)?;
        if stretch.is_empty() {
            return Err(wrong());
        }
        all.push(stretch);
    }
    all.sort_by_key(|stretch| stretch.start);
    let overlap = all.windows(2).any(|pair| pair[1].start < pair[0].end);
    if overlap { Err(wrong()) } else { Ok(all) }
}

/// `8`, `8:05`, `08.05`; up to `24:00`.
fn read_time(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once([':', '.']).unwrap_or((text.trim(), "00"));
    let digits = |text: &str, most: usize| {
        let sound = (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        sound.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2).filter(|it| *it < 60)?);
    let at = hour * 60 + minute;
    (at <= DAY_MINUTES && at.is_multiple_of(CELL_MINUTES)).then_some(at)
}

/// `08:00–12:00, 13:00–18:00`.
pub(crate) fn write_hours(hours: &[Hours]) -> String {
    let clock = |at: u32| format!("{:02}:{:02}", at / 60, at % 60);
    let all = hours.iter().map(|it| format!("{}–{}", clock(it.start), clock(it.end)));
    all.collect::<Vec<_>>().join(", ")
}

/// A code as people type it, in the form it is stored: `k7qm 2f9x` is `K7QM-2F9X`. Letters that
/// look like digits are those digits, as Crockford's base 32 wants it.
pub(crate) fn read_code(text: &str) -> String {
    let signs: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        })
        .collect();
    match signs.split_at_checked(4) {
        Some((first, second)) => format!("{first}-{second}"),
        None => signs,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use commons::Day;

    use crate::appointments::time::Cell;

    fn some_hours() -> impl Strategy<Value = Vec<Hours>> {
        proptest::collection::btree_set(0_u32..=288, 0..=6).prop_map(|set| {
            let edges: Vec<u32> = set.into_iter().map(|it| it * CELL_MINUTES).collect();
            edges.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
        })
    }

    fn some_day() -> impl Strategy<Value = Grid> {
        let days = ["2026-03-29", "2026-10-25", "2026-11-26", "2027-03-28", "2027-10-31"];
        let at = move |index: usize| Grid::of(days[index].parse().unwrap());
        (0..5_usize).prop_map(at)
    }

    fn some_taken() -> impl Strategy<Value = Cells> {
        proptest::collection::vec((0_usize..300, 1_usize..20), 0..15).prop_map(|all| {
            all.into_iter().fold(Cells::default(), |mut cells, (at, length)| {
                cells.insert(at..at + length);
                cells
            })
        })
    }

    proptest! {
        #[test]
        fn no_slot_lies_outside_working_hours_or_on_one_that_is_taken(
            grid in some_day(), hours in some_hours(), taken in some_taken(), length in 1_usize..40
        ) {
            let working = working(&grid, &hours);
            let offered: Vec<usize> = starts(working.without(taken), length).iter().collect();
            for start in &offered {
                prop_assert!(working.contain(*start..start + length));
                prop_assert!((*start..start + length).all(|at| !taken.contain(at..at + 1)));
                let clock = |at: usize| {
                    let shown = commons::in_town(grid.at(at).begins_at());
                    u32::try_from(i32::from(shown.hour()) * 60 + i32::from(shown.minute())).unwrap()
                };
                prop_assert!(hours.iter().any(|it| it.contains(&clock(*start))
                    || grid.len() != 288));
            }
            prop_assert!(offered.windows(2).all(|pair| pair[0] + length <= pair[1]), "none overlap");
        }

        #[test]
        fn a_free_stretch_is_used_up_to_less_than_one_visit(
            grid in some_day(), hours in some_hours(), length in 1_usize..40
        ) {
            let free = working(&grid, &hours);
            let slots = starts(free, length).count();
            let fit: usize = free.runs().map(|run| run.len() / length).sum();
            prop_assert_eq!(slots, fit);
        }

        #[test]
        fn the_kept_share_is_never_less_than_promised(working in 0_usize..300, kept in 0_u32..=100) {
            let online = online_most(working, kept);
            prop_assert!((working - online) * 100 >= working * usize::try_from(kept).unwrap());
            prop_assert!(working == 0 || kept == 100 || (online + 1) * 100 > working * usize::try_from(100 - kept).unwrap());
        }

        #[test]
        fn hours_are_read_as_they_are_written(hours in some_hours()) {
            prop_assert_eq!(read_hours(&write_hours(&hours)).unwrap(), hours);
        }

        #[test]
        fn what_has_passed_is_not_offered(grid in some_day(), now in -400_i64..700) {
            let earliest = Cell(grid.at(0).0 + now);
            let left = still_to_come(&grid, earliest);
            prop_assert!(left.iter().all(|at| grid.at(at) >= earliest));
            prop_assert_eq!(left.count(), (0..grid.len()).filter(|at| grid.at(*at) >= earliest).count());
        }
    }

    #[test]
    fn a_slot_that_is_given_back_waits_for_a_random_time_but_not_until_it_is_lost() {
        let day = Duration::from_hours(24);
        assert_eq!(release_delay(day, 0.0), RELEASE.start);
        assert_eq!(release_delay(day, 1.0), RELEASE.end);
        assert_eq!(release_delay(Duration::from_mins(20), 1.0), Duration::from_mins(10));
        assert_eq!(release_delay(Duration::ZERO, 0.5), Duration::ZERO);
    }

    #[test]
    fn services_of_one_visit_add_up() {
        assert_eq!(visit_length(&[15]).unwrap(), 3);
        assert_eq!(visit_length(&[10, 12]).unwrap(), 5);
        assert_eq!(visit_length(&[]).unwrap_err(), AppointmentsError::NoServices);
        assert_eq!(visit_length(&[90, 90, 5]).unwrap_err(), AppointmentsError::TooLong(180));
    }

    #[test]
    fn hours_that_cannot_be_are_refused() {
        for text in
            ["8", "8-", "12-8", "8:02-9", "8-12, 11-13", "8-25", "8:60-9", "acht-zwölf", "-1-3"]
        {
            assert!(read_hours(text).is_err(), "{text}");
        }
        assert_eq!(read_hours(" 13:00 – 18.00; 8-12 ").unwrap(), [480..720, 780..1080]);
        assert_eq!(read_hours("").unwrap(), Vec::<Hours>::new());
    }

    #[test]
    fn a_counter_is_staffed_by_the_clock_when_it_changes() {
        let grid = Grid::of("2026-10-25".parse::<Day>().unwrap());
        // From one to four by the clock are four hours that night.
        assert_eq!(working(&grid, std::slice::from_ref(&(60..240))).count(), 48);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(read_code(" k7qm 2f9x "), "K7QM-2F9X");
        assert_eq!(read_code("K7OM-2FIX"), "K70M-2F1X");
        assert_eq!(read_code("k7"), "K7");
        assert_eq!(read_code("äöü"), "");
    }
}
