//! Who works in an office and who holds its keys. These two are to be the same; where they are not,
//! somebody waits, or somebody has left and the keys must be renewed.

use std::collections::BTreeMap;

use commons::{Id, Slug};
use identity::Role;
use store::{Sql, params};

use super::step;
use crate::{Post, PostError};

store::row! {
    /// Somebody who works on the office's cases.
    pub(crate) struct Member {
        pub(crate) person: Id,
        pub(crate) name: String,
        pub(crate) is_head: bool,
        pub(crate) account: Option<Id>,
        /// The newest version of the account's keys.
        pub(crate) version: Option<u64>,
        /// The newest epoch whose root they hold.
        pub(crate) holds: Option<u64>,
    }
}

impl Member {
    pub(crate) fn role(&self) -> Role {
        if self.is_head { Role::OfficeHead } else { Role::Clerk }
    }
}

/// An office's members and keys, as they are now.
#[derive(Clone, Debug)]
pub(crate) struct Staff {
    pub(crate) office: Slug,
    /// The newest epoch; nothing before the office got its first keys.
    pub(crate) epoch: Option<u64>,
    pub(crate) members: Vec<Member>,
    pub(crate) last: Option<sealed::Step>,
    /// How many hold the newest root and are no members.
    strays: u64,
}

/// How many members of each role.
pub(crate) fn counts<'a>(members: impl Iterator<Item = &'a Member>) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for member in members {
        *counts.entry(member.role().to_string()).or_default() += 1;
    }
    counts
}

impl Staff {
    /// The members who hold the newest root.
    pub(crate) fn holders(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| self.epoch.is_some() && member.holds == self.epoch)
    }

    /// How many know the newest root and are no members any more. Who is erased leaves no row; the
    /// last step still counts them.
    pub(crate) fn leavers(&self) -> u64 {
        let counted: u64 = self.last.iter().flat_map(|step| step.members.values()).sum();
        self.strays.max(counted.saturating_sub(self.holders().count() as u64))
    }

    /// The member of this account.
    pub(crate) fn member(&self, account: &Id) -> Option<&Member> {
        self.members.iter().find(|member| member.account.as_ref() == Some(account))
    }

    /// Whether this account may change the office's keys.
    pub(crate) fn holds(&self, account: &Id) -> bool {
        self.holders().any(|member| member.account.as_ref() == Some(account))
    }
}

const MEMBERS: &str = "SELECT p.id, p.name,
       CAST(MAX(CASE WHEN m.role = 'office-head' THEN 1 ELSE 0 END) AS BIGINT),
       a.account, a.version,
       (SELECT MAX(w.epoch) FROM post_office_wraps w
        WHERE w.office = m.office AND w.account = a.account)
     FROM memberships m JOIN people p ON p.id = m.person
     LEFT JOIN post_accounts a ON a.person = p.id
     WHERE m.office = $1 AND m.role IN ('clerk', 'office-head') AND p.disabled_at IS NULL
     GROUP BY p.id, p.name, a.account, a.version, m.office
     ORDER BY 3 DESC, p.name, p.id";

impl Post {
    /// An office's members and keys, as they are now.
    pub(crate) async fn staff_of(&self, office: &Slug) -> Result<Staff, PostError> {
        let newest = "SELECT MAX(epoch) FROM post_epochs WHERE office = $1";
        let (epoch,): (Option<u64>,) = self.db().one(newest, params![office]).await?;
        let members: Vec<Member> = self.db().all(MEMBERS, params![office]).await?;
        let holding = "SELECT COUNT(*) FROM post_office_wraps WHERE office = $1 AND epoch = $2";
        let (holding,): (u64,) = self.db().one(holding, params![office, epoch]).await?;
        let last = "SELECT jws FROM post_steps WHERE office = $1 ORDER BY step DESC LIMIT 1";
        let last: Option<(String,)> = self.db().opt(last, params![office]).await?;
        let last = last.map(|(jws,)| step::kept(&jws)).transpose()?;
        let mut staff = Staff { office: office.clone(), epoch, members, last, strays: 0 };
        staff.strays = holding.saturating_sub(staff.holders().count() as u64);
        Ok(staff)
    }
}
