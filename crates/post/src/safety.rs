//! The safety number: digits that two people compare to know that they hold the same keys
//! (docs/specs/post.md, section 8).

use sha2::{Digest, Sha512};

const LABEL: &str = "allmende-post safety number/v1";
/// Digits that are read together.
const GROUP: usize = 5;

/// The 30 digits of one keyset, in six groups. `keyset` is the keyset's hash in hexadecimal.
pub(crate) fn safety_number(party: &str, keyset: &str) -> Vec<String> {
    let digest = Sha512::digest(format!("{LABEL}\n{party}\n{keyset}"));
    digest[..30].chunks_exact(GROUP).map(group).collect()
}

fn group(bytes: &[u8]) -> String {
    let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:05}", number % 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_bytes_are_five_digits() {
        assert_eq!(group(&[0, 0, 0, 0, 7]), "00007");
        assert_eq!(group(&[0, 0, 1, 0x86, 0xa0]), "00000");
        assert_eq!(group(&[0xff; 5]), "27775");
    }

    #[test]
    fn another_party_or_keyset_has_another_number() {
        let number = safety_number("office:archiv", &"0".repeat(64));
        assert_eq!(number.len(), 6);
        assert!(number.iter().all(|group| group.len() == GROUP));
        assert_ne!(number, safety_number("office:it-service", &"0".repeat(64)));
        assert_ne!(number, safety_number("office:archiv", &"1".repeat(64)));
    }
}
