//! When in life a service is needed.

use serde::{Deserialize, Serialize};

/// When in life a service is needed. Their names for people are the Fluent messages
/// `services-life-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LifeSituation {
    /// A child is born.
    Birth,
    /// Living together, parents, childcare.
    Family,
    /// School and training.
    School,
    /// University, grants.
    Study,
    /// Work and looking for work.
    Work,
    /// Founding and running a business.
    Business,
    /// Moving house.
    Moving,
    /// Building, owning and renting homes.
    Building,
    /// Identity cards, certificates.
    Documents,
    /// Cars, driving, parking, traffic.
    Mobility,
    /// Health and care.
    Health,
    /// Living with a disability.
    Disability,
    /// When money is short.
    Support,
    /// Taxes and fees.
    Taxes,
    /// Coming from abroad, becoming a citizen.
    Migration,
    /// Taking part: elections, associations, information.
    Engagement,
    /// Trees, animals, waste, gardens.
    Environment,
    /// Culture, sport, archives, free time.
    Culture,
    /// Growing old, pensions.
    Age,
    /// Order, safety, events.
    Safety,
    /// Courts, crime, being wronged.
    Law,
    /// Somebody has died.
    Death,
}

impl LifeSituation {
    /// All of them, in the order a page shows them.
    pub const ALL: [Self; 22] = [
        Self::Birth,
        Self::Family,
        Self::School,
        Self::Study,
        Self::Work,
        Self::Business,
        Self::Moving,
        Self::Building,
        Self::Documents,
        Self::Mobility,
        Self::Health,
        Self::Disability,
        Self::Support,
        Self::Taxes,
        Self::Migration,
        Self::Engagement,
        Self::Environment,
        Self::Culture,
        Self::Age,
        Self::Safety,
        Self::Law,
        Self::Death,
    ];

    /// Its name in addresses, tables and texts (`services-life-…`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Family => "family",
            Self::School => "school",
            Self::Study => "study",
            Self::Work => "work",
            Self::Business => "business",
            Self::Moving => "moving",
            Self::Building => "building",
            Self::Documents => "documents",
            Self::Mobility => "mobility",
            Self::Health => "health",
            Self::Disability => "disability",
            Self::Support => "support",
            Self::Taxes => "taxes",
            Self::Migration => "migration",
            Self::Engagement => "engagement",
            Self::Environment => "environment",
            Self::Culture => "culture",
            Self::Age => "age",
            Self::Safety => "safety",
            Self::Law => "law",
            Self::Death => "death",
        }
    }

    /// The life situation of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|life| life.name() == name)
    }

    /// The Fluent message of its name.
    pub fn text_key(self) -> String {
        format!("services-life-{}", self.name())
    }
}
