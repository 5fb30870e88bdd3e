//! Submissions that go out: announced, attached, submitted.

use commons::{Failure, Id, Slug};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Sql, params};

use super::client::{Announced, Client, Fault};
use crate::{
    Post, PostError,
    doors::{
        DoorError, FIT_CONNECT,
        outbound::{FAILED, Parcel, QUEUED, SENT},
    },
};

/// The job that hands a submission to FIT-Connect.
pub(crate) const SEND_SUBMISSION: &str = "post.send-submission";
/// Files of one submission.
const MOST_ATTACHMENTS: usize = 100;

/// A submission as a clerk's browser sealed it: every part a JWE of its own.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct NewSubmission {
    pub destination: String,
    pub service: Service,
    pub metadata: String,
    pub data: String,
    pub attachments: Vec<Attachment>,
}

/// The service that is applied for.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Service {
    pub name: String,
    pub identifier: String,
}

/// A sealed file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Attachment {
    pub id: String,
    pub content: String,
}

impl NewSubmission {
    /// Whether every part is sealed as FIT-Connect wants it, as far as its header says.
    fn check(&self) -> Result<(), DoorError> {
        let files = self.attachments.iter().map(|it| &it.content);
        let is_sealed = [&self.metadata, &self.data].into_iter().chain(files).all(|it| is_jwe(it));
        let is_fine = is_sealed && self.attachments.len() <= MOST_ATTACHMENTS;
        if is_fine { Ok(()) } else { Err(DoorError::NotSealed) }
    }
}

/// Whether it is a JWE in compact form with the one pair of algorithms that FIT-Connect allows.
pub(super) fn is_jwe(text: &str) -> bool {
    let is_part = |part: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        !part.is_empty() && part.bytes().all(is_letter)
    };
    let parts: Vec<&str> = text.split('.').collect();
    let header = parts.first().and_then(|header| super::events::header(header));
    let is_right = |header: Value| {
        header["alg"] == "RSA-OAEP-256" && header["enc"] == "A256GCM" && header.get("zip").is_none()
    };
    // 512 bytes, 12 and 16, in Base64.
    let sizes =
        parts.len() == 5 && parts[1].len() == 683 && parts[2].len() == 16 && parts[4].len() == 22;
    sizes && parts.iter().all(|part| is_part(part)) && header.is_some_and(is_right)
}

impl Post {
    /// Queues a submission of an office.
    pub(crate) async fn queue_submission(
        &self,
        office: &Slug,
        (id, case): (&Id, &Id),
        submission: &NewSubmission,
    ) -> Result<(), PostError> {
        self.fit_connect()?;
        submission.check()?;
        let content = json!(submission).to_string();
        let (address, content) = (submission.destination.as_str(), content.as_bytes());
        let parcel =
            Parcel { id, office, case, door: FIT_CONNECT, address, content, job: SEND_SUBMISSION };
        self.queue(&parcel).await
    }

    /// Hands one submission over.
    ///
    /// # Errors
    /// Where it should be tried again.
    pub(crate) async fn send_submission(&self, payload: &Value) -> Result<(), Failure> {
        let id = Id::from(payload["id"].as_str().unwrap_or_default());
        let Some(waiting) = self.waiting(&id).await? else { return Ok(()) };
        if waiting.state != QUEUED {
            return Ok(());
        }
        let content = self.blobs().get(&waiting.digest).await.map_err(PostError::from)?;
        let submission =
            serde_json::from_slice(&content).map_err(|_| PostError::Malformed("submission"))?;
        let client = self.fit_connect_client().await?;
        let announced = remote(waiting.remote.as_deref());
        match self.handed_over(&client, &id, &submission, announced).await {
            Ok(()) => self.note_outbound(&id, SENT, "").await?,
            Err(Sending::Fault(Fault::Refused(status))) => {
                self.note_outbound(&id, FAILED, &status.to_string()).await?;
            }
            Err(Sending::Fault(Fault::Unreachable)) => {
                return Err(PostError::from(DoorError::Unreachable { host: client.host() }).into());
            }
            Err(Sending::Post(error)) => return Err(error.into()),
        }
        Ok(())
    }

    async fn handed_over(
        &self,
        client: &Client,
        id: &Id,
        submission: &NewSubmission,
        announced: Option<Announced>,
    ) -> Result<(), Sending> {
        let announced = match announced {
            Some(announced) => announced,
            None => self.announced(client, id, submission).await?,
        };
        let name = announced.submission_id;
        for attachment in &submission.attachments {
            client.attach(&name, &attachment.id, &attachment.content).await?;
        }
        client.submit(&name, &submission.metadata, &submission.data).await?;
        Ok(())
    }

    /// Announces it, and remembers what the other side calls it: a second try goes on from there.
    async fn announced(
        &self,
        client: &Client,
        id: &Id,
        submission: &NewSubmission,
    ) -> Result<Announced, Sending> {
        let announced = client.announce(submission).await?;
        let remote =
            json!({ "submissionId": announced.submission_id, "caseId": announced.case_id });
        let sql = "UPDATE post_outbound SET remote = $2 WHERE id = $1";
        self.db().exec(sql, params![id, remote.to_string()]).await.map_err(PostError::from)?;
        Ok(announced)
    }
}

/// What the other side calls a submission, as it is kept.
pub(super) fn remote(kept: Option<&str>) -> Option<Announced> {
    serde_json::from_str(kept?).ok()
}

enum Sending {
    Fault(Fault),
    Post(PostError),
}

impl From<Fault> for Sending {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<PostError> for Sending {
    fn from(error: PostError) -> Self {
        Self::Post(error)
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    use super::*;

    fn jwe(header: &str) -> String {
        let header = URL_SAFE_NO_PAD.encode(header);
        format!("{header}.{}.{}.AAAA.{}", "A".repeat(683), "A".repeat(16), "A".repeat(22))
    }

    #[test]
    fn only_what_is_sealed_for_a_long_key_may_leave() {
        assert!(is_jwe(&jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"x"}"#)));
        for header in [
            r#"{"alg":"RSA-OAEP","enc":"A256GCM"}"#,
            r#"{"alg":"RSA1_5","enc":"A256GCM"}"#,
            r#"{"alg":"RSA-OAEP-256","enc":"A128GCM"}"#,
            r#"{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"}"#,
            r#"{"alg":"none"}"#,
            "nonsense",
        ] {
            assert!(!is_jwe(&jwe(header)), "{header}");
        }
        let right = jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#);
        for text in [
            right.replace(&"A".repeat(683), &"A".repeat(342)),
            right.replace(".AAAA.", ".Guten Tag."),
            right.replace(".AAAA.", ".."),
            format!("{right}.AAAA"),
            "{\"name\":\"Müller\"}".to_owned(),
            String::new(),
        ] {
            assert!(!is_jwe(&text), "{text}");
        }
    }
}
