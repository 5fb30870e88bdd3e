//! What is shown of a case: to whoever applied, and to its office.

use std::collections::{BTreeMap, BTreeSet};

use commons::{Id, Slug, Text};
use post::Caller;
use serde::Serialize;

use super::{
    fees::{self, Fee, FeeState},
    model::{Day, Door, Escalation, Event, Outcome, Reason, ServiceCase, Status, What},
    party::Seen,
    rules::{self, Who},
    store as rows,
};
use crate::{Services, ServicesError};

/// What the caller is in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Role {
    /// Whoever applied.
    Applicant,
    /// A member of the office whose turn it is.
    Office,
    /// A member of an office that handed it over.
    FormerOffice,
}

/// Something with a name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Named {
    slug: Slug,
    name: Text,
}

/// What lists and pages show of a case.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Summary {
    case: Id,
    code: String,
    service: Named,
    office: Named,
    door: Door,
    status: Status,
    received: Day,
    /// The last day for the decision, as it stands today; nothing where the case is closed.
    due: Option<Day>,
    promised_days: Option<u32>,
    asked: Option<Day>,
    answered: Option<Day>,
    decided: Option<Day>,
    /// The days the office took, without those on which it waited for the resident.
    took_days: Option<i64>,
    outcome: Option<Outcome>,
    reasons: Vec<Reason>,
    form: Option<Slug>,
    form_version: Option<u64>,
    version: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    work: Option<Work>,
}

/// What only its office sees of a case.
#[derive(Clone, Debug, Serialize)]
struct Work {
    escalation: Escalation,
    four_eyes: bool,
    assignee: Option<Colleague>,
    proposed_by: Option<Colleague>,
    confirmed_by: Option<Colleague>,
}

/// Somebody of the office.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Colleague {
    person: Id,
    /// Empty where the account is gone.
    name: String,
    me: bool,
}

/// A case, whole.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CaseView {
    #[serde(flatten)]
    summary: Summary,
    role: Role,
    /// What the caller may do now.
    acts: Vec<&'static str>,
    fee: Option<FeeView>,
    history: Vec<EventView>,
}

#[derive(Clone, Debug, Serialize)]
struct EventView {
    day: Day,
    what: What,
    /// The office that had the case from then on.
    office: Named,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Colleague>,
}

/// A fee as it is shown.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FeeView {
    cents: i64,
    state: FeeState,
    /// For a transfer, in groups of four.
    reference: String,
    changed: Day,
    /// Whether it can be paid online now.
    online: bool,
    /// Where a transfer goes, while it is owed; nothing where the town told no account.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Account>,
    /// Money that came when nothing was owed any more, in cents; only the office sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    surplus: Option<i64>,
}

/// The town's account.
#[derive(Clone, Debug, Serialize)]
struct Account {
    holder: String,
    /// In groups of four.
    iban: String,
}

/// The names that a view needs, each looked up once.
pub(super) struct Names {
    services: BTreeMap<Slug, Text>,
    offices: BTreeMap<Slug, Text>,
    people: BTreeMap<Id, String>,
    me: Option<Id>,
}

impl Names {
    fn named(names: &BTreeMap<Slug, Text>, slug: &Slug) -> Named {
        let name = names.get(slug).cloned().unwrap_or_else(|| Text::de(slug.as_str()));
        Named { slug: slug.clone(), name }
    }

    fn colleague(&self, person: Option<&Id>) -> Option<Colleague> {
        let person = person?.clone();
        let name = self.people.get(&person).cloned().unwrap_or_default();
        Some(Colleague { me: self.me.as_ref() == Some(&person), name, person })
    }

    /// A case for a list.
    pub(super) fn summary(&self, case: &ServiceCase, for_office: bool, today: Day) -> Summary {
        // Before the second pair of eyes agreed, nothing is decided.
        let is_shown = for_office || case.status == Status::Decided;
        Summary {
            case: case.case.clone(),
            code: case.code.clone(),
            service: Self::named(&self.services, &case.service),
            office: Self::named(&self.offices, &case.office),
            door: case.door,
            status: case.status,
            received: case.received,
            due: rules::due_on(case, today),
            promised_days: case.promised_days,
            asked: case.asked,
            answered: case.answered,
            decided: case.decided,
            took_days: rules::took(case),
            outcome: case.outcome.filter(|_| is_shown),
            reasons: if is_shown { case.reasons.0.clone() } else { Vec::new() },
            form: case.form.clone(),
            form_version: case.form_version,
            version: case.version,
            work: for_office.then(|| Work {
                escalation: rules::escalation(case, today),
                four_eyes: case.four_eyes,
                assignee: self.colleague(case.assignee.as_ref()),
                proposed_by: self.colleague(case.proposed_by.as_ref()),
                confirmed_by: self.colleague(case.confirmed_by.as_ref()),
            }),
        }
    }
}

