//! Words as the index sees them: folded, so that `Straße`, `STRASSE` and `strasse`, `Bürger`,
//! `Buerger` and `burger` are the same, and reduced to their stem. Other indexes use them too.

use std::ops::Range;

use commons::Lang;
use rust_stemmers::{Algorithm, Stemmer};

/// Longer words are cut, in bytes of their folded form.
const LONGEST: usize = 60;

/// Words that say little; a question of other words is asked without them.
const SMALL: &[&str] = &[
    "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "das", "dass", "dem", "den", "der",
    "des", "die", "ein", "eine", "einem", "einen", "einer", "es", "fur", "hat", "ich", "im", "in",
    "ist", "kann", "man", "mein", "meine", "meinen", "mit", "nach", "oder", "sich", "sie", "sind",
    "uber", "um", "und", "vom", "von", "vor", "war", "was", "wer", "wie", "wir", "wo", "zu", "zum",
    "zur", "a", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "i", "is",
    "my", "of", "on", "or", "that", "the", "this", "to", "what", "where", "who", "with", "you",
    "your",
];

/// A word of a text and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text.
    pub at: Range<usize>,
    /// As it is written, in small letters.
    pub lower: String,
    /// Folded.
    pub word: String,
}

/// The words of a text, in their order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let end = text[start..]
            .find(|c: char| !c.is_alphanumeric() && !is_mark(c))
            .map_or(text.len(), |length| start + length);
        rest = end;
        let lower = text[start..end].to_lowercase();
        Some(Token { at: start..end, word: folded(&lower), lower })
    })
}

/// Accents that stand as characters of their own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Accents go, `ß` is `ss`; `ä`, `ae` and `a` become the same, and so do `ö` and `ü`.
pub fn folded(lower: &str) -> String {
    let mut word = String::with_capacity(lower.len());
    for c in umlauts(lower).chars().filter(|c| !is_mark(*c)) {
        match c {
            'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'æ' => word.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'œ' => word.push('o'),
            'ü' | 'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => word.push('u'),
            'ß' => word.push_str("ss"),
            'ç' | 'ć' | 'č' => word.push('c'),
            'ď' | 'đ' | 'ð' => word.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => word.push('e'),
            'ğ' => word.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => word.push('i'),
            'ł' => word.push('l'),
            'ñ' | 'ń' | 'ň' => word.push('n'),
            'ř' => word.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => word.push('s'),
            'ť' | 'ț' | 'ţ' => word.push('t'),
            'ý' | 'ÿ' => word.push('y'),
            'ź' | 'ż' | 'ž' => word.push('z'),
            c => word.push(c),
        }
    }
    let mut end = word.len().min(LONGEST);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    word.truncate(end);
    word
}

/// Writes `ae`, `oe` and `ue` as umlauts; the `ue` of `neue` and `Quelle` is none.
fn umlauts(lower: &str) -> String {
    let mut word = String::with_capacity(lower.len());
    for c in lower.chars() {
        let umlaut = match word.chars().next_back() {
            Some('a') if c == 'e' => Some('ä'),
            Some('o') if c == 'e' => Some('ö'),
            Some('u') if c == 'e' && !after(&word, "aeiouyäöüq") => Some('ü'),
            _ => None,
        };
        match umlaut {
            Some(umlaut) => {
                word.pop();
                word.push(umlaut);
            }
            None => word.push(c),
        }
    }
    word
}

/// Whether one of these stands before the last character.
fn after(word: &str, these: &str) -> bool {
    word.chars().rev().nth(1).is_some_and(|c| these.contains(c))
}

/// Whether the word says too little to be asked for.
pub fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// Finds stems in both languages.
pub struct Stems {
    de: Stemmer,
    en: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self { de: Stemmer::create(Algorithm::German), en: Stemmer::create(Algorithm::English) }
    }
}

impl Stems {
    /// The folded stem of a word written in small letters.
    pub fn of(&self, lower: &str, lang: Lang) -> String {
        match lang {
            // The stemmer knows words as they are written with umlauts.
            Lang::De => folded(&self.de.stem(&umlauts(lower))),
            Lang::En => folded(&self.en.stem(lower)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_word_are_one_word() {
        for (one, other) in [
            ("straße", "strasse"),
            ("bürger", "buerger"),
            ("bürger", "burger"),
            ("café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("öl", "oel"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}, {other}");
        }
        for plain in ["quelle", "neue", "steuer", "frauen"] {
            assert_eq!(folded(plain), plain);
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let stems = Stems::default();
        for (one, other, lang) in [
            ("schulen", "schule", Lang::De),
            ("straßen", "strasse", Lang::De),
            ("häuser", "haeuser", Lang::De),
            ("bürgern", "buerger", Lang::De),
            ("frauen", "frau", Lang::De),
            ("streets", "street", Lang::En),
            ("published", "publishing", Lang::En),
        ] {
            assert_eq!(stems.of(one, lang), stems.of(other, lang), "{one}, {other}");
        }
    }

    #[test]
    fn words_are_what_stands_between_other_signs() {
        let words: Vec<_> = tokens("IT-Service: Café, 2026!").map(|token| token.word).collect();
        assert_eq!(words, ["it", "service", "cafe", "2026"]);
        assert_eq!(tokens(" – ").count(), 0);
    }

    proptest! {
        #[test]
        fn every_word_stands_where_it_says(text in any::<String>()) {
            for token in tokens(&text) {
                prop_assert_eq!(text[token.at].to_lowercase(), token.lower);
                prop_assert!(token.word.len() <= LONGEST);
            }
        }
    }
}
