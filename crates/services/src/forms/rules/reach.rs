//! Whether everything in the layout can ever be seen.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::super::{
    Fault, FaultKind,
    days::Day,
    form::Stop,
    logic::{Expr, Op, Scope, holds},
    model::{Definition, Rule},
};

/// Checks that nothing is hidden for ever: by a condition that never holds, by one that demands
/// two answers of one question, or by reading what is hidden for ever itself.
pub(super) fn check(
    definition: &Definition,
    exprs: &[Expr],
    stops: &[Stop<'_>],
    faults: &mut Vec<Fault>,
) {
    let conditions: HashMap<&str, (usize, &Expr)> = definition
        .rules
        .iter()
        .zip(exprs)
        .enumerate()
        .filter(|(_, (rule, _))| matches!(rule, Rule::Visible { .. }))
        .map(|(number, (rule, expr))| (rule.of(), (number, expr)))
        .collect();
    let mut hidden: HashSet<&str> = HashSet::new();
    for stop in stops {
        if stop.around.iter().any(|around| hidden.contains(around.as_str())) {
            hidden.insert(&stop.of);
            continue;
        }
        let Some((number, own)) = conditions.get(stop.of.as_str()) else { continue };
        let around = stop.around.iter().filter_map(|it| Some(conditions.get(it.as_str())?.1));
        let all: Vec<&Expr> = around.chain([*own]).collect();
        if never(own, &hidden) || contradict(&all) {
            hidden.insert(&stop.of);
            let kind = FaultKind::NeverVisible(stop.of.clone());
            faults.push(Fault::new(format!("rules[{number}]"), kind));
        }
    }
}

/// Whether a condition never holds, whatever is answered.
fn never(expr: &Expr, hidden: &HashSet<&str>) -> bool {
    match expr {
        Expr::Apply(Op::And, arguments) => arguments.iter().any(|it| never(it, hidden)),
        Expr::Apply(Op::Or, arguments) => arguments.iter().all(|it| never(it, hidden)),
        Expr::Apply(Op::Truthy, arguments) => never(&arguments[0], hidden),
        Expr::Apply(Op::Equal | Op::SameEqual, arguments) => match arguments.as_slice() {
            [Expr::Var(name, None), Expr::Literal(value)]
            | [Expr::Literal(value), Expr::Var(name, None)] => {
                !value.is_null() && hidden.contains(name.as_str())
            }
            _ => is_never(expr),
        },
        Expr::Var(name, None) => hidden.contains(name.as_str()),
        _ => is_never(expr),
    }
}

/// Whether it reads nothing and does not hold.
fn is_never(expr: &Expr) -> bool {
    let reads_nothing = expr.reads().is_empty() && !reads_today(expr);
    let Some(today) = Day::of(2000, 1, 1) else { return false };
    reads_nothing && !holds(&expr.eval(&Scope { data: &Value::Null, rows: &[], today }))
}

fn reads_today(expr: &Expr) -> bool {
    match expr {
        Expr::Apply(Op::Today, _) => true,
        Expr::Apply(_, arguments) | Expr::List(arguments) => arguments.iter().any(reads_today),
        Expr::Literal(_) | Expr::Var(..) => false,
    }
}

/// Whether conditions that must all hold demand two different answers of one question.
fn contradict(conditions: &[&Expr]) -> bool {
    let mut demanded: HashMap<&str, &Value> = HashMap::new();
    let mut pending = conditions.to_vec();
    while let Some(expr) = pending.pop() {
        match expr {
            Expr::Apply(Op::And, arguments) => pending.extend(arguments),
            Expr::Apply(Op::Equal | Op::SameEqual, arguments) => {
                if let [Expr::Var(name, None), Expr::Literal(value)]
                | [Expr::Literal(value), Expr::Var(name, None)] = arguments.as_slice()
                    && demanded.insert(name, value).is_some_and(|before| before != value)
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}
