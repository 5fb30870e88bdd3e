//! Canonical JSON (RFC 8785) and the hashes over it.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{SealedError, error::malformed};

/// The canonical bytes of a value. All numbers of the protocol are whole and below 2⁵³.
///
/// # Errors
/// [`SealedError::Malformed`] where the value has no form in JSON.
pub fn to_bytes(value: &impl Serialize) -> Result<Vec<u8>, SealedError> {
    serde_json_canonicalizer::to_vec(value).map_err(|error| malformed("json", error))
}

/// Reads canonical bytes; other bytes of the same meaning are refused.
///
/// # Errors
/// [`SealedError::Malformed`] where they are not canonical, or not of this form.
pub fn from_bytes<T: DeserializeOwned>(what: &'static str, bytes: &[u8]) -> Result<T, SealedError> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| malformed(what, error))?;
    if to_bytes(&value)? != bytes {
        return Err(malformed(what, "not canonical"));
    }
    serde_json::from_value(value).map_err(|error| malformed(what, error))
}

/// The SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}
