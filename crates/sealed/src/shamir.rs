//! Shamir's secret sharing over GF(2⁸) with the polynomial of AES: two of three shares give the
//! secret back, one alone says nothing. A share is the values of each byte's line at one place,
//! and the place.

use rand::{Rng, RngExt};

use crate::{Root, SealedError, error::malformed};

/// A share of 32 bytes and its place, which is not 0.
pub type Share = [u8; 33];

/// Three shares of a root, of which any two give it back.
pub fn split(root: &Root) -> [Share; 3] {
    let mut slopes = zeroize::Zeroizing::new([0; 32]);
    let mut rng = rand::rng();
    rng.fill_bytes(&mut *slopes);
    let first: u8 = rng.random_range(1..=253);
    [first, first + 1, first + 2].map(|place| {
        let mut share = [0; 33];
        for (at, value) in share.iter_mut().take(32).enumerate() {
            *value = root.bytes()[at] ^ multiply(slopes[at], place);
        }
        share[32] = place;
        share
    })
}

/// The root of two shares. Two that do not belong together give another root: whoever joins them
/// compares what follows from it with the published keys.
///
/// # Errors
/// [`SealedError::Malformed`] where they are the same share, or none.
pub fn join(one: &Share, other: &Share) -> Result<Root, SealedError> {
    let (x, y) = (one[32], other[32]);
    if x == y || x == 0 || y == 0 {
        return Err(malformed("share", "two different ones are needed"));
    }
    // The line through both points, where it crosses zero.
    let inverse = invert(x ^ y);
    let (by_one, by_other) = (multiply(y, inverse), multiply(x, inverse));
    let mut root = [0; 32];
    for (at, byte) in root.iter_mut().enumerate() {
        *byte = multiply(one[at], by_one) ^ multiply(other[at], by_other);
    }
    Ok(Root::of(root))
}

/// Multiplication modulo x⁸ + x⁴ + x³ + x + 1, in steps that do not depend on the factors.
fn multiply(mut a: u8, b: u8) -> u8 {
    let mut product = 0;
    for bit in 0..8 {
        product ^= a & 0_u8.wrapping_sub((b >> bit) & 1);
        a = (a << 1) ^ (0x1b & 0_u8.wrapping_sub(a >> 7));
    }
    product
}

/// The inverse: the power to 254.
fn invert(a: u8) -> u8 {
    (0..253).fold(a, |power, _| multiply(power, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_of_three_shares_give_the_root_back() {
        let root = Root::random();
        let [a, b, c] = split(&root);
        for (one, other) in [(a, b), (b, a), (a, c), (c, a), (b, c), (c, b)] {
            assert_eq!(join(&one, &other).unwrap(), root);
        }
    }

    #[test]
    fn a_share_twice_or_without_a_place_is_refused() {
        let [a, b, _] = split(&Root::random());
        assert!(join(&a, &a).is_err());
        let mut nowhere = b;
        nowhere[32] = 0;
        assert!(join(&a, &nowhere).is_err());
    }

    #[test]
    fn every_number_but_zero_has_its_inverse() {
        for a in 1..=255 {
            assert_eq!(multiply(a, invert(a)), 1);
        }
        assert_eq!(multiply(0x57, 0x83), 0xc1);
    }
}
