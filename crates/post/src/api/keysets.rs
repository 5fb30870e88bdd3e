//! Whose key is this: the keysets of offices, accounts and guests.

use axum::{
    Json, Router,
    extract::{Path, State},
    routing::get,
};
use commons::{Id, Slug};
use store::{Sql, params};
use ui::Refusal;

use crate::{Caller, Keyset, Party, Post, PostError, party::is_id};

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/offices/{slug}/keysets", get(of_office))
        .route("/accounts/{id}/keysets", get(of_account))
        .route("/guests/{id}/keyset", get(of_guest))
}

/// Public.
async fn of_office(
    State(post): State<Post>,
    Path(slug): Path<String>,
) -> Result<Json<Vec<Keyset>>, Refusal> {
    let slug: Slug = slug.parse().map_err(|_| PostError::NoOffice)?;
    post.identity().office(&slug).await.map_err(|_| PostError::NoOffice)?;
    Ok(Json(post.keysets_of(&Party::Office(slug)).await?))
}

/// For who shares a case with the account, for the offices its person works in, and for who is
/// asked for a share.
async fn of_account(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Vec<Keyset>>, Refusal> {
    let party = party(&id, Party::Account)?;
    if !post.may_know(&caller, &party).await? {
        return Err(PostError::NoKeyset.into());
    }
    Ok(Json(post.keysets_of(&party).await?))
}

/// For the parties of the guest's case.
async fn of_guest(
    State(post): State<Post>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Keyset>, Refusal> {
    let party = party(&id, Party::Guest)?;
    if !post.shares_a_case(&caller, &party).await? {
        return Err(PostError::NoKeyset.into());
    }
    Ok(Json(post.keyset(&party, 1).await?.ok_or(PostError::NoKeyset)?))
}

fn party(id: &str, of: fn(Id) -> Party) -> Result<Party, PostError> {
    if is_id(id) { Ok(of(Id::from(id))) } else { Err(PostError::NoKeyset) }
}

impl Post {
    async fn may_know(&self, caller: &Caller, party: &Party) -> Result<bool, PostError> {
        Ok(caller.may_act_for(party)
            || self.shares_a_case(caller, party).await?
            || self.works_beside(caller, party).await?
            || self.asks_for_a_share(party, caller).await?)
    }

    /// Whether a case has both the caller and this party.
    async fn shares_a_case(&self, caller: &Caller, party: &Party) -> Result<bool, PostError> {
        let sql = "SELECT 1 FROM post_parties mine
             JOIN post_parties theirs ON theirs.case_id = mine.case_id
             WHERE mine.party = $1 AND theirs.party = $2 LIMIT 1";
        for own in caller.parties() {
            if !self.db().rows(sql, params![own, party]).await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the account belongs to somebody who works in an office of the caller, or to who
    /// watches over data protection: they hold shares of offices' roots.
    async fn works_beside(&self, caller: &Caller, party: &Party) -> Result<bool, PostError> {
        let Some(account) = party.account() else { return Ok(false) };
        let sql = "SELECT m.office, m.role FROM post_accounts a
             JOIN memberships m ON m.person = a.person WHERE a.account = $1";
        let roles: Vec<(Slug, String)> = self.db().all(sql, params![account]).await?;
        Ok(roles.iter().any(|(office, role)| {
            let is_in_office = matches!(role.as_str(), "clerk" | "office-head");
            let is_officer = role == "data-protection-officer";
            let is_staff = caller.parties().iter().any(|it| it.office().is_some());
            (is_in_office && caller.works_in(office)) || (is_officer && is_staff)
        }))
    }
}
