//! How long services take, by door. It is told from days alone, and only where five or more cases
//! stand behind a figure.

use std::collections::BTreeMap;

use commons::Slug;
use post::median;
use store::{Sql, params};

use super::model::{Day, Door};
use crate::{Services, ServicesError};

/// Fewer cases say something about single people.
pub(super) const FEW: usize = 5;
/// Figures look at one year.
pub(super) const YEAR: i64 = 365;

/// How long a service takes by one door.
#[derive(Clone, Debug, PartialEq)]
pub struct DoorDays {
    /// `online`, `paper`, `counter`, `phone` or `mail`; its name for people is the Fluent message
    /// `services-cases-door-` and this word.
    pub door: &'static str,
    /// How many cases of the last year were decided; nothing below five.
    pub cases: Option<u64>,
    /// The middle of the days from application to decision, without those on which the office
    /// waited for the resident; nothing below five cases.
    pub median: Option<f64>,
}

store::row! {
    /// A case that was decided, or should have been.
    pub(super) struct Trace {
        pub(super) service: Slug,
        pub(super) door: Door,
        /// When it was decided; nothing where it still waits.
        pub(super) decided: Option<Day>,
        /// How long that took, without waiting for the resident.
        pub(super) days: Option<i64>,
        /// Whether it was decided by its due day.
        pub(super) in_time: bool,
    }
}

impl Services {
    /// How long a service takes, by door: always all five doors.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn days_by_door(&self, service: &Slug) -> Result<Vec<DoorDays>, ServicesError> {
        let since = Day::today().plus(-YEAR);
        let mut decided = self.decided_since(since).await?;
        decided.retain(|one| one.service == *service);
        let of_door = |door: Door| {
            let days = decided.iter().filter(|one| one.door == door).filter_map(|one| one.days);
            let days: Vec<i64> = days.collect();
            DoorDays {
                door: door.as_str(),
                cases: enough(days.len()),
                median: median_of_enough(days),
            }
        };
        Ok(Door::ALL.into_iter().map(of_door).collect())
    }

    /// The cases that were decided since a day.
    pub(super) async fn decided_since(&self, day: Day) -> Result<Vec<Trace>, ServicesError> {
        let sql = "SELECT service, door, decided_day, decided_day - begun_day - paused_days,
               CASE WHEN decided_day <= due_day THEN 1 ELSE 0 END
             FROM service_cases WHERE status = 'decided' AND decided_day >= $1
             ORDER BY service, case_id";
        Ok(self.db().all(sql, params![day]).await?)
    }

    /// The cases that should have been decided and are not.
    pub(super) async fn overdue_now(&self, today: Day) -> Result<Vec<Trace>, ServicesError> {
        let sql = "SELECT service, door, decided_day, decided_day, 0 FROM service_cases
             WHERE status NOT IN ('decided', 'withdrawn', 'asked') AND due_day < $1
             ORDER BY service, case_id";
        Ok(self.db().all(sql, params![today]).await?)
    }

    /// How many cases came in each month since a day, by service and door.
    pub(super) async fn received_since(
        &self,
        day: Day,
    ) -> Result<BTreeMap<(Slug, String, Door), usize>, ServicesError> {
        let sql = "SELECT service, door, received_day FROM service_cases WHERE received_day >= $1";
        let rows: Vec<(Slug, Door, Day)> = self.db().all(sql, params![day]).await?;
        let mut months = BTreeMap::new();
        for (service, door, day) in rows {
            *months.entry((service, month_of(day), door)).or_default() += 1;
        }
        Ok(months)
    }
}

/// `2026-11`
pub(super) fn month_of(day: Day) -> String {
    day.to_string()[..7].to_owned()
}

/// A count that says nothing about single people.
pub(super) fn enough(count: usize) -> Option<u64> {
    (count >= FEW).then_some(count as u64)
}

/// The median of so many that it says nothing about single people.
pub(super) fn median_of_enough(days: Vec<i64>) -> Option<f64> {
    enough(days.len()).and_then(|_| median(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_figure_below_five_cases() {
        assert_eq!((enough(4), median_of_enough(vec![1, 2, 3, 4])), (None, None));
        assert_eq!((enough(5), median_of_enough(vec![9, 1, 2, 3, 4])), (Some(5), Some(3.0)));
    }
}
