//! How a case goes from one state to the next, and who may take it there.

use commons::{Id, Slug};
use serde::{Deserialize, Serialize};

use super::clock;
use crate::cases::{
    CasesError,
    model::{Day, Door, Escalation, Outcome, Reason, Reasons, ServiceCase, Status, What},
};

/// What somebody does with a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub(crate) enum Act {
    /// A member of the office takes a case that nobody has.
    Take,
    /// Who has it, or the head of the office, gives it to a member of the office.
    Give {
        /// The person.
        to: Id,
    },
    /// Who has it gives it back.
    GiveBack,
    /// Who has it asks the resident; the time stands still.
    Ask,
    /// The resident answers, or a clerk notes that they did.
    Answer,
    /// Who has it decides, or proposes a decision where two must decide.
    Decide {
        /// How.
        outcome: Outcome,
        /// Why, where it is not granted.
        #[serde(default)]
        reasons: Vec<Reason>,
    },
    /// Somebody else of the office agrees with the proposal.
    Confirm,
    /// Somebody of the office sends the proposal back.
    Return,
    /// The resident takes it back, or a clerk notes that they did.
    Withdraw,
    /// It goes to another office.
    HandOver {
        /// The office.
        office: Slug,
    },
    /// It is opened again; the promised time begins anew.
    Reopen,
}

impl Act {
    /// What the history says of it.
    pub(crate) const fn what(&self, after: &ServiceCase) -> What {
        match self {
            Self::Take => What::Taken,
            Self::Give { .. } => What::Given,
            Self::GiveBack => What::GivenBack,
            Self::Ask => What::Asked,
            Self::Answer => What::Answered,
            Self::Decide { .. } if matches!(after.status, Status::SecondEyes) => What::Proposed,
            Self::Decide { .. } | Self::Confirm => What::Decided,
            Self::Return => What::Returned,
            Self::Withdraw => What::Withdrawn,
            Self::HandOver { .. } => What::HandedOver,
            Self::Reopen => What::Reopened,
        }
    }
}

/// Who acts, as far as the rules care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Whoever applied.
    Applicant,
    /// Somebody of the office whose turn it is.
    Member {
        /// The person.
        person: Id,
        /// Whether they lead the office.
        is_head: bool,
    },
}

impl Who {
    fn member(&self) -> Result<&Id, CasesError> {
        match self {
            Self::Member { person, .. } => Ok(person),
            Self::Applicant => Err(CasesError::OnlyOffice),
        }
    }

    fn leads(&self) -> bool {
        matches!(self, Self::Member { is_head: true, .. })
    }
}

/// A case that begins.
pub(crate) struct Beginning {
    pub(crate) case: Id,
    pub(crate) code: String,
    pub(crate) service: Slug,
    pub(crate) form: Option<Slug>,
    pub(crate) form_version: Option<u64>,
    pub(crate) office: Slug,
    pub(crate) door: Door,
    pub(crate) received: Day,
    pub(crate) promised_days: Option<u32>,
    pub(crate) four_eyes: bool,
}

/// The case as it begins.
pub(crate) fn begin(it: Beginning) -> ServiceCase {
    let due = clock::deadline(it.received, it.promised_days);
    ServiceCase {
        case: it.case,
        code: it.code,
        service: it.service,
        form: it.form,
        form_version: it.form_version,
        office: it.office,
        door: it.door,
        status: Status::Received,
        received: it.received,
        begun: it.received,
        promised_days: it.promised_days,
        paused_days: 0,
        due,
        soon: clock::soon(it.received, due),
        asked: None,
        asked_seq: None,
        answered: None,
        decided: None,
        outcome: None,
        reasons: Reasons::default(),
        four_eyes: it.four_eyes,
        assignee: None,
        proposed_by: None,
        confirmed_by: None,
        escalation: Escalation::Calm,
        version: 1,
    }
}

