//! The nouns of cases.

use commons::{Id, Slug};
use serde::{Deserialize, Serialize};
use store::{FromValue, ToValue, Value};

use crate::words::words;
pub(crate) use commons::Day;

words! {
    /// The door a case came by.
    Door {
        /// The form in the browser.
        Online = "online",
        /// The printed form.
        Paper = "paper",
        /// Somebody came in person.
        Counter = "counter",
        /// Somebody called.
        Phone = "phone",
        /// An informal letter.
        Mail = "mail",
    }
}

impl Door {
    /// All of them, in the order tables show them.
    pub const ALL: [Self; 5] = [Self::Online, Self::Paper, Self::Counter, Self::Phone, Self::Mail];
}

words! {
    /// How a case stands.
    Status {
        /// It is there; nobody has begun yet.
        Received = "received",
        /// Somebody works on it.
        InProgress = "in-progress",
        /// The office asked something and waits for the resident.
        Asked = "asked",
        /// A decision is proposed and waits for the second pair of eyes.
        SecondEyes = "second-eyes",
        /// It is decided.
        Decided = "decided",
        /// The resident took it back.
        Withdrawn = "withdrawn",
        /// Another office has it now and has not begun yet.
        HandedOver = "handed-over",
    }
}

impl Status {
    /// Whether nothing more is to be done.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Decided | Self::Withdrawn)
    }

    /// Whether an office has it and nobody has begun.
    pub const fn waits_for_somebody(self) -> bool {
        matches!(self, Self::Received | Self::HandedOver)
    }
}

words! {
    /// How a case was decided.
    Outcome {
        /// As it was applied for.
        Granted = "granted",
        /// In part.
        Partly = "partly",
        /// Not.
        Refused = "refused",
    }
}

words! {
    /// Why something was refused, as a code. The sentence is in the sealed letter.
    Reason {
        /// The law's conditions are not met.
        Conditions = "conditions-not-met",
        /// Documents are missing.
        Incomplete = "documents-missing",
        /// It came after the deadline.
        Late = "too-late",
        /// Whoever applied may not apply for it.
        NotEntitled = "not-entitled",
        /// Another authority decides, and it could not be handed over.
        NotResponsible = "not-responsible",
        /// It was decided before.
        Before = "decided-before",
        /// The town has used up what it may give.
        UsedUp = "used-up",
        /// Anything else.
        Other = "other",
    }
}

/// Codes of reasons: one word each in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reasons(pub Vec<Reason>);

impl ToValue for Reasons {
    fn to_value(&self) -> Value {
        Value::Text(self.0.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(" "))
    }
}

impl FromValue for Reasons {
    const EXPECTED: &'static str = "reasons";

    fn from_value(value: Value) -> Option<Self> {
        let text = String::from_value(value)?;
        text.split_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>().map(Self)
    }
}

words! {
    /// How near a case is to its due day.
    Escalation {
        /// There is time.
        Calm = "calm",
        /// It is due soon.
        Soon = "soon",
        /// It should have been decided.
        Overdue = "overdue",
    }
}

store::row! {
    /// What the town may know of what somebody applied for.
    #[derive(PartialEq, Eq)]
    pub struct ServiceCase {
        /// The post case that holds everything else.
        pub case: Id,
        /// Its code on paper.
        pub code: String,
        /// What was applied for.
        pub service: Slug,
        /// The form, where there was one.
        pub form: Option<Slug>,
        /// The version of the form.
        pub form_version: Option<u64>,
        /// Whose turn it is.
        pub office: Slug,
        /// The door it came by.
        pub door: Door,
        /// How it stands.
        pub status: Status,
        /// The day it came.
        pub received: Day,
        /// From here the promised time counts.
        pub begun: Day,
        /// The days that were promised; none: three months, by law.
        pub promised_days: Option<u32>,
        /// Days on which the office waited for the resident, up to the last answer.
        pub paused_days: i64,
        /// The last day for the decision, without the wait that still goes on.
        pub due: Day,
        /// From here it is due soon, without the wait that still goes on.
        pub soon: Day,
        /// When the office last asked.
        pub asked: Option<Day>,
        /// The number of the newest letter when the office asked.
        pub asked_seq: Option<u64>,
        /// When the resident last answered.
        pub answered: Option<Day>,
        /// When it was decided.
        pub decided: Option<Day>,
        /// How it was decided, or what the first pair of eyes proposes.
        pub outcome: Option<Outcome>,
        /// Why, where it was not granted.
        pub reasons: Reasons,
        /// Whether two people must decide.
        pub four_eyes: bool,
        /// Who of the office works on it.
        pub assignee: Option<Id>,
        /// Who decided, or proposed the decision.
        pub proposed_by: Option<Id>,
        /// The second pair of eyes.
        pub confirmed_by: Option<Id>,
        /// What the office was told of its due day.
        pub escalation: Escalation,
        /// Counts its changes, from 1.
        pub version: u64,
    }
}

words! {
    /// What happened to a case.
    What {
        /// It was registered.
        Registered = "registered",
        /// Somebody of the office took it.
        Taken = "taken",
        /// It was given to somebody of the office.
        Given = "given",
        /// Who worked on it gave it back.
        GivenBack = "given-back",
        /// The office asked.
        Asked = "asked",
        /// The resident answered.
        Answered = "answered",
        /// A decision was proposed to the second pair of eyes.
        Proposed = "proposed",
        /// The second pair of eyes did not agree.
        Returned = "returned",
        /// It was decided.
        Decided = "decided",
        /// The resident took it back.
        Withdrawn = "withdrawn",
        /// Another office has it now.
        HandedOver = "handed-over",
        /// It was opened again.
        Reopened = "reopened",
        /// It is due soon.
        DueSoon = "due-soon",
        /// Its due day has passed.
        Overdue = "overdue",
        /// Who worked on it does not work there any more.
        Freed = "freed",
    }
}

store::row! {
    /// Something that happened to a case.
    pub struct Event {
        /// When.
        pub day: Day,
        /// What.
        pub what: What,
        /// At which office.
        pub office: Slug,
        /// Who of the office did it.
        pub done_by: Option<Id>,
    }
}
