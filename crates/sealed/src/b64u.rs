//! Base64 with the alphabet for URLs, without padding (RFC 4648 §5).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::SealedError;
use crate::error::malformed;

/// The bytes as text.
pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of a text; padding, other letters and bits left over are refused.
///
/// # Errors
/// [`SealedError::Malformed`] where it is none.
pub fn decode(text: &str) -> Result<Vec<u8>, SealedError> {
    BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|error| malformed("b64u", error))
}

/// Exactly `N` bytes of a text.
///
/// # Errors
/// [`SealedError::Malformed`] where it is none, or of another length.
pub fn array<const N: usize>(text: &str) -> Result<[u8; N], SealedError> {
    decode(text)?.try_into().map_err(|_| malformed("b64u", format!("not {N} bytes")))
}

/// For `#[serde(with)]`: bytes of any length.
pub(crate) mod bytes {
    use super::{Deserialize, Deserializer, Error, Serializer, decode, encode};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
        decode(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}

/// For `#[serde(with)]`: exactly `N` bytes.
pub(crate) mod fixed {
    use super::{Deserialize, Deserializer, Error, Serializer, array, encode};

    pub(crate) fn serialize<S: Serializer, const N: usize>(
        bytes: &[u8; N],
        s: S,
    ) -> Result<S::Ok, S::Error> {
        s.serialize_str(&encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        d: D,
    ) -> Result<[u8; N], D::Error> {
        array(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}
