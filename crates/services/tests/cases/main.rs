//! Cases, fees and payments on both databases, through the interface that browsers ask.

mod acting;
mod demo;
mod entering;
mod fees;
mod figures;
#[path = "../support/forms.rs"]
mod forms;
mod interface;
mod notes;
mod private;
mod queue;
mod registering;
#[expect(dead_code, reason = "other rooms’ tests use the rest of it")]
#[path = "../support/town.rs"]
mod town;
mod world;
