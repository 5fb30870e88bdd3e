//! What answers must look like, and how what people write becomes a value.

use commons::Lang;
use serde_json::{Number, Value, json};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{
    days::Day,
    schema::{Format, Kind, Node},
};

/// The largest whole number that is exact in a browser: 2^53 − 1.
pub const MAX_WHOLE: i64 = 9_007_199_254_740_991;

/// How long an IBAN is in the countries of SEPA (ISO 13616 registry).
const IBAN_LENGTHS: [(&str, usize); 36] = [
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
];

/// Whether text is normalised (NFC) and without control characters; only text of several lines
/// has line ends.
pub fn is_clean(text: &str, has_lines: bool) -> bool {
    is_nfc(text) && !text.chars().any(|c| is_control(c) && !(has_lines && c == '\n'))
}

fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// Whether text is what its format says.
pub fn is_format(format: Format, text: &str) -> bool {
    match format {
        Format::Date => Day::read(text).is_some(),
        Format::Time => is_time(text),
        Format::Email => is_email(text),
        Format::Phone => is_phone(text),
        Format::Iban => is_iban(text),
        Format::PostalCode => is_postal_code(text),
        Format::Multiline | Format::Cents | Format::Files => true,
    }
}

fn is_time(text: &str) -> bool {
    let Some((hours, minutes)) = text.split_once(':') else { return false };
    let below = |text: &str, end: u8| {
        text.len() == 2
            && text.bytes().all(|b| b.is_ascii_digit())
            && text.parse::<u8>().is_ok_and(|number| number < end)
    };
    below(hours, 24) && below(minutes, 60)
}

/// One `@`, something before it, and a domain of at least two labels after it. More than that
/// only a letter can prove.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c > '\u{9f}')
    };
    let is_local = |c: char| !(" @<>()[],;:\\\"".contains(c) || is_control(c));
    text.chars().count() <= 254
        && (1..=64).contains(&local.chars().count())
        && local.chars().all(is_local)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (5..=20).contains(&digits) && rest.chars().all(|c| c.is_ascii_digit() || " /-()".contains(c))
}

/// Whether text is an IBAN, written without spaces (ISO 13616): the remainder of the rearranged
/// digits by 97 is 1.
pub fn is_iban(text: &str) -> bool {
    let is_shaped = (15..=34).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && text.as_bytes()[..2].iter().all(u8::is_ascii_uppercase)
        && text.as_bytes()[2..4].iter().all(u8::is_ascii_digit);
    if !is_shaped {
        return false;
    }
    let length = IBAN_LENGTHS.iter().find(|(country, _)| text.starts_with(country));
    if length.is_some_and(|(_, length)| *length != text.len()) {
        return false;
    }
    let digits = text[4..].bytes().chain(text[..4].bytes());
    let remainder = digits.fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    remainder == 1
}

fn is_postal_code(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with("00")
}

/// Why what somebody wrote is no value; the code of [`FieldError`](super::FieldError).
pub type Unreadable = &'static str;

/// Makes a value of what somebody wrote into a field: spaces around it go, text is normalised,
/// days and numbers are read as the language writes them (`24.12.2026`, `1.234,56`). Nothing
/// written is no value.
///
/// # Errors
/// The code of what is wrong: `date`, `number`, `cents`.
pub fn read(node: &Node, lang: Lang, written: &str) -> Result<Value, Unreadable> {
    let text = normalised(written);
    if text.is_empty() {
        return Ok(Value::Null);
    }
    match (node.kind(), node.format) {
        (Some(Kind::Date), _) => read_day(&text).map(Value::from).ok_or("date"),
        (Some(Kind::Number), Some(Format::Cents)) => {
            read_cents(&text, lang).map(Value::from).ok_or("cents")
        }
        (Some(Kind::Number), _) => read_number(&text, lang).ok_or("number"),
        (Some(Kind::Flag), _) => Ok(json!(matches!(text.as_str(), "true" | "yes" | "on"))),
        (_, Some(Format::Iban)) => Ok(json!(without_spaces(&text).to_uppercase())),
        (_, Some(Format::PostalCode)) => Ok(json!(without_spaces(&text))),
        _ => Ok(json!(text)),
    }
}

