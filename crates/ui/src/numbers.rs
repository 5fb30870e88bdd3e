//! Numbers and dates as the reader's language writes them.

use commons::{Lang, Timestamp, in_town};
use jiff::ZonedDateTime;

const MONTHS: [[&str; 12]; 2] = [
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// `1.234` or `1,234`; a real minus sign.
pub(crate) fn whole(lang: Lang, number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(lang, &number.unsigned_abs().to_string()))
}

/// `1.234,50` or `1,234.50`.
pub(crate) fn decimal(lang: Lang, number: f64, digits: u8) -> String {
    let plain = format!("{:.*}", usize::from(digits), number.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_zero = plain.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if number < 0.0 && !is_zero { "−" } else { "" };
    let whole = grouped(lang, whole);
    let point = match lang {
        Lang::De => ',',
        Lang::En => '.',
    };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{point}{fraction}")
    }
}

fn grouped(lang: Lang, digits: &str) -> String {
    let separator = match lang {
        Lang::De => '.',
        Lang::En => ',',
    };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// `25 %` or `25%`; with one decimal where the share is no whole per cent, and never 100 % for a
/// share that is less than whole.
pub(crate) fn percent(lang: Lang, share: f64) -> String {
    let tenths = (share * 1000.0).round();
    let tenths = if share < 1.0 && tenths >= 1000.0 { 999.0 } else { tenths };
    let digits = u8::from(tenths.rem_euclid(10.0) != 0.0);
    let number = decimal(lang, tenths / 10.0, digits);
    match lang {
        Lang::De => format!("{number}\u{a0}%"),
        Lang::En => format!("{number}%"),
    }
}

/// `812 Bytes`, `14 KB`, `3,2 MB`: powers of a thousand.
#[expect(clippy::cast_precision_loss, reason = "sizes are shown rounded")]
pub(crate) fn bytes(lang: Lang, bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1000 {
        return format!("{bytes}\u{a0}Bytes");
    }
    let mut size = bytes as f64 / 1000.0;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < UNITS.len() {
        size /= 1000.0;
        unit += 1;
    }
    let digits = u8::from(size < 9.95);
    format!("{}\u{a0}{}", decimal(lang, size, digits), UNITS[unit])
}

/// `25. November 2026` or `25 November 2026`, as it was in the town.
pub fn date(lang: Lang, at: Timestamp) -> String {
    day(lang, &in_town(at))
}

/// `25. November 2026, 14:05 Uhr` or `25 November 2026, 14:05`.
pub(crate) fn datetime(lang: Lang, at: Timestamp) -> String {
    let zoned = in_town(at);
    let time = format!("{:02}:{:02}", zoned.hour(), zoned.minute());
    match lang {
        Lang::De => format!("{}, {time}\u{a0}Uhr", day(lang, &zoned)),
        Lang::En => format!("{}, {time}", day(lang, &zoned)),
    }
}

fn day(lang: Lang, zoned: &ZonedDateTime) -> String {
    let month = usize::try_from(zoned.month() - 1).unwrap_or_default();
    match lang {
        Lang::De => format!("{}.\u{a0}{} {}", zoned.day(), MONTHS[0][month], zoned.year()),
        Lang::En => format!("{}\u{a0}{} {}", zoned.day(), MONTHS[1][month], zoned.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_pointed_as_the_language_does() {
        assert_eq!(whole(Lang::De, -1_234_567), "−1.234.567");
        assert_eq!(whole(Lang::En, 999), "999");
        assert_eq!(decimal(Lang::De, 1234.5, 2), "1.234,50");
        assert_eq!(decimal(Lang::En, -0.001, 2), "0.00");
    }

    #[test]
    fn a_share_that_is_not_whole_is_never_shown_as_whole() {
        assert_eq!(percent(Lang::De, 0.9999), "99,9\u{a0}%");
        assert_eq!(percent(Lang::En, 1.0), "100%");
        assert_eq!(percent(Lang::En, 0.5), "50%");
        assert_eq!(percent(Lang::De, 2.0 / 3.0), "66,7\u{a0}%");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(bytes(Lang::De, 12), "12\u{a0}Bytes");
        assert_eq!(bytes(Lang::De, 3_210_000), "3,2\u{a0}MB");
        assert_eq!(bytes(Lang::En, 999_900), "1.0\u{a0}MB");
        assert_eq!(bytes(Lang::En, 14_400), "14\u{a0}KB");
    }

    #[test]
    fn moments_are_those_of_the_town() {
        let summer: Timestamp = "2026-06-30T22:30:00Z".parse().unwrap();
        assert_eq!(date(Lang::De, summer), "1.\u{a0}Juli 2026");
        assert_eq!(datetime(Lang::En, summer), "1\u{a0}July 2026, 00:30");
    }
}
