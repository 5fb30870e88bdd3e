//! What came in or went out is in its case by then: the sealed copies at the doors go.

use std::time::Duration;

use commons::{Failure, Timestamp};
use store::{Digest, Sql, params};

use super::outbound::{FAILED, SENT};
use crate::{Post, PostError};

/// How long a copy stays at the door after it was put into a case, or handed over.
const KEPT: Duration = Duration::from_hours(30 * 24);
/// What went out longer ago was cleared before.
const LOOKED_AT: Duration = Duration::from_hours(90 * 24);

/// The job that does it.
pub(crate) const CLEAR_DOORS: &str = "post.clear-doors";

impl Post {
    /// Forgets what lies at the doors for longer than thirty days. That something went out, and to
    /// where, stays with the case.
    pub(crate) async fn clear_doors(&self, now: Timestamp) -> Result<(), Failure> {
        let done = "SELECT digest FROM post_inbound WHERE done_at < $1";
        let came: Vec<(Digest,)> = self.db().all(done, params![now - KEPT]).await?;
        let handed = "SELECT digest FROM post_outbound
                      WHERE state IN ($1, $2) AND created_at < $3 AND created_at > $4";
        let period = params![SENT, FAILED, now - KEPT, now - LOOKED_AT];
        let went: Vec<(Digest,)> = self.db().all(handed, period).await?;
        let delete = "DELETE FROM post_inbound WHERE done_at < $1";
        self.db().exec(delete, params![now - KEPT]).await?;
        for (digest,) in came.into_iter().chain(went) {
            if !self.is_at_a_door(&digest, now).await? {
                self.blobs().delete(&digest).await.map_err(PostError::from)?;
            }
        }
        Ok(())
    }

    /// Whether the same bytes still wait somewhere: nobody seals the same twice, but strangers may
    /// send it twice.
    async fn is_at_a_door(&self, digest: &Digest, now: Timestamp) -> Result<bool, PostError> {
        let sql = "SELECT digest FROM post_inbound WHERE digest = $1
                   UNION ALL SELECT digest FROM post_outbound WHERE digest = $1
                   AND (created_at >= $2 OR state NOT IN ($3, $4))";
        let waits = self.db().rows(sql, params![digest, now - KEPT, SENT, FAILED]).await?;
        Ok(!waits.is_empty())
    }
}
