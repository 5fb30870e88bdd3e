//! Lists of cases: an office's queue, the overdue ones of who leads an office, and one's own.

use commons::Slug;
use identity::Role;
use post::{Caller, Party};
use serde::{Deserialize, Serialize};
use store::{Sql, params};

use super::{
    CasesError,
    model::{Day, Door, ServiceCase, Status},
    store::COLUMNS,
    views::Summary,
};
use crate::{Services, ServicesError, words::words};

/// Cases on one page of a list.
pub(super) const PAGE: u64 = 50;

words! {
    /// Which cases of an office are shown.
    View {
        /// Those that are not closed.
        Open = "open",
        /// Of these, those the caller works on.
        Mine = "mine",
        /// Of these, those nobody works on.
        Free = "free",
        /// Of these, those that are due soon or overdue.
        Due = "due",
        /// Of these, those that are overdue.
        Overdue = "overdue",
        /// Those that are closed.
        Closed = "closed",
        /// All.
        All = "all",
    }
}

impl View {
    /// The condition; `$2` is the caller, `$3` today.
    const fn condition(self) -> &'static str {
        match self {
            Self::Open => "status NOT IN ('decided', 'withdrawn')",
            Self::Mine => "status NOT IN ('decided', 'withdrawn') AND assignee = $2",
            Self::Free => "status NOT IN ('decided', 'withdrawn') AND assignee IS NULL",
            Self::Due => "status NOT IN ('decided', 'withdrawn', 'asked') AND soon_day <= $3",
            Self::Overdue => "status NOT IN ('decided', 'withdrawn', 'asked') AND due_day < $3",
            Self::Closed => "status IN ('decided', 'withdrawn')",
            Self::All => "1 = 1",
        }
    }
}

words! {
    /// In which order.
    Sort {
        /// What must be decided first.
        Due = "due",
        /// What came first.
        Received = "received",
        /// What came last.
        Newest = "newest",
        /// By service.
        Service = "service",
    }
}

impl Sort {
    /// The order; `$3` is today. A case whose resident has still to answer moves back day by day.
    const fn order(self) -> &'static str {
        match self {
            Self::Due => {
                "CASE WHEN status = 'asked' THEN due_day + ($3 - asked_day) ELSE due_day END, code"
            }
            Self::Received => "received_day, code",
            Self::Newest => "received_day DESC, code",
            Self::Service => "service, due_day, code",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct QueueQuery {
    pub(super) office: Slug,
    pub(super) view: Option<View>,
    pub(super) status: Option<Status>,
    pub(super) service: Option<Slug>,
    pub(super) door: Option<Door>,
    /// A case's code, or its beginning, as somebody types it from paper.
    pub(super) code: Option<String>,
    pub(super) sort: Option<Sort>,
    pub(super) page: Option<u64>,
}

/// A page of an office's queue.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Queue {
    cases: Vec<Summary>,
    /// How many there are on all pages.
    total: u64,
    page: u64,
    pages: u64,
    counts: Counts,
}

store::row! {
    /// How many cases of the office there are, whatever is filtered.
    #[derive(Serialize)]
    pub(super) struct Counts {
        open: u64,
        mine: u64,
        free: u64,
        due: u64,
        overdue: u64,
        asked: u64,
        second_eyes: u64,
        closed: u64,
    }
}

impl Services {
    /// A page of an office's queue. Only its members see it.
    ///
    /// # Errors
    /// [`IdentityError::Forbidden`](identity::IdentityError::Forbidden) for everyone else.
    pub(super) async fn case_queue(
        &self,
        caller: &Caller,
        query: &QueueQuery,
        today: Day,
    ) -> Result<Queue, ServicesError> {
        let person = caller.require_office(&query.office)?.actor.person.clone();
        let filter = format!(
            "FROM service_cases WHERE office = $1 AND {}
             AND CAST($2 AS TEXT) <> '' AND CAST($3 AS BIGINT) > 0 AND ($4 = '' OR status = $4) AND ($5 = '' OR service = $5)
             AND ($6 = '' OR door = $6) AND ($7 = '' OR code LIKE $7)",
            query.view.unwrap_or(View::Open).condition()
        );
        let page = query.page.unwrap_or(1).max(1);
        let values = params![
            query.office,
            person,
            today,
            query.status.map_or("", Status::as_str),
            query.service.as_ref().map_or("", Slug::as_str),
            query.door.map_or("", Door::as_str),
            query.code.as_deref().map_or_else(String::new, pattern)
        ];
        let count = format!("SELECT COUNT(*) {filter}");
        let (total,): (u64,) = self.db().one(&count, values).await?;
        let order = query.sort.unwrap_or(Sort::Due).order();
        let offset = (page - 1).saturating_mul(PAGE);
        let sql =
            format!("SELECT {COLUMNS} {filter} ORDER BY {order} LIMIT {PAGE} OFFSET {offset}");
        let cases: Vec<ServiceCase> = self.db().all(&sql, values).await?;
        Ok(Queue {
            cases: self.case_summaries(&cases, true, caller, today).await?,
            total,
            page,
            pages: total.div_ceil(PAGE).max(1),
            counts: self.queue_counts(&query.office, caller, today).await?,
        })
    }

