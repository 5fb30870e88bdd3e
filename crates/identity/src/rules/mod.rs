//! What is allowed: pure functions.

mod network;
mod next;
mod passphrase;
mod sessions;
mod throttle;
mod user_name;

pub use network::{client_address, is_public, network_of};
pub use next::{next_or, with_next};
pub use passphrase::{LONGEST, PassphraseFault, SHORTEST, check_passphrase};
pub use sessions::{Limits, browser_of, is_alive, is_confirmed};
pub use throttle::{Attempts, Policy};
pub use user_name::{generated_user_name, parse_user_name, words};
