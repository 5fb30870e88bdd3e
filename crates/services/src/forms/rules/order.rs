//! Whether every rule reads only what was answered before, and no rules wait for each other.

use std::collections::{HashMap, HashSet};

use super::super::{
    Fault, FaultKind,
    form::Stop,
    logic::Expr,
    model::{Definition, Rule},
};

/// Checks the order of all rules.
pub(super) fn check(
    definition: &Definition,
    exprs: &[Expr],
    stops: &[Stop<'_>],
    faults: &mut Vec<Fault>,
) {
    let places: HashMap<&str, usize> =
        stops.iter().enumerate().map(|(at, stop)| (stop.of.as_str(), at)).collect();
    let cycle = cycle(definition, exprs, stops);
    let waiting: HashSet<&str> = cycle.iter().flatten().map(String::as_str).collect();
    if let Some((number, names)) =
        cycle.as_ref().and_then(|names| Some((rule_of(definition, names.first()?)?, names)))
    {
        faults.push(Fault::new(format!("rules[{number}]"), FaultKind::Cycle(names.clone())));
    }
    for (number, (rule, expr)) in definition.rules.iter().zip(exprs).enumerate() {
        if waiting.contains(rule.of()) {
            continue;
        }
        let last = last_readable(rule, stops, &places);
        if let Some(name) = expr.reads().into_iter().find(|name| is_later(name, last, &places)) {
            faults.push(Fault::new(format!("rules[{number}]"), FaultKind::ReadsLater(name)));
        }
    }
}

/// Where the last answer stands that a rule may read. A check is about its own answer too; of a
/// group, about everything in it.
fn last_readable(rule: &Rule, stops: &[Stop<'_>], places: &HashMap<&str, usize>) -> usize {
    let at = places.get(rule.of()).copied().unwrap_or_default();
    let inside = |stop: &&Stop<'_>| stop.around.iter().any(|around| around == rule.of());
    match rule {
        Rule::Check { .. } => at + 1 + stops[at + 1..].iter().take_while(inside).count(),
        _ => at,
    }
}

fn is_later(name: &str, end: usize, places: &HashMap<&str, usize>) -> bool {
    places.get(name).is_some_and(|place| *place >= end)
}

fn rule_of(definition: &Definition, of: &str) -> Option<usize> {
    definition.rules.iter().position(|rule| rule.of() == of)
}

/// A chain of rules that ends where it began, shortest names first found.
fn cycle(definition: &Definition, exprs: &[Expr], stops: &[Stop<'_>]) -> Option<Vec<String>> {
    let mut waits: HashMap<&str, Vec<String>> = HashMap::new();
    for (rule, expr) in definition.rules.iter().zip(exprs) {
        // A check gives no value that another rule could wait for.
        if !matches!(rule, Rule::Check { .. }) {
            waits.entry(rule.of()).or_default().extend(expr.reads());
        }
    }
    // What stands inside something that appears and goes waits for it.
    for stop in stops {
        waits.entry(stop.of.as_str()).or_default().extend(stop.around.iter().cloned());
    }
    let mut done = HashSet::new();
    definition.rules.iter().find_map(|rule| search(rule.of(), &waits, &mut done))
}

/// Depth first, without recursion: a chain may be as long as the form.
fn search(
    start: &str,
    waits: &HashMap<&str, Vec<String>>,
    done: &mut HashSet<String>,
) -> Option<Vec<String>> {
    let mut trail: Vec<(String, usize)> = vec![(start.to_owned(), 0)];
    while let Some((name, next)) = trail.last_mut() {
        let target = waits.get(name.as_str()).and_then(|targets| targets.get(*next)).cloned();
        *next += 1;
        match target {
            None => {
                done.insert(name.clone());
                trail.pop();
            }
            Some(target) if done.contains(&target) => {}
            Some(target) => {
                if let Some(from) = trail.iter().position(|(name, _)| *name == target) {
                    let mut names: Vec<String> =
                        trail[from..].iter().map(|(name, _)| name.clone()).collect();
                    names.push(target);
                    return Some(names);
                }
                trail.push((target, 0));
            }
        }
    }
    None
}
