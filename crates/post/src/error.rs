//! What can go wrong with the post.

use commons::{Arg, Explain, Place};
use identity::IdentityError;
use record::RecordError;
use store::{BlobError, StoreError};

use crate::{DoorError, MailError, NoticeError, OfficeError};

/// What can go wrong with the post. Whatever it is, nothing was half-sent and nothing is lost.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// There is no such case, or the caller has no part in it: the answer is the same.
    #[error("there is no such case")]
    NoCase,
    /// There is no such office.
    #[error("there is no such office")]
    NoOffice,
    /// There is no such keyset, or it is none of the caller's business: the answer is the same.
    #[error("there is no such keyset")]
    NoKeyset,
    /// The reply link and PIN do not open anything, or no longer.
    #[error("the reply link and PIN open nothing")]
    NoGuest,
    /// The person has not set up their mailbox yet.
    #[error("the person has no mailbox yet")]
    NoAccount,
    /// A part of the request is not as the protocol says.
    #[error("{0} is not as the protocol says")]
    Malformed(&'static str),
    /// The request is larger than anything the protocol knows.
    #[error("the request is too large")]
    TooLarge,
    /// The person has a mailbox already.
    #[error("the person has a mailbox already")]
    AccountExists,
    /// The keys were changed elsewhere meanwhile.
    #[error("the keys were changed meanwhile")]
    KeysMoved,
    /// A mailbox needs exactly one recovery code and at least one passphrase.
    #[error("the ways into the mailbox are not complete")]
    WrapsIncomplete,
    /// A way into the mailbox is locked more weakly than the protocol allows.
    #[error("a passphrase is protected too weakly")]
    WeakWrap,
    /// The recovery code and the last passphrase cannot be taken away.
    #[error("this way into the mailbox cannot be taken away")]
    LastWay,
    /// There is no such way into the mailbox.
    #[error("there is no such way into the mailbox")]
    NoWay,
    /// Another device saved the mailbox's index meanwhile; its revision.
    #[error("another device saved the index meanwhile")]
    IndexMoved(u64),
    /// Another letter came first; the number of the case's last letter.
    #[error("another letter came first")]
    CaseMoved(u64),
    /// There is another case, letter or file with this identifier.
    #[error("the identifier is taken")]
    CaseTaken,
    /// The case has a newer key; its version.
    #[error("the case has a newer key")]
    CaseKeyMoved(u64),
    /// The case's key must be sealed to each of its parties, and to nobody else.
    #[error("the key is not sealed to exactly the parties")]
    WrapsMissing,
    /// A party has newer keys than those that were sealed to.
    #[error("a party has newer keys")]
    PartyKeyMoved,
    /// The office has no keys yet.
    #[error("the office has no keys yet")]
    OfficeUnreachable,
    /// The letter claims a door that is not open to its sender.
    #[error("this door is not open to the sender")]
    DoorRefused,
    /// What an office enters cannot have come on the day it names.
    #[error("it cannot have come on this day")]
    Received,
    /// What only offices may do.
    #[error("only an office may do this")]
    NotForParty,
    /// A file that the letter names is not there, not whole, or in another letter.
    #[error("a file of the letter is not there")]
    NoAttachment,
    /// The account's space is used up; its limit in bytes.
    #[error("the space is used up")]
    Quota(u64),
    /// Somebody without an account has sent as much as is taken; the limit in bytes.
    #[error("a guest has sent as much as is taken")]
    GuestQuota(u64),
    /// Somebody without an account has opened their one case already.
    #[error("the guest has a case already")]
    OneCase,
    /// Many without an account came from this network; so many minutes the next one waits.
    #[error("too many guests came from this network")]
    SlowDown(u64),
    /// The office must keep the case until this day.
    #[error("the office must keep the case")]
    Retention(crate::Day),
    /// An office's keys.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// News by mail.
    #[error(transparent)]
    Notice(#[from] NoticeError),
    /// Mail.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The doors to other systems.
    #[error(transparent)]
    Door(#[from] DoorError),
    /// There is no such file of the caller, or it is in a letter already.
    #[error("there is no such upload")]
    NoUpload,
    /// The part is not the next one of its file; how much is there.
    #[error("the part is not the next one")]
    UploadMoved(u64),
    /// The file is empty or longer than allowed; the most that is taken, in bytes.
    #[error("the file is empty or too long")]
    FileTooLarge(u64),
    /// A part is longer than 8 MiB.
    #[error("the part is too long")]
    PartTooLarge,
    /// The connection ended within a part.
    #[error("the part was cut off")]
    CutOff,
    /// The browser speaks another version of the upload protocol.
    #[error("another version of tus")]
    OtherTus,
    /// There are as many drafts as are kept.
    #[error("there are too many drafts")]
    TooManyDrafts(u64),
    /// A sealed file cannot be read.
    #[error("a sealed file cannot be read: {0}")]
    Unreadable(String),
    /// The public record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Who may do it.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The sealed files.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

impl PostError {
    /// The error it stands for, where it is another room's.
    fn inner(&self) -> Option<&dyn Explain> {
        match self {
            Self::Office(error) => Some(error),
            Self::Notice(error) => Some(error),
            Self::Mail(error) => Some(error),
            Self::Door(error) => Some(error),
            Self::Record(error) => Some(error),
            Self::Identity(error) => Some(error),
            Self::Store(error) => Some(error),
            Self::Blob(error) => Some(error),
            _ => None,
        }
    }
}

impl Explain for PostError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCase => "post-no-case",
            Self::NoOffice => "post-no-office",
            Self::NoKeyset => "post-no-keyset",
            Self::NoGuest => "post-no-guest",
            Self::NoAccount => "post-no-account",
            Self::Malformed(_) => "post-malformed",
            Self::TooLarge => "post-too-large",
            Self::AccountExists => "post-account-exists",
            Self::KeysMoved => "post-keys-moved",
            Self::WrapsIncomplete => "post-wraps-incomplete",
            Self::WeakWrap => "post-weak-wrap",
            Self::LastWay => "post-last-way",
            Self::NoWay => "post-no-way",
            Self::IndexMoved(_) => "post-index-moved",
            Self::CaseMoved(_) => "post-case-moved",
            Self::CaseTaken => "post-taken",
            Self::CaseKeyMoved(_) => "post-case-key-moved",
            Self::WrapsMissing => "post-wraps-missing",
            Self::PartyKeyMoved => "post-party-key-moved",
            Self::OfficeUnreachable => "post-office-unreachable",
            Self::DoorRefused => "post-door-refused",
            Self::Received => "post-received",
            Self::NotForParty => "post-only-offices",
            Self::NoAttachment => "post-no-attachment",
            Self::Quota(_) => "post-quota",
            Self::GuestQuota(_) => "post-guest-quota",
            Self::OneCase => "post-one-case",
            Self::SlowDown(_) => "post-slow-down",
            Self::Retention(_) => "post-retention",
            Self::Office(error) => error.code(),
            Self::Notice(error) => error.code(),
            Self::Mail(error) => error.code(),
            Self::Door(error) => error.code(),
            Self::NoUpload => "post-no-upload",
            Self::UploadMoved(_) => "post-upload-moved",
            Self::FileTooLarge(_) => "post-file-too-large",
            Self::PartTooLarge => "post-part-too-large",
            Self::CutOff => "post-cut-off",
            Self::OtherTus => "post-other-tus",
            Self::TooManyDrafts(_) => "post-too-many-drafts",
            Self::Unreadable(_) => "post-unreadable",
            Self::Record(error) => error.code(),
            Self::Identity(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Blob(error) => error.code(),
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NoCase | Self::NoOffice | Self::NoKeyset | Self::NoWay | Self::NoUpload => 404,
            Self::OtherTus => 412,
            Self::NoGuest | Self::NotForParty => 403,
            Self::NoAccount
            | Self::AccountExists
            | Self::KeysMoved
            | Self::LastWay
            | Self::IndexMoved(_)
            | Self::CaseMoved(_)
            | Self::CaseTaken
            | Self::CaseKeyMoved(_)
            | Self::PartyKeyMoved
            | Self::OfficeUnreachable
            | Self::NoAttachment
            | Self::OneCase
            | Self::Retention(_)
            | Self::UploadMoved(_)
            | Self::TooManyDrafts(_) => 409,
            Self::Malformed(_)
            | Self::WrapsIncomplete
            | Self::WeakWrap
            | Self::WrapsMissing
            | Self::DoorRefused
            | Self::Received
            | Self::CutOff => 400,
            Self::TooLarge
            | Self::Quota(_)
            | Self::GuestQuota(_)
            | Self::FileTooLarge(_)
            | Self::PartTooLarge => 413,
            Self::SlowDown(_) => 429,
            _ => self.inner().map_or(500, Explain::status),
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Malformed(field) => vec![("field", (*field).into())],
            Self::IndexMoved(revision) => vec![("revision", (*revision).into())],
            Self::CaseMoved(last) => vec![("last_seq", (*last).into())],
            Self::CaseKeyMoved(version) => vec![("version", (*version).into())],
            Self::UploadMoved(offset) => vec![("offset", (*offset).into())],
            Self::FileTooLarge(limit) | Self::TooManyDrafts(limit) => {
                vec![("limit", (*limit).into())]
            }
            Self::Quota(limit) => vec![("limit", (*limit).into())],
            Self::GuestQuota(limit) => vec![("megabytes", (limit >> 20).into())],
            Self::SlowDown(minutes) => vec![("minutes", (*minutes).into())],
            Self::Retention(day) => vec![("delete_after", day.to_string().into())],
            _ => self.inner().map_or_else(Vec::new, Explain::args),
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Malformed(field) => {
                Place { field: Some((*field).to_owned()), ..Place::default() }
            }
            Self::Received => Place { field: Some("received".to_owned()), ..Place::default() },
            _ => self.inner().map_or_else(Place::default, Explain::place),
        }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        self.inner().map_or_else(Vec::new, Explain::details)
    }
}
