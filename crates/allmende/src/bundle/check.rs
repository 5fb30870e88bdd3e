//! Compares what an address sends to browsers with what its record says.

use std::{
    io::{self, Read},
    time::Duration,
};

use record::{Entry, Fault, RemoteLog, VerifierKey};
use reqwest::{Client, Response, StatusCode, header, redirect::Policy};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{
    BundleFault, Difference,
    page::{self, Load},
};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_mins(1);
/// The largest file or page, sent or unpacked.
const LARGEST: u64 = 16 << 20;
/// How browsers may ask for a file; a server could have something else for each.
const ENCODINGS: [&str; 3] = ["identity", "br", "gzip"];
/// Pages that anyone can open: that of everyone, that of what the post protects, and that of
/// people without an account. Those that a town does not have are left out.
const PAGES: [&str; 3] = ["/", "/post/protects", "/post/reply/00000000000000000000000000"];

/// What was compared and found to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The entry that commits to it.
    pub index: u64,
    /// How many files.
    pub assets: usize,
    /// How many pages.
    pub pages: usize,
}

/// A file of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    #[serde(rename = "name")]
    _name: String,
    path: String,
    sha256: String,
}

/// A town at an address. Nothing it says is trusted.
pub struct Town {
    client: Client,
    base: String,
    log: RemoteLog,
}

impl Town {
    /// The town whose record is at this address; nothing where the address is that of another log
    /// than a town's.
    ///
    /// # Errors
    /// Where it does not answer.
    pub async fn of(url: &str) -> Result<Option<Self>, BundleFault> {
        let log = RemoteLog::open(url).await.map_err(Fault::from)?;
        let Some(base) = log.base().strip_suffix("/record").map(str::to_owned) else {
            return Ok(None);
        };
        // A redirect would lead to what somebody else sends.
        let client = Client::builder().timeout(PATIENCE).redirect(Policy::none()).build();
        let client = client.map_err(|error| unreachable(url, &error))?;
        Ok(Some(Self { client, base, log }))
    }

    async fn get(&self, path: &str, encoding: &str) -> Result<Response, BundleFault> {
        let url = format!("{}{path}", self.base);
        let request = self.client.get(&url).header(header::ACCEPT_ENCODING, encoding);
        let answer = request.header(header::ACCEPT, "text/html, */*").send().await;
        answer.map_err(|error| unreachable(&url, &error))
    }

    /// The list of its files, which the entry must commit to.
    async fn manifest(&self, entry: &Entry, key: &VerifierKey) -> Result<Vec<Listed>, BundleFault> {
        let path = ui::assets::MANIFEST;
        let bytes = read(self.get(path, "identity").await?).await?;
        let receipt = self.log.receipt(entry.index).await.map_err(Fault::from)?;
        let proved = record::commands::verify_receipt(&receipt, Some(key), None)?;
        let digest: [u8; 32] = Sha256::digest(&bytes).into();
        if proved.statement != entry.statement || proved.content != Some(digest) {
            return Err(BundleFault::OtherManifest(entry.index));
        }
        let listed = serde_json::from_slice(&bytes);
        listed.map_err(|_| BundleFault::NoManifest(format!("{}{path}", self.base)))
    }

    async fn compare_asset(&self, asset: &Listed) -> Result<Vec<Difference>, BundleFault> {
        let mut differences = Vec::new();
        for encoding in ENCODINGS {
            let answer = self.get(&asset.path, encoding).await?;
            if answer.status() != StatusCode::OK {
                let (path, reason) = (asset.path.clone(), answer.status().to_string());
                return Ok(vec![Difference::Missing { path, reason }]);
            }
            let sent = unpacked(answer).await?;
            if sent.is_none_or(|bytes| hex::encode(Sha256::digest(bytes)) != asset.sha256) {
                differences.push(Difference::Changed { path: asset.path.clone(), encoding });
            }
        }
        Ok(differences)
    }

    /// What differs on a page; nothing where there is no such page.
    async fn compare_page(
        &self,
        page: &str,
        manifest: &[Listed],
    ) -> Result<Option<Vec<Difference>>, BundleFault> {
        let answer = self.get(page, "identity").await?;
        if answer.status() != StatusCode::OK {
            return Ok(None);
        }
        let policies = answer.headers().get_all(header::CONTENT_SECURITY_POLICY).iter();
        let is_safe = policies.filter_map(|policy| policy.to_str().ok()).any(page::forbids_others);
        let html = String::from_utf8_lossy(&read(answer).await?).into_owned();
        let mut differences = Vec::new();
        if !is_safe {
            differences.push(Difference::Policy(page.to_owned()));
        }
        for load in page::loads(&html) {
            match load {
                Load::From(path) if manifest.iter().any(|asset| asset.path == path) => {}
                Load::From(path) => {
                    differences.push(Difference::Unlisted { page: page.to_owned(), path });
                }
                Load::Inline | Load::Base => differences.push(Difference::Inline(page.to_owned())),
            }
        }
        Ok(Some(differences))
    }
}

/// Compares everything that a town sends to browsers besides pages, and what its pages load, with
/// the newest bundle in its record. The record itself must be verified already.
///
/// # Errors
/// The [`BundleFault`] that was found, with everything that differs.
pub async fn check(town: &Town, entry: &Entry, key: &VerifierKey) -> Result<Checked, BundleFault> {
    let manifest = town.manifest(entry, key).await?;
    let (mut differences, mut pages) = (Vec::new(), 0);
    for asset in &manifest {
        differences.extend(town.compare_asset(asset).await?);
    }
    for page in PAGES {
        if let Some(found) = town.compare_page(page, &manifest).await? {
            differences.extend(found);
            pages += 1;
        }
    }
    if differences.is_empty() {
        Ok(Checked { index: entry.index, assets: manifest.len(), pages })
    } else {
        Err(BundleFault::Differs { index: entry.index, differences })
    }
}

/// A body as it was before it was packed; nothing where it is packed otherwise than it says.
async fn unpacked(answer: Response) -> Result<Option<Vec<u8>>, BundleFault> {
    let encoding = answer.headers().get(header::CONTENT_ENCODING);
    let encoding = encoding.map(|it| it.as_bytes().to_vec()).unwrap_or_default();
    let sent = read(answer).await?;
    let unpacked = match encoding.as_slice() {
        b"" | b"identity" => Ok(sent),
        b"gzip" => all(flate2::read::MultiGzDecoder::new(&*sent)),
        b"br" => all(brotli_decompressor::Decompressor::new(&*sent, 1 << 12)),
        _ => return Ok(None),
    };
    Ok(unpacked.ok())
}

fn all(unpacked: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    unpacked.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

async fn read(mut answer: Response) -> Result<Vec<u8>, BundleFault> {
    let url = answer.url().to_string();
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| unreachable(&url, &error))? {
        if (bytes.len() + chunk.len()) as u64 > LARGEST {
            let reason = format!("more than {LARGEST} bytes");
            return Err(BundleFault::Unreachable { url, reason });
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn unreachable(url: &str, error: &reqwest::Error) -> BundleFault {
    let cause = std::error::Error::source(error);
    let reason = cause.map_or_else(|| error.to_string(), ToString::to_string);
    BundleFault::Unreachable { url: url.to_owned(), reason }
}
