//! The safety number as pages show it: digits that two people compare to know that they hold the
//! same keys (docs/specs/post.md, section 8).

use sealed::Party;

/// Digits that are read together.
const GROUP: usize = 5;

/// The 30 digits of one keyset, in six groups. `keyset` is the keyset's hash in hexadecimal.
pub(crate) fn safety_number(party: &Party, keyset: &str) -> Vec<String> {
    let digits: Vec<char> = sealed::safety_number(party, keyset).chars().collect();
    digits.chunks(GROUP).map(|group| group.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_party_or_keyset_has_another_number() {
        let office = |party: &str| party.parse::<Party>().unwrap();
        let archive = office("office:archiv");
        let number = safety_number(&archive, &"0".repeat(64));
        assert_eq!(number.len(), 6);
        assert!(number.iter().all(|group| group.len() == GROUP));
        assert_ne!(number, safety_number(&office("office:it-service"), &"0".repeat(64)));
        assert_ne!(number, safety_number(&archive, &"1".repeat(64)));
    }
}
