//! Keysets: the public side of a party's keys, and the keys themselves.

use commons::Slug;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{
    Party, Root, SealedError,
    age::{Identity, Recipient},
    b64u, canonical,
    error::malformed,
    jws::{self, Kind, Unverified},
};

/// The public side of one version of a party's keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyset {
    /// Whose keys they are.
    pub owner: Party,
    /// The hash of the keyset one version before; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// What is sealed for them is sealed to this recipient of age.
    pub seal: String,
    /// The Ed25519 key of their signatures.
    #[serde(with = "b64u::fixed")]
    pub sign: [u8; 32],
    /// The version of this form: 1.
    pub v: u64,
    /// Counted from 1; of an office: the epoch.
    pub version: u64,
}

/// A keyset as it is published: signed by itself and, from version 2 on, by its predecessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedKeyset {
    /// Signed by itself.
    pub jws: String,
    /// The same payload signed by the version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_jws: Option<String>,
}

impl Keyset {
    /// Reads a keyset and checks its own signature, and that its keys are sound. That it follows
    /// its predecessor ([`Keyset::follows`]) and stands in the record is for the caller to check.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn read(jws: &str) -> Result<Self, SealedError> {
        let unverified = Unverified::of(Kind::Keyset, jws)?;
        let claimed: Self = canonical::from_bytes("keyset", unverified.payload())?;
        let hash = canonical::sha256_hex(unverified.payload());
        let keyset: Self = unverified.verify(&hash, &claimed.sign)?;
        keyset.check()?;
        Ok(keyset)
    }

    fn check(&self) -> Result<(), SealedError> {
        let first = self.version == 1;
        if self.v != 1 || self.version == 0 || first != self.previous.is_none() {
            return Err(malformed("keyset", "its version"));
        }
        self.recipient().map(drop)
    }

    /// Checks that the owner of an older keyset made this one: `previous_jws` is its signature.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`] where it is not by it or over other bytes;
    /// [`SealedError::Malformed`] where it is not the version before.
    pub fn follows(&self, older: &Self, previous_jws: &str) -> Result<(), SealedError> {
        let signed: Self =
            Unverified::of(Kind::Keyset, previous_jws)?.verify(&older.hash(), &older.sign)?;
        if signed != *self {
            return Err(SealedError::BadSignature("keyset"));
        }
        let next = self.owner == older.owner
            && self.version == older.version + 1
            && self.previous == Some(older.hash());
        if next { Ok(()) } else { Err(malformed("keyset", "it does not follow the one before")) }
    }

    /// Its canonical bytes: the content of its entry in the record.
    ///
    /// # Panics
    /// Never: a keyset has a form in JSON.
    pub fn bytes(&self) -> Vec<u8> {
        canonical::to_bytes(self).expect("a keyset has a form in JSON")
    }

    /// The hex SHA-256 of its bytes: how it is named in letters and signatures.
    pub fn hash(&self) -> String {
        canonical::sha256_hex(self.bytes())
    }

    /// How letters and case keys name it.
    pub fn holder(&self) -> Holder {
        Holder { party: self.owner.clone(), keyset: self.hash() }
    }

    /// What is sealed for the owner is sealed to this.
    ///
    /// # Errors
    /// [`SealedError::NoKey`] where it is no hybrid recipient.
    pub fn recipient(&self) -> Result<Recipient, SealedError> {
        self.seal.parse()
    }

    /// Reads what this keyset signed.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn verify<T: DeserializeOwned>(&self, kind: Kind, jws: &str) -> Result<T, SealedError> {
        Unverified::of(kind, jws)?.verify(&self.hash(), &self.sign)
    }

    /// The kind and the slug of the entry's subject in the record, without its version; `None` for
    /// guests, whose keys are in no record.
    pub fn subject(&self) -> Option<(&'static str, Slug)> {
        record_subject(&self.owner)
    }
}

/// The kind and the slug of the subject under which a party's keysets stand in the record.
///
/// # Panics
/// Never: hexadecimal digits are a slug.
pub fn record_subject(party: &Party) -> Option<(&'static str, Slug)> {
    match party {
        Party::Office(slug) => Some(("office-keys", slug.clone())),
        Party::Account(id) => {
            let hash = hex::encode(Sha256::digest(format!("allmende-post account\n{id}")));
            Some(("account-keys", hash.parse().expect("hexadecimal digits are a slug")))
        }
        Party::Guest(_) => None,
    }
}

/// How letters and case keys name one version of a party's keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Holder {
    /// The party; first in the order.
    #[serde(rename = "party")]
    pub party: Party,
    /// The hash of its keyset.
    pub keyset: String,
}

/// A party's secret keys of one version, with what is public of them.
#[derive(Clone, Debug)]
pub struct Keys {
    root: Root,
    keyset: Keyset,
    hash: String,
    sign: SigningKey,
    seal: Identity,
}

impl Keys {
    /// The first version of a party's keys.
    pub fn first(owner: Party, root: Root) -> Self {
        Self::of(owner, 1, None, root)
    }

    /// The next version, from a new root.
    #[must_use]
    pub fn next(&self, root: Root) -> Self {
        let (owner, version) = (self.keyset.owner.clone(), self.keyset.version + 1);
        Self::of(owner, version, Some(self.hash.clone()), root)
    }

    /// The keys that follow from a root, if they are those of a keyset.
    ///
    /// # Errors
    /// [`SealedError::OtherKeys`] where the root leads to others: it was exchanged.
    pub fn of_keyset(keyset: &Keyset, root: Root) -> Result<Self, SealedError> {
        let (owner, previous) = (keyset.owner.clone(), keyset.previous.clone());
        let keys = Self::of(owner, keyset.version, previous, root);
        if keys.keyset == *keyset { Ok(keys) } else { Err(SealedError::OtherKeys) }
    }

    fn of(owner: Party, version: u64, previous: Option<String>, root: Root) -> Self {
        let sign = SigningKey::from_bytes(&root.derive("sign"));
        let seal = Identity::of(root.derive("seal"));
        let public = sign.verifying_key().to_bytes();
        let recipient = seal.recipient().to_string();
        let keyset = Keyset { owner, previous, seal: recipient, sign: public, v: 1, version };
        Self { hash: keyset.hash(), root, keyset, sign, seal }
    }

    /// The secret they follow from.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The public side.
    pub fn keyset(&self) -> &Keyset {
        &self.keyset
    }

    /// What opens what is sealed for them.
    pub fn identity(&self) -> &Identity {
        &self.seal
    }

    /// How letters name them.
    pub fn holder(&self) -> Holder {
        Holder { party: self.keyset.owner.clone(), keyset: self.hash.clone() }
    }

    /// Signs a payload.
    ///
    /// # Errors
    /// [`SealedError::TooLarge`] beyond 1 MiB.
    pub fn sign(&self, kind: Kind, payload: &impl Serialize) -> Result<String, SealedError> {
        jws::sign(kind, &self.hash, &self.sign, payload)
    }

    /// The keyset as it is published; `older` are the keys one version before.
    ///
    /// # Errors
    /// None that is known: a keyset is small.
    pub fn publish(&self, older: Option<&Self>) -> Result<SignedKeyset, SealedError> {
        let jws = self.sign(Kind::Keyset, &self.keyset)?;
        let previous_jws = older.map(|older| older.sign(Kind::Keyset, &self.keyset)).transpose()?;
        Ok(SignedKeyset { jws, previous_jws })
    }
}
