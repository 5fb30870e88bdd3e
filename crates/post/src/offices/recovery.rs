//! How an office whose members lost their keys gets its root back: two of three holders give their
//! shares to the member who asks. Every answer is noted in the audit log; that it happened is a
//! public step.

use commons::{Id, Slug, Subject, Timestamp};
use identity::OFFICE;
use sealed::ShareHolder;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Sql, params};

use super::{LONGEST, OfficeError, seats, staff::Staff};
use crate::{Caller, Party, Person, Post, PostError, Sealed};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;
/// So many shares bring the root back.
const ENOUGH: usize = 2;

/// What a member asks for.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Asked {
    reason: String,
}

/// A share, sealed by its holder to the member who asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Given {
    holder: ShareHolder,
    sealed: Sealed,
}

/// A request that the caller holds a share for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OpenRecovery {
    id: Id,
    office: Slug,
    epoch: u64,
    reason: String,
    asked_by: Asker,
    holder: ShareHolder,
    share: Sealed,
}

/// Who asks.
#[derive(Clone, Debug, Serialize)]
struct Asker {
    name: String,
    role: &'static str,
    account: Id,
}

store::row! {
    struct OpenRow {
        id: Id,
        office: Slug,
        epoch: u64,
        reason: String,
        account: Id,
        holder: String,
        party: Party,
        sealed: Sealed,
    }
}

const OPEN: &str =
    "SELECT r.id, r.office, r.epoch, r.reason, r.account, s.holder, s.party, s.sealed
     FROM post_recoveries r JOIN post_shares s ON s.office = r.office AND s.epoch = r.epoch
     WHERE r.ended_at IS NULL AND s.party = $1";

const UNANSWERED: &str = "AND NOT EXISTS (SELECT 1 FROM post_recovery_shares g
       WHERE g.recovery = r.id AND g.holder = s.holder) ORDER BY r.asked_at, r.id";

