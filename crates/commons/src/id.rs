use std::{fmt, str::FromStr};

use rand::RngExt;
use serde::{Deserialize, Serialize};

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so a code read aloud stays itself.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An unguessable identifier: 130 random bits as 26 characters of Crockford's base 32.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// A new random identifier from the operating system's generator.
    pub fn random() -> Self {
        let mut rng = rand::rng();
        Self((0..26).map(|_| char::from(ALPHABET[rng.random_range(0..32)])).collect())
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// A readable public identifier: 1–80 characters of `a-z`, `0-9` and single inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is no slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a slug: use 1–80 of a–z, 0–9 and single hyphens between them")]
pub struct SlugError(pub String);

impl Slug {
    /// The longest slug, in characters.
    pub const MAX: usize = 80;

    /// The slug of a title: German letters are written out (`ä` → `ae`, `ß` → `ss`), everything
    /// else that is not a letter or digit becomes a hyphen. A title without any becomes `x`.
    pub fn of_title(title: &str) -> Self {
        let mut slug = String::new();
        for c in title.chars().flat_map(char::to_lowercase) {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                'ä' => slug.push_str("ae"),
                'ö' => slug.push_str("oe"),
                'ü' => slug.push_str("ue"),
                'ß' => slug.push_str("ss"),
                _ if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
                _ => {}
            }
        }
        slug.truncate(Self::MAX);
        let slug = slug.trim_end_matches('-');
        Self(if slug.is_empty() { "x".to_owned() } else { slug.to_owned() })
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let sound = (1..=Self::MAX).contains(&text.len())
            && text.split('-').all(|word| {
                !word.is_empty()
                    && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if sound { Ok(Self(text.to_owned())) } else { Err(SlugError(text.to_owned())) }
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_becomes_a_readable_slug() {
        assert_eq!(Slug::of_title("Straßen & Plätze (2026)").as_str(), "strassen-plaetze-2026");
        assert_eq!(Slug::of_title("../../etc/passwd").as_str(), "etc-passwd");
        assert_eq!(Slug::of_title("…").as_str(), "x");
    }

    #[test]
    fn what_is_no_slug_is_refused() {
        for text in ["", "-a", "a-", "a--b", "A", "ä", "a/b", "..", &"a".repeat(81)] {
            assert_eq!(text.parse::<Slug>(), Err(SlugError(text.to_owned())));
        }
    }

    proptest! {
        #[test]
        fn the_slug_of_any_title_is_a_slug(title in any::<String>()) {
            let slug = Slug::of_title(&title);
            prop_assert_eq!(slug.as_str().parse::<Slug>(), Ok(slug.clone()));
        }
    }
}
