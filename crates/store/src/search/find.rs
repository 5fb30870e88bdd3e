//! What a question finds, and in which order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use commons::{Lang, Slug, Subject};

use super::{
    Marked, SearchIndex,
    words::{Stems, Token, is_small, tokens},
};
use crate::{Sql, StoreError, Value, params};

/// Hits on a page.
const PAGE: usize = 20;
/// Words of a question that are looked for.
const WORDS: usize = 10;
/// Words of the index that one word of the question finds, at most.
const EXPANSIONS: u64 = 200;
/// Words in one statement.
const BATCH: usize = 50;
/// How much more a document in the reader's language counts.
const OWN_LANGUAGE: f64 = 1.2;
/// The usual parameters of BM25: how fast repetition stops to count, how much length does.
const REPETITION: f64 = 1.2;
const LENGTH: f64 = 0.6;

/// What a question found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// How many documents in all.
    pub total: u64,
    /// This page, counted from 1.
    pub page: u64,
    /// How many pages there are.
    pub pages: u64,
    /// The documents on this page, best first.
    pub hits: Vec<Hit>,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub subject: Subject,
    /// Which capability it comes from.
    pub source: String,
    /// Its page.
    pub path: String,
    /// The language in which it was found, as BCP 47 tag.
    pub tag: String,
    /// Its title.
    pub title: Marked,
    /// The part of its text that says most about the question.
    pub snippet: Marked,
}

/// Words of the index that one word of the question means, and how well each fits (0 to 1).
type Meaning = BTreeMap<String, f64>;

/// Document and language.
type Key = (i64, String);

/// How a document fits one word of the question.
#[derive(Clone, Copy, Default)]
struct Fit {
    weight: f64,
    length: f64,
}

crate::row! {
    struct Known {
        word: String,
        lang: String,
        stem: String,
    }
}

crate::row! {
    struct Posting {
        word: String,
        id: i64,
        tag: String,
        weight: u32,
        length: u32,
    }
}

crate::row! {
    struct Found {
        source: String,
        kind: String,
        slug: Slug,
        version: Option<u64>,
        path: String,
        title: String,
        body: String,
    }
}

impl SearchIndex {
    /// Finds the documents with all words of the question or, where there is none, with some of
    /// them. Pages count from 1.
    pub async fn find(&self, query: &str, lang: Lang, page: u64) -> Result<Hits, StoreError> {
        let words = asked(query);
        let mut meanings = Vec::new();
        for word in &words {
            meanings.push(self.meaning(word).await?);
        }
        let mut fits = Vec::new();
        for meaning in &meanings {
            fits.push(self.fits(meaning).await?);
        }
        let (documents, length) = self.size().await?;
        let ranked = rank(&fits, documents, length, lang);
        let total = ranked.len() as u64;
        let page = page.max(1);
        let marked: BTreeSet<_> = meanings.into_iter().flat_map(BTreeMap::into_keys).collect();
        let mut hits = Vec::new();
        let first = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(PAGE);
        for key in ranked.into_iter().skip(first).take(PAGE) {
            hits.extend(self.hit(key, &marked).await?);
        }
        Ok(Hits { total, page, pages: total.div_ceil(PAGE as u64), hits })
    }

    /// The words of the index that a word of the question means.
    async fn meaning(&self, asked: &Token) -> Result<Meaning, StoreError> {
        let stems = Stems::default();
        let stem = |lang| stems.of(&asked.lower, lang);
        let (de, en) = (stem(Lang::De), stem(Lang::En));
        let letters = asked.word.chars().count();
        let same = "SELECT word, lang, stem FROM search_words
                    WHERE (lang = 'de' AND stem = $1) OR (lang = 'en' AND stem = $2) OR word = $3";
        let mut known: Vec<Known> = self.db.all(same, params![de, en, asked.word]).await?;
        if letters == 2 {
            let begins = "SELECT word, lang, stem FROM search_words WHERE word >= $1 AND word < $2
                          ORDER BY LENGTH(word), word LIMIT $3";
            let end = format!("{}\u{10ffff}", asked.word);
            known.extend(self.db.all(begins, params![asked.word, end, EXPANSIONS]).await?);
        } else if letters > 2 {
            let contains = "SELECT word, lang, stem FROM search_words
                            WHERE word LIKE $1 OR (lang = 'de' AND stem LIKE $2)
                               OR (lang = 'en' AND stem LIKE $3)
                            ORDER BY LENGTH(word), word LIMIT $4";
            let ends =
                |stem: &str| if stem.len() > 3 { format!("%{stem}") } else { stem.to_owned() };
            let infix = format!("%{}%", asked.word);
            let params = params![infix, ends(&de), ends(&en), EXPANSIONS];
            known.extend(self.db.all::<Known>(contains, params).await?);
        }
        let mut meaning = Meaning::new();
        for known in known {
            let stem = if known.lang == Lang::De.tag() { &de } else { &en };
            let fit = closeness(&asked.word, stem, &known);
            let best = meaning.entry(known.word).or_default();
            *best = best.max(fit);
        }
        Ok(meaning)
    }

