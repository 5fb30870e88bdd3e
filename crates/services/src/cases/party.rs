//! Who takes part in a case, and who works in its office.

use commons::{Id, Slug};
use identity::Role;
use post::{Caller, CaseHead, Party, PostError};
use serde::Serialize;
use store::{Sql, params};

use super::{CasesError, model::ServiceCase, rules::Who, store as rows};
use crate::{Services, ServicesError};

/// A case, as seen by who takes part in it.
pub(super) struct Seen {
    pub(super) case: ServiceCase,
    pub(super) head: CaseHead,
}

store::row! {
    /// Somebody who works on an office's cases.
    #[derive(Serialize)]
    pub(super) struct Member {
        pub(super) person: Id,
        pub(super) name: String,
    }
}

impl Seen {
    /// What the caller is in this case. Whoever applied does nothing for the office in their own
    /// case (§ 20 `VwVfG`); members of an office that handed it over see it and do nothing.
    pub(super) fn who(&self, caller: &Caller) -> Option<Who> {
        if self.is_applicant() {
            return Some(Who::Applicant);
        }
        let person = caller.person().ok().filter(|_| caller.works_in(&self.case.office))?;
        Some(Who::Member {
            person: person.actor.person.clone(),
            is_head: person.actor.has(Role::OfficeHead, &self.case.office),
        })
    }

    /// Whether the caller is the person, or the guest, who applied.
    pub(super) fn is_applicant(&self) -> bool {
        self.head.own.iter().any(|party| party.office().is_none())
    }
}

impl Services {
    /// What the post knows of a case in which the caller takes part.
    ///
    /// # Errors
    /// [`CasesError::NoCase`].
    pub(super) async fn post_head(
        &self,
        id: &str,
        caller: &Caller,
    ) -> Result<CaseHead, ServicesError> {
        match self.post().case_head(id, caller).await {
            Err(PostError::NoCase) => Err(CasesError::NoCase.into()),
            found => Ok(found?),
        }
    }

    /// A service case in which the caller takes part.
    ///
    /// # Errors
    /// [`CasesError::NoCase`] where there is none, they do not, or it is a plain letter.
    pub(super) async fn seen_case(&self, id: &str, caller: &Caller) -> Result<Seen, ServicesError> {
        let head = self.post_head(id, caller).await?;
        let case = rows::case(self.db(), &head.case).await?.ok_or(CasesError::NoCase)?;
        Ok(Seen { case, head })
    }

    /// All who work on an office's cases, by name.
    pub(super) async fn members_of(&self, office: &Slug) -> Result<Vec<Member>, ServicesError> {
        let sql = "SELECT p.id, p.name FROM people p WHERE p.disabled_at IS NULL AND p.id IN
               (SELECT m.person FROM memberships m
                WHERE m.office = $1 AND m.role IN ('clerk', 'office-head'))
             ORDER BY p.name, p.id";
        Ok(self.db().all(sql, params![office]).await?)
    }

    /// Demands that somebody works on an office's cases.
    pub(super) async fn require_member(
        &self,
        person: &Id,
        office: &Slug,
    ) -> Result<(), ServicesError> {
        let members = self.members_of(office).await?;
        let is_member = members.iter().any(|member| member.person == *person);
        if is_member { Ok(()) } else { Err(CasesError::NoMember.into()) }
    }

    /// Demands that an office holds the key of a case: it was sealed to it before.
    pub(super) fn require_key(head: &CaseHead, office: &Slug) -> Result<(), CasesError> {
        let party = Party::Office(office.clone());
        if head.parties.contains(&party) { Ok(()) } else { Err(CasesError::NoKey(office.clone())) }
    }
}
