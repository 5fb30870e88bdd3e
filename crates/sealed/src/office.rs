//! Offices: how their root reaches the members, stays readable over the epochs, and is shared for
//! recovery.

use commons::Slug;
use serde::{Deserialize, Serialize};

use crate::{
    Keys, Keyset, Root, SealedError, age,
    age::{Identity, Recipient},
    b64u, canonical,
    error::malformed,
    shamir::Share,
};

/// An office's root of one epoch, as it is sealed to a member, or to the epoch after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeRoot {
    /// The office.
    pub office: Slug,
    /// The root.
    pub root: Root,
    /// `office-root`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of this form: 1.
    pub v: u64,
    /// The epoch.
    pub version: u64,
}

impl OfficeRoot {
    const KIND: &str = "office-root";

    /// Seals the root of an office's keys to a member's account, or to the next epoch.
    ///
    /// # Errors
    /// [`SealedError::Malformed`] where the keys are not an office's.
    pub fn seal(office: &Slug, keys: &Keys, to: &Recipient) -> Result<Vec<u8>, SealedError> {
        let root = Self {
            office: office.clone(),
            root: keys.root().clone(),
            kind: Self::KIND.to_owned(),
            v: 1,
            version: keys.keyset().version,
        };
        age::seal(to, &canonical::to_bytes(&root)?)
    }

    /// Opens a sealed root and compares what follows from it with the published keyset.
    ///
    /// # Errors
    /// [`SealedError::OtherKeys`] where it is a false root.
    pub fn open(sealed: &[u8], by: &Identity, published: &Keyset) -> Result<Keys, SealedError> {
        let root: Self = canonical::from_bytes(Self::KIND, &age::open(by, sealed)?)?;
        if root.v != 1 || root.kind != Self::KIND || root.version != published.version {
            return Err(malformed(Self::KIND, "its type or version"));
        }
        Keys::of_keyset(published, root.root)
    }
}

/// Who holds a share of an office's root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareHolder {
    /// The office's head.
    OfficeHead,
    /// The data protection officer.
    DataProtectionOfficer,
    /// The archive; of the archive itself, the office for IT.
    Archive,
}

impl ShareHolder {
    /// All of them, in the order of the shares.
    pub const ALL: [Self; 3] = [Self::OfficeHead, Self::DataProtectionOfficer, Self::Archive];

    /// The word of the protocol.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OfficeHead => "office-head",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::Archive => "archive",
        }
    }
}

/// One share of an office's root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeShare {
    /// Who holds it.
    pub holder: ShareHolder,
    /// The office.
    pub office: Slug,
    /// The share.
    #[serde(with = "b64u::fixed")]
    pub share: Share,
    /// `office-share`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of this form: 1.
    pub v: u64,
    /// The epoch.
    pub version: u64,
}

impl OfficeShare {
    const KIND: &str = "office-share";

    /// A share of an office's root of one epoch.
    pub fn new(office: Slug, epoch: u64, holder: ShareHolder, share: Share) -> Self {
        Self { holder, office, share, kind: Self::KIND.to_owned(), v: 1, version: epoch }
    }

    /// Seals the share: for its holder, or for the account of the member who asks for recovery.
    ///
    /// # Errors
    /// None that is known.
    pub fn seal(&self, to: &Recipient) -> Result<Vec<u8>, SealedError> {
        age::seal(to, &canonical::to_bytes(self)?)
    }

    /// Opens a sealed share.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn open(sealed: &[u8], by: &Identity) -> Result<Self, SealedError> {
        let share: Self = canonical::from_bytes(Self::KIND, &age::open(by, sealed)?)?;
        let sound = share.v == 1 && share.kind == Self::KIND;
        if sound { Ok(share) } else { Err(malformed(Self::KIND, "its type or version")) }
    }
}
