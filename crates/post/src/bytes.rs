//! Bytes as they travel in JSON: Base64 with the alphabet for URLs, without padding.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use store::{FromValue, ToValue, Value};

/// Sealed bytes, in JSON as Base64 for URLs without padding (RFC 4648, section 5).
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sealed(pub Vec<u8>);

/// The text is no Base64 for URLs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not Base64 for URLs without padding")]
pub struct NoBase64;

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

impl TryFrom<String> for Sealed {
    type Error = NoBase64;

    fn try_from(text: String) -> Result<Self, NoBase64> {
        URL_SAFE_NO_PAD.decode(text).map(Self).map_err(|_| NoBase64)
    }
}

impl From<Sealed> for String {
    fn from(sealed: Sealed) -> Self {
        URL_SAFE_NO_PAD.encode(sealed.0)
    }
}

impl ToValue for Sealed {
    fn to_value(&self) -> Value {
        Value::Blob(self.0.clone())
    }
}

impl FromValue for Sealed {
    const EXPECTED: &'static str = "blob";

    fn from_value(value: Value) -> Option<Self> {
        Vec::from_value(value).map(Self)
    }
}
