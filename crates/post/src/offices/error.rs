use commons::{Arg, Explain};

/// What can go wrong with an office's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfficeError {
    /// A colleague was quicker: the office has other keys or members by now.
    #[error("the office was changed meanwhile")]
    Moved,
    /// The step does not say what happened.
    #[error("the step does not fit: {0}")]
    Step(&'static str),
    /// The root is not sealed to exactly those who should hold it.
    #[error("not sealed to exactly the members")]
    Members,
    /// The shares are not sealed to exactly those who hold them.
    #[error("the shares are not sealed to exactly their holders")]
    Shares,
    /// Who does not hold the office's keys cannot change them.
    #[error("the caller does not hold the office's keys")]
    NotHolder,
    /// There is no such request for recovery, or it is over, or none of the caller's business.
    #[error("there is no such recovery")]
    NoRecovery,
    /// This holder has given their share already.
    #[error("the share was given already")]
    ShareGiven,
    /// Two holders have to give their shares first.
    #[error("fewer than two shares")]
    TooFewShares,
}

impl Explain for OfficeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Moved => "post-office-moved",
            Self::Step(_) => "post-office-step",
            Self::Members => "post-office-members",
            Self::Shares => "post-office-shares",
            Self::NotHolder => "post-office-not-holder",
            Self::NoRecovery => "post-no-recovery",
            Self::ShareGiven => "post-share-given",
            Self::TooFewShares => "post-too-few-shares",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Step(_) | Self::Members | Self::Shares => 400,
            Self::NotHolder => 403,
            Self::NoRecovery => 404,
            Self::Moved | Self::ShareGiven | Self::TooFewShares => 409,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Step(part) => vec![("part", (*part).into())],
            _ => Vec::new(),
        }
    }
}
