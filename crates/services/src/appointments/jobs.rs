//! What appointments do in the background.

use std::{future::Future, time::Duration};

use commons::{Day, Failure, Timestamp, capability::Job};
use serde_json::json;
use store::{Sql, params};

use super::time::Cell;
use crate::{Services, ServicesError};

/// Tells somebody about their appointment.
pub(crate) const TELL: &str = "services.tell-appointment";
/// Frees slots that were given back.
pub(crate) const RELEASE: &str = "services.release-slots";
/// Tells who waits for an earlier slot.
const TELL_WAITING: &str = "services.tell-waiting";

/// All of them.
pub(crate) fn jobs(services: &Services) -> Vec<Job> {
    let (tell, release, waiting) = (services.clone(), services.clone(), services.clone());
    vec![
        Job::queued(TELL, move |payload| {
            let services = tell.clone();
            async move { Ok(services.tell(payload).await?) }
        }),
        Job::queued(RELEASE, move |_| {
            let services = release.clone();
            async move { Ok(services.release_and_tell().await?) }
        }),
        Job::queued(TELL_WAITING, move |_| {
            let services = waiting.clone();
            async move { Ok(services.tell_waiting(Timestamp::now()).await.map(drop)?) }
        }),
        every(services, Duration::from_mins(15), "services.remind", |services| async move {
            services.remind(Timestamp::now()).await
        }),
        every(
            services,
            Duration::from_hours(1),
            "services.count-appointments",
            |services| async move { services.count_appointments(Day::today()).await },
        ),
        every(
            services,
            Duration::from_hours(24),
            "services.tidy-appointments",
            |services| async move { services.tidy_appointments(Timestamp::now()).await },
        ),
    ]
}

fn every<F, Fut>(services: &Services, every: Duration, kind: &'static str, work: F) -> Job
where
    F: Fn(Services) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<u64, ServicesError>> + Send + 'static,
{
    let services = services.clone();
    Job::every(every, kind, move || {
        let done = work(services.clone());
        async move { done.await.map(drop).map_err(Failure::from) }
    })
}

impl Services {
    async fn release_and_tell(&self) -> Result<(), ServicesError> {
        if self.release_slots(Timestamp::now()).await? > 0 {
            self.jobs().enqueue_now(TELL_WAITING, &json!({})).await?;
        }
        Ok(())
    }

    /// Deletes what only days that have passed needed: cells, counters' days, links.
    pub(crate) async fn tidy_appointments(&self, now: Timestamp) -> Result<u64, ServicesError> {
        let today = Day::of(now);
        let begins = Cell::of(today.begins_at());
        let cells = "DELETE FROM appointment_cells WHERE cell < $1";
        let days = "DELETE FROM appointment_days WHERE day < $1";
        let links = "DELETE FROM appointment_links WHERE expires_at < $1";
        let exceptions = "DELETE FROM appointment_exceptions WHERE day < $1";
        let db = self.db();
        Ok(db.exec(cells, params![begins]).await?
            + db.exec(days, params![today]).await?
            + db.exec(links, params![now]).await?
            + db.exec(exceptions, params![today.plus(-30)]).await?)
    }
}