/// The case after an act on a day.
///
/// # Errors
/// Why the act is not allowed.
pub(crate) fn apply(
    case: &ServiceCase,
    who: &Who,
    act: &Act,
    day: Day,
) -> Result<ServiceCase, CasesError> {
    let mut next = match act {
        Act::Take => take(case, who.member()?)?,
        Act::Give { to } => give(case, who, to)?,
        Act::GiveBack => give_back(case, who.member()?)?,
        Act::Ask => ask(case, who.member()?, day)?,
        Act::Answer => answer(case, day)?,
        Act::Decide { outcome, reasons } => decide(case, who.member()?, *outcome, reasons, day)?,
        Act::Confirm => confirm(case, who.member()?, day)?,
        Act::Return => send_back(case, who.member()?)?,
        Act::Withdraw => withdraw(case, who)?,
        Act::HandOver { office } => hand_over(case, who.member()?, office, day)?,
        Act::Reopen => reopen(case, who.member()?, day)?,
    };
    next.version += 1;
    next.escalation = clock::escalation(&next, day);
    Ok(next)
}

/// The names of the acts that somebody may do now; those that need more words are named too.
pub(crate) fn allowed(case: &ServiceCase, who: &Who, day: Day) -> Vec<&'static str> {
    let elsewhere = Slug::of_title(&format!("not-{}", case.office));
    let granted = Act::Decide { outcome: Outcome::Granted, reasons: Vec::new() };
    let all = [
        ("take", Act::Take),
        ("give", Act::Give { to: Id::from("somebody") }),
        ("give-back", Act::GiveBack),
        ("ask", Act::Ask),
        ("answer", Act::Answer),
        ("decide", granted),
        ("confirm", Act::Confirm),
        ("return", Act::Return),
        ("withdraw", Act::Withdraw),
        ("hand-over", Act::HandOver { office: elsewhere }),
        ("reopen", Act::Reopen),
    ];
    let may = |act: &Act| apply(case, who, act, day).is_ok();
    all.iter().filter(|(_, act)| may(act)).map(|(name, _)| *name).collect()
}

fn require(case: &ServiceCase, is_so: bool) -> Result<(), CasesError> {
    if is_so { Ok(()) } else { Err(CasesError::NotNow(case.status)) }
}

fn require_own(case: &ServiceCase, person: &Id) -> Result<(), CasesError> {
    if case.assignee.as_ref() == Some(person) { Ok(()) } else { Err(CasesError::NotYours) }
}

/// Work can go on: it is neither closed nor with the second pair of eyes.
fn require_at_work(case: &ServiceCase) -> Result<(), CasesError> {
    require(case, !case.status.is_closed() && case.status != Status::SecondEyes)
}

fn given_to(case: &ServiceCase, person: &Id) -> ServiceCase {
    let has_begun = !case.status.waits_for_somebody();
    let status = if has_begun { case.status } else { Status::InProgress };
    ServiceCase { status, assignee: Some(person.clone()), ..case.clone() }
}

fn take(case: &ServiceCase, person: &Id) -> Result<ServiceCase, CasesError> {
    require_at_work(case)?;
    if case.assignee.is_some() {
        return Err(CasesError::Taken);
    }
    Ok(given_to(case, person))
}

fn give(case: &ServiceCase, who: &Who, to: &Id) -> Result<ServiceCase, CasesError> {
    let person = who.member()?;
    require_at_work(case)?;
    if !who.leads() {
        require_own(case, person)?;
    }
    Ok(given_to(case, to))
}

fn give_back(case: &ServiceCase, person: &Id) -> Result<ServiceCase, CasesError> {
    require_at_work(case)?;
    require_own(case, person)?;
    Ok(ServiceCase { assignee: None, ..case.clone() })
}

fn ask(case: &ServiceCase, person: &Id, day: Day) -> Result<ServiceCase, CasesError> {
    require(case, case.status == Status::InProgress)?;
    require_own(case, person)?;
    Ok(ServiceCase { status: Status::Asked, asked: Some(day), answered: None, ..case.clone() })
}

