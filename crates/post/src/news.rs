//! What happens when a letter was kept: who wants to know is told.

use commons::Id;
use serde_json::json;
use store::Tx;

use crate::{Party, Post, PostError, cases::LetterIn};

/// The job that tells the parties of a case about a letter.
pub const TELL: &str = "post.tell";

impl Post {
    /// Queues the news of a letter, in the letter's own transaction. Silent letters tell nobody.
    pub(crate) async fn tell(
        &self,
        tx: &Tx,
        case: &Id,
        from: &Party,
        letter: &LetterIn,
    ) -> Result<(), PostError> {
        if !letter.silent {
            let news = json!({ "case": case, "letter": letter.id, "from": from });
            self.jobs().enqueue(tx, TELL, &news).await?;
        }
        Ok(())
    }
}
