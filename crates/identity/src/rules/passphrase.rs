//! Which passphrases are good enough (ASVS 5.0, 6.2): long enough, and not one that everyone
//! tries first. No rules about kinds of characters, no expiry.

use std::{collections::HashSet, sync::LazyLock};

/// The shortest passphrase, in characters.
pub const SHORTEST: usize = 8;
/// The longest passphrase, in characters.
pub const LONGEST: usize = 128;

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/common-passphrases.txt").lines().collect());

/// Why a passphrase is not good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseFault {
    /// Fewer than [`SHORTEST`] characters.
    TooShort,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// Among the passphrases that attackers try first, or one of them with digits added.
    Common,
    /// Little more than the user name or the town's name.
    Guessable,
}

/// Checks a passphrase. The names (user name, town) are what a guesser knows: a passphrase that
/// is one of them with up to [`SHORTEST`] − 1 characters around it is refused.
///
/// # Errors
/// The first fault found.
pub fn check_passphrase(passphrase: &str, names: &[&str]) -> Result<(), PassphraseFault> {
    let length = passphrase.chars().count();
    if length < SHORTEST {
        return Err(PassphraseFault::TooShort);
    }
    if length > LONGEST {
        return Err(PassphraseFault::TooLong);
    }
    let lower = passphrase.to_lowercase();
    if is_common(&lower) || is_one_character_repeated(&lower) {
        return Err(PassphraseFault::Common);
    }
    if names.iter().any(|name| is_little_more_than(&lower, &name.to_lowercase())) {
        return Err(PassphraseFault::Guessable);
    }
    Ok(())
}

fn is_common(lower: &str) -> bool {
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    COMMON.contains(lower) || (bare.chars().count() >= SHORTEST && COMMON.contains(bare))
}

fn is_one_character_repeated(lower: &str) -> bool {
    let mut characters = lower.chars();
    characters.next().is_some_and(|first| characters.all(|c| c == first))
}

fn is_little_more_than(lower: &str, name: &str) -> bool {
    name.chars().count() >= 3
        && lower.contains(name)
        && lower.chars().count() - name.chars().count() < SHORTEST
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(passphrase: &str) -> Option<PassphraseFault> {
        check_passphrase(passphrase, &["ruhige-linde-4821", "Musterstadt"]).err()
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(fault("äöüßäöü"), Some(PassphraseFault::TooShort));
        assert_eq!(fault("äöüßäöüß"), None);
        assert_eq!(fault(&"ä ".repeat(64)), None);
        assert_eq!(fault(&("ä ".repeat(64) + "x")), Some(PassphraseFault::TooLong));
    }

    #[test]
    fn what_everyone_tries_first_is_refused() {
        for common in
            ["password", "Passwort", "12345678", "PASSWORD2026!", "xxxxxxxxxx", "iloveyou"]
        {
            assert_eq!(fault(common), Some(PassphraseFault::Common), "{common}");
        }
    }

    #[test]
    fn the_list_holds_more_than_the_three_thousand_that_asvs_asks_for() {
        assert!(COMMON.len() > 3_000);
        assert!(COMMON.iter().all(|common| common.chars().count() >= SHORTEST));
    }

    #[test]
    fn a_name_with_a_few_characters_around_it_is_refused() {
        assert_eq!(fault("musterstadt2026"), Some(PassphraseFault::Guessable));
        assert_eq!(fault("Ruhige-Linde-4821!"), Some(PassphraseFault::Guessable));
        assert_eq!(fault("im Musterstadt-Forst regnet es selten"), None);
    }

    proptest! {
        #[test]
        fn any_unusual_text_of_good_length_is_accepted(tail in "[a-z0-9 äöü]{8,100}") {
            prop_assert_eq!(fault(&format!("kxqj {tail}")), None);
        }

        #[test]
        fn no_text_makes_the_check_fail_otherwise(text in any::<String>(), name in any::<String>()) {
            let _ = check_passphrase(&text, &[&name]);
        }
    }
}
