//! The catalogue on both databases.

mod manage;
#[path = "../support/town.rs"]
mod town;
