//! Until when a case must be decided.

use jiff::ToSpan;

use crate::cases::model::{Day, Escalation, ServiceCase, Status};

/// So many days before its due day a case is due soon, at most.
const NOTICE: i64 = 7;
/// Where nothing is promised, the law gives so many months (§ 75 `VwGO`).
const STATUTORY_MONTHS: i32 = 3;

/// The last day for a decision that counts from a day.
pub(crate) fn deadline(begun: Day, promised_days: Option<u32>) -> Day {
    match promised_days {
        Some(days) => begun.plus(i64::from(days)),
        None => Day::of_date(begun.date().saturating_add(STATUTORY_MONTHS.months())),
    }
}

/// The day from which a case is due soon: a week before, or where the whole time is short, its last
/// quarter.
pub(crate) fn soon(begun: Day, due: Day) -> Day {
    let whole = due.0 - begun.0;
    due.plus(-(whole / 4).clamp(0, NOTICE))
}

/// Days of the wait that still goes on.
pub(crate) fn waiting_days(case: &ServiceCase, today: Day) -> i64 {
    match case.asked {
        Some(asked) if case.status == Status::Asked => (today.0 - asked.0).max(0),
        _ => 0,
    }
}

/// The last day for the decision, as it stands today; nothing where the case is closed.
pub(crate) fn due_on(case: &ServiceCase, today: Day) -> Option<Day> {
    let due = case.due.plus(waiting_days(case, today));
    (!case.status.is_closed()).then_some(due)
}

/// How near a case is to its due day. While the office waits for the resident there is no hurry.
pub(crate) fn escalation(case: &ServiceCase, today: Day) -> Escalation {
    if case.status.is_closed() || case.status == Status::Asked {
        Escalation::Calm
    } else if case.due < today {
        Escalation::Overdue
    } else if case.soon <= today {
        Escalation::Soon
    } else {
        Escalation::Calm
    }
}

/// The days the office took for its decision: without those on which it waited for the resident.
pub(crate) fn took(case: &ServiceCase) -> Option<i64> {
    case.decided.map(|decided| (decided.0 - case.begun.0 - case.paused_days).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_promised_counts_in_days_and_else_the_law_gives_three_months() {
        assert_eq!(deadline(day("2026-11-26"), Some(14)), day("2026-12-10"));
        assert_eq!(deadline(day("2026-11-30"), None), day("2027-02-28"));
    }

    #[test]
    fn a_case_is_due_soon_a_week_before_or_in_the_last_quarter_of_a_short_time() {
        let begun = day("2026-11-01");
        assert_eq!(soon(begun, begun.plus(60)), begun.plus(53));
        assert_eq!(soon(begun, begun.plus(8)), begun.plus(6));
        assert_eq!(soon(begun, begun.plus(1)), begun.plus(1));
        assert_eq!(soon(begun, begun), begun);
    }
}