    async fn queue_counts(
        &self,
        office: &Slug,
        caller: &Caller,
        today: Day,
    ) -> Result<Counts, ServicesError> {
        let person = caller.person()?.actor.person.clone();
        let sum = |condition: &str| {
            format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0) AS BIGINT)")
        };
        let views = [View::Open, View::Mine, View::Free, View::Due, View::Overdue];
        let mut sums: Vec<_> = views.iter().map(|view| sum(view.condition())).collect();
        sums.extend([sum("status = 'asked'"), sum("status = 'second-eyes'")]);
        sums.push(sum(View::Closed.condition()));
        let sql = format!(
            "SELECT {} FROM service_cases WHERE office = $1 
             AND CAST($2 AS TEXT) <> '' AND CAST($3 AS BIGINT) > 0",
            sums.join(", ")
        );
        Ok(self.db().one(&sql, params![office, person, today]).await?)
    }

    /// The overdue cases of all offices that the caller leads, the longest overdue first.
    pub(super) async fn overdue_for_heads(
        &self,
        caller: &Caller,
        today: Day,
    ) -> Result<Vec<Summary>, ServicesError> {
        let actor = &caller.person()?.actor;
        let mut cases: Vec<ServiceCase> = Vec::new();
        for office in actor.offices_as(Role::OfficeHead) {
            let sql = format!(
                "SELECT {COLUMNS} FROM service_cases WHERE office = $1 AND CAST($2 AS TEXT) <> '' AND {}
                 ORDER BY due_day, code LIMIT {PAGE}",
                View::Overdue.condition()
            );
            let overdue: Vec<ServiceCase> =
                self.db().all(&sql, params![office, actor.person, today]).await?;
            cases.extend(overdue);
        }
        cases.sort_by(|a, b| (a.due, &a.code).cmp(&(b.due, &b.code)));
        self.case_summaries(&cases, true, caller, today).await
    }

    /// The cases that the caller applied for, the newest first.
    pub(super) async fn own_cases(
        &self,
        caller: &Caller,
        today: Day,
    ) -> Result<Vec<Summary>, ServicesError> {
        let own: Party = caller.own_party()?;
        let sql = format!(
            "SELECT {COLUMNS} FROM service_cases WHERE case_id IN
               (SELECT case_id FROM post_parties WHERE party = $1 AND removed_at IS NULL)
             ORDER BY received_day DESC, code"
        );
        let cases: Vec<ServiceCase> = self.db().all(&sql, params![own]).await?;
        self.case_summaries(&cases, false, caller, today).await
    }

    /// The case with a code, where the caller takes part in it.
    ///
    /// # Errors
    /// [`CasesError::NoCase`].
    pub(super) async fn case_of_code(&self, code: &str) -> Result<commons::Id, ServicesError> {
        let sql = "SELECT case_id FROM service_cases WHERE code = $1";
        let found: Option<(commons::Id,)> = self.db().opt(sql, params![written(code)]).await?;
        Ok(found.ok_or(CasesError::NoCase)?.0)
    }

    async fn case_summaries(
        &self,
        cases: &[ServiceCase],
        for_office: bool,
        caller: &Caller,
        today: Day,
    ) -> Result<Vec<Summary>, ServicesError> {
        let names = self.case_names(cases, &[], caller).await?;
        Ok(cases.iter().map(|case| names.summary(case, for_office, today)).collect())
    }
}

/// A code as it is kept, whatever way it was typed: `k7m2 9qxd` is `K7M2-9QXD`, `O` is `0`, `I` and
/// `L` are `1`.
pub(super) fn written(typed: &str) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric).take(8);
    let clear = kept.map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    let clear: String = clear.collect();
    match clear.split_at_checked(4) {
        Some((first, rest)) if !rest.is_empty() => format!("{first}-{rest}"),
        _ => clear,
    }
}

/// What begins as it was typed.
fn pattern(typed: &str) -> String {
    let code = written(typed);
    if code.is_empty() { code } else { format!("{code}%") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_was_typed() {
        for typed in ["K7M2-9QXD", "k7m29qxd", " K7M2 – 9QXD.", "k7m2-9qxd-and-more"] {
            assert_eq!(written(typed), "K7M2-9QXD", "{typed}");
        }
        assert_eq!(written("oil"), "011");
        assert_eq!((pattern("k7m2"), pattern("%_")), ("K7M2%".to_owned(), String::new()));
    }
}
