//! What came in by other doors, as it came: sealed by its sender, until a clerk puts it into a case.

use bytes::Bytes;
use commons::{Id, Slug, Timestamp};
use serde::Serialize;
use store::{Digest, Sql, params};

use super::DoorError;
use crate::{Party, Post, PostError};

store::row! {
    /// Something that came in and is in no case yet.
    #[derive(Serialize)]
    pub(crate) struct Inbound {
        pub(crate) id: Id,
        pub(crate) door: String,
        pub(crate) size: u64,
        pub(crate) received_at: Timestamp,
        pub(crate) reference: String,
    }
}

impl Post {
    /// Keeps what came in; whether it was new. What has the same reference came before.
    pub(crate) async fn keep_inbound(
        &self,
        office: &Slug,
        door: &str,
        reference: &str,
        content: &[u8],
    ) -> Result<bool, PostError> {
        let digest = self.blobs().put(content).await?;
        let sql =
            "INSERT INTO post_inbound (id, office, door, reference, size, digest, received_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)
                   ON CONFLICT (office, door, reference) DO NOTHING";
        let (id, size) = (Id::random(), content.len() as u64);
        let now = Timestamp::now();
        let row = params![id, office, door, reference, size, digest, now];
        Ok(self.db().exec(sql, row).await? == 1)
    }

    /// Whether something with this reference came in before.
    pub(crate) async fn has_inbound(
        &self,
        office: &Slug,
        door: &str,
        reference: &str,
    ) -> Result<bool, PostError> {
        let sql = "SELECT id FROM post_inbound WHERE office = $1 AND door = $2 AND reference = $3";
        let found: Option<(Id,)> = self.db().opt(sql, params![office, door, reference]).await?;
        Ok(found.is_some())
    }

    /// What waits for an office, the oldest first.
    pub(crate) async fn inbound_of(&self, office: &Slug) -> Result<Vec<Inbound>, PostError> {
        let sql = "SELECT id, door, size, received_at, reference FROM post_inbound
                   WHERE office = $1 AND done_at IS NULL ORDER BY received_at, id";
        Ok(self.db().all(sql, params![office]).await?)
    }

    /// One of an office's, as it came.
    pub(crate) async fn inbound_content(&self, office: &Slug, id: &Id) -> Result<Bytes, PostError> {
        let sql = "SELECT digest FROM post_inbound WHERE office = $1 AND id = $2";
        let found: Option<(Digest,)> = self.db().opt(sql, params![office, id]).await?;
        let (digest,) = found.ok_or(DoorError::NoMessage)?;
        Ok(self.blobs().get(&digest).await?)
    }

    /// It was dealt with: it is in a case now, which must be the office's, or it belongs to none.
    pub(crate) async fn inbound_done(
        &self,
        office: &Slug,
        id: &Id,
        case: Option<&Id>,
    ) -> Result<(), PostError> {
        if let Some(case) = case {
            self.demand_case_of(office, case).await?;
        }
        let sql = "UPDATE post_inbound SET done_at = $3, case_id = $4
                   WHERE office = $1 AND id = $2 AND done_at IS NULL";
        let changed = self.db().exec(sql, params![office, id, Timestamp::now(), case]).await?;
        if changed == 1 { Ok(()) } else { Err(DoorError::NoMessage.into()) }
    }

    /// Demands that an office takes part in a case.
    ///
    /// # Errors
    /// [`PostError::NoCase`], as for a case that does not exist.
    pub(crate) async fn demand_case_of(&self, office: &Slug, case: &Id) -> Result<(), PostError> {
        let sql = "SELECT case_id FROM post_parties
                   WHERE case_id = $1 AND party = $2 AND removed_at IS NULL";
        let party = Party::Office(office.clone());
        let found: Option<(Id,)> = self.db().opt(sql, params![case, party]).await?;
        found.map(|_| ()).ok_or(PostError::NoCase)
    }
}
