//! Licences, bans and sources of everything in the build, by the lists in `deny.toml`.

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};

use crate::{counts::Counts, project};

/// Checks all Rust and npm packages in the build against `deny.toml`.
pub fn check() -> Result<Counts, String> {
    let rules = Rules::read()?;
    let metadata = project::metadata()?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut wrong: Vec<String> = packages.iter().filter_map(|it| rules.objection_to(it)).collect();
    for lock in
        ["client/package-lock.json", "e2e/package-lock.json", "e2e/servers/package-lock.json"]
    {
        wrong.extend(rules.objections_to_npm(lock)?);
    }
    if wrong.is_empty() {
        println!("{} packages, all under licences that deny.toml allows.", packages.len());
        return Ok(Counts::PASS);
    }
    println!("{}", wrong.join("\n"));
    Ok(Counts::FAIL)
}

/// What `deny.toml` allows and bans.
struct Rules {
    allowed: Vec<Licensee>,
    banned: Vec<String>,
}

impl Rules {
    fn read() -> Result<Self, String> {
        let path = project::root().join("deny.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("deny.toml: {error}"))?;
        Self::parse(&text).map_err(|error| format!("deny.toml: {error}"))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|error| format!("{error}"))?;
        let list = |section: &str, key: &str| {
            table[section][key].as_array().cloned().unwrap_or_default().into_iter()
        };
        let allowed = list("licenses", "allow")
            .filter_map(|name| name.as_str().map(str::to_owned))
            .map(|name| Licensee::parse(&name).map_err(|error| format!("{name}: {error}")))
            .collect::<Result<_, _>>()?;
        let banned = list("bans", "deny")
            .filter_map(|ban| ban["crate"].as_str().map(str::to_owned))
            .collect();
        Ok(Self { allowed, banned })
    }

    /// What is wrong with a package of `cargo metadata`.
    fn objection_to(&self, package: &Value) -> Option<String> {
        let name = package["name"].as_str().unwrap_or("a package without a name");
        if self.banned.iter().any(|banned| banned == name) {
            return Some(format!(
                "{name}: deny.toml bans it; `cargo tree -i {name}` says who wants it"
            ));
        }
        if package["source"].as_str().is_some_and(|source| !source.starts_with("registry+")) {
            return Some(format!("{name}: comes from {}", package["source"]));
        }
        self.objection_to_licence(name, package["license"].as_str())
    }

    /// What is wrong with a licence expression.
    fn objection_to_licence(&self, name: &str, licence: Option<&str>) -> Option<String> {
        let Some(licence) = licence else {
            return Some(format!("{name}: names no licence"));
        };
        let expression = match Expression::parse_mode(licence, ParseMode::LAX) {
            Ok(expression) => expression,
            Err(error) => return Some(format!("{name}: {licence}: {}", error.reason)),
        };
        let allows = expression
            .evaluate(|wanted| self.allowed.iter().any(|allowed| allowed.satisfies(wanted)));
        (!allows).then(|| format!("{name}: {licence} is not in the list of deny.toml"))
    }

    /// What is wrong with the packages of an npm lock file.
    fn objections_to_npm(&self, lock: &str) -> Result<Vec<String>, String> {
        let path = project::root().join(lock);
        let Ok(text) = std::fs::read_to_string(path) else {
            return Err(format!("{lock} is missing."));
        };
        let lock: Value =
            serde_json::from_str(&text).map_err(|error| format!("{lock}: {error}"))?;
        let packages = lock["packages"].as_object().into_iter().flatten();
        Ok(packages
            .filter(|(path, _)| !path.is_empty())
            .filter_map(|(path, package)| {
                self.objection_to_licence(path, package["license"].as_str())
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules::parse(
            r#"
            [licenses]
            allow = ["MIT", "EUPL-1.2"]
            [bans]
            deny = [{ crate = "openssl-sys" }]
            "#,
        )
        .expect("valid rules")
    }

    #[test]
    fn one_allowed_licence_of_several_to_choose_from_is_enough() {
        assert_eq!(rules().objection_to_licence("a", Some("MIT OR GPL-3.0-only")), None);
        assert_eq!(rules().objection_to_licence("a", Some("MIT/Apache-2.0")), None);
    }

    #[test]
    fn every_licence_that_applies_together_must_be_allowed() {
        assert!(rules().objection_to_licence("a", Some("MIT AND GPL-3.0-only")).is_some());
    }

    #[test]
    fn a_package_without_a_licence_is_refused() {
        assert!(rules().objection_to_licence("a", None).is_some());
    }

    #[test]
    fn a_banned_package_is_refused_whatever_its_licence() {
        let package = serde_json::json!({ "name": "openssl-sys", "license": "MIT" });
        assert!(rules().objection_to(&package).is_some());
    }

    #[test]
    fn the_list_of_the_project_reads() {
        assert!(!Rules::read().expect("deny.toml reads").allowed.is_empty());
    }
}
