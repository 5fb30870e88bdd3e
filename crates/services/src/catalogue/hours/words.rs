//! Opening hours in the reader's words.

use commons::Arg;
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use maud::{Markup, html};
use ui::{
    Reader,
    components::{Column, DataTable, Tone, badge},
};

use super::{Day, Hours, Kind, Span, Standing, holidays_from};

/// `Jetzt geöffnet, bis 18 Uhr` or `Geschlossen. Öffnet am Montag um 9 Uhr.`
pub(crate) fn standing(reader: &Reader, hours: &Hours, now: DateTime) -> String {
    said(reader, "services-catalogue-place", hours, now)
}

/// `Jetzt erreichbar, bis 16 Uhr` or `Nicht erreichbar. Wieder am Montag um 9 Uhr.`
pub(crate) fn standing_by_phone(reader: &Reader, hours: &Hours, now: DateTime) -> String {
    said(reader, "services-catalogue-phone", hours, now)
}

fn said(reader: &Reader, what: &str, hours: &Hours, now: DateTime) -> String {
    let tell = |how: &str, args: &[(&'static str, Arg)]| reader.tr(&format!("{what}-{how}"), args);
    match hours.standing(now) {
        Standing::Open(None) => tell("always", &[]),
        Standing::Open(Some(end)) if end.date() == now.date() || is_midnight_after(now, end) => {
            tell("until", &[("time", clock(minutes(end, now.date())).into())])
        }
        Standing::Open(Some(_)) => tell("open", &[]),
        Standing::Depends(comment) if comment.is_empty() => tell("depends-unsaid", &[]),
        Standing::Depends(comment) => tell("depends", &[("comment", comment.into())]),
        Standing::Opens(at) => {
            let day = day_from(reader, now.date(), at.date());
            let time = clock(minutes(at, at.date()));
            tell("opens", &[("day", day.into()), ("time", time.into())])
        }
        Standing::Closed => tell("closed", &[]),
    }
}

/// The same as a mark, for lists: `Jetzt geöffnet`, `Geschlossen`.
pub(crate) fn standing_badge(reader: &Reader, hours: &Hours, now: DateTime) -> Markup {
    match hours.standing(now) {
        Standing::Open(_) => badge(Tone::Success, reader.t("services-catalogue-place-open")),
        Standing::Depends(_) => badge(Tone::Info, reader.t("services-catalogue-depends-badge")),
        Standing::Opens(_) | Standing::Closed => {
            badge(Tone::Neutral, reader.t("services-catalogue-closed"))
        }
    }
}

/// A table of the seven days from this one on.
pub(crate) fn week(reader: &Reader, hours: &Hours, from: Date) -> Markup {
    let columns = vec![
        Column::text(reader.t("services-catalogue-day")),
        Column::text(reader.t("services-catalogue-hours")),
    ];
    let rows = hours.week(from).into_iter().map(|day| {
        let name = html! {
            (weekday(reader, day.date)) ", " span.nowrap { (short_date(reader, day.date)) }
            @if let Some(holiday) = day.holiday { br; span.kern-hint { (reader.t(holiday.key())) } }
        };
        vec![name, spans(reader, &day)]
    });
    DataTable::new(reader.t("services-catalogue-week"), columns)
        .quiet()
        .headed()
        .rows(rows)
        .show(reader)
}

/// The next holidays within a few months, and what is open then.
pub(crate) fn next_holidays(reader: &Reader, hours: &Hours, from: Date) -> Markup {
    let columns = vec![
        Column::text(reader.t("services-catalogue-holiday")),
        Column::text(reader.t("services-catalogue-hours")),
    ];
    let rows = holidays_from(from, 3).into_iter().map(|(date, holiday)| {
        let day = Day { date, holiday: Some(holiday), spans: hours.on(date) };
        let name = html! {
            (reader.t(holiday.key())) ", " span.nowrap { (date_of(reader, date)) }
        };
        vec![name, spans(reader, &day)]
    });
    DataTable::new(reader.t("services-catalogue-holidays"), columns)
        .quiet()
        .headed()
        .rows(rows)
        .show(reader)
}

fn spans(reader: &Reader, day: &Day) -> Markup {
    html! {
        @if day.spans.is_empty() { (reader.t("services-catalogue-closed")) }
        @for (at, one) in day.spans.iter().enumerate() {
            @if at > 0 { br; }
            (span(reader, one))
        }
    }
}

fn span(reader: &Reader, span: &Span) -> String {
    let is_all_day = span.from == 0 && span.to == 24 * 60;
    let when = if is_all_day {
        reader.t("services-catalogue-all-day")
    } else {
        let args = [("from", clock(span.from).into()), ("to", clock(span.to).into())];
        reader.tr("services-catalogue-span", &args)
    };
    let said = match (span.kind, span.comment.as_str()) {
        (Kind::Open, "") => return when,
        (Kind::Depends, "") => reader.t("services-catalogue-depends-badge"),
        (_, comment) => comment.to_owned(),
    };
    format!("{when} ({said})")
}

/// `9:00` in both languages; minutes beyond midnight are those of the next day.
fn clock(minutes: u16) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let hours = if hours > 24 { hours - 24 } else { hours };
    format!("{hours}:{minutes:02}")
}

/// Minutes of a moment from the midnight of a day.
fn minutes(at: DateTime, day: Date) -> u16 {
    let of_day = u16::from(at.hour().unsigned_abs()) * 60 + u16::from(at.minute().unsigned_abs());
    if at.date() > day { of_day + 24 * 60 } else { of_day }
}

fn is_midnight_after(now: DateTime, end: DateTime) -> bool {
    let tomorrow = now.date().saturating_add(1.day());
    end == tomorrow.to_datetime(jiff::civil::Time::midnight())
}

/// `heute`, `morgen`, `am Montag`, `am 5. Januar 2027`.
fn day_from(reader: &Reader, today: Date, day: Date) -> String {
    let days = today.until(day).map_or(i64::MAX, |span| i64::from(span.get_days()));
    match days {
        0 => reader.t("services-catalogue-today"),
        1 => reader.t("services-catalogue-tomorrow"),
        2..=6 => reader.tr("services-catalogue-on-day", &[("day", weekday(reader, day).into())]),
        _ => reader.tr("services-catalogue-on-day", &[("day", date_of(reader, day).into())]),
    }
}

/// The name of the day of the week.
fn weekday(reader: &Reader, day: Date) -> String {
    let number = i64::from(day.weekday().to_monday_one_offset());
    reader.tr("services-catalogue-weekday", &[("day", number.into())])
}

/// `5. Januar 2027`
pub(crate) fn date_of(reader: &Reader, day: Date) -> String {
    let noon = TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0));
    noon.map_or_else(|_| day.to_string(), |noon| reader.date(noon))
}

/// The same without the year.
fn short_date(reader: &Reader, day: Date) -> String {
    let year = format!(" {}", day.year());
    date_of(reader, day).trim_end_matches(&*year).to_owned()
}
