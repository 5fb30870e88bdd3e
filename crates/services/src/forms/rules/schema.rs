//! Whether a schema is one of ours.

use std::collections::HashMap;

use super::{
    super::{
        Fault, FaultKind,
        pattern::Pattern,
        schema::{DIALECT, Format, Kind, Node, Type},
        values::MAX_WHOLE,
    },
    layout::name,
};

/// How deep groups may be nested.
const MAX_DEPTH: usize = 8;
/// The most entries of any list.
pub(super) const MAX_ITEMS: u32 = 100;
/// The most choices of a question.
const MAX_CHOICES: usize = 1_000;
/// The longest text an answer may have.
pub(crate) const MAX_LENGTH: u32 = 20_000;

/// Checks a schema; its patterns, by their text.
pub(super) fn check(root: &Node, faults: &mut Vec<Fault>) -> HashMap<String, Pattern> {
    let mut patterns = HashMap::new();
    let is_root =
        root.kind == Type::Object && root.dialect.as_deref().is_none_or(|it| it == DIALECT);
    if !is_root {
        faults.push(Fault::new("schema", FaultKind::Schema("type: object".to_owned())));
    }
    node("schema", root, 0, &mut patterns, faults);
    patterns
}

fn node(
    place: &str,
    it: &Node,
    depth: usize,
    patterns: &mut HashMap<String, Pattern>,
    faults: &mut Vec<Fault>,
) {
    if depth > MAX_DEPTH {
        faults.push(Fault::new(place, FaultKind::TooMany { what: "groups", limit: MAX_DEPTH }));
        return;
    }
    if let Err(kind) = keywords(it, depth, patterns) {
        faults.push(Fault::new(place, kind));
        return;
    }
    if it.kind() == Some(Kind::Files) {
        return;
    }
    if let Some(items) = &it.items {
        node(place, items, depth, patterns, faults);
    }
    for (field, inside) in &it.properties {
        let place = format!("{place}.{field}");
        if let Err(kind) = name(field) {
            faults.push(Fault::new(&place, kind));
        }
        node(&place, inside, depth + 1, patterns, faults);
    }
    for field in &it.required {
        if !it.properties.contains_key(field) {
            faults.push(Fault::new(place, FaultKind::UnknownName(field.clone())));
        }
    }
}

fn keywords(
    it: &Node,
    depth: usize,
    patterns: &mut HashMap<String, Pattern>,
) -> Result<(), FaultKind> {
    let bad = |keyword: &str| Err(FaultKind::Schema(keyword.to_owned()));
    let kind = it.kind().ok_or_else(|| FaultKind::Schema("type, format".to_owned()))?;
    if depth > 0 && it.dialect.is_some() {
        return bad("$schema");
    }
    if let Some(keyword) = misplaced(it, kind) {
        return bad(keyword);
    }
    if it.kind == Type::Array && it.max_items.is_none_or(|most| most == 0 || most > MAX_ITEMS) {
        return Err(FaultKind::Endless);
    }
    if kind == Kind::Choices && it.unique_items != Some(true) {
        return bad("uniqueItems");
    }
    if it.kind == Type::Object && it.additional_properties != Some(false) {
        return bad("additionalProperties");
    }
    if it.max_length.is_some_and(|most| most > MAX_LENGTH) {
        return bad("maxLength");
    }
    choices(&it.choices)?;
    if !is_ordered(it) {
        return bad("minimum, maximum");
    }
    if let Some(text) = &it.pattern {
        let pattern = Pattern::read(text).ok_or_else(|| FaultKind::Pattern(text.clone()))?;
        patterns.insert(text.clone(), pattern);
    }
    Ok(())
}

/// A keyword that says nothing about values of this type.
fn misplaced(it: &Node, kind: Kind) -> Option<&'static str> {
    let is_array = it.kind == Type::Array;
    let is_text = kind == Kind::Text;
    [
        ("properties", it.kind != Type::Object && !it.properties.is_empty()),
        ("required", it.kind != Type::Object && !it.required.is_empty()),
        ("additionalProperties", it.kind != Type::Object && it.additional_properties.is_some()),
        ("items", !is_array && it.items.is_some()),
        ("minItems", !is_array && it.min_items.is_some()),
        ("maxItems", !is_array && it.max_items.is_some()),
        ("uniqueItems", kind != Kind::Choices && it.unique_items.is_some()),
        ("enum", kind != Kind::Choice && !it.choices.is_empty()),
        ("const", kind != Kind::Flag && it.only.is_some()),
        ("const", it.only == Some(false)),
        ("minLength", !is_text && it.min_length.is_some()),
        ("maxLength", !is_text && it.max_length.is_some()),
        ("pattern", !is_text && it.pattern.is_some()),
        ("minimum", kind != Kind::Number && it.minimum.is_some()),
        ("maximum", kind != Kind::Number && it.maximum.is_some()),
        ("format", it.format == Some(Format::Files) && kind != Kind::Files),
    ]
    .into_iter()
    .find_map(|(keyword, is_misplaced)| is_misplaced.then_some(keyword))
}

fn choices(choices: &[String]) -> Result<(), FaultKind> {
    if choices.len() > MAX_CHOICES {
        return Err(FaultKind::TooMany { what: "enum", limit: MAX_CHOICES });
    }
    for (at, choice) in choices.iter().enumerate() {
        let is_sound = (1..=100).contains(&choice.chars().count())
            && super::super::values::is_clean(choice, false);
        if !is_sound {
            return Err(FaultKind::BadName(choice.chars().take(100).collect()));
        }
        if choices[..at].contains(choice) {
            return Err(FaultKind::Twice(choice.clone()));
        }
    }
    Ok(())
}

fn is_ordered(it: &Node) -> bool {
    fn below<T: PartialOrd>(least: Option<T>, most: Option<T>) -> bool {
        !matches!((least, most), (Some(least), Some(most)) if least > most)
    }
    let number = |it: &Option<serde_json::Number>| it.as_ref().and_then(serde_json::Number::as_f64);
    #[expect(clippy::cast_precision_loss, reason = "2^53 − 1 is exact")]
    let largest = MAX_WHOLE as f64;
    below(number(&it.minimum), number(&it.maximum))
        && [&it.minimum, &it.maximum]
            .iter()
            .all(|it| number(it).is_none_or(|it| it.abs() <= largest))
        && below(it.min_length, it.max_length)
        && below(it.min_items, it.max_items)
}