impl Services {
    /// The names for these cases.
    pub(super) async fn case_names(
        &self,
        cases: &[ServiceCase],
        events: &[Event],
        caller: &Caller,
    ) -> Result<Names, ServicesError> {
        let services: BTreeSet<Slug> = cases.iter().map(|case| case.service.clone()).collect();
        let mut offices: BTreeSet<Slug> = cases.iter().map(|case| case.office.clone()).collect();
        offices.extend(events.iter().map(|event| event.office.clone()));
        let mut people: BTreeSet<Id> =
            events.iter().filter_map(|event| event.done_by.clone()).collect();
        for case in cases {
            let of_case = [&case.assignee, &case.proposed_by, &case.confirmed_by];
            people.extend(of_case.into_iter().flatten().cloned());
        }
        let mut names = Names {
            services: BTreeMap::new(),
            offices: BTreeMap::new(),
            people: BTreeMap::new(),
            me: caller.person().ok().map(|person| person.actor.person.clone()),
        };
        for slug in services {
            if let Ok(service) = self.service(&slug).await {
                names.services.insert(slug, service.content.name);
            }
        }
        for slug in offices {
            if let Ok(office) = self.identity().office(&slug).await {
                names.offices.insert(slug, office.name);
            }
        }
        for id in people {
            if let Some(person) = self.identity().person(&id).await? {
                names.people.insert(id, person.name);
            }
        }
        Ok(names)
    }

    /// A case as the caller sees it.
    pub(super) async fn case_view(
        &self,
        seen: &Seen,
        caller: &Caller,
        today: Day,
    ) -> Result<CaseView, ServicesError> {
        let (case, who) = (&seen.case, seen.who(caller));
        let role = role(who.as_ref());
        let events = rows::events(self.db(), &case.case).await?;
        let names = self.case_names(std::slice::from_ref(case), &events, caller).await?;
        let for_office = role != Role::Applicant;
        let history = events
            .into_iter()
            .filter(|event| for_office || is_for_applicants(event.what))
            .map(|event| EventView {
                by: names.colleague(event.done_by.as_ref()).filter(|_| for_office),
                day: event.day,
                what: event.what,
                office: Names::named(&names.offices, &event.office),
            });
        Ok(CaseView {
            summary: names.summary(case, for_office, today),
            role,
            acts: who.map_or_else(Vec::new, |who| rules::allowed(case, &who, today)),
            fee: self.fee_view(&case.case, for_office).await?,
            history: history.collect(),
        })
    }

    /// The fee of a case, as it is shown.
    pub(super) async fn fee_view(
        &self,
        case: &Id,
        for_office: bool,
    ) -> Result<Option<FeeView>, ServicesError> {
        let Some(fee) = fees::fee(self.db(), case).await? else { return Ok(None) };
        let surplus = if for_office { Some(self.surplus_of(case).await?) } else { None };
        let Fee { reference, amount, state, changed, .. } = fee;
        let config = self.config();
        let iban = config.iban.clone().filter(|_| state == FeeState::Open);
        Ok(Some(FeeView {
            cents: amount.0.0,
            online: state == FeeState::Open && self.payment_provider().is_some(),
            account: iban.map(|iban| Account { holder: config.town_name.clone(), iban }),
            state,
            reference: reference.to_string(),
            changed,
            surplus,
        }))
    }
}

fn role(who: Option<&Who>) -> Role {
    match who {
        Some(Who::Applicant) => Role::Applicant,
        Some(Who::Member { .. }) => Role::Office,
        None => Role::FormerOffice,
    }
}

/// Residents see what concerns them, and not how an office shares its work.
const fn is_for_applicants(what: What) -> bool {
    !matches!(
        what,
        What::Given
            | What::GivenBack
            | What::DueSoon
            | What::Overdue
            | What::Freed
            | What::Proposed
            | What::Returned
    )
}
