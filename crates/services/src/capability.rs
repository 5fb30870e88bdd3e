//! What the house asks of the services.

use commons::{
    Capability, Failure, Lang,
    capability::{
        Ask, Check, Job, Migration, NavItem, Promise, PublicAct, PublicTable, SearchDocument,
        Table, ask,
    },
};

use serde_json::Value as Json;

use crate::{
    Services, appointments, cases, catalogue, forms,
    tables::{migrations, tables},
};

#[async_trait::async_trait]
impl Capability for Services {
    fn name(&self) -> &'static str {
        "services"
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        crate::locales()
    }

    fn migrations(&self) -> Vec<Migration> {
        migrations().migrations
    }

    fn routes(&self) -> axum::Router {
        catalogue::routes()
            .merge(forms::routes())
            .merge(appointments::routes())
            .merge(cases::routes())
            .with_state(self.clone())
    }

    fn api(&self) -> Json {
        serde_json::from_str(include_str!("../openapi.json")).unwrap_or_default()
    }

    fn public_tables(&self) -> Vec<PublicTable> {
        let rooms = [
            catalogue::public_tables(self),
            appointments::public_tables(self),
            cases::public_tables(self),
        ];
        rooms.concat()
    }

    fn navigation(&self) -> Vec<NavItem> {
        catalogue::navigation()
    }

    fn promises(&self) -> Vec<Promise> {
        [catalogue::promises(self), cases::promises(self)].concat()
    }

    fn search(&self) -> Option<Ask<Vec<SearchDocument>>> {
        let services = self.clone();
        Some(ask(move || {
            let services = services.clone();
            async move { Ok(catalogue::documents(&services).await?) }
        }))
    }

    async fn checks(&self) -> Vec<Check> {
        catalogue::checks(self).await
    }

    async fn demo(&self) -> Result<(), Failure> {
        self.make_forms_demo().await?;
        self.make_catalogue_demo().await?;
        self.make_appointments_demo().await?;
        Ok(self.make_cases_demo().await?)
    }

    fn public_acts(&self) -> Option<Ask<Vec<PublicAct>>> {
        let services = self.clone();
        Some(ask(move || {
            let services = services.clone();
            async move {
                let acts = [services.catalogue_acts().await?, services.forms_acts().await?];
                Ok(acts.concat())
            }
        }))
    }

    fn jobs(&self) -> Vec<Job> {
        [catalogue::jobs(self), appointments::jobs(self), cases::jobs(self)].concat()
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }
}
