//! What parties signed: keysets and steps, checked before they are kept (spec, sections 2 and 3).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Party, PostError};

/// The longest JWS of a keyset or step, in bytes. A hybrid recipient alone has about two thousand.
const LONGEST: usize = 16 * 1024;
/// The longest recipient, in bytes.
pub(crate) const LONGEST_RECIPIENT: usize = 4 * 1024;

/// The type of a signed keyset.
pub(crate) const KEYSET: &str = "allmende-keyset+jws";

/// The public side of a party's keys, as it is signed: its bytes are this in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    owner: Party,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    seal: String,
    sign: String,
    v: u8,
    version: u64,
}

/// A keyset whose signatures were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedKeyset {
    /// Whose it is.
    pub party: Party,
    /// Its version, counted from 1; an office's is its epoch.
    pub version: u64,
    /// The SHA-256 of its canonical bytes: the hash by which it is named.
    pub sha256: [u8; 32],
    /// The hash of the version before it, in hexadecimal.
    pub previous: Option<String>,
    /// Signed by itself.
    pub jws: String,
    /// Signed by the version before it.
    pub previous_jws: Option<String>,
    key: VerifyingKey,
}

impl SignedKeyset {
    /// Reads a keyset and checks its own signature.
    ///
    /// # Errors
    /// [`PostError::Malformed`] where it is not as the protocol says, or of another party.
    pub fn read(jws: &str, party: &Party) -> Result<Self, PostError> {
        let malformed = || PostError::Malformed("keyset");
        let payload = unverified_payload(jws).ok_or_else(malformed)?;
        let body: Body = serde_json::from_slice(&payload).map_err(|_| malformed())?;
        let sha256 = Sha256::digest(&payload).into();
        let key = verifying_key(&body.sign).ok_or_else(malformed)?;
        verified(jws, KEYSET, &hex::encode(sha256), &key).ok_or_else(malformed)?;
        let is_first = body.version == 1;
        let is_sound = canonical(&body) == payload
            && body.owner == *party
            && body.v == 1
            && body.version >= 1
            && body.previous.is_none() == is_first
            && is_recipient(&body.seal);
        if !is_sound {
            return Err(malformed());
        }
        Ok(Self {
            party: body.owner,
            version: body.version,
            sha256,
            previous: body.previous,
            jws: jws.to_owned(),
            previous_jws: None,
            key,
        })
    }

    /// Whose keyset a JWS claims to be; nothing of it is checked yet.
    ///
    /// # Errors
    /// [`PostError::Malformed`].
    pub fn owner(jws: &str) -> Result<Party, PostError> {
        let body = unverified_payload(jws)
            .and_then(|payload| serde_json::from_slice::<Body>(&payload).ok());
        body.map(|body| body.owner).ok_or(PostError::Malformed("keyset"))
    }

    /// The same with the signature of the version before it, which must be its predecessor.
    ///
    /// # Errors
    /// [`PostError::Malformed`] where it does not follow that one or is not signed by it.
    pub fn following(self, before: &Self, previous_jws: &str) -> Result<Self, PostError> {
        let malformed = || PostError::Malformed("previous_jws");
        let kid = hex::encode(before.sha256);
        let follows = self.version == before.version + 1 && self.previous == Some(kid.clone());
        if !follows || payload_part(previous_jws) != payload_part(&self.jws) {
            return Err(malformed());
        }
        verified(previous_jws, KEYSET, &kid, &before.key).ok_or_else(malformed)?;
        Ok(Self { previous_jws: Some(previous_jws.to_owned()), ..self })
    }

    /// The payload that was signed with this keyset as this type.
    ///
    /// # Errors
    /// [`PostError::Malformed`] with this field where it was not.
    pub fn payload(&self, jws: &str, typ: &str, field: &'static str) -> Result<Vec<u8>, PostError> {
        let kid = hex::encode(self.sha256);
        verified(jws, typ, &kid, &self.key).ok_or(PostError::Malformed(field))
    }
}

/// Whether a text has the form of a hybrid recipient of age.
pub(crate) fn is_recipient(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    text.len() <= LONGEST_RECIPIENT
        && text
            .strip_prefix("age1pq1")
            .is_some_and(|it| it.len() > 1000 && it.bytes().all(is_digit))
}

fn canonical(body: &Body) -> Vec<u8> {
    // The fields stand in the order of RFC 8785 and hold nothing that is escaped.
    serde_json::to_vec(body).unwrap_or_default()
}

fn verifying_key(text: &str) -> Option<VerifyingKey> {
    let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak())
}

fn payload_part(jws: &str) -> Option<&str> {
    jws.split('.').nth(1)
}

fn unverified_payload(jws: &str) -> Option<Vec<u8>> {
    (jws.len() <= LONGEST).then(|| URL_SAFE_NO_PAD.decode(payload_part(jws)?).ok())?
}

/// The payload of a JWS with exactly this header, if the key signed it.
fn verified(jws: &str, typ: &str, kid: &str, key: &VerifyingKey) -> Option<Vec<u8>> {
    let (signed, signature) = jws.rsplit_once('.').filter(|_| jws.len() <= LONGEST)?;
    let (header, payload) = signed.split_once('.')?;
    let expected = format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"{typ}"}}"#);
    if URL_SAFE_NO_PAD.encode(expected) != header {
        return None;
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    let signature = Signature::from_slice(&signature).ok()?;
    key.verify_strict(signed.as_bytes(), &signature).ok()?;
    URL_SAFE_NO_PAD.decode(payload).ok()
}
