//! `cargo xtask check`: what needs no running program.

use crate::{
    Outcome, asks_for_help, help, licences, project,
    stage::{self, Run},
    translations,
};

const HELP: &str = "\
What can be checked without running the program.

Usage: cargo xtask check

Formatting (cargo fmt), lints (cargo clippy, warnings are errors), licences and bans of all
packages (deny.toml; with `cargo deny` too, where it is installed) and that German and English
say the same. The direction of imports is a test of the crate `allmende`.
";

/// Runs all checks.
pub fn run(arguments: &[String]) -> Outcome {
    if asks_for_help(arguments) {
        return help(HELP);
    }
    let mut run = Run::default();
    all(&mut run);
    Ok(run.close())
}

/// The stages of `check`, the quick ones first.
pub fn all(run: &mut Run) {
    run.stage("Formatting", || stage::check(project::cargo().args(["fmt", "--all", "--check"])));
    run.stage("Translations", translations::check);
    run.stage("Licences", licences::check);
    if crate::tools::find("cargo-deny").is_some() {
        run.stage("cargo deny", || {
            stage::check(project::cargo().args(["deny", "--workspace", "check"]))
        });
    }
    run.stage("Lints", || {
        let mut clippy = project::cargo();
        clippy.args(["clippy", "--workspace", "--all-targets", "--quiet", "--"]);
        stage::check(clippy.args(["-D", "warnings"]))
    });
}
