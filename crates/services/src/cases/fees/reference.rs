//! The reference for a transfer: ISO 11649 (“RF”), which banks and accounting programs check. It is
//! drawn at random and says nothing about anybody. Its body has digits only: so every single wrong
//! digit and every two neighbours in the wrong order are noticed, which is not so with letters.

use std::fmt;

use rand::RngExt;
use store::{FromValue, ToValue, Value};

/// So many digits follow the check digits.
const LENGTH: usize = 16;

/// A reference, without spaces: `RF`, two check digits, sixteen digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Reference(String);

impl Reference {
    /// A new one.
    pub(crate) fn random() -> Self {
        let mut rng = rand::rng();
        let digits = (0..LENGTH).map(|_| char::from(b'0' + rng.random_range(0..10_u8)));
        Self::of_body(&digits.collect::<String>())
    }

    /// ISO 11649: the remainder of body, `RF` and check digits by 97 is 1.
    fn of_body(body: &str) -> Self {
        let check = 98 - remainder(&format!("{body}RF00"));
        Self(format!("RF{check:02}{body}"))
    }

    /// Reads what somebody typed from paper: case, spaces and hyphens do not count, `O` is `0`, `I`
    /// and `L` are `1`. Nothing where a character is wrong.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let kept = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let typed: String = kept.flat_map(char::to_uppercase).collect();
        let (check, body) = typed.strip_prefix("RF")?.split_at_checked(2)?;
        let clear = |text: &str| text.replace('O', "0").replace(['I', 'L'], "1");
        let (check, body) = (clear(check), clear(body));
        let is_sound = body.len() == LENGTH && body.bytes().all(|c| c.is_ascii_digit());
        let reference = is_sound.then(|| Self::of_body(&body))?;
        (reference.0[2..4] == check).then_some(reference)
    }

    /// Without spaces, as banks take it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// In groups of four, as it stands on paper.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<_> = self.0.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        f.write_str(&groups.join(" "))
    }
}

/// The number that letters and digits make (`A` is 10 … `Z` is 35), modulo 97 (ISO 7064).
fn remainder(text: &str) -> u32 {
    text.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, digit| {
        let shift = if digit < 10 { 10 } else { 100 };
        (rest * shift + digit) % 97
    })
}

impl ToValue for Reference {
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

impl FromValue for Reference {
    const EXPECTED: &'static str = "reference";

    fn from_value(value: Value) -> Option<Self> {
        Self::read(&String::from_value(value)?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn check_digits_are_those_of_iso_11649() {
        // The standard's own example has twelve digits: RF18 5390 0754 7034.
        assert_eq!(Reference::of_body("539007547034").to_string(), "RF18 5390 0754 7034");
        let padded = Reference::of_body("0000539007547034");
        assert_eq!(padded.as_str(), "RF180000539007547034");
        assert_eq!(Reference::read("rf18 oooo-539O o754 7034"), Some(padded));
    }

    #[test]
    fn what_is_no_reference_is_not_read() {
        for typed in [
            "",
            "RF",
            "RFÄÖ",
            "RF18000053900754703",
            "XX180000539007547034",
            "RF180000539007547035",
            "RF1800005390075470340",
            "RF1🦀0000539007547034",
        ] {
            assert_eq!(Reference::read(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_noticed(at in 2_usize..20, other in "[0-9]") {
            let sound = Reference::random();
            prop_assert_eq!(Reference::read(&sound.to_string()), Some(sound.clone()));
            let mut wrong = sound.as_str().to_owned();
            wrong.replace_range(at..=at, &other);
            prop_assert_eq!(Reference::read(&wrong).is_some(), wrong == sound.as_str());
        }

        #[test]
        fn two_neighbours_in_the_wrong_order_are_noticed(at in 2_usize..19) {
            let sound = Reference::random();
            let mut swapped = sound.as_str().as_bytes().to_vec();
            swapped.swap(at, at + 1);
            let swapped = String::from_utf8(swapped).unwrap();
            prop_assert_eq!(Reference::read(&swapped).is_some(), swapped == sound.as_str());
        }

        #[test]
        fn whatever_is_typed_does_no_harm(typed: String) {
            let read = Reference::read(&typed);
            prop_assert!(read.is_none_or(|it| it.as_str().len() == 20));
        }
    }
}
