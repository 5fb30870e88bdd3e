//! The demo town's offices: each with its first keys, so that everybody can write to it.

use std::collections::{BTreeMap, HashMap};

use commons::{Slug, Timestamp};
use sealed::{
    Change, Keys, OfficeRoot, OfficeShare, Party, Root, SealedError, ShareHolder, Step, b64u,
    shamir,
};
use serde_json::{Value, json};

use super::{Somebody, sent};
use crate::{Caller, Post, PostError};

/// The offices in the order of their founding, each with who holds its keys: its head, who founds
/// it, and its clerks. The archive holds shares of the others, IT one of the archive's.
const OFFICES: [(&str, &[&str]); 6] = [
    ("it-service", &["admin"]),
    ("archiv", &["archivist"]),
    ("datenschutz", &["privacy"]),
    ("buergerservice", &["head-service", "clerk", "clerk2"]),
    ("kaemmerei", &["head"]),
    ("stadtplanung", &["planner"]),
];

/// The role of who founds an office.
const HEAD: &str = "office-head";

type People = HashMap<&'static str, Somebody>;

/// An epoch of an office that begins.
struct Epoch<'a> {
    office: Slug,
    keys: Keys,
    members: &'static [&'static str],
    people: &'a People,
    /// Those that have keys already.
    offices: &'a HashMap<Slug, Keys>,
}

impl Post {
    /// Founds all offices.
    pub(super) async fn demo_offices(
        &self,
        people: &People,
    ) -> Result<HashMap<Slug, Keys>, PostError> {
        let mut offices = HashMap::new();
        for (office, members) in OFFICES {
            let office = Slug::of_title(office);
            let keys = Keys::first(Party::Office(office.clone()), Root::random());
            let first = Epoch { office, keys, members, people, offices: &offices };
            let founding = first.founding().map_err(refused)?;
            self.found_office(first.founder(), &first.office, &sent(&founding)?).await?;
            let Epoch { office, keys, .. } = first;
            offices.insert(office, keys);
        }
        self.demo_renewal(people, &mut offices).await?;
        Ok(offices)
    }

    /// The office that was founded first found no archive: with its next keys the archive, too, gets
    /// its share.
    async fn demo_renewal(
        &self,
        people: &People,
        offices: &mut HashMap<Slug, Keys>,
    ) -> Result<(), PostError> {
        let (office, members) = OFFICES[0];
        let office = Slug::of_title(office);
        let before = &offices[&office];
        let keys = before.next(Root::random());
        let next = Epoch { office, keys, members, people, offices };
        let rotation = next.following(before).map_err(refused)?;
        self.rotate_office(next.founder(), &next.office, &sent(&rotation)?).await?;
        let Epoch { office, keys, .. } = next;
        offices.insert(office, keys);
        Ok(())
    }
}

fn refused(_: SealedError) -> PostError {
    PostError::Malformed("demo")
}

impl Epoch<'_> {
    fn founder(&self) -> &Caller {
        &self.people[self.members[0]].caller
    }

    fn founding(&self) -> Result<Value, SealedError> {
        Ok(json!({
            "keyset": self.keys.publish(None)?.jws,
            "step": self.step(Change::Founded)?,
            "wraps": self.wraps()?,
            "shares": self.shares()?,
        }))
    }

    fn following(&self, before: &Keys) -> Result<Value, SealedError> {
        let published = self.keys.publish(Some(before))?;
        let history = OfficeRoot::seal(&self.office, before, &self.keys.keyset().recipient()?)?;
        Ok(json!({
            "keyset": published.jws,
            "previous_jws": published.previous_jws,
            "step": self.step(Change::Rotated)?,
            "history": b64u::encode(history),
            "wraps": self.wraps()?,
            "shares": self.shares()?,
        }))
    }

    /// The step that begins it. Nothing else happened in these offices: each has its own.
    fn step(&self, change: Change) -> Result<String, SealedError> {
        let epoch = self.keys.keyset().version;
        let step = Step {
            by: HEAD.to_owned(),
            change,
            epoch,
            keyset: self.keys.keyset().hash(),
            members: counts(self.members),
            office: self.office.clone(),
            role: None,
            step: epoch,
            time: Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default(),
            v: 1,
        };
        step.sign(&self.keys)
    }

    fn wraps(&self) -> Result<Vec<Value>, SealedError> {
        let mut wraps = Vec::new();
        for member in self.members {
            let holder = self.people[member].keys.keyset();
            let sealed = OfficeRoot::seal(&self.office, &self.keys, &holder.recipient()?)?;
            let Party::Account(account) = &holder.owner else { continue };
            let sealed = b64u::encode(sealed);
            wraps.push(json!({ "account": account, "version": 1, "sealed": sealed }));
        }
        Ok(wraps)
    }

    fn shares(&self) -> Result<Vec<Value>, SealedError> {
        let epoch = self.keys.keyset().version;
        let mut shares = Vec::new();
        for (holder, share) in ShareHolder::ALL.into_iter().zip(shamir::split(self.keys.root())) {
            let Some(to) = self.seat(holder) else { continue };
            let share = OfficeShare::new(self.office.clone(), epoch, holder, share);
            let sealed = b64u::encode(share.seal(&to.keyset().recipient()?)?);
            shares.push(json!({ "holder": holder, "party": to.keyset().owner, "sealed": sealed }));
        }
        Ok(shares)
    }

    /// Whose keys a share is sealed to, where there is somebody.
    fn seat(&self, holder: ShareHolder) -> Option<&Keys> {
        let person = |user_name: &str| self.people.get(user_name).map(|somebody| &somebody.keys);
        match holder {
            ShareHolder::OfficeHead => person(self.members[0]),
            ShareHolder::DataProtectionOfficer => person("privacy"),
            ShareHolder::Archive => {
                let keeper = if self.office.as_str() == "archiv" { "it-service" } else { "archiv" };
                self.offices.get(&Slug::of_title(keeper))
            }
        }
    }
}

/// How many of each role.
fn counts(members: &[&str]) -> BTreeMap<String, u64> {
    let clerks = members.len() as u64 - 1;
    let clerks = (clerks > 0).then(|| ("clerk".to_owned(), clerks));
    clerks.into_iter().chain([(HEAD.to_owned(), 1)]).collect()
}
