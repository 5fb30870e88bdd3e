//! Submissions that come in: fetched sealed as they are, and kept for the office's clerks.

use commons::{Failure, Slug};
use serde_json::json;

use super::client::{Client, Fault};
use crate::{
    Post, PostError,
    doors::{DoorError, FIT_CONNECT},
};

impl Post {
    /// Fetches what waits at the offices' destinations. A submission that cannot be fetched keeps
    /// no other back.
    ///
    /// # Errors
    /// Where FIT-Connect does not answer, or a submission could not be fetched.
    pub(crate) async fn fetch_submissions(&self) -> Result<(), Failure> {
        let Some(config) = &self.config().fit_connect else { return Ok(()) };
        if config.destinations.is_empty() {
            return Ok(());
        }
        let client = self.fit_connect_client().await?;
        let mut outcome = Ok(());
        for (office, destination) in &config.destinations {
            let waiting = client.waiting(destination).await.map_err(|_| unreachable(&client))?;
            for submission in waiting {
                let fetched = self.fetch_submission(&client, office, destination, &submission);
                outcome = outcome.and(fetched.await);
            }
        }
        Ok(outcome?)
    }

    async fn fetch_submission(
        &self,
        client: &Client,
        office: &Slug,
        destination: &str,
        submission: &str,
    ) -> Result<(), PostError> {
        if self.has_inbound(office, FIT_CONNECT, submission).await? {
            return Ok(());
        }
        let content = fetched(client, destination, submission).await;
        let content = content.map_err(|_| unreachable(client))?.ok_or(DoorError::TooLarge)?;
        self.keep_inbound(office, FIT_CONNECT, submission, content.as_bytes()).await?;
        Ok(())
    }
}

/// The most that all sealed attachments of a submission may measure together, in bytes: more than
/// a browser opens.
const LONGEST: usize = 100 << 20;

/// All parts of a submission as one JSON text, in the form that the browser opens; nothing where it
/// is larger than a browser opens.
async fn fetched(
    client: &Client,
    destination: &str,
    submission: &str,
) -> Result<Option<String>, Fault> {
    let found = client.fetch(submission).await?;
    let (mut attachments, mut size) = (Vec::new(), 0);
    for id in found.attachments() {
        let content = client.attachment(submission, id).await?;
        size += content.len();
        if size > LONGEST {
            return Ok(None);
        }
        attachments.push(json!({ "id": id, "content": content }));
    }
    let content = json!({
        "destination": destination,
        "submission": found.submission_id,
        "case": found.case_id,
        "metadata": found.encrypted_metadata,
        "data": found.encrypted_data,
        "attachments": attachments,
        "events": client.events(&found.case_id).await?,
    });
    Ok(Some(content.to_string()))
}

fn unreachable(client: &Client) -> PostError {
    DoorError::Unreachable { host: client.host() }.into()
}
