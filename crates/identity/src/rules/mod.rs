//! What is allowed: pure functions.

mod next;

pub use next::{next_or, sign_in_address};
