//! Sessions: the browser holds a random token, the database its hash. What the database says is
//! looked up at every request, so that ending a session or disabling an account counts at once.

use commons::{Id, Timestamp};
use store::{Sql, params};

use crate::{
    Identity, IdentityError, Membership, Session, Stage, rules,
    secrets::{Token, token_hash},
};

/// How precisely the last use is noted: a write for every request would be too much.
const SEEN_EVERY_SECONDS: i64 = 60;

/// A request with a living session, whether or not its sign-in is complete.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub session: Id,
    pub person: Id,
    pub user_name: String,
    pub name: String,
    pub memberships: Vec<Membership>,
    pub stage: Stage,
    pub confirmed_at: Timestamp,
    pub failed_before: u64,
}

impl Visit {
    pub fn is_staff(&self) -> bool {
        !self.memberships.is_empty()
    }
}

/// What was proved when a session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Something the person knows, or another site's word.
    OneFactor,
    /// Two: a passkey with its PIN or fingerprint, or a provider whose second factor counts.
    TwoFactors,
}

store::row! {
    struct SessionRow {
        id: Id,
        person: Id,
        user_name: String,
        name: String,
        created_at: Timestamp,
        seen_at: Timestamp,
        confirmed_at: Timestamp,
        second_factor_at: Option<Timestamp>,
        failed_before: u64,
        authenticators: i64,
        passkeys: i64,
    }
}

impl Identity {
    /// Begins a session and gives the token for the browser: always a new one.
    pub(crate) async fn begin_session(
        &self,
        person: &Id,
        proof: Proof,
        browser: &str,
        failed_before: u64,
    ) -> Result<Token, IdentityError> {
        let token = Token::fresh();
        let now = Timestamp::now();
        let second_factor_at = (proof == Proof::TwoFactors).then_some(now);
        let tx = self.db().begin().await?;
        tx.exec(
            "INSERT INTO sessions (id, token_hash, person, browser, created_at, seen_at,
                 confirmed_at, second_factor_at, failed_before)
             VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7)",
            params![
                Id::random(),
                token.hash(),
                person,
                browser,
                now,
                second_factor_at,
                failed_before
            ],
        )
        .await?;
        tx.exec("UPDATE people SET signed_in_at = $2 WHERE id = $1", params![person, now]).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// The visit that a browser's token stands for, if its session lives.
    pub(crate) async fn visit(&self, token: &str) -> Result<Option<Visit>, IdentityError> {
        let Some(row) = self.session_row(token).await? else { return Ok(None) };
        let memberships = self.memberships_of(&row.person).await?;
        let limits = self.config().session_limits(!memberships.is_empty());
        let now = Timestamp::now();
        if !rules::is_alive(row.created_at, row.seen_at, limits, now) {
            self.db().exec("DELETE FROM sessions WHERE id = $1", params![row.id]).await?;
            return Ok(None);
        }
        if now.duration_since(row.seen_at).as_secs() >= SEEN_EVERY_SECONDS {
            self.db()
                .exec("UPDATE sessions SET seen_at = $2 WHERE id = $1", params![row.id, now])
                .await?;
        }
        let stage = stage_of(&row, !memberships.is_empty());
        Ok(Some(Visit {
            session: row.id,
            person: row.person,
            user_name: row.user_name,
            name: row.name,
            memberships,
            stage,
            confirmed_at: row.confirmed_at,
            failed_before: row.failed_before,
        }))
    }

    async fn session_row(&self, token: &str) -> Result<Option<SessionRow>, IdentityError> {
        let sql = "SELECT s.id, s.person, p.user_name, p.name, s.created_at, s.seen_at,
                 s.confirmed_at, s.second_factor_at, s.failed_before,
                 (SELECT COUNT(*) FROM authenticators a WHERE a.person = s.person),
                 (SELECT COUNT(*) FROM passkeys k WHERE k.person = s.person)
             FROM sessions s JOIN people p ON p.id = s.person
             WHERE s.token_hash = $1 AND p.disabled_at IS NULL";
        Ok(self.db().opt(sql, params![token_hash(token)]).await?)
    }

    /// Completes a sign-in with its second factor. The browser gets a new token: one that was
    /// seen or set before the second factor is worth nothing after it.
    pub(crate) async fn complete_session(
        &self,
        session: &Id,
        failed_before: u32,
    ) -> Result<Token, IdentityError> {
        let token = Token::fresh();
        self.db()
            .exec(
                "UPDATE sessions SET token_hash = $2, second_factor_at = $3, confirmed_at = $3,
                     failed_before = failed_before + $4
                 WHERE id = $1",
                params![session, token.hash(), Timestamp::now(), failed_before],
            )
            .await?;
        Ok(token)
    }

    /// Notes that the person has just proved again who they are. The browser gets a new token.
    pub(crate) async fn confirm_session(&self, session: &Id) -> Result<Token, IdentityError> {
        let token = Token::fresh();
        let sql = "UPDATE sessions SET token_hash = $2, confirmed_at = $3 WHERE id = $1";
        self.db().exec(sql, params![session, token.hash(), Timestamp::now()]).await?;
        Ok(token)
    }

    /// A person's sessions that may still be used, the most recently used first.
    pub async fn sessions_of(&self, person: &Id) -> Result<Vec<Session>, IdentityError> {
        let limits = self.config().session_limits(!self.memberships_of(person).await?.is_empty());
        let rows: Vec<(Id, String, Timestamp, Timestamp)> = self
            .db()
            .all(
                "SELECT id, browser, created_at, seen_at FROM sessions
                 WHERE person = $1 ORDER BY seen_at DESC, id",
                params![person],
            )
            .await?;
        let now = Timestamp::now();
        Ok(rows
            .into_iter()
            .filter(|(_, _, created, seen)| rules::is_alive(*created, *seen, limits, now))
            .map(|(id, browser, created_at, seen_at)| Session { id, browser, created_at, seen_at })
            .collect())
    }

    /// Ends one session of a person; another person's session is left alone.
    pub async fn end_session(&self, person: &Id, session: &Id) -> Result<(), IdentityError> {
        let sql = "DELETE FROM sessions WHERE person = $1 AND id = $2";
        self.db().exec(sql, params![person, session]).await?;
        Ok(())
    }

    /// Ends all sessions of a person but one; says how many.
    pub async fn end_other_sessions(&self, person: &Id, keep: &Id) -> Result<u64, IdentityError> {
        let sql = "DELETE FROM sessions WHERE person = $1 AND id <> $2";
        Ok(self.db().exec(sql, params![person, keep]).await?)
    }

    /// Ends all sessions of a person; says how many.
    pub async fn end_all_sessions(&self, person: &Id) -> Result<u64, IdentityError> {
        Ok(self.db().exec("DELETE FROM sessions WHERE person = $1", params![person]).await?)
    }

    /// Ends the session that a browser's token stands for.
    pub(crate) async fn end_session_of_token(&self, token: &str) -> Result<(), IdentityError> {
        let sql = "DELETE FROM sessions WHERE token_hash = $1";
        self.db().exec(sql, params![token_hash(token)]).await?;
        Ok(())
    }
}

/// Staff need a second factor; residents who set up an authenticator app want one.
fn stage_of(row: &SessionRow, is_staff: bool) -> Stage {
    let has_second_factor = row.authenticators > 0 || (is_staff && row.passkeys > 0);
    if row.second_factor_at.is_some() {
        Stage::Complete
    } else if has_second_factor {
        Stage::SecondFactor
    } else if is_staff {
        Stage::Enrolment
    } else {
        Stage::Complete
    }
}
