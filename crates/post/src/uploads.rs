//! Sealed files on their way in, part by part (tus 1.0): what was answered is durable, and goes
//! on where it stopped, also after the server was started anew.

use std::time::Duration;

use commons::{Id, Timestamp};
use store::{Digest, Sql, StoreError, Tx, params};

use crate::{Caller, Post, PostError, parts};

/// The largest part of a file, in bytes.
pub(crate) const LARGEST_PART: usize = 8 << 20;
/// A file may come in so many parts of any size, and beyond these in one for each 64 KiB: each part
/// is a file of its own on the town's disk.
const SMALL_PARTS: u64 = 64;
const SMALLEST_PART: u64 = 64 << 10;
/// For so long a file may wait for its letter.
const PATIENCE: Duration = Duration::from_hours(24);

store::row! {
    /// A file on its way.
    pub(crate) struct Upload {
        pub(crate) id: Id,
        pub(crate) size: u64,
        /// How much of it is here.
        pub(crate) received: u64,
    }
}

impl Post {
    /// Begins a file of this many sealed bytes.
    ///
    /// # Errors
    /// [`PostError::FileTooLarge`], [`PostError::Quota`].
    pub(crate) async fn begin_upload(&self, caller: &Caller, size: u64) -> Result<Id, PostError> {
        let owner = caller.own_party()?;
        let limit = self.config().attachment;
        if size == 0 || size > limit {
            return Err(PostError::FileTooLarge(limit));
        }
        let id = Id::random();
        let tx = self.db().begin().await?;
        self.require_space(&tx, &owner, size).await?;
        let sql = "INSERT INTO post_attachments (id, uploader, size, received, created_at)
             VALUES ($1, $2, $3, 0, $4)";
        tx.exec(sql, params![id, owner, size, Timestamp::now()]).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A file of the caller that is in no letter yet.
    ///
    /// # Errors
    /// [`PostError::NoUpload`].
    pub(crate) async fn upload(&self, caller: &Caller, id: &str) -> Result<Upload, PostError> {
        let sql = "SELECT id, size, received FROM post_attachments
             WHERE id = $1 AND uploader = $2 AND letter IS NULL";
        let found = self.db().opt(sql, params![id, caller.own_party()?]).await?;
        found.ok_or(PostError::NoUpload)
    }

    /// Takes the next part of a file; it is durable when this returns. Says how much is here now.
    ///
    /// # Errors
    /// [`PostError::UploadMoved`] where it is not the next part, [`PostError::FileTooLarge`] where
    /// it goes beyond the file's end.
    pub(crate) async fn append(
        &self,
        upload: &Upload,
        start: u64,
        content: &[u8],
    ) -> Result<u64, PostError> {
        if start != upload.received {
            return Err(PostError::UploadMoved(upload.received));
        }
        let end = start + content.len() as u64;
        if end > upload.size {
            return Err(PostError::FileTooLarge(upload.size));
        }
        if content.is_empty() {
            return Ok(start);
        }
        let part = parts::labelled(&upload.id, start, content);
        let digest = Digest::of(&part);
        self.announce(&upload.id, start, content.len(), digest).await?;
        self.blobs().put(&part).await?;
        if self.arrived(&upload.id, start, end, digest).await? {
            return Ok(end);
        }
        self.beaten(&upload.id, digest).await
    }

    /// Writes down where the part will lie before it does: whatever happens then, it is found
    /// again. A part that was announced before and never arrived is replaced.
    async fn announce(
        &self,
        file: &Id,
        start: u64,
        size: usize,
        digest: Digest,
    ) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        if !hold(&tx, file, start).await? {
            drop(tx);
            return Err(self.moved(file).await?);
        }
        let parts = "SELECT COUNT(*) FROM post_attachment_parts WHERE attachment = $1";
        let (parts,): (u64,) = tx.one(parts, params![file]).await?;
        if parts >= SMALL_PARTS + start / SMALLEST_PART {
            return Err(PostError::Malformed("upload-offset"));
        }
        let before = "SELECT digest FROM post_attachment_parts
             WHERE attachment = $1 AND start = $2 AND digest <> $3";
        let before: Vec<(Digest,)> = tx.all(before, params![file, start, digest]).await?;
        let lost: Vec<_> = before.into_iter().map(|(digest,)| digest).collect();
        self.delete_parts_after(&tx, &lost).await?;
        let write = "INSERT INTO post_attachment_parts (attachment, start, size, digest)
             VALUES ($1, $2, $3, $4) ON CONFLICT (attachment, start) DO UPDATE
             SET size = excluded.size, digest = excluded.digest";
        tx.exec(write, params![file, start, size, digest]).await?;
        Ok(tx.commit().await?)
    }

