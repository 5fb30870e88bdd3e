//! What can go wrong at the doors to other systems.

use commons::{Arg, Explain};

/// What can go wrong at the doors to other systems.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DoorError {
    /// A public key that is none, holds something private, or is not what was said of it.
    #[error("no public key of this door")]
    NotAKey,
    /// The office has no such key.
    #[error("there is no such key")]
    NoKey,
    /// An address of mail that is not one plain address.
    #[error("no plain address of mail")]
    Address,
    /// What was to go out as sealed mail is not sealed, or not only.
    #[error("the message is not sealed, and nothing else")]
    NotSealed,
    /// The other side's server did not answer, or not as the standard says.
    #[error("{host} did not answer as it should")]
    Unreachable {
        /// Who was asked.
        host: String,
    },
    /// There is no such message at the office's other doors.
    #[error("there is no such message")]
    NoMessage,
    /// The town sends no mail.
    #[error("the town sends no mail")]
    NoMail,
    /// The town does not take part in FIT-Connect.
    #[error("the town does not take part in FIT-Connect")]
    NoFitConnect,
    /// A message of this identifier went out already, with other content.
    #[error("this identifier was used already")]
    Used,
    /// An incoming message that everyone could read.
    #[error("the message is not sealed")]
    Readable,
    /// An incoming message that is no mail.
    #[error("the message is no mail")]
    Unreadable,
    /// An incoming message that is too large.
    #[error("the message is too large")]
    TooLarge,
    /// An incoming message that nobody here may receive.
    #[error("no office has the address")]
    NoRecipient,
}

impl Explain for DoorError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotAKey => "post-door-not-a-key",
            Self::NoKey => "post-door-no-key",
            Self::Address => "post-door-address",
            Self::NotSealed => "post-door-not-sealed",
            Self::Unreachable { .. } => "post-door-unreachable",
            Self::NoMessage => "post-door-no-message",
            Self::NoMail => "post-door-no-mail",
            Self::NoFitConnect => "post-door-no-fit-connect",
            Self::Used => "post-door-used",
            Self::Readable => "post-door-readable",
            Self::Unreadable => "post-door-unreadable",
            Self::TooLarge => "post-door-too-large",
            Self::NoRecipient => "post-door-no-recipient",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::NotAKey | Self::Address | Self::NotSealed | Self::Readable | Self::Unreadable => {
                400
            }
            Self::TooLarge => 413,
            Self::NoKey | Self::NoMessage | Self::NoRecipient => 404,
            Self::NoMail | Self::NoFitConnect | Self::Used => 409,
            Self::Unreachable { .. } => 502,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreachable { host } => vec![("host", host.as_str().into())],
            _ => Vec::new(),
        }
    }
}
