//! Letters: kept once, in the order of their numbers, and never half.

use commons::Id;
use serde::{Deserialize, Serialize};
use store::{Sql, StoreError, Tx, params};

use super::Seen;
use crate::{Caller, Day, Party, Post, PostError, Sealed, party::is_id};

/// The longest sealed letter: a JWS of 1 MiB, padded, in an age file.
pub(crate) const LONGEST_LETTER: usize = (1 << 20) + (64 << 10);
/// The most files of a letter.
const MOST_FILES: usize = 100;

/// The doors by which letters come.
const DOORS: [&str; 7] = ["online", "paper", "counter", "phone", "openpgp", "fit-connect", "link"];

/// What an office enters that was not written here.
pub(crate) const ENTERED: [&str; 3] = ["paper", "counter", "phone"];
/// What lay longer in a drawer, in days, is not entered as if it had come so.
const EARLIEST: i64 = 366;

/// A letter that comes in.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct LetterIn {
    pub(crate) id: Id,
    pub(crate) seq: u64,
    /// The version of the case's key.
    pub(crate) key: u64,
    pub(crate) door: String,
    #[serde(default)]
    pub(crate) silent: bool,
    pub(crate) sealed: Sealed,
    #[serde(default)]
    pub(crate) attachments: Vec<Id>,
    /// The day it came, where an office enters what was not written here.
    #[serde(default)]
    pub(crate) received: Option<Day>,
    /// The office that writes; else it is the caller.
    #[serde(default)]
    pub(crate) from: Option<Party>,
}

/// The answer to a letter that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Sent {
    pub(crate) seq: u64,
    pub(crate) day: Day,
    /// Whether it was kept by an earlier request already.
    #[serde(skip)]
    pub(crate) again: bool,
}

impl LetterIn {
    /// Checks what can be seen of it.
    ///
    /// # Errors
    /// [`PostError::Malformed`], [`PostError::TooLarge`], [`PostError::DoorRefused`],
    /// [`PostError::Received`].
    pub(crate) fn check(&self, from: &Party, today: Day) -> Result<(), PostError> {
        if self.sealed.0.len() > LONGEST_LETTER {
            return Err(PostError::TooLarge);
        }
        let mut files = self.attachments.clone();
        files.sort();
        files.dedup();
        let has_files = files.len() == self.attachments.len() && files.len() <= MOST_FILES;
        if !is_id(self.id.as_str()) || self.sealed.0.is_empty() || !has_files {
            return Err(PostError::Malformed("letter"));
        }
        let is_open = match from {
            Party::Account(_) => self.door == "online",
            Party::Guest(_) => self.door == "link",
            Party::Office(_) => DOORS.contains(&self.door.as_str()),
        };
        if is_open { self.check_received(from, today) } else { Err(PostError::DoorRefused) }
    }

    fn check_received(&self, from: &Party, today: Day) -> Result<(), PostError> {
        let Some(day) = self.received else { return Ok(()) };
        if from.office().is_none() || !ENTERED.contains(&self.door.as_str()) {
            return Err(PostError::Malformed("received"));
        }
        let can_be = (today.plus(-EARLIEST)..=today).contains(&day);
        if can_be { Ok(()) } else { Err(PostError::Received) }
    }
}

store::row! {
    struct Kept {
        case_id: Id,
        seq: u64,
        sender: Party,
        day: Day,
        sealed: Sealed,
    }
}

impl Post {
    /// Keeps a letter as the next of its case. Safe to send again.
    ///
    /// # Errors
    /// [`PostError::CaseMoved`] where it is not the next, [`PostError::CaseKeyMoved`] where it is
    /// sealed to an older key, and what is wrong with the letter or its files.
    pub(crate) async fn keep_letter(
        &self,
        seen: &Seen,
        caller: &Caller,
        letter: &LetterIn,
    ) -> Result<Sent, PostError> {
        let from = seen.writer(letter.from.as_ref(), caller)?;
        let day = Day::today();
        letter.check(&from, day)?;
        let case = &seen.case.id;
        if let Some(sent) = self.sent_before(case, &from, letter).await? {
            return Ok(sent);
        }
        let tx = self.db().begin().await?;
        match insert(self, &tx, case, &from, caller, letter, day).await {
            Ok(()) => {}
            // The same letter came twice at the same moment.
            Err(PostError::Store(StoreError::Conflict(_))) => {
                drop(tx);
                let sent = self.sent_before(case, &from, letter).await?;
                return sent.ok_or(PostError::CaseTaken);
            }
            Err(error) => {
                drop(tx);
                return self.sent_before(case, &from, letter).await?.ok_or(error);
            }
        }
        self.tell(&tx, case, &from, letter).await?;
        tx.commit().await?;
        Ok(Sent { seq: letter.seq, day, again: false })
    }

