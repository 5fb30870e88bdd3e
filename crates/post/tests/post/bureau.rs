//! An office with real keys, and people who work there.

use commons::{Id, Timestamp};
use identity::Role;
use sealed::{Change, Keys, OfficeRoot, OfficeShare, Party, Root, ShareHolder, Step, shamir};
use serde_json::{Value, json};

use crate::common::{Client, PostTown, b64u};

/// Somebody with real keys and a session.
pub struct Member {
    pub client: Client,
    pub keys: Keys,
}

impl Member {
    pub async fn of(town: &PostTown, person: &Id) -> Self {
        let client = town.client(Some(person)).await;
        let keys = Keys::first(Party::Account(client.account.clone()), Root::random());
        let jws = keys.publish(None).unwrap().jws;
        let account = json!({ "keyset": jws, "wraps": client.ways(1) });
        client.post("/account", &account).await.good();
        Self { client, keys }
    }

    pub async fn staff(town: &PostTown, name: &str, role: Role, office: &str) -> Self {
        let person = town.town.staff(name, role, office).await;
        Self::of(town, &person).await
    }

    pub fn account(&self) -> &Id {
        &self.client.account
    }

    /// The office's keys of an epoch, opened from what the server gives to this member.
    pub async fn opens(&self, office: &str, epoch: usize) -> Keys {
        let team = self.client.get(&format!("/offices/{office}/team")).await.good();
        let keyset = |at: usize| {
            let jws = team["keysets"][at - 1]["jws"].as_str().unwrap();
            sealed::Keyset::read(jws).unwrap()
        };
        let wraps = team["wraps"].as_array().unwrap();
        let wrap = wraps.last().unwrap();
        let mut at = usize::try_from(wrap["epoch"].as_u64().unwrap()).unwrap();
        let file = sealed::b64u::decode(wrap["sealed"].as_str().unwrap()).unwrap();
        let mut keys = OfficeRoot::open(&file, self.keys.identity(), &keyset(at)).unwrap();
        while at > epoch {
            let histories = team["histories"].as_array().unwrap();
            let history = histories.iter().find(|it| it["epoch"] == json!(at)).unwrap();
            let file = sealed::b64u::decode(history["sealed"].as_str().unwrap()).unwrap();
            at -= 1;
            keys = OfficeRoot::open(&file, keys.identity(), &keyset(at)).unwrap();
        }
        keys
    }
}

/// The keys of an office as its members' browsers have them.
pub struct Bureau {
    pub slug: &'static str,
    pub keys: Keys,
    pub steps: u64,
}

/// What a step says.
pub struct Said<'a> {
    pub change: Change,
    pub by: &'a str,
    pub members: &'a [(&'a str, u64)],
    pub role: Option<&'a str>,
}

impl Bureau {
    pub fn new(slug: &'static str) -> Self {
        let party = Party::Office(slug.parse().unwrap());
        Self { slug, keys: Keys::first(party, Root::random()), steps: 0 }
    }

    /// Founded by this member, with a share for each of these holders.
    pub async fn founded(
        slug: &'static str,
        founder: &Member,
        role: &str,
        seats: &[(ShareHolder, &Keys)],
    ) -> Self {
        let mut bureau = Self::new(slug);
        let said = Said { change: Change::Founded, by: role, members: &[(role, 1)], role: None };
        let body = bureau.founding(&said, &[founder], seats);
        founder.client.post(&bureau.path("found"), &body).await.good();
        bureau.steps = 1;
        bureau
    }

    pub fn path(&self, what: &str) -> String {
        format!("/offices/{}/{what}", self.slug)
    }

    pub fn step(&self, keys: &Keys, said: &Said) -> String {
        let members = said.members.iter().map(|(role, n)| ((*role).to_owned(), *n));
        let step = Step {
            by: said.by.to_owned(),
            change: said.change,
            epoch: keys.keyset().version,
            keyset: keys.keyset().hash(),
            members: members.collect(),
            office: self.slug.parse().unwrap(),
            role: said.role.map(str::to_owned),
            step: self.steps + 1,
            time: Timestamp::from_second(1_800_000_000).unwrap(),
            v: 1,
        };
        step.sign(keys).unwrap()
    }

    fn wrap(&self, keys: &Keys, member: &Member) -> Value {
        let to = member.keys.keyset().recipient().unwrap();
        let sealed = OfficeRoot::seal(&self.slug.parse().unwrap(), keys, &to).unwrap();
        json!({ "account": member.account(), "version": 1, "sealed": b64u(sealed) })
    }

    fn shares(&self, keys: &Keys, seats: &[(ShareHolder, &Keys)]) -> Vec<Value> {
        let shares = shamir::split(keys.root());
        let sealed = seats.iter().map(|(holder, to)| {
            let at = ShareHolder::ALL.iter().position(|it| it == holder).unwrap();
            let epoch = keys.keyset().version;
            let office = self.slug.parse().unwrap();
            let share = OfficeShare::new(office, epoch, *holder, shares[at]);
            let sealed = share.seal(&to.keyset().recipient().unwrap()).unwrap();
            let party = to.keyset().owner.to_string();
            json!({ "holder": holder.as_str(), "party": party, "sealed": b64u(sealed) })
        });
        sealed.collect()
    }

    pub fn founding(
        &self,
        said: &Said,
        members: &[&Member],
        seats: &[(ShareHolder, &Keys)],
    ) -> Value {
        json!({
            "keyset": self.keys.publish(None).unwrap().jws,
            "step": self.step(&self.keys, said),
            "wraps": members.iter().map(|it| self.wrap(&self.keys, it)).collect::<Vec<_>>(),
            "shares": self.shares(&self.keys, seats),
        })
    }

    pub fn joining(&self, member: &Member, said: &Said) -> Value {
        let mut body = self.wrap(&self.keys, member);
        body["step"] = json!(self.step(&self.keys, said));
        body
    }

    /// The next keys, and what is sent for them.
    pub fn rotation(
        &self,
        said: &Said,
        members: &[&Member],
        seats: &[(ShareHolder, &Keys)],
    ) -> (Keys, Value) {
        let next = self.keys.next(Root::random());
        let published = next.publish(Some(&self.keys)).unwrap();
        let to = next.keyset().recipient().unwrap();
        let history = OfficeRoot::seal(&self.slug.parse().unwrap(), &self.keys, &to).unwrap();
        let body = json!({
            "keyset": published.jws,
            "previous_jws": published.previous_jws,
            "step": self.step(&next, said),
            "history": b64u(history),
            "wraps": members.iter().map(|it| self.wrap(&next, it)).collect::<Vec<_>>(),
            "shares": self.shares(&next, seats),
            "door_keys": [],
        });
        (next, body)
    }

    /// Admits somebody; `members` are those who hold the root afterwards.
    pub async fn admit(
        &mut self,
        by: &Member,
        member: &Member,
        role: &str,
        members: &[(&str, u64)],
    ) {
        let said = Said { change: Change::Joined, by: "office-head", members, role: Some(role) };
        let body = self.joining(member, &said);
        by.client.post(&self.path("members"), &body).await.good();
        self.steps += 1;
    }
}
