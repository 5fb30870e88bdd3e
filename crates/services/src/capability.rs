//! What the house asks of the services.

use commons::{
    Capability, Failure, Lang,
    capability::{Ask, Job, Migration, NavItem, PublicAct, PublicTable, Table, ask},
};

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

    fn public_tables(&self) -> Vec<PublicTable> {
        appointments::public_tables(self)
    }

    fn navigation(&self) -> Vec<NavItem> {
        catalogue::navigation()
    }

    fn public_acts(&self) -> Option<Ask<Vec<PublicAct>>> {
        let services = self.clone();
        Some(ask(move || {
            let services = services.clone();
            async move { Ok(services.catalogue_acts().await?) }
        }))
    }

    fn jobs(&self) -> Vec<Job> {
        [catalogue::jobs(self), appointments::jobs(self)].concat()
    }

    async fn demo(&self) -> Result<(), Failure> {
        Ok(self.make_appointments_demo().await?)
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }
}
