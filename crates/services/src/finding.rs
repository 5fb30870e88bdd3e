//! How lists of staff are searched: by the words that somebody writes, however they write them.

use store::search::words::folded;

/// A text whose words are small and without accents, one space between them.
pub(crate) fn fold(text: &str) -> String {
    let words = text.split_whitespace().map(|word| folded(&word.to_lowercase()));
    words.collect::<Vec<_>>().join(" ")
}
