//! What the app asks first: who is there, with which keys and offices.

use axum::{Json, Router, extract::State, routing::get};
use commons::{Id, Slug, Text};
use identity::Role;
use serde::Serialize;
use serde_json::json;
use store::{Sql, params};
use ui::Refusal;

use crate::{Caller, Person, Post, PostError, accounts::Account, quota};

pub(super) fn routes() -> Router<Post> {
    Router::new().route("/me", get(me))
}

#[derive(Serialize)]
struct Notice {
    email: String,
    confirmed: bool,
}

#[derive(Serialize)]
struct OwnOffice {
    slug: Slug,
    name: Text,
    role: Role,
    state: Standing,
}

/// How far the person is in an office's post.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    /// The office has no keys yet.
    Unfounded,
    /// The office has keys, the person does not hold them yet.
    Waiting,
    /// The person holds the keys.
    Member,
    /// They do, and so does somebody who has left.
    Renew,
}

async fn me(State(post): State<Post>, caller: Caller) -> Result<Json<serde_json::Value>, Refusal> {
    let person = caller.person()?;
    let account = post.own_account(person).await?;
    let used = match &person.account {
        Some(_) => quota::used(post.db(), &caller.own_party()?).await?,
        None => 0,
    };
    let config = post.config();
    Ok(Json(json!({
        "person": { "name": person.actor.name, "staff": person.actor.is_staff() },
        "account": account,
        "notice": post.notice_of(person).await?,
        "offices": post.offices_of(person).await?,
        "recoveries": post.open_recoveries(&caller).await?,
        "quota": { "used": used, "limit": config.quota },
        "town": { "name": config.town_name, "base_url": config.base_url },
        "mail": config.mail.is_some(),
        "fit_connect": config.fit_connect.is_some(),
    })))
}

impl Post {
    async fn own_account(&self, person: &Person) -> Result<Option<Account>, PostError> {
        match &person.account {
            Some(account) => Ok(Some(self.account(account).await?)),
            None => Ok(None),
        }
    }

    async fn notice_of(&self, person: &Person) -> Result<Option<Notice>, PostError> {
        let sql = "SELECT email, confirmed_at IS NOT NULL FROM post_notices
             WHERE account = $1 AND email <> ''";
        let found: Option<(String, bool)> = self.db().opt(sql, params![person.account]).await?;
        Ok(found.map(|(email, confirmed)| Notice { email, confirmed }))
    }

    async fn offices_of(&self, person: &Person) -> Result<Vec<OwnOffice>, PostError> {
        let mut offices = Vec::new();
        for slug in person.actor.offices_as(Role::Clerk) {
            let is_head = person.actor.has(Role::OfficeHead, slug);
            offices.push(OwnOffice {
                slug: slug.clone(),
                name: self.identity().office(slug).await?.name,
                role: if is_head { Role::OfficeHead } else { Role::Clerk },
                state: self.state_in(slug, person.account.as_ref()).await?,
            });
        }
        Ok(offices)
    }

    async fn state_in(&self, office: &Slug, account: Option<&Id>) -> Result<Standing, PostError> {
        let newest = "SELECT MAX(epoch) FROM post_epochs WHERE office = $1";
        let (epoch,): (Option<u64>,) = self.db().one(newest, params![office]).await?;
        let Some(epoch) = epoch else { return Ok(Standing::Unfounded) };
        let holders = "SELECT w.account, (SELECT COUNT(*) FROM post_accounts a
             JOIN memberships m ON m.person = a.person JOIN people p ON p.id = a.person
             WHERE a.account = w.account AND m.office = w.office AND p.disabled_at IS NULL
               AND m.role IN ('clerk', 'office-head'))
             FROM post_office_wraps w WHERE w.office = $1 AND w.epoch = $2";
        let holders: Vec<(Id, u64)> = self.db().all(holders, params![office, epoch]).await?;
        Ok(if !holders.iter().any(|(holder, _)| Some(holder) == account) {
            Standing::Waiting
        } else if holders.iter().any(|(_, roles)| *roles == 0) {
            Standing::Renew
        } else {
            Standing::Member
        })
    }

    /// How many open requests for recovery the caller holds a share for, and has not answered.
    async fn open_recoveries(&self, caller: &Caller) -> Result<u64, PostError> {
        let sql = "SELECT COUNT(*) FROM post_recoveries r
             JOIN post_shares s ON s.office = r.office AND s.epoch = r.epoch
             WHERE r.ended_at IS NULL AND s.party = $1 AND NOT EXISTS
               (SELECT 1 FROM post_recovery_shares g
                WHERE g.recovery = r.id AND g.holder = s.holder)";
        let mut open = 0;
        for party in caller.parties() {
            open += self.db().one::<(u64,)>(sql, params![party]).await?.0;
        }
        Ok(open)
    }
}
