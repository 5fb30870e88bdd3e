//! An office's keys as its members see them.

use commons::{Id, Lang, Slug, Timestamp};
use record::Opening;
use sealed::ShareHolder;
use serde::Serialize;
use store::{Sql, params};

use super::seats::Seat;
use crate::{Caller, Keyset, Party, Post, PostError, Sealed};

/// Everything that a member's browser needs of an office's keys.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Team {
    office: Slug,
    epoch: Option<u64>,
    keysets: Vec<Keyset>,
    histories: Vec<History>,
    wraps: Vec<OwnWrap>,
    members: Vec<Shown>,
    leavers: u64,
    renew: bool,
    holders: Vec<ShownSeat>,
    steps: Vec<EnteredStep>,
    recoveries: Vec<Recovery>,
    doors: Vec<OtherKey>,
}

#[derive(Clone, Debug, Serialize)]
struct Shown {
    name: String,
    role: &'static str,
    account: Option<Id>,
    holds: Option<u64>,
}

#[derive(Clone, Debug, Serialize)]
struct ShownSeat {
    holder: ShareHolder,
    party: Option<Party>,
    name: Option<String>,
    held: bool,
}

#[derive(Clone, Debug, Serialize)]
struct EnteredStep {
    jws: String,
    index: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opening: Option<Opening>,
}

store::row! {
    /// The root of the epoch before, sealed to this one.
    #[derive(Serialize)]
    struct History {
        epoch: u64,
        sealed: Sealed,
    }
}

store::row! {
    /// The root, sealed to the caller.
    #[derive(Serialize)]
    struct OwnWrap {
        epoch: u64,
        version: u64,
        sealed: Sealed,
    }
}

store::row! {
    /// An open request for recovery, and how many shares were given.
    #[derive(Serialize)]
    struct Recovery {
        id: Id,
        reason: String,
        given: u64,
    }
}

store::row! {
    /// A key for another system.
    #[derive(Serialize)]
    struct OtherKey {
        number: u64,
        door: String,
        fingerprint: String,
        since: Timestamp,
    }
}

/// An open case whose key was made before the office's newest keys.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Renewal {
    case: Id,
    key_version: u64,
    parties: Vec<Party>,
}

impl Post {
    /// An office's keys, for those who work there.
    ///
    /// # Errors
    /// [`identity::IdentityError::Forbidden`] for everyone else.
    pub(crate) async fn team(
        &self,
        caller: &Caller,
        office: &Slug,
        lang: Lang,
    ) -> Result<Team, PostError> {
        let person = caller.require_office(office)?;
        let account = &person.account;
        let staff = self.staff_of(office).await?;
        let histories = "SELECT epoch, history FROM post_epochs
             WHERE office = $1 AND history IS NOT NULL ORDER BY epoch";
        let wraps = "SELECT epoch, version, sealed FROM post_office_wraps
             WHERE office = $1 AND account = $2 ORDER BY epoch";
        let recoveries = "SELECT r.id, r.reason, (SELECT COUNT(*) FROM post_recovery_shares g
               WHERE g.recovery = r.id)
             FROM post_recoveries r WHERE r.office = $1 AND r.account = $2 AND r.ended_at IS NULL
             ORDER BY r.asked_at DESC";
        let doors = "SELECT number, door, fingerprint, created_at FROM post_door_keys
             WHERE office = $1 AND ended_at IS NULL ORDER BY number";
        let seats = self.seats_of(&staff, lang).await?;
        let leavers = staff.leavers();
        Ok(Team {
            office: office.clone(),
            epoch: staff.epoch,
            keysets: self.keysets_of(&Party::Office(office.clone())).await?,
            histories: self.db().all(histories, params![office]).await?,
            wraps: self.db().all(wraps, params![office, account]).await?,
            leavers,
            renew: leavers > 0 || staff.epoch.is_some() && seats.iter().any(Seat::waits),
            holders: seats
                .into_iter()
                .map(|seat| ShownSeat {
                    holder: seat.holder,
                    party: seat.candidates.into_iter().next(),
                    name: seat.name,
                    held: seat.is_held,
                })
                .collect(),
            steps: self.entered_steps(office).await?,
            recoveries: self.db().all(recoveries, params![office, account]).await?,
            doors: self.db().all(doors, params![office]).await?,
            members: staff
                .members
                .into_iter()
                .map(|member| Shown {
                    role: member.role().as_str(),
                    name: member.name,
                    account: member.account,
                    holds: member.holds,
                })
                .collect(),
        })
    }

    async fn entered_steps(&self, office: &Slug) -> Result<Vec<EnteredStep>, PostError> {
        let sql = "SELECT jws, entry FROM post_steps WHERE office = $1 ORDER BY step";
        let rows: Vec<(String, Option<u64>)> = self.db().all(sql, params![office]).await?;
        let mut steps = Vec::with_capacity(rows.len());
        for (jws, index) in rows {
            let opening = match index {
                Some(index) => self.record().opening(index).await?,
                None => None,
            };
            steps.push(EnteredStep { jws, index, opening });
        }
        Ok(steps)
    }

    /// The office's open cases whose newest key who left could still open.
    pub(crate) async fn renewals(
        &self,
        caller: &Caller,
        office: &Slug,
    ) -> Result<Vec<Renewal>, PostError> {
        caller.require_office(office)?;
        let due = "SELECT c.id, c.key_version FROM post_cases c
             JOIN post_parties p ON p.case_id = c.id
             JOIN post_case_wraps w ON w.case_id = c.id AND w.version = c.key_version
               AND w.party = p.party
             WHERE p.party = $1 AND p.removed_at IS NULL AND c.status = 'open'
               AND w.first_keyset_version < (SELECT MAX(epoch) FROM post_epochs WHERE office = $2)
             ORDER BY c.last_day DESC, c.id";
        let party = Party::Office(office.clone());
        let due: Vec<(Id, u64)> = self.db().all(due, params![party, office]).await?;
        let mut renewals = Vec::with_capacity(due.len());
        for (case, key_version) in due {
            let sql = "SELECT party FROM post_parties WHERE case_id = $1 ORDER BY party";
            let parties: Vec<(Party,)> = self.db().all(sql, params![case]).await?;
            let parties = parties.into_iter().map(|(party,)| party).collect();
            renewals.push(Renewal { case, key_version, parties });
        }
        Ok(renewals)
    }
}
