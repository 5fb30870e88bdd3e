use commons::Explain;

/// What can go wrong with news by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// A link was sent a moment ago.
    #[error("a link was sent a moment ago")]
    TooSoon,
    /// The link was used, is too old, or was replaced by a newer one.
    #[error("the link works no more")]
    OldLink,
}

impl Explain for NoticeError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooSoon => "post-notice-too-soon",
            Self::OldLink => "post-notice-old-link",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::TooSoon => 429,
            Self::OldLink => 410,
        }
    }
}
