//! Appointments on both databases.

mod api;
mod booking;
mod calendar;
mod changes;
mod common;
mod desk;
#[path = "../support/forms.rs"]
mod forms;
mod house;
mod mail;
mod pages;
#[expect(dead_code, reason = "other rooms’ tests use the rest of it")]
#[path = "../support/town.rs"]
mod town;
