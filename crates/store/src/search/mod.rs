//! The index of the site search: an inverted index in plain SQL, so that both databases find the
//! same, in the same order.
//!
//! It knows forms of a word (`Schulen` finds `Schule`), spellings (`Strasse` finds `Straße`) and
//! parts of words (`straße` finds `Hauptstraße`), in German and English.

mod find;
mod snippet;
pub mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use commons::{Lang, capability::SearchDocument};
pub use find::{Hit, Hits};
use sha2::{Digest, Sha256};
pub use snippet::Marked;
use words::{Stems, tokens};

use crate::{Database, Sql, StoreError, ToValue, Tx, Value, bulk, params};

/// How much more a word in the title counts.
const TITLE: i64 = 4;
/// Longer texts are found by their beginning, in bytes.
const LONGEST: usize = 200_000;
/// Documents after whose change PostgreSQL should look at the tables anew, lest it plan badly.
const MANY: u64 = 200;
/// Serialises nodes that change the index on one PostgreSQL.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7014520)";

/// The index of the site search.
#[derive(Clone)]
pub struct SearchIndex {
    db: Database,
}

/// What changed in the index, in documents (one for each language).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// New ones and those that changed.
    pub written: u64,
    /// Those that are gone and those that changed.
    pub removed: u64,
}

/// A document in one language.
struct Entry<'a> {
    document: &'a SearchDocument,
    title: &'a str,
    body: &'a str,
    sha256: String,
}

/// Document and language.
type Key = (i64, String);

impl SearchIndex {
    /// The index in this database.
    pub fn new(db: Database) -> Self {
        Self { db }
    }

    /// Makes these the documents of a source: everything else of that source goes. Those that did
    /// not change are left alone. Readers see all of it or nothing.
    pub async fn replace(
        &self,
        source: &str,
        documents: &[SearchDocument],
    ) -> Result<Changed, StoreError> {
        let mut wanted = entries(source, documents);
        let tx = self.db.begin().await?;
        if self.db.is_postgres() {
            tx.script(LOCK).await?;
        }
        let known: Vec<(i64, String, String)> = tx
            .all("SELECT id, tag, sha256 FROM search_documents WHERE source = $1", params![source])
            .await?;
        let mut changed = Changed::default();
        for (id, tag, sha256) in known {
            let key = (id, tag);
            if wanted.get(&key).is_some_and(|entry| entry.sha256 == sha256) {
                wanted.remove(&key);
            } else {
                remove(&tx, &key).await?;
                changed.removed += 1;
            }
        }
        changed.written = wanted.len() as u64;
        write(&tx, source, &wanted).await?;
        if changed.removed > 0 {
            let unused = "DELETE FROM search_words WHERE NOT EXISTS
                          (SELECT 1 FROM search_postings p WHERE p.word = search_words.word)";
            tx.exec(unused, &[]).await?;
        }
        tx.commit().await?;
        if self.db.is_postgres() && changed.written + changed.removed > MANY {
            self.db.exec("ANALYZE search_documents, search_words, search_postings", &[]).await?;
        }
        Ok(changed)
    }
}

fn entries<'a>(source: &str, documents: &'a [SearchDocument]) -> BTreeMap<Key, Entry<'a>> {
    let mut entries = BTreeMap::new();
    for document in documents {
        let tags: BTreeSet<_> = document.title.0.keys().chain(document.body.0.keys()).collect();
        for tag in tags {
            let text = |text: &'a commons::Text| text.0.get(tag).map_or("", String::as_str);
            let (title, body) = (text(&document.title), cut(text(&document.body)));
            let subject = document.subject.to_string();
            let sha256 = hash(&[&subject, &document.path, tag, title, body]);
            let id = i64::from_be_bytes(sha(&[source, &document.path])) & i64::MAX;
            let sha256 = hex::encode(sha256);
            entries.insert((id, tag.clone()), Entry { document, title, body, sha256 });
        }
    }
    entries
}

fn hash(parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn sha(parts: &[&str]) -> [u8; 8] {
    let mut first = [0; 8];
    first.copy_from_slice(&hash(parts)[..8]);
    first
}

fn cut(body: &str) -> &str {
    let mut end = body.len().min(LONGEST);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    &body[..end]
}

async fn remove(tx: &Tx, (id, tag): &Key) -> Result<(), StoreError> {
    tx.exec("DELETE FROM search_postings WHERE id = $1 AND tag = $2", params![id, tag]).await?;
    tx.exec("DELETE FROM search_documents WHERE id = $1 AND tag = $2", params![id, tag]).await?;
    Ok(())
}

async fn write(
    tx: &Tx,
    source: &str,
    entries: &BTreeMap<Key, Entry<'_>>,
) -> Result<(), StoreError> {
    let stems = Stems::default();
    let mut vocabulary: HashMap<(String, Lang), String> = HashMap::new();
    let mut postings = Vec::new();
    for ((id, tag), entry) in entries {
        let lang = tag.parse().unwrap_or_default();
        let mut weights: HashMap<String, i64> = HashMap::new();
        let mut length = 0_i64;
        let title = tokens(entry.title).map(|token| (token, TITLE));
        for (token, weight) in title.chain(tokens(entry.body).map(|token| (token, 1))) {
            length += 1;
            vocabulary
                .entry((token.word.clone(), lang))
                .or_insert_with(|| stems.of(&token.lower, lang));
            *weights.entry(token.word).or_default() += weight;
        }
        let row = |(word, weight): (String, i64)| params![word, *id, tag, weight, length].to_vec();
        postings.extend(weights.into_iter().map(row));
        document(tx, source, *id, tag, length, entry).await?;
        if postings.len() > 50_000 {
            insert_postings(tx, std::mem::take(&mut postings)).await?;
        }
    }
    insert_postings(tx, postings).await?;
    let words = vocabulary
        .into_iter()
        .map(|((word, lang), stem)| params![word, lang.tag(), stem].to_vec())
        .collect();
    insert(tx, "search_words (word, lang, stem)", "ON CONFLICT DO NOTHING", words).await
}

async fn insert_postings(tx: &Tx, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    insert(tx, "search_postings (word, id, tag, weight, length)", "", rows).await
}

async fn document(
    tx: &Tx,
    source: &str,
    id: i64,
    tag: &str,
    length: i64,
    entry: &Entry<'_>,
) -> Result<(), StoreError> {
    let (document, subject) = (entry.document, &entry.document.subject);
    tx.exec(
        "INSERT INTO search_documents
             (id, tag, source, length, sha256, kind, slug, version, path, title, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            id,
            tag,
            source,
            length,
            entry.sha256,
            subject.kind,
            subject.slug,
            subject.version,
            document.path,
            entry.title,
            entry.body
        ],
    )
    .await?;
    Ok(())
}

/// In order, the index is written from left to right, which is faster.
async fn insert(
    tx: &Tx,
    into: &str,
    conflict: &str,
    mut rows: Vec<Vec<Value>>,
) -> Result<(), StoreError> {
    rows.sort_by(|a, b| word_of(a).cmp(word_of(b)));
    bulk::insert(tx, into, conflict, &rows).await
}

fn word_of(row: &[Value]) -> &str {
    match row.first() {
        Some(Value::Text(word)) => word,
        _ => "",
    }
}

impl ToValue for Lang {
    fn to_value(&self) -> Value {
        self.tag().to_value()
    }
}
