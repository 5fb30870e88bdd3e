//! The catalogue on both databases.

mod export;
#[path = "../support/forms.rs"]
mod forms;
mod house;
mod import;
mod manage;
mod pages;
mod staff;
#[path = "../support/town.rs"]
mod town;
