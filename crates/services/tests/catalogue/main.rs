//! The catalogue on both databases.

mod import;
mod manage;
mod pages;
#[path = "../support/town.rs"]
mod town;
