//! Cases, fees and payments on both databases, through the interface that browsers ask.

mod acting;
mod fees;
mod figures;
mod private;
mod queue;
mod registering;
mod world;
