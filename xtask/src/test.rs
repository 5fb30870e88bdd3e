//! `cargo xtask test`: everything that CI runs.

use crate::{
    Outcome, asks_for_help, check,
    counts::Counts,
    e2e, help, node,
    postgres::Postgres,
    project,
    stage::{self, Run},
    tools,
};

const HELP: &str = "\
Everything that CI runs, from a fresh clone.

Usage: cargo xtask test

Installs PostgreSQL and Chromium by apt-get where they are missing and you are root; otherwise
says what to install. Runs the checks of `cargo xtask check`, all Rust tests on SQLite and on a
PostgreSQL that it starts in a temporary folder, the tests of the client, and the browser tests.
The last line counts them all.

  ALLMENDE_TEST_POSTGRES   use this server instead: postgres://user@host:port/database
";

/// The variable that names the PostgreSQL for tests.
const POSTGRES: &str = "ALLMENDE_TEST_POSTGRES";

/// The variable that names a Python that has [`SHAPES`].
const PYTHON: &str = "ALLMENDE_TEST_PYTHON";
/// What holds exports of the catalogue against the European shapes.
const SHAPES: &str = "pyshacl==0.40.1";

/// Runs everything.
pub fn run(arguments: &[String]) -> Outcome {
    if asks_for_help(arguments) {
        return help(HELP);
    }
    tools::ensure_all()?;
    let mut run = Run::default();
    check::all(&mut run);
    run.stage("Client tests", client_tests);
    run.stage("Rust tests", rust_tests);
    run.stage("Browser tests", || e2e::tests(&[]));
    Ok(run.close())
}

fn client_tests() -> Result<Counts, String> {
    let folder = project::root().join("client");
    node::install(&folder)?;
    stage::counted(node::npm(&folder).args(["test", "--silent"]), Counts::of_node_test)
}

fn rust_tests() -> Result<Counts, String> {
    let mut tests = project::cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    match tools::python_with(SHAPES) {
        Ok(python) => drop(tests.env(PYTHON, python)),
        Err(reason) => println!("The exports are not held against the European shapes: {reason}"),
    }
    if std::env::var_os(POSTGRES).is_some() {
        return stage::counted(&mut tests, Counts::of_cargo_test);
    }
    let postgres = Postgres::start()?;
    stage::counted(tests.env(POSTGRES, &postgres.url), Counts::of_cargo_test)
}
