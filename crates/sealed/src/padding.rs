//! Padding: what is sealed tells its length only in steps (Padmé).

use crate::{SealedError, error::malformed, jws::LONGEST};

/// The smallest padded length, in bytes.
const SMALLEST: u64 = 256;
/// The length in front of the content.
const PREFIX: usize = 4;

/// The padded length: at most 12 % longer, and 256 at least.
pub fn padme(length: u64) -> u64 {
    if length < SMALLEST {
        return SMALLEST;
    }
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let step = 1_u64 << (exponent - kept);
    length.div_ceil(step).saturating_mul(step)
}

/// Content with its length in front and zeros behind.
///
/// # Errors
/// [`SealedError::TooLarge`] beyond 1 MiB.
pub fn pad(content: &[u8]) -> Result<Vec<u8>, SealedError> {
    let length = u32::try_from(content.len()).ok().filter(|_| content.len() <= LONGEST);
    let length = length.ok_or(SealedError::TooLarge("letter"))?;
    let mut padded = length.to_be_bytes().to_vec();
    padded.extend(content);
    padded.resize(padded_length(content.len()), 0);
    Ok(padded)
}

/// The content of what was padded; other lengths and other bytes than zeros are refused.
///
/// # Errors
/// [`SealedError::Malformed`], [`SealedError::TooLarge`].
pub fn unpad(padded: &[u8]) -> Result<&[u8], SealedError> {
    let wrong = || malformed("padding", "its length or its bytes");
    let (length, rest) = padded.split_first_chunk::<PREFIX>().ok_or_else(wrong)?;
    let length = u32::from_be_bytes(*length) as usize;
    if length > LONGEST {
        return Err(SealedError::TooLarge("letter"));
    }
    let (content, zeros) = rest.split_at_checked(length).ok_or_else(wrong)?;
    let sound = padded.len() == padded_length(length) && zeros.iter().all(|byte| *byte == 0);
    if sound { Ok(content) } else { Err(wrong()) }
}

fn padded_length(content: usize) -> usize {
    usize::try_from(padme((PREFIX + content) as u64)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn padded_lengths_are_those_of_the_specification() {
        let padded = [0, 255, 256, 257, 1000, 4097, 48_211].map(padme);
        assert_eq!(padded, [256, 256, 256, 272, 1024, 4352, 49_152]);
    }

    proptest! {
        #[test]
        fn padding_is_small_and_steady(length in 0_u64..1 << 40) {
            let padded = padme(length);
            prop_assert!(padded >= length);
            prop_assert_eq!(padme(padded), padded);
            prop_assert!(length < SMALLEST || padded - length <= length / 8);
        }

        #[test]
        fn what_was_padded_comes_back(content in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let padded = pad(&content).unwrap();
            prop_assert_eq!(unpad(&padded).unwrap(), &content[..]);
        }

        #[test]
        fn other_padding_is_refused(
            content in proptest::collection::vec(any::<u8>(), 0..600),
            place in any::<prop::sample::Index>(),
        ) {
            let padded = pad(&content).unwrap();
            let zeros = padded.len() - PREFIX - content.len();
            let mut longer = padded.clone();
            longer.push(0);
            prop_assert!(unpad(&longer).is_err());
            prop_assert!(unpad(&padded[..padded.len() - 1]).is_err());
            if zeros > 0 {
                let mut other = padded.clone();
                other[PREFIX + content.len() + place.index(zeros)] = 1;
                prop_assert!(unpad(&other).is_err());
            }
        }

        #[test]
        fn any_bytes_are_refused_or_are_exactly_what_padding_makes(
            bytes in proptest::collection::vec(any::<u8>(), 0..600),
        ) {
            if let Ok(content) = unpad(&bytes) {
                prop_assert_eq!(pad(content).unwrap(), bytes);
            }
        }
    }
}
