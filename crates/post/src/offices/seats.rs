//! Who holds shares of an office's root: three roles, of which two bring the root back.

use commons::{Id, Slug};
use identity::Role;
use sealed::ShareHolder;
use serde::Deserialize;
use store::{Sql, params};

use super::{LONGEST, OfficeError, staff::Staff};
use crate::{Caller, Party, Post, PostError, Sealed};

/// A share, sealed to its holder.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NewShare {
    pub(super) holder: ShareHolder,
    pub(super) party: Party,
    pub(super) sealed: Sealed,
}

/// One of the three, with those who may hold its share.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    pub(super) holder: ShareHolder,
    /// Each has keys; empty where nobody has yet.
    pub(super) candidates: Vec<Party>,
    /// What the holder is called.
    pub(super) name: Option<String>,
    /// Whether one of those who may holds a share of the newest root.
    pub(super) is_held: bool,
}

impl Seat {
    /// Whether new keys of the office would bring its share to somebody who has none.
    pub(super) fn waits(&self) -> bool {
        !self.is_held && !self.candidates.is_empty()
    }
}

/// Demands one share for each seat that somebody can hold.
pub(super) fn check(seats: &[Seat], shares: &[NewShare]) -> Result<(), OfficeError> {
    let takes = |seat: &Seat, share: &NewShare| {
        seat.holder == share.holder
            && seat.candidates.contains(&share.party)
            && (1..=LONGEST).contains(&share.sealed.0.len())
    };
    let held = seats.iter().filter(|seat| !seat.candidates.is_empty());
    let all = held.clone().all(|seat| shares.iter().filter(|it| takes(seat, it)).count() == 1);
    if all && held.count() == shares.len() { Ok(()) } else { Err(OfficeError::Shares) }
}

/// Whether the caller sits there: the party that a share is sealed to is not enough once its role
/// has ended.
pub(super) fn sits(caller: &Caller, holder: ShareHolder, office: &Slug, party: &Party) -> bool {
    let Ok(person) = caller.person() else { return false };
    let has_role = match holder {
        ShareHolder::OfficeHead => person.actor.has(Role::OfficeHead, office),
        ShareHolder::DataProtectionOfficer => {
            person.actor.has_anywhere(Role::DataProtectionOfficer)
        }
        ShareHolder::Archive => *party == Party::Office(archive_of(office)),
    };
    has_role && caller.may_act_for(party)
}

/// The office that keeps a share of this one's root.
fn archive_of(office: &Slug) -> Slug {
    Slug::of_title(if office.as_str() == "archiv" { "it-service" } else { "archiv" })
}

impl Post {
    /// The seats of an office, with names in the reader's language.
    pub(super) async fn seats_of(
        &self,
        staff: &Staff,
        lang: commons::Lang,
    ) -> Result<Vec<Seat>, PostError> {
        let heads = staff.members.iter().filter(|member| member.is_head);
        let heads = heads.map(|member| (member.name.clone(), member.account.clone())).collect();
        let officers = "SELECT p.name, a.account FROM memberships m
             JOIN people p ON p.id = m.person LEFT JOIN post_accounts a ON a.person = p.id
             WHERE m.role = 'data-protection-officer' AND p.disabled_at IS NULL
             ORDER BY m.granted_at, p.id";
        let officers = self.db().all(officers, &[]).await?;
        let mut seats = vec![
            of_people(ShareHolder::OfficeHead, heads),
            of_people(ShareHolder::DataProtectionOfficer, officers),
            self.archive(&staff.office, lang).await?,
        ];
        let shares = "SELECT holder, party FROM post_shares WHERE office = $1 AND epoch = $2";
        let shares: Vec<(String, Party)> =
            self.db().all(shares, params![staff.office, staff.epoch]).await?;
        for seat in &mut seats {
            seat.is_held = shares.iter().any(|(holder, party)| {
                holder == seat.holder.as_str() && seat.candidates.contains(party)
            });
        }
        Ok(seats)
    }

    async fn archive(&self, office: &Slug, lang: commons::Lang) -> Result<Seat, PostError> {
        let slug = archive_of(office);
        let keys = "SELECT COUNT(*) FROM post_epochs WHERE office = $1";
        let (epochs,): (u64,) = self.db().one(keys, params![slug]).await?;
        let name = self.identity().office(&slug).await.ok();
        let name = name.map(|office| office.name.get(lang).1.to_owned());
        let candidates = if epochs > 0 { vec![Party::Office(slug)] } else { Vec::new() };
        Ok(Seat { holder: ShareHolder::Archive, candidates, name, is_held: false })
    }
}

/// A seat of people: called after the first who has keys, else after the first.
fn of_people(holder: ShareHolder, people: Vec<(String, Option<Id>)>) -> Seat {
    let ready = people.iter().find(|(_, account)| account.is_some()).or(people.first());
    let name = ready.map(|(name, _)| name.clone());
    let accounts = people.into_iter().filter_map(|(_, account)| account);
    let candidates = accounts.map(Party::Account).collect();
    Seat { holder, candidates, name, is_held: false }
}
