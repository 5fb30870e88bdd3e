//! What a file says, before anything of it is kept.

use std::collections::HashMap;

use commons::Text;

use super::ImportError;
use crate::catalogue::model::{
    Channel, Fee, LocationContent, Reason, ServiceContent, Source, Unresolved,
};

/// What the files of one source say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The services.
    pub services: Vec<FoundService>,
    /// The locations.
    pub locations: Vec<FoundLocation>,
}

/// A service, as its source says it.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundService {
    /// What it is called there.
    pub source: Source,
    /// What is said about it.
    pub content: ServiceContent,
    /// The locations at which it is to be had, by their identifier in the source.
    pub places: Vec<String>,
    /// Its other doors.
    pub channels: Vec<Channel>,
    /// What it costs by every door for which nothing else is said.
    pub fee: Fee,
    /// What to know about the fee.
    pub fee_note: Text,
    /// The authorities that answer for it, by name.
    pub authorities: Vec<String>,
}

impl FoundService {
    /// A service of which only its name is known.
    pub(super) fn new(system: &str, id: String) -> Self {
        Self {
            source: Source { system: system.to_owned(), id },
            content: ServiceContent::default(),
            places: Vec::new(),
            channels: Vec::new(),
            fee: Fee::Unknown,
            fee_note: Text::default(),
            authorities: Vec::new(),
        }
    }

    /// Notes something that was not understood.
    pub(super) fn unresolved(&mut self, place: &str, text: &str, reason: Reason) {
        self.content.unresolved.push(note(place, text, reason));
    }
}

/// A location, as its source says it.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundLocation {
    /// What it is called there.
    pub source: Source,
    /// What is said about it.
    pub content: LocationContent,
    /// The authority whose place it is, by name.
    pub authority: Option<String>,
}

impl FoundLocation {
    /// Notes something that was not understood.
    pub(super) fn unresolved(&mut self, place: &str, text: &str, reason: Reason) {
        self.content.unresolved.push(note(place, text, reason));
    }
}

/// The longest piece of a source that a note quotes, in characters.
const QUOTED: usize = 200;

fn note(place: &str, text: &str, reason: Reason) -> Unresolved {
    let mut quoted: String = text.chars().filter(|c| !c.is_control()).take(QUOTED + 1).collect();
    if quoted.chars().count() > QUOTED {
        quoted = quoted.chars().take(QUOTED).collect::<String>() + "…";
    }
    Unresolved { place: place.to_owned(), text: quoted, reason }
}

/// Refuses identifiers that are there twice.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, u64>);

impl Ids {
    /// Takes an identifier that stands in a line.
    ///
    /// # Errors
    /// [`ImportError::Twice`].
    pub(super) fn take(&mut self, id: &str, line: u64) -> Result<(), ImportError> {
        match self.0.insert(id.to_owned(), line) {
            None => Ok(()),
            Some(first) => Err(ImportError::Twice { id: id.to_owned(), line, first }),
        }
    }
}
