//! The table that the house publishes by itself: cases per service, month and door.

use std::collections::{BTreeMap, BTreeSet};

use commons::{
    Failure, Slug, Text,
    capability::{Column, ColumnKind, PublicTable, ask},
};
use serde_json::{Value, json};

use super::{
    model::{Day, Door},
    statistics::{Trace, enough, median_of_enough, month_of},
};
use crate::{Services, ServicesError};

/// The office that answers for the table.
const OFFICE: &str = "buergerservice";
/// The table begins so many days ago.
const DAYS: i64 = 2 * 366;

type Key = (Slug, String, Door);

/// The table.
pub(crate) fn public_tables(services: &Services) -> Vec<PublicTable> {
    let services = services.clone();
    vec![PublicTable {
        slug: Slug::of_title("dienstleistungen-faelle"),
        title: Text::both("Dienstleistungen: Fälle und Dauer", "Services: cases and time taken"),
        description: Text::both(
            "Wie viele Anträge je Dienstleistung, Monat und Weg kamen und entschieden wurden, und \
             wie lange das dauerte. Bei weniger als fünf Fällen steht keine Zahl, damit niemand \
             erkennbar wird: Ein leeres Feld heißt null bis vier.",
            "How many applications came and were decided by service, month and door, and how long \
             that took. Below five cases there is no figure, so that nobody can be recognised: an \
             empty field means none to four.",
        ),
        office: Slug::of_title(OFFICE),
        columns: vec![
            column("service", ColumnKind::String, "Dienstleistung", "Service"),
            column("month", ColumnKind::String, "Monat", "Month"),
            column(
                "door",
                ColumnKind::String,
                "Wie der Antrag kam: online, paper (Formular), counter (Schalter), phone, mail \
                 (Brief)",
                "How the application came: online, paper (form), counter, phone, mail (letter)",
            ),
            column(
                "received",
                ColumnKind::Integer,
                "So viele kamen in dem Monat",
                "So many came in the month",
            ),
            column(
                "decided",
                ColumnKind::Integer,
                "So viele wurden in dem Monat entschieden",
                "So many were decided in the month",
            ),
            column(
                "in_time",
                ColumnKind::Integer,
                "So viele davon in der versprochenen Zeit",
                "So many of these within the promised time",
            ),
            column(
                "median_days",
                ColumnKind::Number,
                "Tage bis zur Entscheidung im Median, ohne die Tage, an denen das Amt auf eine \
                 Antwort wartete",
                "Days to the decision, median, without those on which the office waited for an \
                 answer",
            ),
        ],
        rows: ask(move || {
            let services = services.clone();
            async move { services.case_rows(Day::today()).await.map_err(Failure::from) }
        }),
        withheld: None,
    }]
}

impl Services {
    async fn case_rows(&self, today: Day) -> Result<Vec<Vec<Value>>, ServicesError> {
        let since = today.plus(-DAYS);
        let received = self.received_since(since).await?;
        let mut decided: BTreeMap<Key, Vec<Trace>> = BTreeMap::new();
        for one in self.decided_since(since).await? {
            let Some(day) = one.decided else { continue };
            let key = (one.service.clone(), month_of(day), one.door);
            decided.entry(key).or_default().push(one);
        }
        let keys: BTreeSet<&Key> = received.keys().chain(decided.keys()).collect();
        let nothing = Vec::new();
        let row = |key: &Key| {
            let (service, month, door) = key;
            let cases = decided.get(key).unwrap_or(&nothing);
            let in_time = cases.iter().filter(|one| one.in_time).count();
            let days = cases.iter().filter_map(|one| one.days).collect();
            vec![
                json!(service),
                json!(month),
                json!(door),
                json!(enough(received.get(key).copied().unwrap_or_default())),
                json!(enough(cases.len())),
                json!(shown_of(in_time, cases.len())),
                json!(median_of_enough(days)),
            ]
        };
        Ok(keys.into_iter().map(row).collect())
    }
}

/// How many of all were in time: neither these nor the others may be few.
fn shown_of(in_time: usize, all: usize) -> Option<u64> {
    let others = all - in_time;
    enough(in_time).filter(|_| others == 0 || enough(others).is_some())
}

fn column(name: &'static str, kind: ColumnKind, de: &str, en: &str) -> Column {
    Column { name, kind, description: Text::both(de, en) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_few_who_waited_longer_cannot_be_counted_from_the_others() {
        assert_eq!((shown_of(9, 9), shown_of(7, 9), shown_of(7, 12)), (Some(9), None, Some(7)));
        assert_eq!((shown_of(4, 4), shown_of(0, 0)), (None, None));
    }
}
