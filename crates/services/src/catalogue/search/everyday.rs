//! Everyday words and abbreviations, and the words of the law they stand for: `everyday.txt`
//! beside this file. Each line has what people write, `=`, and what it means; `|` stands between
//! several meanings, and a meaning of several words needs all of them.

use std::{collections::HashMap, sync::LazyLock};

use commons::Lang;
use store::search::words::{Stems, Token, folded, is_small, tokens};

const TEXT: &str = include_str!("everyday.txt");
/// The longest expression, in words.
const LONGEST: usize = 3;

/// An expression by the stems of its words, in both languages; and what it means.
struct Everyday {
    meant: HashMap<Vec<String>, Vec<Vec<Token>>>,
    singles: Vec<(String, String)>,
}

static EVERYDAY: LazyLock<Everyday> = LazyLock::new(|| {
    let stems = Stems::default();
    let mut all = Everyday { meant: HashMap::new(), singles: Vec::new() };
    for (said, meant) in lines() {
        let meanings: Vec<Vec<Token>> = meant.split('|').map(words).collect();
        for said in said.split(',') {
            let said = words(said);
            if let [word] = &*said {
                all.singles.push((word.word.clone(), word.lower.clone()));
            }
            for key in keys(&stems, &said) {
                let known = all.meant.entry(key).or_default();
                known.extend(
                    meanings.iter().filter(|it| !known.contains(it)).cloned().collect::<Vec<_>>(),
                );
            }
        }
    }
    all
});

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let written = TEXT.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    written.filter_map(|line| line.split_once('='))
}

fn words(text: &str) -> Vec<Token> {
    let all: Vec<_> = tokens(text).collect();
    let said: Vec<_> = all.iter().filter(|token| !is_small(&token.word)).cloned().collect();
    if said.is_empty() { all } else { said }
}

/// An expression as it is looked up: its words as they stand, and their stems in each language.
fn keys(stems: &Stems, words: &[Token]) -> Vec<Vec<String>> {
    let stemmed = |lang| words.iter().map(|token| stems.of(&token.lower, lang)).collect::<Vec<_>>();
    let mut keys = vec![
        words.iter().map(|token| token.word.clone()).collect(),
        stemmed(Lang::De),
        stemmed(Lang::En),
    ];
    keys.sort();
    keys.dedup();
    keys
}

/// What an expression means in the words of the law; nothing where it is none.
pub(super) fn meant<'a>(stems: &Stems, words: &[Token]) -> Vec<&'a Vec<Token>> {
    let mut meant = Vec::new();
    for key in keys(stems, words) {
        for one in EVERYDAY.meant.get(&key).into_iter().flatten() {
            if !meant.contains(&one) {
                meant.push(one);
            }
        }
    }
    meant
}

/// Whether a word is an everyday one.
pub(super) fn is_known(stems: &Stems, word: &str) -> bool {
    let token = Token { at: 0..word.len(), lower: word.to_owned(), word: folded(word) };
    !meant(stems, std::slice::from_ref(&token)).is_empty()
}

/// Everyday expressions of one word: folded, and as they are written.
pub(super) fn single_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    EVERYDAY.singles.iter().map(|(folded, shown)| (&**folded, &**shown))
}

/// Cuts a question into its expressions: the longest first, else single words.
pub(super) fn phrases(words: &[Token]) -> Vec<&[Token]> {
    let stems = Stems::default();
    let mut rest = words;
    let mut phrases = Vec::new();
    while !rest.is_empty() {
        let longest = (2..=LONGEST.min(rest.len())).rev();
        let length = longest.into_iter().find(|n| !meant(&stems, &rest[..*n]).is_empty());
        let (phrase, others) = rest.split_at(length.unwrap_or(1));
        phrases.push(phrase);
        rest = others;
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_says_something_and_means_something() {
        for line in TEXT.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let (said, meant) = line.split_once('=').expect(line);
            for part in said.split(',').chain(meant.split('|')) {
                assert!(!words(part).is_empty(), "{line}");
            }
            let longest = said.split(',').map(|said| words(said).len()).max();
            assert!(longest <= Some(LONGEST), "{line}");
        }
        assert!(lines().count() > 100);
    }

    #[test]
    fn no_expression_stands_on_two_lines() {
        let mut seen = std::collections::BTreeSet::new();
        for (said, _) in lines() {
            for said in said.split(',') {
                let key: Vec<_> = words(said).into_iter().map(|token| token.word).collect();
                assert!(seen.insert(key), "{said} stands twice");
            }
        }
    }

    #[test]
    fn expressions_of_several_words_go_before_single_ones() {
        let asked = words("führerschein id card umzug");
        let cut: Vec<_> = phrases(&asked).iter().map(|phrase| phrase.len()).collect();
        assert_eq!(cut, [1, 2, 1]);
    }
}