    /// How well each document fits a word of the question.
    async fn fits(&self, meaning: &Meaning) -> Result<BTreeMap<Key, Fit>, StoreError> {
        let words: Vec<_> = meaning.keys().collect();
        let mut postings: Vec<Posting> = Vec::new();
        for batch in words.chunks(BATCH) {
            // One shape of statement for all: what is missing repeats the last word.
            let padding = batch.last().into_iter().cycle();
            let params: Vec<_> =
                batch.iter().chain(padding).take(BATCH).map(|&w| Value::Text(w.clone())).collect();
            let places: Vec<_> = (1..=BATCH).map(|n| format!("${n}")).collect();
            let sql = format!(
                "SELECT word, id, tag, weight, length FROM search_postings WHERE word IN ({})",
                places.join(", ")
            );
            postings.extend(self.db.all::<Posting>(&sql, &params).await?);
        }
        // Sums of fractions depend on their order, and the databases differ in it.
        postings.sort_by(|a, b| a.word.cmp(&b.word));
        let mut fits: BTreeMap<Key, Fit> = BTreeMap::new();
        for posting in postings {
            let fit = fits.entry((posting.id, posting.tag)).or_default();
            fit.weight += meaning[&posting.word] * f64::from(posting.weight);
            fit.length = f64::from(posting.length);
        }
        Ok(fits)
    }

    /// The number of documents and their mean length.
    #[expect(clippy::cast_precision_loss, reason = "counts of a town's pages stay below 2^52")]
    async fn size(&self) -> Result<(f64, f64), StoreError> {
        let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(length), 0) AS BIGINT) FROM search_documents";
        let (documents, length): (i64, i64) = self.db.one(sql, &[]).await?;
        Ok((documents as f64, (length as f64 / documents.max(1) as f64).max(1.0)))
    }

    async fn hit(
        &self,
        (id, tag): Key,
        words: &BTreeSet<String>,
    ) -> Result<Option<Hit>, StoreError> {
        let sql = "SELECT source, kind, slug, version, path, title, body FROM search_documents
                   WHERE id = $1 AND tag = $2";
        let found: Option<Found> = self.db.opt(sql, params![id, tag]).await?;
        Ok(found.map(|found| Hit {
            subject: Subject { kind: found.kind, slug: found.slug, version: found.version },
            source: found.source,
            path: found.path,
            tag,
            title: Marked::whole(found.title, words),
            snippet: Marked::snippet(&found.body, words),
        }))
    }
}

/// The words to look for: without the small ones, as long as others remain.
fn asked(query: &str) -> Vec<Token> {
    let mut seen = BTreeSet::new();
    let mut words: Vec<_> = tokens(query).filter(|token| seen.insert(token.word.clone())).collect();
    if words.iter().any(|token| !is_small(&token.word)) {
        words.retain(|token| !is_small(&token.word));
    }
    words.truncate(WORDS);
    words
}

/// How close a word of the index is to what was asked: the word itself, a form of it, one that
/// begins or ends with it (the last part says what a German compound is), one that contains it.
fn closeness(asked: &str, stem: &str, known: &Known) -> f64 {
    if known.word == asked {
        return 1.0;
    }
    if known.stem == stem {
        return 0.9;
    }
    #[expect(clippy::cast_precision_loss, reason = "words have at most sixty bytes")]
    let share = (asked.len() as f64 / known.word.len() as f64).min(1.0);
    if known.word.starts_with(asked) || known.word.ends_with(asked) || known.stem.ends_with(stem) {
        0.35 + 0.4 * share
    } else {
        0.1 + 0.4 * share
    }
}

/// The documents in their order: BM25 over what each word of the question means, each document in
/// the language that fits best.
fn rank(fits: &[BTreeMap<Key, Fit>], documents: f64, mean: f64, lang: Lang) -> Vec<Key> {
    let mut scores: HashMap<&Key, (usize, f64)> = HashMap::new();
    for fits in fits {
        #[expect(clippy::cast_precision_loss, reason = "counts of a town's pages stay below 2^52")]
        let having = fits.len() as f64;
        let rarity = (1.0 + (documents - having + 0.5) / (having + 0.5)).ln();
        for (key, fit) in fits {
            let saturated = fit.weight * (REPETITION + 1.0)
                / (fit.weight + REPETITION * (1.0 - LENGTH + LENGTH * fit.length / mean));
            let score = scores.entry(key).or_default();
            score.0 += 1;
            score.1 += rarity * saturated;
        }
    }
    let all = if scores.values().any(|(words, _)| *words == fits.len()) { fits.len() } else { 1 };
    let mut best: HashMap<i64, (usize, f64, &Key)> = HashMap::new();
    for (key, (words, score)) in scores {
        if words < all {
            continue;
        }
        let own = key.1.parse() == Ok(lang);
        let this = (words, if own { score * OWN_LANGUAGE } else { score }, key);
        best.entry(key.0).and_modify(|that| *that = better(*that, this)).or_insert(this);
    }
    let mut ranked: Vec<_> = best.into_values().collect();
    ranked.sort_by(|a, b| {
        (b.0, b.1)
            .partial_cmp(&(a.0, a.1))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then_with(|| a.2.cmp(b.2))
    });
    ranked.into_iter().map(|(_, _, key)| key.clone()).collect()
}

fn better<'a>(one: (usize, f64, &'a Key), other: (usize, f64, &'a Key)) -> (usize, f64, &'a Key) {
    let order = (one.0, one.1).partial_cmp(&(other.0, other.1));
    match order.unwrap_or(std::cmp::Ordering::Equal).then_with(|| other.2.cmp(one.2)) {
        std::cmp::Ordering::Less => other,
        _ => one,
    }
}
