//! A rule is worked out. Nothing here fails: what cannot be worked out is `null`.

use std::cell::Cell;

use serde_json::{Value, json};

use super::{Expr, Op};
use crate::forms::{
    days::Day,
    values::{number, whole},
};

/// How many steps one rule may take: far more than any sensible rule needs.
const STEPS: u32 = 200_000;
/// How many steps all rules of one check of answers may take together: a form of many rules that are
/// each as long as they may be must not hold up the browser.
const ALL_STEPS: u32 = 2_000_000;
/// The longest text and the longest list that a rule may make.
const MAX_MADE: usize = 1_000;

/// What a rule can see.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// All answers so far.
    pub data: &'a Value,
    /// In which row of which groups we are: the group's path, and the row from 0.
    pub rows: &'a [(String, usize)],
    /// The day it is, in the town.
    pub today: Day,
}

/// The steps that are left for all rules of one check.
pub(crate) struct Steps(Cell<u32>);

impl Steps {
    /// None is taken yet.
    pub(crate) fn all() -> Self {
        Self(Cell::new(ALL_STEPS))
    }
}

struct Run<'a> {
    scope: &'a Scope<'a>,
    /// The entry that `map` and the like are at.
    entry: Option<&'a Value>,
    steps: &'a Cell<u32>,
}

impl Expr {
    /// Works it out.
    pub fn eval(&self, scope: &Scope<'_>) -> Value {
        self.eval_within(scope, &Steps::all())
    }

    /// Works it out with the steps that are left.
    pub(crate) fn eval_within(&self, scope: &Scope<'_>, Steps(left): &Steps) -> Value {
        let most = STEPS.min(left.get());
        let steps = Cell::new(most);
        let value = self.run(&Run { scope, entry: None, steps: &steps });
        left.set(left.get() - (most - steps.get()));
        value
    }

    fn run(&self, run: &Run<'_>) -> Value {
        let Some(left) = run.steps.get().checked_sub(1) else { return Value::Null };
        run.steps.set(left);
        match self {
            Self::Literal(value) => value.clone(),
            Self::List(entries) => entries.iter().map(|entry| entry.run(run)).collect(),
            Self::Var(path, default) => match (run.look_up(path), default) {
                (Value::Null, Some(default)) => default.run(run),
                (value, _) => value,
            },
            Self::Apply(op, arguments) => apply(*op, arguments, run),
        }
    }
}

impl Run<'_> {
    fn look_up(&self, path: &str) -> Value {
        match self.entry {
            Some(entry) if path.is_empty() => entry.clone(),
            Some(entry) => inside(entry, path),
            None => self.scope.look_up(path),
        }
    }
}

fn inside(value: &Value, path: &str) -> Value {
    path.split('.').try_fold(value, |value, name| value.get(name)).cloned().unwrap_or_default()
}

impl Scope<'_> {
    /// The answer at a path; of groups that repeat, the one in this row.
    pub fn look_up(&self, path: &str) -> Value {
        let mut value = self.data;
        let mut end = 0;
        for name in path.split('.') {
            if value.is_array() {
                let group = &path[..end.max(1) - 1];
                let row = self.rows.iter().find(|(rows, _)| rows == group);
                let Some(row) = row.and_then(|(_, row)| value.get(row)) else { return Value::Null };
                value = row;
            }
            let Some(next) = value.get(name) else { return Value::Null };
            value = next;
            end += name.len() + 1;
        }
        value.clone()
    }
}

/// Whether a value counts as yes: not nothing, `false`, 0, an empty text or list.
pub fn holds(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(_) => float(value) != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(entries) => !entries.is_empty(),
        Value::Object(_) => true,
    }
}

fn apply(op: Op, arguments: &[Expr], run: &Run<'_>) -> Value {
    match op {
        Op::If => branch(arguments, run),
        Op::And => until(arguments, run, |value| !holds(value)),
        Op::Or => until(arguments, run, holds),
        Op::Map | Op::Filter | Op::All | Op::None | Op::Some => entries(op, arguments, run),
        Op::Reduce => reduce(arguments, run),
        Op::Missing => json!(missing(arguments.iter().flat_map(Expr::texts), run)),
        Op::MissingSome => missing_some(arguments, run),
        Op::Today => json!(run.scope.today.to_string()),
        _ => {
            let values: Vec<Value> = arguments.iter().map(|it| it.run(run)).collect();
            simple(op, &values)
        }
    }
}

