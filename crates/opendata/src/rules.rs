//! What is allowed: pure functions.

use commons::{Lang, Slug, Text, Timestamp};
use identity::IdentityError;

use crate::OpenDataError;

/// The longest title, in characters: one line of a list.
pub const TITLE: usize = 200;
/// The longest description, in characters.
pub const DESCRIPTION: usize = 20_000;
/// The longest reason or legal ground, in characters.
pub const REASON: usize = 2_000;

/// Words of addresses that are pages of the catalogue.
const PAGES: [&str; 3] = ["catalogue", "inventory", "publish"];

/// The slug of a dataset with this title.
pub fn slug_of_title(title: &Text) -> Slug {
    free(Slug::of_title(title.get(Lang::De).1))
}

/// The slug, or the nearest one that is no page of the catalogue.
pub fn free(slug: Slug) -> Slug {
    if PAGES.contains(&slug.as_str()) { Slug::of_title(&format!("{slug}-data")) } else { slug }
}

/// A title that can be shown: in German at least, without space around it.
///
/// # Errors
/// [`OpenDataError::NoTitle`], [`OpenDataError::TooLong`].
pub fn title(text: &Text) -> Result<Text, OpenDataError> {
    let text = tidy(text);
    if !text.0.contains_key("de") {
        return Err(OpenDataError::NoTitle);
    }
    within(text, "title", TITLE)
}

/// A description that can be shown.
///
/// # Errors
/// [`OpenDataError::TooLong`].
pub fn description(text: &Text) -> Result<Text, OpenDataError> {
    within(tidy(text), "description", DESCRIPTION)
}

/// A reason why a dataset is not published.
///
/// # Errors
/// [`OpenDataError::NoReason`], [`OpenDataError::TooLong`].
pub fn reason(text: &Text) -> Result<Text, OpenDataError> {
    let text = tidy(text);
    if text.0.is_empty() {
        return Err(OpenDataError::NoReason);
    }
    within(text, "reason", REASON)
}

/// This moment, as exactly as the database keeps it.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}

/// Nobody answers for it.
pub(crate) fn no_office() -> OpenDataError {
    IdentityError::UnknownOffice(String::new()).into()
}

/// Languages without words are left out, line ends become those of Unix, nothing is hidden.
fn tidy(text: &Text) -> Text {
    let words = |text: &String| {
        let text: String =
            text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        text.trim().to_owned()
    };
    Text(
        text.0
            .iter()
            .map(|(tag, text)| (tag.clone(), words(text)))
            .filter(|(_, text)| !text.is_empty())
            .collect(),
    )
}

fn within(text: Text, field: &'static str, limit: usize) -> Result<Text, OpenDataError> {
    if text.0.values().any(|text| text.chars().count() > limit) {
        return Err(OpenDataError::TooLong { field, limit });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_needs_german_words() {
        assert_eq!(title(&Text::both(" Bäume\u{7} ", " ")).ok(), Some(Text::de("Bäume")));
        assert!(matches!(title(&Text::de(" \n ")), Err(OpenDataError::NoTitle)));
        assert!(matches!(title(&Text::default().with("en", "Trees")), Err(OpenDataError::NoTitle)));
        let long = Text::de("ä".repeat(TITLE + 1));
        assert!(matches!(
            title(&long),
            Err(OpenDataError::TooLong { field: "title", limit: TITLE })
        ));
    }

    #[test]
    fn a_dataset_never_stands_where_a_page_is() {
        assert_eq!(slug_of_title(&Text::de("Publish!")).as_str(), "publish-data");
        assert_eq!(slug_of_title(&Text::de("Straßen")).as_str(), "strassen");
    }

    #[test]
    fn nothing_is_held_back_without_a_reason() {
        assert!(matches!(reason(&Text::both("", " ")), Err(OpenDataError::NoReason)));
        assert_eq!(reason(&Text::de("§ 30 AO")).ok(), Some(Text::de("§ 30 AO")));
    }
}
