//! What an import did, as sentences of the translations.

use std::collections::BTreeMap;

use commons::{Arg, Slug};

use super::{FileReport, ImportReport, Tally};
use crate::catalogue::{
    model::{Reason, Unresolved},
    rules::NeededDoor,
};

/// A sentence: a Fluent message and the values in it. A value that is itself a message is named in
/// [`said`](Self::said).
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The message.
    pub key: &'static str,
    /// The values.
    pub args: Vec<(&'static str, Arg)>,
    /// Values that are messages themselves.
    pub said: Vec<(&'static str, &'static str)>,
}

fn sentence(key: &'static str, args: Vec<(&'static str, Arg)>) -> Sentence {
    Sentence { key, args, said: Vec::new() }
}

/// What each file brought, a sentence a line; what was refused has an error of its own.
pub fn report(report: &ImportReport) -> Vec<Sentence> {
    let files = report.files.iter().flat_map(file);
    let other =
        |name: &String| sentence("services-import-other", vec![("name", name.as_str().into())]);
    files.chain(report.others.iter().map(other)).collect()
}

/// That a file was refused whole.
pub fn refused(name: &str) -> Sentence {
    sentence("services-import-refused", vec![("name", name.into())])
}

fn file(file: &FileReport) -> Vec<Sentence> {
    let mut all = vec![sentence("services-import-file", vec![("name", file.name.as_str().into())])];
    all.push(sentence("services-import-services", tally(file.services)));
    all.push(sentence("services-import-locations", tally(file.locations)));
    if file.published > 0 {
        all.push(sentence("services-import-published", vec![("count", file.published.into())]));
    }
    if file.listed > 0 {
        all.push(listed(file));
    }
    if let Some((office, count)) = &file.assumed {
        let args = vec![("count", (*count).into()), ("office", office.as_str().into())];
        all.push(sentence("services-import-assumed", args));
    }
    for kept in &file.kept {
        let mut said = sentence("services-import-kept", vec![("slug", kept.slug.as_str().into())]);
        said.said.push(("why", kept.why.text_key()));
        all.push(said);
    }
    all.extend(unresolved(&file.unresolved));
    all
}

fn tally(tally: Tally) -> Vec<(&'static str, Arg)> {
    vec![
        ("created", tally.created.into()),
        ("changed", tally.changed.into()),
        ("unchanged", tally.unchanged.into()),
    ]
}

fn listed(file: &FileReport) -> Sentence {
    let missing = |door| {
        let found = file.missing.iter().find(|(known, _)| *known == door);
        found.map_or(0, |(_, count)| *count)
    };
    let args = vec![
        ("count", file.listed.into()),
        ("onsite", missing(NeededDoor::OnSite).into()),
        ("paper", missing(NeededDoor::Paper).into()),
        ("phone", missing(NeededDoor::Phone).into()),
    ];
    sentence("services-import-listed", args)
}

/// What was not understood, by place and reason, each with how often and one example.
fn unresolved(all: &[(Slug, Unresolved)]) -> Vec<Sentence> {
    if all.is_empty() {
        return vec![sentence("services-import-unresolved-none", Vec::new())];
    }
    let mut groups: BTreeMap<(&str, Reason), (u64, &Slug, &str)> = BTreeMap::new();
    for (slug, it) in all {
        groups.entry((&it.place, it.reason)).or_insert((0, slug, &it.text)).0 += 1;
    }
    let group = |((place, reason), (count, slug, text)): ((&str, Reason), (u64, &Slug, &str))| {
        let args = vec![
            ("count", count.into()),
            ("place", place.into()),
            ("slug", slug.as_str().into()),
            ("text", text.into()),
        ];
        let key = match text {
            "" => "services-import-unresolved-empty",
            _ => "services-import-unresolved",
        };
        Sentence { said: vec![("why", reason.text_key())], ..sentence(key, args) }
    };
    let shown = sentence("services-import-shown", Vec::new());
    groups.into_iter().map(group).chain([shown]).collect()
}
