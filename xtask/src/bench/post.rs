//! Post: sealing and opening a large file for ten readers in Chromium, beside OpenPGP and JWE.

use std::process::Command;

use serde_json::Value;

use super::{Effort, report::Report};
use crate::{node, project, tools};

const WAYS: [(&str, &str); 3] = [
    ("allmende", "Allmende: the file once, its key for ten (age, hybrid post-quantum)"),
    ("pgp", "OpenPGP.js: Curve25519, ten recipients, streamed"),
    ("jwe", "jose: RSA-4096 and A256GCM, ten recipients, the whole file at once"),
];

/// Each way in a browser of its own.
pub fn measure(effort: Effort) -> Result<Report, String> {
    let bytes: u64 = if effort == Effort::Quick { 5_000_000 } else { 200_000_000 };
    let figures = in_browser("sealing", &bytes.to_string())?;
    Ok(Report {
        title: "Post: sealing and opening",
        method: format!(
            "{} MB are sealed for ten readers and opened by one of them, in Chromium, each way in a \
             browser of its own. Memory is what the page’s process had at most, less what it had \
             before.",
            bytes / 1_000_000
        ),
        columns: vec!["what", "sealed in", "opened in", "memory"],
        rows: WAYS.iter().map(|(key, name)| row(name, &figures[*key])).collect(),
    })
}

/// What `bench/post/browser.mjs` measures in Chromium: one figure for each name.
pub(super) fn in_browser(what: &str, argument: &str) -> Result<Value, String> {
    tools::ensure_all()?;
    for folder in ["client", "e2e"] {
        node::install(&project::root().join(folder))?;
    }
    let mut browser = Command::new("node");
    browser.current_dir(project::root().join("bench/post"));
    browser.args(["browser.mjs", what, argument]);
    if let Some(chromium) = tools::chromium() {
        browser.env("CHROMIUM", chromium);
    }
    let output = browser.output().map_err(|error| format!("node: {error}"))?;
    serde_json::from_slice(&output.stdout)
        .map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())
}

fn row(name: &str, figures: &Value) -> Vec<String> {
    let seconds = |key: &str| {
        figures[key].as_f64().map_or("failed".to_owned(), |ms| format!("{:.1} s", ms / 1000.0))
    };
    let memory = figures["memory"].as_u64().unwrap_or_default() / 1_000_000;
    vec![name.to_owned(), seconds("sealMs"), seconds("openMs"), format!("{memory} MB")]
}
