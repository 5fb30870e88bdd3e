//! What the house asks of data protection.

use std::time::Duration;

use commons::{
    Capability, Lang, Timestamp,
    capability::{Check, Health, Job, Migration, Table},
};

use super::{Privacy, ROOM, pages, tables};

const DAY: Duration = Duration::from_hours(24);

#[async_trait::async_trait]
impl Capability for Privacy {
    fn name(&self) -> &'static str {
        ROOM
    }

    fn locales(&self) -> Vec<(Lang, &'static str)> {
        vec![
            (Lang::De, include_str!("../../locales/privacy.de.ftl")),
            (Lang::En, include_str!("../../locales/privacy.en.ftl")),
        ]
    }

    fn migrations(&self) -> Vec<Migration> {
        tables::migrations().migrations
    }

    fn routes(&self) -> axum::Router {
        pages::routes(self.clone())
    }

    fn tables(&self) -> Vec<Table> {
        tables()
    }

    fn jobs(&self) -> Vec<Job> {
        let privacy = self.clone();
        vec![Job::every(DAY, "privacy.apply-retention", move || {
            let privacy = privacy.clone();
            async move {
                for (table, deleted) in privacy.apply_retention().await? {
                    tracing::info!(table, deleted, "retention applied");
                }
                Ok(())
            }
        })]
    }

    async fn checks(&self) -> Vec<Check> {
        vec![self.check_retention().await, self.check_ledger().await]
    }
}

impl Privacy {
    async fn check_retention(&self) -> Check {
        let applied = self.retention_applied_at().await.ok().flatten();
        match applied {
            Some(at) if at > Timestamp::now() - 2 * DAY => {
                let date = at.strftime("%Y-%m-%d").to_string();
                let args = vec![("date", date.into())];
                Check { code: "privacy-retention", state: Health::Good, args }
            }
            _ => Check { code: "privacy-retention-late", state: Health::Warning, args: Vec::new() },
        }
    }

    async fn check_ledger(&self) -> Check {
        match self.read_ledger().await {
            Ok(_) => Check { code: "privacy-ledger", state: Health::Good, args: Vec::new() },
            Err(error) => Check {
                code: "privacy-ledger-broken",
                state: Health::Broken,
                args: vec![("reason", error.to_string().into())],
            },
        }
    }
}
