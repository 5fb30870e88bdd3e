//! The program as a whole: its commands, its work, its house.

mod backup;
mod bundle;
mod command_line;
mod declared;
mod deliver;
mod direction;
mod letters;
mod operation;
mod support;
mod texts;
