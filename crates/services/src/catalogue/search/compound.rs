//! German compounds: longer words that contain what was asked, and what was asked taken apart.

use store::search::words::{Token, folded};

use super::{Index, everyday};

/// Parts of compounds have at least so many letters.
const SHORTEST: usize = 4;
/// What German puts between the parts.
const JOINTS: [&str; 5] = ["s", "n", "es", "en", "er"];

/// Words of the index that contain the word, with how close they are: the last part says what a
/// German compound is, the first what it is about.
pub(super) fn longer(index: &Index, token: &Token) -> Vec<(usize, f32)> {
    let word = &*token.word;
    let letters = word.chars().count();
    if letters < 3 {
        return Vec::new();
    }
    // How close a word is that holds this one.
    let close = |known: &str| {
        #[expect(clippy::cast_precision_loss, reason = "words have at most sixty bytes")]
        let share = word.len() as f32 / known.len() as f32;
        if known.len() == word.len() {
            None
        } else if known.starts_with(word) {
            Some(0.35 + 0.4 * share)
        } else if letters >= SHORTEST && known.ends_with(word) {
            Some(0.4 + 0.4 * share)
        } else {
            (letters > SHORTEST).then_some(0.1 + 0.4 * share)
        }
    };
    let holding = index.holding(word).into_iter();
    holding.filter_map(|at| close(&index.words[at].folded).map(|fit| (at, fit))).collect()
}

/// The two parts of a compound of which both mean something, the first as long as can be.
pub(super) fn split(index: &Index, token: &Token) -> Option<(Token, Token)> {
    let word = &*token.word;
    let places = word.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST);
    let cut = |at: usize| {
        let (first, rest) = word.split_at(at);
        if rest.chars().count() < SHORTEST || !is_known(index, rest) {
            return None;
        }
        let without_joint = JOINTS.iter().filter_map(|joint| first.strip_suffix(joint));
        let mut heads = std::iter::once(first).chain(without_joint);
        let head = heads.find(|head| head.len() >= SHORTEST && is_known(index, head))?;
        Some((plain(head), plain(rest)))
    };
    places.rev().find_map(cut)
}

fn is_known(index: &Index, word: &str) -> bool {
    index.word(word).is_some()
        || index.forms(word).next().is_some()
        || super::is_around(word)
        || everyday::is_known(&index.stems, word)
}

/// A part as a word of its own. It is folded already.
pub(super) fn plain(word: &str) -> Token {
    Token { at: 0..word.len(), lower: word.to_owned(), word: folded(word) }
}
