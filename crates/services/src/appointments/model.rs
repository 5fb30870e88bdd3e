//! The nouns of appointments.

use commons::{Day, Id, Lang, Slug, Timestamp};
use serde::Serialize;
use store::{FromValue, ToValue, Value};

use super::{error::AppointmentsError, time::Cell};
use crate::words::words;

/// A list of services in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ServiceList(pub Vec<Slug>);

impl ToValue for ServiceList {
    fn to_value(&self) -> Value {
        Value::Text(self.0.iter().map(Slug::as_str).collect::<Vec<_>>().join(" "))
    }
}

impl FromValue for ServiceList {
    const EXPECTED: &'static str = "services";

    fn from_value(value: Value) -> Option<Self> {
        let text = String::from_value(value)?;
        text.split_whitespace().map(|slug| slug.parse().ok()).collect::<Option<_>>().map(Self)
    }
}

words! {
    /// By which door an appointment came about.
    Door {
        /// The person booked it here.
        Online = "online",
        /// A clerk booked it on the phone.
        Phone = "phone",
        /// A clerk booked it for somebody who stood there.
        WalkIn = "walk-in",
    }
}

words! {
    /// How an appointment stands.
    State {
        /// It is to come.
        Booked = "booked",
        /// The person is there and waits to be called.
        Arrived = "arrived",
        /// The person was called to the counter.
        Called = "called",
        /// The visit is over.
        Done = "done",
        /// The person did not come.
        Missed = "missed",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

words! {
    /// What the office did to an appointment that the person must know.
    News {
        /// The office cannot keep it: nobody works then any more.
        Broken = "broken",
        /// A clerk moved it.
        Moved = "moved",
        /// A clerk cancelled it.
        Cancelled = "cancelled",
    }
}

store::row! {
    /// An appointment.
    pub struct Appointment {
        /// Unguessable and the same for ever.
        pub id: Id,
        /// `K7QM-2F9X`: works on paper, on the phone and online.
        pub code: String,
        /// Where.
        pub location: Slug,
        /// At which counter.
        pub(crate) counter: Id,
        /// What for.
        pub services: ServiceList,
        /// On which day.
        pub day: Day,
        /// Its first cell.
        pub(crate) from: Cell,
        /// The cell after its last.
        pub(crate) until: Cell,
        /// What is called out instead of a name: once at a place on a day.
        pub number: u64,
        /// How it came about.
        pub door: Door,
        /// How it stands.
        pub state: State,
        /// What the office did to it.
        pub news: Option<News>,
        /// Grows with every change that a calendar must know.
        pub sequence: u64,
        /// When the person was last called.
        pub called_at: Option<Timestamp>,
        /// When it was last changed.
        pub changed_at: Timestamp,
    }
}

impl Appointment {
    /// Its columns, in the order of the fields.
    pub(crate) const COLUMNS: &'static str =
        "id, code, location, counter, services, day, from_cell,
         until_cell, number, door, state, news, sequence, called_at, changed_at";

    /// When it begins.
    pub fn begins_at(&self) -> Timestamp {
        self.from.begins_at()
    }

    /// When it ends.
    pub fn ends_at(&self) -> Timestamp {
        self.until.begins_at()
    }

    /// How many cells it takes.
    pub(crate) fn length(&self) -> usize {
        usize::try_from(self.until.0 - self.from.0).unwrap_or(0)
    }

    /// Whether the person can still move or cancel it.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == State::Booked && now < self.begins_at()
    }

    /// Demands that it can still be moved or cancelled.
    ///
    /// # Errors
    /// [`AppointmentsError::Over`].
    pub(crate) fn require_open(&self) -> Result<(), AppointmentsError> {
        if self.is_open(Timestamp::now()) { Ok(()) } else { Err(AppointmentsError::Over) }
    }
}

/// What somebody said of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// What the clerk may call them; nobody has to say it.
    pub name: Option<String>,
    /// Where confirmation and reminder go; nobody has to say it.
    pub email: Option<String>,
    /// The language they read.
    pub lang: Lang,
}

impl Contact {
    /// The longest name, in characters.
    pub(crate) const LONGEST_NAME: usize = 80;

    /// What a form sent.
    ///
    /// # Errors
    /// [`AppointmentsError::Name`], [`AppointmentsError::Email`].
    pub(crate) fn read(name: &str, email: &str, lang: Lang) -> Result<Self, AppointmentsError> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let contact = Self { name: filled(name), email: filled(email), lang };
        if contact.name.as_ref().is_some_and(|it| it.chars().count() > Self::LONGEST_NAME) {
            return Err(AppointmentsError::Name);
        }
        match &contact.email {
            Some(email) if !post::mail::is_address(email) => Err(AppointmentsError::Email),
            _ => Ok(contact),
        }
    }
}

/// What somebody wants.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What for; their lengths add up.
    pub services: Vec<Slug>,
    /// Where.
    pub location: Slug,
    /// When it begins.
    pub start: Cell,
    /// By which door it comes about.
    pub door: Door,
    /// What the person says of themselves.
    pub contact: Contact,
    /// Keyed hashes by which it is seen how many appointments somebody holds.
    pub marks: Vec<String>,
}

/// A new appointment, and the secret of its link.
#[derive(Clone, Debug)]
pub struct Booked {
    /// The appointment.
    pub appointment: Appointment,
    /// What its link ends in: `/appointments/at/TOKEN`.
    pub token: Id,
}
