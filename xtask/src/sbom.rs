//! `cargo xtask sbom`: what the program is made of, as a software bill of materials (`CycloneDX` 1.5,
//! <https://cyclonedx.org/docs/1.5/json/>).

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::ExitCode,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::{Outcome, asks_for_help, help, project};

const HELP: &str = "\
What the program is made of: all Rust crates and npm packages, with version, licence and hash.

Usage: cargo xtask sbom [FILE]

Writes a software bill of materials (CycloneDX 1.5, JSON) of the program `allmende`, as it is built
on this machine, to FILE (target/allmende.cdx.json). It says nothing but what the lock files say:
the same lock files give the same bytes. What is only needed to build is marked `excluded`.
";

/// The package of the program.
const PROGRAM: &str = "allmende";

/// Writes the bill.
pub fn run(arguments: &[String]) -> Outcome {
    if asks_for_help(arguments) {
        return help(HELP);
    }
    let path = match arguments {
        [] => project::root().join("target/allmende.cdx.json"),
        [path] => PathBuf::from(path),
        _ => return Err(HELP.to_owned()),
    };
    let bill = bill()?;
    let count = bill["components"].as_array().map_or(0, Vec::len);
    std::fs::write(&path, format!("{bill:#}\n"))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{count} components: {}", path.display());
    Ok(ExitCode::SUCCESS)
}

/// The bill of the program.
fn bill() -> Result<Value, String> {
    let metadata = project::metadata()?;
    let crates = Crates::read(&metadata, &read("Cargo.lock")?)?;
    let lock = read("client/package-lock.json")?;
    let packages = npm_components(&lock)?;
    let npm = packages.iter().filter_map(|it| it["bom-ref"].as_str().map(str::to_owned));
    let depends_on: BTreeSet<String> = crates.of_program().into_iter().chain(npm).collect();
    let mut dependencies = crates.dependencies();
    dependencies.push(json!({ "ref": crates.program_ref(), "dependsOn": depends_on }));
    let components = [crates.components()?, packages].concat();
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": crates.program() },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(project::root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The crates of the program: those that it runs with, and those that only build it.
struct Crates<'a> {
    packages: BTreeMap<&'a str, &'a Value>,
    nodes: BTreeMap<&'a str, &'a Value>,
    program: &'a Value,
    runs_with: BTreeSet<&'a str>,
    all: BTreeSet<&'a str>,
    checksums: BTreeMap<(String, String), String>,
}

impl<'a> Crates<'a> {
    /// Reads what `cargo metadata` says, and the hashes of the lock file.
    fn read(metadata: &'a Value, lock: &str) -> Result<Self, String> {
        let by_id = |list: &'a Value| -> BTreeMap<&'a str, &'a Value> {
            let list = list.as_array().into_iter().flatten();
            list.filter_map(|one| Some((one["id"].as_str()?, one))).collect()
        };
        let packages = by_id(&metadata["packages"]);
        let nodes = by_id(&metadata["resolve"]["nodes"]);
        let program = packages.values().copied().find(|it| it["name"] == PROGRAM && is_own(it));
        let program = program.ok_or("cargo metadata knows no package allmende")?;
        let start = program["id"].as_str().unwrap_or_default();
        let runs_with = reached(&nodes, start, Value::is_null);
        let all = reached(&nodes, start, |kind| kind.is_null() || kind == "build");
        Ok(Self { packages, nodes, program, runs_with, all, checksums: checksums(lock)? })
    }

    fn program(&self) -> Value {
        json!({
            "type": "application",
            "bom-ref": self.program_ref(),
            "name": PROGRAM,
            "version": self.program["version"],
            "licenses": licences(self.program),
        })
    }

    fn program_ref(&self) -> String {
        format!("{PROGRAM}@{}", self.program["version"].as_str().unwrap_or_default())
    }

    /// Those that come from elsewhere. The project's own crates are the program.
    fn others(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let of_id = |id: &&'a str| Some((*id, *self.packages.get(id)?));
        self.all.iter().filter_map(of_id).filter(|(_, package)| !is_own(package))
    }

    fn components(&self) -> Result<Vec<Value>, String> {
        self.others().map(|(id, package)| self.component(id, package)).collect()
    }

    fn component(&self, id: &str, package: &Value) -> Result<Value, String> {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let (name, version) = (text("name"), text("version"));
        let purl = purl_of_crate(package);
        let hash = self.checksums.get(&(name.clone(), version.clone()));
        let hash = hash.ok_or_else(|| format!("Cargo.lock has no hash of {name} {version}"))?;
        Ok(json!({
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "scope": if self.runs_with.contains(id) { "required" } else { "excluded" },
            "hashes": [{ "alg": "SHA-256", "content": hash }],
            "licenses": licences(package),
            "purl": purl,
        }))
    }

    /// What each of the others depends on.
    fn dependencies(&self) -> Vec<Value> {
        let of = |(id, package)| json!({ "ref": purl_of_crate(package), "dependsOn": self.depends_on(id) });
        self.others().map(of).collect()
    }

    /// What the project's own crates depend on.
    fn of_program(&self) -> BTreeSet<String> {
        let own = self.all.iter().filter(|id| self.packages.get(*id).is_some_and(|it| is_own(it)));
        own.flat_map(|id| self.depends_on(id)).collect()
    }

    fn depends_on(&self, id: &str) -> BTreeSet<String> {
        let Some(node) = self.nodes.get(id) else { return BTreeSet::new() };
        let ids = edges(node, |kind| kind != "dev");
        let packages = ids.filter_map(|id| self.packages.get(id));
        packages.filter(|package| !is_own(package)).map(|it| purl_of_crate(it)).collect()
    }
}

