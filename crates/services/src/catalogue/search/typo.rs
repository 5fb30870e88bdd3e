//! Typing errors: words that are nearly the one that was asked.

use store::search::words::Token;

use super::{Index, compound::plain, everyday};

/// Longer words may have two errors.
const LONG: usize = 8;
const SHORTEST: usize = 4;
/// How many words one may have meant.
const MOST: usize = 3;

/// The words of names, keywords and everyday language that are nearest, if any is near enough.
pub(super) fn nearest(index: &Index, word: &str) -> Vec<Token> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let limit = if letters.len() < LONG { 1 } else { 2 };
    let prominent = index.words.iter().filter(|known| known.is_prominent);
    let known = prominent.map(|known| (known.folded.clone(), known.shown.clone()));
    let everyday =
        everyday::single_words().map(|(folded, shown)| (folded.to_owned(), shown.to_owned()));
    let mut near: Vec<(usize, String, String)> = known
        .chain(everyday)
        .filter_map(|(folded, shown)| {
            let other: Vec<char> = folded.chars().collect();
            distance(&letters, &other, limit).map(|errors| (errors, folded, shown))
        })
        .collect();
    near.sort();
    near.dedup_by(|a, b| a.1 == b.1);
    let best = near.first().map_or(0, |first| first.0);
    near.retain(|(errors, ..)| *errors == best);
    near.truncate(MOST);
    near.into_iter().map(|(_, folded, shown)| Token { lower: shown, ..plain(&folded) }).collect()
}

/// How many letters are missing, too many, wrong or swapped with their neighbour; nothing where
/// it is more than the limit (optimal string alignment).
fn distance(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut errors = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                errors = errors.min(before[j - 1] + 1);
            }
            row.push(errors);
        }
        if row.iter().all(|errors| *errors > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|errors| *errors <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_as_people_make_them() {
        let count = |one: &str, other: &str| {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            distance(&letters(one), &letters(other), 2)
        };
        assert_eq!(count("ausweis", "ausweis"), Some(0));
        assert_eq!(count("auwseis", "ausweis"), Some(1), "swapped");
        assert_eq!(count("ausweiss", "ausweis"), Some(1), "too many");
        assert_eq!(count("auseis", "ausweis"), Some(1), "missing");
        assert_eq!(count("ausweiz", "ausweis"), Some(1), "wrong");
        assert_eq!(count("auswurf", "ausweis"), None);
        assert_eq!(count("", "aus"), None);
    }
}
