//! What is not as it should be in an export that was opened.

use commons::Arg;
use record::Fault as RecordFault;
use sealed::{Party, SealedError};

use crate::texts::Teller;

/// What could not be verified, or not be opened; everything else was.
#[derive(Debug)]
pub enum Fault {
    /// The file ends before everything in it was read.
    Cut,
    /// The export names letters or attachments that are not in the file.
    Missing {
        /// The case's code.
        case: String,
        /// How many letters.
        letters: usize,
        /// How many attachments.
        attachments: usize,
    },
    /// The file has parts that the export does not name.
    Unnamed(usize),
    /// A party's keys are not proved by the record.
    Unproved {
        /// Whose keys.
        party: Party,
        /// Their version.
        version: u64,
        /// Why not, where a proof is there.
        reason: Option<RecordFault>,
    },
    /// A party's keys are not sound, so nothing of theirs is believed.
    Keyset {
        /// Whose keys.
        party: Party,
        /// Why not.
        reason: SealedError,
    },
    /// A version of a case's key cannot be opened or is not believed.
    CaseKey {
        /// The case's code.
        case: String,
        /// Which version.
        version: u64,
        /// Why not.
        reason: SealedError,
    },
    /// A letter cannot be opened.
    Closed {
        /// The case's code.
        case: String,
        /// Its place.
        seq: u64,
        /// Why not.
        reason: SealedError,
    },
    /// A letter was opened and is not believed.
    Doubtful {
        /// The case's code.
        case: String,
        /// Its place.
        seq: u64,
        /// Why not.
        reason: SealedError,
    },
    /// Nobody proved whose signature a letter bears.
    UnknownSender {
        /// The case's code.
        case: String,
        /// Its place.
        seq: u64,
    },
    /// An attachment cannot be opened, or is another file.
    Attachment {
        /// The case's code.
        case: String,
        /// The letter's place.
        seq: u64,
        /// Why not.
        reason: SealedError,
    },
}

impl Fault {
    /// Whether it says why a letter cannot be read.
    pub(super) fn is_about(&self, code: &str, place: u64) -> bool {
        matches!(self, Self::Closed { case, seq, .. } if case == code && *seq == place)
    }

    /// Whether it says why an attachment of a letter cannot be read.
    pub(super) fn is_about_an_attachment(&self, code: &str, place: u64) -> bool {
        matches!(self, Self::Attachment { case, seq, .. } if case == code && *seq == place)
    }

    /// The fault in a sentence.
    pub fn sentence(&self, teller: &Teller) -> String {
        let explained = |reason: &SealedError| Arg::from(teller.reader().explain(reason));
        let at = |case: &str, seq: u64, reason: &SealedError| {
            vec![("case", case.into()), ("seq", seq.into()), ("reason", explained(reason))]
        };
        let (key, args) = match self {
            Self::Cut => ("letters-fault-cut", Vec::new()),
            Self::Missing { case, letters, attachments } => (
                "letters-fault-missing",
                vec![
                    ("case", case.as_str().into()),
                    ("letters", (*letters).into()),
                    ("attachments", (*attachments).into()),
                ],
            ),
            Self::Unnamed(count) => ("letters-fault-unnamed", vec![("count", (*count).into())]),
            Self::Unproved { party, version, reason } => {
                let mut args =
                    vec![("party", party.to_string().into()), ("version", (*version).into())];
                let Some(reason) = reason else {
                    return teller.tr("letters-fault-no-proof", &args);
                };
                args.push(("reason", teller.reader().explain(reason).into()));
                ("letters-fault-bad-proof", args)
            }
            Self::Keyset { party, reason } => (
                "letters-fault-keyset",
                vec![("party", party.to_string().into()), ("reason", explained(reason))],
            ),
            Self::CaseKey { case, version, reason } => (
                "letters-fault-case-key",
                vec![
                    ("case", case.as_str().into()),
                    ("version", (*version).into()),
                    ("reason", explained(reason)),
                ],
            ),
            Self::Closed { case, seq, reason } => ("letters-fault-closed", at(case, *seq, reason)),
            Self::Doubtful { case, seq, reason } => {
                ("letters-fault-doubtful", at(case, *seq, reason))
            }
            Self::UnknownSender { case, seq } => (
                "letters-fault-unknown-sender",
                vec![("case", case.as_str().into()), ("seq", (*seq).into())],
            ),
            Self::Attachment { case, seq, reason } => {
                ("letters-fault-attachment", at(case, *seq, reason))
            }
        };
        teller.tr(key, &args)
    }
}
