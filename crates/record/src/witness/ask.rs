//! The town asks witnesses for their signatures (C2SP `tlog-witness`).

use std::time::Duration;

use reqwest::{Client, StatusCode, header, redirect};
use store::{Sql, params};

use super::request::AddCheckpoint;
use crate::{
    Record, RecordError, SignedCheckpoint, VerifierKey,
    remote::{chain, read},
};

/// No witness is waited for longer.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest answer that is read.
const LONGEST: usize = 64 * 1024;

/// A witness that the town calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessAddress {
    /// Its address, without `/add-checkpoint`.
    pub url: String,
    /// Its key.
    pub key: VerifierKey,
}

impl WitnessAddress {
    /// Has the newest checkpoint signed, unless it is.
    pub(crate) async fn ask(&self, record: &Record) -> Result<(), RecordError> {
        let (checkpoint, _) = record.checkpoint().await?;
        let mut old = self.last_signed(record).await?;
        if old == checkpoint.checkpoint.size {
            return Ok(());
        }
        let client = Client::builder().timeout(PATIENCE).redirect(redirect::Policy::none()).build();
        let client = client.map_err(|error| self.unreachable(chain(&error)))?;
        for _ in 0..2 {
            match self.ask_once(record, &client, &checkpoint, old).await? {
                Answer::Signed(lines) => {
                    let note = format!("{checkpoint}{lines}");
                    record.add_cosignatures(&note, std::slice::from_ref(&self.key)).await?;
                    return Ok(());
                }
                Answer::Knows(size) => old = size,
            }
        }
        Err(self.unreachable(format!("it does not agree on what it signed last ({old})")))
    }

    async fn last_signed(&self, record: &Record) -> Result<u64, RecordError> {
        let sql = "SELECT MAX(size) FROM record_cosignatures WHERE vkey = $1";
        let (size,): (Option<u64>,) = record.db().one(sql, params![self.key.to_string()]).await?;
        Ok(size.unwrap_or(0))
    }

    async fn ask_once(
        &self,
        record: &Record,
        client: &Client,
        checkpoint: &SignedCheckpoint,
        old: u64,
    ) -> Result<Answer, RecordError> {
        let size = checkpoint.checkpoint.size;
        if old > size {
            return Err(self.unreachable(format!("it signed {old} entries, we have {size}")));
        }
        let proof = record.consistency_proof(old, size).await?;
        let request = AddCheckpoint { old, proof, checkpoint: checkpoint.clone() };
        let url = format!("{}/add-checkpoint", self.url.trim_end_matches('/'));
        let answer = client
            .post(url)
            .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
            .body(request.to_string())
            .send()
            .await
            .map_err(|error| self.unreachable(chain(&error)))?;
        let status = answer.status();
        let text = read(answer, LONGEST).await.map_err(|reason| self.unreachable(reason))?;
        let text = String::from_utf8_lossy(&text);
        match (status, text.trim().parse()) {
            (StatusCode::OK, _) => Ok(Answer::Signed(text.into_owned())),
            (StatusCode::CONFLICT, Ok(size)) => Ok(Answer::Knows(size)),
            _ => Err(self.unreachable(status.to_string())),
        }
    }

    fn unreachable(&self, reason: String) -> RecordError {
        RecordError::Unreachable { url: self.url.clone(), reason }
    }
}

enum Answer {
    /// Signature lines.
    Signed(String),
    /// The size that the witness signed last, which is not the one we thought.
    Knows(u64),
}
