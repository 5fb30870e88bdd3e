//! The program: command line, configuration and server. It knows every capability and puts them
//! together to one house; no capability knows it.

pub mod backup;
pub mod bundle;
mod cli;
mod commands;
pub mod config;
mod doctor;
mod error;
mod help;
pub mod house;
pub mod keys;
pub mod letters;
pub mod server;
pub mod texts;
pub mod town;

use std::process::ExitCode;

pub use error::ProgramError;

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    cli::main()
}
