//! Opening hours as OpenStreetMap writes them (`Mo-Fr 09:00-16:00; PH off`), with the holidays of
//! Brandenburg. All times are those of the town's clocks.
//!
//! The syntax: <https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>.

mod holidays;
mod words;

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, Time},
};
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};

pub use holidays::{Holiday, holiday_on, holidays_from};
pub(crate) use words::{date_of, next_holidays, standing, standing_badge, standing_by_phone, week};

/// How far the next opening is looked for.
const HORIZON_DAYS: i64 = 366;

/// Opening hours that were understood.
#[derive(Clone, Debug)]
pub struct Hours(OpeningHours);

/// The text is no opening hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the opening hours “{text}” cannot be read: {reason}")]
pub struct HoursError {
    /// What was written.
    pub text: String,
    /// What the parser says, in English.
    pub reason: String,
}

/// A part of a day in which something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Minutes from midnight.
    pub from: u16,
    /// Minutes from midnight, up to 1440 and beyond where it lasts into the next day.
    pub to: u16,
    /// What holds.
    pub kind: Kind,
    /// What else is said about it, in the words of whoever wrote the hours.
    pub comment: String,
}

/// What holds at a time that is not simply closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Open for everyone.
    Open,
    /// Depends on what the comment says: by appointment, for example.
    Depends,
}

/// How things stand at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Open until then; without an end where it never closes.
    Open(Option<DateTime>),
    /// It depends on what the comment says.
    Depends(String),
    /// Closed; opens then.
    Opens(DateTime),
    /// Closed for as far as one can see: a year.
    Closed,
}

/// One day of a week's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Its holiday.
    pub holiday: Option<Holiday>,
    /// What is open, in order.
    pub spans: Vec<Span>,
}

impl Hours {
    /// Reads opening hours.
    ///
    /// # Errors
    /// [`HoursError`] where the text is none.
    pub fn read(text: &str) -> Result<Self, HoursError> {
        let hours: OpeningHours = text.trim().parse().map_err(|error| HoursError {
            text: text.trim().to_owned(),
            reason: one_line(&format!("{error}")),
        })?;
        Ok(Self(hours.with_context(CONTEXT.clone())))
    }

    /// How things stand at a moment of the town's clocks.
    pub fn standing(&self, now: DateTime) -> Standing {
        let end = now.saturating_add(HORIZON_DAYS.days());
        let mut ranges = self.0.iter_range(chrono_time(now), chrono_time(end));
        let Some(first) = ranges.next() else { return Standing::Closed };
        match first.kind {
            RuleKind::Open => {
                let last = ranges.find(|range| range.kind != RuleKind::Open);
                Standing::Open(last.map(|range| jiff_time(range.range.start)))
            }
            RuleKind::Unknown => Standing::Depends(first.comment.to_string()),
            RuleKind::Closed => ranges
                .find(|range| range.kind == RuleKind::Open)
                .map_or(Standing::Closed, |range| Standing::Opens(jiff_time(range.range.start))),
        }
    }

    /// What is open on a day.
    pub fn on(&self, date: Date) -> Vec<Span> {
        let ranges = self.0.schedule_at(chrono_date(date)).into_iter();
        let spans = ranges.filter_map(|range| {
            let kind = match range.kind {
                RuleKind::Open => Kind::Open,
                RuleKind::Unknown => Kind::Depends,
                RuleKind::Closed => return None,
            };
            Some(Span {
                from: range.range.start.mins_from_midnight(),
                to: range.range.end.mins_from_midnight(),
                kind,
                comment: range.comment.to_string(),
            })
        });
        spans.collect()
    }

    /// Seven days from this one on.
    pub fn week(&self, from: Date) -> Vec<Day> {
        let dates = (0..7_i64).map(|n| from.saturating_add(n.days()));
        dates.map(|date| Day { date, holiday: holiday_on(date), spans: self.on(date) }).collect()
    }
}

/// What the town's clocks show now.
pub fn now_in_town() -> DateTime {
    commons::in_town(Timestamp::now()).datetime()
}

/// The holidays of a century: enough for every date that anybody asks for.
static CONTEXT: LazyLock<Context> = LazyLock::new(|| {
    let mut public = compact_calendar::CompactCalendar::default();
    for year in 2000..2100 {
        for (date, _) in holidays::of_year(year) {
            public.insert(chrono_date(date));
        }
    }
    let holidays = ContextHolidays::new(public.into(), std::sync::Arc::default());
    Context::default().with_holidays(holidays)
});

/// The parser draws a picture of the mistake over several lines; its last one says what it is.
fn one_line(reason: &str) -> String {
    reason.lines().last().unwrap_or_default().trim_start_matches([' ', '=']).to_owned()
}

fn chrono_date(date: Date) -> NaiveDate {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    NaiveDate::from_ymd_opt(date.year().into(), month.into(), day.into()).unwrap_or_default()
}

fn chrono_time(at: DateTime) -> NaiveDateTime {
    let (hour, minute) = (at.hour().unsigned_abs(), at.minute().unsigned_abs());
    chrono_date(at.date()).and_hms_opt(hour.into(), minute.into(), 0).unwrap_or_default()
}

fn jiff_time(at: NaiveDateTime) -> DateTime {
    let small = |number: u32| i8::try_from(number).unwrap_or_default();
    let year = i16::try_from(at.year()).unwrap_or(i16::MAX);
    let date = Date::new(year, small(at.month()), small(at.day())).unwrap_or(Date::MAX);
    let time = Time::new(small(at.hour()), small(at.minute()), 0, 0).unwrap_or_default();
    date.to_datetime(time)
}

#[cfg(test)]
mod tests;
