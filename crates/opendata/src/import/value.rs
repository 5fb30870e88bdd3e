//! Single values as German offices write them: pure functions from text to value.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// `1.234,56`
    German,
    /// `1,234.56`
    English,
}

impl Style {
    const fn point(self) -> u8 {
        match self {
            Self::German => b',',
            Self::English => b'.',
        }
    }

    const fn group(self) -> u8 {
        match self {
            Self::German => b'.',
            Self::English => b',',
        }
    }
}

/// What a number counts, where it says so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// `€`, `EUR` or `Euro`.
    #[serde(rename = "EUR")]
    Euro,
    /// `%`; the number stays per cent.
    #[serde(rename = "%")]
    Percent,
}

/// An exact decimal: `mantissa` ÷ 10^`scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// All digits as one whole number, at most 18 of them.
    pub mantissa: i64,
    /// How many of the digits stand behind the decimal point.
    pub scale: u8,
    /// The unit written with it.
    pub unit: Option<Unit>,
    /// Whether digits were grouped or a decimal point was written: without, the style is open.
    pub styled: bool,
}

impl Number {
    /// The mantissa at a larger scale; `None` where it no longer fits.
    pub fn at_scale(self, scale: u8) -> Option<i64> {
        let factor = 10_i64.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        self.mantissa.checked_mul(factor)
    }
}

/// An exact decimal as machines write it: `-1234.50` for mantissa -123450 and scale 2.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    /// All digits.
    pub mantissa: i64,
    /// How many stand behind the point.
    pub scale: u8,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let power = 10_u64.pow(u32::from(self.scale));
        let (whole, rest) =
            (self.mantissa.unsigned_abs() / power, self.mantissa.unsigned_abs() % power);
        write!(f, "{sign}{whole}.{rest:0width$}", width = usize::from(self.scale))
    }
}

/// Digits that always fit an `i64`.
const DIGITS: usize = 18;

/// Reads a number: sign before or behind, grouped or not, with `€` or `%`. A number that begins
/// with a needless zero is a code (`01067`) and no number.
pub fn number(text: &str, style: Style) -> Option<Number> {
    let text = text.trim();
    let bytes = text.as_bytes();
    if bytes.len() <= DIGITS && bytes.iter().all(u8::is_ascii_digit) {
        return plain(bytes);
    }
    if bytes.len() > 64 {
        return None;
    }
    let (body, negative, unit) = bare(text)?;
    if body.is_empty() {
        // Excel's accounting format writes zero as a dash and the currency.
        let zero = negative && unit == Some(Unit::Euro);
        return zero.then_some(Number { mantissa: 0, scale: 0, unit, styled: false });
    }
    let digits = if body.is_ascii() {
        digits(body.as_bytes(), style)
    } else {
        digits(body.replace(['\u{a0}', '\u{202f}', '’'], "'").as_bytes(), style)
    };
    digits.map(|(mantissa, scale, styled)| Number {
        mantissa: if negative { -mantissa } else { mantissa },
        scale,
        unit,
        styled,
    })
}

fn plain(digits: &[u8]) -> Option<Number> {
    if digits.is_empty() || (digits.len() > 1 && digits[0] == b'0') {
        return None;
    }
    let mantissa = digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(Number { mantissa, scale: 0, unit: None, styled: false })
}

/// Takes sign and unit away.
fn bare(text: &str) -> Option<(&str, bool, Option<Unit>)> {
    let (mut body, mut negative, mut unit) = (text, None, None);
    loop {
        let before = body.len();
        body = body.trim();
        for (sign, minus) in [('-', true), ('−', true), ('–', true), ('+', false)] {
            if let Some(rest) = body.strip_prefix(sign) {
                if negative.replace(minus).is_some() {
                    return None;
                }
                body = rest;
            }
        }
        for sign in ['-', '−'] {
            if let Some(rest) = body.strip_suffix(sign) {
                if negative.replace(true).is_some() {
                    return None;
                }
                body = rest;
            }
        }
        let units =
            [("€", Unit::Euro), ("EUR", Unit::Euro), ("Euro", Unit::Euro), ("%", Unit::Percent)];
        for (sign, found) in units {
            if let Some(rest) = body.strip_suffix(sign).or_else(|| body.strip_prefix(sign)) {
                if unit.replace(found).is_some() {
                    return None;
                }
                body = rest;
            }
        }
        if body.len() == before {
            return Some((body, negative == Some(true), unit));
        }
    }
}

