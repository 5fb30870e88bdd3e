//! The nouns of fees.

use commons::{Cents, Id};
use serde::Serialize;
use store::{FromValue, Value};

use super::Reference;
use crate::{cases::model::Day, words::words};

words! {
    /// How a fee stands. A case without a fee has none.
    FeeState {
        /// It is owed.
        Open = "open",
        /// It was paid at the counter.
        PaidCounter = "paid-counter",
        /// It was paid by transfer.
        PaidTransfer = "paid-transfer",
        /// It was paid online.
        PaidOnline = "paid-online",
        /// The office does not demand it.
        Waived = "waived",
        /// It was paid and given back.
        Refunded = "refunded",
    }
}

impl FeeState {
    /// Whether the town has the money.
    pub(crate) const fn is_paid(self) -> bool {
        matches!(self, Self::PaidCounter | Self::PaidTransfer | Self::PaidOnline)
    }
}

store::row! {
    /// The fee of a case.
    pub(crate) struct Fee {
        pub(crate) case: Id,
        pub(crate) reference: Reference,
        pub(crate) amount: Amount,
        pub(crate) state: FeeState,
        pub(crate) changed: Day,
    }
}

store::row! {
    /// A payment or a refund.
    #[derive(Serialize)]
    pub(crate) struct Receipt {
        /// Counts the receipts of a fee from 1.
        pub(crate) number: u64,
        /// How it was paid, or that it was given back.
        pub(crate) what: FeeState,
        pub(crate) cents: i64,
        pub(crate) day: Day,
    }
}

/// Cents in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount(pub(crate) Cents);

impl FromValue for Amount {
    const EXPECTED: &'static str = "cents";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(|cents| Self(Cents(cents)))
    }
}
