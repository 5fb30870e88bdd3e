//! What a form holds: the fields of a long form by their names, as they were sent or as they are
//! kept, so that both are drawn the same way.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
    response::Response,
};
use commons::{Cents, Text};
use ui::form::{Errors, Form};

use crate::catalogue::model::{Day, EASY};

/// Fields by name. A field that was sent several times has several values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sent(BTreeMap<String, Vec<String>>);

/// The languages in which texts are written, with the ends of their fields' names.
const TONGUES: [(&str, &str); 3] = [("de", ""), ("en", "_en"), (EASY, "_easy")];

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let Form(pairs) = Form::from_request(request, state).await?;
        Ok(Self::of(pairs))
    }
}

impl Sent {
    /// What a browser sent.
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut sent = Self::default();
        for (name, value) in pairs {
            sent.add(name, value);
        }
        sent
    }

    /// Adds a value.
    pub(crate) fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// Adds a text in all languages that the forms know.
    pub(crate) fn add_text(&mut self, name: &str, text: &Text) {
        for (tag, end) in TONGUES {
            if let Some(text) = text.0.get(tag) {
                self.add(format!("{name}{end}"), text);
            }
        }
    }

    /// The value of a field, without space around it.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// All values of a field.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a field was sent at all.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A text in all languages whose fields were sent; the others stay as they were.
    pub(crate) fn text(&self, name: &str, known: &Text) -> Text {
        let mut text = known.clone();
        for (tag, end) in TONGUES {
            let field = format!("{name}{end}");
            if self.has(&field) {
                text.0.insert(tag.to_owned(), self.get(&field).to_owned());
            }
        }
        text.0.retain(|_, text| !text.is_empty());
        text
    }

    /// Everything but the entries `name-0-…`, `name-1-…`.
    pub(crate) fn without(&self, name: &str) -> Self {
        let begin = format!("{name}-");
        let kept = self.0.iter().filter(|(field, _)| !field.starts_with(&begin));
        Self(kept.map(|(field, values)| (field.clone(), values.clone())).collect())
    }

    /// How many entries `name-0-…`, `name-1-…` there are.
    pub(crate) fn entries(&self, name: &str) -> usize {
        let begin = format!("{name}-");
        let number = |field: &String| -> Option<usize> {
            field.strip_prefix(&begin)?.split_once('-')?.0.parse().ok()
        };
        self.0.keys().filter_map(number).max().map_or(0, |last| (last + 1).min(MOST))
    }
}

/// Entries of a list that one form holds.
const MOST: usize = 1_000;

/// The name of a field of an entry: `document-0-name`.
pub(crate) fn field(name: &str, at: usize, part: &str) -> String {
    format!("{name}-{at}-{part}")
}

/// An amount as people write it: `12`, `12,50`, `12.50 €`.
pub(crate) fn amount(text: &str) -> Option<Cents> {
    let text = text.trim().trim_end_matches('€').trim().replace(',', ".");
    let (euros, cents) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if !digits(euros) || euros.len() > 9 || !(cents.is_empty() || digits(cents)) || cents.len() > 2
    {
        return None;
    }
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    Some(Cents(euros.parse::<i64>().ok()? * 100 + cents))
}

/// An amount as it is typed: `12,50`.
pub(crate) fn typed(amount: Cents) -> String {
    format!("{},{:02}", amount.0 / 100, amount.0 % 100)
}

/// A day as browsers send it; nothing where none was entered.
pub(crate) fn day(text: &str) -> Result<Option<Day>, ()> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

/// The status of a form: refused where something is wrong with it.
pub(crate) fn status(errors: &Errors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in
            [("12", 1_200), ("12,5", 1_250), ("12.50", 1_250), (" 0,05 € ", 5), ("0", 0)]
        {
            assert_eq!(amount(text), Some(Cents(cents)), "{text}");
        }
        for text in ["", "-1", "1,234", "zwölf", "1,2,3", "9999999999", "€"] {
            assert_eq!(amount(text), None, "{text}");
        }
        assert_eq!(amount(&typed(Cents(3_070))), Some(Cents(3_070)));
    }

    #[test]
    fn languages_that_the_form_does_not_show_stay() {
        let known = Text::both("Hund", "Dog").with("pl", "Pies");
        let pairs = vec![
            ("name".to_owned(), "Hund anmelden".to_owned()),
            ("name_en".to_owned(), " ".to_owned()),
        ];
        let text = Sent::of(pairs).text("name", &known);
        assert_eq!(text, Text::de("Hund anmelden").with("pl", "Pies"));
    }

    #[test]
    fn entries_are_counted_by_their_highest_number() {
        let pairs = ["law-0-title", "law-4-title", "law-x-title", "lawyer-9-title"];
        let sent = Sent::of(pairs.map(|name| (name.to_owned(), String::new())).to_vec());
        assert_eq!(sent.entries("law"), 5);
        assert_eq!(sent.entries("document"), 0);
    }
}
