//! Why something sealed is not believed, or cannot be opened.

use commons::{Arg, Explain};

/// Why something is refused. Whatever was refused was not believed in any part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealedError {
    /// The bytes are no age file: its header is not as the format demands.
    #[error("not an age file: {0}")]
    NoAgeFile(&'static str),
    /// The age file names a recipient of a type that is not allowed here.
    #[error("an age file for a recipient of the type “{0}”")]
    OtherRecipient(String),
    /// The age file is sealed to other keys than the one it was tried with.
    #[error("sealed to another key")]
    NotForThisKey,
    /// What is sealed was changed, cut or damaged.
    #[error("changed or cut")]
    Damaged,
    /// The text is no key of the expected kind.
    #[error("not a key: {0}")]
    NoKey(&'static str),
    /// The bytes are not what they should be.
    #[error("malformed {what}: {reason}")]
    Malformed {
        /// What they should be, in the field's word: `letter`, `keyset`.
        what: &'static str,
        /// Why they are not.
        reason: String,
    },
    /// The signature is false, by another key, of another type, or with another algorithm.
    #[error("the signature of a {0} is not valid")]
    BadSignature(&'static str),
    /// Passphrase or recovery code are wrong, or the wrap belongs to another account.
    #[error("the passphrase or recovery code does not open this")]
    WrongSecret,
    /// The text is no recovery code.
    #[error("not a recovery code")]
    NoRecoveryCode,
    /// A wrap asks for less work than is allowed: whoever lowers it wants to guess the passphrase.
    #[error("the protection of the passphrase was lowered")]
    WeakWrap,
    /// A wrap asks for more work than a sound client would ever choose.
    #[error("the protection of the passphrase asks for too much work")]
    CostlyWrap,
    /// It is larger than the protocol allows.
    #[error("{0} is too large")]
    TooLarge(&'static str),
    /// A letter is missing, doubled, moved or changed: it does not follow the one before.
    #[error("letter {0} does not follow the one before it")]
    BrokenChain(u64),
    /// The letter, or the case key, was meant for other parties.
    #[error("it was meant for others")]
    NotMeantForUs,
    /// The root does not lead to the keys that were published.
    #[error("the root does not belong to the published keys")]
    OtherKeys,
    /// The content of an attachment is not the one that the letter names.
    #[error("the attachment is not the one that the letter names")]
    OtherAttachment,
    /// Reading or writing failed.
    #[error("{0}")]
    Io(String),
}

/// The error for bytes that are not what they should be.
pub(crate) fn malformed(what: &'static str, reason: impl std::fmt::Display) -> SealedError {
    SealedError::Malformed { what, reason: reason.to_string() }
}

impl Explain for SealedError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoAgeFile(_) => "sealed-no-age-file",
            Self::OtherRecipient(_) => "sealed-other-recipient",
            Self::NotForThisKey => "sealed-not-for-this-key",
            Self::Damaged => "sealed-damaged",
            Self::NoKey(_) => "sealed-no-key",
            Self::Malformed { .. } => "sealed-malformed",
            Self::BadSignature(_) => "sealed-bad-signature",
            Self::WrongSecret => "sealed-wrong-secret",
            Self::NoRecoveryCode => "sealed-no-recovery-code",
            Self::WeakWrap => "sealed-weak-wrap",
            Self::CostlyWrap => "sealed-costly-wrap",
            Self::TooLarge(_) => "sealed-too-large",
            Self::BrokenChain(_) => "sealed-broken-chain",
            Self::NotMeantForUs => "sealed-not-meant-for-us",
            Self::OtherKeys => "sealed-other-keys",
            Self::OtherAttachment => "sealed-other-attachment",
            Self::Io(_) => "sealed-io",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::TooLarge(_) => 413,
            Self::Io(_) => 500,
            _ => 422,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoAgeFile(reason) | Self::NoKey(reason) => vec![("reason", (*reason).into())],
            Self::OtherRecipient(kind) => vec![("kind", kind.clone().into())],
            Self::Malformed { what, reason } => {
                vec![("what", (*what).into()), ("reason", reason.clone().into())]
            }
            Self::BadSignature(what) | Self::TooLarge(what) => vec![("what", (*what).into())],
            Self::BrokenChain(seq) => vec![("seq", (*seq).into())],
            Self::Io(reason) => vec![("reason", reason.clone().into())],
            _ => Vec::new(),
        }
    }
}

/// An error of reading keeps the refusal that it carries.
impl From<std::io::Error> for SealedError {
    fn from(error: std::io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            Some(refused) => refused.clone(),
            None => Self::Io(error.to_string()),
        }
    }
}

impl From<SealedError> for std::io::Error {
    fn from(error: SealedError) -> Self {
        Self::new(std::io::ErrorKind::InvalidData, error)
    }
}
