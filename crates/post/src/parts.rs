//! Where the parts of sealed files lie. Each part is a blob that begins with a label which names
//! the file and the place within it: so no blob of the post is ever somebody else's too, and
//! removing it harms nobody.

use commons::Id;
use serde_json::{Value as Json, json};
use store::{Digest, Tx};

use crate::{Post, PostError};

/// The job that removes blobs whose rows are gone.
pub(crate) const DELETE: &str = "post.delete-parts";

/// The label's length in bytes.
pub(crate) const LABEL: u64 = 64;

/// `allmende-post part`, the file and the place, on lines of their own, filled up with spaces.
fn label(file: &Id, start: u64) -> String {
    let line = format!("allmende-post part\n{file}\n{start}");
    format!("{line:<63}\n")
}

/// A part as it is kept: its label, then its content.
pub(crate) fn labelled(file: &Id, start: u64, content: &[u8]) -> Vec<u8> {
    [label(file, start).as_bytes(), content].concat()
}

impl Post {
    /// Sees to it that blobs go, once the transaction that removed their rows is committed.
    pub(crate) async fn delete_parts_after(
        &self,
        tx: &Tx,
        parts: &[Digest],
    ) -> Result<(), PostError> {
        for some in parts.chunks(500) {
            self.jobs().enqueue(tx, DELETE, &json!({ "parts": some })).await?;
        }
        Ok(())
    }

    /// The job: removes the blobs that it was queued with.
    pub(crate) async fn delete_parts(&self, payload: &Json) -> Result<(), PostError> {
        let parts: Vec<Digest> =
            serde_json::from_value(payload["parts"].clone()).unwrap_or_default();
        for part in parts {
            self.blobs().delete(&part).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_its_length_wherever_the_part_lies() {
        for start in [0, 1 << 23, u64::from(u32::MAX)] {
            let part = labelled(&Id::random(), start, b"content");
            assert_eq!(&part[64..], b"content");
        }
        let file = Id::random();
        assert_ne!(labelled(&file, 0, b""), labelled(&file, 1, b""));
    }
}
