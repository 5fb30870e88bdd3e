//! What happens to cases by itself: answers that nobody noted, due days that come near, cases of
//! those who left, and rows whose post case is gone.

use std::{future::Future, time::Duration};

use commons::{Failure, Id, Timestamp, capability::Job};
use store::{Sql, params};

use super::{
    model::{Day, Escalation, ServiceCase, What},
    rules::{self, Act, Who},
    store::COLUMNS,
};
use crate::{Services, ServicesError};

const HOUR: Duration = Duration::from_hours(1);
/// Messages of payment providers are remembered so long; older ones are refused for their age.
const REMEMBERED: Duration = Duration::from_hours(24);

/// The work in the background.
pub(crate) fn jobs(services: &Services) -> Vec<Job> {
    vec![
        every(services, "services.note-answers", |it| async move {
            it.note_answers(Day::today()).await
        }),
        every(services, "services.escalate-cases", |it| async move {
            it.escalate_cases(Day::today()).await
        }),
        every(
            services,
            "services.free-cases",
            |it| async move { it.free_cases(Day::today()).await },
        ),
        every(services, "services.tidy-cases", |it| async move { it.tidy_cases().await }),
    ]
}

fn every<F, Fut>(services: &Services, kind: &'static str, work: F) -> Job
where
    F: Fn(Services) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<u64, ServicesError>> + Send + 'static,
{
    let services = services.clone();
    Job::every(HOUR, kind, move || {
        let done = work(services.clone());
        async move { done.await.map(drop).map_err(Failure::from) }
    })
}

impl Services {
    /// The time of an office goes on from the day on which the resident's letter came, also where
    /// nobody said that it is the answer. Says how many.
    pub(crate) async fn note_answers(&self, today: Day) -> Result<u64, ServicesError> {
        let sql = "SELECT c.case_id, MIN(l.day) FROM service_cases c
             JOIN post_letters l ON l.case_id = c.case_id
             WHERE c.status = 'asked' AND l.seq > c.asked_seq AND l.silent = 0
               AND l.sender NOT LIKE 'office:%'
             GROUP BY c.case_id";
        let answered: Vec<(Id, Day)> = self.db().all(sql, &[]).await?;
        let mut noted = 0;
        for (case, day) in answered {
            let case = self.case_now(&case).await?;
            let day = case.asked.map_or(day, |asked| day.max(asked)).min(today);
            if let Ok(next) = rules::apply(&case, &Who::Applicant, &Act::Answer, day) {
                noted += u64::from(self.write_change(&next, day, What::Answered, None).await?);
            }
        }
        Ok(noted)
    }

    /// Notes which cases are due soon and which are overdue. Says how many.
    pub(crate) async fn escalate_cases(&self, today: Day) -> Result<u64, ServicesError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM service_cases
             WHERE status NOT IN ('decided', 'withdrawn', 'asked')
               AND ((soon_day <= $1 AND escalation = 'calm')
                 OR (due_day < $1 AND escalation <> 'overdue'))"
        );
        let due: Vec<ServiceCase> = self.db().all(&sql, params![today]).await?;
        let mut noted = 0;
        for case in due {
            let escalation = rules::escalation(&case, today);
            let what =
                if escalation == Escalation::Overdue { What::Overdue } else { What::DueSoon };
            let next = ServiceCase { escalation, version: case.version + 1, ..case };
            noted += u64::from(self.write_change(&next, today, what, None).await?);
        }
        Ok(noted)
    }

    /// Cases of those who do not work in the office any more are nobody's again. Says how many.
    pub(crate) async fn free_cases(&self, today: Day) -> Result<u64, ServicesError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM service_cases
             WHERE status NOT IN ('decided', 'withdrawn') AND assignee IS NOT NULL AND NOT EXISTS
               (SELECT 1 FROM memberships m JOIN people p ON p.id = m.person
                WHERE m.person = service_cases.assignee AND m.office = service_cases.office
                  AND m.role IN ('clerk', 'office-head') AND p.disabled_at IS NULL)"
        );
        let left: Vec<ServiceCase> = self.db().all(&sql, &[]).await?;
        let mut freed = 0;
        for case in left {
            let next = ServiceCase { assignee: None, version: case.version + 1, ..case };
            freed += u64::from(self.write_change(&next, today, What::Freed, None).await?);
        }
        Ok(freed)
    }

    /// Cases go with the post case that held their letters. Says how many.
    pub(crate) async fn tidy_cases(&self) -> Result<u64, ServicesError> {
        let gone = "case_id NOT IN (SELECT id FROM post_cases)";
        let tx = self.db().begin().await?;
        let of_cases = [
            "service_payments",
            "service_receipts",
            "service_fees",
            "service_case_notes",
            "service_case_events",
        ];
        for table in of_cases {
            tx.exec(&format!("DELETE FROM {table} WHERE {gone}"), &[]).await?;
        }
        let cases = tx.exec(&format!("DELETE FROM service_cases WHERE {gone}"), &[]).await?;
        let old = Timestamp::now() - REMEMBERED;
        tx.exec("DELETE FROM service_payment_messages WHERE taken_at < $1", params![old]).await?;
        tx.commit().await?;
        Ok(cases)
    }
}
