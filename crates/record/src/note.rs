//! Signed notes (C2SP `signed-note`): their keys, their form, their verification.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand::Rng;
use sha2::{Digest, Sha256};

use crate::RecordError;

/// What a signature line starts with.
const DASH: &str = "— ";
/// The longest note that is read, in bytes: a checkpoint with dozens of signatures is far below.
const LONGEST: usize = 256 * 1024;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureKind {
    /// The note's text: what a log does.
    Ed25519,
    /// The note's text after a line with the time: what a witness does (`tlog-cosignature`).
    Cosignature,
}

impl SignatureKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::Cosignature => 0x04,
        }
    }

    fn of_byte(byte: u8) -> Option<Self> {
        [Self::Ed25519, Self::Cosignature].into_iter().find(|kind| kind.byte() == byte)
    }
}

/// The key that signs the town's checkpoints, or a witness's key.
#[derive(Clone)]
pub struct NoteKey {
    verifier: VerifierKey,
    signing: SigningKey,
}

impl NoteKey {
    /// A new key of a log; its name is the log's origin.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where the name is no key name.
    pub fn generate(name: &str) -> Result<Self, RecordError> {
        Self::random(name, SignatureKind::Ed25519)
    }

    /// A new key of a witness.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where the name is no key name.
    pub fn generate_witness(name: &str) -> Result<Self, RecordError> {
        Self::random(name, SignatureKind::Cosignature)
    }

    fn random(name: &str, kind: SignatureKind) -> Result<Self, RecordError> {
        let mut seed = [0; 32];
        rand::rng().fill_bytes(&mut seed);
        Self::of_seed(name, kind, seed)
    }

    fn of_seed(name: &str, kind: SignatureKind, seed: [u8; 32]) -> Result<Self, RecordError> {
        let signing = SigningKey::from_bytes(&seed);
        let verifier = VerifierKey::new(name, kind, signing.verifying_key())?;
        Ok(Self { verifier, signing })
    }

    /// The key as text, for a file that only the program reads:
    /// `PRIVATE+KEY+<name>+<id>+<key>`, as the tools of the Go checksum database write it.
    pub fn to_secret_text(&self) -> String {
        let mut key = vec![self.verifier.kind.byte()];
        key.extend(self.signing.to_bytes());
        let VerifierKey { name, id, .. } = &self.verifier;
        format!("PRIVATE+KEY+{name}+{id:08x}+{}", BASE64_STANDARD.encode(key))
    }

    /// Reads the text of a key.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where it is none.
    pub fn from_secret_text(text: &str) -> Result<Self, RecordError> {
        let malformed = || RecordError::Malformed("not a signing key".to_owned());
        let rest = text.trim().strip_prefix("PRIVATE+KEY+").ok_or_else(malformed)?;
        let (name, id, kind, seed) = key_parts(rest).ok_or_else(malformed)?;
        let key = Self::of_seed(name, kind, seed)?;
        if key.verifier.id == id { Ok(key) } else { Err(malformed()) }
    }

    /// What others verify its signatures with.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The signature line for a text, ended by a newline. A witness's key signs with the time
    /// (seconds since 1970, UTC), a log's key leaves it out.
    pub(crate) fn sign(&self, text: &str, time: u64) -> String {
        let mut signature = self.verifier.id.to_be_bytes().to_vec();
        if self.verifier.kind == SignatureKind::Cosignature {
            signature.extend(time.to_be_bytes());
        }
        let message = self.verifier.kind.message(text, time);
        signature.extend(self.signing.sign(message.as_bytes()).to_bytes());
        format!("{DASH}{} {}\n", self.verifier.name, BASE64_STANDARD.encode(signature))
    }
}

impl fmt::Debug for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NoteKey({})", self.verifier)
    }
}

impl SignatureKind {
    fn message(self, text: &str, time: u64) -> String {
        match self {
            Self::Ed25519 => text.to_owned(),
            Self::Cosignature => format!("cosignature/v1\ntime {time}\n{text}"),
        }
    }
}

/// The public half of a key, written `<name>+<id>+<key>` (a “vkey”).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: u32,
    kind: SignatureKind,
    key: VerifyingKey,
}

