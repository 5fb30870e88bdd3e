//! What who takes part in a case is shown: everything is sealed.

use std::collections::HashMap;

use commons::{Id, Slug};
use serde::{Deserialize, Serialize};
use store::{Sql, Value, params};

use super::{Seen, Status};
use crate::{Day, Party, Post, PostError, Sealed};

/// The most letters in one answer.
const MOST: u64 = 200;

/// Which letters are asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Reading {
    /// Those after this number.
    #[serde(default)]
    after: u64,
    /// At most so many.
    #[serde(default)]
    limit: Option<u64>,
    /// Also their content, where it is 1.
    #[serde(default)]
    bodies: u8,
}

/// A case, as shown to who takes part in it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CaseView {
    case: Id,
    code: String,
    office: Slug,
    status: Status,
    parties: Vec<PartView>,
    key_version: u64,
    keys: Vec<KeyView>,
    letters: Vec<LetterView>,
    last_seq: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_day: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delete_after: Option<Day>,
}

#[derive(Clone, Debug, Serialize)]
struct PartView {
    party: Party,
    removed: bool,
}

#[derive(Clone, Debug, Serialize)]
struct KeyView {
    version: u64,
    recipient: String,
    wraps: Vec<WrapView>,
}

store::row! {
    #[derive(Serialize)]
    struct WrapView {
        #[serde(skip)]
        version: u64,
        party: Party,
        keyset_version: u64,
        sealed: Sealed,
    }
}

store::row! {
    #[derive(Serialize)]
    struct LetterHead {
        id: Id,
        seq: u64,
        key: u64,
        from: Party,
        door: String,
        silent: bool,
        size: u64,
        day: Day,
        #[serde(skip_serializing_if = "Option::is_none")]
        sealed: Option<Sealed>,
    }
}

#[derive(Clone, Debug, Serialize)]
struct LetterView {
    #[serde(flatten)]
    head: LetterHead,
    attachments: Vec<FileView>,
}

#[derive(Clone, Debug, Serialize)]
struct FileView {
    id: Id,
    size: u64,
}

impl Post {
    /// Shows a case, with the letters that are asked for.
    pub(crate) async fn show_case(
        &self,
        seen: &Seen,
        reading: Reading,
    ) -> Result<CaseView, PostError> {
        let case = &seen.case;
        let keeping = self.keepings().await?.of(&case.office).clone();
        Ok(CaseView {
            case: case.id.clone(),
            code: case.code.clone(),
            office: case.office.clone(),
            status: case.status,
            parties: seen
                .parties
                .iter()
                .map(|part| PartView {
                    party: part.party.clone(),
                    removed: part.removed_at.is_some(),
                })
                .collect(),
            key_version: case.key_version,
            keys: self.keys_shown(seen).await?,
            letters: self.letters_shown(&case.id, reading).await?,
            last_seq: case.last_seq,
            closed_day: case.closed_day,
            delete_after: case.closed_day.map(|day| keeping.until(day)),
        })
    }

    /// All versions of the key, with the wraps that the caller's own parties can open.
    async fn keys_shown(&self, seen: &Seen) -> Result<Vec<KeyView>, PostError> {
        let case = &seen.case.id;
        let mut wraps: Vec<WrapView> = Vec::new();
        for party in &seen.own {
            let sql = "SELECT version, party, keyset_version, sealed FROM post_case_wraps
                 WHERE case_id = $1 AND party = $2";
            wraps.extend(self.db().all::<WrapView>(sql, params![case, party]).await?);
        }
        let sql = "SELECT version, recipient FROM post_case_keys WHERE case_id = $1
             ORDER BY version";
        let keys: Vec<(u64, String)> = self.db().all(sql, params![case]).await?;
        Ok(keys
            .into_iter()
            .map(|(version, recipient)| KeyView {
                version,
                recipient,
                wraps: wraps.iter().filter(|wrap| wrap.version == version).cloned().collect(),
            })
            .collect())
    }

    async fn letters_shown(
        &self,
        case: &Id,
        reading: Reading,
    ) -> Result<Vec<LetterView>, PostError> {
        let limit = reading.limit.unwrap_or(MOST).min(MOST);
        let sealed = if reading.bodies == 1 { "sealed" } else { "NULL" };
        let sql = format!(
            "SELECT id, seq, key_version, sender, door, silent, size, day, {sealed}
             FROM post_letters WHERE case_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
        );
        let heads: Vec<LetterHead> =
            self.db().all(&sql, params![case, reading.after, limit]).await?;
        let last = heads.last().map_or(Value::Int(0), |head| store::ToValue::to_value(&head.seq));
        let mut files = self.files_between(case, reading.after, last).await?;
        Ok(heads
            .into_iter()
            .map(|head| LetterView {
                attachments: files.remove(&head.id).unwrap_or_default(),
                head,
            })
            .collect())
    }

    async fn files_between(
        &self,
        case: &Id,
        after: u64,
        last: Value,
    ) -> Result<HashMap<Id, Vec<FileView>>, PostError> {
        let sql = "SELECT a.letter, a.id, a.size FROM post_letters l
             JOIN post_attachments a ON a.letter = l.id
             WHERE l.case_id = $1 AND l.seq > $2 AND l.seq <= $3 ORDER BY a.id";
        let rows: Vec<(Id, Id, u64)> = self.db().all(sql, params![case, after, last]).await?;
        let mut files: HashMap<Id, Vec<FileView>> = HashMap::new();
        for (letter, id, size) in rows {
            files.entry(letter).or_default().push(FileView { id, size });
        }
        Ok(files)
    }
}
