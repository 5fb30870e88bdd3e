//! Rules of Open Forms: `JsonLogic` that triggers actions. Showing, hiding, demanding and stopping
//! are ours; whatever else a rule does, and what it reads that we do not have, stays as it is.

use std::collections::{BTreeSet, HashMap};

use commons::Text;
use serde_json::{Value, json};

use super::{
    draft::{Draft, sound},
    open_forms::Found,
};
use crate::forms::{
    Definition, Form, logic,
    model::{Rule, Unresolved, UnresolvedKind},
};

/// Reads one rule with its actions.
pub(super) fn read(rule: &Value, found: &HashMap<String, Found>, draft: &mut Draft) {
    let trigger = rule.get("json_logic_trigger").unwrap_or(&Value::Null);
    let condition = translated(trigger, found);
    let actions = rule.get("actions").and_then(Value::as_array);
    for (number, action) in actions.into_iter().flatten().enumerate() {
        let made = condition.as_ref().and_then(|it| made(it, action, found, number));
        if let Some(made) = made {
            draft.rule(made);
        } else {
            let text = json!({ "trigger": trigger, "action": action }).to_string();
            let at = action.get("component").and_then(Value::as_str).unwrap_or_default();
            draft.unresolved(at, UnresolvedKind::Rule, &text, None);
        }
    }
}

/// What an action becomes, where we have it.
fn made(
    condition: &Value,
    action: &Value,
    found: &HashMap<String, Found>,
    number: usize,
) -> Option<Rule> {
    let component = action.get("component").and_then(Value::as_str).unwrap_or_default();
    let act = action.get("action")?;
    let state = act.get("state").and_then(Value::as_bool);
    match (act.get("type")?.as_str()?, act.pointer("/property/value").and_then(Value::as_str)) {
        ("property", Some("hidden")) => {
            let target = found.get(component)?;
            let of = target.of.clone();
            match (state?, target.is_hidden) {
                (false, true) => Some(Rule::Visible { of, when: condition.clone() }),
                (true, false) => Some(Rule::Visible { of, when: json!({ "!": [condition] }) }),
                // Showing what is shown already says nothing.
                _ => None,
            }
        }
        ("property", Some("validate.required")) if state? => {
            let of = found.get(component)?.of.clone();
            Some(Rule::Required { of, when: condition.clone() })
        }
        ("disable-next", _) => {
            let of = last_read(condition)?;
            let id = sound(&format!("weiter_{}_{number}", of.replace('.', "_")));
            let message = Text::both(
                "Mit dieser Angabe geht es hier nicht weiter. Prüfen Sie sie oder wenden Sie sich an das Amt.",
                "With this answer you cannot go on here. Check it or turn to the office.",
            );
            Some(Rule::Check { of, id, test: json!({ "!": [condition] }), message })
        }
        _ => None,
    }
}

fn last_read(condition: &Value) -> Option<String> {
    logic::read(condition).ok()?.reads().pop()
}

/// A rule in our names and operators; nothing where it has others.
fn translated(rule: &Value, found: &HashMap<String, Found>) -> Option<Value> {
    match rule {
        Value::Object(object) => {
            let (name, arguments) = object.iter().next().filter(|_| object.len() == 1)?;
            let list = match arguments {
                Value::Array(list) => list.clone(),
                single => vec![single.clone()],
            };
            match name.as_str() {
                "var" => {
                    let path = &found.get(list.first()?.as_str()?)?.of;
                    (!path.starts_with('#')).then(|| json!({ "var": path }))
                }
                // A day is a day already.
                "date" => translated(list.first()?, found),
                "today" => Some(json!({ "today": [] })),
                "-" | "+" if list.len() == 2 && list[1].get("rdelta").is_some() => {
                    let sign = if name == "-" { -1 } else { 1 };
                    later(&translated(&list[0], found)?, &list[1]["rdelta"], sign)
                }
                _ => {
                    let list: Option<Vec<Value>> =
                        list.iter().map(|argument| translated(argument, found)).collect();
                    let made = json!({ name: list? });
                    logic::read(&made).is_ok().then_some(made)
                }
            }
        }
        Value::Array(list) => list.iter().map(|entry| translated(entry, found)).collect(),
        literal => Some(literal.clone()),
    }
}

/// `rdelta`: years, months, days.
fn later(day: &Value, delta: &Value, sign: i64) -> Option<Value> {
    let delta = delta.as_array()?;
    let part = |at: usize| delta.get(at).map_or(Some(0), Value::as_i64).map(|it| it * sign);
    Some(json!({ "date_add": [day, part(0)?, part(1)?, part(2)?] }))
}

/// Takes out the rules that our checks refuse: they stay as unresolved, word for word.
pub(super) fn keep_sound(mut definition: Definition) -> Definition {
    while let Err(faults) = Form::new(definition.clone()) {
        let refused: BTreeSet<usize> = faults
            .iter()
            .filter_map(|fault| fault.place.strip_prefix("rules[")?.strip_suffix(']')?.parse().ok())
            .collect();
        if refused.is_empty() {
            break;
        }
        let (rules, taken_out): (Vec<_>, Vec<_>) = std::mem::take(&mut definition.rules)
            .into_iter()
            .enumerate()
            .partition(|(number, _)| !refused.contains(number));
        definition.rules = rules.into_iter().map(|(_, rule)| rule).collect();
        definition.unresolved.extend(taken_out.into_iter().map(|(_, rule)| Unresolved {
            at: rule.of().to_owned(),
            kind: UnresolvedKind::Rule,
            text: json!(rule).to_string(),
            line: None,
        }));
    }
    definition
}
