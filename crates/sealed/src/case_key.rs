//! The key of a case, and how it reaches the parties.

use commons::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Holder, Keys, Keyset, Party, Root, SealedError, age,
    age::{Identity, Recipient},
    canonical,
    error::malformed,
    jws::{Kind, Unverified},
    party,
};

/// One version of a case's root, as its maker hands it to the parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseKey {
    /// The case.
    #[serde(with = "party::id")]
    pub case: Id,
    /// Who made it, or handed it on.
    pub from: Holder,
    /// The root.
    pub root: Root,
    /// When it was handed on, in UTC.
    pub time: Timestamp,
    /// All who hold this version, the maker among them, sorted by party.
    pub to: Vec<Holder>,
    /// The version of this form: 1.
    pub v: u64,
    /// Counted from 1.
    pub version: u64,
}

impl CaseKey {
    /// Signs it by its maker.
    ///
    /// # Errors
    /// [`SealedError::TooLarge`] with thousands of parties.
    pub fn sign(&self, keys: &Keys) -> Result<String, SealedError> {
        keys.sign(Kind::CaseKey, self)
    }

    /// Seals the signed form for one party.
    ///
    /// # Errors
    /// None that is known.
    pub fn seal(jws: &str, to: &Recipient) -> Result<Vec<u8>, SealedError> {
        age::seal(to, jws.as_bytes())
    }

    /// Opens a wrap of a case key by one of the reader's keys; its signature is not checked yet.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn open(sealed: &[u8], identities: &[&Identity]) -> Result<String, SealedError> {
        let jws = age::open_any(identities, sealed)?;
        String::from_utf8(jws).map_err(|error| malformed("case-key", error))
    }

    /// Which keyset says to have signed: the caller looks it up and proves it.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`] where it is no case key.
    pub fn signer(jws: &str) -> Result<String, SealedError> {
        Ok(Unverified::of(Kind::CaseKey, jws)?.kid().to_owned())
    }

    /// Reads a case key without checking its signature: what its root opens bears signatures of
    /// its own.
    ///
    /// # Errors
    /// Why it is no case key.
    pub fn unverified(jws: &str) -> Result<Self, SealedError> {
        canonical::from_bytes("case-key", Unverified::of(Kind::CaseKey, jws)?.payload())
    }

    /// Reads a case key that a proved keyset signed, for a reader who has these keysets.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`]; [`SealedError::NotMeantForUs`] where the reader does not
    /// stand in `to`, or the key is of another case.
    pub fn read(
        jws: &str,
        signer: &Keyset,
        case: &Id,
        reader: &[Holder],
    ) -> Result<Self, SealedError> {
        let key: Self = signer.verify(Kind::CaseKey, jws)?;
        if key.v != 1 || key.version == 0 || !key.to.is_sorted() {
            return Err(malformed("case-key", "its version or order"));
        }
        if key.from != signer.holder() {
            return Err(SealedError::BadSignature("case-key"));
        }
        if !key.brings_nobody_else() {
            return Err(malformed("case-key", "whom it brings into a case that begins"));
        }
        let ours = key.to.iter().any(|holder| reader.contains(holder));
        if ours && key.case == *case { Ok(key) } else { Err(SealedError::NotMeantForUs) }
    }

    /// Whether its maker may have made it, for a reader who knows these parties to take part: who
    /// opens a case makes its first key, and after that only offices inside. Offices hear from
    /// anybody; to people and guests only they themselves and offices open cases.
    pub fn is_by_insider(&self, reader: &Party, inside: &[Party]) -> bool {
        let maker = &self.from.party;
        let opens = self.version == 1 && (is_office(maker) || is_office(reader));
        let may_make = if opens {
            inside.is_empty() || inside.contains(maker)
        } else {
            is_office(maker) && inside.contains(maker)
        };
        maker == reader || may_make
    }

    /// Who is no office opens a case with one office, and brings nobody else into it.
    fn brings_nobody_else(&self) -> bool {
        let maker = &self.from.party;
        let others: Vec<_> = self.parties().filter(|party| *party != maker).collect();
        self.version > 1 || is_office(maker) || matches!(others[..], [one] if is_office(one))
    }

    /// What opens the letters and attachments under this version.
    pub fn identity(&self) -> Identity {
        case_identity(&self.root)
    }

    /// The parties that hold it.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.to.iter().map(|holder| &holder.party)
    }
}

fn is_office(party: &Party) -> bool {
    matches!(party, Party::Office(_))
}

/// The seal key of a case root.
pub fn case_identity(root: &Root) -> Identity {
    Identity::of(root.derive("seal"))
}
