//! What services and places are called: the catalogue knows.

use std::collections::BTreeMap;

use commons::{Day, Slug, Text};
use store::Sql;

use crate::{
    Services, ServicesError,
    catalogue::model::{LocationContent, ServiceContent},
};

/// What a place is called, and where it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlaceName {
    pub(crate) name: Text,
    /// Street, postal code and town in one line; empty where it is not known.
    pub(crate) address: String,
    /// As it is dialled; empty where it is not known.
    pub(crate) phone: String,
    /// The first day on which it is closed for good.
    pub(crate) closed_from: Option<Day>,
}

/// What the catalogue says of a service.
#[derive(Clone, Debug, Default)]
struct ServiceName {
    name: Text,
    documents: Vec<Text>,
}

/// What services and places are called.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    services: BTreeMap<Slug, ServiceName>,
    places: BTreeMap<Slug, PlaceName>,
}

impl Names {
    /// The name of a service; where the catalogue has none, its slug.
    pub(crate) fn service(&self, slug: &Slug) -> Text {
        let name = self.services.get(slug).map(|service| service.name.clone());
        name.unwrap_or_else(|| Text::de(slug.as_str()))
    }

    /// What must be brought for a service.
    pub(crate) fn documents(&self, slug: &Slug) -> &[Text] {
        self.services.get(slug).map_or(&[], |service| &service.documents)
    }

    /// Whether the catalogue has a page for a service.
    pub(crate) fn has_page(&self, slug: &Slug) -> bool {
        self.services.contains_key(slug)
    }

    /// The name of a place; where the catalogue has none, its slug.
    pub(crate) fn place(&self, slug: &Slug) -> PlaceName {
        let unknown = || PlaceName { name: Text::de(slug.as_str()), ..PlaceName::default() };
        self.places.get(slug).cloned().unwrap_or_else(unknown)
    }
}

impl Services {
    /// The names that the catalogue has now of what appointments are given for and where.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn names(&self) -> Result<Names, ServicesError> {
        let sql = "SELECT slug, content FROM services
             WHERE slug IN (SELECT service FROM appointment_services)";
        let all: Vec<(Slug, serde_json::Value)> = self.db().all(sql, &[]).await?;
        let named = |(slug, content)| {
            let content: ServiceContent = serde_json::from_value(content).ok()?;
            let documents = content.documents.into_iter().map(|it| it.name).collect();
            Some((slug, ServiceName { name: content.name, documents }))
        };
        let services = all.into_iter().filter_map(named).collect();
        Ok(Names { services, places: place_names(self.db()).await? })
    }
}

/// What the catalogue knows of the places where appointments are given.
pub(crate) async fn place_names(db: &impl Sql) -> Result<BTreeMap<Slug, PlaceName>, ServicesError> {
    let sql = "SELECT slug, content FROM service_locations
         WHERE slug IN (SELECT location FROM appointment_places)";
    let all: Vec<(Slug, serde_json::Value)> = db.all(sql, &[]).await?;
    let named = |(slug, content)| {
        let content: LocationContent = serde_json::from_value(content).ok()?;
        let place = PlaceName {
            name: content.name,
            address: content.address.line(),
            phone: content.phone,
            closed_from: content.closed_from.map(Day::of_date),
        };
        Some((slug, place))
    };
    Ok(all.into_iter().filter_map(named).collect())
}
