//! What `allmende doctor` looks at beside the capabilities: the town's folder and its settings.

use std::path::Path;

use commons::capability::{Check, Health};

use crate::{config::Config, town::TownFolder};

/// Less free space than this is worth a warning.
const LITTLE_SPACE: u64 = 1 << 30;

/// Permissions, disk space, the public address.
pub(crate) fn look_at_folder(folder: &TownFolder, config: &Config) -> Vec<Check> {
    let mut checks = vec![secrecy(folder), address(config)];
    checks.extend(space(folder.path()));
    checks.extend(metrics(config));
    checks
}

/// The town cannot be opened at all.
pub(crate) fn does_not_open() -> Check {
    Check { code: "program-does-not-open", state: Health::Broken, args: Vec::new() }
}

/// Whether only its owner can read the town's folder and its keys.
fn secrecy(folder: &TownFolder) -> Check {
    let keys = folder.keys();
    let open = [folder.path(), &keys].into_iter().find(|path| is_open(path));
    let path = open.unwrap_or(&keys).display().to_string();
    let (code, state) = match open {
        _ if !keys.is_dir() => ("program-keys-missing", Health::Broken),
        Some(_) => ("program-keys-open", Health::Broken),
        None => ("program-keys-private", Health::Good),
    };
    Check { code, state, args: vec![("path", path.into())] }
}

#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

fn address(config: &Config) -> Check {
    let url = config.town.base_url.to_string();
    let (code, state) = if config.town.base_url.is_https() {
        ("program-address-https", Health::Good)
    } else {
        ("program-address-local", Health::Warning)
    };
    Check { code, state, args: vec![("url", url.into())] }
}

fn metrics(config: &Config) -> Option<Check> {
    let listen = config.metrics.listen?;
    let open = !listen.0.ip().is_loopback();
    open.then(|| Check {
        code: "program-metrics-open",
        state: Health::Warning,
        args: vec![("address", listen.to_string().into())],
    })
}

/// Free space where the town lies, as `df` says it.
fn space(folder: &Path) -> Option<Check> {
    let output = std::process::Command::new("df").args(["-Pk"]).arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let free: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    let bytes = free * 1024;
    let (code, state) = if bytes < LITTLE_SPACE {
        ("program-space-little", Health::Warning)
    } else {
        ("program-space-enough", Health::Good)
    };
    Some(Check { code, state, args: vec![("megabytes", (bytes / 1_000_000).into())] })
}
