use commons::{Arg, Explain};

use super::FeeState;

/// What can go wrong with fees and payments.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeesError {
    /// The case costs nothing, or nobody has said how much.
    #[error("the case has no fee")]
    None,
    /// As the fee stands, this cannot be done.
    #[error("as the fee stands ({0}), this cannot be done")]
    NotNow(FeeState),
    /// An amount that the catalogue does not know for this door; the least and the most, in cents.
    #[error("the amount is not between {0} and {1} cents")]
    Amount(i64, i64),
    /// What was typed is no reference: a letter or digit is wrong.
    #[error("this is no reference")]
    NoReference,
    /// The reference is that of another fee.
    #[error("the reference is that of another fee")]
    OtherReference,
    /// Nobody can pay online in this town.
    #[error("nobody can pay online here")]
    NoProvider,
    /// The payment provider did not answer as agreed.
    #[error("the payment provider did not answer as agreed")]
    Provider,
    /// A message that does not come from the payment provider, or is too old.
    #[error("the message is not from the payment provider")]
    NotSigned,
    /// A message of the payment provider that was taken before.
    #[error("the message was taken before")]
    Replayed,
    /// There is no such payment, or the amount is another one.
    #[error("there is no such payment")]
    NoPayment,
}

impl Explain for FeesError {
    fn code(&self) -> &'static str {
        match self {
            Self::None => "services-fees-none",
            Self::NotNow(_) => "services-fees-not-now",
            Self::Amount(..) => "services-fees-amount",
            Self::NoReference => "services-fees-no-reference",
            Self::OtherReference => "services-fees-other-reference",
            Self::NoProvider => "services-fees-no-provider",
            Self::Provider => "services-fees-provider",
            Self::NotSigned => "services-fees-not-signed",
            Self::Replayed => "services-fees-replayed",
            Self::NoPayment => "services-fees-no-payment",
        }
    }

    fn status(&self) -> u16 {
        match self {
            Self::Amount(..) | Self::NoReference => 400,
            Self::NotSigned => 403,
            Self::NoProvider | Self::NoPayment => 404,
            Self::Provider => 502,
            _ => 409,
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NotNow(state) => vec![("state", state.as_str().into())],
            Self::Amount(least, most) => vec![("least", euros(*least)), ("most", euros(*most))],
            _ => Vec::new(),
        }
    }
}

fn euros(cents: i64) -> Arg {
    commons::Cents(cents).to_string().into()
}
