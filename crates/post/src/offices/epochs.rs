//! How an office gets its first keys, and the next ones when somebody leaves.

use commons::{Id, Lang, Slug, Timestamp};
use record::{Act, RecordError};
use sealed::Change;
use serde::Deserialize;
use store::{StoreError, params};

use super::{
    LONGEST, OfficeError, role_of,
    seats::{self, NewShare},
    staff::{Staff, counts},
    step::{SignedStep, Truth},
};
use crate::{Caller, Party, Person, Post, PostError, Sealed, SignedKeyset, keysets};

/// The office's root, sealed to a member.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RootWrap {
    account: Id,
    /// The version of the account's keys that it is sealed to.
    version: u64,
    sealed: Sealed,
}

/// The first keys of an office.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Founding {
    keyset: String,
    step: String,
    wraps: Vec<RootWrap>,
    shares: Vec<NewShare>,
}

/// The next keys of an office.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Rotation {
    keyset: String,
    previous_jws: String,
    step: String,
    history: Sealed,
    wraps: Vec<RootWrap>,
    shares: Vec<NewShare>,
    #[serde(default)]
    door_keys: Vec<DoorKey>,
}

/// The private half of a key for another system, sealed to the new keys.
#[derive(Clone, Debug, Deserialize)]
struct DoorKey {
    number: u64,
    sealed: Sealed,
}

/// An epoch that begins.
struct Beginning<'a> {
    keyset: SignedKeyset,
    step: SignedStep,
    wraps: &'a [RootWrap],
    shares: &'a [NewShare],
    history: Option<&'a Sealed>,
}

impl RootWrap {
    pub(super) fn fits(&self, staff: &Staff) -> bool {
        let member = staff.member(&self.account);
        member.is_some_and(|member| member.version == Some(self.version))
            && (1..=LONGEST).contains(&self.sealed.0.len())
    }

    pub(super) fn write(&self, act: Act, office: &Slug, epoch: u64) -> Act {
        act.write_once(
            "INSERT INTO post_office_wraps (office, epoch, account, version, sealed)
             VALUES ($1, $2, $3, $4, $5)",
            params![office, epoch, self.account, self.version, self.sealed],
        )
    }
}

impl Post {
    /// Gives an office its first keys: keyset, first step, wraps and shares, all in one act.
    ///
    /// # Errors
    /// [`OfficeError::Moved`] where it has keys already, and what does not fit.
    pub(crate) async fn found_office(
        &self,
        caller: &Caller,
        office: &Slug,
        founding: &Founding,
    ) -> Result<(), PostError> {
        let person = caller.require_office(office)?;
        let account = caller.account()?;
        let staff = self.staff_of(office).await?;
        if staff.epoch.is_some() {
            return Err(OfficeError::Moved.into());
        }
        let Founding { keyset, step, wraps, shares } = founding;
        let keyset = SignedKeyset::read(keyset, &Party::Office(office.clone()))?;
        if keyset.version != 1 {
            return Err(PostError::Malformed("keyset"));
        }
        let step = SignedStep::read(step, &keyset, &staff)?;
        let beginning = Beginning { keyset, step, wraps, shares, history: None };
        let act = self.begin(person, account, &staff, &beginning).await?;
        self.enter(vec![act, beginning.step.act()]).await
    }

    /// Gives an office its next keys. Who left is not sealed to, and loses what they held.
    ///
    /// # Errors
    /// [`OfficeError::NotHolder`], [`OfficeError::TooFewShares`], [`OfficeError::Moved`] where a
    /// colleague was quicker, and what does not fit.
    pub(crate) async fn rotate_office(
        &self,
        caller: &Caller,
        office: &Slug,
        rotation: &Rotation,
    ) -> Result<(), PostError> {
        let person = caller.require_office(office)?;
        let account = caller.account()?;
        let staff = self.staff_of(office).await?;
        let party = Party::Office(office.clone());
        let before = self.newest_signed(&party).await?.ok_or(PostError::OfficeUnreachable)?;
        let keyset = SignedKeyset::read(&rotation.keyset, &party)?;
        if keyset.version != before.version + 1 {
            return Err(OfficeError::Moved.into());
        }
        let keyset = keyset.following(&before, &rotation.previous_jws)?;
        let step = SignedStep::read(&rotation.step, &keyset, &staff)?;
        let recovery = match step.step.change {
            Change::Recovered => Some(self.recovery_to_finish(&staff, account).await?),
            _ if !staff.holds(account) => return Err(OfficeError::NotHolder.into()),
            _ => None,
        };
        let beginning = Beginning {
            keyset,
            step,
            wraps: &rotation.wraps,
            shares: &rotation.shares,
            history: Some(&rotation.history),
        };
        require_reason(&staff, beginning.step.step.change)?;
        let act = self.begin(person, account, &staff, &beginning).await?;
        let act = with_door_keys(act, office, beginning.keyset.version, &rotation.door_keys);
        let act = end_of_epoch(act, office, beginning.keyset.version, recovery.as_ref());
        self.enter(vec![act, beginning.step.act()]).await?;
        if recovery.is_some() {
            self.audit_office(person, "office-recovered", office).await?;
        }
        Ok(())
    }

