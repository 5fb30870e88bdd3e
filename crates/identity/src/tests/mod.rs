//! Tests of what the pages do, below the pages and through them: on both databases.

mod browser;
mod pages;
mod passkeys;
mod providers;
mod second_factor;
mod sessions;
mod sign_in;

use crate::layer::Client;

/// A browser somewhere, that was never here before.
fn somewhere(network: &str) -> Client {
    Client { network: network.to_owned(), browser: "Firefox, Linux".to_owned(), device: None }
}
