//! The order of German words, DIN 5007-1: umlauts as their vowels, `ß` as `ss`, other accents as
//! their letters, upper and lower case alike. Words that are alike so far follow their bytes, so
//! that equality is exact and one index serves both sorting and searching.

use std::cmp::Ordering;

/// The collation's name in version files. Its order must never change under this name: the
/// indexes of files that were published long ago are sorted by it.
pub(super) const NAME: &str = "din5007";

/// Compares two texts.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (left, right) = (a.as_bytes(), b.as_bytes());
    let shared = left.len().min(right.len());
    let mut at = 0;
    while at < shared {
        let (x, y) = (left[at], right[at]);
        if !x.is_ascii() || !y.is_ascii() {
            return slowly(a, b);
        }
        let (x, y) = (x.to_ascii_lowercase(), y.to_ascii_lowercase());
        if x != y {
            return x.cmp(&y);
        }
        at += 1;
    }
    if left[at..].is_ascii() && right[at..].is_ascii() {
        return left.len().cmp(&right.len()).then_with(|| left.cmp(right));
    }
    slowly(a, b)
}

fn slowly(a: &str, b: &str) -> Ordering {
    folded(a).cmp(folded(b)).then_with(|| a.as_bytes().cmp(b.as_bytes()))
}

/// A text in lower case, umlauts and accents as their letters: what a search compares.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// The characters as they are compared, and as a search finds them.
pub(super) fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let (first, second) = fold_letter(c);
        std::iter::once(first).chain(second)
    })
}

fn fold_letter(c: char) -> (char, Option<char>) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase(), None);
    }
    let base = match c {
        'ß' | 'ẞ' => return ('s', Some('s')),
        'æ' | 'Æ' => return ('a', Some('e')),
        'œ' | 'Œ' => return ('o', Some('e')),
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => 'c',
        'ď' | 'Ď' | 'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ę' | 'Ę' | 'ě' | 'Ě' => 'e',
        'ğ' | 'Ğ' => 'g',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'ı' | 'İ' => 'i',
        'ł' | 'Ł' => 'l',
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ő' | 'Ő' | 'ō' | 'Ō' => 'o',
        'ř' | 'Ř' => 'r',
        'ś' | 'Ś' | 'š' | 'Š' | 'ş' | 'Ş' => 's',
        'ť' | 'Ť' | 'ţ' | 'Ţ' => 't',
        'ù'..='ü' | 'Ù'..='Ü' | 'ű' | 'Ű' | 'ů' | 'Ů' | 'ū' | 'Ū' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ź' | 'Ź' | 'ž' | 'Ž' | 'ż' | 'Ż' => 'z',
        _ => return (c.to_lowercase().next().unwrap_or(c), None),
    };
    (base, None)
}

/// A text to search for, prepared once.
pub(super) struct Needle {
    folded: String,
    ascii: bool,
}

impl Needle {
    pub(super) fn new(text: &str) -> Self {
        let folded: String = folded(text).collect();
        Self { ascii: folded.is_ascii(), folded }
    }

    /// Whether the text holds the needle: upper and lower case, umlauts and accents alike.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if self.folded.is_empty() {
            return true;
        }
        if text.is_ascii() {
            return self.ascii && self.is_in_ascii(text.as_bytes());
        }
        let folded: String = folded(text).collect();
        memchr::memmem::find(folded.as_bytes(), self.folded.as_bytes()).is_some()
    }

    fn is_in_ascii(&self, text: &[u8]) -> bool {
        let needle = self.folded.as_bytes();
        let Some(last) = text.len().checked_sub(needle.len()) else { return false };
        let (lower, upper) = (needle[0], needle[0].to_ascii_uppercase());
        memchr::memchr2_iter(lower, upper, &text[..=last])
            .any(|at| text[at..at + needle.len()].eq_ignore_ascii_case(needle))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stand_as_in_a_german_index() {
        let mut words = ["Zoo", "Äpfel", "apfel", "Apfelbaum", "Straße", "Strasse", "Strauß", "é"];
        words.sort_by(|a, b| compare(a, b));
        let expected = ["apfel", "Äpfel", "Apfelbaum", "é", "Strasse", "Straße", "Strauß", "Zoo"];
        assert_eq!(words, expected);
    }

    #[test]
    fn a_search_finds_words_as_people_type_them() {
        for (needle, text) in
            [("strasse", "Mühlenstraße 4"), ("MUHLE", "Mühlenweg"), ("müh", "MUHLE"), ("", "x")]
        {
            assert!(Needle::new(needle).is_in(text), "{needle} in {text}");
        }
        for (needle, text) in [("strasse", "Straß"), ("zoo", "z"), ("ä", "b")] {
            assert!(!Needle::new(needle).is_in(text), "{needle} in {text}");
        }
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[a-cA-CäÄßé]{0,4}", b in "[a-cA-CäÄßé]{0,4}", c in "[a-cäß]{0,4}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b) == Ordering::Equal, a == b);
            if compare(&a, &b) != Ordering::Greater && compare(&b, &c) != Ordering::Greater {
                prop_assert_ne!(compare(&a, &c), Ordering::Greater);
            }
        }

        #[test]
        fn the_short_way_agrees_with_the_long_one(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(compare(&a, &b), slowly(&a, &b));
        }
    }
}
