//! `cargo xtask e2e`: the browser tests.

use std::path::Path;

use crate::{
    Outcome, asks_for_help,
    counts::Counts,
    help, node, project,
    stage::{self, Run},
    tools,
};

const HELP: &str = "\
The browser tests: the journeys people make, in a real Chromium, against the demo town.

Usage: cargo xtask e2e [--record] [ARGUMENTS FOR PLAYWRIGHT]

  --record   also write what was measured on every page to docs/measured/pages.json

For one journey: cargo xtask e2e journeys/visitor-finds-a-dataset
To watch it:     cargo xtask e2e --headed
";

/// Runs the browser tests.
pub fn run(arguments: &[String]) -> Outcome {
    if asks_for_help(arguments) {
        return help(HELP);
    }
    tools::ensure_all()?;
    let mut run = Run::default();
    run.stage("Browser tests", || tests(arguments));
    Ok(run.close())
}

/// Builds the program and drives it with a browser.
pub fn tests(arguments: &[String]) -> Result<Counts, String> {
    let program = project::build_program(false)?;
    let folder = project::root().join("e2e");
    node::install(&folder)?;
    node::install(&folder.join("servers"))?;
    let report = folder.join("test-results").join("report.json");
    // The report of an earlier run must not count.
    drop(std::fs::remove_file(&report));

    let (recording, rest): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| *argument == "--record");
    let mut playwright = node::npm(&folder);
    playwright
        .args(["exec", "--no", "--", "playwright", "test", "--reporter=list,json"])
        .args(rest)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("ALLMENDE_BINARY", program);
    if let Some(chromium) = tools::chromium() {
        playwright.env("CHROMIUM", chromium);
    }
    if !recording.is_empty() {
        playwright.env("RECORD", "1");
    }
    let mut counts = stage::check(node::npm(&folder).args(["run", "--silent", "types"]))?;
    counts += stage::counted(&mut playwright, |_| counts_in(&report))?;
    Ok(counts)
}

fn counts_in(report: &Path) -> Counts {
    let report = std::fs::read_to_string(report).unwrap_or_default();
    serde_json::from_str(&report).map_or(Counts::FAIL, |report| Counts::of_playwright(&report))
}
