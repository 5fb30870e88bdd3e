//! Who can take part in a case.

use std::{fmt, str::FromStr};

use commons::{Id, Slug};
use serde::{Deserialize, Serialize};

use crate::{SealedError, error::malformed};

/// Who can take part in a case. Parties are sorted as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Party {
    /// A person's account.
    Account(Id),
    /// Somebody without an account, for one case.
    Guest(Id),
    /// An office.
    Office(Slug),
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Guest(id) => write!(f, "guest:{id}"),
            Self::Office(slug) => write!(f, "office:{slug}"),
        }
    }
}

impl FromStr for Party {
    type Err = SealedError;

    fn from_str(text: &str) -> Result<Self, SealedError> {
        let unknown = || malformed("party", text);
        match text.split_once(':').ok_or_else(unknown)? {
            ("account", id) => read_id(id).map(Self::Account),
            ("guest", id) => read_id(id).map(Self::Guest),
            ("office", slug) => slug.parse().map(Self::Office).map_err(|_| unknown()),
            _ => Err(unknown()),
        }
    }
}

impl TryFrom<String> for Party {
    type Error = SealedError;

    fn try_from(text: String) -> Result<Self, SealedError> {
        text.parse()
    }
}

impl From<Party> for String {
    fn from(party: Party) -> Self {
        party.to_string()
    }
}

impl Ord for Party {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

impl PartialOrd for Party {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Reads an identifier that came from elsewhere: exactly 26 characters of Crockford's base 32 in
/// lower case, so that it can stand in a path or a file's name.
///
/// # Errors
/// [`SealedError::Malformed`] where it is none.
pub fn read_id(text: &str) -> Result<Id, SealedError> {
    let sound = text.len() == 26 && text.bytes().all(is_crockford);
    if sound { Ok(Id::from(text)) } else { Err(malformed("id", text)) }
}

fn is_crockford(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'z') && !matches!(byte, b'i' | b'l' | b'o' | b'u')
}

/// For `#[serde(with)]`: an identifier that came from elsewhere.
pub(crate) mod id {
    use commons::Id;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(id: &Id, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(id.as_str())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Id, D::Error> {
        super::read_id(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}
