//! The faults of a draft, each where an office sees it: at the page, paragraph or question that it
//! is about.

use crate::forms::{
    Fault, Form,
    form::stops,
    model::{Definition, Rule},
};

/// What a fault is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The form as a whole.
    Form,
    /// A page, paragraph or question, by its name.
    Item(String),
    /// A rule, by its number, and what the rule is about.
    Rule(usize, String),
}

impl About {
    /// The name of the page, paragraph or question at which it is said.
    pub(crate) fn of(&self) -> Option<&str> {
        match self {
            Self::Form => None,
            Self::Item(of) | Self::Rule(_, of) => Some(of),
        }
    }
}

/// A fault with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FaultAt {
    /// What it is about.
    pub(crate) about: About,
    /// The fault.
    pub(crate) fault: Fault,
}

/// What is wrong with a draft.
pub(crate) fn faults(definition: &Definition) -> Vec<FaultAt> {
    let found = Form::new(definition.clone()).err().unwrap_or_default();
    let stops = stops(definition);
    let name_at = |place: &str| stops.iter().find(|it| it.place == place).map(|it| it.of.clone());
    let is_there = |of: &str| stops.iter().any(|it| it.of == of);
    let about = |fault: &Fault| {
        if let Some(of) = name_at(&fault.place) {
            return About::Item(of);
        }
        if let Some((number, rule)) = rule_at(definition, &fault.place) {
            return About::Rule(number, rule.of().to_owned());
        }
        match fault.place.strip_prefix("schema.") {
            Some(path) if is_there(path) => About::Item(path.to_owned()),
            _ => About::Form,
        }
    };
    found.into_iter().map(|fault| FaultAt { about: about(&fault), fault }).collect()
}

fn rule_at<'a>(definition: &'a Definition, place: &str) -> Option<(usize, &'a Rule)> {
    let number: usize = place.strip_prefix("rules[")?.strip_suffix(']')?.parse().ok()?;
    Some((number, definition.rules.get(number)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_fault_is_said_at_its_page_its_question_or_its_rule() {
        let json = json!({
            "form": "probe", "service": "probe", "office": "amt", "title": { "en": "Probe" },
            "schema": { "type": "object", "additionalProperties": false, "properties": {
                "name": { "type": "string", "pattern": "(" } } },
            "layout": { "pages": [
                { "id": "eins", "title": { "de": "Eins" }, "items": [
                    { "field": "name", "label": { "de": "Name" } } ] },
                { "id": "leer", "title": { "de": "Leer" }, "items": [] } ] },
            "rules": [{ "kind": "required", "of": "name", "when": { "var": "fehlt" } }],
        });
        let definition: Definition = serde_json::from_value(json).expect("a definition");
        let places: Vec<About> = faults(&definition).into_iter().map(|it| it.about).collect();
        for about in [
            About::Form,
            About::Item("name".to_owned()),
            About::Item("#leer".to_owned()),
            About::Rule(0, "name".to_owned()),
        ] {
            assert!(places.contains(&about), "{about:?} in {places:?}");
        }
    }
}
