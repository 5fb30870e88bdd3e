//! The recovery code: 26 characters that a person keeps on paper.

use std::fmt;

use commons::Id;

use crate::{SealedError, Secret, hkdf};

/// How many characters each printed group has.
const GROUPS: [usize; 5] = [5, 5, 5, 5, 6];

/// A recovery code. It is shown once and typed back.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// A new one: 130 random bits.
    pub fn random() -> Self {
        Self(Id::random().to_string())
    }

    /// A code from 26 bytes of which the lower five bits count, for codes that follow from a
    /// secret.
    pub fn of_bytes(bytes: &[u8; 26]) -> Self {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
    }

    /// Reads what was typed: case, hyphens and spaces do not count, `O` is `0`, `I` and `L` are
    /// `1`.
    ///
    /// # Errors
    /// [`SealedError::NoRecoveryCode`] where it cannot be one.
    pub fn read(typed: &str) -> Result<Self, SealedError> {
        let code: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| match c.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            })
            .collect();
        match crate::read_id(&code) {
            Ok(_) => Ok(Self(code)),
            Err(_) => Err(SealedError::NoRecoveryCode),
        }
    }

    /// The key of the recovery wrap.
    pub(crate) fn key(&self) -> Secret {
        hkdf(self.0.as_bytes(), "recovery")
    }
}

impl fmt::Display for RecoveryCode {
    /// In groups and in upper case, as it is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.to_uppercase();
        for (place, length) in GROUPS.into_iter().enumerate() {
            let tail = rest.split_off(length);
            write!(f, "{}{rest}", if place == 0 { "" } else { "-" })?;
            rest = tail;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = RecoveryCode::read("0123456789abcdefghjkmnpqrs").unwrap();
        assert_eq!(code.to_string(), "01234-56789-ABCDE-FGHJK-MNPQRS");
        for typed in [
            "01234-56789-ABCDE-FGHJK-MNPQRS",
            " oI234 56789 abcde fghjk mnpqrs\n",
            "OL234-56789ABCDE FGHJK-MNPQRS",
        ] {
            assert_eq!(RecoveryCode::read(typed).unwrap(), code);
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_refused() {
        for typed in
            ["", "01234", "01234-56789-ABCDE-FGHJK-MNPQRU", "01234-56789-ABCDE-FGHJK-MNPQRST"]
        {
            assert_eq!(RecoveryCode::read(typed), Err(SealedError::NoRecoveryCode));
        }
    }

    #[test]
    fn a_random_code_reads_back() {
        let code = RecoveryCode::random();
        assert_eq!(RecoveryCode::read(&code.to_string()).unwrap(), code);
    }
}
