//! Wraps: the ways back from a passphrase, a recovery code or a passkey to the root of an account;
//! and the chain from a newer root to the older ones.

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use commons::Id;
use rand::Rng;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{
    RecoveryCode, Root, SealedError, Secret, b64u, canonical,
    derive::{argon2id, hkdf},
    error::malformed,
    party,
};

/// The least that a sound client asks of Argon2id: memory in KiB, passes, lanes.
const FLOOR: (u32, u32, u32) = (65_536, 3, 4);
/// The most memory in KiB, and the most passes: more would only make the reader wait.
const CEILING: (u32, u32) = (1_048_576, 16);

/// A root, sealed for one way back to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrap {
    /// Whose root it is.
    #[serde(with = "party::id")]
    pub account: Id,
    /// The wrap's own identifier.
    #[serde(with = "party::id")]
    pub id: Id,
    /// The nonce of AES-256-GCM.
    #[serde(with = "b64u::fixed")]
    pub nonce: [u8; 12],
    /// The root and its tag.
    #[serde(with = "b64u::fixed")]
    pub sealed: [u8; 48],
    /// The version of this form: 1.
    pub v: u64,
    /// The version of the root.
    pub version: u64,
    /// What opens it.
    #[serde(flatten)]
    pub way: Way,
}

/// What opens a wrap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Way {
    /// A passphrase.
    Passphrase {
        /// What guessing costs.
        kdf: PassphraseKdf,
    },
    /// The recovery code.
    Recovery {
        /// Its derivation.
        kdf: RecoveryKdf,
    },
    /// A passkey with the PRF extension of `WebAuthn`.
    Passkey {
        /// Its derivation.
        kdf: PasskeyKdf,
    },
}

/// What guessing a passphrase costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassphraseKdf {
    /// Memory in KiB.
    pub m: u32,
    /// `argon2id`.
    pub name: String,
    /// Lanes.
    pub p: u32,
    /// Random for each wrap.
    #[serde(with = "b64u::fixed")]
    pub salt: [u8; 16],
    /// Passes.
    pub t: u32,
}

/// The derivation of a recovery code's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryKdf {
    /// `hkdf-sha256`.
    pub name: String,
}

/// The derivation of a passkey's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyKdf {
    /// The passkey's identifier.
    #[serde(with = "b64u::bytes")]
    pub credential: Vec<u8>,
    /// `hkdf-sha256`.
    pub name: String,
    /// What the passkey is asked for.
    #[serde(with = "b64u::fixed")]
    pub prf_salt: [u8; 32],
}

impl PassphraseKdf {
    /// The least work that a sound client asks for, with a fresh salt.
    pub fn fresh() -> Self {
        let mut salt = [0; 16];
        rand::rng().fill_bytes(&mut salt);
        let (m, t, p) = FLOOR;
        Self { m, name: "argon2id".to_owned(), p, salt, t }
    }

    /// Refuses what a hostile server would ask for. To be called *before* the passphrase is asked
    /// for.
    ///
    /// # Errors
    /// [`SealedError::WeakWrap`], [`SealedError::CostlyWrap`].
    pub fn check(&self) -> Result<(), SealedError> {
        let (m, t, p) = FLOOR;
        if self.name != "argon2id" || self.m < m || self.t < t || self.p != p {
            return Err(SealedError::WeakWrap);
        }
        let costly = self.m > CEILING.0 || self.t > CEILING.1;
        if costly { Err(SealedError::CostlyWrap) } else { Ok(()) }
    }

    fn key(&self, passphrase: &str) -> Result<Secret, SealedError> {
        self.check()?;
        let passphrase = Zeroizing::new(passphrase.nfc().collect::<String>());
        argon2id(passphrase.as_bytes(), &self.salt, (self.m, self.t, self.p))
    }
}