impl VerifierKey {
    fn new(name: &str, kind: SignatureKind, key: VerifyingKey) -> Result<Self, RecordError> {
        if !is_key_name(name) {
            return Err(RecordError::Malformed(format!("“{name}” cannot name a key")));
        }
        let mut hash = Sha256::new();
        hash.update(name);
        hash.update([b'\n', kind.byte()]);
        hash.update(key.to_bytes());
        let hash = hash.finalize();
        let id = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        Ok(Self { name: name.to_owned(), id, kind, key })
    }

    /// The key's name: for a log its origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a witness's key.
    pub fn is_witness(&self) -> bool {
        self.kind == SignatureKind::Cosignature
    }

    fn verify(&self, text: &str, signature: &[u8]) -> Option<Signed> {
        let (time, signature) = match self.kind {
            SignatureKind::Ed25519 => (None, signature),
            SignatureKind::Cosignature => {
                let (time, rest) = signature.split_at_checked(8)?;
                (Some(u64::from_be_bytes(time.try_into().ok()?)), rest)
            }
        };
        let signature = Signature::from_slice(signature).ok()?;
        let message = self.kind.message(text, time.unwrap_or_default());
        self.key.verify_strict(message.as_bytes(), &signature).ok()?;
        Some(Signed { time })
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![self.kind.byte()];
        key.extend(self.key.to_bytes());
        write!(f, "{}+{:08x}+{}", self.name, self.id, BASE64_STANDARD.encode(key))
    }
}

impl FromStr for VerifierKey {
    type Err = RecordError;

    fn from_str(text: &str) -> Result<Self, RecordError> {
        let malformed = || RecordError::Malformed(format!("“{text}” is not a public key"));
        let (name, id, kind, key) = key_parts(text.trim()).ok_or_else(malformed)?;
        let key = VerifyingKey::from_bytes(&key).map_err(|_| malformed())?;
        let verifier = Self::new(name, kind, key)?;
        if verifier.id == id { Ok(verifier) } else { Err(malformed()) }
    }
}

fn key_parts(text: &str) -> Option<(&str, u32, SignatureKind, [u8; 32])> {
    let (name, rest) = text.split_once('+')?;
    let (id, key) = rest.split_once('+')?;
    if id.len() != 8 || !id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let key = BASE64_STANDARD.decode(key).ok()?;
    let (kind, key) = key.split_first()?;
    let kind = SignatureKind::of_byte(*kind)?;
    Some((name, u32::from_str_radix(id, 16).ok()?, kind, key.try_into().ok()?))
}

fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

/// A valid signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// When a witness signed, in seconds since 1970 (UTC).
    pub time: Option<u64>,
}

/// A text with signatures that are not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text with its last newline, without the blank line.
    pub text: String,
    /// The signature lines, each ended by a newline, as they were read.
    pub signatures: Vec<SignatureLine>,
}

/// One line of a note that is a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// The name of the key.
    pub name: String,
    id: u32,
    signature: Vec<u8>,
}

impl SignatureLine {
    /// Whether the line says that it is by this key.
    pub(crate) fn is_of(&self, key: &VerifierKey) -> bool {
        self.name == key.name && self.id == key.id
    }
}

impl FromStr for SignatureLine {
    type Err = RecordError;

    /// Reads a line without its newline.
    fn from_str(line: &str) -> Result<Self, RecordError> {
        let malformed = || RecordError::Malformed("a signature line".to_owned());
        let rest = line.strip_prefix(DASH).ok_or_else(malformed)?;
        let (name, signature) = rest.split_once(' ').ok_or_else(malformed)?;
        let signature = BASE64_STANDARD.decode(signature).map_err(|_| malformed())?;
        let (id, signature) = signature.split_first_chunk::<4>().ok_or_else(malformed)?;
        if !is_key_name(name) || signature.is_empty() {
            return Err(malformed());
        }
        let id = u32::from_be_bytes(*id);
        Ok(Self { name: name.to_owned(), id, signature: signature.to_vec() })
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut signature = self.id.to_be_bytes().to_vec();
        signature.extend(&self.signature);
        writeln!(f, "{DASH}{} {}", self.name, BASE64_STANDARD.encode(signature))
    }
}

