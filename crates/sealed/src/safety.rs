//! Safety numbers: digits by which two people compare keys by voice or on paper.

use sha2::{Digest, Sha512};

use crate::Party;

const LABEL: &str = "allmende-post safety number/v1";

/// The 30 digits of one keyset.
pub fn safety_number(party: &Party, keyset_hash: &str) -> String {
    let hash = Sha512::digest(format!("{LABEL}\n{party}\n{keyset_hash}"));
    let (fives, _) = hash.as_chunks::<5>();
    fives.iter().take(6).map(|five| group(five)).collect()
}

fn group(bytes: &[u8]) -> String {
    let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:05}", number % 100_000)
}

/// The 60 digits of two parties: the same for both.
pub fn safety_number_of_two(one: (&Party, &str), other: (&Party, &str)) -> String {
    let mut numbers = [safety_number(one.0, one.1), safety_number(other.0, other.1)];
    numbers.sort();
    numbers.concat()
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
}
