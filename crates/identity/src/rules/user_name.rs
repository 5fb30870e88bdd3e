//! User names: what a person signs in with. It need not say who they are.

use rand::{RngExt, seq::IndexedRandom};

const SHORTEST: usize = 3;
const LONGEST: usize = 40;

const ADJECTIVES: [&str; 48] = [
    "alte", "blaue", "bunte", "edle", "emsige", "ferne", "feste", "flinke", "frische", "frohe",
    "gelbe", "glatte", "goldene", "grosse", "gute", "heitere", "helle", "hohe", "junge", "kleine",
    "klare", "kluge", "lange", "leise", "leichte", "liebe", "milde", "muntere", "mutige", "nahe",
    "nette", "neue", "offene", "reife", "reiche", "rote", "ruhige", "runde", "sanfte", "schlaue",
    "schnelle", "silberne", "starke", "stille", "treue", "warme", "weite", "weise",
];

/// All feminine, so that the adjectives agree.
const NOUNS: [&str; 64] = [
    "ahle", "allee", "amsel", "ampel", "ameise", "asche", "aster", "bank", "beere", "biene",
    "birke", "birne", "blume", "brise", "buche", "bucht", "burg", "distel", "dohle", "elster",
    "eiche", "erle", "esche", "eule", "feder", "fichte", "flut", "gans", "gasse", "geige",
    "glocke", "harfe", "hecke", "heide", "hummel", "insel", "kerze", "kiefer", "kirsche",
    "laterne", "lerche", "lilie", "linde", "meise", "minze", "muschel", "nelke", "nessel", "palme",
    "pappel", "perle", "primel", "quelle", "rose", "schwalbe", "sonne", "tanne", "taube", "tulpe",
    "ulme", "weide", "welle", "wiese", "wolke",
];

/// The user name as it is stored and compared: trimmed, in lower case. `None` where it isn't one:
/// 3–40 letters (a–z, ä, ö, ü, ß), digits, dots, hyphens and underscores, beginning and ending
/// with a letter or digit. There is no `@`, so nobody is led to give an e-mail address.
pub fn parse_user_name(text: &str) -> Option<String> {
    let name = text.trim().to_lowercase();
    let is_letter = |c: char| matches!(c, 'a'..='z' | '0'..='9' | 'ä' | 'ö' | 'ü' | 'ß');
    let sound = (SHORTEST..=LONGEST).contains(&name.chars().count())
        && name.chars().all(|c| is_letter(c) || matches!(c, '.' | '-' | '_'))
        && name.chars().next().is_some_and(is_letter)
        && name.chars().next_back().is_some_and(is_letter);
    sound.then_some(name)
}

/// A readable user name that says nothing about a person: `ruhige-linde-4821`.
pub fn generated_user_name() -> String {
    let mut rng = rand::rng();
    let adjective = ADJECTIVES.choose(&mut rng).unwrap_or(&"neue");
    let noun = NOUNS.choose(&mut rng).unwrap_or(&"linde");
    format!("{adjective}-{noun}-{}", rng.random_range(1000..10_000))
}

/// Bytes as words, six bits of each: `linde-eule-quelle`.
pub fn words(bytes: &[u8]) -> String {
    let words: Vec<&str> = bytes.iter().map(|byte| NOUNS[usize::from(byte & 63)]).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_user_name_is_compared_in_lower_case_and_without_spaces_around_it() {
        assert_eq!(parse_user_name("  Müller-West_7 "), Some("müller-west_7".to_owned()));
    }

    #[test]
    fn what_is_no_user_name_is_refused() {
        for text in ["", "ab", "a b", "-ab", "ab-", "a@b.example", "аbc", "a\0bc", &"a".repeat(41)]
        {
            assert_eq!(parse_user_name(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_user_name_is_parsed_to_itself(text in ".{0,50}") {
            if let Some(name) = parse_user_name(&text) {
                prop_assert_eq!(parse_user_name(&name), Some(name));
            }
        }
    }

    #[test]
    fn a_generated_user_name_is_a_user_name() {
        for _ in 0..100 {
            let name = generated_user_name();
            assert_eq!(parse_user_name(&name), Some(name.clone()));
        }
    }
}