impl Note {
    /// Whether a key signed the text: `None` where no line is from this key.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where a line says that it is from this key and its signature is
    /// false.
    pub fn signed_by(&self, key: &VerifierKey) -> Result<Option<Signed>, RecordError> {
        let mut found = None;
        for line in &self.signatures {
            if line.is_of(key) {
                let forged = || RecordError::Malformed("a forged signature".to_owned());
                found = Some(key.verify(&self.text, &line.signature).ok_or_else(forged)?);
            }
        }
        Ok(found)
    }
}

impl FromStr for Note {
    type Err = RecordError;

    fn from_str(note: &str) -> Result<Self, RecordError> {
        let malformed = |reason: &str| RecordError::Malformed(format!("signed note: {reason}"));
        if note.len() > LONGEST {
            return Err(malformed("too long"));
        }
        if note.chars().any(|c| c < ' ' && c != '\n') {
            return Err(malformed("control characters"));
        }
        let split = note.rfind("\n\n").ok_or_else(|| malformed("no signatures"))?;
        let (text, lines) = (&note[..=split], &note[split + 2..]);
        let lines = lines.strip_suffix('\n').ok_or_else(|| malformed("no last newline"))?;
        let signatures = lines.split('\n').map(str::parse).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { text: text.to_owned(), signatures })
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| write!(f, "{line}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`.
    const SECRET: &str =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const VKEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n";
    const LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    fn note() -> Note {
        format!("{TEXT}\n{LINE}").parse().unwrap()
    }

    #[test]
    fn keys_and_signatures_are_those_of_other_tools() {
        let key = NoteKey::from_secret_text(SECRET).unwrap();
        assert_eq!(key.to_secret_text(), SECRET);
        assert_eq!(key.verifier().to_string(), VKEY);
        assert_eq!(key.sign(TEXT, 0), LINE);
        assert!(note().signed_by(&VKEY.parse().unwrap()).unwrap().is_some());
    }

    #[test]
    fn a_witness_signs_the_time_with_the_text() {
        let key = NoteKey::generate_witness("witness.example").unwrap();
        let line = key.sign(TEXT, 1_800_000_000);
        let signed: Note = format!("{TEXT}\n{line}").parse().unwrap();
        let found = signed.signed_by(key.verifier()).unwrap().unwrap();
        assert_eq!(found.time, Some(1_800_000_000));
        let mut later = signed;
        later.signatures[0].signature[7] ^= 1;
        assert!(later.signed_by(key.verifier()).is_err());
    }

    #[test]
    fn a_key_that_does_not_fit_its_name_or_id_is_refused() {
        for (from, to) in [("Neumann", "Newman"), ("c74f20a3", "c74f20a4"), ("c7", "C7")] {
            assert!(VKEY.replacen(from, to, 1).parse::<VerifierKey>().is_err(), "{to}");
            assert!(NoteKey::from_secret_text(&SECRET.replacen(from, to, 1)).is_err(), "{to}");
        }
        for name in ["", "a b", "a+b", "a\nb"] {
            assert!(NoteKey::generate(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn a_key_says_nothing_secret_about_itself() {
        let key = NoteKey::from_secret_text(SECRET).unwrap();
        assert_eq!(format!("{key:?}"), format!("NoteKey({VKEY})"));
    }

    #[test]
    fn what_is_no_note_is_refused() {
        let good = format!("{TEXT}\n{LINE}");
        let bad = [
            TEXT.to_owned(),
            good.trim_end().to_owned(),
            good.replacen("— ", "- ", 1),
            good.replacen("x08go", "x08g!", 1),
            good.replacen("If you", "If\ryou", 1),
            format!("{TEXT}\n"),
            "a".repeat(LONGEST) + &good,
        ];
        for note in bad {
            assert!(note.parse::<Note>().is_err());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_note_that_reads_back_or_refused(text in "(\\PC|\n|— ){0,80}") {
            if let Ok(note) = text.parse::<Note>() {
                prop_assert_eq!(note.to_string(), text);
            }
        }

        #[test]
        fn no_changed_character_keeps_the_signature(at in 0..TEXT.len()) {
            let mut text = TEXT.as_bytes().to_vec();
            text[at] ^= 1;
            let changed = Note { text: String::from_utf8(text).unwrap(), ..note() };
            prop_assert!(changed.signed_by(&VKEY.parse().unwrap()).is_err());
        }
    }
}
