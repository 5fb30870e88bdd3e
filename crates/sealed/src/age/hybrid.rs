//! Recipients of the type `mlkem768x25519`: HPKE (RFC 9180) with X-Wing, HKDF-SHA256 and
//! ChaCha20-Poly1305.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use bech32::{Bech32, Checksum, Hrp, primitives::decode::CheckedHrpstring};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::XWing, single_shot_open, single_shot_seal,
};

use super::{
    FileKey,
    header::{Stanza, base64},
};
use crate::{SealedError, Secret};

const KIND: &str = "mlkem768x25519";
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const PUBLIC_NAME: &str = "age1pq";
const SECRET_NAME: &str = "age-secret-key-pq-";
/// X25519's part is the last 32 bytes of a public key and of an encapsulated key.
const X25519: usize = 32;
/// The file's key and its tag.
const BODY: usize = 32;

/// Bech32 without its limit of length: a hybrid key is longer.
enum LongBech32 {}

impl Checksum for LongBech32 {
    type MidstateRepr = <Bech32 as Checksum>::MidstateRepr;
    const CODE_LENGTH: usize = 4096;
    const CHECKSUM_LENGTH: usize = Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [Self::MidstateRepr; 5] = Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: Self::MidstateRepr = Bech32::TARGET_RESIDUE;
}

pub(super) fn to_bech32(name: &str, bytes: &[u8]) -> String {
    let name = Hrp::parse(name).expect("a name of letters");
    bech32::encode::<LongBech32>(name, bytes).expect("shorter than the longest code")
}

/// The bytes of a key in lower case, in its only form.
pub(super) fn from_bech32(name: &str, text: &str) -> Result<Vec<u8>, SealedError> {
    let unreadable = SealedError::NoKey("it is mistyped or of another kind");
    let Ok(checked) = CheckedHrpstring::new::<LongBech32>(text) else { return Err(unreadable) };
    let bytes: Vec<u8> = checked.byte_iter().collect();
    let canonical = checked.hrp().as_str() == name && to_bech32(name, &bytes) == text;
    if canonical { Ok(bytes) } else { Err(unreadable) }
}

/// Whether multiplying any secret with this point of X25519 gives zero: then it adds no secrecy,
/// and whoever chose it knows.
fn is_low_order(point: &[u8]) -> bool {
    let Ok(point) = point.try_into() else { return true };
    x25519_dalek::x25519([1; 32], point) == [0; 32]
}

/// A public key to which files are sealed: `age1pq1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(<XWing as Kem>::PublicKey);

impl Recipient {
    pub(super) fn wrap(&self, file_key: &FileKey) -> Stanza {
        let (share, body) = single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &self.0,
            INFO,
            &**file_key,
            b"",
        )
        .expect("a sound key takes a file's key");
        let share = BASE64_STANDARD_NO_PAD.encode(share.to_bytes());
        Stanza { kind: KIND.to_owned(), args: vec![share], body }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_bech32(PUBLIC_NAME, &self.0.to_bytes()))
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl FromStr for Recipient {
    type Err = SealedError;

    fn from_str(text: &str) -> Result<Self, SealedError> {
        let bytes = from_bech32(PUBLIC_NAME, text)?;
        let key = <XWing as Kem>::PublicKey::from_bytes(&bytes)
            .map_err(|_| SealedError::NoKey("its bytes are no key"))?;
        if is_low_order(&bytes[bytes.len() - X25519..]) {
            return Err(SealedError::NoKey("a point of low order"));
        }
        Ok(Self(key))
    }
}

/// A secret key that opens files: `AGE-SECRET-KEY-PQ-1…`.
#[derive(Clone)]
pub struct Identity {
    seed: Secret,
    key: <XWing as Kem>::PrivateKey,
}

impl Identity {
    /// The identity with this seed.
    ///
    /// # Panics
    /// Never: any 32 bytes are a seed.
    pub fn of(seed: Secret) -> Self {
        let key = <XWing as Kem>::PrivateKey::from_bytes(&*seed).expect("32 bytes are a seed");
        Self { seed, key }
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(XWing::sk_to_pk(&self.key))
    }

    /// The secret as any age program takes it.
    pub fn to_secret_text(&self) -> String {
        to_bech32(SECRET_NAME, &*self.seed).to_uppercase()
    }

    /// The file's key, where this stanza holds it for this identity.
    fn unwrap(&self, stanza: &Stanza) -> Result<Option<FileKey>, SealedError> {
        let [share] = stanza.args.as_slice() else {
            return Err(SealedError::NoAgeFile("its recipient's arguments"));
        };
        let share = base64(share)?;
        let sealed = <XWing as Kem>::EncappedKey::from_bytes(&share)
            .map_err(|_| SealedError::NoAgeFile("its recipient's share"))?;
        if stanza.body.len() != BODY || is_low_order(&share[share.len() - X25519..]) {
            return Err(SealedError::NoAgeFile("its recipient's share"));
        }
        let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.key,
            &sealed,
            INFO,
            &stanza.body,
            b"",
        );
        Ok(opened.ok().and_then(|key| <[u8; 16]>::try_from(key).ok()).map(FileKey::new))
    }
}

impl FromStr for Identity {
    type Err = SealedError;

    fn from_str(text: &str) -> Result<Self, SealedError> {
        let wrong = || SealedError::NoKey("not a secret key of age");
        if text.bytes().any(|b| b.is_ascii_lowercase()) {
            return Err(wrong());
        }
        let seed = from_bech32(SECRET_NAME, &text.to_lowercase())?;
        Ok(Self::of(Secret::new(seed.try_into().map_err(|_| wrong())?)))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.recipient())
    }
}

/// The file's key, by the first identity that a stanza is for. One stanza of another type
/// condemns the file.
pub(super) fn unwrap(stanzas: &[Stanza], identities: &[&Identity]) -> Result<FileKey, SealedError> {
    if let Some(other) = stanzas.iter().find(|stanza| stanza.kind != KIND) {
        return Err(SealedError::OtherRecipient(other.kind.clone()));
    }
    for identity in identities {
        for stanza in stanzas {
            if let Some(key) = identity.unwrap(stanza)? {
                return Ok(key);
            }
        }
    }
    Err(SealedError::NotForThisKey)
}
