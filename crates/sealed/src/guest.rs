//! Somebody without an account: a link and a PIN lead to the keys for one case.

use commons::Id;
use rand::{Rng, RngExt};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Root, SealedError, Secret, derive::argon2id, hkdf};

/// What the link carries behind `#`.
pub type LinkSecret = Secret;

/// A new secret for a link.
pub fn link_secret() -> LinkSecret {
    let mut secret = Secret::default();
    rand::rng().fill_bytes(&mut *secret);
    secret
}

/// A new PIN of eight digits.
pub fn pin() -> String {
    format!("{:08}", rand::rng().random_range(0..100_000_000))
}

/// The root of a guest's keys.
///
/// # Errors
/// [`SealedError::Io`] where the memory that hashing needs is not there.
pub fn guest_root(guest: &Id, secret: &LinkSecret, pin: &str) -> Result<Root, SealedError> {
    let hash = Sha256::digest(guest.as_str());
    let (salt, _) = hash.as_chunks::<16>();
    let hashed = argon2id(pin.as_bytes(), &salt[0], (65_536, 3, 4))?;
    let mut joined = Zeroizing::new([0; 64]);
    joined[..32].copy_from_slice(&**secret);
    joined[32..].copy_from_slice(&*hashed);
    Ok(Root::of(*hkdf(&*joined, "guest")))
}

/// What the guest shows the server, which keeps the SHA-256 of it.
pub fn guest_access(root: &Root) -> Secret {
    root.derive("guest-access")
}