fn branch(arguments: &[Expr], run: &Run<'_>) -> Value {
    let mut pairs = arguments.chunks(2);
    pairs
        .find_map(|pair| match pair {
            [condition, then] => holds(&condition.run(run)).then(|| then.run(run)),
            [otherwise] => Some(otherwise.run(run)),
            _ => None,
        })
        .unwrap_or_default()
}

/// The first value that decides, or the last one.
fn until(arguments: &[Expr], run: &Run<'_>, decides: impl Fn(&Value) -> bool) -> Value {
    let mut last = Value::Null;
    for argument in arguments {
        last = argument.run(run);
        if decides(&last) {
            break;
        }
    }
    last
}

fn entries(op: Op, arguments: &[Expr], run: &Run<'_>) -> Value {
    let Value::Array(entries) = arguments[0].run(run) else {
        return match op {
            Op::All | Op::Some => json!(false),
            Op::None => json!(true),
            _ => json!([]),
        };
    };
    let about = |entry: &Value| {
        arguments[1].run(&Run { scope: run.scope, entry: Some(entry), steps: run.steps })
    };
    match op {
        Op::Map => entries.iter().map(about).collect(),
        Op::Filter => entries.iter().filter(|entry| holds(&about(entry))).cloned().collect(),
        // As documented: nothing is not all.
        Op::All => json!(!entries.is_empty() && entries.iter().all(|entry| holds(&about(entry)))),
        Op::Some => json!(entries.iter().any(|entry| holds(&about(entry)))),
        _ => json!(!entries.iter().any(|entry| holds(&about(entry)))),
    }
}

/// Only single values are carried from entry to entry: a list would grow without end.
fn reduce(arguments: &[Expr], run: &Run<'_>) -> Value {
    let Value::Array(entries) = arguments[0].run(run) else { return arguments[2].run(run) };
    let mut accumulator = arguments[2].run(run);
    for current in entries {
        let entry = json!({ "current": current, "accumulator": accumulator });
        accumulator =
            arguments[1].run(&Run { scope: run.scope, entry: Some(&entry), steps: run.steps });
        if accumulator.is_array() || accumulator.is_object() {
            return Value::Null;
        }
    }
    accumulator
}

fn missing(names: impl Iterator<Item = String>, run: &Run<'_>) -> Vec<String> {
    names
        .filter(|name| matches!(run.look_up(name), Value::Null) || run.look_up(name) == "")
        .collect()
}

fn missing_some(arguments: &[Expr], run: &Run<'_>) -> Value {
    let names = arguments[1].texts();
    let least = float(&arguments[0].run(run)).unwrap_or_default();
    let missing = missing(names.iter().cloned(), run);
    #[expect(clippy::cast_precision_loss, reason = "names in a rule are few")]
    let is_enough = (names.len() - missing.len()) as f64 >= least;
    if is_enough { json!([]) } else { json!(missing) }
}

fn simple(op: Op, values: &[Value]) -> Value {
    match op {
        Op::Equal | Op::SameEqual => json!(equal(&values[0], &values[1])),
        Op::Unequal | Op::SameUnequal => json!(!equal(&values[0], &values[1])),
        Op::Not => json!(!holds(&values[0])),
        Op::Truthy => json!(holds(&values[0])),
        Op::Greater | Op::AtLeast | Op::Less | Op::AtMost => {
            json!(values.windows(2).all(|pair| is_ordered(op, &pair[0], &pair[1])))
        }
        Op::Max => numbers(values, f64::max),
        Op::Min => numbers(values, f64::min),
        Op::Plus => numbers(values, |a, b| a + b),
        Op::Times => numbers(values, |a, b| a * b),
        Op::Divide => numbers(values, |a, b| a / b),
        Op::Rest => numbers(values, |a, b| a % b),
        Op::Minus if values.len() == 1 => {
            float(&values[0]).and_then(|it| number(0.0 - it)).unwrap_or_default()
        }
        Op::Minus => numbers(values, |a, b| a - b),
        Op::Merge => merge(values),
        Op::In => json!(is_in(&values[0], &values[1])),
        Op::Cat => cat(values),
        Op::Substr => substr(values),
        Op::YearsBetween => between(values, Day::years_to),
        Op::DaysBetween => between(values, Day::days_to),
        Op::DateAdd => date_add(values),
        _ => Value::Null,
    }
}

