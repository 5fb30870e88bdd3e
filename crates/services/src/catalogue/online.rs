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
use crate::{Services, ServicesError};

impl Services {
    /// The forms with which this service is applied for online today. A form is open only while
    /// the service is published and keeps its doors on site, on paper and by phone, and where the
    /// office that reads the applications is the one that answers for the service.
    ///
    /// # Errors
    /// The database.
    pub async fn online_forms(&self, service: &Service) -> Result<BTreeSet<Slug>, ServicesError> {
        let (today, locations) = (rules::today(), self.locations_of(&service.slug).await?);
        let has_doors = rules::parity(&service.channels, &locations, today).is_ok();
        if service.state != State::Published || !has_doors {
            return Ok(BTreeSet::new());
        }
        let mut published = self.forms_of(&service.slug).await?;
        published.retain(|form| form.definition.office == service.office);
        let named = service.channels_on(today).filter_map(|channel| match &channel.door {
            Door::Online { form } => Some(form),
            _ => None,
        });
        Ok(named.filter(|form| published.iter().any(|it| it.form == **form)).cloned().collect())
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
