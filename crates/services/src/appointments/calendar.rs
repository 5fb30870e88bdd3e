//! An appointment as an iCalendar object (RFC 5545), published or cancelled (RFC 5546). Written by
//! hand: the crates that write calendars bring a second library of times and know no time zones.

use std::fmt::Write;

use commons::in_town;

use super::{
    model::{Appointment, State},
    time::Cell,
};

/// How the town's clocks change: by the rule of the European Union since 1996.
const TIME_ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The longest line, in bytes without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

/// An appointment with the words that a calendar shows.
pub(crate) struct Event<'a> {
    pub(crate) appointment: &'a Appointment,
    /// The town's host, which makes the identifier the only one in the world.
    pub(crate) host: &'a str,
    pub(crate) summary: String,
    pub(crate) location: String,
    pub(crate) description: String,
    pub(crate) url: String,
}

impl Event<'_> {
    fn is_cancelled(&self) -> bool {
        self.appointment.state == State::Cancelled
    }

    fn method(&self) -> &'static str {
        if self.is_cancelled() { "CANCEL" } else { "PUBLISH" }
    }

    /// The media type, with the method that it must repeat.
    pub(crate) fn media_type(&self) -> String {
        format!("text/calendar; charset=utf-8; method={}", self.method())
    }

    /// The calendar object.
    pub(crate) fn write(&self) -> String {
        let appointment = self.appointment;
        let stamp = appointment.changed_at.strftime("%Y%m%dT%H%M%SZ");
        let mut lines: Vec<String> =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Allmende//Appointments//DE"]
                .map(str::to_owned)
                .to_vec();
        lines.push(format!("METHOD:{}", self.method()));
        lines.extend(TIME_ZONE.map(str::to_owned));
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@{}", appointment.id, self.host),
            format!("SEQUENCE:{}", appointment.sequence),
            format!("DTSTAMP:{stamp}"),
            format!("LAST-MODIFIED:{stamp}"),
            local("DTSTART", appointment.from),
            local("DTEND", appointment.until),
            format!("SUMMARY:{}", escaped(&self.summary)),
            format!("LOCATION:{}", escaped(&self.location)),
            format!("DESCRIPTION:{}", escaped(&self.description)),
            format!("URL:{}", self.url),
            format!("STATUS:{}", if self.is_cancelled() { "CANCELLED" } else { "CONFIRMED" }),
            "CLASS:PRIVATE".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ]);
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// A moment as the town's clocks show it.
fn local(name: &str, cell: Cell) -> String {
    let shown = in_town(cell.begins_at());
    format!("{name};TZID=Europe/Berlin:{}", shown.strftime("%Y%m%dT%H%M%S"))
}

/// Text as a value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => all.extend(['\\', sign]),
            '\n' => all.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => all.push(sign),
        }
    }
    all
}

/// A line in parts of at most 75 bytes, never within a sign.
fn folded(line: &str) -> String {
    let (mut all, mut used) = (String::with_capacity(line.len() + 8), 0);
    for sign in line.chars() {
        if used + sign.len_utf8() > LINE {
            all.push_str("\r\n ");
            used = 1;
        }
        used += sign.len_utf8();
        let _ = write!(all, "{sign}");
    }
    all.push_str("\r\n");
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commas_and_line_breaks_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_they_were(line in "[^\\r\\n]{0,300}") {
            let folded = folded(&line);
            prop_assert!(folded.split("\r\n").all(|part| part.len() <= LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }
}
