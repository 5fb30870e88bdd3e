//! Doors that closed or soon will: the office is told until they are mended.

use std::time::Duration;

use commons::{Slug, Timestamp, capability::Job};
use store::{Sql, params};

use super::{
    model::{Day, Service, State},
    rules::{self, Gap, Locations, NOTICE_DAYS, NeededDoor},
    store as rows,
};
use crate::{Services, ServicesError};

/// A door of a published service that closed or soon will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The service.
    pub service: Slug,
    /// The door.
    pub door: NeededDoor,
    /// The office that answers for the service.
    pub office: Slug,
    /// The first day without this door.
    pub missing_from: Day,
    /// Since when the office is told.
    pub raised_at: Timestamp,
}

/// The daily look at all doors.
pub(crate) fn jobs(services: &Services) -> Vec<Job> {
    let services = services.clone();
    vec![Job::every(Duration::from_hours(24), "services.watch-doors", move || {
        let services = services.clone();
        async move { Ok(services.raise_alarms().await?) }
    })]
}

impl Services {
    /// All alarms, those first that are due first.
    pub async fn alarms(&self) -> Result<Vec<Alarm>, ServicesError> {
        let sql = "SELECT service, door, office, missing_from, raised_at FROM service_alarms
             ORDER BY missing_from, service, door";
        let all: Vec<(Slug, String, Slug, String, Timestamp)> = self.db().all(sql, &[]).await?;
        let alarm =
            |(service, door, office, missing_from, raised_at): (_, String, _, String, _)| {
                let (door, missing_from) =
                    (NeededDoor::of_name(&door)?, missing_from.parse().ok()?);
                Some(Alarm { service, door, office, missing_from, raised_at })
            };
        Ok(all.into_iter().filter_map(alarm).collect())
    }

    /// The alarms of an office, those first that are due first.
    pub async fn alarms_of(&self, office: &Slug) -> Result<Vec<Alarm>, ServicesError> {
        let all = self.alarms().await?;
        Ok(all.into_iter().filter(|alarm| alarm.office == *office).collect())
    }

    /// Looks at the doors of all services that are published, and at those that no longer are.
    ///
    /// # Errors
    /// [`ServicesError::Store`].
    pub async fn raise_alarms(&self) -> Result<(), ServicesError> {
        let locations = rows::locations(self.db()).await?;
        for service in rows::services_in(self.db(), State::Published).await? {
            self.raise(&service, &locations).await?;
        }
        let over = "DELETE FROM service_alarms WHERE service NOT IN
             (SELECT slug FROM services WHERE state = 'published')";
        self.db().exec(over, &[]).await?;
        Ok(())
    }

    /// Looks at the doors of one service.
    pub(crate) async fn raise_alarms_of(&self, service: &Service) -> Result<(), ServicesError> {
        let locations = rows::locations_of(self.db(), &service.slug).await?;
        self.raise(service, &locations).await
    }

    async fn raise(&self, service: &Service, locations: &Locations) -> Result<(), ServicesError> {
        let gaps = match service.state {
            State::Published => {
                rules::gaps(&service.channels, locations, rules::today(), NOTICE_DAYS)
            }
            _ => Vec::new(),
        };
        for door in rules::NEEDED {
            if let Some(gap) = gaps.iter().find(|gap| gap.missing.door == door) {
                self.raise_one(service, gap).await?;
            } else {
                let sql = "DELETE FROM service_alarms WHERE service = $1 AND door = $2";
                self.db().exec(sql, params![service.slug, door.name()]).await?;
            }
        }
        Ok(())
    }

    /// An alarm that is there keeps the moment it was raised.
    async fn raise_one(&self, service: &Service, gap: &Gap) -> Result<(), ServicesError> {
        let sql = "INSERT INTO service_alarms (service, door, office, missing_from, raised_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (service, door)
             DO UPDATE SET office = excluded.office, missing_from = excluded.missing_from";
        let values = params![
            service.slug,
            gap.missing.door.name(),
            service.office,
            gap.from.to_string(),
            rules::now(),
        ];
        self.db().exec(sql, values).await?;
        Ok(())
    }
}
