//! What the tests need from the machine, and how it comes there.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::project;

/// A program that the tests need, and the Debian package that brings it.
struct Need {
    name: &'static str,
    package: &'static str,
    is_there: fn() -> bool,
}

const NEEDS: [Need; 3] = [
    Need {
        name: "PostgreSQL",
        package: "postgresql",
        is_there: || crate::postgres::newest_binaries().is_some(),
    },
    Need { name: "Chromium", package: "chromium", is_there: || chromium().is_some() },
    Need { name: "GnuPG", package: "gnupg", is_there: || find("gpg").is_some() },
];

/// Sees to it that PostgreSQL, Chromium and GnuPG are installed: installs them where we are root on
/// a Debian, says exactly what to install where not.
pub fn ensure_all() -> Result<(), String> {
    ensure_node()?;
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.is_there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|need| need.name).collect();
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if !is_root() || find("apt-get").is_none() {
        return Err(format!(
            "The tests need {} and this machine has none. On Debian or Ubuntu:\n\n    \
             sudo apt-get install --no-install-recommends {}\n\nThen run this command again.",
            names.join(" and "),
            packages.join(" ")
        ));
    }
    println!("Installing {} …", names.join(" and "));
    apt_get(&["update", "-q"])?;
    apt_get(&[&["install", "-q", "-y", "--no-install-recommends"], packages.as_slice()].concat())?;
    match NEEDS.iter().find(|need| !(need.is_there)()) {
        None => Ok(()),
        Some(need) => Err(format!("{} was installed but is not found.", need.name)),
    }
}

/// Node is one of the three things a machine must bring.
pub fn ensure_node() -> Result<(), String> {
    if find("npm").is_some() {
        return Ok(());
    }
    Err("Node.js 20 or newer with npm is needed: https://nodejs.org, or on Debian and Ubuntu\n\n    \
         sudo apt-get install nodejs npm"
        .to_owned())
}

/// Where Chromium is.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find)
}

/// Installs a tool for measurements, or says how.
pub fn ensure(name: &str, package: &str) -> Result<PathBuf, String> {
    if find(name).is_none() && is_root() && find("apt-get").is_some() {
        apt_get(&["update", "-q"])?;
        apt_get(&["install", "-q", "-y", "--no-install-recommends", package])?;
    }
    find(name).ok_or_else(|| format!("{name} is needed: sudo apt-get install {package}"))
}

/// A Python of its own below `target` that has a package from `PyPI`.
pub fn python_with(package: &str) -> Result<PathBuf, String> {
    let folder = project::root().join("target").join("python");
    let python = folder.join("bin/python3");
    let mut make = Command::new("python3");
    make.args(["-m", "venv"]).arg(&folder);
    if said(&mut make).is_err() && is_root() && find("apt-get").is_some() {
        apt_get(&["update", "-q"])?;
        apt_get(&["install", "-q", "-y", "--no-install-recommends", "python3-venv"])?;
        said(&mut make)?;
    }
    said(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]))?;
    Ok(python)
}

/// Runs a command to its end, without a word where all is well.
fn said(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Where a program is in the path.
pub fn find(program: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).map(|path| path.join(program)).find(|path| path.is_file())
}

/// Whether we may install packages, and must run PostgreSQL as somebody else.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn apt_get(arguments: &[&str]) -> Result<(), String> {
    let status = Command::new("apt-get")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("apt-get: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("apt-get {} failed.", arguments.join(" ")))
}
