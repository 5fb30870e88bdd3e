//! What must be in the public record, said anew from the database: whoever changed a row there
//! would no longer say what the record committed to.

use commons::{Text, capability::PublicAct};

use super::{
    model::{Location, Service, State},
    statement, store,
};
use crate::{Services, ServicesError};

impl Services {
    /// All services that are or were public, and all locations.
    pub(crate) async fn catalogue_acts(&self) -> Result<Vec<PublicAct>, ServicesError> {
        let mut acts = Vec::new();
        for service in store::services(self.db()).await? {
            if service.state != State::Draft {
                acts.push(self.act_of_service(service).await?);
            }
        }
        let locations = store::locations(self.db()).await?;
        let locations = locations.into_values().map(act_of_location);
        acts.extend(locations.collect::<Result<Vec<_>, _>>()?);
        Ok(acts)
    }

    async fn act_of_service(&self, service: Service) -> Result<PublicAct, ServicesError> {
        let reason = match service.state {
            State::Withdrawn => store::withdrawal(self.db(), &service).await?,
            _ => Text::default(),
        };
        Ok(PublicAct {
            subject: service.subject(),
            kinds: statement::OF_SERVICE,
            sha256: Some(statement::digest(&statement::of_service(&service, &reason)?)),
            path: Some(service.path()),
            title: service.content.name,
        })
    }
}

fn act_of_location(location: Location) -> Result<PublicAct, ServicesError> {
    Ok(PublicAct {
        subject: location.subject(),
        kinds: statement::OF_LOCATION,
        sha256: Some(statement::digest(&statement::of_location(&location)?)),
        path: Some(location.path()),
        title: location.content.name,
    })
}
