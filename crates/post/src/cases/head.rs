//! What other rooms may know of a case: who takes part, its code, its days. Nothing of its content.

use commons::{Id, Slug};
use store::{Sql, params};

use crate::{Caller, Day, Party, Post, PostError};

/// What other rooms may know of a case, for somebody who takes part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHead {
    /// The case.
    pub case: Id,
    /// Its code on paper.
    pub code: String,
    /// The office it was opened with.
    pub office: Slug,
    /// The day of its newest letter.
    pub last_day: Day,
    /// The number of its newest letter.
    pub last_seq: u64,
    /// All who hold it, sorted.
    pub parties: Vec<Party>,
    /// Those the caller acts for; never empty.
    pub own: Vec<Party>,
}

impl Post {
    /// A case for somebody who takes part in it.
    ///
    /// # Errors
    /// [`PostError::NoCase`] where there is none, or they do not.
    pub async fn case_head(&self, id: &str, caller: &Caller) -> Result<CaseHead, PostError> {
        let seen = self.case_for(id, caller).await?;
        let last = "SELECT last_day FROM post_cases WHERE id = $1";
        let (last_day,): (Day,) = self.db().one(last, params![id]).await?;
        let holding = seen.parties.into_iter().filter(|part| part.removed_at.is_none());
        Ok(CaseHead {
            case: seen.case.id,
            code: seen.case.code,
            office: seen.case.office,
            last_day,
            last_seq: seen.case.last_seq,
            parties: holding.map(|part| part.party).collect(),
            own: seen.own,
        })
    }
}
