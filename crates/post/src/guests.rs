//! People without an account: a link and a PIN open one case (spec, section 10).

use std::time::Duration;

use commons::{Id, Slug, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Sql, StoreError, Tx, params};

use crate::{
    Party, Post, PostError, SignedKeyset,
    caller::Guest,
    cases::{PartyWrap, Seen, insert_all_versions},
    keysets::insert_guest,
    party::is_id,
};

/// So many wrong answers close a door for good.
pub(crate) const WRONG_ANSWERS: u64 = 10;
/// The longest that a link works, in days.
pub(crate) const LONGEST: u32 = 365;
pub(crate) const DAY: Duration = Duration::from_hours(24);

store::row! {
    struct Door {
        case_id: Option<Id>,
        access_hash: String,
        wrong: u64,
        expires_at: Timestamp,
    }
}

/// By what the town knows a guest.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Credentials {
    pub(crate) guest: Id,
    pub(crate) keyset: String,
    /// The SHA-256 of what the guest will show, in lower-case hexadecimal.
    pub(crate) access_sha256: String,
}

/// What a clerk's browser made for somebody without an account.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NewGuest {
    #[serde(flatten)]
    credentials: Credentials,
    /// How long link and PIN work.
    days: u32,
    wraps: Vec<PartyWrap>,
}

store::row! {
    /// What a guest is told about their door.
    #[derive(Serialize)]
    pub(crate) struct GuestView {
        pub(crate) guest: Id,
        /// Nothing until they have opened it.
        pub(crate) case: Option<Id>,
        pub(crate) office: Option<Slug>,
        pub(crate) expires_at: Timestamp,
    }
}

/// Lets a guest in who shows what follows from link and PIN. Answers for one door are looked at one
/// after the other, so that nobody gets more of them by giving many at once.
///
/// # Errors
/// [`PostError::NoGuest`] where the answer is wrong, too late, or the door is closed: from outside
/// these are the same.
pub(crate) async fn let_in(post: &Post, id: &Id, access: &[u8]) -> Result<Guest, PostError> {
    let tx = post.db().begin().await?;
    let held = "UPDATE post_guests SET wrong = wrong WHERE id = $1
         RETURNING case_id, access_hash, wrong, expires_at";
    let door: Option<Door> = tx.opt(held, params![id]).await?;
    let door = door.filter(Door::is_open).ok_or(PostError::NoGuest)?;
    // Nothing was changed, and the transaction is given up.
    if is_same(door.access_hash.as_bytes(), hex::encode(Sha256::digest(access)).as_bytes()) {
        return Ok(Guest { id: id.clone(), case: door.case_id });
    }
    tx.exec("UPDATE post_guests SET wrong = wrong + 1 WHERE id = $1", params![id]).await?;
    tx.commit().await?;
    Err(PostError::NoGuest)
}

impl Door {
    fn is_open(&self) -> bool {
        self.wrong < WRONG_ANSWERS && self.expires_at > Timestamp::now()
    }
}

/// Compares in the same time wherever they differ, so that nobody learns how near they came.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

impl Post {
    /// Opens a door of a case for somebody without an account. Only offices do.
    ///
    /// # Errors
    /// [`PostError::Malformed`], [`PostError::CaseTaken`], and what is wrong with the wraps.
    pub(crate) async fn let_guest_in(&self, seen: &Seen, new: &NewGuest) -> Result<(), PostError> {
        seen.require_office()?;
        let keyset = new.check()?;
        let tx = self.db().begin().await?;
        match insert(&tx, seen, new, &keyset).await {
            Err(PostError::Store(StoreError::Conflict(_))) => Err(PostError::CaseTaken),
            Err(error) => Err(error),
            Ok(()) => Ok(tx.commit().await?),
        }
    }

    /// Closes a guest's door. What they wrote stays.
    ///
    /// # Errors
    /// [`PostError::NoCase`] where the case has no such guest.
    pub(crate) async fn close_door(&self, seen: &Seen, guest: &Id) -> Result<(), PostError> {
        seen.require_office()?;
        let tx = self.db().begin().await?;
        let close = "DELETE FROM post_guests WHERE id = $1 AND case_id = $2";
        if tx.exec(close, params![guest, seen.case.id]).await? == 0 {
            return Err(PostError::NoCase);
        }
        let leave = "UPDATE post_parties SET removed_at = $3 WHERE case_id = $1 AND party = $2";
        let party = Party::Guest(guest.clone());
        tx.exec(leave, params![seen.case.id, party, Timestamp::now()]).await?;
        let wraps = "DELETE FROM post_case_wraps WHERE case_id = $1 AND party = $2";
        tx.exec(wraps, params![seen.case.id, party]).await?;
        Ok(tx.commit().await?)
    }

    /// What a guest's door leads to.
    ///
    /// # Errors
    /// [`PostError::NoGuest`].
    pub(crate) async fn guest_view(&self, guest: &Guest) -> Result<GuestView, PostError> {
        let sql = "SELECT g.id, g.case_id, c.office, g.expires_at
             FROM post_guests g LEFT JOIN post_cases c ON c.id = g.case_id WHERE g.id = $1";
        self.db().opt(sql, params![guest.id]).await?.ok_or(PostError::NoGuest)
    }
}

impl NewGuest {
    fn check(&self) -> Result<SignedKeyset, PostError> {
        if !(1..=LONGEST).contains(&self.days) {
            return Err(PostError::Malformed("days"));
        }
        self.credentials.check()
    }
}

impl Credentials {
    /// Checks what can be seen of it; the guest's keyset.
    ///
    /// # Errors
    /// [`PostError::Malformed`].
    pub(crate) fn check(&self) -> Result<SignedKeyset, PostError> {
        let is_hash = hex::decode(&self.access_sha256).is_ok_and(|hash| hash.len() == 32);
        if !is_id(self.guest.as_str()) || !is_hash {
            return Err(PostError::Malformed("guest"));
        }
        let keyset = SignedKeyset::read(&self.keyset, &Party::Guest(self.guest.clone()))?;
        // A guest's root follows from link and PIN: it never changes.
        if keyset.version == 1 { Ok(keyset) } else { Err(PostError::Malformed("keyset")) }
    }
}

async fn insert(
    tx: &Tx,
    seen: &Seen,
    new: &NewGuest,
    keyset: &SignedKeyset,
) -> Result<(), PostError> {
    let held = "UPDATE post_cases SET last_seq = last_seq WHERE id = $1 AND key_version = $2";
    if tx.exec(held, params![seen.case.id, seen.case.key_version]).await? == 0 {
        return Err(PostError::CaseKeyMoved(seen.case.key_version + 1));
    }
    let now = Timestamp::now();
    let (Credentials { guest, access_sha256, .. }, until) =
        (&new.credentials, now + DAY * new.days);
    tx.exec(
        "INSERT INTO post_guests (id, case_id, access_hash, wrong, let_in, created_at, expires_at)
         VALUES ($1, $2, $3, 0, 1, $4, $5)",
        params![guest, seen.case.id, access_sha256, now, until],
    )
    .await?;
    insert_guest(tx, keyset).await?;
    let join = "INSERT INTO post_parties (case_id, party, removed_at) VALUES ($1, $2, NULL)";
    tx.exec(join, params![seen.case.id, keyset.party]).await?;
    insert_all_versions(tx, seen, &keyset.party, &new.wraps).await
}
