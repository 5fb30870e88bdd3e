//! Roots and what follows from them.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rand::Rng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{SealedError, b64u};

/// The salt of every derivation: it keeps the keys of this protocol apart from all others.
const SALT: &[u8] = b"allmende-post/v1";

/// 32 secret bytes that are wiped when they are no longer needed.
pub type Secret = Zeroizing<[u8; 32]>;

/// HKDF-SHA256 (RFC 5869) of the secret for one purpose.
///
/// # Panics
/// Never: HKDF gives up to 8160 bytes.
pub fn hkdf(secret: &[u8], label: &str) -> Secret {
    let mut key = Secret::default();
    Hkdf::<Sha256>::new(Some(SALT), secret)
        .expand(label.as_bytes(), &mut *key)
        .expect("32 bytes are no longer than HKDF can give");
    key
}

/// Argon2id (RFC 9106) with 32 bytes of output; `m` in KiB.
pub(crate) fn argon2id(
    secret: &[u8],
    salt: &[u8; 16],
    (m, t, p): (u32, u32, u32),
) -> Result<Secret, SealedError> {
    let failed = |error: argon2::Error| SealedError::Io(error.to_string());
    let params = Params::new(m, t, p, Some(32)).map_err(failed)?;
    let mut key = Secret::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, &mut *key)
        .map_err(failed)?;
    Ok(key)
}

/// The 32 bytes from which all keys of a party, or of a case, follow.
#[derive(Clone, PartialEq, Eq)]
pub struct Root(Secret);

impl Root {
    /// A new one from the operating system's generator.
    pub fn random() -> Self {
        let mut root = Secret::default();
        rand::rng().fill_bytes(&mut *root);
        Self(root)
    }

    /// The root with these bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Secret::new(bytes))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What follows from it for one purpose.
    pub fn derive(&self, label: &str) -> Secret {
        hkdf(&*self.0, label)
    }
}

impl std::fmt::Debug for Root {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Root(…)")
    }
}

impl serde::Serialize for Root {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        b64u::fixed::serialize(&self.0, s)
    }
}

impl<'de> serde::Deserialize<'de> for Root {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        b64u::fixed::deserialize(d).map(Self::of)
    }
}
