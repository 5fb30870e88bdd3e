//! A crate may use what stands to its left in the direction of imports, and nothing else of the
//! house (ARCHITECTURE.md).

use std::{collections::BTreeMap, path::Path};

/// From the base to the top: a crate may use those of lower floors.
const FLOORS: [&[&str]; 7] = [
    &["commons"],
    &["store", "ui", "sealed"],
    &["record"],
    &["identity"],
    &["opendata", "post"],
    // The one capability that builds on another: applications travel by post.
    &["services"],
    &["allmende"],
];

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|crates| crates.contains(&name))
}

/// The names under `[dependencies]`, `[dev-dependencies]` and `[build-dependencies]`.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_in_dependencies = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            let table = line.trim_matches(['[', ']']);
            is_in_dependencies = table.ends_with("dependencies");
            if let Some((_, name)) = table.split_once("dependencies.") {
                names.push(name.to_owned());
            }
        } else if is_in_dependencies && let Some((name, _)) = line.split_once(['.', '=']) {
            names.push(name.trim().to_owned());
        }
    }
    names
}

/// What a crate uses although it may not.
fn faults(name: &str, manifest: &str) -> Vec<String> {
    let Some(own) = floor(name) else { return vec![format!("{name} has no floor")] };
    dependencies(manifest)
        .into_iter()
        // A crate's tests may use the crate itself, with its features.
        .filter(|used| used != name && floor(used).is_some_and(|used| used >= own))
        .map(|used| format!("{name} uses {used}"))
        .collect()
}

fn manifests() -> BTreeMap<String, String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::fs::read_dir(crates)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path.join("Cargo.toml")).unwrap())
        })
        .collect()
}

#[test]
fn no_crate_imports_against_the_direction() {
    let manifests = manifests();
    assert!(manifests.len() >= 7, "{:?}", manifests.keys());
    let wrong: Vec<String> =
        manifests.iter().flat_map(|(name, manifest)| faults(name, manifest)).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn an_import_against_the_direction_is_noticed() {
    let manifest = "[dependencies]\ncommons.workspace = true\nidentity = { workspace = true }\n";
    assert_eq!(faults("record", manifest), ["record uses identity"]);
    assert_eq!(faults("ui", "[dev-dependencies.store]\nworkspace = true"), ["ui uses store"]);
    assert_eq!(faults("cellar", ""), ["cellar has no floor"]);
    assert!(faults("opendata", manifest).is_empty());
}