    /// The answer that this letter got before.
    ///
    /// # Errors
    /// [`PostError::CaseTaken`] where its identifier belongs to another one.
    pub(super) async fn sent_before(
        &self,
        case: &Id,
        from: &Party,
        letter: &LetterIn,
    ) -> Result<Option<Sent>, PostError> {
        let sql = "SELECT case_id, seq, sender, day, sealed FROM post_letters WHERE id = $1";
        let kept: Option<Kept> = self.db().opt(sql, params![letter.id]).await?;
        let Some(kept) = kept else { return Ok(None) };
        let is_same = kept.case_id == *case
            && kept.seq == letter.seq
            && kept.sender == *from
            && kept.sealed == letter.sealed;
        let sent = Sent { seq: kept.seq, day: kept.day, again: true };
        if is_same { Ok(Some(sent)) } else { Err(PostError::CaseTaken) }
    }
}

/// Writes a letter, its files and what it changes in its case.
pub(super) async fn insert(
    post: &Post,
    tx: &Tx,
    case: &Id,
    from: &Party,
    caller: &Caller,
    letter: &LetterIn,
    day: Day,
) -> Result<(), PostError> {
    advance(tx, case, letter, day).await?;
    let size = letter.sealed.0.len();
    post.require_space(tx, from, size as u64).await?;
    let row = params![
        letter.id,
        case,
        letter.seq,
        letter.key,
        from,
        letter.door,
        letter.silent,
        day,
        letter.received,
        size,
        letter.sealed
    ];
    tx.exec(
        "INSERT INTO post_letters
         (id, case_id, seq, key_version, sender, door, silent, day, received, size, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        row,
    )
    .await?;
    attach(tx, from, caller, letter).await
}

/// Moves the case on to this letter, if it is the next one and sealed to the newest key.
async fn advance(tx: &Tx, case: &Id, letter: &LetterIn, day: Day) -> Result<(), PostError> {
    let moved = "UPDATE post_cases SET last_seq = $2, last_day = $3
         WHERE id = $1 AND last_seq + 1 = $2 AND key_version = $4";
    if tx.exec(moved, params![case, letter.seq, day, letter.key]).await? == 0 {
        let now = "SELECT last_seq, key_version FROM post_cases WHERE id = $1";
        let now: Option<(u64, u64)> = tx.opt(now, params![case]).await?;
        let (last, version) = now.ok_or(PostError::NoCase)?;
        return Err(if last + 1 == letter.seq {
            PostError::CaseKeyMoved(version)
        } else {
            PostError::CaseMoved(last)
        });
    }
    if letter.silent { Ok(()) } else { reopen(tx, case).await }
}

/// A letter opens its case again, also for who had removed their copy: nobody misses an answer.
async fn reopen(tx: &Tx, case: &Id) -> Result<(), PostError> {
    let open = "UPDATE post_cases SET status = 'open', closed_day = NULL
         WHERE id = $1 AND status <> 'open'";
    tx.exec(open, params![case]).await?;
    let back = "UPDATE post_parties SET removed_at = NULL
         WHERE case_id = $1 AND removed_at IS NOT NULL AND party NOT LIKE 'guest:%'";
    tx.exec(back, params![case]).await?;
    Ok(())
}

/// Puts the caller's uploads into the letter. From then on they are the sender's.
async fn attach(
    tx: &Tx,
    from: &Party,
    caller: &Caller,
    letter: &LetterIn,
) -> Result<(), PostError> {
    if letter.attachments.is_empty() {
        return Ok(());
    }
    let uploader = caller.own_party()?;
    let attach = "UPDATE post_attachments SET letter = $2, uploader = $3
         WHERE id = $1 AND letter IS NULL AND received = size AND uploader = $4";
    for file in &letter.attachments {
        if tx.exec(attach, params![file, letter.id, from, uploader]).await? == 0 {
            return Err(PostError::NoAttachment);
        }
    }
    Ok(())
}