fn answer(case: &ServiceCase, day: Day) -> Result<ServiceCase, CasesError> {
    require(case, case.status == Status::Asked)?;
    Ok(ServiceCase { answered: Some(day), ..resumed(case, day) })
}

/// The office does not wait any more: all days of the wait are added to its time.
fn resumed(case: &ServiceCase, day: Day) -> ServiceCase {
    let waited = clock::waiting_days(case, day);
    ServiceCase {
        status: Status::InProgress,
        paused_days: case.paused_days + waited,
        due: case.due.plus(waited),
        soon: case.soon.plus(waited),
        ..case.clone()
    }
}

fn decide(
    case: &ServiceCase,
    person: &Id,
    outcome: Outcome,
    reasons: &[Reason],
    day: Day,
) -> Result<ServiceCase, CasesError> {
    require(case, case.status == Status::InProgress)?;
    require_own(case, person)?;
    let proposed = ServiceCase {
        status: Status::SecondEyes,
        outcome: Some(outcome),
        reasons: checked(outcome, reasons)?,
        proposed_by: Some(person.clone()),
        ..case.clone()
    };
    Ok(if case.four_eyes { proposed } else { decided(proposed, day) })
}

/// Who is refused something must get a reason; what is granted needs none.
fn checked(outcome: Outcome, reasons: &[Reason]) -> Result<Reasons, CasesError> {
    let mut reasons = reasons.to_vec();
    reasons.sort_unstable();
    reasons.dedup();
    match outcome {
        Outcome::Refused if reasons.is_empty() => Err(CasesError::NoReason),
        Outcome::Granted => Ok(Reasons::default()),
        _ => Ok(Reasons(reasons)),
    }
}

fn decided(case: ServiceCase, day: Day) -> ServiceCase {
    ServiceCase { status: Status::Decided, decided: Some(day), ..case }
}

fn confirm(case: &ServiceCase, person: &Id, day: Day) -> Result<ServiceCase, CasesError> {
    require(case, case.status == Status::SecondEyes)?;
    if case.proposed_by.as_ref() == Some(person) {
        return Err(CasesError::SameEyes);
    }
    let confirmed = ServiceCase { confirmed_by: Some(person.clone()), ..case.clone() };
    Ok(decided(confirmed, day))
}

fn send_back(case: &ServiceCase, _: &Id) -> Result<ServiceCase, CasesError> {
    require(case, case.status == Status::SecondEyes)?;
    Ok(ServiceCase { status: Status::InProgress, ..undecided(case) })
}

fn undecided(case: &ServiceCase) -> ServiceCase {
    ServiceCase {
        decided: None,
        outcome: None,
        reasons: Reasons::default(),
        proposed_by: None,
        confirmed_by: None,
        ..case.clone()
    }
}

fn withdraw(case: &ServiceCase, who: &Who) -> Result<ServiceCase, CasesError> {
    require(case, !case.status.is_closed())?;
    if let Who::Member { person, .. } = who {
        require_own(case, person)?;
    }
    Ok(ServiceCase { status: Status::Withdrawn, ..undecided(case) })
}

fn hand_over(
    case: &ServiceCase,
    person: &Id,
    office: &Slug,
    day: Day,
) -> Result<ServiceCase, CasesError> {
    require_at_work(case)?;
    if case.assignee.is_some() {
        require_own(case, person)?;
    }
    if case.office == *office {
        return Err(CasesError::SameOffice);
    }
    let resumed = resumed(case, day);
    Ok(ServiceCase {
        status: Status::HandedOver,
        office: office.clone(),
        assignee: None,
        ..resumed
    })
}

fn reopen(case: &ServiceCase, person: &Id, day: Day) -> Result<ServiceCase, CasesError> {
    require(case, case.status.is_closed())?;
    let due = clock::deadline(day, case.promised_days);
    Ok(ServiceCase {
        status: Status::InProgress,
        begun: day,
        paused_days: 0,
        due,
        soon: clock::soon(day, due),
        asked: None,
        asked_seq: None,
        answered: None,
        assignee: Some(person.clone()),
        ..undecided(case)
    })
}
