//! Where things are in this project.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

/// The same cargo that runs this program, working in the root of the repository. It does not hear
/// what cargo said to this program about itself: build scripts that look at that would think that
/// something changed, and a quarter of the workspace would be built anew.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let about_us = ["CARGO_PKG_", "CARGO_MANIFEST_"];
    for (name, _) in std::env::vars_os() {
        if about_us.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            cargo.env_remove(name);
        }
    }
    cargo.current_dir(root());
    cargo
}

/// What cargo knows about all packages in the build on this machine.
pub fn metadata() -> Result<Value, String> {
    let output = cargo()
        .args(["metadata", "--format-version=1", "--locked", "--filter-platform", &host()?])
        .output()
        .map_err(|error| format!("cargo metadata does not start: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

/// The target triple of this machine.
fn host() -> Result<String, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .arg("-vV")
        .output()
        .map_err(|error| format!("rustc does not start: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| "rustc -vV does not name a host".to_owned())
}

/// Builds the program and says where it is. `release` builds what is shipped.
pub fn build_program(release: bool) -> Result<PathBuf, String> {
    let mut build = cargo();
    build.args(["build", "--package", "allmende", "--message-format=json-render-diagnostics"]);
    if release {
        build.arg("--release");
    }
    let program =
        executables(&mut build)?.into_iter().find(|program| program.ends_with("allmende"));
    program.ok_or_else(|| "cargo built no program named allmende".to_owned())
}

/// Runs a cargo build that speaks JSON, and lists the programs (not the tests) that it made.
pub fn executables(build: &mut Command) -> Result<Vec<PathBuf>, String> {
    let output = build
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    if !output.status.success() {
        return Err("The build failed.".to_owned());
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    Ok(messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["profile"]["test"] == false)
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .collect())
}
