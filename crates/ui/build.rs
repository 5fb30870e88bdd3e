//! Builds what the browser gets (style sheet, font, scripts) with npm, from the lock file, and
//! puts it into the program.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

fn main() -> ExitCode {
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../client");
    // The last are texts that programs bring with them.
    let sources = [
        "src",
        "static",
        "build",
        "package.json",
        "package-lock.json",
        "../crates/post/locales",
        "../crates/services/locales",
    ];
    for source in sources {
        println!("cargo::rerun-if-changed={}", client.join(source).display());
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    match build(&client, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            println!("cargo::error={what}");
            ExitCode::FAILURE
        }
    }
}

fn build(client: &Path, out: &Path) -> Result<(), String> {
    needs("node", "https://nodejs.org, or `apt-get install nodejs`")?;
    needs("npm", "it comes with Node.js; on Debian: `apt-get install npm`")?;
    if !is_installed(client) {
        npm(client, &["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    }
    let assets = out.join("assets");
    let folder = assets.to_str().ok_or("The build folder's name is not UTF-8.")?;
    npm(client, &["run", "build", "--", folder])?;
    let list = fs::read_to_string(assets.join("assets.txt"))
        .map_err(|error| format!("The client bundle has no list of its assets: {error}"))?;
    fs::write(out.join("assets.rs"), table(&list, &assets))
        .map_err(|error| format!("The list of assets cannot be written: {error}"))
}

fn needs(program: &str, where_from: &str) -> Result<(), String> {
    match Command::new(program).arg("--version").output() {
        Ok(answer) if answer.status.success() => Ok(()),
        _ => Err(format!(
            "`{program}` is missing: the style sheet and scripts of the pages are built with it. \
             Please install it ({where_from}) and build again."
        )),
    }
}

/// npm writes its own copy of the lock file after everything else.
fn is_installed(client: &Path) -> bool {
    let changed = |file: &str| fs::metadata(client.join(file)).and_then(|it| it.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

/// Runs npm, quietly; what it said stands in the error if it fails.
fn npm(client: &Path, arguments: &[&str]) -> Result<(), String> {
    let answer = Command::new("npm")
        .current_dir(client)
        .args(arguments)
        .env("npm_config_update_notifier", "false")
        .output()
        .map_err(|error| format!("npm cannot be started: {error}"))?;
    if answer.status.success() {
        return Ok(());
    }
    let said = [answer.stdout, answer.stderr].concat();
    let said = String::from_utf8_lossy(&said).trim().replace('\n', " · ");
    Err(format!("`npm {}` failed in client/: {said}", arguments.join(" ")))
}

/// The assets as a Rust array; each line of the list is name, address, kind and SHA-256.
fn table(list: &str, folder: &Path) -> String {
    let entries: String = list.lines().filter_map(|line| entry(line, folder)).collect();
    format!("[\n{entries}]\n")
}

fn entry(line: &str, folder: &Path) -> Option<String> {
    let mut parts = line.split('\t');
    let (name, hashed, kind) = (parts.next()?, parts.next()?, parts.next()?);
    let sha256 = parts.next()?;
    let bytes = |end: &str| {
        let file = folder.join(format!("{hashed}{end}")).display().to_string();
        format!("include_bytes!({file:?})")
    };
    let (plain, brotli, gzip) = (bytes(""), bytes(".br"), bytes(".gz"));
    Some(format!(
        "Asset {{ name: {name:?}, path: \"/assets/{hashed}\", kind: {kind:?}, \
         sha256: {sha256:?}, plain: {plain}, brotli: {brotli}, gzip: {gzip} }},\n"
    ))
}
