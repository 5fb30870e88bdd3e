//! Whether a layout asks what the schema has, all of it and nothing else.

use std::collections::HashSet;

use commons::Text;

use super::super::{
    Fault, FaultKind,
    edit::is_name,
    form::{Stop, What},
    model::{Definition, Question},
    schema::{Kind, Node, Type},
};

/// A name: a letter and up to 63 more letters, digits and `_`.
pub(super) fn name(name: &str) -> Result<(), FaultKind> {
    if is_name(name) { Ok(()) } else { Err(FaultKind::BadName(name.chars().take(100).collect())) }
}

/// A text that people read stands in German at least.
pub(super) fn german(text: &Text) -> Result<(), FaultKind> {
    let is_said = text.0.get("de").is_some_and(|text| !text.trim().is_empty());
    if is_said { Ok(()) } else { Err(FaultKind::NoText) }
}

/// Checks a layout.
pub(super) fn check(definition: &Definition, stops: &[Stop<'_>], faults: &mut Vec<Fault>) {
    if let Err(kind) = german(&definition.title) {
        faults.push(Fault::new("title", kind));
    }
    if definition.layout.pages.is_empty() {
        faults.push(Fault::new("layout.pages", FaultKind::Empty));
    }
    let mut seen = HashSet::new();
    for stop in stops {
        if !seen.insert(stop.of.as_str()) {
            faults.push(Fault::new(&stop.place, FaultKind::Twice(stop.of.clone())));
        }
        if let Err(kind) = one(stop) {
            faults.push(Fault::new(&stop.place, kind));
        }
    }
    not_asked("", &definition.schema, &seen, faults);
}

fn one(stop: &Stop<'_>) -> Result<(), FaultKind> {
    match stop.what {
        What::Page(page) => {
            name(&page.id)?;
            german(&page.title)?;
            if page.items.is_empty() { Err(FaultKind::Empty) } else { Ok(()) }
        }
        What::Info(info) => {
            name(&info.id)?;
            german(&info.text)
        }
        What::Question(question, node) => {
            german(&question.label)?;
            let node = node.ok_or_else(|| FaultKind::UnknownName(stop.of.clone()))?;
            options(question, node)?;
            items(question, node)
        }
    }
}

/// Every choice has a name, in the order of the layout; nothing else has.
fn options(question: &Question, node: &Node) -> Result<(), FaultKind> {
    let choices = match node.kind() {
        Some(Kind::Choice) => node.choices.as_slice(),
        Some(Kind::Choices) => node.inside().choices.as_slice(),
        _ => &[],
    };
    let named: HashSet<&str> = question.options.iter().map(|it| it.value.as_str()).collect();
    let is_same = named.len() == question.options.len()
        && named.len() == choices.len()
        && choices.iter().all(|choice| named.contains(choice.as_str()));
    if !is_same {
        return Err(FaultKind::Options);
    }
    question.options.iter().try_for_each(|option| german(&option.label))
}

fn items(question: &Question, node: &Node) -> Result<(), FaultKind> {
    match (node.kind(), question.items.is_empty()) {
        (Some(Kind::Group | Kind::Rows), true) => Err(FaultKind::Empty),
        (Some(Kind::Group | Kind::Rows), false) | (_, true) => Ok(()),
        (_, false) => Err(FaultKind::Schema("properties".to_owned())),
    }
}

fn not_asked(prefix: &str, node: &Node, asked: &HashSet<&str>, faults: &mut Vec<Fault>) {
    for (field, inside) in &node.inside().properties {
        let path = format!("{prefix}{field}");
        if !asked.contains(path.as_str()) {
            faults.push(Fault::new(format!("schema.{path}"), FaultKind::NotAsked(path)));
        } else if matches!(inside.kind(), Some(Kind::Group | Kind::Rows))
            && matches!(inside.kind, Type::Object | Type::Array)
        {
            not_asked(&format!("{path}."), inside, asked, faults);
        }
    }
}
