//! What a payment provider must be able to do.

use commons::{Cents, Id, Timestamp};
use serde::{Deserialize, Serialize};

use crate::cases::fees::FeesError;

/// What is to be paid. It names neither a person nor a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The attempt to pay.
    pub(crate) id: Id,
    /// How much.
    pub(crate) cents: Cents,
    /// What stands on the payer's statement.
    pub(crate) reference: String,
    /// Where the payer's browser goes afterwards.
    pub(crate) return_to: String,
}

/// What a provider tells the town's server. The amount is that which was paid, in cents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Message {
    /// The message itself: none is taken twice.
    pub(crate) id: String,
    /// The attempt to pay.
    pub(crate) payment: Id,
    /// How much.
    pub(crate) cents: Cents,
    /// What came of it.
    pub(crate) state: MessageState,
}

/// What came of an attempt to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MessageState {
    /// The money is on its way and will not be called back by itself.
    Paid,
    /// The payer gave up, or could not pay.
    Cancelled,
}

/// A payment provider.
#[async_trait::async_trait]
pub(crate) trait PaymentProvider: Send + Sync {
    /// Its name in addresses and tables, the same for ever.
    fn name(&self) -> &'static str;

    /// Announces a payment; where the payer's browser goes.
    ///
    /// # Errors
    /// [`FeesError::Provider`] where it does not answer as agreed.
    async fn begin(&self, order: &Order) -> Result<String, FeesError>;

    /// Reads a message and checks that the provider sent it, and just now.
    ///
    /// # Errors
    /// [`FeesError::NotSigned`].
    fn read(&self, body: &[u8], signature: &str, now: Timestamp) -> Result<Message, FeesError>;
}
