//! How a person gets back to their root: wraps of it and chains of older ones (spec, section 4).
//! The server opens none; it refuses what is weaker than the protocol allows.

use commons::{Id, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Sql, params};

use crate::{PostError, Sealed, party::is_id};

/// So many ways into one mailbox are enough.
const MOST: usize = 20;
/// Argon2id's memory in KiB: at least what the protocol demands, at most what a phone can bear.
const MEMORY: std::ops::RangeInclusive<u32> = 65_536..=1_048_576;
/// Argon2id's passes.
const PASSES: std::ops::RangeInclusive<u32> = 3..=16;
/// The longest identifier of a passkey, in bytes (WebAuthn).
const CREDENTIAL: usize = 1023;

/// A root, sealed by something its owner knows or has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wrap {
    pub(crate) account: Id,
    pub(crate) id: Id,
    kdf: Kdf,
    nonce: Sealed,
    sealed: Sealed,
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    v: u8,
    pub(crate) version: u64,
}

/// By what a root is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    Passphrase,
    Recovery,
    Passkey,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
            Self::Passkey => "passkey",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", deny_unknown_fields)]
enum Kdf {
    #[serde(rename = "argon2id")]
    Argon2id { m: u32, p: u32, salt: Sealed, t: u32 },
    #[serde(rename = "hkdf-sha256")]
    Hkdf {
        #[serde(skip_serializing_if = "Option::is_none")]
        credential: Option<Sealed>,
        #[serde(skip_serializing_if = "Option::is_none")]
        prf_salt: Option<Sealed>,
    },
}

/// A root, sealed under the one that follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chain {
    account: Id,
    nonce: Sealed,
    sealed: Sealed,
    #[serde(rename = "type")]
    kind: String,
    v: u8,
    version: u64,
}

impl Wrap {
    /// Checks that it wraps this version of the account's root, as strongly as it must.
    ///
    /// # Errors
    /// [`PostError::Malformed`], and [`PostError::WeakWrap`] for a passphrase that can be guessed
    /// more cheaply than the protocol allows.
    pub(crate) fn check(&self, account: &Id, version: u64) -> Result<(), PostError> {
        let is_sound = self.account == *account
            && self.version == version
            && self.v == 1
            && is_id(self.id.as_str())
            && is_sealed_root(&self.nonce, &self.sealed)
            && self.has_fitting_kdf();
        match &self.kdf {
            _ if !is_sound => Err(PostError::Malformed("wraps")),
            Kdf::Argon2id { m, p, t, .. }
                if !MEMORY.contains(m) || !PASSES.contains(t) || *p != 4 =>
            {
                Err(PostError::WeakWrap)
            }
            _ => Ok(()),
        }
    }

    fn has_fitting_kdf(&self) -> bool {
        match (self.kind, &self.kdf) {
            (Kind::Passphrase, Kdf::Argon2id { salt, .. }) => salt.0.len() == 16,
            (Kind::Recovery, Kdf::Hkdf { credential: None, prf_salt: None }) => true,
            (Kind::Passkey, Kdf::Hkdf { credential: Some(id), prf_salt: Some(salt) }) => {
                (1..=CREDENTIAL).contains(&id.0.len()) && salt.0.len() == 32
            }
            _ => false,
        }
    }
}

impl Chain {
    /// Checks that it seals this version of the account's root.
    ///
    /// # Errors
    /// [`PostError::Malformed`].
    pub(crate) fn check(&self, account: &Id, version: u64) -> Result<(), PostError> {
        let is_sound = self.account == *account
            && self.version == version
            && self.kind == "chain"
            && self.v == 1
            && is_sealed_root(&self.nonce, &self.sealed);
        if is_sound { Ok(()) } else { Err(PostError::Malformed("chain")) }
    }
}

/// AES-256-GCM of 32 bytes: its nonce and what it makes of them.
fn is_sealed_root(nonce: &Sealed, sealed: &Sealed) -> bool {
    nonce.0.len() == 12 && sealed.0.len() == 48
}

/// Checks all ways into a mailbox together.
///
/// # Errors
/// [`PostError::WrapsIncomplete`] without exactly one recovery code and a passphrase, and what is
/// wrong with a single one.
pub(crate) fn check_all(wraps: &[Wrap], account: &Id, version: u64) -> Result<(), PostError> {
    wraps.iter().try_for_each(|wrap| wrap.check(account, version))?;
    let count = |kind| wraps.iter().filter(|wrap| wrap.kind == kind).count();
    let is_complete = count(Kind::Recovery) == 1 && count(Kind::Passphrase) >= 1;
    if is_complete && wraps.len() <= MOST { Ok(()) } else { Err(PostError::WrapsIncomplete) }
}

pub(crate) const INSERT_WRAP: &str =
    "INSERT INTO post_wraps (account, id, kind, wrap, created_at) VALUES ($1, $2, $3, $4, $5)";

/// The parameters of [`INSERT_WRAP`].
pub(crate) fn wrap_row(wrap: &Wrap) -> Vec<store::Value> {
    params![wrap.account, wrap.id, wrap.kind.as_str(), serde_json::json!(wrap), Timestamp::now()]
        .to_vec()
}

/// Puts a way in. A new recovery code replaces the old one, a new passphrase all old ones; what
/// has the same identifier is replaced in any case.
pub(crate) async fn put(sql: &impl Sql, wrap: &Wrap) -> Result<(), PostError> {
    let same = "DELETE FROM post_wraps WHERE account = $1 AND (id = $2 OR kind = $3)";
    let replaced = if wrap.kind == Kind::Passkey { "" } else { wrap.kind.as_str() };
    sql.exec(same, params![wrap.account, wrap.id, replaced]).await?;
    let count = "SELECT COUNT(*) FROM post_wraps WHERE account = $1";
    let (others,): (usize,) = sql.one(count, params![wrap.account]).await?;
    if others >= MOST {
        return Err(PostError::WrapsIncomplete);
    }
    sql.exec(INSERT_WRAP, &wrap_row(wrap)).await?;
    is_still_complete(sql, &wrap.account).await
}

/// Takes a way in away.
///
/// # Errors
/// [`PostError::NoWay`], and [`PostError::LastWay`] for the recovery code and the last passphrase.
pub(crate) async fn remove(sql: &impl Sql, account: &Id, id: &str) -> Result<(), PostError> {
    let removal = "DELETE FROM post_wraps WHERE account = $1 AND id = $2";
    if sql.exec(removal, params![account, id]).await? == 0 {
        return Err(PostError::NoWay);
    }
    is_still_complete(sql, account).await
}

async fn is_still_complete(sql: &impl Sql, account: &Id) -> Result<(), PostError> {
    let kinds = "SELECT kind, COUNT(*) FROM post_wraps WHERE account = $1 GROUP BY kind";
    let kinds: Vec<(String, u64)> = sql.all(kinds, params![account]).await?;
    let count = |kind: Kind| {
        kinds.iter().find(|(it, _)| it == kind.as_str()).map_or(0, |(_, count)| *count)
    };
    let is_complete = count(Kind::Recovery) == 1 && count(Kind::Passphrase) >= 1;
    if is_complete { Ok(()) } else { Err(PostError::LastWay) }
}
