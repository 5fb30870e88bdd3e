use commons::{Arg, Explain};

/// What can go wrong with mail. It says nothing of addresses: it stands in logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The town sends no mail.
    #[error("the town sends no mail")]
    Off,
    /// A key of the configuration cannot be used.
    #[error("{0} cannot be used")]
    Config(&'static str),
    /// Mail cannot go to such an address.
    #[error("this is no address for mail")]
    Address,
    /// The other server does not take it, and would not if asked again.
    #[error("the mail server refuses the message")]
    Refused,
    /// The other server does not answer, or asks to be tried again later.
    #[error("the mail server cannot be reached now")]
    Unreachable,
}

impl From<lettre::transport::smtp::Error> for MailError {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        if error.is_permanent() { Self::Refused } else { Self::Unreachable }
    }
}

impl Explain for MailError {
    fn code(&self) -> &'static str {
        match self {
            Self::Off => "post-mail-off",
            Self::Config(_) => "post-mail-config",
            Self::Address => "post-mail-address",
            Self::Refused => "post-mail-refused",
            Self::Unreachable => "post-mail-unreachable",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Off => 409,
            Self::Address => 400,
            Self::Config(_) => 500,
            Self::Refused => 502,
            Self::Unreachable => 503,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Config(key) => vec![("key", (*key).into())],
            _ => Vec::new(),
        }
    }
}
