//! What `allmende doctor` looks at.

use std::time::Duration;

use commons::{
    Timestamp,
    capability::{Check, Health},
};
use store::{Sql, params};

use crate::{Post, PostError};

/// So long post from other systems may wait for a clerk.
const PATIENCE: Duration = Duration::from_hours(7 * 24);

impl Post {
    /// Whether offices can be reached, whether those who left still hold keys, and whether post
    /// from other systems is left lying.
    pub(crate) async fn look_after(&self) -> Result<Vec<Check>, PostError> {
        let offices = self.office_doors().await?;
        let reached = offices.iter().filter(|it| it.epoch.is_some()).count();
        Ok(vec![
            Check {
                code: "post-offices-reachable",
                state: good_if(reached == offices.len()),
                args: vec![("reached", reached.into()), ("all", offices.len().into())],
            },
            counted("post-renewals-due", self.offices_to_renew().await?),
            counted("post-inbound-waiting", self.forgotten_inbound().await?),
        ])
    }

    /// Offices whose newest keys are held by somebody who works there no longer.
    async fn offices_to_renew(&self) -> Result<u64, PostError> {
        let sql = "SELECT COUNT(DISTINCT w.office) FROM post_office_wraps w
             WHERE w.epoch = (SELECT MAX(e.epoch) FROM post_epochs e WHERE e.office = w.office)
               AND NOT EXISTS (SELECT 1 FROM post_accounts a
                 JOIN people p ON p.id = a.person JOIN memberships m ON m.person = a.person
                 WHERE a.account = w.account AND m.office = w.office AND p.disabled_at IS NULL
                   AND m.role IN ('clerk', 'office-head'))";
        Ok(self.db().one::<(u64,)>(sql, &[]).await?.0)
    }

    async fn forgotten_inbound(&self) -> Result<u64, PostError> {
        let sql = "SELECT COUNT(*) FROM post_inbound WHERE done_at IS NULL AND received_at < $1";
        Ok(self.db().one::<(u64,)>(sql, params![Timestamp::now() - PATIENCE]).await?.0)
    }
}

fn good_if(is_good: bool) -> Health {
    if is_good { Health::Good } else { Health::Warning }
}

/// A check that is good where there is none.
fn counted(code: &'static str, count: u64) -> Check {
    Check { code, state: good_if(count == 0), args: vec![("count", count.into())] }
}
