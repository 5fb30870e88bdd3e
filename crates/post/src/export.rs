//! Taking it all along: `mailbox.tar` with everything of one account, as it lies on the server
//! (spec, section 12). It is streamed: memory holds the list of what is in it, never the letters.

use std::{collections::HashMap, pin::Pin};

use bytes::Bytes;
use commons::{Id, Slug, Timestamp};
use futures::{Stream, StreamExt, TryStreamExt, stream};
use serde::Serialize;
use serde_json::Value as Json;
use store::{Sql, params};

use crate::{Keyset, Party, Post, PostError, Sealed};

/// Two empty blocks end an archive.
const END: &[u8] = &[0; 1024];
/// Files in a tar archive begin at multiples of this many bytes.
const BLOCK: u64 = 512;

#[derive(Serialize)]
struct Manifest {
    account: Id,
    base_url: String,
    cases: Vec<ExportedCase>,
    chains: Vec<Json>,
    keysets: Vec<ExportedKeyset>,
    made: String,
    others: Vec<ExportedKeyset>,
    record_key: String,
    town: String,
    v: u8,
    wraps: Vec<Json>,
}

#[derive(Serialize)]
struct ExportedCase {
    case: Id,
    code: String,
    keys: Vec<ExportedKey>,
    letters: Vec<ExportedLetter>,
    office: Slug,
}

#[derive(Serialize)]
struct ExportedKey {
    sealed: Sealed,
    version: u64,
}

#[derive(Serialize)]
struct ExportedLetter {
    attachments: Vec<Id>,
    id: Id,
    key: u64,
    seq: u64,
}

#[derive(Serialize)]
struct ExportedKeyset {
    jws: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous_jws: Option<String>,
    /// Whose it is; one's own says so by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<Json>,
}

/// A file in the archive.
#[derive(Clone, Debug)]
enum Entry {
    Manifest(Bytes),
    Letter(Id, u64),
    File(Id, u64),
}

impl Entry {
    fn path(&self) -> String {
        match self {
            Self::Manifest(_) => "export.json".to_owned(),
            Self::Letter(id, _) => format!("letters/{id}.age"),
            Self::File(id, _) => format!("attachments/{id}.age"),
        }
    }

    fn size(&self) -> u64 {
        match self {
            Self::Manifest(bytes) => bytes.len() as u64,
            Self::Letter(_, size) | Self::File(_, size) => *size,
        }
    }
}

/// Bytes of the archive, in order.
pub(crate) type Archive = Pin<Box<dyn Stream<Item = Result<Bytes, std::io::Error>> + Send>>;

impl Post {
    /// Everything of an account, as a tar archive.
    pub(crate) async fn export(&self, account: &Id) -> Result<Archive, PostError> {
        let party = Party::Account(account.clone());
        let mut entries = Vec::new();
        let cases = self.exported_cases(&party, &mut entries).await?;
        let manifest = self.manifest(account, &party, cases).await?;
        let manifest = serde_json::to_vec(&manifest)
            .map_err(|error| PostError::Unreadable(error.to_string()))?;
        entries.insert(0, Entry::Manifest(manifest.into()));
        let post = self.clone();
        let files = stream::iter(entries).then(move |entry| {
            let post = post.clone();
            async move { post.archived(entry).await.map_err(std::io::Error::other) }
        });
        let end = stream::iter([Ok(Bytes::from_static(END))]);
        Ok(Box::pin(files.try_flatten().chain(end)))
    }

    async fn manifest(
        &self,
        account: &Id,
        party: &Party,
        cases: Vec<ExportedCase>,
    ) -> Result<Manifest, PostError> {
        let own = self.account(account).await?;
        let config = self.config();
        let mut keysets = Vec::new();
        for keyset in self.keysets_of(party).await? {
            keysets.push(ExportedKeyset { party: None, ..self.exported(keyset).await? });
        }
        Ok(Manifest {
            account: account.clone(),
            base_url: config.base_url.clone(),
            cases,
            chains: own.chains,
            keysets,
            made: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            others: self.other_keysets(party).await?,
            record_key: self.record().verifier().to_string(),
            town: config.town_name.clone(),
            v: 1,
            wraps: own.wraps,
        })
    }

    async fn exported_cases(
        &self,
        party: &Party,
        entries: &mut Vec<Entry>,
    ) -> Result<Vec<ExportedCase>, PostError> {
        let sql = "SELECT c.id, c.code, c.office FROM post_parties p
             JOIN post_cases c ON c.id = p.case_id
             WHERE p.party = $1 AND p.removed_at IS NULL ORDER BY c.opened_day, c.id";
        let rows: Vec<(Id, String, Slug)> = self.db().all(sql, params![party]).await?;
        let mut cases = Vec::with_capacity(rows.len());
        for (case, code, office) in rows {
            let keys = self.exported_keys(&case, party).await?;
            let letters = self.exported_letters(&case, entries).await?;
            cases.push(ExportedCase { case, code, keys, letters, office });
        }
        Ok(cases)
    }

