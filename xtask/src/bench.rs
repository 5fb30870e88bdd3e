//! `cargo xtask bench`: measurements beside peers, in the same run on the same machine.

mod appointments;
mod forms;
mod letters;
mod load;
mod mailbox;
mod operation;
mod pages;
mod post;
mod record;
mod report;
mod rows;
mod server;
mod services;

use std::process::ExitCode;

use crate::{Outcome, asks_for_help, help};

const HELP: &str = "\
Measurements beside peers, in the same run on the same machine.

Usage: cargo xtask bench [pages] [rows] [record] [operation] [post] [mailbox] [letters]
             [services] [forms] [appointments] [--quick]

  pages       Requests per second of the front page and a dataset page, beside a bare axum (wrk)
  rows        Publishing and asking a million rows, beside sqlite-utils and Datasette (PyPI)
  record      Acts a second, proofs, verification of a million entries, beside the disk itself
  operation   Memory at rest, time to start, size of the program
  post        Sealing and opening a large file in Chromium, beside OpenPGP and JWE
  mailbox     Opening a mailbox of 10,000 letters in Chromium
  letters     Letters accepted a second, and bytes stored of each beyond its content
  services    Searching 560 services in everyday words, beside SQLite's FTS5 in Datasette
  appointments  Looking for slots at 50 places over 60 days, 1,000 bookings at once
  forms       Forms of 100 fields and 100 rules checked here and in Chromium; ten pages printed

  --quick     Seconds instead of minutes: shows that a measurement runs, its numbers mean nothing
              and are not written

Without a name, all of them. Each writes a table to bench/results/. Let nothing else run.
";

/// How long a measurement takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// As long as a number needs to be worth writing down.
    Full,
    /// Only to see that it runs.
    Quick,
}

/// One measurement: its name, which is the name of its result, and how it is taken.
type Measurement = (&'static str, fn(Effort) -> Result<report::Report, String>);

const MEASUREMENTS: [Measurement; 10] = [
    ("pages", pages::measure),
    ("rows", rows::measure),
    ("record", record::measure),
    ("operation", operation::measure),
    ("post", post::measure),
    ("mailbox", mailbox::measure),
    ("letters", letters::measure),
    ("services", services::measure),
    ("appointments", appointments::measure),
    ("forms", forms::measure),
];

/// Takes the measurements that are named.
pub fn run(arguments: &[String]) -> Outcome {
    if asks_for_help(arguments) {
        return help(HELP);
    }
    let (options, names): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    if let Some(unknown) = options.iter().find(|option| **option != "--quick") {
        return Err(format!("There is no option `{unknown}`.\n\n{HELP}"));
    }
    let effort = if options.is_empty() { Effort::Full } else { Effort::Quick };
    for name in &names {
        if !MEASUREMENTS.iter().any(|(known, _)| known == name) {
            return Err(format!("There is no measurement `{name}`.\n\n{HELP}"));
        }
    }
    for (name, measure) in MEASUREMENTS {
        if names.is_empty() || names.iter().any(|wanted| *wanted == name) {
            println!("── {name}");
            let load = report::load();
            measure(effort)?.publish(name, effort, &load)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
