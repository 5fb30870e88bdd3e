//! How somebody who works in an office gets its keys: a colleague seals the root to them.

use commons::{Id, Slug};
use serde::Deserialize;
use store::params;

use super::{
    LONGEST, OfficeError, role_of,
    staff::counts,
    step::{SignedStep, Truth},
};
use crate::{Caller, Party, Post, PostError, Sealed};

/// A member who is admitted.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Joining {
    account: Id,
    /// The version of the account's keys that the root is sealed to.
    version: u64,
    sealed: Sealed,
    step: String,
}

impl Post {
    /// Admits a member: the sealed root and the step, in one act.
    ///
    /// # Errors
    /// [`OfficeError::NotHolder`], [`OfficeError::Members`] where the account is no member's or
    /// holds the root already, [`OfficeError::Moved`], and what does not fit.
    pub(crate) async fn admit(
        &self,
        caller: &Caller,
        office: &Slug,
        joining: &Joining,
    ) -> Result<(), PostError> {
        let person = caller.require_office(office)?;
        let staff = self.staff_of(office).await?;
        if !staff.holds(caller.account()?) {
            return Err(OfficeError::NotHolder.into());
        }
        let keyset = self.newest_signed(&Party::Office(office.clone())).await?;
        let keyset = keyset.ok_or(PostError::OfficeUnreachable)?;
        let step = SignedStep::read(&joining.step, &keyset, &staff)?;
        let member = staff.member(&joining.account).ok_or(OfficeError::Members)?;
        let fits = (1..=LONGEST).contains(&joining.sealed.0.len());
        if member.version != Some(joining.version) || member.holds == staff.epoch || !fits {
            return Err(OfficeError::Members.into());
        }
        let members = counts(staff.holders().chain([member]));
        let (by, joined) = (role_of(person, office), Some(member.role()));
        step.require(&Truth { by, members, joined })?;
        let act = step
            .act()
            .write_once(
                "UPDATE post_epochs SET epoch = epoch WHERE office = $1 AND epoch = $2
                 AND epoch = (SELECT MAX(newest.epoch) FROM post_epochs newest
                              WHERE newest.office = $1)",
                params![office, keyset.version],
            )
            .write_once(
                "INSERT INTO post_office_wraps (office, epoch, account, version, sealed)
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (office, epoch, account) DO NOTHING",
                params![office, keyset.version, joining.account, joining.version, joining.sealed],
            );
        self.enter(vec![act]).await
    }
}