    async fn exported_keys(&self, case: &Id, party: &Party) -> Result<Vec<ExportedKey>, PostError> {
        let sql = "SELECT sealed, version FROM post_case_wraps
             WHERE case_id = $1 AND party = $2 ORDER BY version";
        let rows: Vec<(Sealed, u64)> = self.db().all(sql, params![case, party]).await?;
        Ok(rows.into_iter().map(|(sealed, version)| ExportedKey { sealed, version }).collect())
    }

    async fn exported_letters(
        &self,
        case: &Id,
        entries: &mut Vec<Entry>,
    ) -> Result<Vec<ExportedLetter>, PostError> {
        let files = "SELECT a.letter, a.id, a.size FROM post_attachments a
             JOIN post_letters l ON l.id = a.letter WHERE l.case_id = $1 ORDER BY a.id";
        let mut of_letters: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut found = Vec::new();
        for (letter, id, size) in self.db().all::<(Id, Id, u64)>(files, params![case]).await? {
            of_letters.entry(letter).or_default().push(id.clone());
            found.push(Entry::File(id, size));
        }
        let sql = "SELECT id, key_version, seq, size FROM post_letters WHERE case_id = $1
             ORDER BY seq";
        let rows: Vec<(Id, u64, u64, u64)> = self.db().all(sql, params![case]).await?;
        let mut letters = Vec::with_capacity(rows.len());
        for (id, key, seq, size) in rows {
            entries.push(Entry::Letter(id.clone(), size));
            let attachments = of_letters.remove(&id).unwrap_or_default();
            letters.push(ExportedLetter { attachments, id, key, seq });
        }
        entries.append(&mut found);
        Ok(letters)
    }

    /// The keysets of all who share a case with the account, or wrote in one.
    async fn other_keysets(&self, party: &Party) -> Result<Vec<ExportedKeyset>, PostError> {
        let sql = "SELECT other.party FROM post_parties mine
             JOIN post_parties other ON other.case_id = mine.case_id
             WHERE mine.party = $1 AND mine.removed_at IS NULL AND other.party <> $1
             UNION SELECT l.sender FROM post_parties mine
             JOIN post_letters l ON l.case_id = mine.case_id
             WHERE mine.party = $1 AND mine.removed_at IS NULL AND l.sender <> $1 ORDER BY 1";
        let parties: Vec<(Party,)> = self.db().all(sql, params![party]).await?;
        let mut keysets = Vec::new();
        for (other,) in parties {
            for keyset in self.keysets_of(&other).await? {
                keysets.push(self.exported(keyset).await?);
            }
        }
        Ok(keysets)
    }

    /// A keyset with the receipt of its entry, opened.
    async fn exported(&self, keyset: Keyset) -> Result<ExportedKeyset, PostError> {
        let receipt = match keyset.entry {
            Some(entry) => {
                let mut receipt = self.record().proof(entry.index).await?;
                receipt.opening = entry.opening;
                Some(serde_json::json!(receipt))
            }
            None => None,
        };
        let Keyset { party, jws, previous_jws, .. } = keyset;
        Ok(ExportedKeyset { jws, previous_jws, party: Some(party), receipt })
    }

    /// A file as it stands in the archive: its head, its content, and zeros up to a whole block.
    async fn archived(&self, entry: Entry) -> Result<Archive, PostError> {
        let (head, size) = (head(&entry)?, entry.size());
        let content: Archive = match entry {
            Entry::Manifest(bytes) => Box::pin(stream::iter([Ok(bytes)])),
            Entry::Letter(id, _) => {
                let sql = "SELECT sealed FROM post_letters WHERE id = $1";
                let letter: Option<(Vec<u8>,)> = self.db().opt(sql, params![id]).await?;
                let (letter,) = letter.ok_or(PostError::NoCase)?;
                Box::pin(stream::iter([Ok(letter.into())]))
            }
            Entry::File(id, size) => {
                let file = self.file(id.as_str()).await?;
                Box::pin(self.stream(file, 0, size))
            }
        };
        let fill = usize::try_from((BLOCK - size % BLOCK) % BLOCK).unwrap_or_default();
        let fill = stream::iter([Ok(Bytes::from(vec![0; fill]))]);
        Ok(Box::pin(stream::iter([Ok(head)]).chain(content).chain(fill)))
    }
}

fn head(entry: &Entry) -> Result<Bytes, PostError> {
    let mut head = tar::Header::new_ustar();
    head.set_path(entry.path()).map_err(|error| PostError::Unreadable(error.to_string()))?;
    head.set_size(entry.size());
    head.set_mode(0o600);
    head.set_mtime(0);
    head.set_cksum();
    Ok(Bytes::copy_from_slice(head.as_bytes()))
}
