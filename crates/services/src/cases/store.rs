//! The tables of cases: what is read from them and written to them.

use commons::{Id, Slug};
use store::{Sql, Tx, params};

use super::model::{Day, Event, ServiceCase, What};
use crate::ServicesError;

/// The columns of a case, in the order of [`ServiceCase`].
pub(super) const COLUMNS: &str = "case_id, code, service, form, form_version, office, door, status,
     received_day, begun_day, promised_days, paused_days, due_day, soon_day, asked_day, asked_seq,
     answered_day, decided_day, outcome, reasons, four_eyes, assignee, proposed_by, confirmed_by,
     escalation, version";

/// A case; nothing where it was never registered.
pub(super) async fn case(sql: &impl Sql, id: &Id) -> Result<Option<ServiceCase>, ServicesError> {
    let query = format!("SELECT {COLUMNS} FROM service_cases WHERE case_id = $1");
    Ok(sql.opt(&query, params![id]).await?)
}

/// Writes a case that begins.
pub(super) async fn insert(tx: &Tx, case: &ServiceCase) -> Result<(), ServicesError> {
    let places: Vec<_> = (1..=26).map(|n| format!("${n}")).collect();
    let sql = format!("INSERT INTO service_cases ({COLUMNS}) VALUES ({})", places.join(", "));
    let row = params![
        case.case,
        case.code,
        case.service,
        case.form,
        case.form_version,
        case.office,
        case.door,
        case.status,
        case.received,
        case.begun,
        case.promised_days,
        case.paused_days,
        case.due,
        case.soon,
        case.asked,
        case.asked_seq,
        case.answered,
        case.decided,
        case.outcome,
        case.reasons,
        case.four_eyes,
        case.assignee,
        case.proposed_by,
        case.confirmed_by,
        case.escalation,
        case.version
    ];
    tx.exec(&sql, row).await?;
    Ok(())
}

/// Writes a changed case over the version before it; `false` where somebody was quicker.
pub(super) async fn update(tx: &Tx, case: &ServiceCase) -> Result<bool, ServicesError> {
    let sql = "UPDATE service_cases SET office = $3, status = $4, begun_day = $5,
           paused_days = $6, due_day = $7, soon_day = $8, asked_day = $9, asked_seq = $10,
           answered_day = $11, decided_day = $12, outcome = $13, reasons = $14, assignee = $15,
           proposed_by = $16, confirmed_by = $17, escalation = $18, version = $2
         WHERE case_id = $1 AND version = $2 - 1";
    let row = params![
        case.case,
        case.version,
        case.office,
        case.status,
        case.begun,
        case.paused_days,
        case.due,
        case.soon,
        case.asked,
        case.asked_seq,
        case.answered,
        case.decided,
        case.outcome,
        case.reasons,
        case.assignee,
        case.proposed_by,
        case.confirmed_by,
        case.escalation
    ];
    Ok(tx.exec(sql, row).await? == 1)
}

/// Notes what happened to this version of a case.
pub(super) async fn note(
    tx: &Tx,
    case: &ServiceCase,
    day: Day,
    what: What,
    by: Option<&Id>,
) -> Result<(), ServicesError> {
    let sql = "INSERT INTO service_case_events (case_id, number, day, what, office, done_by)
         VALUES ($1, $2, $3, $4, $5, $6)";
    tx.exec(sql, params![case.case, case.version, day, what, case.office, by]).await?;
    Ok(())
}

/// What happened to a case, oldest first.
pub(super) async fn events(sql: &impl Sql, case: &Id) -> Result<Vec<Event>, ServicesError> {
    let query = "SELECT day, what, office, done_by FROM service_case_events
         WHERE case_id = $1 ORDER BY number";
    Ok(sql.all(query, params![case]).await?)
}

/// Whether two people must decide on a service.
pub(super) async fn four_eyes(sql: &impl Sql, service: &Slug) -> Result<bool, ServicesError> {
    let query = "SELECT four_eyes FROM service_case_rules WHERE service = $1";
    let found: Option<(bool,)> = sql.opt(query, params![service]).await?;
    Ok(found.is_some_and(|(demanded,)| demanded))
}
