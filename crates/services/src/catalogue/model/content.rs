//! What is said about a service.

use commons::{Lang, Text};
use serde::{Deserialize, Serialize};

use super::{Day, LifeSituation};

/// What is said about a service. Texts are plain paragraphs, an empty line between two; what an
/// office left out is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceContent {
    /// Its name, as people call it.
    pub name: Text,
    /// What it is, in a sentence or two.
    pub teaser: Text,
    /// What it is, in full. Its `de-x-leicht` is the easy-language text.
    pub description: Text,
    /// How it goes, from applying to the decision.
    pub procedure: Text,
    /// The laws it rests on.
    pub legal_basis: Vec<LegalBasis>,
    /// What must be brought or attached.
    pub documents: Vec<RequiredDocument>,
    /// What must be so.
    pub prerequisites: Vec<Text>,
    /// Until when something must be done.
    pub deadlines: Vec<Text>,
    /// How long the office takes.
    pub processing: ProcessingTime,
    /// What else to know.
    pub hints: Text,
    /// How to object to the decision.
    pub appeal: Text,
    /// Where more is said.
    pub links: Vec<WebLink>,
    /// When in life it is needed.
    pub life_situations: Vec<LifeSituation>,
    /// Other words for it: everyday words, abbreviations.
    pub keywords: Vec<String>,
    /// What everyone must know at once.
    pub urgent: Option<Urgent>,
    /// Its number in the federal catalogue of services (`LeiKa`), 14 digits.
    pub leika: Option<String>,
    /// What an import did not understand, shown as it came.
    pub unresolved: Vec<Unresolved>,
}

impl ServiceContent {
    /// Whether it is also told in easy language.
    pub fn has_easy_language(&self) -> bool {
        self.description.0.get(EASY).is_some_and(|text| !text.trim().is_empty())
    }

    /// Its name in a language, with the tag of the language it is in.
    pub fn name_in(&self, lang: Lang) -> (&str, &str) {
        self.name.get(lang)
    }
}

/// The language tag of texts in easy language.
pub const EASY: &str = "de-x-leicht";

/// A law a service rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LegalBasis {
    /// As it is cited: `§ 45 Abs. 1b Nr. 2a StVO`.
    pub title: Text,
    /// Where it can be read.
    pub url: Option<String>,
}

/// What must be brought or attached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequiredDocument {
    /// What it is called.
    pub name: Text,
    /// What it must show, and where one gets it.
    pub about: Text,
    /// Where one gets it.
    pub url: Option<String>,
}

/// How long the office takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProcessingTime {
    /// The days from the complete application to the decision that the office promises.
    pub promised_days: Option<u32>,
    /// What else to know about it.
    pub note: Text,
}

/// What everyone must know at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Urgent {
    /// What.
    pub text: Text,
    /// The last day on which it is shown.
    pub until: Option<Day>,
}

/// Where more is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WebLink {
    /// What is there.
    pub title: Text,
    /// Its address, `http` or `https`.
    pub url: String,
}

/// What an import did not understand: never dropped, always shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unresolved {
    /// Where it stood: `locations[3].location`, `kosten`.
    pub place: String,
    /// What stood there, shortened.
    pub text: String,
    /// Why it could not be taken over; a Fluent message is `services-catalogue-unresolved-` and
    /// its name.
    pub reason: Reason,
}

/// Why something in an import could not be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It names something that is not in the import and not in the town.
    Unknown,
    /// No authority of the import is an office of the town.
    Office,
    /// No life situation fits the topic.
    Topic,
    /// It can be read in more than one way, or in none.
    Unclear,
    /// A field for which the catalogue has no place.
    NoPlace,
    /// A value that stands where something is missing: the same point for every location.
    Placeholder,
    /// It says that something is missing.
    Missing,
    /// An address that leads nowhere on the web.
    Link,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Unknown,
        Self::Office,
        Self::Topic,
        Self::Unclear,
        Self::NoPlace,
        Self::Placeholder,
        Self::Missing,
        Self::Link,
    ];

    /// The Fluent message that says it.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Unknown => "services-catalogue-unresolved-unknown",
            Self::Office => "services-catalogue-unresolved-office",
            Self::Topic => "services-catalogue-unresolved-topic",
            Self::Unclear => "services-catalogue-unresolved-unclear",
            Self::NoPlace => "services-catalogue-unresolved-no-place",
            Self::Placeholder => "services-catalogue-unresolved-placeholder",
            Self::Missing => "services-catalogue-unresolved-missing",
            Self::Link => "services-catalogue-unresolved-link",
        }
    }
}
