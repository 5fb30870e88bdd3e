//! Steps of an office's membership: public, by role, never by name.

use std::collections::BTreeMap;

use commons::{Slug, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Keys, Keyset, Party, SealedError, canonical, error::malformed, jws::Kind};

/// One step. It is signed by the office's keys of the epoch that holds after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The role of who did it.
    pub by: String,
    /// What happened.
    pub change: Change,
    /// The epoch that holds after it.
    pub epoch: u64,
    /// The hash of that epoch's keyset.
    pub keyset: String,
    /// How many members of each role hold the root after it.
    pub members: BTreeMap<String, u64>,
    /// The office.
    pub office: Slug,
    /// The role of who joined or left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Counted from 1 without gaps.
    pub step: u64,
    /// When, in UTC.
    pub time: Timestamp,
    /// The version of this form: 1.
    pub v: u64,
}

/// What happened to an office's membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The office got its first keys.
    Founded,
    /// Somebody was admitted.
    Joined,
    /// Somebody left; a new epoch began.
    Left,
    /// New keys without anybody leaving.
    Rotated,
    /// The root was brought back from its shares; a new epoch began.
    Recovered,
}

impl Change {
    /// Whether it begins an epoch.
    pub fn begins_an_epoch(self) -> bool {
        !matches!(self, Self::Joined)
    }
}

impl Step {
    /// Signs it by the office's keys.
    ///
    /// # Errors
    /// None that is known.
    pub fn sign(&self, keys: &Keys) -> Result<String, SealedError> {
        keys.sign(Kind::Step, self)
    }

    /// Reads a step that the keyset of its epoch signed.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn read(jws: &str, keyset: &Keyset) -> Result<Self, SealedError> {
        let step: Self = keyset.verify(Kind::Step, jws)?;
        let matches = step.v == 1
            && Party::Office(step.office.clone()) == keyset.owner
            && step.epoch == keyset.version
            && step.keyset == keyset.hash();
        let named = matches!(step.change, Change::Joined | Change::Left) == step.role.is_some();
        if matches && named {
            Ok(step)
        } else {
            Err(malformed("step", "its office, epoch or role"))
        }
    }

    /// Checks that it is the step after another one; the first one founds the office.
    ///
    /// # Errors
    /// [`SealedError::Malformed`] where it is not.
    pub fn follows(&self, previous: Option<&Self>) -> Result<(), SealedError> {
        let founded = self.change == Change::Founded;
        let follows = match previous {
            None => founded && self.step == 1 && self.epoch == 1,
            Some(last) => {
                !founded
                    && self.office == last.office
                    && self.step == last.step + 1
                    && self.epoch == last.epoch + u64::from(self.change.begins_an_epoch())
            }
        };
        if follows { Ok(()) } else { Err(malformed("step", "it does not follow the one before")) }
    }

    /// Its canonical bytes: the content of its entry in the record.
    ///
    /// # Panics
    /// Never: a step has a form in JSON.
    pub fn bytes(&self) -> Vec<u8> {
        canonical::to_bytes(self).expect("a step has a form in JSON")
    }
}