    /// Counts a part, if it is still the one that was announced. The file is held first: what is
    /// seen then cannot change any more.
    async fn arrived(
        &self,
        file: &Id,
        start: u64,
        end: u64,
        digest: Digest,
    ) -> Result<bool, PostError> {
        let tx = self.db().begin().await?;
        if !hold(&tx, file, start).await? {
            return Ok(false);
        }
        let announced = "SELECT 1 FROM post_attachment_parts
             WHERE attachment = $1 AND start = $2 AND digest = $3";
        if tx.rows(announced, params![file, start, digest]).await?.is_empty() {
            return Ok(false);
        }
        let counted = "UPDATE post_attachments SET received = $2 WHERE id = $1";
        tx.exec(counted, params![file, end]).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Another request brought this part, or the file is gone: this one's blob goes, unless it is
    /// the same.
    async fn beaten(&self, file: &Id, digest: Digest) -> Result<u64, PostError> {
        let kept = "SELECT 1 FROM post_attachment_parts WHERE digest = $1 LIMIT 1";
        if self.db().rows(kept, params![digest]).await?.is_empty() {
            self.blobs().delete(&digest).await?;
        }
        Err(self.moved(file).await?)
    }

    async fn moved(&self, file: &Id) -> Result<PostError, StoreError> {
        let sql = "SELECT received FROM post_attachments WHERE id = $1 AND letter IS NULL";
        let now: Option<(u64,)> = self.db().opt(sql, params![file]).await?;
        Ok(now.map_or(PostError::NoUpload, |(received,)| PostError::UploadMoved(received)))
    }

    /// Gives a file up that is in no letter yet.
    pub(crate) async fn end_upload(&self, upload: &Upload) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        self.remove_unsent(&tx, &upload.id).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a file, unless it is in a letter meanwhile.
    pub(crate) async fn remove_unsent(&self, tx: &Tx, file: &Id) -> Result<(), PostError> {
        let held = "UPDATE post_attachments SET received = received
             WHERE id = $1 AND letter IS NULL";
        if tx.exec(held, params![file]).await? == 1 {
            self.remove_file(tx, file).await?;
        }
        Ok(())
    }

    /// Removes a file and its parts.
    pub(crate) async fn remove_file(&self, tx: &Tx, file: &Id) -> Result<(), PostError> {
        let digests = "SELECT digest FROM post_attachment_parts WHERE attachment = $1";
        let digests: Vec<(Digest,)> = tx.all(digests, params![file]).await?;
        let digests: Vec<_> = digests.into_iter().map(|(digest,)| digest).collect();
        let parts = "DELETE FROM post_attachment_parts WHERE attachment = $1";
        tx.exec(parts, params![file]).await?;
        tx.exec("DELETE FROM post_attachments WHERE id = $1", params![file]).await?;
        self.delete_parts_after(tx, &digests).await
    }

    /// The job: files that found no letter go. Says how many.
    pub(crate) async fn expire_uploads(&self) -> Result<u64, PostError> {
        let sql = "SELECT id FROM post_attachments WHERE letter IS NULL AND created_at < $1";
        let late: Vec<(Id,)> = self.db().all(sql, params![Timestamp::now() - PATIENCE]).await?;
        let count = late.len() as u64;
        for (file,) in late {
            let tx = self.db().begin().await?;
            self.remove_unsent(&tx, &file).await?;
            tx.commit().await?;
        }
        Ok(count)
    }
}

/// Holds a file that has come this far and is in no letter, until the transaction ends.
async fn hold(tx: &Tx, file: &Id, received: u64) -> Result<bool, StoreError> {
    let held = "UPDATE post_attachments SET received = received
         WHERE id = $1 AND received = $2 AND letter IS NULL";
    Ok(tx.exec(held, params![file, received]).await? == 1)
}
