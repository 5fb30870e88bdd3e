//! Recovery codes: for the day the phone is gone. Shown once, used once.

use commons::{Id, Timestamp};
use rand::RngExt;
use store::{Sql, params};

use crate::{Identity, IdentityError};

const CODES: usize = 10;
const LENGTH: usize = 16;
/// Crockford's base 32, as in [`Id`].
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Identity {
    /// Makes ten new recovery codes (80 bits each) in place of all older ones.
    pub async fn renew_recovery_codes(&self, person: &Id) -> Result<Vec<String>, IdentityError> {
        let codes: Vec<String> = (0..CODES).map(|_| fresh_code()).collect();
        let now = Timestamp::now();
        let tx = self.db().begin().await?;
        tx.exec("DELETE FROM recovery_codes WHERE person = $1", params![person]).await?;
        for code in &codes {
            tx.exec(
                "INSERT INTO recovery_codes (code_hash, person, created_at) VALUES ($1, $2, $3)",
                params![self.code_hash(code), person, now],
            )
            .await?;
        }
        tx.commit().await?;
        Ok(codes)
    }

    /// How many unused recovery codes a person has.
    pub async fn recovery_codes_left(&self, person: &Id) -> Result<u64, IdentityError> {
        let sql = "SELECT COUNT(*) FROM recovery_codes WHERE person = $1";
        Ok(self.db().one::<(u64,)>(sql, params![person]).await?.0)
    }

    /// Uses a code up; says whether it was one of the person's.
    pub(crate) async fn use_recovery_code(
        &self,
        person: &Id,
        code: &str,
    ) -> Result<bool, IdentityError> {
        let sql = "DELETE FROM recovery_codes WHERE person = $1 AND code_hash = $2";
        let used = self.db().exec(sql, params![person, self.code_hash(&normalised(code))]).await?;
        Ok(used > 0)
    }

    fn code_hash(&self, code: &str) -> String {
        self.config().key.mark("recovery code", &normalised(code))
    }
}

/// `k3f9-0abc-…`, in groups of four.
fn fresh_code() -> String {
    let mut rng = rand::rng();
    let characters: Vec<char> =
        (0..LENGTH).map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())])).collect();
    characters.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("-")
}

/// A code as it was meant: hyphens and spaces are nothing, `O` is zero, `I` and `L` are one.
fn normalised(code: &str) -> String {
    code.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_understood_as_people_type_it() {
        assert_eq!(normalised(" K3F9-OABC 1lI0 "), "k3f90abc1110");
    }

    #[test]
    fn a_fresh_code_has_eighty_bits_in_four_groups() {
        let code = fresh_code();
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
        assert_eq!(normalised(&code).len(), LENGTH);
        assert_ne!(code, fresh_code());
    }
}
