//! Opening times as German offices write them, in OSM syntax.

/// The days of a week, as OSM and as German and English directories call them.
const DAYS: [(&str, &[&str]); 7] = [
    ("Mo", &["montag", "monday", "mo"]),
    ("Tu", &["dienstag", "tuesday", "di"]),
    ("We", &["mittwoch", "wednesday", "mi"]),
    ("Th", &["donnerstag", "thursday", "do"]),
    ("Fr", &["freitag", "friday", "fr"]),
    ("Sa", &["samstag", "sonnabend", "saturday", "sa"]),
    ("Su", &["sonntag", "sunday", "so"]),
];

/// OSM's name of a day.
pub(super) fn day(name: &str) -> Option<usize> {
    let name = name.trim().trim_end_matches('.').to_lowercase();
    DAYS.iter().position(|(_, names)| names.contains(&name.as_str()))
}

/// The rule for one day: `Mo 08:00-12:00,13:00-15:00`; nothing where the times are not understood.
pub(super) fn rule(day: usize, times: &str) -> Option<String> {
    let spans = spans(times)?;
    let name = DAYS.get(day)?.0;
    Some(if spans.is_empty() { format!("{name} off") } else { format!("{name} {spans}") })
}

/// Times of a day: `08.00-15.00 Uhr`, `8 bis 12 Uhr und 13-15 Uhr`, `geschlossen`.
fn spans(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace("uhr", " ").replace(['–', '—'], "-");
    if ["geschlossen", "closed", "off"].contains(&text.trim()) {
        return Some(String::new());
    }
    let text = text.replace(" bis ", "-").replace(" und ", ",").replace('.', ":");
    let spans: Option<Vec<String>> = text.split([',', ';', '/']).map(span).collect();
    spans.map(|spans| spans.join(","))
}

fn span(text: &str) -> Option<String> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (time(from)?, time(to)?);
    (from < to).then(|| format!("{from}-{to}"))
}

fn time(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(':');
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u8, u8) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    (hour < 24 && minute < 60 || hour == 24 && minute == 0)
        .then(|| format!("{hour:02}:{minute:02}"))
}

/// The hours of a week in OSM syntax, from lines like `Montag: 08.00-15.00 Uhr`; nothing where one
/// line is not understood, so that nobody stands before a closed door.
pub fn osm(text: &str) -> Option<String> {
    let mut rules = Vec::new();
    for line in text.lines().flat_map(|line| line.split(';')).map(str::trim) {
        if line.is_empty() {
            continue;
        }
        let split = line.find(|c: char| c == ':' || c.is_ascii_digit())?;
        let (days, times) = line.split_at(split);
        rules.push(line_rule(days, times.trim_start_matches(':'))?);
    }
    (!rules.is_empty()).then(|| rules.join("; "))
}

fn line_rule(days: &str, times: &str) -> Option<String> {
    let days = days.replace(['–', '—'], "-").replace(" bis ", "-").replace(" und ", ",");
    let names: Option<Vec<String>> = days.split(',').map(day_span).collect();
    let (names, spans) = (names?.join(","), spans(times)?);
    Some(if spans.is_empty() { format!("{names} off") } else { format!("{names} {spans}") })
}

fn day_span(text: &str) -> Option<String> {
    match text.split_once('-') {
        None => Some(DAYS[day(text)?].0.to_owned()),
        Some((from, to)) => Some(format!("{}-{}", DAYS[day(from)?].0, DAYS[day(to)?].0)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_as_offices_write_them_become_osm() {
        let text =
            "Montag: 08.00-15.00 Uhr\nDienstag und Donnerstag: 11 bis 18 Uhr\nMi geschlossen";
        assert_eq!(osm(text), None, "a day without a colon or a number is not guessed");
        let text = "Montag: 08.00-15.00 Uhr\nDienstag und Donnerstag: 11 bis 18 Uhr\n\
                    Mi: geschlossen\nFr: 8:00 - 12:00, 13:00 - 14:30";
        let osm = osm(text);
        let expected = "Mo 08:00-15:00; Tu,Th 11:00-18:00; We off; Fr 08:00-12:00,13:00-14:30";
        assert_eq!(osm.as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        for text in ["nach Vereinbarung", "Mo: ab 8", "Mo: 15-8", "Mo: 25-26", "", "8-12"] {
            assert_eq!(osm(text), None, "{text}");
        }
    }

    #[test]
    fn single_days_have_rules_of_their_own() {
        assert_eq!(rule(0, "8-12 Uhr").as_deref(), Some("Mo 08:00-12:00"));
        assert_eq!(day("Sonnabend"), Some(5));
        assert_eq!(day("Feiertag"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_left(text in "[MoDiFr0-9:;., \\-bisUhr\n]{0,40}|\\PC{0,30}") {
            if let Some(osm) = osm(&text) {
                prop_assert!(DAYS.iter().any(|(day, _)| osm.starts_with(day)));
            }
        }
    }
}
