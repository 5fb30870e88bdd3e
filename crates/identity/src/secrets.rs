//! Keys, tokens and sealing: what the database holds of secrets is useless without the town's key.

use std::fmt;

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use rand::Rng;
use sha2::{Digest, Sha256};

/// The format of sealed secrets: this byte, a nonce of 12 bytes, the AES-256-GCM ciphertext.
const FORMAT: u8 = 1;
const NONCE: usize = 12;

/// The town's key for secrets at rest: 32 random bytes, kept in the town's keys folder as 64
/// hexadecimal digits. Never printed, not even by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// A new key from the operating system's generator.
    pub fn generate() -> Self {
        Self(random_bytes())
    }

    /// The key as its file holds it.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Reads what [`to_hex`](Self::to_hex) wrote; surrounding white space is ignored. `None` where
    /// the text is no key.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text.trim(), &mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// Seals a secret. The context (what it is and whose) is bound to it: moved to another row,
    /// it does not open.
    pub(crate) fn seal(&self, context: &str, secret: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = random_bytes();
        let payload = Payload { msg: secret, aad: context.as_bytes() };
        let ciphertext = self
            .cipher()
            .encrypt(&Nonce::from(nonce), payload)
            .expect("AES-GCM seals anything shorter than 64 GiB");
        [&[FORMAT], &nonce[..], &ciphertext].concat()
    }

    /// Opens what [`seal`](Self::seal) closed; `None` with another key, context or content.
    pub(crate) fn open(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let sealed = sealed.strip_prefix(&[FORMAT])?;
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload { msg: ciphertext, aad: context.as_bytes() };
        self.cipher().decrypt(&Nonce::from(nonce), payload).ok()
    }

    /// A keyed hash, for values that are too easily guessed to be hashed alone.
    pub(crate) fn mark(&self, context: &str, value: &str) -> String {
        hex::encode(self.hmac(&["mark", context, value]))
    }

    /// Bytes that follow from the key and a purpose.
    pub(crate) fn derive(&self, purpose: &str) -> [u8; 32] {
        self.hmac(&["derive", purpose])
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(&self.hmac(&["seal"]).into())
    }

    /// One key for each use, so that no use says anything about another.
    fn hmac(&self, parts: &[&str]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0)
            .expect("HMAC takes a key of any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// A random token of 256 bits that one browser or one letter holds; the database holds its hash.
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn fresh() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random_bytes::<32>()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn hash(&self) -> String {
        token_hash(&self.0)
    }
}

/// The hash by which a token that someone shows is found. A plain hash suffices: 256 random bits
/// cannot be guessed.
pub(crate) fn token_hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_sealed_opens_with_its_key_and_context_only(secret: Vec<u8>, context in ".{0,40}") {
            let key = SecretKey::generate();
            let sealed = key.seal(&context, &secret);
            prop_assert_eq!(key.open(&context, &sealed), Some(secret));
            prop_assert_eq!(key.open(&format!("{context}x"), &sealed), None);
            prop_assert_eq!(SecretKey::generate().open(&context, &sealed), None);
        }

        #[test]
        fn a_changed_byte_does_not_open(secret: Vec<u8>, at: prop::sample::Index) {
            let key = SecretKey::generate();
            let mut sealed = key.seal("totp", &secret);
            let at = at.index(sealed.len());
            sealed[at] ^= 1;
            prop_assert_eq!(key.open("totp", &sealed), None);
        }
    }

    #[test]
    fn a_key_survives_its_file_and_never_shows_itself() {
        let key = SecretKey::generate();
        assert_eq!(SecretKey::from_hex(&format!("{}\n", key.to_hex())), Some(key.clone()));
        assert_eq!(SecretKey::from_hex("too short"), None);
        assert!(!format!("{key:?}").contains(&key.to_hex()[..8]));
    }

    #[test]
    fn a_mark_depends_on_key_context_and_value() {
        let key = SecretKey::generate();
        let mark = key.mark("network", "192.0.2.0/24");
        assert_eq!(mark, key.mark("network", "192.0.2.0/24"));
        assert_ne!(mark, key.mark("account", "192.0.2.0/24"));
        assert_ne!(mark, SecretKey::generate().mark("network", "192.0.2.0/24"));
        assert_ne!(key.mark("ab", "c"), key.mark("a", "bc"));
    }

    #[test]
    fn tokens_are_256_bits_and_never_the_same() {
        let (one, other) = (Token::fresh(), Token::fresh());
        assert_eq!(URL_SAFE_NO_PAD.decode(one.as_str()).unwrap().len(), 32);
        assert_ne!(one.as_str(), other.as_str());
        assert_eq!(one.hash(), token_hash(one.as_str()));
    }
}
