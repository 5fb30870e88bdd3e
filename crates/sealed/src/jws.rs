//! Signatures: JWS in compact form (RFC 7515) with `EdDSA`, one type, one canonical payload.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{SealedError, b64u, canonical};

/// The longest JWS but an index, in bytes.
pub const LONGEST: usize = 1024 * 1024;
/// The longest index, in bytes: that of some hundred thousand cases.
const LONGEST_INDEX: usize = 64 * 1024 * 1024;

/// What is signed. Who verifies says which it expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A keyset.
    Keyset,
    /// The root of a case.
    CaseKey,
    /// A letter.
    Letter,
    /// A step of an office's membership.
    Step,
    /// A mailbox's index.
    Index,
}

impl Kind {
    /// The header's `typ`.
    fn typ(self) -> &'static str {
        match self {
            Self::Keyset => "allmende-keyset+jws",
            Self::CaseKey => "allmende-case-key+jws",
            Self::Letter => "allmende-letter+jws",
            Self::Step => "allmende-step+jws",
            Self::Index => "allmende-index+jws",
        }
    }

    /// The longest JWS of this kind, in bytes.
    pub(crate) fn longest(self) -> usize {
        if self == Self::Index { LONGEST_INDEX } else { LONGEST }
    }

    /// The field's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Keyset => "keyset",
            Self::CaseKey => "case-key",
            Self::Letter => "letter",
            Self::Step => "step",
            Self::Index => "index",
        }
    }
}

/// The protected header; its fields stand in canonical order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    kid: String,
    typ: String,
}

/// Signs the canonical form of a payload; `signer` is its keyset hash.
///
/// # Errors
/// [`SealedError::TooLarge`] beyond 1 MiB.
pub fn sign(
    kind: Kind,
    signer: &str,
    key: &SigningKey,
    payload: &impl Serialize,
) -> Result<String, SealedError> {
    let (alg, typ) = ("EdDSA".to_owned(), kind.typ().to_owned());
    let header = canonical::to_bytes(&Header { alg, kid: signer.to_owned(), typ })?;
    let payload = canonical::to_bytes(payload)?;
    let message = format!("{}.{}", b64u::encode(header), b64u::encode(payload));
    let signature = key.sign(message.as_bytes()).to_bytes();
    let jws = format!("{message}.{}", b64u::encode(signature));
    if jws.len() > kind.longest() { Err(SealedError::TooLarge(kind.word())) } else { Ok(jws) }
}

/// A JWS that was taken apart: nothing in it is to be believed before [`Unverified::verify`].
pub struct Unverified<'a> {
    kind: Kind,
    signed: &'a str,
    signature: Signature,
    kid: String,
    payload: Vec<u8>,
}

impl<'a> Unverified<'a> {
    /// Takes a JWS of the expected kind apart.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`] where it is none, or of another type or algorithm.
    pub fn of(kind: Kind, jws: &'a str) -> Result<Self, SealedError> {
        if jws.len() > kind.longest() {
            return Err(SealedError::TooLarge(kind.word()));
        }
        Self::read(kind, jws).ok_or(SealedError::BadSignature(kind.word()))
    }

    fn read(kind: Kind, jws: &'a str) -> Option<Self> {
        let (signed, signature) = jws.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let header = b64u::decode(header).ok()?;
        let Header { alg, kid, typ } = canonical::from_bytes("header", &header).ok()?;
        if alg != "EdDSA" || typ != kind.typ() {
            return None;
        }
        let signature = Signature::from_bytes(&b64u::array(signature).ok()?);
        Some(Self { kind, signed, signature, kid, payload: b64u::decode(payload).ok()? })
    }

    /// The keyset hash of who says to have signed: good for choosing among known keysets only.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The bytes that are signed.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// Checks the signature by the key with this keyset hash, and reads the payload.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`]; [`SealedError::Malformed`] where the payload is not
    /// canonical, or not of this form.
    pub fn verify<T: DeserializeOwned>(&self, kid: &str, key: &[u8; 32]) -> Result<T, SealedError> {
        let word = self.kind.word();
        let bad = || SealedError::BadSignature(word);
        let key = VerifyingKey::from_bytes(key).map_err(|_| bad())?;
        if self.kid != kid {
            return Err(bad());
        }
        key.verify_strict(self.signed.as_bytes(), &self.signature).map_err(|_| bad())?;
        canonical::from_bytes(word, &self.payload)
    }
}
