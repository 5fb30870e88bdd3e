//! The tables of payments.

use commons::{Id, Timestamp};
use store::{Sql, Tx, params};

use super::Order;
use crate::ServicesError;

store::row! {
    /// An attempt to pay.
    pub(super) struct Payment {
        pub(super) case: Id,
        pub(super) cents: i64,
        pub(super) state: String,
    }
}

impl Payment {
    /// Whether nobody has paid it yet; who gave up may pay after all.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.state.as_str(), "begun" | "cancelled")
    }
}

/// Notes an attempt that begins.
pub(super) async fn begin(
    sql: &impl Sql,
    order: &Order,
    case: &Id,
    provider: &str,
) -> Result<(), ServicesError> {
    let insert = "INSERT INTO service_payments (id, case_id, provider, cents, state, begun_at)
         VALUES ($1, $2, $3, $4, 'begun', $5)";
    let row = params![order.id, case, provider, order.cents.0, Timestamp::now()];
    sql.exec(insert, row).await?;
    Ok(())
}

/// An attempt with a provider.
pub(super) async fn payment(
    sql: &impl Sql,
    provider: &str,
    id: &Id,
) -> Result<Option<Payment>, ServicesError> {
    let query = "SELECT case_id, cents, state FROM service_payments
         WHERE id = $1 AND provider = $2";
    Ok(sql.opt(query, params![id, provider]).await?)
}

/// The same, held until the transaction ends: of two messages about it, the second finds what the
/// first made of it.
pub(super) async fn held_payment(
    tx: &Tx,
    provider: &str,
    id: &Id,
) -> Result<Option<Payment>, ServicesError> {
    let held = "UPDATE service_payments SET state = state WHERE id = $1 AND provider = $2
         RETURNING case_id, cents, state";
    Ok(tx.opt(held, params![id, provider]).await?)
}

/// Remembers a message, so that it is not taken twice.
pub(super) async fn remember(
    tx: &Tx,
    provider: &str,
    message: &str,
    now: Timestamp,
) -> Result<(), ServicesError> {
    let sql = "INSERT INTO service_payment_messages (provider, message, taken_at)
         VALUES ($1, $2, $3)";
    tx.exec(sql, params![provider, message, now]).await?;
    Ok(())
}

/// Notes what came of an attempt.
pub(super) async fn settle(tx: &Tx, id: &Id, state: &str) -> Result<(), ServicesError> {
    let sql = "UPDATE service_payments SET state = $2 WHERE id = $1";
    tx.exec(sql, params![id, state]).await?;
    Ok(())
}