/// Whether a package is the project's own.
fn is_own(package: &Value) -> bool {
    package["source"].is_null()
}

fn purl_of_crate(package: &Value) -> String {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    format!("pkg:cargo/{}@{}", text("name"), text("version"))
}

/// All packages that are reached by such dependencies.
fn reached<'a>(
    nodes: &BTreeMap<&'a str, &'a Value>,
    start: &'a str,
    follows: fn(&Value) -> bool,
) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::from([start]), vec![start]);
    while let Some(id) = open.pop() {
        let Some(node) = nodes.get(id) else { continue };
        open.extend(edges(node, follows).filter(|id| seen.insert(*id)));
    }
    seen
}

fn edges(node: &Value, follows: fn(&Value) -> bool) -> impl Iterator<Item = &str> {
    let all = node["deps"].as_array().into_iter().flatten();
    all.filter(move |dep| {
        let kinds = dep["dep_kinds"].as_array().into_iter().flatten();
        kinds.into_iter().any(|it| follows(&it["kind"]))
    })
    .filter_map(|dep| dep["pkg"].as_str())
}

fn checksums(lock: &str) -> Result<BTreeMap<(String, String), String>, String> {
    let lock: toml::Table = lock.parse().map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let text = |one: &toml::Value, key: &str| Some(one.get(key)?.as_str()?.to_owned());
    Ok(packages
        .filter_map(|it| Some(((text(it, "name")?, text(it, "version")?), text(it, "checksum")?)))
        .collect())
}

/// The packages of an npm lock file; the tools are those that its project only develops with.
fn npm_components(lock: &str) -> Result<Vec<Value>, String> {
    let lock: Value = serde_json::from_str(lock).map_err(|error| format!("npm's lock: {error}"))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    // The same package may lie at several places.
    let mut components = BTreeMap::new();
    for (path, package) in packages.filter(|(path, _)| !path.is_empty()) {
        let component = npm_component(path, package)?;
        let purl = component["purl"].as_str().unwrap_or_default().to_owned();
        let is_needed = component["scope"] == "required";
        let known = components.entry(purl).or_insert_with(|| component.clone());
        if is_needed {
            *known = component;
        }
    }
    Ok(components.into_values().collect())
}

fn npm_component(path: &str, package: &Value) -> Result<Value, String> {
    let name = path.rsplit("node_modules/").next().unwrap_or(path);
    let version = package["version"].as_str().unwrap_or_default();
    let purl = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
    let scope = match (package["dev"] == true, package["optional"] == true) {
        (true, _) => "excluded",
        (_, true) => "optional",
        _ => "required",
    };
    Ok(json!({
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "scope": scope,
        "hashes": [integrity(package).ok_or_else(|| format!("{path} has no hash"))?],
        "licenses": licences(package),
        "purl": purl,
    }))
}

/// npm's `sha512-…` in Base64 is hexadecimal here.
fn integrity(package: &Value) -> Option<Value> {
    let content = package["integrity"].as_str()?.strip_prefix("sha512-")?;
    let content = hex::encode(STANDARD.decode(content).ok()?);
    Some(json!({ "alg": "SHA-512", "content": content }))
}

/// What a package says of its licence, as an expression of SPDX; older crates wrote `MIT/Apache-2.0`.
fn licences(package: &Value) -> Value {
    let Some(licence) = package["license"].as_str() else { return json!([]) };
    json!([{ "expression": licence.replace('/', " OR ") }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_the_program_is_listed_with_version_licence_and_hash() {
        let bill = bill().expect("a bill");
        let components = bill["components"].as_array().expect("a list");
        let of = |name: &str| components.iter().find(|it| it["name"] == name);
        let scope = |name: &str| of(name).map(|it| it["scope"].as_str().unwrap_or_default());
        assert_eq!(scope("rusqlite"), Some("required"));
        assert_eq!(scope("preact"), Some("required"));
        assert_eq!(scope("cc"), Some("excluded"), "what only builds");
        assert_eq!(scope("esbuild"), Some("excluded"), "what only builds");
        assert_eq!(scope("yaml-rust2"), None, "what only tests");
        assert_eq!(scope("identity"), None, "the project's own crates are the program");
        for component in components {
            let hash = component["hashes"][0]["content"].as_str().unwrap_or_default();
            assert!(hash.len() >= 64 && hash.bytes().all(|it| it.is_ascii_hexdigit()));
            assert!(component["licenses"][0]["expression"].is_string(), "{component}");
        }
    }

    #[test]
    fn every_dependency_is_a_component_and_the_same_locks_give_the_same_bytes() {
        let bill = bill().expect("a bill");
        let all = bill["components"].as_array().expect("a list").iter();
        let refs: BTreeSet<_> = all.map(|it| it["bom-ref"].as_str().expect("a name")).collect();
        assert_eq!(refs.len(), bill["components"].as_array().expect("a list").len());
        let dependencies = bill["dependencies"].as_array().expect("a list");
        let named = dependencies.iter().flat_map(|it| it["dependsOn"].as_array().expect("a list"));
        let unknown: Vec<_> =
            named.filter(|it| !refs.contains(it.as_str().unwrap_or_default())).collect();
        assert_eq!(unknown, Vec::<&Value>::new());
        assert_eq!(bill.to_string(), super::bill().expect("a bill").to_string());
    }

    #[test]
    fn a_hash_of_npm_is_written_in_hexadecimal() {
        let package = json!({ "integrity": "sha512-AAECAw==" });
        assert_eq!(integrity(&package), Some(json!({ "alg": "SHA-512", "content": "00010203" })));
        assert_eq!(integrity(&json!({ "integrity": "md5-AAECAw==" })), None);
    }
}
