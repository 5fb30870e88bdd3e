//! Where people go.

use commons::{Slug, Subject, Text, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Day, LOCATION, Source, Unresolved};

/// A place with a door.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// Its part of the address.
    pub slug: Slug,
    /// The office whose place it is.
    pub office: Option<Slug>,
    /// Counts its changes, from 1; 0 for one that is not kept yet.
    pub version: u64,
    /// The other system it came from.
    pub source: Option<Source>,
    /// What is said about it.
    pub content: LocationContent,
    /// When it last changed.
    pub changed_at: Timestamp,
}

impl Location {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/services/locations/{}", self.slug)
    }

    /// What the record calls this version of it.
    pub fn subject(&self) -> Subject {
        Subject::new(LOCATION, self.slug.clone()).at(self.version)
    }

    /// Whether it is open to the public on a day at all; at which hours, its hours say.
    pub fn is_open_on(&self, day: Day) -> bool {
        self.content.closed_from.is_none_or(|from| day < from)
    }
}

/// What is said about a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocationContent {
    /// Its name.
    pub name: Text,
    /// Where it is.
    pub address: Address,
    /// Where it is, for a map.
    pub point: Option<Point>,
    /// When it is open, in OSM syntax (`Mo-Fr 08:00-12:00; PH off`); empty where nobody said.
    pub opening_hours: String,
    /// What else to know about the hours.
    pub hours_note: Text,
    /// Whether one gets in without steps.
    pub step_free: StepFree,
    /// Lift, toilet, parking, induction loop: what helps and what hinders.
    pub access_note: Text,
    /// Its phone number, as it is dialled.
    pub phone: String,
    /// Its e-mail address.
    pub email: String,
    /// Its page.
    pub website: Option<String>,
    /// How one gets there by bus and train.
    pub transit: Text,
    /// How one can pay there.
    pub payment: Text,
    /// What else to know.
    pub hints: Text,
    /// The first day on which it is closed for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_from: Option<Day>,
    /// What an import did not understand.
    pub unresolved: Vec<Unresolved>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub town: String,
}

impl Address {
    /// Whether somebody could find it.
    pub fn is_complete(&self) -> bool {
        [&self.street, &self.postal_code, &self.town].iter().all(|part| !part.trim().is_empty())
    }

    /// In one line: `Am Markt 1, 12345 Musterstadt`.
    pub fn line(&self) -> String {
        let town = [self.postal_code.as_str(), self.town.as_str()];
        let town = town.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let parts = [self.street.as_str(), &town];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// A point in WGS 84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, north is positive.
    pub lat: f64,
    /// Longitude, east is positive.
    pub lon: f64,
}

/// Whether one gets in without steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepFree {
    /// Everywhere.
    Yes,
    /// In parts; the note says where.
    Partly,
    /// No.
    No,
    /// Nobody said.
    #[default]
    Unknown,
}

impl StepFree {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::No, Self::Unknown];

    /// Its name in tables and in texts (`services-catalogue-step-free-…`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}
