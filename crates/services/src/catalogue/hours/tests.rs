use jiff::civil::date;

use super::*;

fn hours(text: &str) -> Hours {
    Hours::read(text).expect("opening hours")
}

fn spans(text: &str, day: Date) -> Vec<(u16, u16)> {
    hours(text).on(day).into_iter().map(|span| (span.from, span.to)).collect()
}

const OFFICE: &str = "Mo-We 08:00-15:00; Th 11:00-18:00; Fr 08:00-13:00; PH off";

#[test]
fn an_open_office_says_until_when() {
    let at = date(2026, 11, 26).at(12, 30, 0, 0);
    let until = date(2026, 11, 26).at(18, 0, 0, 0);
    assert_eq!(hours(OFFICE).standing(at), Standing::Open(Some(until)));
}

#[test]
fn a_closed_office_says_when_it_opens_even_after_a_weekend() {
    let friday = date(2026, 11, 27).at(13, 0, 0, 0);
    let monday = date(2026, 11, 30).at(8, 0, 0, 0);
    assert_eq!(hours(OFFICE).standing(friday), Standing::Opens(monday));
}

#[test]
fn the_holidays_of_brandenburg_close_the_office_and_those_of_others_do_not() {
    let closed = |day| hours(OFFICE).on(day).is_empty();
    assert!(closed(date(2025, 10, 31)), "Reformation Day, a Friday");
    assert!(!closed(date(2027, 1, 6)), "Epiphany is none in Brandenburg");
    assert!(!closed(date(2027, 11, 1)), "nor is All Saints");
    let easter = date(2027, 3, 28);
    assert!(hours("Su 10:00-12:00; PH off").on(easter).is_empty());
    assert!(!hours("Su 10:00-12:00; PH off").on(date(2027, 3, 21)).is_empty());
}

#[test]
fn the_day_before_christmas_leads_to_the_first_day_after_it() {
    let eve = date(2026, 12, 24).at(18, 0, 0, 0);
    let after = date(2026, 12, 28).at(8, 0, 0, 0);
    assert_eq!(hours(OFFICE).standing(eve), Standing::Opens(after));
}

#[test]
fn what_never_closes_has_no_end_and_what_never_opens_has_no_begin() {
    let now = date(2026, 11, 26).at(3, 0, 0, 0);
    assert_eq!(hours("24/7").standing(now), Standing::Open(None));
    assert_eq!(hours("off").standing(now), Standing::Closed);
    assert_eq!(hours("2020 Mo-Fr 09:00-16:00").standing(now), Standing::Closed);
}

#[test]
fn hours_by_appointment_say_so() {
    let now = date(2026, 11, 26).at(10, 0, 0, 0);
    let said = hours(r#"Th 09:00-12:00 unknown "nach Vereinbarung""#).standing(now);
    assert_eq!(said, Standing::Depends("nach Vereinbarung".to_owned()));
}

#[test]
fn a_week_has_seven_days_with_their_holidays() {
    let week = hours(OFFICE).week(date(2026, 12, 21));
    assert_eq!(week.len(), 7);
    assert_eq!(week[4].holiday, Some(Holiday::Christmas));
    assert!(week[4].spans.is_empty());
    assert_eq!(spans(OFFICE, date(2026, 12, 21)), [(8 * 60, 15 * 60)]);
    assert_eq!(spans("Mo 09:00-12:00,13:00-16:00", date(2026, 12, 21)), [(540, 720), (780, 960)]);
}

#[test]
fn what_is_no_opening_hours_is_refused_with_a_reason_in_one_line() {
    for text in ["", "montags bis freitags", "Mo 25:00-99:00", "Mo-Fr 09:00-", "<script>"] {
        let error = Hours::read(text).expect_err(text);
        assert!(!error.reason.is_empty() && !error.reason.contains('\n'), "{error}");
    }
}

/// Real expressions of OpenStreetMap; see `SOURCES.md` beside them.
#[test]
fn real_expressions_are_understood_and_their_weeks_are_in_order() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/services/opening-hours/osm-opening_hours-sample.txt"
    );
    let Ok(all) = std::fs::read_to_string(file) else {
        {
            eprintln!("{file} is absent: real opening hours were not tested");
        }
        return;
    };
    let lines: Vec<_> =
        all.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    assert!(lines.len() > 190, "only {} expressions", lines.len());
    for line in lines {
        let hours = Hours::read(line).unwrap_or_else(|error| panic!("{error}"));
        for monday in [date(2021, 4, 5), date(2026, 12, 21), date(2027, 3, 22)] {
            for day in hours.week(monday) {
                let ordered = day.spans.windows(2).all(|pair| pair[0].to <= pair[1].from);
                let sound = day.spans.iter().all(|span| span.from < span.to);
                assert!(ordered && sound, "{line}: {day:?}");
            }
            if let Standing::Opens(at) = hours.standing(monday.at(5, 0, 0, 0)) {
                let open = matches!(hours.standing(at), Standing::Open(_));
                assert!(open, "{line}: opens {at} and is not open then");
            }
        }
    }
}
