//! The catalogue on both databases.

mod manage;
mod pages;
#[path = "../support/town.rs"]
mod town;
