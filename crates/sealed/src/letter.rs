//! Letters: signed, padded, sealed to their case, each chained to the one before.

use commons::{Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Holder, Keys, Keyset, Party, SealedError, age,
    age::{Identity, Recipient},
    canonical,
    error::malformed,
    jws::{Kind as JwsKind, Unverified},
    padding, party,
};

/// The most attachments of one letter.
pub const MOST_ATTACHMENTS: usize = 100;

/// A letter, as its sender signs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The files that belong to it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// What an office's member is called; absent for accounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The text; lines end with `\n`.
    pub body: String,
    /// The case.
    #[serde(with = "party::id")]
    pub case: Id,
    /// How it came.
    pub door: Door,
    /// Who wrote it.
    pub from: Holder,
    /// Its identifier.
    #[serde(with = "party::id")]
    pub id: Id,
    /// The version of the case key it is sealed to.
    pub key: u64,
    /// What it is.
    pub kind: Kind,
    /// The hex SHA-256 of the JWS before it; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev: Option<String>,
    /// Of a read receipt: the letter that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_of: Option<u64>,
    /// Its place in the case, counted from 1 without gaps.
    pub seq: u64,
    /// The subject.
    pub subject: String,
    /// When it was written, in UTC.
    pub time: Timestamp,
    /// Every other party that holds the case key, sorted by party.
    pub to: Vec<Holder>,
    /// The version of this form: 1.
    pub v: u64,
}

/// A file that belongs to a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its identifier.
    #[serde(with = "party::id")]
    pub id: Id,
    /// The name that the sender gave it: never to be used as a path.
    pub name: String,
    /// The hex SHA-256 of its content.
    pub sha256: String,
    /// The length of its content, in bytes.
    pub size: u64,
    /// Its media type, as the sender says.
    #[serde(rename = "type")]
    pub media_type: String,
}

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A letter.
    Letter,
    /// A decision.
    Decision,
    /// A read receipt.
    Receipt,
    /// A paper letter that an office recorded.
    Paper,
    /// An office's own note.
    Note,
}

/// How a letter came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// Written in the mailbox.
    Online,
    /// On paper.
    Paper,
    /// At the counter.
    Counter,
    /// By phone.
    Phone,
    /// By mail, sealed with `OpenPGP`.
    Openpgp,
    /// By FIT-Connect.
    FitConnect,
    /// By a guest's link.
    Link,
}

impl Letter {
    /// Signs it by its sender.
    ///
    /// # Errors
    /// [`SealedError::TooLarge`] beyond 1 MiB.
    pub fn sign(&self, keys: &Keys) -> Result<String, SealedError> {
        keys.sign(JwsKind::Letter, self)
    }

    /// Pads the signed letter and seals it to its case.
    ///
    /// # Errors
    /// [`SealedError::TooLarge`] beyond 1 MiB.
    pub fn seal(jws: &str, case: &Recipient) -> Result<Vec<u8>, SealedError> {
        age::seal(case, &padding::pad(jws.as_bytes())?)
    }

    /// Opens a sealed letter; its signature is not checked yet.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn open(sealed: &[u8], case: &Identity) -> Result<String, SealedError> {
        let padded = age::open(case, sealed)?;
        let jws = padding::unpad(&padded)?.to_vec();
        String::from_utf8(jws).map_err(|error| malformed("letter", error))
    }

    /// Which keyset says to have signed: the caller looks it up and proves it.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`] where it is no letter.
    pub fn signer(jws: &str) -> Result<String, SealedError> {
        Ok(Unverified::of(JwsKind::Letter, jws)?.kid().to_owned())
    }

    /// Reads a letter without checking its signature: only to be shown as unverified.
    ///
    /// # Errors
    /// Why it is no letter.
    pub fn unverified(jws: &str) -> Result<Self, SealedError> {
        canonical::from_bytes("letter", Unverified::of(JwsKind::Letter, jws)?.payload())
    }

    /// Reads a letter that a proved keyset signed, for a reader who has these keysets. That it
    /// follows the letter before is for a [`Thread`] to check.
    ///
    /// # Errors
    /// [`SealedError::BadSignature`]; [`SealedError::NotMeantForUs`] where it is neither to nor
    /// from the reader.
    pub fn read(jws: &str, signer: &Keyset, reader: &[Holder]) -> Result<Self, SealedError> {
        let letter: Self = signer.verify(JwsKind::Letter, jws)?;
        if letter.v != 1 || !letter.to.is_sorted() || letter.attachments.len() > MOST_ATTACHMENTS {
            return Err(malformed("letter", "its version, order or attachments"));
        }
        if letter.from != signer.holder() {
            return Err(SealedError::BadSignature("letter"));
        }
        if !letter.is_its_writers() {
            return Err(malformed("letter", "what only offices write"));
        }
        let ours =
            reader.contains(&letter.from) || letter.to.iter().any(|holder| reader.contains(holder));
        if ours { Ok(letter) } else { Err(SealedError::NotMeantForUs) }
    }

    /// Decisions, records and notes are an office's, and only an office says by which door
    /// something came.
    fn is_its_writers(&self) -> bool {
        let is_plain = self.author.is_none() && matches!(self.kind, Kind::Letter | Kind::Receipt);
        match self.from.party {
            Party::Office(_) => true,
            Party::Account(_) => is_plain && self.door == Door::Online,
            Party::Guest(_) => is_plain && self.door == Door::Link,
        }
    }
}

/// The chain of a case's letters, as far as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    case: Id,
    seq: u64,
    last: Option<String>,
}

impl Thread {
    /// The chain of a case before its first letter.
    pub fn new(case: Id) -> Self {
        Self { case, seq: 0, last: None }
    }

    /// The chain of a case after a letter that somebody took as it was.
    pub fn after(jws: &str, letter: &Letter) -> Self {
        let last = Some(canonical::sha256_hex(jws));
        Self { case: letter.case.clone(), seq: letter.seq, last }
    }

    /// The place and the hash of the last letter.
    pub fn last(&self) -> (u64, Option<&str>) {
        (self.seq, self.last.as_deref())
    }

    /// The place and the `prev` of the next letter.
    pub fn next(&self) -> (u64, Option<String>) {
        (self.seq + 1, self.last.clone())
    }

    /// Takes the next letter: it must be of this case and follow the one before.
    ///
    /// # Errors
    /// [`SealedError::BrokenChain`]; the chain stays where it was.
    pub fn take(&mut self, jws: &str, letter: &Letter) -> Result<(), SealedError> {
        let follows =
            letter.case == self.case && letter.seq == self.seq + 1 && letter.prev == self.last;
        if !follows {
            return Err(SealedError::BrokenChain(letter.seq));
        }
        self.seq = letter.seq;
        self.last = Some(canonical::sha256_hex(jws));
        Ok(())
    }
}
