//! A payment provider for trying: no money moves, and its pages say so. Its messages are signed as
//! those of real ones are: HMAC-SHA256 over moment and body, the moment beside it.

use commons::{Id, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Message, MessageState, Order, PaymentProvider};
use crate::{Services, cases::fees::FeesError};

/// A message older than this, in seconds, is not taken.
const FRESH: i64 = 300;

/// The provider for trying.
pub(crate) struct TestProvider {
    base_url: String,
    secret: [u8; 32],
}

impl TestProvider {
    /// Its name.
    pub(crate) const NAME: &'static str = "test";

    /// The provider of a demo town; there is none elsewhere.
    pub(crate) fn of(services: &Services) -> Option<Self> {
        let secret = services.identity().demo_bytes("test payments").ok()?;
        Some(Self { base_url: services.config().base_url.clone(), secret })
    }

    /// A message with its signature, as the provider sends them.
    pub(crate) fn send(&self, message: &Message, now: Timestamp) -> (Vec<u8>, String) {
        let body = serde_json::to_vec(message).unwrap_or_default();
        let second = now.as_second();
        let signature = hex::encode(self.mac(second, &body).finalize().into_bytes());
        (body, format!("t={second},v1={signature}"))
    }

    /// What the provider tells of an attempt.
    pub(crate) fn message(payment: &Id, cents: commons::Cents, state: MessageState) -> Message {
        Message { id: Id::random().to_string(), payment: payment.clone(), cents, state }
    }

    fn mac(&self, second: i64, body: &[u8]) -> Hmac<Sha256> {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.secret)
            .expect("HMAC takes a key of any length");
        mac.update(format!("{second}.").as_bytes());
        mac.update(body);
        mac
    }
}

#[async_trait::async_trait]
impl PaymentProvider for TestProvider {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    async fn begin(&self, order: &Order) -> Result<String, FeesError> {
        Ok(format!("{}/services/payments/test/{}", self.base_url, order.id))
    }

    fn read(&self, body: &[u8], signature: &str, now: Timestamp) -> Result<Message, FeesError> {
        let (second, mac) = parts(signature).ok_or(FeesError::NotSigned)?;
        if (now.as_second() - second).abs() > FRESH {
            return Err(FeesError::NotSigned);
        }
        self.mac(second, body).verify_slice(&mac).map_err(|_| FeesError::NotSigned)?;
        serde_json::from_slice(body).map_err(|_| FeesError::NotSigned)
    }
}

/// `t=SECOND,v1=HEX`
fn parts(signature: &str) -> Option<(i64, Vec<u8>)> {
    let (second, mac) = signature.strip_prefix("t=")?.split_once(",v1=")?;
    let second = second.parse().ok().filter(|second: &i64| *second >= 0)?;
    Some((second, hex::decode(mac).ok()?))
}

#[cfg(test)]
mod tests {
    use commons::Cents;

    use super::*;

    fn provider(secret: u8) -> TestProvider {
        TestProvider { base_url: "http://localhost".to_owned(), secret: [secret; 32] }
    }

    #[test]
    fn a_message_is_read_only_as_it_was_signed_and_while_it_is_fresh() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let later = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let message = TestProvider::message(&Id::random(), Cents(3000), MessageState::Paid);
        let (body, signature) = provider(1).send(&message, now);
        assert_eq!(provider(1).read(&body, &signature, later(FRESH)), Ok(message));
        let refused = Err(FeesError::NotSigned);
        assert_eq!(provider(1).read(&body, &signature, later(FRESH + 1)), refused);
        assert_eq!(provider(2).read(&body, &signature, now), refused);
        assert_eq!(provider(1).read(b"{}", &signature, now), refused);
        let newer = signature.replace("t=1800000000", "t=1800000001");
        assert_eq!(provider(1).read(&body, &newer, now), refused);
        for nonsense in ["", "t=,v1=", "t=-9223372036854775808,v1=00", "v1=00,t=1", "t=1,v1=ü"] {
            assert_eq!(provider(1).read(&body, nonsense, now), refused, "{nonsense}");
        }
    }
}
