//! What a word of the question means, and how well each service fits it (0 to 1).

use std::collections::HashMap;

use store::search::words::Token;

use super::{Index, compound, everyday, typo};

/// How well services fit.
pub(super) type Scores = HashMap<usize, f32>;

/// Where repetition and weight stop to count.
const SATURATION: f32 = 5.0;
/// How well another word for the same thing fits.
const EVERYDAY: f32 = 0.95;
/// How much less a meaning fits than the one before it: the first is the most usual.
const NEXT: f32 = 0.93;
/// How well the parts of a compound fit; those without its last part.
const PARTS: f32 = 0.9;
const FIRST_PART: f32 = 0.6;
/// How well a word fits that is only meant if somebody mistyped.
const MISTYPED: f32 = 0.8;
/// Everyday words lead to words of the law, and these no further than to their own parts.
const DEEP: u8 = 2;

impl Index {
    /// What several words mean together, where that is more than each of them; or one word.
    pub(super) fn phrase(&self, words: &[Token], corrected: &mut Vec<(String, String)>) -> Scores {
        if let [word] = words {
            let scores = self.word_scores(word, 0);
            return if scores.is_empty() { self.mistyped(word, corrected) } else { scores };
        }
        let parts: Vec<_> = words.iter().map(|word| self.word_scores(word, 1)).collect();
        let mut scores = self.all_of(&parts);
        self.add_everyday(&mut scores, words, 0);
        scores
    }

    /// What a word means: itself and its forms, longer words with it, another word for it, its
    /// parts.
    fn word_scores(&self, token: &Token, depth: u8) -> Scores {
        // `Perso` means the card, not everything personal.
        let is_everyday = depth == 0 && everyday::is_known(&self.stems, &token.lower);
        let mut scores = self.direct(token, !is_everyday);
        if depth < DEEP {
            self.add_everyday(&mut scores, std::slice::from_ref(token), depth);
            if scores.is_empty() {
                self.add_parts(&mut scores, token, depth);
            }
        }
        scores
    }

    /// Services in which the word or a form of it stands, or a longer word with it.
    fn direct(&self, token: &Token, with_longer: bool) -> Scores {
        let mut fits: HashMap<usize, f32> = HashMap::new();
        let mut fit = |word: usize, fit: f32| {
            let best = fits.entry(word).or_default();
            *best = best.max(fit);
        };
        if let Some(word) = self.word(&token.word) {
            fit(word, 1.0);
        }
        for word in self.forms(&token.lower) {
            fit(word, 0.95);
        }
        if with_longer {
            for (place, closeness) in compound::longer(self, token) {
                fit(place, closeness);
            }
        }
        let mut scores = Scores::new();
        for (word, fit) in fits {
            for (place, weight) in &self.words[word].postings {
                let weight = fit * weight;
                let score = scores.entry(*place).or_default();
                *score = score.max(weight / (weight + SATURATION));
            }
        }
        scores
    }

    fn add_everyday(&self, scores: &mut Scores, words: &[Token], depth: u8) {
        let mut share = EVERYDAY;
        for meant in everyday::meant(&self.stems, words) {
            let parts: Vec<_> =
                meant.iter().map(|token| self.word_scores(token, depth + 1)).collect();
            add(scores, &self.all_of(&parts), share);
            share *= NEXT;
        }
    }

    fn add_parts(&self, scores: &mut Scores, token: &Token, depth: u8) {
        let Some((first, rest)) = compound::split(self, token) else { return };
        let first = self.word_scores(&first, depth + 1);
        let rest = self.word_scores(&rest, depth + 1);
        add(scores, &first, FIRST_PART);
        add(scores, &self.all_of(&[first, rest]), PARTS);
    }

    fn mistyped(&self, token: &Token, corrected: &mut Vec<(String, String)>) -> Scores {
        let mut scores = Scores::new();
        for meant in typo::nearest(self, &token.word) {
            add(&mut scores, &self.word_scores(&meant, 0), MISTYPED);
            corrected.push((token.lower.clone(), meant.lower));
        }
        scores
    }

    /// Services that fit all; the rarer a part, the more it counts.
    fn all_of(&self, parts: &[Scores]) -> Scores {
        let rarities: Vec<_> = parts.iter().map(|part| self.rarity(part.len())).collect();
        let sum: f32 = rarities.iter().sum::<f32>().max(f32::EPSILON);
        let Some(smallest) = parts.iter().min_by_key(|part| part.len()) else {
            return Scores::new();
        };
        let scores = smallest.keys().filter_map(|place| {
            let each = parts.iter().zip(&rarities);
            let score: Option<f32> =
                each.map(|(part, rarity)| part.get(place).map(|score| score * rarity)).sum();
            Some((*place, score? / sum))
        });
        scores.collect()
    }
}

/// The better of both for each service.
fn add(scores: &mut Scores, more: &Scores, share: f32) {
    for (place, score) in more {
        let best = scores.entry(*place).or_default();
        *best = best.max(score * share);
    }
}