impl Wrap {
    /// Checks the form: that it asks for neither too little nor too much work, and names the
    /// derivation of its type.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn check(&self) -> Result<(), SealedError> {
        if self.v != 1 || self.version == 0 {
            return Err(malformed("wrap", "its version"));
        }
        let name = match &self.way {
            Way::Passphrase { kdf } => return kdf.check(),
            Way::Recovery { kdf } => &kdf.name,
            Way::Passkey { kdf } => &kdf.name,
        };
        if name == "hkdf-sha256" { Ok(()) } else { Err(SealedError::WeakWrap) }
    }

    /// Seals a root under a passphrase.
    ///
    /// # Errors
    /// [`SealedError::Io`] where the memory that hashing needs is not there.
    pub fn by_passphrase(
        account: &Id,
        version: u64,
        root: &Root,
        passphrase: &str,
    ) -> Result<Self, SealedError> {
        let kdf = PassphraseKdf::fresh();
        let key = kdf.key(passphrase)?;
        Self::seal(account, version, root, Way::Passphrase { kdf }, &key)
    }

    /// Seals a root under a recovery code.
    ///
    /// # Errors
    /// None that is known.
    pub fn by_recovery_code(
        account: &Id,
        version: u64,
        root: &Root,
        code: &RecoveryCode,
    ) -> Result<Self, SealedError> {
        let kdf = RecoveryKdf { name: "hkdf-sha256".to_owned() };
        Self::seal(account, version, root, Way::Recovery { kdf }, &code.key())
    }

    /// Seals a root under what a passkey answered for a salt.
    ///
    /// # Errors
    /// None that is known.
    pub fn by_passkey(
        account: &Id,
        version: u64,
        root: &Root,
        kdf: PasskeyKdf,
        answer: &[u8],
    ) -> Result<Self, SealedError> {
        let key = hkdf(answer, "passkey");
        Self::seal(account, version, root, Way::Passkey { kdf }, &key)
    }

    fn seal(
        account: &Id,
        version: u64,
        root: &Root,
        way: Way,
        key: &Secret,
    ) -> Result<Self, SealedError> {
        let (account, id) = (account.clone(), Id::random());
        let mut wrap = Self { account, id, nonce: nonce(), sealed: [0; 48], v: 1, version, way };
        wrap.sealed = seal_root(root, key, &wrap.nonce, &wrap.additional()?)?;
        Ok(wrap)
    }

    /// The root, by the passphrase.
    ///
    /// # Errors
    /// [`SealedError::WeakWrap`] and [`SealedError::CostlyWrap`] before the passphrase is used;
    /// [`SealedError::WrongSecret`].
    pub fn open_by_passphrase(&self, passphrase: &str) -> Result<Root, SealedError> {
        self.check()?;
        match &self.way {
            Way::Passphrase { kdf } => self.open(&kdf.key(passphrase)?),
            _ => Err(SealedError::WrongSecret),
        }
    }

    /// The root, by the recovery code.
    ///
    /// # Errors
    /// [`SealedError::WrongSecret`].
    pub fn open_by_recovery_code(&self, code: &RecoveryCode) -> Result<Root, SealedError> {
        self.check()?;
        match &self.way {
            Way::Recovery { .. } => self.open(&code.key()),
            _ => Err(SealedError::WrongSecret),
        }
    }

    /// The root, by what the passkey answered for the wrap's salt.
    ///
    /// # Errors
    /// [`SealedError::WrongSecret`].
    pub fn open_by_passkey(&self, answer: &[u8]) -> Result<Root, SealedError> {
        self.check()?;
        match &self.way {
            Way::Passkey { .. } => self.open(&hkdf(answer, "passkey")),
            _ => Err(SealedError::WrongSecret),
        }
    }

    fn open(&self, key: &Secret) -> Result<Root, SealedError> {
        open_root(&self.sealed, key, &self.nonce, &self.additional()?)
    }

    fn additional(&self) -> Result<Vec<u8>, SealedError> {
        additional(self)
    }
}

/// An older root, sealed under the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// Whose roots they are.
    #[serde(with = "party::id")]
    pub account: Id,
    /// The nonce of AES-256-GCM.
    #[serde(with = "b64u::fixed")]
    pub nonce: [u8; 12],
    /// The older root and its tag.
    #[serde(with = "b64u::fixed")]
    pub sealed: [u8; 48],
    /// `chain`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of this form: 1.
    pub v: u64,
    /// The version of the older root.
    pub version: u64,
}

impl Chain {
    /// Seals the root of a version under the next one.
    ///
    /// # Errors
    /// None that is known.
    pub fn seal(
        account: &Id,
        version: u64,
        older: &Root,
        newer: &Root,
    ) -> Result<Self, SealedError> {
        let (account, kind) = (account.clone(), "chain".to_owned());
        let mut chain = Self { account, nonce: nonce(), sealed: [0; 48], kind, v: 1, version };
        let additional = additional(&chain)?;
        chain.sealed = seal_root(older, &newer.derive("chain"), &chain.nonce, &additional)?;
        Ok(chain)
    }

    /// The older root.
    ///
    /// # Errors
    /// [`SealedError::WrongSecret`] where the root is not the next one.
    pub fn open(&self, newer: &Root) -> Result<Root, SealedError> {
        if self.v != 1 || self.kind != "chain" {
            return Err(malformed("chain", "its type"));
        }
        open_root(&self.sealed, &newer.derive("chain"), &self.nonce, &additional(self)?)
    }
}

fn nonce() -> [u8; 12] {
    let mut nonce = [0; 12];
    rand::rng().fill_bytes(&mut nonce);
    nonce
}

/// What is authenticated beside the root: all but `nonce` and `sealed`.
fn additional(wrap: &impl Serialize) -> Result<Vec<u8>, SealedError> {
    let mut value = serde_json::to_value(wrap).map_err(|error| malformed("wrap", error))?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("nonce");
        fields.remove("sealed");
    }
    canonical::to_bytes(&value)
}

fn seal_root(
    root: &Root,
    key: &Secret,
    nonce: &[u8; 12],
    aad: &[u8],
) -> Result<[u8; 48], SealedError> {
    let sealed = Aes256Gcm::new(&(**key).into())
        .encrypt(&Nonce::from(*nonce), Payload { msg: root.bytes(), aad })
        .map_err(|_| malformed("wrap", "its length"))?;
    sealed.try_into().map_err(|_| malformed("wrap", "its length"))
}

fn open_root(
    sealed: &[u8; 48],
    key: &Secret,
    nonce: &[u8; 12],
    aad: &[u8],
) -> Result<Root, SealedError> {
    let opened = Aes256Gcm::new(&(**key).into())
        .decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad })
        .map(Zeroizing::new)
        .map_err(|_| SealedError::WrongSecret)?;
    let root = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| SealedError::WrongSecret)?;
    Ok(Root::of(root))
}
