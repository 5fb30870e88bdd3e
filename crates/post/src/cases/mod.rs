//! Cases: threads of letters, and who takes part in them.

mod head;
mod keys;
mod letters;
mod opening;
mod reading;
mod removal;

use commons::{Id, Slug, Timestamp};
use serde::{Deserialize, Serialize};
use store::{FromValue, Sql, ToValue, Value, params};

pub use head::CaseHead;
pub(crate) use keys::{CaseKey, PartyWrap, check_wraps, insert_all_versions, insert_wraps};
pub(crate) use letters::{ENTERED, LONGEST_LETTER, LetterIn};
pub(crate) use opening::Opening;
pub(crate) use reading::{CaseView, Reading};

use crate::{Caller, Day, Party, Post, PostError, party::is_id};

/// Whether a case goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    /// It goes on.
    Open,
    /// It is done; a new letter opens it again.
    Closed,
}

impl Status {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl ToValue for Status {
    fn to_value(&self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
}

impl FromValue for Status {
    const EXPECTED: &'static str = "status";

    fn from_value(value: Value) -> Option<Self> {
        match String::from_value(value)?.as_str() {
            "open" => Some(Self::Open),
            "closed" => Some(Self::Closed),
            _ => None,
        }
    }
}

store::row! {
    /// A case, as the server knows it: nothing of its content.
    pub(crate) struct Case {
        pub(crate) id: Id,
        pub(crate) code: String,
        pub(crate) office: Slug,
        pub(crate) status: Status,
        pub(crate) key_version: u64,
        pub(crate) last_seq: u64,
        pub(crate) closed_day: Option<Day>,
    }
}

store::row! {
    /// A party of a case.
    pub(crate) struct Part {
        pub(crate) party: Party,
        pub(crate) removed_at: Option<Timestamp>,
    }
}

/// A case, as seen by who takes part in it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) case: Case,
    /// All parties, sorted.
    pub(crate) parties: Vec<Part>,
    /// Those the caller acts for; never empty.
    pub(crate) own: Vec<Party>,
}

impl Seen {
    /// The party for which the caller writes: the office they name, else themself.
    ///
    /// # Errors
    /// [`PostError::NoCase`] where that one has no part in the case.
    pub(crate) fn writer(
        &self,
        named: Option<&Party>,
        caller: &Caller,
    ) -> Result<Party, PostError> {
        let own = caller.own_party();
        let wanted = match named {
            Some(party) => party,
            None => own.as_ref().map_err(|_| PostError::NoCase)?,
        };
        self.own.iter().find(|party| *party == wanted).cloned().ok_or(PostError::NoCase)
    }

    /// Demands that the caller acts for an office in this case.
    ///
    /// # Errors
    /// [`PostError::NotForParty`].
    pub(crate) fn require_office(&self) -> Result<&Party, PostError> {
        self.own.iter().find(|party| party.office().is_some()).ok_or(PostError::NotForParty)
    }
}

const CASE: &str = "SELECT id, code, office, status, key_version, last_seq, closed_day
     FROM post_cases WHERE id = $1";

impl Post {
    /// A case for somebody who takes part in it.
    ///
    /// # Errors
    /// [`PostError::NoCase`] where there is none, or they do not.
    pub(crate) async fn case_for(&self, id: &str, caller: &Caller) -> Result<Seen, PostError> {
        if !is_id(id) {
            return Err(PostError::NoCase);
        }
        let case: Option<Case> = self.db().opt(CASE, params![id]).await?;
        let parties = "SELECT party, removed_at FROM post_parties WHERE case_id = $1
             ORDER BY party";
        let parties: Vec<Part> = self.db().all(parties, params![id]).await?;
        let own: Vec<Party> = parties
            .iter()
            .filter(|part| part.removed_at.is_none() && caller.may_act_for(&part.party))
            .map(|part| part.party.clone())
            .collect();
        match case {
            Some(case) if !own.is_empty() => Ok(Seen { case, parties, own }),
            _ => Err(PostError::NoCase),
        }
    }
}
