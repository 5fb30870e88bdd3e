//! The tables of fees: what is read from them and written to them.

use commons::{Cents, Id};
use store::{Sql, Tx, params};

use super::{Fee, FeeState, Receipt, Reference};
use crate::{ServicesError, cases::model::Day};

const FEE: &str = "SELECT case_id, reference, cents, state, changed_day FROM service_fees";

/// The fee of a case.
pub(crate) async fn fee(sql: &impl Sql, case: &Id) -> Result<Option<Fee>, ServicesError> {
    Ok(sql.opt(&format!("{FEE} WHERE case_id = $1"), params![case]).await?)
}

/// The fee with a reference.
pub(crate) async fn fee_by_reference(
    sql: &impl Sql,
    reference: &Reference,
) -> Result<Option<Fee>, ServicesError> {
    Ok(sql.opt(&format!("{FEE} WHERE reference = $1"), params![reference]).await?)
}

/// Writes the fee of a case, with a reference that no other has.
pub(crate) async fn insert(
    tx: &Tx,
    case: &Id,
    cents: Cents,
    day: Day,
) -> Result<(), ServicesError> {
    let sql = "INSERT INTO service_fees (case_id, reference, cents, state, changed_day)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (reference) DO NOTHING";
    loop {
        let row = params![case, Reference::random(), cents.0, FeeState::Open, day];
        if tx.exec(sql, row).await? == 1 {
            return Ok(());
        }
    }
}

/// Demands another amount.
pub(super) async fn change_amount(
    tx: &Tx,
    fee: &Fee,
    cents: Cents,
    day: Day,
) -> Result<(), ServicesError> {
    let sql = "UPDATE service_fees SET cents = $2, changed_day = $3
         WHERE case_id = $1 AND state = 'open'";
    tx.exec(sql, params![fee.case, cents.0, day]).await?;
    Ok(())
}

/// Brings a fee into its next state, with a receipt where money moved; `false` where somebody was
/// quicker.
pub(super) async fn settle(
    tx: &Tx,
    fee: &Fee,
    next: FeeState,
    day: Day,
) -> Result<bool, ServicesError> {
    let sql = "UPDATE service_fees SET state = $3, changed_day = $4
         WHERE case_id = $1 AND state = $2 AND cents = $5";
    let row = params![fee.case, fee.state, next, day, fee.amount.0.0];
    if tx.exec(sql, row).await? == 0 {
        return Ok(false);
    }
    if next.is_paid() || next == FeeState::Refunded {
        let receipt = "INSERT INTO service_receipts (case_id, number, what, cents, day)
             VALUES ($1, (SELECT COUNT(*) + 1 FROM service_receipts WHERE case_id = $1), $2, $3,
               $4)";
        tx.exec(receipt, params![fee.case, next, fee.amount.0.0, day]).await?;
    }
    Ok(true)
}

/// Notes that an open fee of exactly this much was paid online; `false` where nothing of the kind
/// is owed any more.
pub(crate) async fn open_fee_paid(
    tx: &Tx,
    case: &Id,
    cents: Cents,
    day: Day,
) -> Result<bool, ServicesError> {
    match fee(tx, case).await? {
        Some(fee) if fee.state == FeeState::Open && fee.amount.0 == cents => {
            settle(tx, &fee, FeeState::PaidOnline, day).await
        }
        _ => Ok(false),
    }
}

/// The receipts of a case, oldest first.
pub(crate) async fn receipts(sql: &impl Sql, case: &Id) -> Result<Vec<Receipt>, ServicesError> {
    let query = "SELECT number, what, cents, day FROM service_receipts
         WHERE case_id = $1 ORDER BY number";
    Ok(sql.all(query, params![case]).await?)
}
