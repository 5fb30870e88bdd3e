//! The forms of the demo town.

use super::Definition;
use crate::{Services, ServicesError};

/// Definitions, written by hand; the first one is the resident's parking permit.
const FORMS: [&str; 12] = [
    include_str!("../../demo/forms/bewohnerparkausweis.json"),
    include_str!("../../demo/forms/akteneinsicht.json"),
    include_str!("../../demo/forms/archivbenutzung.json"),
    include_str!("../../demo/forms/baumfaellung.json"),
    include_str!("../../demo/forms/bebauungsplan-auskunft.json"),
    include_str!("../../demo/forms/fuehrungszeugnis.json"),
    include_str!("../../demo/forms/gewerbe-anmelden.json"),
    include_str!("../../demo/forms/hund-anmelden.json"),
    include_str!("../../demo/forms/meldebescheinigung.json"),
    include_str!("../../demo/forms/personalausweis.json"),
    include_str!("../../demo/forms/stundung.json"),
    include_str!("../../demo/forms/wohnsitz-anmelden.json"),
];

impl Services {
    /// Publishes the forms of the demo town.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn make_forms_demo(&self) -> Result<(), ServicesError> {
        for json in FORMS {
            let definition: Definition = Definition::read(json)?;
            let slug = definition.form.clone();
            self.keep_form(definition).await?;
            self.publish_form(&slug, None).await?;
        }
        Ok(())
    }
}
