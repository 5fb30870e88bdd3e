//! The project's own commands: `cargo xtask test`, `check`, `e2e`, `bench` and `sbom`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "these commands talk to a terminal")]

mod bench;
mod check;
mod counts;
mod e2e;
mod licences;
mod node;
mod postgres;
mod project;
mod sbom;
mod stage;
mod test;
mod tools;
mod translations;

use std::process::ExitCode;

const HELP: &str = "\
The project's own commands.

Usage: cargo xtask COMMAND [--help]

  test    Everything that CI runs: formatting, lints, unit, integration, client and browser tests
  check   What needs no running program: formatting, lints, licences, translations
  e2e     The browser tests alone
  bench   Measurements beside peers, written to bench/results/
  sbom    What the program is made of, as a software bill of materials (CycloneDX)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("--help", &[][..]),
    };
    let outcome = match command {
        "test" => test::run(rest),
        "check" => check::run(rest),
        "e2e" => e2e::run(rest),
        "bench" => bench::run(rest),
        "sbom" => sbom::run(rest),
        "--help" | "-h" | "help" => help(HELP),
        other => Err(format!("There is no command `{other}`.\n\n{HELP}")),
    };
    match outcome {
        Ok(code) => code,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// What a command comes to: an exit code, or a sentence that says why it could not run.
type Outcome = Result<ExitCode, String>;

/// Prints a help text and ends well.
#[expect(clippy::unnecessary_wraps, reason = "a command ends with it")]
fn help(text: &str) -> Outcome {
    print!("{text}");
    Ok(ExitCode::SUCCESS)
}

/// Whether the arguments ask for help.
fn asks_for_help(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == "--help" || argument == "-h")
}
