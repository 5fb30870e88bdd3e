//! Both languages say the same things: the same messages, attributes and variables.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::{counts::Counts, project};

/// Compares the two languages of every crate.
pub fn check() -> Result<Counts, String> {
    let mut counts = Counts::default();
    for (german, english) in pairs()? {
        let wrong = differences(&messages(&read(&german)?), &messages(&read(&english)?));
        counts += if wrong.is_empty() { Counts::PASS } else { Counts::FAIL };
        for what in wrong {
            println!("{}: {what}", german.display());
        }
    }
    Ok(counts)
}

/// `de.ftl` with `en.ftl`, and where a crate has more of them, `privacy.de.ftl` with
/// `privacy.en.ftl`.
fn pairs() -> Result<Vec<(PathBuf, PathBuf)>, String> {
    let mut pairs = Vec::new();
    for folder in folders()? {
        let files = std::fs::read_dir(&folder).map_err(|error| format!("locales: {error}"))?;
        for file in files.flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if let Some(topic) = name.strip_suffix("de.ftl") {
                pairs.push((file.path(), folder.join(format!("{topic}en.ftl"))));
            }
        }
    }
    Ok(pairs)
}

/// The folders `locales` of all crates.
fn folders() -> Result<Vec<PathBuf>, String> {
    let crates = project::root().join("crates");
    let entries = std::fs::read_dir(&crates).map_err(|error| format!("crates: {error}"))?;
    let folders = entries.flatten().map(|entry| entry.path().join("locales"));
    Ok(folders.filter(|folder| folder.is_dir()).collect())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Messages and attributes (`message.attribute`) with the variables they use.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Reads a Fluent file line by line: a message starts a line, an attribute is indented.
fn messages(source: &str) -> Messages {
    let mut all = Messages::new();
    let mut message = String::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = name_before_equals(line) {
            name.clone_into(&mut message);
            current.clone_from(&message);
        } else if let Some(name) = line.trim_start().strip_prefix('.').and_then(name_before_equals)
        {
            current = format!("{message}.{name}");
        }
        if !current.is_empty() {
            all.entry(current.clone()).or_default().extend(variables(line));
        }
    }
    all
}

/// The identifier of `identifier = …`.
fn name_before_equals(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    is_name.then_some(name)
}

/// The `$variables` of a line.
fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
            .collect()
    })
}

fn differences(german: &Messages, english: &Messages) -> Vec<String> {
    let mut wrong = Vec::new();
    for key in german.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
        match (german.get(key), english.get(key)) {
            (None, _) => wrong.push(format!("`{key}` is missing in German")),
            (_, None) => wrong.push(format!("`{key}` is missing in English")),
            (Some(de), Some(en)) if de != en => {
                wrong.push(format!("`{key}` uses {de:?} in German and {en:?} in English"));
            }
            _ => {}
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "# Kommentar = keiner\n\
        greeting = Guten Tag, { $name }\n    .title = Gruß\n\
        count = { $number ->\n    [one] Ein Ding\n   *[other] { $number } Dinge\n}\n";

    #[test]
    fn messages_attributes_and_variables_are_read() {
        let read = messages(GERMAN);
        let keys: Vec<&str> = read.keys().map(String::as_str).collect();
        assert_eq!(keys, ["count", "greeting", "greeting.title"]);
        assert_eq!(read["greeting"], BTreeSet::from(["name".to_owned()]));
        assert_eq!(read["count"], BTreeSet::from(["number".to_owned()]));
    }

    #[test]
    fn a_missing_message_and_another_variable_are_named() {
        let english = "greeting = Hello, { $who }\n    .title = Greeting\n";
        assert_eq!(
            differences(&messages(GERMAN), &messages(english)),
            [
                "`count` is missing in English",
                r#"`greeting` uses {"name"} in German and {"who"} in English"#
            ]
        );
    }

    #[test]
    fn the_same_language_does_not_differ_from_itself() {
        assert!(differences(&messages(GERMAN), &messages(GERMAN)).is_empty());
    }
}
