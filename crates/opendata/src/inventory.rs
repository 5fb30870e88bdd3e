//! Data the town has and does not publish (yet), and what is said about a dataset.

use commons::{Id, Slug, Text};
use record::RecordError;
use serde_json::json;

use crate::{
    About, Dataset, Licence, OpenData, OpenDataError, Origin, acts, catalogue,
    publish::may_publish, rules,
};

/// Why a dataset cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It will be published: the reason why not yet, and when.
    Planned(Text),
    /// A law forbids it: the legal ground.
    Withheld(Text),
}

/// Data the town has.
#[derive(Clone, Debug)]
pub struct Inventoried {
    /// Its part of the address; without, the title makes it.
    pub slug: Option<Slug>,
    /// Title, description, licence, office.
    pub about: About,
    /// Why it cannot be read.
    pub why: Why,
    /// Who says so; nobody is the operator's command line.
    pub by: Option<Id>,
}

impl OpenData {
    /// Says in public that the town has this data, and why it cannot be read.
    ///
    /// # Errors
    /// [`OpenDataError::Taken`] where it is published already.
    pub async fn inventory(&self, data: Inventoried) -> Result<Slug, OpenDataError> {
        let about = self.checked_about(data.about).await?;
        let slug = data.slug.map_or_else(|| rules::slug_of_title(&about.title), rules::free);
        let known = catalogue::dataset(self.db(), &slug).await?;
        if let Some(known) = &known {
            may_publish(known, Origin::File, &about.office)?;
            if known.latest > 0 {
                return Err(OpenDataError::Taken(slug));
            }
        }
        let (withheld, expected) = match &data.why {
            Why::Planned(reason) => (None, Some(rules::reason(reason)?)),
            Why::Withheld(ground) => (Some(rules::reason(ground)?), None),
        };
        let dataset = Dataset {
            slug,
            title: about.title,
            description: about.description,
            office: about.office,
            licence: about.licence,
            origin: Origin::File,
            withheld,
            expected,
            latest: 0,
            inventoried_at: known.as_ref().map_or_else(rules::now, |known| known.inventoried_at),
            changed_at: rules::now(),
        };
        let slug = dataset.slug.clone();
        if self.inventory_if_changed(known.as_ref(), dataset).await? {
            let subject = self.dataset(&slug).await?.subject();
            let by = data.by.as_ref();
            self.identity().audit_as(by, "dataset-inventoried", &subject, json!({})).await?;
        }
        Ok(slug)
    }

    pub(crate) async fn inventory_if_changed(
        &self,
        known: Option<&Dataset>,
        dataset: Dataset,
    ) -> Result<bool, OpenDataError> {
        if known.is_some_and(|known| acts::is_same(known, &dataset)) {
            return Ok(false);
        }
        match self.record().append(acts::inventory(known, &dataset)?).await {
            Err(RecordError::Refused) => Err(OpenDataError::Crowded(dataset.slug)),
            Err(error) => Err(error.into()),
            Ok(_) => Ok(true),
        }
    }

    /// Changes what is said about a dataset, in public; its rows stay. The office stays too: a
    /// dataset moves with its office, not away from it.
    ///
    /// # Errors
    /// [`OpenDataError::NoDataset`], [`OpenDataError::HouseDataset`], what the texts lack, or
    /// [`OpenDataError::Crowded`].
    pub async fn describe(
        &self,
        slug: &Slug,
        title: &Text,
        description: &Text,
        licence: Licence,
        by: Option<&Id>,
    ) -> Result<bool, OpenDataError> {
        let known = self.dataset(slug).await?;
        if known.origin == Origin::House {
            return Err(OpenDataError::HouseDataset(slug.clone()));
        }
        let dataset = Dataset {
            title: rules::title(title)?,
            description: rules::description(description)?,
            licence,
            changed_at: rules::now(),
            ..known.clone()
        };
        if acts::is_same(&known, &dataset) {
            return Ok(false);
        }
        let columns = match known.latest {
            0 => Vec::new(),
            latest => self.version(slug, latest).await?.columns,
        };
        match self.record().append(acts::describe(&known, &dataset, &columns)?).await {
            Err(RecordError::Refused) => return Err(OpenDataError::Crowded(slug.clone())),
            other => other?,
        };
        let subject = known.subject();
        self.identity().audit_as(by, "dataset-described", &subject, json!({})).await?;
        Ok(true)
    }
}
