//! The npm projects of this repository: `client/` and `e2e/`.

use std::{
    path::Path,
    process::{Command, Stdio},
};

/// An npm command in a folder of the repository, quiet about everything but its work.
pub fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    npm
}

/// Installs the packages of the lock file, unless they are there already. No package runs a
/// script of its own.
pub fn install(folder: &Path) -> Result<(), String> {
    if is_installed(folder) {
        return Ok(());
    }
    let status = npm(folder)
        .args(["ci", "--ignore-scripts"])
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("npm: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("npm ci failed in {}.", folder.display()))
}

/// npm writes its own copy of the lock file after everything else.
fn is_installed(folder: &Path) -> bool {
    let changed =
        |path: &str| std::fs::metadata(folder.join(path)).and_then(|file| file.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}
