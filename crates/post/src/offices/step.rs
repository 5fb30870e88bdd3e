//! Steps: what happened to an office's membership, by role, each an entry of the record.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Subject, Timestamp};
use identity::Role;
use record::Act;
use sealed::{Change, Step, canonical, jws::Kind};
use store::params;

use super::{OfficeError, staff::Staff};
use crate::{PostError, SignedKeyset};

/// The kind of subject under which the record knows steps.
const OFFICE_MEMBERS: &str = "office-members";
/// The kind of act that is a step.
const CHANGED: &str = "office-members-changed";

/// A step that was read and checked.
pub(super) struct SignedStep {
    pub(super) step: Step,
    payload: Vec<u8>,
    jws: String,
}

/// What the database says must stand in a step.
pub(super) struct Truth {
    pub(super) by: Role,
    /// Who holds the root afterwards.
    pub(super) members: BTreeMap<String, u64>,
    /// The role of who joined, where it is known.
    pub(super) joined: Option<Role>,
}

/// A step from the database, which was checked when it came.
pub(super) fn kept(jws: &str) -> Result<Step, PostError> {
    let payload = jws.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    parsed(&payload.ok_or(PostError::Malformed("step"))?)
}

fn parsed(payload: &[u8]) -> Result<Step, PostError> {
    canonical::from_bytes("step", payload).map_err(|_| PostError::Malformed("step"))
}

impl SignedStep {
    /// Reads a step that these keys signed, and that follows the office's last one.
    ///
    /// # Errors
    /// [`PostError::Malformed`] where it is forged, [`OfficeError::Moved`] where there is such a
    /// step already, [`OfficeError::Step`] where it does not fit.
    pub(super) fn read(jws: &str, keyset: &SignedKeyset, staff: &Staff) -> Result<Self, PostError> {
        let payload = keyset.payload(jws, Kind::Step, "step")?;
        let step = parsed(&payload)?;
        if staff.last.as_ref().is_some_and(|last| step.step <= last.step) {
            return Err(OfficeError::Moved.into());
        }
        let is_of_keyset = step.v == 1
            && step.office == staff.office
            && step.epoch == keyset.version
            && step.keyset == hex::encode(keyset.sha256);
        if !is_of_keyset {
            return Err(OfficeError::Step("keyset").into());
        }
        step.follows(staff.last.as_ref()).map_err(|_| OfficeError::Step("step"))?;
        Ok(Self { step, payload, jws: jws.to_owned() })
    }

    /// Demands that the step says what the database says.
    ///
    /// # Errors
    /// [`OfficeError::Step`] with the first member that does not.
    pub(super) fn require(&self, truth: &Truth) -> Result<(), OfficeError> {
        let role = self.step.role.as_deref();
        let is_role = match self.step.change {
            Change::Joined => role.is_some() && role == truth.joined.map(Role::as_str),
            Change::Left => matches!(role, Some("clerk" | "office-head")),
            _ => role.is_none(),
        };
        let parts = [
            ("by", self.step.by == truth.by.as_str()),
            ("members", self.step.members == truth.members),
            ("role", is_role),
        ];
        match parts.into_iter().find(|(_, fits)| !fits) {
            Some((part, _)) => Err(OfficeError::Step(part)),
            None => Ok(()),
        }
    }

    /// The act of the step: its row and its entry.
    pub(super) fn act(&self) -> Act {
        let Step { office, step, .. } = &self.step;
        let subject = Subject::new(OFFICE_MEMBERS, office.clone()).at(*step);
        Act::new(CHANGED, subject, self.payload.clone()).write_once_with_entry(
            "INSERT INTO post_steps (office, step, jws, at, entry) VALUES ($1, $2, $3, $4, $5)",
            params![office, step, self.jws, Timestamp::now()],
        )
    }
}
