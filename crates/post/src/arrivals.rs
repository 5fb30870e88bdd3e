//! Somebody without an account who comes by themself: registered first, then they open one case
//! (spec, section 10).

use std::time::Duration;

use commons::{Id, Timestamp};
use identity::{IdentityError, rules::Policy};
use serde::Deserialize;
use store::{Sql, StoreError, Tx, params};

use crate::{
    Party, Post, PostError, SignedKeyset,
    guests::{Credentials, DAY, LONGEST},
    keysets::insert_guest,
};

/// For so long a guest may have no case.
const PATIENCE: Duration = DAY;

/// Guests from one network. Many people may share it (a library, a mobile network), so that the
/// first ones cost nothing; who makes them in bulk waits an hour for each.
const ARRIVALS: Policy = Policy {
    free: 30,
    first_wait: Duration::from_secs(30),
    longest_wait: Duration::from_hours(1),
    forget_after: Duration::from_hours(1),
};

/// What somebody's browser made who will open a case.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Arrival {
    #[serde(flatten)]
    credentials: Credentials,
}

impl Post {
    /// Registers a guest who has no case yet. Safe to send again; says whether they were there
    /// before.
    ///
    /// # Errors
    /// [`PostError::Malformed`], [`PostError::SlowDown`], [`PostError::CaseTaken`] where the
    /// identifier belongs to somebody else.
    pub(crate) async fn register_guest(
        &self,
        network: &str,
        arrival: &Arrival,
    ) -> Result<bool, PostError> {
        let keyset = arrival.credentials.check()?;
        if self.is_registered(arrival).await? {
            return Ok(true);
        }
        self.identity().slow_down("guest", network, ARRIVALS).await.map_err(slowed_down)?;
        match self.insert_arrival(arrival, &keyset).await {
            Err(PostError::Store(StoreError::Conflict(_))) => {
                if self.is_registered(arrival).await? {
                    Ok(true)
                } else {
                    Err(PostError::CaseTaken)
                }
            }
            done => done.map(|()| false),
        }
    }

    async fn is_registered(&self, Arrival { credentials }: &Arrival) -> Result<bool, PostError> {
        let sql = "SELECT g.access_hash, k.jws FROM post_guests g
             JOIN post_keysets k ON k.party = $2 WHERE g.id = $1";
        let party = Party::Guest(credentials.guest.clone());
        let known: Option<(String, String)> =
            self.db().opt(sql, params![credentials.guest, party]).await?;
        match known {
            None => Ok(false),
            Some((hash, jws)) if hash == credentials.access_sha256 && jws == credentials.keyset => {
                Ok(true)
            }
            Some(_) => Err(PostError::CaseTaken),
        }
    }

    async fn insert_arrival(
        &self,
        Arrival { credentials }: &Arrival,
        keyset: &SignedKeyset,
    ) -> Result<(), PostError> {
        let now = Timestamp::now();
        let tx = self.db().begin().await?;
        tx.exec(
            "INSERT INTO post_guests
             (id, case_id, access_hash, wrong, let_in, created_at, expires_at)
             VALUES ($1, NULL, $2, 0, 0, $3, $4)",
            params![credentials.guest, credentials.access_sha256, now, now + PATIENCE],
        )
        .await?;
        insert_guest(&tx, keyset).await?;
        Ok(tx.commit().await?)
    }

    /// The job: guests who opened no case go, with their keys and files. Says how many.
    pub(crate) async fn forget_arrivals(&self) -> Result<u64, PostError> {
        let sql = "SELECT id FROM post_guests WHERE case_id IS NULL AND expires_at < $1";
        let late: Vec<(Id,)> = self.db().all(sql, params![Timestamp::now()]).await?;
        let mut count = 0;
        for (guest,) in late {
            count += self.forget_arrival(&guest).await?;
        }
        Ok(count)
    }

    /// A guest who opens their case at this moment stays.
    async fn forget_arrival(&self, guest: &Id) -> Result<u64, PostError> {
        let tx = self.db().begin().await?;
        let forget = "DELETE FROM post_guests WHERE id = $1 AND case_id IS NULL";
        if tx.exec(forget, params![guest]).await? == 0 {
            return Ok(0);
        }
        let party = Party::Guest(guest.clone());
        let files = "SELECT id FROM post_attachments WHERE uploader = $1 AND letter IS NULL";
        for (file,) in tx.all::<(Id,)>(files, params![party]).await? {
            self.remove_unsent(&tx, &file).await?;
        }
        tx.exec("DELETE FROM post_keysets WHERE party = $1", params![party]).await?;
        tx.commit().await?;
        Ok(1)
    }
}

/// Binds a guest to the case that they open; nothing to do for others.
///
/// # Errors
/// [`PostError::OneCase`] where they have one.
pub(crate) async fn bind(tx: &Tx, party: &Party, case: &Id) -> Result<(), PostError> {
    let Party::Guest(guest) = party else { return Ok(()) };
    let bind = "UPDATE post_guests SET case_id = $2, expires_at = $3
         WHERE id = $1 AND case_id IS NULL";
    let until = Timestamp::now() + DAY * LONGEST;
    if tx.exec(bind, params![guest, case, until]).await? == 1 {
        Ok(())
    } else {
        Err(PostError::OneCase)
    }
}

fn slowed_down(error: IdentityError) -> PostError {
    match error {
        IdentityError::TooManyAttempts { wait } => PostError::SlowDown(wait.as_secs().div_ceil(60)),
        error => error.into(),
    }
}
