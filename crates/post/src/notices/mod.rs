//! News by mail that there is a letter: only for who asked for it, confirmed it from the address
//! itself, at most once a day, and without a word of content.

mod error;
mod page;
mod tell;

use std::{sync::LazyLock, time::Duration};

use commons::{Arg, Id, Lang, Timestamp};
use sha2::{Digest, Sha256};
use store::{Sql, params};
use ui::Translations;

pub use error::NoticeError;
pub(crate) use page::routes;
pub(crate) use tell::jobs;

use crate::{MailError, Post, PostError, mail};

/// So long a link to confirm an address works.
const LINK: Duration = Duration::from_hours(7 * 24);
/// Nobody gets links more often: the address could be somebody else's.
const PAUSE: Duration = Duration::from_mins(2);

/// A text of mails in both languages, German first: which one a person reads is not known.
fn in_both(key: &str, between: &str, args: &[(&'static str, Arg)]) -> String {
    static TEXTS: LazyLock<Option<Translations>> =
        LazyLock::new(|| Translations::new(crate::locales()).ok());
    let texts = TEXTS.as_ref();
    let said = |lang| texts.map_or_else(String::new, |texts| texts.get(lang, key, args));
    [Lang::De, Lang::En].map(said).join(between)
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}

impl Post {
    /// Sends a link to an address; news go there once it was followed.
    ///
    /// # Errors
    /// [`MailError::Off`], [`MailError::Address`], [`NoticeError::TooSoon`], and why the link
    /// cannot be sent: then nothing was changed.
    pub(crate) async fn want_notices(&self, account: &Id, email: &str) -> Result<(), PostError> {
        let mailer = self.mailer()?;
        if !mail::is_address(email) {
            return Err(MailError::Address.into());
        }
        let known = "SELECT email, confirmed_at IS NOT NULL, created_at FROM post_notices
             WHERE account = $1";
        let known: Option<(String, bool, Timestamp)> =
            self.db().opt(known, params![account]).await?;
        match &known {
            Some((known, true, _)) if known == email => return Ok(()),
            Some((_, _, at)) if *at + PAUSE > Timestamp::now() => {
                return Err(NoticeError::TooSoon.into());
            }
            _ => {}
        }
        let token = Id::random();
        let config = self.config();
        let link = format!("{}/post/notices/confirm?token={token}", config.base_url);
        let args = [("town", config.town_name.as_str().into()), ("link", link.into())];
        let text = in_both("post-notice-confirm-mail", "\n\n-- \n\n", &args);
        mailer
            .send_text(email, &in_both("post-notice-confirm-subject", " / ", &args), text)
            .await?;
        let upsert = "INSERT INTO post_notices (account, email, token_hash, created_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT (account) DO UPDATE
             SET email = excluded.email, token_hash = excluded.token_hash, confirmed_at = NULL,
                 created_at = excluded.created_at";
        let row = params![account, email, hash(token.as_str()), Timestamp::now()];
        self.db().exec(upsert, row).await?;
        Ok(())
    }

    /// Ends the news and forgets the address. That a link was sent a moment ago is still known:
    /// ending and wanting them in turn must not fill anybody's mailbox.
    pub(crate) async fn end_notices(&self, account: &Id) -> Result<(), PostError> {
        let rests = "UPDATE post_notices SET email = '', token_hash = NULL, confirmed_at = NULL,
             told_day = NULL WHERE account = $1 AND created_at > $2";
        let since = Timestamp::now() - PAUSE;
        if self.db().exec(rests, params![account, since]).await? == 0 {
            let sql = "DELETE FROM post_notices WHERE account = $1";
            self.db().exec(sql, params![account]).await?;
        }
        Ok(())
    }

    /// Confirms the address that this token was sent to.
    ///
    /// # Errors
    /// [`NoticeError::OldLink`] where it works no more.
    pub(crate) async fn confirm_notices(&self, token: &str) -> Result<(), PostError> {
        let now = Timestamp::now();
        let sql = "UPDATE post_notices SET confirmed_at = $2, token_hash = NULL
             WHERE token_hash = $1 AND created_at > $3";
        match self.db().exec(sql, params![hash(token), now, now - LINK]).await? {
            0 => Err(NoticeError::OldLink.into()),
            _ => Ok(()),
        }
    }
}
