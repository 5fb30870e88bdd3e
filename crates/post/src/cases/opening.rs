//! How a case begins: with its key, its parties and its first letter, or not at all.

use commons::{Id, Slug};
use serde::{Deserialize, Serialize};
use store::{Sql, StoreError, Tx, params};

use super::{
    CaseKey, LetterIn, check_wraps, insert_wraps,
    keys::insert_key,
    letters::{self, Sent},
};
use crate::{Caller, Day, Party, Post, PostError, arrivals, party::is_id};

/// The longest wrap of a first key, in bytes: two parties and perhaps a guest are named in it, and
/// it counts towards nobody's space.
const LONGEST_WRAP: usize = 8 << 10;

/// A case that begins.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Opening {
    pub(crate) case: Id,
    pub(crate) office: Slug,
    pub(crate) key: CaseKey,
    pub(crate) letter: LetterIn,
}

/// The answer to a case that began.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Opened {
    case: Id,
    code: String,
    #[serde(flatten)]
    sent: Sent,
}

impl Post {
    /// Begins a case; somebody without an account begins one. Safe to send again.
    ///
    /// # Errors
    /// [`PostError::NoOffice`], [`PostError::OneCase`], [`PostError::OfficeUnreachable`], and what is wrong with the key
    /// or the letter.
    pub(crate) async fn open_case(
        &self,
        caller: &Caller,
        opening: &Opening,
    ) -> Result<Opened, PostError> {
        let from = match &opening.letter.from {
            Some(party) => party.clone(),
            None => caller.own_party()?,
        };
        if !caller.may_act_for(&from) {
            return Err(PostError::NotForParty);
        }
        opening.check(&from)?;
        self.identity().office(&opening.office).await.map_err(|_| PostError::NoOffice)?;
        if let Some(opened) = self.opened_before(&from, opening).await? {
            return Ok(opened);
        }
        match self.begin_case(caller, &from, opening).await {
            Err(PostError::Store(StoreError::Conflict(_))) => {
                self.opened_before(&from, opening).await?.ok_or(PostError::CaseTaken)
            }
            outcome => outcome,
        }
    }

    async fn begin_case(
        &self,
        caller: &Caller,
        from: &Party,
        opening: &Opening,
    ) -> Result<Opened, PostError> {
        let (case, day) = (&opening.case, Day::today());
        let mut parties = vec![from.clone(), Party::Office(opening.office.clone())];
        parties.sort();
        parties.dedup();
        let tx = self.db().begin().await?;
        check_wraps(&tx, &parties, &opening.key.wraps).await?;
        let code = insert_case(&tx, opening, day).await?;
        arrivals::bind(&tx, from, case).await?;
        for party in &parties {
            let sql = "INSERT INTO post_parties (case_id, party, removed_at) VALUES ($1, $2, NULL)";
            tx.exec(sql, params![case, party]).await?;
        }
        insert_key(&tx, case, 1, &opening.key.recipient).await?;
        insert_wraps(&tx, case, 1, &opening.key.wraps).await?;
        letters::insert(self, &tx, case, from, caller, &opening.letter, day).await?;
        self.tell(&tx, case, from, &opening.letter).await?;
        tx.commit().await?;
        let sent = Sent { seq: 1, day, again: false };
        Ok(Opened { case: case.clone(), code, sent })
    }

    /// The answer that this opening got before.
    async fn opened_before(
        &self,
        from: &Party,
        opening: &Opening,
    ) -> Result<Option<Opened>, PostError> {
        let sql = "SELECT code FROM post_cases WHERE id = $1";
        let code: Option<(String,)> = self.db().opt(sql, params![opening.case]).await?;
        let Some((code,)) = code else { return Ok(None) };
        let sent = self.sent_before(&opening.case, from, &opening.letter).await?;
        let sent = sent.ok_or(PostError::CaseTaken)?;
        Ok(Some(Opened { case: opening.case.clone(), code, sent }))
    }
}

impl Opened {
    /// Whether the case had begun by an earlier request already.
    pub(crate) fn again(&self) -> bool {
        self.sent.again
    }
}

impl Opening {
    fn check(&self, from: &Party) -> Result<(), PostError> {
        let is_first = self.letter.seq == 1 && self.letter.key == 1;
        if !is_id(self.case.as_str()) || !is_first || self.key.version.is_some_and(|it| it != 1) {
            return Err(PostError::Malformed("case"));
        }
        if self.key.wraps.iter().any(|wrap| wrap.sealed.0.len() > LONGEST_WRAP) {
            return Err(PostError::Malformed("wraps"));
        }
        self.letter.check(from, Day::today())
    }
}

/// Writes the case with a code that no other has, and says the code.
async fn insert_case(tx: &Tx, opening: &Opening, day: Day) -> Result<String, PostError> {
    let insert = "INSERT INTO post_cases
         (id, code, office, status, key_version, last_seq, opened_day, last_day)
         VALUES ($1, $2, $3, 'open', 1, 0, $4, $4) ON CONFLICT (code) DO NOTHING";
    loop {
        let code = draw_code();
        let row = params![opening.case, code, opening.office, day];
        if tx.exec(insert, row).await? == 1 {
            return Ok(code);
        }
    }
}

/// `K7M2-9QXD`: forty random bits, to be read aloud.
fn draw_code() -> String {
    let drawn = Id::random().as_str()[..8].to_uppercase();
    format!("{}-{}", &drawn[..4], &drawn[4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_two_groups_of_four_that_can_be_read_aloud() {
        let code = draw_code();
        assert_eq!((code.len(), &code[4..5]), (9, "-"));
        assert!(
            code.bytes().all(|it| it == b'-' || b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&it))
        );
    }
}
