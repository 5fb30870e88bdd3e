//! Values as people read them: numbers and days as their language writes them, exact to the last
//! digit.

use commons::Lang;
use maud::{Markup, html};
use ui::Reader;

use crate::import::{
    Cell, Reading,
    value::{Decimal, Unit},
};

/// Digits from which whole numbers are grouped: `2026` is rather a year.
const GROUPED_FROM: usize = 5;

/// Whether the values of a column stand right, one below the other.
pub(super) const fn is_number(reading: Reading) -> bool {
    matches!(reading, Reading::Integer { .. } | Reading::Decimal { .. })
}

/// The language of the town's data, where it is another than the page's.
pub(super) fn data_lang(reader: &Reader) -> Option<&'static str> {
    (reader.lang != Lang::De).then_some(Lang::De.tag())
}

/// The page's language, for its own words among the town's data.
fn own_lang(reader: &Reader) -> Option<&'static str> {
    (reader.lang != Lang::De).then_some(reader.lang.tag())
}

/// A value.
pub(super) fn show(reader: &Reader, cell: Cell<'_>, reading: Reading) -> Markup {
    match cell {
        Cell::Missing => {
            html! { span.kern-sr-only lang=[own_lang(reader)] { (reader.t("opendata-missing")) } }
        }
        Cell::Text(text) => text_or_link(text),
        Cell::Integer(number) => html! { (number_text(reader.lang, number, reading)) },
        Cell::Boolean(truth) => {
            let word = reader.t(if truth { "opendata-yes" } else { "opendata-no" });
            html! { @if let Some(lang) = own_lang(reader) { span lang=(lang) { (word) } } @else { (word) } }
        }
        Cell::Time(iso) => moment(reader, iso.as_str()),
    }
}

/// A stored day or moment comes as text.
pub(super) fn show_stored(reader: &Reader, cell: Cell<'_>, reading: Reading) -> Markup {
    match (cell, reading) {
        (Cell::Text(iso), Reading::Date { .. } | Reading::Datetime { .. }) => moment(reader, iso),
        (cell, reading) => show(reader, cell, reading),
    }
}

/// A web address is a link, said to search engines to be somebody else's.
fn text_or_link(text: &str) -> Markup {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    if is_address && !text.contains(char::is_whitespace) {
        return html! { a href=(text) rel="nofollow noopener" { (text) } };
    }
    html! { (text) }
}

fn number_text(lang: Lang, mantissa: i64, reading: Reading) -> String {
    let (scale, unit) = match reading {
        Reading::Decimal { scale, unit, .. } => (scale, unit),
        Reading::Integer { unit, .. } => (0, unit),
        _ => (0, None),
    };
    let plain = Decimal { mantissa, scale }.to_string();
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(plain) => ("−", plain),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(w, f)| (w, Some(f)));
    let (group, point) = match lang {
        Lang::De => ('.', ','),
        Lang::En => (',', '.'),
    };
    let is_grouped = fraction.is_some() || unit.is_some() || whole.len() >= GROUPED_FROM;
    let mut text = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if is_grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(point);
        text.push_str(fraction);
    }
    match unit {
        Some(Unit::Euro) => text.push_str("\u{a0}€"),
        Some(Unit::Percent) => text.push_str("\u{a0}%"),
        None => {}
    }
    text
}

/// `2026-12-31` → `31.12.2026` in German; in English as it stands, which everyone reads alike.
fn moment(reader: &Reader, iso: &str) -> Markup {
    let (day, clock) = iso.split_once('T').map_or((iso, None), |(day, clock)| (day, Some(clock)));
    let mut parts = day.split('-');
    let shown = match (reader.lang, parts.next(), parts.next(), parts.next()) {
        (Lang::De, Some(year), Some(month), Some(day)) => format!("{day}.{month}.{year}"),
        _ => day.to_owned(),
    };
    html! {
        time datetime=(iso) {
            (shown)
            @if let Some(clock) = clock {
                " " (clock.strip_suffix('Z').unwrap_or(clock))
                @if clock.ends_with('Z') { " UTC" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::value::Style;

    #[test]
    fn numbers_keep_every_digit() {
        let decimal = |scale, unit| Reading::Decimal { style: Style::German, scale, unit };
        let euro = decimal(2, Some(Unit::Euro));
        assert_eq!(number_text(Lang::De, -103_718_890_000, euro), "−1.037.188.900,00\u{a0}€");
        assert_eq!(number_text(Lang::En, 1, euro), "0.01\u{a0}€");
        let exact = decimal(17, None);
        assert_eq!(number_text(Lang::De, 123_456_789_012_345_678, exact), "1,23456789012345678");
    }

    #[test]
    fn a_year_is_not_grouped() {
        let whole = Reading::Integer { style: Style::German, unit: None };
        assert_eq!(number_text(Lang::De, 2026, whole), "2026");
        assert_eq!(number_text(Lang::De, -20_260, whole), "−20.260");
    }
}
