//! The program `allmende`.

use std::process::ExitCode;

fn main() -> ExitCode {
    allmende::main()
}
