//! What an office demands for its services.

use commons::Slug;
use identity::Role;
use post::Caller;
use serde_json::json;
use store::{Sql, params};

use super::store as rows;
use crate::{Services, ServicesError, catalogue::model::SERVICE};

impl Services {
    /// Whether two people must decide on a service: cases that begin from now on. The head of its
    /// office says so.
    ///
    /// # Errors
    /// [`IdentityError::Forbidden`](identity::IdentityError::Forbidden) for everyone else.
    pub(super) async fn demand_four_eyes(
        &self,
        caller: &Caller,
        slug: &Slug,
        four_eyes: bool,
    ) -> Result<(), ServicesError> {
        let service = self.service(slug).await?;
        let actor = &caller.person()?.actor;
        actor.require(Role::OfficeHead, &service.office)?;
        let sql = "INSERT INTO service_case_rules (service, four_eyes) VALUES ($1, $2)
             ON CONFLICT (service) DO UPDATE SET four_eyes = excluded.four_eyes";
        self.db().exec(sql, params![slug, four_eyes]).await?;
        let subject = commons::Subject::new(SERVICE, slug.clone());
        let details = json!({ "four_eyes": four_eyes });
        let action = "service-four-eyes-set";
        Ok(self.identity().audit_as(Some(&actor.person), action, &subject, details).await?)
    }

    /// Whether two people must decide on a service. Members of its office may know.
    pub(super) async fn four_eyes_of(
        &self,
        caller: &Caller,
        slug: &Slug,
    ) -> Result<bool, ServicesError> {
        let service = self.service(slug).await?;
        caller.require_office(&service.office)?;
        rows::four_eyes(self.db(), slug).await
    }
}