/// The same type and the same value; numbers by value.
pub(super) fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(_), Value::Number(_)) => float(a) == float(b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| equal(a, b)))
        }
        _ => a == b,
    }
}

/// Numbers and days have an order; everything else has none.
fn is_ordered(op: Op, a: &Value, b: &Value) -> bool {
    let order = match (float(a), float(b)) {
        (Some(a), Some(b)) => a.partial_cmp(&b),
        _ => day(a).zip(day(b)).map(|(a, b)| a.cmp(&b)),
    };
    order.is_some_and(|order| match op {
        Op::Greater => order.is_gt(),
        Op::AtLeast => order.is_ge(),
        Op::Less => order.is_lt(),
        _ => order.is_le(),
    })
}

pub(super) fn float(value: &Value) -> Option<f64> {
    value.as_f64()
}

fn day(value: &Value) -> Option<Day> {
    Day::read(value.as_str()?)
}

fn numbers(values: &[Value], combine: impl Fn(f64, f64) -> f64) -> Value {
    let numbers: Option<Vec<f64>> = values.iter().map(float).collect();
    numbers.and_then(|it| it.into_iter().reduce(combine)).and_then(number).unwrap_or_default()
}

fn merge(values: &[Value]) -> Value {
    let mut merged = Vec::new();
    for value in values {
        match value {
            Value::Array(entries) => merged.extend_from_slice(entries),
            single => merged.push(single.clone()),
        }
    }
    if merged.len() > MAX_MADE { Value::Null } else { Value::Array(merged) }
}

fn is_in(needle: &Value, hay: &Value) -> bool {
    match hay {
        Value::Array(entries) => entries.iter().any(|entry| equal(entry, needle)),
        Value::String(text) => needle.as_str().is_some_and(|needle| text.contains(needle)),
        _ => false,
    }
}

/// Only texts and whole numbers are written the same everywhere.
fn cat(values: &[Value]) -> Value {
    let mut text = String::new();
    for value in values {
        match value {
            Value::Null => {}
            Value::String(part) => text.push_str(part),
            other => match whole(other) {
                Some(part) => text.push_str(&part.to_string()),
                None => return Value::Null,
            },
        }
    }
    made(text)
}

fn made(text: String) -> Value {
    if text.chars().count() > MAX_MADE { Value::Null } else { Value::String(text) }
}

/// A negative start counts from the end; a negative length leaves so many off at the end.
fn substr(values: &[Value]) -> Value {
    let (Some(text), Some(start)) = (values[0].as_str(), whole(&values[1])) else {
        return Value::Null;
    };
    let chars: Vec<char> = text.chars().collect();
    let clamp = |at: i64| usize::try_from(at.max(0)).unwrap_or(usize::MAX).min(chars.len());
    let all = i64::try_from(chars.len()).unwrap_or(i64::MAX);
    let from = clamp(if start < 0 { all.saturating_add(start) } else { start });
    let to = match values.get(2) {
        None => chars.len(),
        Some(length) => match whole(length) {
            Some(length) if length < 0 => clamp(all.saturating_add(length)),
            Some(length) => clamp(i64::try_from(from).unwrap_or(i64::MAX).saturating_add(length)),
            None => return Value::Null,
        },
    };
    Value::String(chars.get(from..to).unwrap_or_default().iter().collect())
}

fn between(values: &[Value], count: impl Fn(Day, Day) -> i64) -> Value {
    day(&values[0]).zip(day(&values[1])).map_or(Value::Null, |(from, to)| json!(count(from, to)))
}

fn date_add(values: &[Value]) -> Value {
    // Nobody needs more; it keeps the arithmetic from overflowing.
    let whole = |value: &Value| whole(value).filter(|it| it.abs() <= 1_000_000);
    let (Some(from), Some(years), Some(months), Some(days)) =
        (day(&values[0]), whole(&values[1]), whole(&values[2]), whole(&values[3]))
    else {
        return Value::Null;
    };
    from.plus(years, months, days).map_or(Value::Null, |day| json!(day.to_string()))
}
