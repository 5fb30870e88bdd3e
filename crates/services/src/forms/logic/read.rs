//! JSON becomes a rule.

use serde_json::Value;

use super::{Expr, Op};

/// How deep a rule may be nested.
const MAX_DEPTH: usize = 32;
/// How many operators, names and values a rule may have.
const MAX_PARTS: usize = 2_000;

/// Why JSON is no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogicError {
    /// There is no such operator.
    UnknownOperator(String),
    /// The operator does not take so many arguments.
    Arguments(&'static str),
    /// `var` does not name an answer.
    NoName,
    /// An object that is no operator.
    NoOperator,
    /// It is nested too deeply or too long.
    TooLarge,
}

/// Reads a rule.
///
/// # Errors
/// [`LogicError`].
pub fn read(json: &Value) -> Result<Expr, LogicError> {
    read_at(json, 0, &mut 0)
}

fn read_at(json: &Value, depth: usize, parts: &mut usize) -> Result<Expr, LogicError> {
    *parts += 1;
    if depth > MAX_DEPTH || *parts > MAX_PARTS {
        return Err(LogicError::TooLarge);
    }
    match json {
        Value::Object(object) => {
            let mut entries = object.iter();
            let (Some((name, arguments)), None) = (entries.next(), entries.next()) else {
                return Err(LogicError::NoOperator);
            };
            apply(name, arguments, depth + 1, parts)
        }
        Value::Array(entries) => Ok(Expr::List(list(entries, depth + 1, parts)?)),
        literal => Ok(Expr::Literal(literal.clone())),
    }
}

fn list(entries: &[Value], depth: usize, parts: &mut usize) -> Result<Vec<Expr>, LogicError> {
    entries.iter().map(|entry| read_at(entry, depth, parts)).collect()
}

fn apply(
    name: &str,
    arguments: &Value,
    depth: usize,
    parts: &mut usize,
) -> Result<Expr, LogicError> {
    // A single argument may stand without brackets.
    let arguments = match arguments {
        Value::Array(arguments) => arguments.as_slice(),
        single => std::slice::from_ref(single),
    };
    if name == "var" {
        return var(arguments, depth, parts);
    }
    let op = Op::of(name).ok_or_else(|| LogicError::UnknownOperator(name.to_owned()))?;
    let (least, most) = op.arguments();
    if !(least..=most).contains(&arguments.len()) {
        return Err(LogicError::Arguments(op.name()));
    }
    let arguments = list(arguments, depth, parts)?;
    if matches!(op, Op::Missing | Op::MissingSome) && !names_only(op, &arguments) {
        return Err(LogicError::NoName);
    }
    Ok(Expr::Apply(op, arguments))
}

fn var(arguments: &[Value], depth: usize, parts: &mut usize) -> Result<Expr, LogicError> {
    let (Some(Value::String(path)), 1..=2) = (arguments.first(), arguments.len()) else {
        return Err(LogicError::NoName);
    };
    let default = arguments.get(1).map(|default| read_at(default, depth, parts)).transpose()?;
    Ok(Expr::Var(path.clone(), default.map(Box::new)))
}

/// `missing` names answers that the rule can be checked for: they stand in it.
fn names_only(op: Op, arguments: &[Expr]) -> bool {
    let is_name = |expr: &Expr| matches!(expr, Expr::Literal(Value::String(_)));
    let are_names = |expr: &Expr| match expr {
        Expr::List(entries) => entries.iter().all(is_name),
        other => is_name(other),
    };
    match (op, arguments) {
        (Op::MissingSome, [Expr::Literal(Value::Number(_)), names]) => are_names(names),
        (Op::Missing, names) => names.iter().all(are_names),
        _ => false,
    }
}
