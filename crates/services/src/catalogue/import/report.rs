//! What an import did: what came in, what was left as it was and why, what was not understood.

use commons::Slug;

use crate::{ServicesError, catalogue::model::Unresolved, catalogue::rules::NeededDoor};

/// What an import did.
#[derive(Debug, Default)]
pub struct ImportReport {
    /// What each file brought, or each group of files that belong together.
    pub files: Vec<FileReport>,
    /// The files that were refused whole, and why.
    pub refused: Vec<(String, ServicesError)>,
    /// The files of no known kind.
    pub others: Vec<String>,
}

/// What a file brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileReport {
    /// The file.
    pub name: String,
    /// Its services.
    pub services: Tally,
    /// Its locations.
    pub locations: Tally,
    /// How many of its services have all their doors and are published.
    pub published: u64,
    /// How many others are listed.
    pub listed: u64,
    /// How many of those lack each door.
    pub missing: Vec<(NeededDoor, u64)>,
    /// The office that got services whose authority is no office of the town without being named,
    /// and how many.
    pub assumed: Option<(Slug, u64)>,
    /// What was left as it is here.
    pub kept: Vec<Kept>,
    /// What was not understood, with the service or location at which it is shown.
    pub unresolved: Vec<(Slug, Unresolved)>,
}

/// How many there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New here.
    pub created: u64,
    /// Changed in the source since the last import.
    pub changed: u64,
    /// As at the last import.
    pub unchanged: u64,
}

impl Tally {
    /// All of them.
    pub const fn all(self) -> u64 {
        self.created + self.changed + self.unchanged
    }
}

/// A service or location that changed in the source and was left as it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Which one.
    pub slug: Slug,
    /// Why.
    pub why: WhyKept,
}

/// Why something was left as it is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyKept {
    /// An office changed it here since the last import.
    ChangedHere,
    /// An office withdrew it here, or has it as a draft.
    NotPublicHere,
    /// It is published, and would lose a door.
    WouldLoseDoor,
}

impl WhyKept {
    /// The Fluent message that says it.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::ChangedHere => "services-import-kept-changed-here",
            Self::NotPublicHere => "services-import-kept-not-public-here",
            Self::WouldLoseDoor => "services-import-kept-would-lose-door",
        }
    }
}
