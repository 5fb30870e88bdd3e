//! Submissions that come in: fetched sealed as they are, and kept for the office's clerks.

use commons::{Failure, Slug};
use serde_json::json;

use super::client::{Client, Fault};
use crate::{
    Post, PostError,
    doors::{DoorError, FIT_CONNECT},
};

impl Post {
    /// Fetches what waits at the offices' destinations.
    ///
    /// # Errors
    /// Where FIT-Connect does not answer; what was fetched before that is kept.
    pub(crate) async fn fetch_submissions(&self) -> Result<(), Failure> {
        let Some(config) = &self.config().fit_connect else { return Ok(()) };
        if config.destinations.is_empty() {
            return Ok(());
        }
        let client = self.fit_connect_client().await?;
        for (office, destination) in &config.destinations {
            let waiting = client.waiting(destination).await.map_err(|_| unreachable(&client))?;
            for submission in waiting {
                self.fetch_submission(&client, office, destination, &submission).await?;
            }
        }
        Ok(())
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
        let content = content.map_err(|_| unreachable(client))?;
        self.keep_inbound(office, FIT_CONNECT, submission, content.as_bytes()).await?;
        Ok(())
    }
}

/// All parts of a submission as one JSON text, in the form that the browser opens.
async fn fetched(client: &Client, destination: &str, submission: &str) -> Result<String, Fault> {
    let found = client.fetch(submission).await?;
    let mut attachments = Vec::new();
    for id in found.attachments() {
        let content = client.attachment(submission, id).await?;
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
    Ok(content.to_string())
}

fn unreachable(client: &Client) -> PostError {
    DoorError::Unreachable { host: client.host() }.into()
}
