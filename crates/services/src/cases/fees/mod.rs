//! What a case costs, and how it was paid: at the counter, by transfer with a reference, or online.

mod error;
mod model;
mod reference;
mod rules;
mod store;

use commons::{Cents, Id};
use post::Caller;
use serde::Deserialize;

pub use error::FeesError;
pub(super) use model::{Fee, FeeState, Receipt};
pub(super) use reference::Reference;
pub(super) use rules::{of, prices};
pub(super) use store::{fee, fee_by_reference, insert, open_fee_paid, receipts};

use super::{CasesError, model::Day, party::Seen, rules::Who};
use crate::{Services, ServicesError};

/// What an office does with a fee.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub(super) enum FeeAct {
    /// Says how much it is, where the catalogue does not.
    Set {
        /// In cents.
        cents: i64,
    },
    /// Somebody paid at the counter.
    PaidCounter,
    /// A transfer came; the reference is typed from the bank's statement.
    PaidTransfer {
        /// The reference.
        reference: String,
    },
    /// Nothing is demanded any more.
    Waive,
    /// What was paid was given back.
    Refund,
}

impl Services {
    /// Does something with the fee of a case, and notes it in the audit log. Only members of its
    /// office do.
    ///
    /// # Errors
    /// [`CasesError::OnlyOffice`], and what the rules for fees refuse.
    pub(super) async fn act_on_fee(
        &self,
        seen: &Seen,
        caller: &Caller,
        act: &FeeAct,
        today: Day,
    ) -> Result<(), ServicesError> {
        if !matches!(seen.who(caller), Some(Who::Member { .. })) {
            return Err(CasesError::OnlyOffice.into());
        }
        self.settle_fee(seen, act, today).await?;
        let by = caller.person()?.actor.person.clone();
        self.audit_fee(&by, act, &seen.case.case).await
    }

    /// The same, without the audit log and whoever asks.
    pub(super) async fn settle_fee(
        &self,
        seen: &Seen,
        act: &FeeAct,
        today: Day,
    ) -> Result<(), ServicesError> {
        let case = &seen.case.case;
        if let FeeAct::Set { cents } = act {
            self.set_fee(seen, Cents(*cents), today).await?;
        } else {
            let known = fee(self.db(), case).await?.ok_or(CasesError::from(FeesError::None))?;
            let next = rules::after(&known, act).map_err(CasesError::from)?;
            let tx = self.db().begin().await?;
            if !store::settle(&tx, &known, next, today).await? {
                return Err(CasesError::Crowded.into());
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// Says how much a case costs, within what the catalogue says of it.
    async fn set_fee(&self, seen: &Seen, cents: Cents, today: Day) -> Result<(), ServicesError> {
        let service = self.service(&seen.case.service).await?;
        let prices = prices(&service, seen.case.door, today);
        rules::check_amount(&prices, cents).map_err(CasesError::from)?;
        let tx = self.db().begin().await?;
        match fee(&tx, &seen.case.case).await? {
            None => insert(&tx, &seen.case.case, cents, today).await?,
            Some(known) if known.state == FeeState::Open => {
                store::change_amount(&tx, &known, cents, today).await?;
            }
            Some(known) => return Err(CasesError::from(FeesError::NotNow(known.state)).into()),
        }
        Ok(tx.commit().await?)
    }

    async fn audit_fee(&self, by: &Id, act: &FeeAct, case: &Id) -> Result<(), ServicesError> {
        let action = match act {
            FeeAct::Set { .. } => "service-fee-set",
            FeeAct::PaidCounter => "service-fee-paid-counter",
            FeeAct::PaidTransfer { .. } => "service-fee-paid-transfer",
            FeeAct::Waive => "service-fee-waived",
            FeeAct::Refund => "service-fee-refunded",
        };
        let subject = super::subject(case);
        let details = serde_json::json!({});
        Ok(self.identity().audit_as(Some(by), action, &subject, details).await?)
    }
}
