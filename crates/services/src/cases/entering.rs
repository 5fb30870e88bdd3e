//! What an office needs to enter what came on paper, at the counter or by phone: which forms there
//! are, and the code on the printed form of a case.

use commons::{Slug, Text};
use post::Caller;
use serde::Serialize;

use super::{CasesError, rules::Who};
use crate::{Services, ServicesError, catalogue::model::State};

/// A form with which an office enters applications.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Enterable {
    form: Slug,
    /// Its newest version.
    version: u64,
    title: Text,
    service: Slug,
    /// What the service is called.
    name: Text,
}

impl Services {
    /// The forms of an office's published services, by service.
    pub(super) async fn enterable(&self, office: &Slug) -> Result<Vec<Enterable>, ServicesError> {
        let mut all = Vec::new();
        for service in self.services_of(office).await? {
            if service.state != State::Published {
                continue;
            }
            for version in self.forms_of(&service.slug).await? {
                if version.definition.office != *office {
                    continue;
                }
                all.push(Enterable {
                    form: version.form,
                    version: version.number,
                    title: version.definition.title,
                    service: service.slug.clone(),
                    name: service.content.name.clone(),
                });
            }
        }
        Ok(all)
    }

    /// What the printed form of a case says in its mark: the code of the case without its hyphen.
    /// Only members of the office whose case it is are told, and only of a form of its service.
    ///
    /// # Errors
    /// [`CasesError::NoCase`] where there is none, or the caller has no part in it;
    /// [`CasesError::OnlyOffice`]; [`CasesError::OtherForm`].
    pub(crate) async fn token_of_case(
        &self,
        code: &str,
        caller: &Caller,
        service: &Slug,
    ) -> Result<String, ServicesError> {
        let id = self.case_of_code(code).await?;
        let seen = self.seen_case(id.as_str(), caller).await?;
        if !matches!(seen.who(caller), Some(Who::Member { .. })) {
            return Err(CasesError::OnlyOffice.into());
        }
        if seen.case.service != *service {
            return Err(CasesError::OtherForm(seen.case.service).into());
        }
        Ok(seen.case.code.replace('-', ""))
    }
}