/// Mantissa, scale and whether the style showed.
fn digits(body: &[u8], style: Style) -> Option<(i64, u8, bool)> {
    let (mut mantissa, mut count, mut scale) = (0_i64, 0_usize, 0_u8);
    let mut in_group = 0;
    let (mut grouped, mut behind_point) = (false, false);
    for &byte in body {
        match byte {
            b'0'..=b'9' => {
                // `012` is a code; `0,12` is a number.
                let code = count == 1 && mantissa == 0 && !behind_point;
                if code || count == DIGITS {
                    return None;
                }
                mantissa = mantissa * 10 + i64::from(byte - b'0');
                count += 1;
                in_group += 1;
                scale += u8::from(behind_point);
                if grouped && !behind_point && in_group > 3 {
                    return None;
                }
            }
            _ if byte == style.point() && !behind_point => {
                if grouped && in_group != 3 {
                    return None;
                }
                behind_point = true;
            }
            _ if (byte == style.group() || byte == b'\'') && !behind_point => {
                if in_group == 0 || in_group > 3 || (grouped && in_group != 3) {
                    return None;
                }
                grouped = true;
                in_group = 0;
            }
            _ => return None,
        }
    }
    let complete = if behind_point { scale > 0 } else { count > 0 && (!grouped || in_group == 3) };
    complete.then_some((mantissa, scale, grouped || behind_point))
}

/// Whether digits alone begin with a needless zero: a code, like `01067` or `07`.
pub fn has_leading_zero(text: &str) -> bool {
    let bytes = text.trim().as_bytes();
    bytes.len() > 1 && bytes[0] == b'0' && bytes.iter().all(u8::is_ascii_digit)
}

/// Whether a cell says “nothing known” in a column of numbers, days or truth values.
pub fn is_mark(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 7
        && matches!(
            text,
            "-" | "–"
                | "—"
                | "."
                | "..."
                | "…"
                | "/"
                | "k.A."
                | "k. A."
                | "k.A"
                | "kA"
                | "n/a"
                | "N/A"
                | "NA"
                | "n.v."
                | "null"
                | "NULL"
                | "#NV"
                | "#N/A"
        )
}

/// How days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayStyle {
    /// `31.12.2026`
    German,
    /// `2026-12-31`
    Iso,
}

/// A day or moment as ISO 8601 text, without an allocation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Iso {
    bytes: [u8; 32],
    length: u8,
}

impl Iso {
    /// The text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or_default()
    }

    fn of(arguments: fmt::Arguments<'_>) -> Option<Self> {
        use std::io::Write;
        let mut bytes = [0; 32];
        let mut rest = bytes.as_mut_slice();
        rest.write_fmt(arguments).ok()?;
        let length = u8::try_from(32 - rest.len()).ok()?;
        Some(Self { bytes, length })
    }
}

impl fmt::Debug for Iso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads a day of the Gregorian calendar.
pub fn day(text: &str, style: DayStyle) -> Option<Iso> {
    let text = text.trim();
    let date = match style {
        DayStyle::German => german_day(text)?,
        DayStyle::Iso => iso_day(text.as_bytes())?,
    };
    written_day(date)
}

/// Reads a moment: with an offset or `Z` it is one in UTC (`zoned`), without it is local time.
pub fn moment(text: &str, style: DayStyle, zoned: bool) -> Option<Iso> {
    let text = text.trim();
    if !(12..=40).contains(&text.len()) || !text.is_ascii() {
        return None;
    }
    let (date, rest) = match style {
        DayStyle::German => {
            let (date, rest) = text.split_once([' ', ',']).filter(|(date, _)| date.len() <= 10)?;
            (german_day(date)?, rest.trim_start())
        }
        DayStyle::Iso => {
            let (date, rest) = text.split_at(10);
            (iso_day(date.as_bytes())?, rest.strip_prefix(['T', 't', ' '])?)
        }
    };
    let rest = rest.strip_suffix(" Uhr").unwrap_or(rest);
    let (clock, offset) = split_offset(rest)?;
    let time = time_of_day(clock)?;
    match (zoned, offset) {
        (false, None) => written_moment(date.to_datetime(time), ""),
        (true, Some(minutes)) => {
            let offset = jiff::tz::Offset::from_seconds(minutes * 60).ok()?;
            let utc = offset.to_timestamp(date.to_datetime(time)).ok()?;
            written_moment(jiff::tz::Offset::UTC.to_datetime(utc), "Z")
        }
        _ => None,
    }
}

