//! Paying online: what a payment provider must be able to do, and what comes of its messages. No
//! provider is told who pays or for what; it knows a reference and an amount.

mod pages;
mod provider;
mod store;
mod test_provider;

use std::sync::Arc;

use ::store::{Sql, StoreError, Tx, params};
use axum::Router;
use commons::{Cents, Id, Timestamp};

pub(crate) use provider::{Message, MessageState, Order, PaymentProvider};
pub(crate) use test_provider::TestProvider;

use super::{
    CasesError,
    fees::{self, FeeState, FeesError},
    model::Day,
    party::Seen,
};
use crate::{Services, ServicesError};

/// Pages that people see while they pay: those of the test provider.
pub(crate) fn routes() -> Router<Services> {
    pages::routes()
}

impl Services {
    /// The town's payment provider: in a demo town the one for trying, elsewhere none yet.
    pub(crate) fn payment_provider(&self) -> Option<Arc<dyn PaymentProvider>> {
        let provider = TestProvider::of(self)?;
        Some(Arc::new(provider))
    }

    /// Begins to pay the open fee of a case online; where the payer's browser goes.
    ///
    /// # Errors
    /// [`FeesError::NoProvider`], [`FeesError::None`], [`FeesError::NotNow`].
    pub(super) async fn begin_payment(&self, seen: &Seen) -> Result<String, ServicesError> {
        let refused = |error: FeesError| ServicesError::from(CasesError::from(error));
        let provider = self.payment_provider().ok_or_else(|| refused(FeesError::NoProvider))?;
        let fee = fees::fee(self.db(), &seen.case.case).await?;
        let fee = fee.ok_or_else(|| refused(FeesError::None))?;
        if fee.state != FeeState::Open {
            return Err(refused(FeesError::NotNow(fee.state)));
        }
        let order = Order {
            id: Id::random(),
            cents: fee.amount.0,
            reference: fee.reference.as_str().to_owned(),
            return_to: format!("{}/post", self.config().base_url),
        };
        store::begin(self.db(), &order, &fee.case, provider.name()).await?;
        Ok(provider.begin(&order).await.map_err(CasesError::from)?)
    }

    /// Takes a message of a payment provider. Every message is taken once, and an attempt is paid
    /// once, however many messages say so; money that came by another attempt when nothing was owed
    /// any more is kept as surplus, for the office to give back.
    ///
    /// # Errors
    /// [`FeesError::NotSigned`], [`FeesError::Replayed`], [`FeesError::NoPayment`].
    pub(super) async fn take_message(
        &self,
        provider: &str,
        body: &[u8],
        signature: &str,
        now: Timestamp,
    ) -> Result<(), ServicesError> {
        let refused = |error: FeesError| ServicesError::from(CasesError::from(error));
        let known = self.payment_provider().filter(|known| known.name() == provider);
        let known = known.ok_or_else(|| refused(FeesError::NoProvider))?;
        let message = known.read(body, signature, now).map_err(refused)?;
        let tx = self.db().begin().await?;
        match store::remember(&tx, provider, &message.id, now).await {
            Err(ServicesError::Store(StoreError::Conflict(_))) => {
                return Err(refused(FeesError::Replayed));
            }
            done => done?,
        }
        let payment = store::held_payment(&tx, provider, &message.payment).await?;
        let payment = payment.filter(|it| it.cents == message.cents.0);
        let payment = payment.ok_or_else(|| refused(FeesError::NoPayment))?;
        if payment.is_open() {
            let state = settled(&tx, &payment, message.state, Day::of(now)).await?;
            store::settle(&tx, &message.payment, state).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Money that came online for a case when nothing was owed any more, in cents.
    pub(super) async fn surplus_of(&self, case: &Id) -> Result<i64, ServicesError> {
        let sql = "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM service_payments
             WHERE case_id = $1 AND state = 'surplus'";
        Ok(self.db().one::<(i64,)>(sql, params![case]).await?.0)
    }
}

/// What becomes of an attempt that nobody paid before.
async fn settled(
    tx: &Tx,
    payment: &store::Payment,
    said: MessageState,
    day: Day,
) -> Result<&'static str, ServicesError> {
    match said {
        MessageState::Cancelled => Ok("cancelled"),
        MessageState::Paid => {
            let (case, cents) = (&payment.case, Cents(payment.cents));
            let was_owed = fees::open_fee_paid(tx, case, cents, day).await?;
            Ok(if was_owed { "paid" } else { "surplus" })
        }
    }
}
