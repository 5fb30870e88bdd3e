//! Safety numbers: digits by which two people compare keys by voice or on paper.

use sha2::{Digest, Sha512};

use crate::Party;

const LABEL: &str = "allmende-post safety number/v1";

/// The 30 digits of one keyset.
pub fn safety_number(party: &Party, keyset_hash: &str) -> String {
    let hash = Sha512::digest(format!("{LABEL}\n{party}\n{keyset_hash}"));
    let (fives, _) = hash.as_chunks::<5>();
    let numbers = fives.iter().take(6).map(|five| {
        five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)) % 100_000
    });
    numbers.fold(String::new(), |digits, number| digits + &format!("{number:05}"))
}

/// The 60 digits of two parties: the same for both.
pub fn safety_number_of_two(one: (&Party, &str), other: (&Party, &str)) -> String {
    let mut numbers = [safety_number(one.0, one.1), safety_number(other.0, other.1)];
    numbers.sort();
    numbers.concat()
}