impl Post {
    /// Asks for an office's root on behalf of a member; asking again changes the reason.
    ///
    /// # Errors
    /// [`PostError::OfficeUnreachable`] where the office has no keys to bring back.
    pub(crate) async fn ask_recovery(
        &self,
        caller: &Caller,
        office: &Slug,
        asked: &Asked,
    ) -> Result<Id, PostError> {
        let person = caller.require_office(office)?;
        let account = caller.account()?;
        let reason = asked.reason.trim();
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            return Err(PostError::Malformed("reason"));
        }
        let epoch = self.staff_of(office).await?.epoch.ok_or(PostError::OfficeUnreachable)?;
        let open = "UPDATE post_recoveries SET reason = $4 WHERE office = $1 AND epoch = $2
             AND account = $3 AND ended_at IS NULL RETURNING id";
        let found: Option<(Id,)> =
            self.db().opt(open, params![office, epoch, account, reason]).await?;
        if let Some((id,)) = found {
            return Ok(id);
        }
        let id = Id::random();
        let insert = "INSERT INTO post_recoveries (id, office, epoch, account, reason, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6)";
        let row = params![id, office, epoch, account, reason, Timestamp::now()];
        self.db().exec(insert, row).await?;
        self.audit_office(person, "office-recovery-asked", office).await?;
        Ok(id)
    }

    /// The requests that the caller holds a share for and has not answered.
    pub(crate) async fn recoveries_for(
        &self,
        caller: &Caller,
    ) -> Result<Vec<OpenRecovery>, PostError> {
        let mut open = Vec::new();
        for party in caller.parties() {
            let sql = format!("{OPEN} {UNANSWERED}");
            let rows: Vec<OpenRow> = self.db().all(&sql, params![party]).await?;
            for row in rows {
                open.extend(self.shown(caller, row).await?);
            }
        }
        Ok(open)
    }

    /// Whether this party asks for an office's root and the caller holds a share that is wanted: who
    /// gives it seals it to the keys of who asks.
    pub(crate) async fn asks_for_a_share(
        &self,
        party: &Party,
        caller: &Caller,
    ) -> Result<bool, PostError> {
        let Some(account) = party.account().filter(|_| caller.person().is_ok()) else {
            return Ok(false);
        };
        let open = self.recoveries_for(caller).await?;
        Ok(open.iter().any(|request| request.asked_by.account == *account))
    }

    /// A request as its holder sees it; nothing where the holder's role has ended, or the asker's.
    async fn shown(
        &self,
        caller: &Caller,
        row: OpenRow,
    ) -> Result<Option<OpenRecovery>, PostError> {
        let Some(holder) = holder_called(&row.holder) else { return Ok(None) };
        if !seats::sits(caller, holder, &row.office, &row.party) {
            return Ok(None);
        }
        let staff = self.staff_of(&row.office).await?;
        let asker = staff.member(&row.account);
        Ok(asker.map(|member| OpenRecovery {
            asked_by: Asker {
                name: member.name.clone(),
                role: member.role().as_str(),
                account: row.account.clone(),
            },
            id: row.id,
            office: row.office.clone(),
            epoch: row.epoch,
            reason: row.reason,
            holder,
            share: row.sealed,
        }))
    }

    /// Gives a share to who asks. A holder answers once.
    ///
    /// # Errors
    /// [`OfficeError::NoRecovery`], [`OfficeError::ShareGiven`].
    pub(crate) async fn give_share(
        &self,
        caller: &Caller,
        id: &str,
        given: &Given,
    ) -> Result<(), PostError> {
        let person = caller.person()?;
        let office = self.seat_in(caller, id, Some(given.holder)).await?;
        if !(1..=LONGEST).contains(&given.sealed.0.len()) {
            return Err(PostError::Malformed("sealed"));
        }
        let insert = "INSERT INTO post_recovery_shares (recovery, holder, sealed, given_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT (recovery, holder) DO NOTHING";
        let row = params![id, given.holder.as_str(), given.sealed, Timestamp::now()];
        if self.db().exec(insert, row).await? == 0 {
            return Err(OfficeError::ShareGiven.into());
        }
        let subject = Subject::new(OFFICE, office);
        let details = json!({ "holder": given.holder });
        let actor = Some(&person.actor.person);
        let action = "office-recovery-share-given";
        Ok(self.identity().audit_as(actor, action, &subject, details).await?)
    }

    /// Ends a request: who asked withdraws it, a holder refuses it.
    ///
    /// # Errors
    /// [`OfficeError::NoRecovery`].
    pub(crate) async fn end_recovery(&self, caller: &Caller, id: &str) -> Result<(), PostError> {
        let person = caller.person()?;
        let own = "SELECT office FROM post_recoveries
             WHERE id = $1 AND account = $2 AND ended_at IS NULL";
        let own: Option<(Slug,)> = self.db().opt(own, params![id, person.account]).await?;
        let (office, outcome, action) = match own {
            Some((office,)) => (office, "withdrawn", "office-recovery-withdrawn"),
            None => (self.seat_in(caller, id, None).await?, "refused", "office-recovery-refused"),
        };
        let tx = self.db().begin().await?;
        let end = "UPDATE post_recoveries SET ended_at = $2, outcome = $3
             WHERE id = $1 AND ended_at IS NULL";
        if tx.exec(end, params![id, Timestamp::now(), outcome]).await? == 0 {
            return Err(OfficeError::NoRecovery.into());
        }
        tx.exec("DELETE FROM post_recovery_shares WHERE recovery = $1", params![id]).await?;
        tx.commit().await?;
        self.audit_office(person, action, &office).await
    }

    /// The office of an open request in which the caller holds a share, as this holder or as any.
    async fn seat_in(
        &self,
        caller: &Caller,
        id: &str,
        holder: Option<ShareHolder>,
    ) -> Result<Slug, PostError> {
        for party in caller.parties() {
            let sql = format!("{OPEN} AND r.id = $2");
            let rows: Vec<OpenRow> = self.db().all(&sql, params![party, id]).await?;
            let seat = rows.into_iter().find(|row| {
                holder_called(&row.holder).is_some_and(|it| {
                    holder.is_none_or(|wanted| wanted == it)
                        && seats::sits(caller, it, &row.office, &row.party)
                })
            });
            if let Some(row) = seat {
                return Ok(row.office);
            }
        }
        Err(OfficeError::NoRecovery.into())
    }

    /// The shares that were given to the caller.
    ///
    /// # Errors
    /// [`OfficeError::NoRecovery`] where the caller did not ask.
    pub(crate) async fn shares_given(
        &self,
        caller: &Caller,
        office: &Slug,
        id: &str,
    ) -> Result<Vec<Given>, PostError> {
        caller.require_office(office)?;
        let own = "SELECT id FROM post_recoveries
             WHERE id = $1 AND office = $2 AND account = $3 AND ended_at IS NULL";
        if self.db().rows(own, params![id, office, caller.account()?]).await?.is_empty() {
            return Err(OfficeError::NoRecovery.into());
        }
        let given = "SELECT holder, sealed FROM post_recovery_shares
             WHERE recovery = $1 ORDER BY given_at, holder";
        let rows: Vec<(String, Sealed)> = self.db().all(given, params![id]).await?;
        let known = rows
            .into_iter()
            .filter_map(|(holder, sealed)| Some(Given { holder: holder_called(&holder)?, sealed }));
        Ok(known.collect())
    }

    /// The request of this account that enough holders have answered.
    pub(super) async fn recovery_to_finish(
        &self,
        staff: &Staff,
        account: &Id,
    ) -> Result<Id, PostError> {
        let own = "SELECT r.id, (SELECT COUNT(*) FROM post_recovery_shares g
               WHERE g.recovery = r.id)
             FROM post_recoveries r WHERE r.office = $1 AND r.epoch = $2 AND r.account = $3
               AND r.ended_at IS NULL";
        let own: Option<(Id, usize)> =
            self.db().opt(own, params![staff.office, staff.epoch, account]).await?;
        match own.ok_or(OfficeError::NoRecovery)? {
            (id, given) if given >= ENOUGH => Ok(id),
            _ => Err(OfficeError::TooFewShares.into()),
        }
    }

    pub(super) async fn audit_office(
        &self,
        person: &Person,
        action: &'static str,
        office: &Slug,
    ) -> Result<(), PostError> {
        let subject = Subject::new(OFFICE, office.clone());
        Ok(self.identity().audit(&person.actor, action, &subject).await?)
    }
}

fn holder_called(name: &str) -> Option<ShareHolder> {
    ShareHolder::ALL.into_iter().find(|holder| holder.as_str() == name)
}
