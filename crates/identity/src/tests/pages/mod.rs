//! What people and attackers do with the pages, through the whole router.

mod account;
mod administration;
mod attacks;
mod joining;
mod privacy;
mod providers;

use commons::Timestamp;

use crate::AuthenticatorSecret;

/// The code that an app shows now.
fn code_of(secret: &AuthenticatorSecret) -> String {
    secret.code(u64::try_from(Timestamp::now().as_second()).unwrap())
}
