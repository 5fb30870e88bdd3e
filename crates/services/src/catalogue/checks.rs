//! What `allmende doctor` looks at: doors that closed or soon will.

use commons::capability::{Check, Health};

use super::{
    model::Day,
    rules::{self, NOTICE_DAYS},
    store,
};
use crate::{Services, ServicesError};

/// Whether every published service has its doors, today and in the days to come.
pub(crate) async fn checks(services: &Services) -> Vec<Check> {
    look(services).await.unwrap_or_else(|error| {
        let args = vec![("reason", error.to_string().into())];
        vec![Check { code: "services-unreadable", state: Health::Broken, args }]
    })
}

async fn look(services: &Services) -> Result<Vec<Check>, ServicesError> {
    let locations = store::locations(services.db()).await?;
    let published = services.published_services().await?;
    let today = rules::today();
    let mut found = Vec::new();
    for service in &published {
        for gap in rules::gaps(&service.channels, &locations, today, NOTICE_DAYS) {
            let door = gap.missing.door.name();
            found.push(missing(service.slug.as_str(), door, gap.from, today));
        }
    }
    if found.is_empty() {
        let args = vec![("count", published.len().into())];
        found.push(Check { code: "services-doors-open", state: Health::Good, args });
    }
    Ok(found)
}

fn missing(service: &str, door: &'static str, from: Day, today: Day) -> Check {
    let (code, state) = if from <= today {
        ("services-door-missing", Health::Broken)
    } else {
        ("services-door-ends", Health::Warning)
    };
    let day = from.to_string().into();
    Check {
        code,
        state,
        args: vec![("service", service.into()), ("door", door.into()), ("day", day)],
    }
}
