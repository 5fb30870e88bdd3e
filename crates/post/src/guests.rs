//! People without an account: a link and a PIN open one case.

use commons::{Id, Timestamp};
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::{Post, PostError, caller::Guest};

/// So many wrong answers close a door for good.
pub(crate) const WRONG_ANSWERS: u64 = 10;

store::row! {
    struct Door {
        case_id: Id,
        access_hash: String,
        wrong: u64,
        expires_at: Timestamp,
    }
}

/// Lets a guest in who shows what follows from link and PIN.
///
/// # Errors
/// [`PostError::NoGuest`] where the answer is wrong, too late, or the door is closed: from outside
/// these are the same.
pub(crate) async fn let_in(post: &Post, id: &Id, access: &[u8]) -> Result<Guest, PostError> {
    let sql = "SELECT case_id, access_hash, wrong, expires_at FROM post_guests WHERE id = $1";
    let door: Option<Door> = post.db().opt(sql, params![id]).await?;
    let door = door.ok_or(PostError::NoGuest)?;
    if door.wrong >= WRONG_ANSWERS || door.expires_at <= Timestamp::now() {
        return Err(PostError::NoGuest);
    }
    if door.access_hash != hex::encode(Sha256::digest(access)) {
        let sql = "UPDATE post_guests SET wrong = wrong + 1 WHERE id = $1";
        post.db().exec(sql, params![id]).await?;
        return Err(PostError::NoGuest);
    }
    Ok(Guest { id: id.clone(), case: door.case_id })
}
