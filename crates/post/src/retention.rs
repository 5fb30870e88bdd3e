//! How long offices keep closed cases, and the law that says so.

use std::collections::HashMap;

use commons::Slug;
use store::Sql;

use crate::{Day, Post, PostError};

/// For so many days after its end an office keeps a case, where nothing else was decided: ten
/// years.
const USUAL_DAYS: i64 = 3653;
const USUAL_BASIS: &str = "§ 6 EGovG; Aktenordnung der Stadt (10 Jahre)";

/// How long an office keeps its closed cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keeping {
    days: i64,
    /// The law that says so.
    pub(crate) basis: String,
}

impl Keeping {
    fn usual() -> Self {
        Self { days: USUAL_DAYS, basis: USUAL_BASIS.to_owned() }
    }

    /// The last day on which a case is kept that was closed on this day.
    pub(crate) fn until(&self, closed: Day) -> Day {
        closed.plus(self.days)
    }
}

/// How long each office keeps its cases.
pub(crate) struct Keepings {
    decided: HashMap<Slug, Keeping>,
    usual: Keeping,
}

impl Keepings {
    /// How long this one does.
    pub(crate) fn of(&self, office: &Slug) -> &Keeping {
        self.decided.get(office).unwrap_or(&self.usual)
    }
}

impl Post {
    /// What was decided for the offices.
    pub(crate) async fn keepings(&self) -> Result<Keepings, PostError> {
        let sql = "SELECT office, days, basis FROM post_retention";
        let rows: Vec<(Slug, i64, String)> = self.db().all(sql, &[]).await?;
        let decided =
            rows.into_iter().map(|(office, days, basis)| (office, Keeping { days, basis }));
        Ok(Keepings { decided: decided.collect(), usual: Keeping::usual() })
    }
}
