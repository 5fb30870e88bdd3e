//! The doors through which a service is to be had.

use commons::{Cents, Slug, Text};
use serde::{Deserialize, Serialize};

use super::Day;

/// A door of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its name within the service, the same for ever: `rathaus`, `papier`.
    pub id: Slug,
    /// Which door it is, and where.
    pub door: Door,
    /// What it costs by this door.
    #[serde(default)]
    pub fee: Fee,
    /// What to know about the fee: what it depends on, how it is paid.
    #[serde(default)]
    pub fee_note: Text,
    /// The first day on which it is open; always until `valid_until` where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// The last day on which it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Day>,
}

impl Channel {
    /// A door without dates, whose fee nobody knows.
    pub fn new(id: Slug, door: Door) -> Self {
        Self {
            id,
            door,
            fee: Fee::Unknown,
            fee_note: Text::default(),
            valid_from: None,
            valid_until: None,
        }
    }

    /// The same door with a fee.
    #[must_use]
    pub fn costing(self, fee: Fee) -> Self {
        Self { fee, ..self }
    }

    /// Whether it is open on a day, by its own dates.
    pub fn is_valid_on(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// A kind of door, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Door {
    /// In person.
    OnSite {
        /// Where.
        location: Slug,
    },
    /// A form to print, or to fetch, fill in by hand and send.
    Paper {
        /// The form.
        form: PaperForm,
        /// Where it is sent or handed in, line by line.
        address: Text,
    },
    /// By phone.
    Phone {
        /// The number, as it is dialled: `+49 3381 58 1000`.
        number: String,
        /// When somebody answers: opening hours in OSM syntax.
        hours: String,
    },
    /// An informal letter.
    Post {
        /// Where it is sent, line by line.
        address: Text,
    },
    /// A form in the browser.
    Online {
        /// The form's slug.
        form: Slug,
    },
}

impl Door {
    /// Its name in the database, in tables and in texts (`services-catalogue-door-…`).
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OnSite { .. } => "on-site",
            Self::Paper { .. } => "paper",
            Self::Phone { .. } => "phone",
            Self::Post { .. } => "post",
            Self::Online { .. } => "online",
        }
    }

    /// The location, where it is a door on site.
    pub const fn location(&self) -> Option<&Slug> {
        match self {
            Self::OnSite { location } => Some(location),
            _ => None,
        }
    }
}

/// A form on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperForm {
    /// A form of this program: its PDF is at `/services/forms/{form}.pdf`.
    Form(Slug),
    /// A file at another address.
    File(String),
}

impl PaperForm {
    /// Where it is fetched.
    pub fn href(&self) -> String {
        match self {
            Self::Form(form) => format!("/services/forms/{form}.pdf"),
            Self::File(address) => address.clone(),
        }
    }
}

/// What a service costs by one door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fee {
    /// The office has not said.
    #[default]
    Unknown,
    /// Nothing.
    Free,
    /// This much.
    Fixed(Cents),
    /// Between these two.
    Between(Cents, Cents),
    /// As the note says.
    Described,
}

impl Fee {
    /// The least and the most it costs, where that is known.
    pub const fn bounds(self) -> Option<(Cents, Cents)> {
        match self {
            Self::Free => Some((Cents(0), Cents(0))),
            Self::Fixed(cents) => Some((cents, cents)),
            Self::Between(least, most) => Some((least, most)),
            Self::Unknown | Self::Described => None,
        }
    }
}
