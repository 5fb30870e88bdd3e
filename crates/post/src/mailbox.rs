//! The cases of a party, and the sealed index by which its owner finds them at once.

use std::collections::HashMap;

use commons::{Id, Slug};
use serde::Serialize;
use store::{Sql, params};

use crate::{Day, Party, Post, PostError, cases::Status, retention::Keeping};

/// A party's mailbox.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Mailbox {
    party: Party,
    revision: u64,
    index: Option<String>,
    cases: Vec<Listed>,
}

/// A case in the list.
#[derive(Clone, Debug, Serialize)]
struct Listed {
    case: Id,
    code: String,
    office: Slug,
    status: Status,
    parties: Vec<Party>,
    last_seq: u64,
    key_version: u64,
    opened_day: Day,
    last_day: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_day: Option<Day>,
    /// Until when the office keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_after: Option<Day>,
    /// The law that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
}

store::row! {
    struct ListedRow {
        id: Id,
        code: String,
        office: Slug,
        status: Status,
        last_seq: u64,
        key_version: u64,
        opened_day: Day,
        last_day: Day,
        closed_day: Option<Day>,
    }
}

impl ListedRow {
    fn with(self, parties: Vec<Party>, keeping: &Keeping) -> Listed {
        let delete_after = self.closed_day.map(|day| keeping.until(day));
        Listed {
            case: self.id,
            code: self.code,
            office: self.office,
            status: self.status,
            parties,
            last_seq: self.last_seq,
            key_version: self.key_version,
            opened_day: self.opened_day,
            last_day: self.last_day,
            closed_day: self.closed_day,
            delete_after,
            basis: delete_after.map(|_| keeping.basis.clone()),
        }
    }
}

impl Post {
    /// A party's mailbox: its index, and all its cases, the latest first.
    pub(crate) async fn mailbox(&self, party: &Party) -> Result<Mailbox, PostError> {
        let sql = "SELECT revision, sealed FROM post_indexes WHERE party = $1";
        let index: Option<(u64, String)> = self.db().opt(sql, params![party]).await?;
        let (revision, index) = match index {
            Some((revision, sealed)) => (revision, Some(sealed)),
            None => (0, None),
        };
        Ok(Mailbox { party: party.clone(), revision, index, cases: self.listed(party).await? })
    }

    async fn listed(&self, party: &Party) -> Result<Vec<Listed>, PostError> {
        let sql = "SELECT c.id, c.code, c.office, c.status, c.last_seq, c.key_version,
                 c.opened_day, c.last_day, c.closed_day
             FROM post_parties p JOIN post_cases c ON c.id = p.case_id
             WHERE p.party = $1 AND p.removed_at IS NULL ORDER BY c.last_day DESC, c.id";
        let rows: Vec<ListedRow> = self.db().all(sql, params![party]).await?;
        let parties = "SELECT other.case_id, other.party FROM post_parties mine
             JOIN post_parties other ON other.case_id = mine.case_id
             WHERE mine.party = $1 AND mine.removed_at IS NULL ORDER BY other.party";
        let mut by_case: HashMap<Id, Vec<Party>> = HashMap::new();
        for (case, other) in self.db().all::<(Id, Party)>(parties, params![party]).await? {
            by_case.entry(case).or_default().push(other);
        }
        let keepings = self.keepings().await?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let parties = by_case.remove(&row.id).unwrap_or_default();
                let keeping = keepings.of(&row.office).clone();
                row.with(parties, &keeping)
            })
            .collect())
    }

    /// Keeps a new index of a mailbox, if it follows the one that is there.
    ///
    /// # Errors
    /// [`PostError::IndexMoved`] where another device was quicker.
    pub(crate) async fn put_index(
        &self,
        party: &Party,
        revision: u64,
        sealed: &str,
    ) -> Result<(), PostError> {
        let sql = if revision == 1 {
            "INSERT INTO post_indexes (party, revision, sealed) VALUES ($1, $2, $3)
             ON CONFLICT (party) DO NOTHING"
        } else {
            "UPDATE post_indexes SET revision = $2, sealed = $3
             WHERE party = $1 AND revision + 1 = $2"
        };
        if self.db().exec(sql, params![party, revision, sealed]).await? == 1 {
            return Ok(());
        }
        let sql = "SELECT revision FROM post_indexes WHERE party = $1";
        let now: Option<(u64,)> = self.db().opt(sql, params![party]).await?;
        Err(PostError::IndexMoved(now.map_or(0, |(revision,)| revision)))
    }
}
