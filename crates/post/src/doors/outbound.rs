//! What goes out by other doors: sealed in a clerk's browser, kept until it was handed over.

use commons::{Failure, Id, Slug, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};
use store::{Digest, Sql, params};

use super::{Address, DoorError, OPENPGP, SealedMail};
use crate::{MailError, Post, PostError, party::is_id};

/// The job that hands a mail to the town's mail server.
pub(crate) const SEND_MAIL: &str = "post.send-mail";

/// It waits for its turn, or for the other side to be reached.
pub(crate) const QUEUED: &str = "queued";
/// The other side took it.
pub(crate) const SENT: &str = "sent";
/// The other side refuses it.
pub(crate) const FAILED: &str = "failed";

/// Something that goes out, under an identifier that its sender drew.
pub(crate) struct Parcel<'a> {
    pub id: &'a Id,
    pub office: &'a Slug,
    pub case: &'a Id,
    pub door: &'static str,
    pub address: &'a str,
    pub content: &'a [u8],
    /// The job that hands it over.
    pub job: &'static str,
}

store::row! {
    /// How far something is on its way out.
    #[derive(Serialize)]
    pub(crate) struct Outbound {
        pub(crate) id: Id,
        pub(crate) door: String,
        pub(crate) address: String,
        pub(crate) state: String,
        pub(crate) detail: String,
        pub(crate) at: Timestamp,
    }
}

store::row! {
    /// What is handed over.
    pub(crate) struct Waiting {
        pub(crate) office: Slug,
        pub(crate) case: Id,
        pub(crate) address: String,
        pub(crate) digest: Digest,
        pub(crate) state: String,
        /// What the other side calls it, once it said so.
        pub(crate) remote: Option<String>,
        pub(crate) created_at: Timestamp,
    }
}

impl Post {
    /// Takes something to be handed over; it is durable when this returns. Taking the same again
    /// does nothing.
    pub(crate) async fn queue(&self, parcel: &Parcel<'_>) -> Result<(), PostError> {
        if !is_id(parcel.id.as_str()) {
            return Err(PostError::Malformed("id"));
        }
        self.demand_case_of(parcel.office, parcel.case).await?;
        let digest = self.blobs().put(parcel.content).await?;
        let tx = self.db().begin().await?;
        let insert = "INSERT INTO post_outbound (id, office, case_id, door, address, digest, state,
                      detail, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8)
                      ON CONFLICT (id) DO NOTHING";
        let Parcel { id, office, case, door, address, job, .. } = *parcel;
        let row = params![id, office, case, door, address, digest, QUEUED, Timestamp::now()];
        if tx.exec(insert, row).await? == 0 {
            let known =
                "SELECT digest FROM post_outbound WHERE id = $1 AND office = $2 AND case_id = $3";
            let found: Option<(Digest,)> = tx.opt(known, params![id, office, case]).await?;
            return if found.is_some_and(|(it,)| it == digest) {
                Ok(())
            } else {
                Err(DoorError::Used.into())
            };
        }
        self.jobs().enqueue(&tx, job, &json!({ "id": id })).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What went out of an office's case by other doors, the newest first.
    pub(crate) async fn outbound_of(
        &self,
        office: &Slug,
        case: &Id,
    ) -> Result<Vec<Outbound>, PostError> {
        let sql = "SELECT id, door, address, state, detail, created_at FROM post_outbound
                   WHERE office = $1 AND case_id = $2 ORDER BY created_at DESC, id";
        Ok(self.db().all(sql, params![office, case]).await?)
    }

    /// One thing that goes out.
    pub(crate) async fn waiting(&self, id: &Id) -> Result<Option<Waiting>, PostError> {
        let sql = "SELECT office, case_id, address, digest, state, remote, created_at
                   FROM post_outbound WHERE id = $1";
        Ok(self.db().opt(sql, params![id]).await?)
    }

    /// Notes how far it is.
    pub(crate) async fn note_outbound(
        &self,
        id: &Id,
        state: &str,
        detail: &str,
    ) -> Result<(), PostError> {
        let sql = "UPDATE post_outbound SET state = $2, detail = $3, sent_at = $4 WHERE id = $1";
        let sent_at = (state == SENT).then(Timestamp::now);
        self.db().exec(sql, params![id, state, detail, sent_at]).await?;
        Ok(())
    }

    /// Queues a sealed mail of an office.
    pub(crate) async fn queue_mail(
        &self,
        office: &Slug,
        (id, case): (&Id, &Id),
        to: &Address,
        mail: &SealedMail,
    ) -> Result<(), PostError> {
        if self.config().mail.is_none() {
            return Err(DoorError::NoMail.into());
        }
        let (address, content) = (to.to_string(), mail.as_str().as_bytes());
        let parcel =
            Parcel { id, office, case, door: OPENPGP, address: &address, content, job: SEND_MAIL };
        self.queue(&parcel).await
    }

    /// Hands one mail to the town's mail server.
    ///
    /// # Errors
    /// Where it should be tried again.
    pub(crate) async fn send_mail(&self, payload: &Value) -> Result<(), Failure> {
        let id = Id::from(payload["id"].as_str().unwrap_or_default());
        let Some(waiting) = self.waiting(&id).await? else { return Ok(()) };
        if waiting.state != QUEUED {
            return Ok(());
        }
        let sealed = self.blobs().get(&waiting.digest).await.map_err(PostError::from)?;
        let from = self.mail_address(&waiting.office);
        let head = head(&id, &from, &waiting.address, waiting.created_at, &self.mail_domain());
        let message = [head.as_bytes(), &sealed].concat();
        match self.mailer()?.send_raw(&from, &waiting.address, &message).await {
            Ok(()) => self.note_outbound(&id, SENT, "").await?,
            Err(error @ (MailError::Refused | MailError::Address)) => {
                self.note_outbound(&id, FAILED, commons::Explain::code(&error)).await?;
            }
            Err(error) => return Err(PostError::from(error).into()),
        }
        Ok(())
    }
}

/// The lines that mail cannot do without, and none that says what it is about.
fn head(id: &Id, from: &str, to: &str, at: Timestamp, domain: &str) -> String {
    let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000");
    let lines = [
        format!("From: {from}"),
        format!("To: {to}"),
        "Subject: ...".to_owned(),
        format!("Date: {date}"),
        format!("Message-ID: <{id}@{domain}>"),
        "MIME-Version: 1.0".to_owned(),
        String::new(),
    ];
    lines.join("\r\n")
}
