use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language the interface speaks.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// German, the language of the town.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// All languages of the interface, in the order the language switch shows them.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = ();

    /// Reads the primary subtag: `en-GB` is English.
    fn from_str(tag: &str) -> Result<Self, ()> {
        match tag.split(['-', '_']).next().map(str::to_ascii_lowercase).as_deref() {
            Some("de") => Ok(Self::De),
            Some("en") => Ok(Self::En),
            _ => Err(()),
        }
    }
}

/// A text the town wrote, by BCP 47 tag (`de`, `en`, `de-x-leicht` for easy language).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// A text in German only.
    pub fn de(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([("de".to_owned(), text.into())]))
    }

    /// A text in German and English.
    pub fn both(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self::de(de).with("en", en)
    }

    /// The same text with one more language.
    #[must_use]
    pub fn with(mut self, tag: &str, text: impl Into<String>) -> Self {
        self.0.insert(tag.to_owned(), text.into());
        self
    }

    /// Whether it says nothing in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in this language, else in German, else in any: the tag tells the page which one
    /// it is, for its `lang` attribute.
    pub fn get(&self, lang: Lang) -> (&str, &str) {
        [lang.tag(), Lang::De.tag()]
            .iter()
            .find_map(|tag| self.0.get_key_value(*tag))
            .or_else(|| self.0.first_key_value())
            .map_or((lang.tag(), ""), |(tag, text)| (tag, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_german_and_says_so() {
        let text = Text::de("Straßen");
        assert_eq!(text.get(Lang::En), ("de", "Straßen"));
        assert_eq!(text.with("en", "Streets").get(Lang::En), ("en", "Streets"));
        assert_eq!(Text::default().get(Lang::En), ("en", ""));
    }

    #[test]
    fn a_regional_tag_is_its_language() {
        assert_eq!("en-GB".parse(), Ok(Lang::En));
        assert_eq!("DE_at".parse(), Ok(Lang::De));
        assert_eq!("fr".parse::<Lang>(), Err(()));
    }
}