/// Line ends become `\n`, tabs become spaces, other control characters go, spaces at both ends go, and the rest is
/// NFC.
pub fn normalised(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let kept: String = lines.chars().filter(|c| *c == '\n' || !is_control(*c)).nfc().collect();
    kept.trim_matches(|c| " \n\u{a0}".contains(c)).to_owned()
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !" \u{a0}\u{202f}".contains(*c)).collect()
}

/// `24.12.2026`, `24.12.26` (this century up to 2068 as POSIX has it is too clever: refused) or
/// `2026-12-24`.
fn read_day(text: &str) -> Option<String> {
    if let Some(day) = Day::read(text) {
        return Some(day.to_string());
    }
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let &[day, month, year] = parts.as_slice() else { return None };
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_plain = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| is_plain)
    };
    let day = Day::of(number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?)?;
    Some(day.to_string())
}

/// A number as the language writes it, as plain digits with a point: `-1234.56`.
fn plain_number(text: &str, lang: Lang) -> Option<String> {
    let (group, point) = match lang {
        Lang::De => ('.', ','),
        Lang::En => (',', '.'),
    };
    let text = without_spaces(text).replace('\u{2212}', "-");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = match digits.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || first.len() <= 3;
    let is_sound = is_digits(first)
        && is_grouped
        && rest.iter().all(|group| group.len() == 3 && is_digits(group))
        && fraction.is_none_or(is_digits);
    if !is_sound {
        return None;
    }
    let whole: String = std::iter::once(first).chain(rest).collect();
    Some(match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    })
}

fn read_number(text: &str, lang: Lang) -> Option<Value> {
    let plain = plain_number(text, lang)?;
    plain.parse().ok().and_then(number)
}

/// Euros as people write them, as whole cents; a € at either end may stand there.
fn read_cents(text: &str, lang: Lang) -> Option<i64> {
    let bare = text.trim_matches(|c| " \u{a0}\u{202f}€".contains(c));
    let plain = plain_number(bare, lang)?;
    let (euros, cents) = plain.split_once('.').unwrap_or((&plain, ""));
    if cents.len() > 2 {
        return None;
    }
    let sign = if euros.starts_with('-') { -1 } else { 1 };
    let euros: i64 = euros.trim_start_matches('-').parse().ok()?;
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    let all = euros.checked_mul(100)?.checked_add(cents)?;
    (all <= MAX_WHOLE).then_some(sign * all)
}

/// A number as JSON; whole ones without a point. Nothing where it is none (infinite).
pub fn number(number: f64) -> Option<Value> {
    let value = Number::from_f64(number).map(Value::Number)?;
    Some(whole(&value).map_or(value, |whole| json!(whole)))
}

/// The whole number that a value is, however it is written: `5` and `5.0` are the same.
pub fn whole(value: &Value) -> Option<i64> {
    let number = value.as_f64()?;
    #[expect(clippy::cast_precision_loss, reason = "2^53 − 1 is exact")]
    let is_whole = number.fract() == 0.0 && number.abs() <= MAX_WHOLE as f64;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and within 2^53")]
    is_whole.then_some(number as i64)
}

/// Whether somebody answered: not nothing, not an empty text, list or group.
pub fn is_answered(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(entries) => !entries.is_empty(),
        Value::Object(fields) => fields.values().any(is_answered),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::forms::schema::Type;

    proptest! {
        #[test]
        fn whatever_is_written_is_read_or_refused_and_what_is_read_is_read_again(written in any::<String>()) {
            for format in [None, Some(Format::Cents)] {
                let node = Node { format, ..Node::new(Type::Integer) };
                let _ = read(&node, Lang::De, &written);
            }
            let text = normalised(&written);
            prop_assert!(is_clean(&text, true));
            prop_assert_eq!(normalised(&text), text);
        }

        #[test]
        fn amounts_are_read_as_they_are_written(cents in -1_000_000_000_i64..1_000_000_000) {
            for lang in Lang::ALL {
                let written = commons::Cents(cents).format(lang).replace("−€", "−");
                prop_assert_eq!(read_cents(&written, lang), Some(cents), "{}", written);
            }
        }

        #[test]
        fn no_text_makes_a_format_stumble(text in any::<String>()) {
            for format in [Format::Date, Format::Time, Format::Email, Format::Phone, Format::Iban, Format::PostalCode] {
                let _ = is_format(format, &text);
            }
        }
    }
}
