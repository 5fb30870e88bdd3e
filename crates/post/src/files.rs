//! Sealed files on their way out: streamed from their parts, whole or from any place on.

use std::io::SeekFrom;

use bytes::Bytes;
use commons::Id;
use futures::{Stream, StreamExt, TryStreamExt, stream};
use store::{Digest, Sql, params};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use crate::{Caller, Post, PostError, parts::LABEL};

/// How much is read at once.
const CHUNK: usize = 1 << 16;

/// A sealed file that the caller may read.
#[derive(Clone, Debug)]
pub(crate) struct SealedFile {
    /// Its length in bytes.
    pub(crate) size: u64,
    parts: Vec<Part>,
}

store::row! {
    struct Part {
        start: u64,
        size: u64,
        digest: Digest,
    }
}

impl Post {
    /// A file in a letter of a case in which the caller takes part.
    ///
    /// # Errors
    /// [`PostError::NoCase`] where there is none, or it is in another case.
    pub(crate) async fn file_for(
        &self,
        caller: &Caller,
        id: &str,
    ) -> Result<SealedFile, PostError> {
        let sql = "SELECT l.case_id FROM post_attachments a JOIN post_letters l ON l.id = a.letter
             WHERE a.id = $1";
        let case: Option<(Id,)> = self.db().opt(sql, params![id]).await?;
        let (case,) = case.ok_or(PostError::NoCase)?;
        self.case_for(case.as_str(), caller).await?;
        self.file(id).await
    }

    /// A file, for who may read it.
    pub(crate) async fn file(&self, id: &str) -> Result<SealedFile, PostError> {
        let sql = "SELECT start, size, digest FROM post_attachment_parts WHERE attachment = $1
             ORDER BY start";
        let parts: Vec<Part> = self.db().all(sql, params![id]).await?;
        Ok(SealedFile { size: parts.iter().map(|part| part.size).sum(), parts })
    }

    /// The bytes of a file from one place to before another.
    pub(crate) fn stream(
        &self,
        file: SealedFile,
        from: u64,
        to: u64,
    ) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + use<> {
        let post = self.clone();
        let parts = file
            .parts
            .into_iter()
            .filter(move |part| part.start < to && part.start + part.size > from);
        stream::iter(parts)
            .then(move |part| {
                let post = post.clone();
                async move { post.open_part(&part, from, to).await.map_err(std::io::Error::other) }
            })
            .try_flatten()
    }

    async fn open_part(
        &self,
        part: &Part,
        from: u64,
        to: u64,
    ) -> Result<impl Stream<Item = Result<Bytes, std::io::Error>> + Send + use<>, PostError> {
        let path = self.blobs().local_path(&part.digest).await?;
        let first = from.max(part.start) - part.start;
        let length = to.min(part.start + part.size) - part.start - first;
        let opened = async {
            let mut file = tokio::fs::File::open(path).await?;
            file.seek(SeekFrom::Start(LABEL + first)).await?;
            Ok(ReaderStream::with_capacity(file.take(length), CHUNK))
        };
        opened.await.map_err(|error: std::io::Error| PostError::Unreadable(error.to_string()))
    }
}
