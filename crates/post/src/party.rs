//! Who takes part in a case.

use std::{fmt, str::FromStr};

use commons::{Id, Slug};
use serde::{Deserialize, Serialize};
use store::{FromValue, ToValue, Value};

/// Who can take part in a case, written `account:ID`, `office:SLUG` or `guest:ID`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Party {
    /// A person's account, by the identifier that was drawn in the browser.
    Account(Id),
    /// An office.
    Office(Slug),
    /// Somebody without an account, who holds a link and a PIN.
    Guest(Id),
}

/// The text names no party.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no party: use account:ID, office:SLUG or guest:ID")]
pub struct NoParty(pub String);

/// Whether a text has the form of an identifier: 26 characters of Crockford's base 32 in lower
/// case.
pub fn is_id(text: &str) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'z') && !b"ilou".contains(&byte);
    text.len() == 26 && text.bytes().all(is_digit)
}

impl Party {
    /// The account, where it is one.
    pub fn account(&self) -> Option<&Id> {
        match self {
            Self::Account(id) => Some(id),
            Self::Office(_) | Self::Guest(_) => None,
        }
    }

    /// The office, where it is one.
    pub fn office(&self) -> Option<&Slug> {
        match self {
            Self::Office(slug) => Some(slug),
            Self::Account(_) | Self::Guest(_) => None,
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Office(slug) => write!(f, "office:{slug}"),
            Self::Guest(id) => write!(f, "guest:{id}"),
        }
    }
}

impl FromStr for Party {
    type Err = NoParty;

    fn from_str(text: &str) -> Result<Self, NoParty> {
        let id = |id: &str| is_id(id).then(|| Id::from(id));
        let party = match text.split_once(':') {
            Some(("account", rest)) => id(rest).map(Self::Account),
            Some(("guest", rest)) => id(rest).map(Self::Guest),
            Some(("office", slug)) => slug.parse().ok().map(Self::Office),
            _ => None,
        };
        party.ok_or_else(|| NoParty(text.chars().take(100).collect()))
    }
}

impl TryFrom<String> for Party {
    type Error = NoParty;

    fn try_from(text: String) -> Result<Self, NoParty> {
        text.parse()
    }
}

impl From<Party> for String {
    fn from(party: Party) -> Self {
        party.to_string()
    }
}

impl ToValue for Party {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl FromValue for Party {
    const EXPECTED: &'static str = "party";

    fn from_value(value: Value) -> Option<Self> {
        String::from_value(value)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_reads_back_as_it_is_written() {
        let id = Id::random();
        for party in [
            Party::Account(id.clone()),
            Party::Guest(id.clone()),
            Party::Office(Slug::of_title("Bürgerservice")),
        ] {
            assert_eq!(party.to_string().parse(), Ok(party));
        }
    }

    #[test]
    fn what_is_no_party_is_refused() {
        let upper = format!("account:{}", Id::random().as_str().to_uppercase());
        for text in ["", "account:", "account:ü", "office:-", "person:x", "office", &upper] {
            assert_eq!(text.parse::<Party>(), Err(NoParty(text.to_owned())));
        }
        assert!(!is_id(&"l".repeat(26)) && is_id(&"k".repeat(26)));
    }
}
