//! The search for services: in the words people use, not those of the law.
//!
//! It knows forms and spellings of a word as the site search does, and beyond that everyday words
//! and abbreviations ([`everyday`]), parts of compounds in both directions (`Parkausweis` finds
//! `Bewohnerparkausweis`, `Personalausweisantrag` finds `Personalausweis`) and typing errors.
//!
//! The index lies in memory: a town has some hundreds of services. It is made of texts alone and
//! knows no database; whoever keeps it sees to it that it is fresh.

mod compound;
mod everyday;
mod index;
mod meaning;
mod typo;

use std::collections::BTreeSet;

use store::search::words::{Token, is_small, tokens};

pub(crate) use index::{Entry, Field, Index};
use meaning::Scores;

/// Words of a question that are looked for.
const WORDS: usize = 10;
/// How much a word counts that people write around what they want.
const AROUND: f32 = 0.25;
/// How much more a service counts that is to be had at many places: many people ask for it.
const FREQUENT: f32 = 0.12;
/// How much more a service counts that the town offers with all its doors than one that is only
/// listed: of two that fit equally well, people can do something with the first.
const OFFERED: f32 = 1.6;

/// Words that people write around what they want.
const AROUND_WORDS: &[&str] = &[
    "antrag",
    "antragen",
    "beantragen",
    "beantragung",
    "bekommen",
    "brauche",
    "formular",
    "machen",
    "mochte",
    "muss",
    "neu",
    "neue",
    "neuen",
    "neuer",
    "neues",
    "stellen",
    "will",
    "apply",
    "application",
    "form",
    "get",
    "need",
    "new",
    "request",
    "want",
];

/// What a question found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// The places of the services in what was indexed, best first.
    pub(crate) places: Vec<usize>,
    /// Whether no service has all words: these have some of them.
    pub(crate) is_partial: bool,
    /// Words that nobody knows, and what was looked for instead.
    pub(crate) corrected: Vec<(String, String)>,
}

impl Index {
    /// Finds the services with all words of the question or, where there is none, with some.
    pub(crate) fn find(&self, question: &str) -> Found {
        let asked = asked(question);
        let mut corrected = Vec::new();
        let concepts: Vec<Concept> = everyday::phrases(&asked)
            .into_iter()
            .map(|words| {
                let is_around = words.iter().all(|token| is_around(&token.word));
                Concept { scores: self.phrase(words, &mut corrected), is_around }
            })
            .collect();
        let (places, is_partial) = self.rank(&concepts);
        Found { places, is_partial, corrected }
    }

    #[expect(clippy::cast_precision_loss, reason = "a town has some hundreds of services")]
    fn rank(&self, concepts: &[Concept]) -> (Vec<usize>, bool) {
        let only_around = concepts.iter().all(|concept| concept.is_around);
        let needed = |concept: &Concept| only_around || !concept.is_around;
        let must = concepts.iter().filter(|concept| needed(concept)).count();
        let mut totals = vec![(0_usize, 0.0_f32); self.len()];
        for concept in concepts {
            let rarity = self.rarity(concept.scores.len());
            for (&place, score) in &concept.scores {
                let weight = if needed(concept) { 1.0 } else { AROUND };
                totals[place].0 += usize::from(needed(concept));
                totals[place].1 += weight * rarity * score;
            }
        }
        let matched = totals.iter().map(|(words, _)| *words).max().unwrap_or_default();
        let enough = if matched == must { must } else { 1 };
        let mut ranked: Vec<_> = totals
            .into_iter()
            .enumerate()
            .filter(|(_, (words, _))| *words >= enough.max(1))
            .map(|(place, (words, score))| {
                let often = 1.0 + FREQUENT * (1.0 + self.doors(place) as f32).ln();
                let offered = if self.is_offered(place) { OFFERED } else { 1.0 };
                (words, score * often * offered, place)
            })
            .collect();
        ranked.sort_by(|a, b| {
            b.0.cmp(&a.0).then_with(|| b.1.total_cmp(&a.1)).then_with(|| a.2.cmp(&b.2))
        });
        let is_partial = matched < must && !ranked.is_empty();
        (ranked.into_iter().map(|(_, _, place)| place).collect(), is_partial)
    }
}

/// One thing that was asked for: a word, or several that mean something together.
struct Concept {
    scores: Scores,
    is_around: bool,
}

/// The words to look for: without the small ones, as long as others remain.
fn asked(question: &str) -> Vec<Token> {
    let mut seen = BTreeSet::new();
    let mut words: Vec<_> =
        tokens(question).filter(|token| seen.insert(token.word.clone())).collect();
    if words.iter().any(|token| !is_small(&token.word)) {
        words.retain(|token| !is_small(&token.word));
    }
    words.truncate(WORDS);
    words
}

fn is_around(word: &str) -> bool {
    AROUND_WORDS.contains(&word)
}

#[cfg(test)]
mod tests;
