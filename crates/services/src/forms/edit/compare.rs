//! What differs between two definitions, thing by thing.

use std::collections::HashMap;

use crate::forms::{
    form::{Stop, What, stops},
    model::{Definition, Rule},
};

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Something about the whole form: `title`, `intro`, `legal`, `address`, `service`.
    Form(&'static str),
    /// A page, paragraph or question that is new.
    Added(String),
    /// One that is gone.
    Removed(String),
    /// One that stands elsewhere.
    Moved(String),
    /// One of which these parts differ.
    Changed(String, Vec<&'static str>),
}

/// What is different in the second definition, in its order; what is gone comes last.
pub(crate) fn compare(before: &Definition, after: &Definition) -> Vec<Change> {
    let (old, new) = (stops(before), stops(after));
    let known: HashMap<&str, (usize, &Stop<'_>)> =
        old.iter().enumerate().map(|(at, it)| (it.of.as_str(), (at, it))).collect();
    let mut changes = form_changes(before, after);
    let stayed =
        stayed(&new.iter().filter_map(|it| Some(known.get(it.of.as_str())?.0)).collect::<Vec<_>>());
    for stop in &new {
        let Some((at, was)) = known.get(stop.of.as_str()) else {
            changes.push(Change::Added(stop.of.clone()));
            continue;
        };
        if was.around != stop.around || !stayed.contains(at) {
            changes.push(Change::Moved(stop.of.clone()));
        }
        let parts = parts(before, was, after, stop);
        if !parts.is_empty() {
            changes.push(Change::Changed(stop.of.clone(), parts));
        }
    }
    let is_gone = |stop: &&Stop<'_>| new.iter().all(|it| it.of != stop.of);
    changes.extend(old.iter().filter(is_gone).map(|it| Change::Removed(it.of.clone())));
    changes
}

fn form_changes(before: &Definition, after: &Definition) -> Vec<Change> {
    let parts = [
        ("title", before.title != after.title),
        ("intro", before.intro != after.intro),
        ("legal", before.legal != after.legal),
        ("address", before.address != after.address),
        ("service", before.service != after.service),
    ];
    let changed = parts.into_iter().filter(|(_, differs)| *differs);
    changed.map(|(name, _)| Change::Form(name)).collect()
}

fn parts(
    before: &Definition,
    was: &Stop<'_>,
    after: &Definition,
    is: &Stop<'_>,
) -> Vec<&'static str> {
    let mut parts = match (was.what, is.what) {
        (What::Page(was), What::Page(is)) => {
            vec![("title", was.title != is.title), ("intro", was.intro != is.intro)]
        }
        (What::Info(was), What::Info(is)) => vec![("text", was.text != is.text)],
        (What::Question(a, x), What::Question(b, y)) => {
            let is_group = |it: &crate::forms::Node| !it.inside().properties.is_empty();
            // What stands in a group is compared on its own.
            let bare = |it: &crate::forms::Node| {
                let mut bare = it.clone();
                if is_group(&bare) && bare.format.is_none() {
                    bare.inside_mut().properties.clear();
                    bare.inside_mut().required.clear();
                }
                bare
            };
            vec![
                ("label", a.label != b.label),
                ("help", a.help != b.help),
                ("why", a.why != b.why),
                ("legal", a.legal != b.legal),
                ("options", a.options != b.options),
                ("answer", x.map(bare) != y.map(bare)),
                ("required", required(before, &was.of) != required(after, &is.of)),
            ]
        }
        _ => vec![("answer", true)],
    };
    for kind in ["visible", "required", "computed", "check"] {
        let name = match kind {
            "visible" => "rule-visible",
            "required" => "rule-required",
            "computed" => "rule-computed",
            _ => "rule-check",
        };
        parts.push((name, rules(before, kind, &was.of) != rules(after, kind, &is.of)));
    }
    parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

fn required(definition: &Definition, of: &str) -> bool {
    let (group, name) = of.rsplit_once('.').unwrap_or(("", of));
    let around =
        if group.is_empty() { Some(&definition.schema) } else { definition.schema.at(group) };
    around.is_some_and(|it| it.inside().requires(name))
}

fn rules<'a>(definition: &'a Definition, kind: &str, of: &str) -> Vec<&'a Rule> {
    definition.rules.iter().filter(|rule| rule.kind() == kind && rule.of() == of).collect()
}

/// The numbers of a longest row that only grows: these stayed where they were, the others moved.
fn stayed(places: &[usize]) -> Vec<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let before = (0..at).filter(|it| places[*it] < *place).max_by_key(|it| best[*it].0);
        best.push((before.map_or(1, |it| best[it].0 + 1), before));
    }
    let mut next = (0..best.len()).rev().max_by_key(|it| best[*it].0);
    let mut stayed = Vec::new();
    while let Some(at) = next {
        stayed.push(places[at]);
        next = best[at].1;
    }
    stayed
}

#[cfg(test)]
mod tests {
    use commons::Text;
    use serde_json::json;

    use super::*;
    use crate::forms::edit;

    fn definition() -> Definition {
        let item = |name: &str| json!({ "field": name, "label": { "de": name } });
        let json = json!({
            "form": "probe", "service": "probe", "office": "amt", "title": { "de": "Probe" },
            "schema": { "type": "object", "additionalProperties": false, "properties": {
                "a": { "type": "string" }, "b": { "type": "string" }, "c": { "type": "string" } } },
            "layout": { "pages": [{ "id": "eins", "title": { "de": "Eins" },
                "items": [item("a"), item("b"), item("c")] }] },
            "rules": [{ "kind": "visible", "of": "b", "when": { "var": "a" } }],
        });
        serde_json::from_value(json).expect("a definition")
    }

    #[test]
    fn what_is_the_same_does_not_differ() {
        assert!(compare(&definition(), &definition()).is_empty());
    }

    #[test]
    fn each_difference_is_named_once() {
        let mut after = definition();
        after.title = Text::de("Anders");
        edit::shift(&mut after, "a", false);
        edit::shift(&mut after, "a", false);
        edit::question(&mut after, "b").expect("there").help = Text::de("So");
        after.rules.clear();
        let page = edit::add_page(&mut after, Text::de("Zwei"));
        edit::add_info(&mut after, &page, Text::de("Ende")).expect("there");
        edit::remove(&mut after, "c").expect("there");
        let s = str::to_owned;
        assert_eq!(
            compare(&definition(), &after),
            [
                Change::Form("title"),
                Change::Changed(s("b"), vec!["help", "rule-visible"]),
                Change::Moved(s("a")),
                Change::Added(s("#seite_1")),
                Change::Added(s("#hinweis_1")),
                Change::Removed(s("c")),
            ]
        );
    }
}