    /// The act that begins an epoch, checked against who works in the office.
    async fn begin(
        &self,
        person: &Person,
        account: &Id,
        staff: &Staff,
        beginning: &Beginning<'_>,
    ) -> Result<Act, PostError> {
        let Beginning { keyset, step, wraps, shares, history } = beginning;
        check_wraps(staff, account, wraps)?;
        seats::check(&self.seats_of(staff, Lang::De).await?, shares)?;
        let sealed_to = wraps.iter().filter_map(|wrap| staff.member(&wrap.account));
        let by = role_of(person, &staff.office);
        step.require(&Truth { by, members: counts(sealed_to), joined: None })?;
        if history.is_some_and(|it| !(1..=LONGEST).contains(&it.0.len())) {
            return Err(PostError::Malformed("history"));
        }
        let (office, epoch) = (&staff.office, keyset.version);
        let mut act = keysets::publish(keyset)?.write_once(
            "INSERT INTO post_epochs (office, epoch, history, created_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT (office, epoch) DO NOTHING",
            params![office, epoch, *history, Timestamp::now()],
        );
        for wrap in *wraps {
            act = wrap.write(act, office, epoch);
        }
        for NewShare { holder, party, sealed } in *shares {
            act = act.write_once(
                "INSERT INTO post_shares (office, epoch, holder, party, sealed)
                 VALUES ($1, $2, $3, $4, $5)",
                params![office, epoch, holder.as_str(), party, sealed],
            );
        }
        Ok(act)
    }

    /// Does the acts of a step; somebody who was quicker has undone it.
    pub(super) async fn enter(&self, acts: Vec<Act>) -> Result<(), PostError> {
        match self.record().append_together(acts).await {
            Ok(_) => Ok(()),
            Err(RecordError::Refused | RecordError::Store(StoreError::Conflict(_))) => {
                Err(OfficeError::Moved.into())
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Where somebody has left, the step says so.
fn require_reason(staff: &Staff, change: Change) -> Result<(), OfficeError> {
    let fits = match change {
        Change::Left => staff.leavers() > 0,
        Change::Rotated => staff.leavers() == 0,
        Change::Recovered => true,
        Change::Founded | Change::Joined => false,
    };
    if fits { Ok(()) } else { Err(OfficeError::Step("change")) }
}

/// Demands that the root is sealed to the caller, to everyone who holds the one before and still
/// is a member, and to nobody but members.
fn check_wraps(staff: &Staff, caller: &Id, wraps: &[RootWrap]) -> Result<(), OfficeError> {
    let mut accounts: Vec<_> = wraps.iter().map(|wrap| &wrap.account).collect();
    accounts.sort();
    accounts.dedup();
    let is_sealed_to = |account: &Id| accounts.binary_search(&account).is_ok();
    let fits = accounts.len() == wraps.len()
        && wraps.iter().all(|wrap| wrap.fits(staff))
        && is_sealed_to(caller)
        && staff.holders().filter_map(|it| it.account.as_ref()).all(is_sealed_to);
    if fits { Ok(()) } else { Err(OfficeError::Members) }
}

fn with_door_keys(act: Act, office: &Slug, epoch: u64, keys: &[DoorKey]) -> Act {
    keys.iter().fold(act, |act, key| {
        act.write_once(
            "UPDATE post_door_keys SET sealed = $3, epoch = $4
             WHERE office = $1 AND number = $2 AND epoch < $4",
            params![office, key.number, key.sealed, epoch],
        )
    })
}

/// With an epoch end the shares of its root, the requests for them, and what leavers held.
fn end_of_epoch(act: Act, office: &Slug, epoch: u64, recovery: Option<&Id>) -> Act {
    let recovered = recovery.map_or("", Id::as_str);
    act.write("DELETE FROM post_shares WHERE office = $1 AND epoch < $2", params![office, epoch])
        .write(
            "DELETE FROM post_recovery_shares WHERE recovery IN
             (SELECT id FROM post_recoveries WHERE office = $1)",
            params![office],
        )
        .write(
            "UPDATE post_recoveries SET ended_at = $2,
             outcome = CASE WHEN id = $3 THEN 'recovered' ELSE 'superseded' END
             WHERE office = $1 AND ended_at IS NULL",
            params![office, Timestamp::now(), recovered],
        )
        .write(
            "DELETE FROM post_office_wraps WHERE office = $1 AND account NOT IN
             (SELECT a.account FROM post_accounts a JOIN memberships m ON m.person = a.person
              JOIN people p ON p.id = a.person
              WHERE m.office = $1 AND m.role IN ('clerk', 'office-head')
                AND p.disabled_at IS NULL)",
            params![office],
        )
}
