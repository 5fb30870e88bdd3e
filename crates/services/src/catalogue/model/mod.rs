//! The nouns of the catalogue: services, the doors through which they are to be had, and the
//! places where those doors are.

mod channel;
mod content;
mod life;
mod location;

pub use channel::{Channel, Door, Fee, PaperForm};
use commons::{Slug, Subject, Timestamp};
pub use content::{
    EASY, LegalBasis, ProcessingTime, Reason, RequiredDocument, ServiceContent, Unresolved, Urgent,
    WebLink,
};
pub use jiff::civil::Date as Day;
pub use life::LifeSituation;
pub use location::{Address, Location, LocationContent, Point, StepFree};
use serde::{Deserialize, Serialize};

/// The kind of subject under which the record knows services.
pub const SERVICE: &str = "service";
/// The kind of subject under which the record knows locations.
pub const LOCATION: &str = "service-location";

/// A service of the administration.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its part of the address.
    pub slug: Slug,
    /// The office that answers for it.
    pub office: Slug,
    /// Who sees it, and what can be done there.
    pub state: State,
    /// Counts its changes, from 1.
    pub version: u64,
    /// The other system it came from.
    pub source: Option<Source>,
    /// What is said about it.
    pub content: ServiceContent,
    /// Its doors, in the order in which they are shown.
    pub channels: Vec<Channel>,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Service {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/services/{}", self.slug)
    }

    /// What the record calls this version of it.
    pub fn subject(&self) -> Subject {
        Subject::new(SERVICE, self.slug.clone()).at(self.version)
    }

    /// Its doors that are open on a day by their own dates; whether their location is open too is
    /// for [`rules`](crate::catalogue::rules) to say.
    pub fn channels_on(&self, day: Day) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(move |channel| channel.is_valid_on(day))
    }
}

/// Who sees a service, and what can be done there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Only its office sees it.
    Draft,
    /// Everyone finds it, with a sentence that says what is missing; nothing goes online. So come
    /// services from other directories.
    Listed,
    /// Everyone finds it; it has a door on site, on paper and by phone.
    Published,
    /// It is not offered any more.
    Withdrawn,
}

impl State {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Listed, Self::Published, Self::Withdrawn];

    /// Its name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Listed => "listed",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether everyone finds it.
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Listed | Self::Published)
    }
}

/// The other system a service or location came from, and what it is called there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The system: `dldb`, `xzufi`, `csv`.
    pub system: String,
    /// Its identifier there.
    pub id: String,
}

/// What an office says about a service: what a page, the command line or an import hands in.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceEdit {
    /// Its part of the address.
    pub slug: Slug,
    /// The office that answers for it.
    pub office: Slug,
    /// The version that was changed; 0 for a new service. Who was slower is refused.
    pub base: u64,
    /// The other system it came from.
    pub source: Option<Source>,
    /// What is said about it.
    pub content: ServiceContent,
    /// Its doors.
    pub channels: Vec<Channel>,
}

impl From<Service> for ServiceEdit {
    fn from(service: Service) -> Self {
        let Service { slug, office, version, source, content, channels, .. } = service;
        Self { slug, office, base: version, source, content, channels }
    }
}
