//! What is allowed: pure functions.

mod acts;
mod clock;
#[cfg(test)]
mod tests;

pub(crate) use acts::{Act, Beginning, Who, allowed, apply, begin};
pub(crate) use clock::{due_on, escalation, took};