fn german_day(text: &str) -> Option<jiff::civil::Date> {
    let bytes = text.as_bytes();
    if !(8..=10).contains(&bytes.len()) {
        return None;
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    civil(whole(year.as_bytes())?, whole(month.as_bytes())?, whole(day.as_bytes())?)
}

fn iso_day(bytes: &[u8]) -> Option<jiff::civil::Date> {
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    civil(whole(&bytes[..4])?, whole(&bytes[5..7])?, whole(&bytes[8..])?)
}

fn civil(year: u32, month: u32, day: u32) -> Option<jiff::civil::Date> {
    let year = i16::try_from(year).ok().filter(|year| *year >= 1000)?;
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn whole(bytes: &[u8]) -> Option<u32> {
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    bytes
        .iter()
        .try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

/// `10:00+02:00` → `10:00` and 120 minutes.
fn split_offset(text: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, None)) };
    let (clock, offset) = text.split_at(at);
    let digits = offset[1..].replace(':', "");
    let minutes = match digits.len() {
        2 => whole(digits.as_bytes())? * 60,
        4 => whole(&digits.as_bytes()[..2])? * 60 + whole(&digits.as_bytes()[2..])?,
        _ => return None,
    };
    let minutes = i32::try_from(minutes).ok()?;
    Some((clock, Some(if offset.starts_with('-') { -minutes } else { minutes })))
}

