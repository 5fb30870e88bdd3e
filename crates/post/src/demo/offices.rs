//! The demo town's offices: each with its first keys, so that everybody can write to it.

use std::collections::{BTreeMap, HashMap};

use commons::{Slug, Timestamp};
use sealed::{Change, Keys, OfficeRoot, OfficeShare, Party, Root, ShareHolder, Step, b64u, shamir};
use serde_json::{Value, json};

use super::{Somebody, sent};
use crate::{Post, PostError};

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

impl Post {
    /// Founds all offices.
    pub(super) async fn demo_offices(
        &self,
        people: &HashMap<&'static str, Somebody>,
    ) -> Result<HashMap<Slug, Keys>, PostError> {
        let mut offices = HashMap::new();
        for (office, members) in OFFICES {
            let office = Slug::of_title(office);
            let keys = Keys::first(Party::Office(office.clone()), Root::random());
            let founding = founding(&office, &keys, members, people, &offices)
                .map_err(|_| PostError::Malformed("founding"))?;
            let founder = &people[members[0]].caller;
            self.found_office(founder, &office, &sent(&founding)?).await?;
            offices.insert(office, keys);
        }
        Ok(offices)
    }
}

fn founding(
    office: &Slug,
    keys: &Keys,
    members: &[&str],
    people: &HashMap<&'static str, Somebody>,
    offices: &HashMap<Slug, Keys>,
) -> Result<Value, sealed::SealedError> {
    let step = Step {
        by: HEAD.to_owned(),
        change: Change::Founded,
        epoch: 1,
        keyset: keys.keyset().hash(),
        members: counts(members),
        office: office.clone(),
        role: None,
        step: 1,
        time: Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default(),
        v: 1,
    };
    let mut wraps = Vec::new();
    for member in members {
        let holder = people[member].keys.keyset();
        let sealed = OfficeRoot::seal(office, keys, &holder.recipient()?)?;
        let Party::Account(account) = &holder.owner else { continue };
        wraps.push(json!({ "account": account, "version": 1, "sealed": b64u::encode(sealed) }));
    }
    let mut shares = Vec::new();
    for (holder, share) in ShareHolder::ALL.into_iter().zip(shamir::split(keys.root())) {
        let Some(to) = seat(office, holder, members, people, offices) else { continue };
        let share = OfficeShare::new(office.clone(), 1, holder, share);
        let sealed = b64u::encode(share.seal(&to.keyset().recipient()?)?);
        shares.push(json!({ "holder": holder, "party": to.keyset().owner, "sealed": sealed }));
    }
    Ok(json!({
        "keyset": keys.publish(None)?.jws,
        "step": step.sign(keys)?,
        "wraps": wraps,
        "shares": shares,
    }))
}

/// Whose keys a share is sealed to, where there is somebody.
fn seat<'a>(
    office: &Slug,
    holder: ShareHolder,
    members: &[&str],
    people: &'a HashMap<&'static str, Somebody>,
    offices: &'a HashMap<Slug, Keys>,
) -> Option<&'a Keys> {
    let person = |user_name: &str| people.get(user_name).map(|somebody| &somebody.keys);
    match holder {
        ShareHolder::OfficeHead => person(members[0]),
        ShareHolder::DataProtectionOfficer => person("privacy"),
        ShareHolder::Archive => {
            let keeper = if office.as_str() == "archiv" { "it-service" } else { "archiv" };
            offices.get(&Slug::of_title(keeper))
        }
    }
}

/// How many of each role.
fn counts(members: &[&str]) -> BTreeMap<String, u64> {
    let clerks = members.len() as u64 - 1;
    let clerks = (clerks > 0).then(|| ("clerk".to_owned(), clerks));
    clerks.into_iter().chain([(HEAD.to_owned(), 1)]).collect()
}
