//! How much a party has sent that is still kept.

use store::{Sql, params};

use crate::{Party, Post, PostError};

/// The sealed bytes of the party's letters and files, files under way with their whole size.
pub(crate) async fn used(sql: &impl Sql, party: &Party) -> Result<u64, PostError> {
    let letters = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM post_letters
         WHERE sender = $1";
    let files = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM post_attachments
         WHERE uploader = $1";
    let (letters,): (u64,) = sql.one(letters, params![party]).await?;
    let (files,): (u64,) = sql.one(files, params![party]).await?;
    Ok(letters + files)
}

impl Post {
    /// Demands that the party may send so many more bytes. Offices are not limited.
    ///
    /// # Errors
    /// [`PostError::Quota`].
    pub(crate) async fn require_space(
        &self,
        sql: &impl Sql,
        party: &Party,
        bytes: u64,
    ) -> Result<(), PostError> {
        let limit = self.config().quota;
        if party.office().is_some() || used(sql, party).await?.saturating_add(bytes) <= limit {
            Ok(())
        } else {
            Err(PostError::Quota(limit))
        }
    }
}
