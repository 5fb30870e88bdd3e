//! A log at an address: this town's, another town's, or any that serves C2SP `tlog-tiles`.

use std::{sync::Arc, time::Duration};

use reqwest::{Client, Response, StatusCode, header};

use crate::{
    Hash, LogSource, RecordError, SignedCheckpoint, VerifierKey,
    tile::{BundleId, TileId, bundle_entries, tile_hashes},
};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_mins(1);
/// A lost connection is tried again this often.
const TRIES: u32 = 3;
/// The longest text: a checkpoint, a key.
const TEXT: usize = 256 * 1024;
/// The longest bundle: 256 entries of 65,535 bytes and their lengths.
const BUNDLE: usize = 256 * (65_535 + 2);
const TILE: usize = 256 * 32;

/// A log at an address. Nothing of it is trusted.
pub struct RemoteLog {
    client: Client,
    base: String,
}

impl RemoteLog {
    /// The log at an address: that of the log itself, or of the town whose record it is.
    ///
    /// # Errors
    /// [`RecordError::Unreachable`] where there is none.
    pub async fn open(url: &str) -> Result<Self, RecordError> {
        let base = url.trim_end_matches('/').to_owned();
        let unreachable = |reason: String| unreachable(url, reason);
        if !base.starts_with("https://") && !base.starts_with("http://") {
            return Err(unreachable("expected https://…".to_owned()));
        }
        let client = Client::builder().timeout(PATIENCE).build();
        let client = client.map_err(|error| unreachable(chain(&error)))?;
        for base in [base.clone(), format!("{base}/record")] {
            let log = Self { client: client.clone(), base };
            if let Some(text) = log.text("checkpoint").await?
                && text.parse::<SignedCheckpoint>().is_ok()
            {
                return Ok(log);
            }
        }
        Err(unreachable("there is no checkpoint at this address".to_owned()))
    }

    /// The address below which the log's resources are.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The key that the address says is the log's: as trustworthy as the address.
    ///
    /// # Errors
    /// [`RecordError::Unreachable`] where it serves none.
    pub async fn key(&self) -> Result<VerifierKey, RecordError> {
        let none = || unreachable(&self.base, "it serves no key".to_owned());
        self.text("key").await?.ok_or_else(none)?.parse()
    }

    /// The receipt of an entry, to be verified: a [`ProofFile`](crate::ProofFile) as JSON.
    ///
    /// # Errors
    /// [`RecordError::NoEntry`] where it serves none.
    pub async fn receipt(&self, index: u64) -> Result<Vec<u8>, RecordError> {
        let path = format!("proof/{index}.json");
        self.get(&path, TEXT).await?.ok_or(RecordError::NoEntry(index))
    }

    /// Hands in a checkpoint with cosignatures.
    ///
    /// # Errors
    /// [`RecordError::Unreachable`] where nobody answers, [`RecordError::NotTaken`] where the log
    /// does not take it.
    pub async fn submit(&self, note: String) -> Result<(), RecordError> {
        let url = format!("{}/cosignature", self.base);
        let request =
            self.client.post(&url).header(header::CONTENT_TYPE, "text/plain; charset=utf-8");
        let answer = request.header(header::ACCEPT, "application/json").body(note).send().await;
        let answer = answer.map_err(|error| unreachable(&url, chain(&error)))?;
        if answer.status().is_success() {
            return Ok(());
        }
        let status = answer.status();
        let said = read(answer, TEXT).await.unwrap_or_default();
        let detail = serde_json::from_slice::<serde_json::Value>(&said).ok();
        let detail = detail.as_ref().and_then(|problem| problem["detail"].as_str());
        let reason = detail.map_or_else(|| status.to_string(), str::to_owned);
        Err(RecordError::NotTaken { url, reason })
    }

    async fn text(&self, path: &str) -> Result<Option<String>, RecordError> {
        let Some(bytes) = self.get(path, TEXT).await? else { return Ok(None) };
        let text = String::from_utf8(bytes);
        text.map(Some).map_err(|_| unreachable(&self.base, format!("{path} is no text")))
    }

    async fn get(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, RecordError> {
        let url = format!("{}/{path}", self.base);
        let mut tried = 1;
        loop {
            match self.get_once(&url, limit).await {
                Err(_) if tried < TRIES => {
                    tokio::time::sleep(Duration::from_millis(200) * tried).await;
                    tried += 1;
                }
                answer => return answer.map_err(|reason| unreachable(&url, reason)),
            }
        }
    }

    async fn get_once(&self, url: &str, limit: usize) -> Result<Option<Vec<u8>>, String> {
        let answer = self.client.get(url).send().await.map_err(|error| chain(&error))?;
        match answer.status() {
            StatusCode::OK => read(answer, limit).await.map(Some),
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(None),
            status => Err(status.to_string()),
        }
    }
}

impl LogSource for RemoteLog {
    async fn checkpoint(&self) -> Result<String, RecordError> {
        let none = || unreachable(&self.base, "it serves no checkpoint".to_owned());
        self.text("checkpoint").await?.ok_or_else(none)
    }

    async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        let Some(bytes) = self.get(&format!("tile/{id}"), TILE).await? else { return Ok(None) };
        // What is no tile at all is still a tampered one, not a broken connection.
        Ok(Some(tile_hashes(&bytes).unwrap_or_default().into()))
    }

    async fn bundle(&self, id: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        let bytes = self.get(&format!("tile/entries/{id}"), BUNDLE).await?;
        bytes.map(|bytes| bundle_entries(&bytes)).transpose()
    }
}

pub(crate) async fn read(mut answer: Response, limit: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| chain(&error))? {
        if bytes.len() + chunk.len() > limit {
            return Err(format!("more than {limit} bytes"));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn unreachable(url: &str, reason: String) -> RecordError {
    RecordError::Unreachable { url: url.to_owned(), reason }
}

/// The error with its causes: the client puts the reason into them.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
