use std::{collections::BTreeSet, ops::Range};

use super::words::tokens;

/// The length of a snippet in bytes, more or less.
const LENGTH: usize = 220;

/// A text with the places to be marked in it, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The words that were looked for, in their order.
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// The whole text.
    pub(super) fn whole(text: String, words: &BTreeSet<String>) -> Self {
        let marks = tokens(&text).filter(|t| words.contains(&t.word)).map(|t| t.at).collect();
        Self { text, marks }
    }

    /// The part of the text in which the most of the words stand; its beginning where none does.
    pub(super) fn snippet(text: &str, words: &BTreeSet<String>) -> Self {
        let found: Vec<_> = tokens(text).filter(|token| words.contains(&token.word)).collect();
        let densest = (0..found.len()).rev().max_by_key(|&first| {
            let end = found[first].at.start + LENGTH;
            let window = found[first..].iter().take_while(|token| token.at.end <= end);
            window.map(|token| &token.word).collect::<BTreeSet<_>>().len()
        });
        let start = densest.map_or(0, |first| beginning(text, found[first].at.start));
        let end = ending(text, start);
        let (before, after) =
            (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
        let inside = found.iter().filter(|token| start <= token.at.start && token.at.end <= end);
        let moved = |at: usize| at - start + before.len();
        Self {
            text: format!("{before}{}{after}", &text[start..end]),
            marks: inside.map(|token| moved(token.at.start)..moved(token.at.end)).collect(),
        }
    }
}

/// A few words before the place.
fn beginning(text: &str, place: usize) -> usize {
    if place < LENGTH / 3 {
        return 0;
    }
    let from = floor(text, place - LENGTH / 4);
    text[from..place].find(char::is_whitespace).map_or(place, |space| {
        from + space + text[from + space..].chars().next().map_or(0, char::len_utf8)
    })
}

/// The end of the last whole word within the length.
fn ending(text: &str, start: usize) -> usize {
    if text.len() - start <= LENGTH {
        return text.len();
    }
    let to = floor(text, start + LENGTH);
    text[start..to].rfind(char::is_whitespace).filter(|&n| n > LENGTH / 2).map_or(to, |n| start + n)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn a_snippet_shows_where_most_of_the_words_stand() {
        let filler = "Lorem ipsum dolor sit amet. ".repeat(20);
        let text = format!("Straße. {filler} Die neue Straße am Müllplatz wird breiter. {filler}");
        let snippet = Marked::snippet(&text, &words(&["strasse", "mullplatz"]));
        let marked: Vec<_> = snippet.marks.iter().map(|mark| &snippet.text[mark.clone()]).collect();
        assert_eq!(marked, ["Straße", "Müllplatz"]);
        assert!(snippet.text.starts_with("… ") && snippet.text.ends_with(" …"));
    }

    #[test]
    fn a_short_text_is_its_own_snippet() {
        let snippet = Marked::snippet("Alle Schulen der Stadt", &words(&["schulen"]));
        assert_eq!(snippet.text, "Alle Schulen der Stadt");
        assert_eq!(snippet.marks, vec![5..12]);
    }

    proptest! {
        #[test]
        fn marks_are_words_of_the_snippet(text in "\\PC{0,600}", word in "[a-zäöü]{1,4}") {
            let words = words(&[&super::super::words::folded(&word)]);
            let snippet = Marked::snippet(&text, &words);
            for mark in snippet.marks {
                let token = tokens(&snippet.text[mark]).next().expect("a word");
                prop_assert!(words.contains(&token.word));
            }
        }
    }
}
