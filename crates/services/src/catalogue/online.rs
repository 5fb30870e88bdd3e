//! Which forms may be filled in online today.

use std::collections::BTreeSet;

use commons::Slug;
use maud::Markup;
use ui::Reader;

use super::{
    hours,
    model::{Door, Service, State},
    pages, rules,
};
use crate::{Services, ServicesError, forms::FormVersion};

impl Services {
    /// The forms with which this service is applied for online today. A form is open only while
    /// the service is published and keeps its doors on site, on paper and by phone, and where the
    /// office that reads the applications is the one that answers for the service.
    ///
    /// # Errors
    /// The database.
    pub async fn online_forms(&self, service: &Service) -> Result<BTreeSet<Slug>, ServicesError> {
        Ok(self.open_forms(service).await?.into_iter().map(|form| form.form).collect())
    }

    /// The same forms, as they are published.
    pub(super) async fn open_forms(
        &self,
        service: &Service,
    ) -> Result<Vec<FormVersion>, ServicesError> {
        let (today, locations) = (rules::today(), self.locations_of(&service.slug).await?);
        let has_doors = rules::parity(&service.channels, &locations, today).is_ok();
        if service.state != State::Published || !has_doors {
            return Ok(Vec::new());
        }
        let mut published = self.forms_of(&service.slug).await?;
        let is_named = |form: &Slug| {
            let is_it = |door: &Door| matches!(door, Door::Online { form: named } if named == form);
            service.channels_on(today).any(|channel| is_it(&channel.door))
        };
        published.retain(|it| it.definition.office == service.office && is_named(&it.form));
        Ok(published)
    }
}

/// Every door of a service but the one in the browser, for who does not go online.
pub(crate) async fn other_doors(
    services: &Services,
    reader: &Reader,
    service: &Service,
) -> Result<Markup, ServicesError> {
    let locations = services.locations_of(&service.slug).await?;
    Ok(pages::other_doors(reader, service, &locations, hours::now_in_town()))
}
