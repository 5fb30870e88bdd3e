//! What parties signed: keysets and steps, checked before they are kept (spec, sections 2 and 3).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sealed::{Keyset, age::Recipient, jws::Kind};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Party, PostError};

/// A keyset whose signatures were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedKeyset {
    /// Whose it is.
    pub party: Party,
    /// Its version, counted from 1; an office's is its epoch.
    pub version: u64,
    /// The SHA-256 of its canonical bytes: the hash by which it is named.
    pub sha256: [u8; 32],
    /// Signed by itself.
    pub jws: String,
    /// Signed by the version before it.
    pub previous_jws: Option<String>,
    keyset: Keyset,
}

impl SignedKeyset {
    /// Reads a keyset and checks its own signature.
    ///
    /// # Errors
    /// [`PostError::Malformed`] where it is not as the protocol says, or of another party.
    pub fn read(jws: &str, party: &Party) -> Result<Self, PostError> {
        let malformed = || PostError::Malformed("keyset");
        let keyset = Keyset::read(jws).map_err(|_| malformed())?;
        if keyset.owner.to_string() != party.to_string() {
            return Err(malformed());
        }
        Ok(Self {
            party: party.clone(),
            version: keyset.version,
            sha256: Sha256::digest(keyset.bytes()).into(),
            jws: jws.to_owned(),
            previous_jws: None,
            keyset,
        })
    }

    /// Whose keyset a JWS claims to be; nothing of it is checked yet.
    ///
    /// # Errors
    /// [`PostError::Malformed`].
    pub fn owner(jws: &str) -> Result<Party, PostError> {
        let claimed = payload(jws)
            .and_then(|payload| serde_json::from_slice::<Keyset>(&payload).ok())
            .and_then(|keyset| keyset.owner.to_string().parse().ok());
        claimed.ok_or(PostError::Malformed("keyset"))
    }

    /// The same with the signature of the version before it, which must be its predecessor.
    ///
    /// # Errors
    /// [`PostError::Malformed`] where it does not follow that one or is not signed by it.
    pub fn following(self, before: &Self, previous_jws: &str) -> Result<Self, PostError> {
        let follows = self.keyset.follows(&before.keyset, previous_jws);
        follows.map_err(|_| PostError::Malformed("previous_jws"))?;
        Ok(Self { previous_jws: Some(previous_jws.to_owned()), ..self })
    }

    /// The payload that was signed with this keyset as this kind.
    ///
    /// # Errors
    /// [`PostError::Malformed`] with this field where it was not.
    pub fn payload(
        &self,
        jws: &str,
        kind: Kind,
        field: &'static str,
    ) -> Result<Vec<u8>, PostError> {
        let refused = || PostError::Malformed(field);
        self.keyset.verify::<Value>(kind, jws).map_err(|_| refused())?;
        payload(jws).ok_or_else(refused)
    }
}

/// Whether a text is a hybrid recipient of age.
pub(crate) fn is_recipient(text: &str) -> bool {
    text.parse::<Recipient>().is_ok()
}

fn payload(jws: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(jws.split('.').nth(1)?).ok()
}
