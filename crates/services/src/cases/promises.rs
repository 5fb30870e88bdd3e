//! What is promised about services, and what is true.

use std::{collections::BTreeMap, future::Future};

use commons::{
    Slug, Text,
    capability::{Ask, Measurement, Missing, Promise, Target, Unit, ask},
};
use post::median;

use super::{
    model::{Day, Door},
    statistics::{FEW, Trace, YEAR, median_of_enough},
};
use crate::{Services, ServicesError};

/// So many days a decision may take, in the middle.
const DAYS: f64 = 14.0;
/// So large a share is decided within the promised time.
const IN_TIME: f64 = 0.95;

/// All promises about cases.
pub(crate) fn promises(services: &Services) -> Vec<Promise> {
    let days = |id, doors: &'static [Door]| Promise {
        id,
        target: Target::AtMost(DAYS),
        unit: Unit::Days,
        more: "/services",
        measure: asked(services, move |services| async move { days_by(&services, doors).await }),
    };
    vec![
        days("service-days-online", &[Door::Online]),
        days("service-days-paper", &[Door::Paper, Door::Mail]),
        days("service-days-counter", &[Door::Counter, Door::Phone]),
        Promise {
            id: "services-in-time",
            target: Target::AtLeast(IN_TIME),
            unit: Unit::Share,
            more: "/services",
            measure: asked(services, |services| async move { in_time(&services).await }),
        },
    ]
}

fn asked<F, Fut>(services: &Services, measure: F) -> Ask<Measurement>
where
    F: Fn(Services) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Measurement, ServicesError>> + Send + 'static,
{
    let services = services.clone();
    ask(move || {
        let measured = measure(services.clone());
        async move { Ok(measured.await?) }
    })
}

/// The median of the days to a decision, of the cases of the last year that came by these doors.
async fn days_by(services: &Services, doors: &[Door]) -> Result<Measurement, ServicesError> {
    let mut decided = services.decided_since(Day::today().plus(-YEAR)).await?;
    decided.retain(|one| doors.contains(&one.door));
    let mut missing = Vec::new();
    for (service, cases) in by_service(&decided) {
        let days = cases.iter().filter_map(|one| one.days).collect();
        if let Some(slow) = median_of_enough(days).filter(|days| *days > DAYS) {
            missing.push(services.late_service(&service, too_slow(slow)).await);
        }
    }
    let all = median(decided.iter().filter_map(|one| one.days).collect());
    Ok(Measurement::figure(all, missing))
}

/// Share of the cases that were decided by their due day: of those that were decided in the last
/// year, and those that are overdue now.
async fn in_time(services: &Services) -> Result<Measurement, ServicesError> {
    let today = Day::today();
    let mut cases = services.decided_since(today.plus(-YEAR)).await?;
    cases.extend(services.overdue_now(today).await?);
    let kept = |cases: &mut dyn Iterator<Item = &Trace>| cases.filter(|one| one.in_time).count();
    let mut missing = Vec::new();
    for (service, cases) in by_service(&cases) {
        let late = cases.len() - kept(&mut cases.iter().copied());
        if cases.len() >= FEW && late > 0 {
            missing.push(services.late_service(&service, too_late(late * 100 / cases.len())).await);
        }
    }
    let in_time = kept(&mut cases.iter()) as u64;
    Ok(Measurement::share(in_time, cases.len() as u64, missing))
}

fn by_service(cases: &[Trace]) -> BTreeMap<Slug, Vec<&Trace>> {
    let mut services: BTreeMap<Slug, Vec<&Trace>> = BTreeMap::new();
    for one in cases {
        services.entry(one.service.clone()).or_default().push(one);
    }
    services
}

impl Services {
    async fn late_service(&self, slug: &Slug, reason: Text) -> Missing {
        let service = self.service(slug).await;
        let title =
            service.map_or_else(|_| Text::de(slug.as_str()), |service| service.content.name);
        Missing { title, path: Some(format!("/services/{slug}")), reason }
    }
}

fn too_slow(days: f64) -> Text {
    Text::both(
        format!("Die Hälfte der Entscheidungen braucht länger als {days} Tage."),
        format!("Half of the decisions take longer than {days} days."),
    )
}

fn too_late(percent: usize) -> Text {
    Text::both(
        format!("{percent} % wurden später entschieden als versprochen, oder warten noch."),
        format!("{percent} % were decided later than promised, or still wait."),
    )
}
