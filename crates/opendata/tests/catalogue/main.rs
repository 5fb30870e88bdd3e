//! The catalogue as a whole, on both databases.

mod api;
mod common;
mod crash;
mod house;
mod pages;
mod publish;
