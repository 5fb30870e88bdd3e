//! The job that tells the parties of a case about a letter.

use commons::{Failure, Id, capability::Job};
use serde::Deserialize;
use store::{Sql, params};

use super::in_both;
use crate::{Day, MailError, Mailer, Party, Post, PostError, news::TELL};

/// What the job is told: identifiers only.
#[derive(Deserialize)]
struct News {
    case: Id,
    from: Party,
}

/// The work in the background.
pub(crate) fn jobs(post: &Post) -> Vec<Job> {
    let post = post.clone();
    vec![Job::queued(TELL, move |payload| {
        let post = post.clone();
        async move { Ok::<(), Failure>(post.tell_parties(payload).await?) }
    })]
}

impl Post {
    /// Tells everyone else in the case who wants to know and was not told today.
    async fn tell_parties(&self, payload: serde_json::Value) -> Result<(), PostError> {
        let news: News =
            serde_json::from_value(payload).map_err(|_| PostError::Malformed("news"))?;
        let mailer = match self.mailer() {
            Err(PostError::Mail(MailError::Off)) => return Ok(()),
            mailer => mailer?,
        };
        let sql = "SELECT n.account, n.email, n.told_day FROM post_notices n
             JOIN post_parties p ON p.party = 'account:' || n.account
             WHERE p.case_id = $1 AND p.removed_at IS NULL AND p.party <> $2
               AND n.confirmed_at IS NOT NULL AND (n.told_day IS NULL OR n.told_day < $3)
             ORDER BY n.account";
        let today = Day::today();
        let waiting: Vec<(Id, String, Option<Day>)> =
            self.db().all(sql, params![news.case, news.from, today]).await?;
        for (account, email, told) in waiting {
            if self.note_told(&account, Some(today)).await? {
                self.tell_one(&mailer, &account, &email, told).await?;
            }
        }
        Ok(())
    }

    /// Of several nodes that would tell somebody, one does.
    async fn note_told(&self, account: &Id, day: Option<Day>) -> Result<bool, PostError> {
        let sql = "UPDATE post_notices SET told_day = $2
             WHERE account = $1 AND (told_day IS NULL OR told_day <> $2)";
        Ok(self.db().exec(sql, params![account, day]).await? > 0)
    }

    /// Where the server cannot be reached, the job tries again; an address that is refused for
    /// good is not tried again for this letter.
    async fn tell_one(
        &self,
        mailer: &Mailer,
        account: &Id,
        email: &str,
        told: Option<Day>,
    ) -> Result<(), PostError> {
        let config = self.config();
        let link = format!("{}/post", config.base_url);
        let args = [("town", config.town_name.as_str().into()), ("link", link.into())];
        let subject = in_both("post-notice-subject", " / ", &args);
        let text = in_both("post-notice-mail", "\n\n-- \n\n", &args);
        match mailer.send_text(email, &subject, text).await {
            Ok(()) => Ok(()),
            Err(error) => {
                let sql = "UPDATE post_notices SET told_day = $2 WHERE account = $1";
                self.db().exec(sql, params![account, told]).await?;
                if error == MailError::Unreachable { Err(error.into()) } else { Ok(()) }
            }
        }
    }
}
