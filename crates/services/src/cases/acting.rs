//! What somebody does with a case: read, decided by the rules, written over exactly the version that
//! was read.

use commons::Id;
use post::{Caller, Party};
use serde::Deserialize;

use super::{
    CasesError,
    model::{Day, ServiceCase, What},
    party::Seen,
    rules::{self, Act, Who},
    store as rows,
};
use crate::{Services, ServicesError};

/// So often a change is tried anew where somebody was quicker.
const TRIES: u8 = 8;

/// An act, as it is sent.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Acting {
    #[serde(flatten)]
    pub(super) act: Act,
    /// The version of the case that was seen; where it is named, nothing newer is changed.
    #[serde(default)]
    pub(super) version: Option<u64>,
}

impl What {
    /// What the audit log says of it.
    pub(super) const fn action(self) -> &'static str {
        match self {
            Self::Registered => "service-case-registered",
            Self::Taken => "service-case-taken",
            Self::Given => "service-case-given",
            Self::GivenBack => "service-case-given-back",
            Self::Asked => "service-case-asked",
            Self::Answered => "service-case-answered",
            Self::Proposed => "service-case-proposed",
            Self::Returned => "service-case-returned",
            Self::Decided => "service-case-decided",
            Self::Withdrawn => "service-case-withdrawn",
            Self::HandedOver => "service-case-handed-over",
            Self::Reopened => "service-case-reopened",
            Self::DueSoon => "service-case-due-soon",
            Self::Overdue => "service-case-overdue",
            Self::Freed => "service-case-freed",
        }
    }
}

impl Services {
    /// Does something with a case, and notes in the audit log what staff did.
    ///
    /// # Errors
    /// What the rules refuse; [`CasesError::Crowded`] where the case is newer than what was seen.
    pub(super) async fn act_on_case(
        &self,
        seen: &Seen,
        caller: &Caller,
        acting: &Acting,
        today: Day,
    ) -> Result<ServiceCase, ServicesError> {
        let next = self.bring_on(seen, caller, acting, today).await?;
        if let Some(who @ Who::Member { .. }) = seen.who(caller) {
            self.audit_case(member(&who), acting.act.what(&next), &next.case).await?;
        }
        Ok(next)
    }

    /// The same, without the audit log. Of two who take a case at the same moment, one gets it.
    pub(super) async fn bring_on(
        &self,
        seen: &Seen,
        caller: &Caller,
        acting: &Acting,
        today: Day,
    ) -> Result<ServiceCase, ServicesError> {
        let who = seen.who(caller).ok_or(CasesError::OnlyOffice)?;
        self.check_target(seen, &acting.act).await?;
        for _ in 0..TRIES {
            let case = self.case_now(&seen.case.case).await?;
            if acting.version.is_some_and(|version| version != case.version) {
                return Err(CasesError::Crowded.into());
            }
            // It may have gone to another office since we looked who asks.
            if case.office != seen.case.office {
                return Err(CasesError::OnlyOffice.into());
            }
            let mut next = rules::apply(&case, &who, &acting.act, today)?;
            if acting.act == Act::Ask {
                next.asked_seq = Some(seen.head.last_seq);
            }
            let what = acting.act.what(&next);
            if self.write_change(&next, today, what, member(&who)).await? {
                return Ok(next);
            }
        }
        Err(CasesError::Crowded.into())
    }

    /// Who gets the case must be able to work on it.
    async fn check_target(&self, seen: &Seen, act: &Act) -> Result<(), ServicesError> {
        match act {
            Act::Give { to } => {
                let account = self.post().account_of(to).await?.map(Party::Account);
                if account.is_some_and(|party| seen.head.parties.contains(&party)) {
                    return Err(CasesError::NoMember.into());
                }
                self.require_member(to, &seen.case.office).await
            }
            Act::HandOver { office } => {
                self.identity().office(office).await?;
                Ok(Self::require_key(&seen.head, office)?)
            }
            _ => Ok(()),
        }
    }

    /// A case as it stands now.
    pub(super) async fn case_now(&self, case: &Id) -> Result<ServiceCase, ServicesError> {
        Ok(rows::case(self.db(), case).await?.ok_or(CasesError::NoCase)?)
    }

    /// Writes a case with what happened to it; `false` where somebody was quicker.
    pub(super) async fn write_change(
        &self,
        next: &ServiceCase,
        day: Day,
        what: What,
        by: Option<&Id>,
    ) -> Result<bool, ServicesError> {
        let tx = self.db().begin().await?;
        if !rows::update(&tx, next).await? {
            return Ok(false);
        }
        rows::note(&tx, next, day, what, by).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn member(who: &Who) -> Option<&Id> {
    match who {
        Who::Member { person, .. } => Some(person),
        Who::Applicant => None,
    }
}
