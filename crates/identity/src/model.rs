//! The nouns: people, their roles in offices, and the offices.

use std::{fmt, str::FromStr};

use commons::{Id, Slug, Text, Timestamp};
use serde::{Deserialize, Serialize};

/// What a member of staff may do. Clerks, editors and office heads act for one office;
/// administrators, data protection officers and auditors act for the whole town, whichever office
/// they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Works on the cases of an office.
    Clerk,
    /// Writes and publishes what an office tells the public.
    Editor,
    /// Leads an office: may do what its clerks and editors may do.
    OfficeHead,
    /// Invites people, gives roles, makes offices.
    Administrator,
    /// Watches over personal data: sees the record of processing and the audit log.
    DataProtectionOfficer,
    /// Reads the audit log.
    Auditor,
}

impl Role {
    /// All roles, in the order pages list them.
    pub const ALL: [Self; 6] = [
        Self::Clerk,
        Self::Editor,
        Self::OfficeHead,
        Self::Administrator,
        Self::DataProtectionOfficer,
        Self::Auditor,
    ];

    /// The name in the database, in forms and in configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Editor => "editor",
            Self::OfficeHead => "office-head",
            Self::Administrator => "administrator",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::Auditor => "auditor",
        }
    }

    /// Whether the role acts for the whole town and not for one office only.
    pub const fn is_town_wide(self) -> bool {
        matches!(self, Self::Administrator | Self::DataProtectionOfficer | Self::Auditor)
    }

    /// Whether who has this role may act in the other one: an office head may do what clerks and
    /// editors may. Administrators get no others' rights: they keep the doors, not the cases.
    pub fn includes(self, other: Self) -> bool {
        self == other || (self == Self::OfficeHead && matches!(other, Self::Clerk | Self::Editor))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no role: use clerk, editor, office-head, administrator, data-protection-officer or auditor"
)]
pub struct UnknownRole(pub String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// One role in one office.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Membership {
    /// The office.
    pub office: Slug,
    /// What the person does there.
    pub role: Role,
}

/// An office of the town.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Its readable identifier: stable, part of its address.
    pub slug: Slug,
    /// Its name.
    pub name: Text,
    /// What it does, in one or two sentences.
    pub description: Text,
    /// How it can be reached without this program.
    pub contact: Contact,
    /// Since when the program knows it.
    pub created_at: Timestamp,
}

/// What an office says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeProfile {
    /// Its name.
    pub name: Text,
    /// What it does, in one or two sentences.
    pub description: Text,
    /// How it can be reached without this program.
    pub contact: Contact,
}

impl OfficeProfile {
    /// An office with a name and a task.
    pub fn new(name: Text, description: Text) -> Self {
        Self { name, description, contact: Contact::default() }
    }
}

/// How an office can be reached without this program: by letter, at the counter, by telephone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Where letters go and where the counter is, line by line.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub address: Text,
    /// The telephone number, as people write it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// When the counter is open, line by line.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hours: Text,
}

impl Contact {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A link that lets one person into one office with one role, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationLink {
    /// The invitation's identifier, for withdrawing it.
    pub id: Id,
    /// The address to hand over; it is shown this once, the database keeps only its hash.
    pub url: String,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Unguessable and the same for ever.
    pub id: Id,
    /// What they sign in with.
    pub user_name: String,
    /// What pages call them: for residents the user name, for staff the name their invitation
    /// gave.
    pub name: String,
    /// Since when the account exists.
    pub created_at: Timestamp,
    /// When they last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Since when the account is disabled.
    pub disabled_at: Option<Timestamp>,
    /// Roles in offices; empty for residents.
    pub memberships: Vec<Membership>,
}

impl Person {
    /// Whether the person works for the town.
    pub fn is_staff(&self) -> bool {
        !self.memberships.is_empty()
    }
}

/// One of a person's sessions, as the list of sessions shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// For ending it; not what the browser holds.
    pub id: Id,
    /// The browser's family: `Firefox, Linux`.
    pub browser: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
}

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Signed in.
    Complete,
    /// The second factor has still to be shown.
    SecondFactor,
    /// A second factor has to be set up first: staff cannot do anything without.
    Enrolment,
}