fn time_of_day(text: &str) -> Option<jiff::civil::Time> {
    let mut parts = text.splitn(3, ':');
    let hour = whole(parts.next()?.as_bytes())?;
    let minute = parts.next().filter(|minute| minute.len() == 2)?;
    let (second, nanos) = match parts.next() {
        None => (0, 0),
        Some(seconds) => {
            let (second, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
            let padded = format!("{fraction:0<9}");
            if second.len() != 2 || padded.len() != 9 {
                return None;
            }
            (whole(second.as_bytes())?, whole(padded.as_bytes())?)
        }
    };
    let part = |number: u32| i8::try_from(number).ok();
    jiff::civil::Time::new(
        part(hour)?,
        part(whole(minute.as_bytes())?)?,
        part(second)?,
        i32::try_from(nanos).ok()?,
    )
    .ok()
}

fn written_day(date: jiff::civil::Date) -> Option<Iso> {
    Iso::of(format_args!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

fn written_moment(moment: jiff::civil::DateTime, zone: &str) -> Option<Iso> {
    let day = written_day(moment.date())?;
    let (h, m, s) = (moment.hour(), moment.minute(), moment.second());
    let nanos = moment.subsec_nanosecond();
    if nanos == 0 {
        return Iso::of(format_args!("{}T{h:02}:{m:02}:{s:02}{zone}", day.as_str()));
    }
    let fraction = format!("{nanos:09}");
    let fraction = fraction.trim_end_matches('0');
    Iso::of(format_args!("{}T{h:02}:{m:02}:{s:02}.{fraction}{zone}", day.as_str()))
}

/// The pairs of words for true and false; in lower case.
pub const PAIRS: [(&str, &str); 6] =
    [("ja", "nein"), ("true", "false"), ("wahr", "falsch"), ("yes", "no"), ("j", "n"), ("y", "n")];

/// Which pairs (as bits) the word belongs to, and its truth; `None` for any other word.
pub fn truth(text: &str) -> Option<(u8, bool)> {
    let text = text.trim();
    if text.len() > 6 || text.is_empty() {
        return None;
    }
    let matching = |yes: bool| {
        PAIRS.iter().enumerate().fold(0_u8, |bits, (at, pair)| {
            let word = if yes { pair.0 } else { pair.1 };
            bits | (u8::from(text.eq_ignore_ascii_case(word)) << at)
        })
    };
    match (matching(true), matching(false)) {
        (0, 0) => None,
        (0, bits) => Some((bits, false)),
        (bits, _) => Some((bits, true)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, style: Style) -> Option<(i64, u8)> {
        number(text, style).map(|n| (n.mantissa, n.scale))
    }

    #[test]
    fn amounts_are_read_to_the_cent() {
        for (text, expected) in [
            ("1.234,56", (123_456, 2)),
            ("-2.487,50", (-248_750, 2)),
            ("2.487,50-", (-248_750, 2)),
            ("−0,5", (-5, 1)),
            ("+3", (3, 0)),
            ("97000,00", (9_700_000, 2)),
            ("-0,00", (0, 2)),
            (",75", (75, 2)),
            (" 12 ", (12, 0)),
            ("1\u{a0}234,5", (12_345, 1)),
        ] {
            assert_eq!(read(text, Style::German), Some(expected), "{text}");
        }
        assert_eq!(read("1,234.56", Style::English), Some((123_456, 2)));
        assert_eq!(read("52.4608748234607", Style::English), Some((524_608_748_234_607, 13)));
    }

    #[test]
    fn what_is_no_number_in_a_style_is_not_read_as_one() {
        for text in [
            "",
            "-",
            "1,234.56",
            "12.34",
            "1.23.456",
            "1234.567",
            "0.123",
            "1,2,3",
            "5,",
            "1e5",
            "A6",
            "1-2",
            "--5",
            "007",
            "0331 6009305",
            "5 % %",
            "1.234,5.6",
            "9999999999999999999",
        ] {
            assert_eq!(read(text, Style::German), None, "{text}");
        }
        assert_eq!(read("52.360.41", Style::German), None);
        assert_eq!(read("52.360.41", Style::English), None);
    }

    #[test]
    fn units_are_taken_off_and_kept() {
        for text in ["1.234,50 €", "€ 1.234,50", "1.234,50 EUR", "1.234,50€", "1.234,50 Euro"]
        {
            let number = number(text, Style::German).expect(text);
            assert_eq!((number.mantissa, number.unit), (123_450, Some(Unit::Euro)), "{text}");
        }
        let share = number("-12,5 %", Style::German).expect("a share");
        assert_eq!((share.mantissa, share.unit), (-125, Some(Unit::Percent)));
        assert_eq!(read("-   €", Style::German), Some((0, 0)));
    }

    #[test]
    fn days_and_moments_become_iso_8601() {
        let german = |text| day(text, DayStyle::German).map(|iso| iso.as_str().to_owned());
        assert_eq!(german("01.01.2017").as_deref(), Some("2017-01-01"));
        assert_eq!(german("1.2.2017").as_deref(), Some("2017-02-01"));
        for text in ["31.02.2017", "01.01.17", "2017-01-01", "1.1.1.2017", "1.234.567"] {
            assert_eq!(german(text), None, "{text}");
        }
        let at = |text, style, zoned| moment(text, style, zoned).map(|iso| iso.as_str().to_owned());
        assert_eq!(
            at("24.11.2026 09:05", DayStyle::German, false).as_deref(),
            Some("2026-11-24T09:05:00")
        );
        assert_eq!(
            at("24.11.2026, 09:05 Uhr", DayStyle::German, false).as_deref(),
            Some("2026-11-24T09:05:00")
        );
        assert_eq!(
            at("2026-11-24T00:30:00.25+01:00", DayStyle::Iso, true).as_deref(),
            Some("2026-11-23T23:30:00.25Z")
        );
        assert_eq!(at("2026-11-24T00:30:00", DayStyle::Iso, true), None);
        assert_eq!(at("2026-11-24T24:30", DayStyle::Iso, false), None);
    }

    #[test]
    fn truth_has_its_words() {
        assert_eq!(truth("Ja"), Some((1, true)));
        assert_eq!(truth("FALSE"), Some((2, false)));
        assert_eq!(truth("n"), Some((0b11_0000, false)));
        assert_eq!(truth("vielleicht"), None);
    }

    proptest! {
        #[test]
        fn a_number_written_in_german_comes_back(
            mantissa in -999_999_999_999_999_i64..999_999_999_999_999,
            scale in 0_u8..4,
            grouped: bool,
        ) {
            let plain = Decimal { mantissa, scale }.to_string();
            let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
            let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |w| ("-", w));
            let mut text = String::new();
            for (at, digit) in whole.chars().enumerate() {
                if grouped && at > 0 && (whole.len() - at) % 3 == 0 {
                    text.push('.');
                }
                text.push(digit);
            }
            let text = if rest.is_empty() {
                format!("{sign}{text}")
            } else {
                format!("{sign}{text},{rest}")
            };
            prop_assert_eq!(read(&text, Style::German), Some((mantissa, scale)));
            let english = text.replace('.', "'").replace(',', ".").replace('\'', ",");
            prop_assert_eq!(read(&english, Style::English), Some((mantissa, scale)));
        }

        #[test]
        fn no_text_makes_reading_panic(text in any::<String>()) {
            for style in [Style::German, Style::English] {
                number(&text, style);
            }
            for style in [DayStyle::German, DayStyle::Iso] {
                day(&text, style);
                moment(&text, style, true);
                moment(&text, style, false);
            }
            truth(&text);
            is_mark(&text);
        }
    }
}
