//! What the catalogue brings to the demo town: a dozen services written by hand, each with all its
//! doors, and three places.

use serde::Deserialize;

use super::{
    CatalogueError, LocationEdit,
    model::{Channel, LocationContent, ServiceContent, ServiceEdit},
};
use crate::{Services, ServicesError};

const LOCATIONS: &str = include_str!("../../demo/catalogue/locations.json");

const SERVICES: [&str; 12] = [
    include_str!("../../demo/catalogue/akteneinsicht.json"),
    include_str!("../../demo/catalogue/archivbenutzung.json"),
    include_str!("../../demo/catalogue/baumfaellung.json"),
    include_str!("../../demo/catalogue/bebauungsplan-auskunft.json"),
    include_str!("../../demo/catalogue/bewohnerparkausweis.json"),
    include_str!("../../demo/catalogue/fuehrungszeugnis.json"),
    include_str!("../../demo/catalogue/gewerbe-anmelden.json"),
    include_str!("../../demo/catalogue/hund-anmelden.json"),
    include_str!("../../demo/catalogue/meldebescheinigung.json"),
    include_str!("../../demo/catalogue/personalausweis.json"),
    include_str!("../../demo/catalogue/stundung.json"),
    include_str!("../../demo/catalogue/wohnsitz-anmelden.json"),
];

#[derive(Deserialize)]
struct DemoService {
    slug: commons::Slug,
    office: commons::Slug,
    content: ServiceContent,
    channels: Vec<Channel>,
}

#[derive(Deserialize)]
struct DemoLocation {
    slug: commons::Slug,
    office: commons::Slug,
    content: LocationContent,
}

impl Services {
    /// Publishes the places and services of the demo town.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn make_catalogue_demo(&self) -> Result<(), ServicesError> {
        let locations: Vec<DemoLocation> = read(LOCATIONS)?;
        for DemoLocation { slug, office, content } in locations {
            let edit = LocationEdit { slug, office: Some(office), base: 0, source: None, content };
            self.save_location(edit, None).await?;
        }
        for text in SERVICES {
            let DemoService { slug, office, content, channels } = read(text)?;
            let edit = ServiceEdit { slug, office, base: 0, source: None, content, channels };
            let service = self.save_service(edit, None).await?;
            self.publish_service(&service.slug, None).await?;
        }
        Ok(())
    }
}

fn read<T: for<'de> Deserialize<'de>>(json: &str) -> Result<T, ServicesError> {
    serde_json::from_str(json).map_err(|it| CatalogueError::Unreadable(it.to_string()).into())
}
