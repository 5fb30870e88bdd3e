//! The documents of this repository: their links lead somewhere, the book lists its pages, and
//! `publiccode.yml` says what its standard demands.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use yaml_rust2::{Yaml, YamlLoader};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository")
}

/// All Markdown files that belong to the repository.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let foreign = name.starts_with('.') || ["target", "node_modules"].contains(&&*name);
            if path.is_dir() && !foreign {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found
}

/// The targets of `[text](target)` outside of code.
fn links(markdown: &str) -> Vec<String> {
    let mut targets = Vec::new();
    let mut in_code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // Every second piece between backticks is code.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        targets.extend(
            prose
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split_once(')').map(|(target, _)| target.to_owned())),
        );
    }
    targets
}

/// The anchors that headings make, as code hosts write them.
fn anchors(markdown: &str) -> BTreeSet<String> {
    let headings = markdown.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let text = line.trim_start_matches('#').trim().to_lowercase();
            text.chars()
                .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter))
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect()
}

/// Why a link leads nowhere.
fn fault_of(link: &str, from: &Path) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, a)| (path, Some(a)));
    let target = if path.is_empty() { from.to_path_buf() } else { from.parent()?.join(path) };
    if !target.exists() {
        return Some(format!("{}: {link} does not exist", from.display()));
    }
    let missing = anchor.is_some_and(|anchor| {
        !anchors(&fs::read_to_string(&target).unwrap_or_default()).contains(anchor)
    });
    missing.then(|| format!("{}: {link} names no heading", from.display()))
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let documents = documents();
    assert!(documents.len() > 5, "the documents are found");
    let faults: Vec<String> = documents
        .iter()
        .flat_map(|path| {
            let text = fs::read_to_string(path).expect("a document");
            links(&text).into_iter().filter_map(|link| fault_of(&link, path)).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_link_to_nothing_is_noticed() {
    let from = root().join("README.md");
    assert!(fault_of("no/such/page.md", &from).is_some());
    assert!(fault_of("README.md#no-such-heading", &from).is_some());
    assert!(fault_of("README.md#try-it", &from).is_none());
    assert_eq!(links("see [a](b.md) and `[c](d.md)`"), ["b.md"]);
}

#[test]
fn every_page_of_the_book_is_in_its_table_of_contents() {
    let docs = root().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).expect("a table of contents");
    let listed: BTreeSet<PathBuf> = links(&summary).iter().map(|link| docs.join(link)).collect();
    let missing: Vec<String> = documents()
        .into_iter()
        .filter(|path| path.starts_with(&docs) && !path.ends_with("SUMMARY.md"))
        .filter(|path| !listed.contains(path))
        .map(|path| path.display().to_string())
        .collect();
    assert!(missing.is_empty(), "not in docs/SUMMARY.md:\n{}", missing.join("\n"));
}

#[test]
fn the_list_of_decisions_lists_them_all() {
    let folder = root().join("docs/decisions");
    let list = fs::read_to_string(folder.join("README.md")).expect("a list");
    for entry in fs::read_dir(&folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(name == "README.md" || list.contains(&name), "{name} is not in the list");
    }
}

#[test]
fn no_document_names_a_place_of_the_machine_it_was_written_on() {
    let places = ["work", "home", "root", "tmp"].map(|folder| format!("/{folder}/"));
    for path in documents() {
        let text = fs::read_to_string(&path).expect("a document");
        for place in &places {
            assert!(!text.contains(place), "{} names {place}", path.display());
        }
    }
}

mod publiccode {
    //! The mandatory fields of publiccode.yml v0,
    //! <https://yml.publiccode.tools/schema.core.html>.

    use super::{Path, Yaml, YamlLoader, fs, root};

    fn parse(path: &Path) -> Yaml {
        let text = fs::read_to_string(path).expect("a file");
        YamlLoader::load_from_str(&text).expect("valid YAML").remove(0)
    }

    fn faults(file: &Yaml) -> Vec<&'static str> {
        let text = |yaml: &Yaml| yaml.as_str().is_some_and(|text| !text.trim().is_empty());
        let list = |yaml: &Yaml| yaml.as_vec().is_some_and(|items| !items.is_empty());
        let one_of =
            |yaml: &Yaml, values: &[&str]| yaml.as_str().is_some_and(|it| values.contains(&it));
        let statuses = ["concept", "development", "beta", "stable", "obsolete"];
        let types = [
            "standalone/mobile",
            "standalone/iot",
            "standalone/desktop",
            "standalone/web",
            "standalone/backend",
            "standalone/other",
            "addon",
            "library",
            "configurationFiles",
        ];
        let maintenance = &file["maintenance"];
        let contacts = list(&maintenance["contacts"]);
        let maintained = match maintenance["type"].as_str() {
            Some("internal" | "community") => contacts,
            Some("contract") => list(&maintenance["contractors"]),
            Some("none") => true,
            _ => false,
        };
        [
            (
                "publiccodeYmlVersion",
                one_of(&file["publiccodeYmlVersion"], &["0", "0.2", "0.3", "0.4", "0.5"]),
            ),
            ("name", text(&file["name"])),
            ("url", file["url"].as_str().is_some_and(|url| url.starts_with("https://"))),
            ("platforms", list(&file["platforms"])),
            ("developmentStatus", one_of(&file["developmentStatus"], &statuses)),
            ("softwareType", one_of(&file["softwareType"], &types)),
            ("description", described(&file["description"])),
            ("legal.license", text(&file["legal"]["license"])),
            ("maintenance", maintained),
            (
                "localisation.localisationReady",
                file["localisation"]["localisationReady"].as_bool().is_some(),
            ),
            ("localisation.availableLanguages", list(&file["localisation"]["availableLanguages"])),
        ]
        .into_iter()
        .filter_map(|(field, is_good)| (!is_good).then_some(field))
        .collect()
    }

    /// Each language has a short and a long description within their bounds, and features.
    fn described(description: &Yaml) -> bool {
        let length = |yaml: &Yaml| yaml.as_str().map_or(0, |text| text.trim().chars().count());
        description.as_hash().is_some_and(|languages| {
            !languages.is_empty()
                && languages.values().all(|it| {
                    (1..=150).contains(&length(&it["shortDescription"]))
                        && (150..=10_000).contains(&length(&it["longDescription"]))
                        && it["features"].as_vec().is_some_and(|features| !features.is_empty())
                })
        })
    }

    #[test]
    fn the_file_of_this_project_has_all_mandatory_fields() {
        assert_eq!(faults(&parse(&root().join("publiccode.yml"))), [] as [&str; 0]);
    }

    #[test]
    fn it_names_the_licence_and_version_of_the_workspace() {
        let file = parse(&root().join("publiccode.yml"));
        let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
        for (field, value) in
            [("license", &file["legal"]["license"]), ("version", &file["softwareVersion"])]
        {
            let line = format!("{field} = \"{}\"", value.as_str().expect("a text"));
            assert!(manifest.lines().any(|it| it == line), "Cargo.toml has no line {line}");
        }
    }

    #[test]
    fn the_valid_samples_of_the_standard_are_found_valid() {
        let samples = root().join("../shared/data/it/publiccode/valid");
        let Ok(entries) = fs::read_dir(&samples) else {
            println!("{} is absent: samples not tested", samples.display());
            return;
        };
        let files = entries.flatten().map(|entry| entry.path());
        for path in files.filter(|path| path.extension().is_some_and(|it| it == "yml")) {
            assert_eq!(faults(&parse(&path)), [] as [&str; 0], "{}", path.display());
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let empty = YamlLoader::load_from_str("name: Allmende").expect("valid YAML").remove(0);
        let faults = faults(&empty);
        assert!(faults.contains(&"legal.license") && faults.contains(&"maintenance"));
        assert!(!faults.contains(&"name"));
    }
}
