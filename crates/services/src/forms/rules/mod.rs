//! What is checked before a definition is kept: whoever fills in the form must never meet a
//! question that cannot appear, a rule that waits for itself, or one that reads what comes later.

mod layout;
mod order;
mod reach;
mod schema;

pub(crate) use schema::MAX_LENGTH;

use std::collections::{HashMap, HashSet};

use super::{
    Fault, FaultKind,
    form::{Stop, What, stops},
    logic::{self, Expr, LogicError, Names, Ty, TypeError},
    model::{Definition, Rule},
    pattern::Pattern,
    schema::{Kind, Node, Type},
};

/// The most pages, questions and rules: far more than anybody should be asked.
pub(crate) const MAX_STOPS: usize = 2_000;
const MAX_RULES: usize = 2_000;
/// No more faults are listed.
const MAX_FAULTS: usize = 100;

/// What was read of a sound definition.
pub(crate) struct Read {
    /// Its rules, in order.
    pub(crate) exprs: Vec<Expr>,
    /// Its patterns, by their text.
    pub(crate) patterns: HashMap<String, Pattern>,
}

/// Checks a definition.
///
/// # Errors
/// Every fault.
pub(crate) fn check(definition: &Definition) -> Result<Read, Vec<Fault>> {
    let mut faults = Vec::new();
    let patterns = schema::check(&definition.schema, &mut faults);
    let stops = stops(definition);
    if stops.len() > MAX_STOPS {
        let kind = FaultKind::TooMany { what: "layout", limit: MAX_STOPS };
        return Err(vec![Fault::new("layout", kind)]);
    }
    layout::check(definition, &stops, &mut faults);
    let exprs = read_rules(definition, &stops, &mut faults);
    // What follows would only repeat what is wrong already.
    if faults.is_empty() {
        order::check(definition, &exprs, &stops, &mut faults);
        reach::check(definition, &exprs, &stops, &mut faults);
    }
    faults.truncate(MAX_FAULTS);
    if faults.is_empty() { Ok(Read { exprs, patterns }) } else { Err(faults) }
}

fn read_rules(definition: &Definition, stops: &[Stop<'_>], faults: &mut Vec<Fault>) -> Vec<Expr> {
    if definition.rules.len() > MAX_RULES {
        let kind = FaultKind::TooMany { what: "rules", limit: MAX_RULES };
        faults.push(Fault::new("rules", kind));
        return Vec::new();
    }
    let by_name: HashMap<&str, &Stop<'_>> = stops.iter().map(|it| (it.of.as_str(), it)).collect();
    let mut seen = HashSet::new();
    let mut exprs = Vec::new();
    for (number, rule) in definition.rules.iter().enumerate() {
        let place = format!("rules[{number}]");
        match read_rule(definition, rule, &by_name, &mut seen) {
            Ok(expr) => exprs.push(expr),
            Err(kind) => faults.push(Fault::new(place, kind)),
        }
    }
    exprs
}

fn read_rule(
    definition: &Definition,
    rule: &Rule,
    stops: &HashMap<&str, &Stop<'_>>,
    seen: &mut HashSet<String>,
) -> Result<Expr, FaultKind> {
    let of = rule.of();
    let stop = stops.get(of).ok_or_else(|| FaultKind::UnknownName(of.to_owned()))?;
    let name = match rule {
        Rule::Visible { .. } => format!("visible {of}"),
        Rule::Required { .. } => format!("required {of}"),
        Rule::Computed { .. } => format!("computed {of}"),
        Rule::Check { id, message, .. } => {
            layout::name(id)?;
            layout::german(message)?;
            format!("check {id}")
        }
    };
    if !seen.insert(name.clone()) {
        return Err(FaultKind::Twice(name));
    }
    let expr = logic::read(rule.logic()).map_err(of_logic)?;
    let names = Fields { schema: &definition.schema, rows: rows_around(definition, of) };
    let ty = logic::type_of(&expr, &names).map_err(of_type)?;
    let expected = expected(rule, stop)?;
    if logic::fits(&ty, &expected) {
        return Ok(expr);
    }
    let (at, expected, found) = (of.to_owned(), expected.to_string(), ty.to_string());
    Err(FaultKind::WrongType { at, expected, found })
}

/// What a rule must give for its target.
fn expected(rule: &Rule, stop: &Stop<'_>) -> Result<Ty, FaultKind> {
    let bad = || FaultKind::BadTarget(rule.of().to_owned());
    match (rule, stop.what, stop.kind()) {
        (Rule::Visible { .. }, _, _) => Ok(Ty::Flag),
        (_, What::Page(_) | What::Info(_), _)
        | (_, _, None)
        | (Rule::Computed { .. }, _, Some(Kind::Group | Kind::Rows | Kind::Files)) => Err(bad()),
        (Rule::Computed { .. }, _, _) => stop.node().and_then(ty_of_node).ok_or_else(bad),
        (Rule::Required { .. } | Rule::Check { .. }, _, _) => Ok(Ty::Flag),
    }
}

/// The groups that repeat around a field, from the outside.
fn rows_around(definition: &Definition, of: &str) -> Vec<String> {
    let is_rows = |path: &&str| definition.schema.at(path).and_then(Node::kind) == Some(Kind::Rows);
    prefixes(of).filter(is_rows).map(str::to_owned).collect()
}

/// `a`, `a.b` of `a.b.c`.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('.').map(|(at, _)| &path[..at])
}

/// The answers a rule can name.
struct Fields<'a> {
    schema: &'a Node,
    /// The groups in whose row the rule stands.
    rows: Vec<String>,
}

impl Names for Fields<'_> {
    fn ty(&self, path: &str) -> Option<Ty> {
        let node = self.schema.at(path)?;
        // An answer of another group's row: which row? Only `map` and the like can say.
        let is_here = |group: &str| self.rows.iter().any(|row| row == group);
        let elsewhere = prefixes(path)
            .filter(|group| self.schema.at(group).is_some_and(|it| it.kind == Type::Array))
            .any(|group| !is_here(group));
        if elsewhere { None } else { ty_at(path, node) }
    }

    fn entry_ty(&self, group: &str, path: &str) -> Option<Ty> {
        let path = format!("{group}.{path}");
        ty_at(&path, self.schema.at(&path)?)
    }
}

fn ty_at(path: &str, node: &Node) -> Option<Ty> {
    match node.kind()? {
        Kind::Rows => Some(Ty::List(Box::new(Ty::Group(path.to_owned())))),
        Kind::Group => Some(Ty::Group(path.to_owned())),
        _ => ty_of_node(node),
    }
}

/// The type of an answer.
fn ty_of_node(node: &Node) -> Option<Ty> {
    Some(match node.kind()? {
        Kind::Text => Ty::Text,
        Kind::Date => Ty::Day,
        Kind::Choice => Ty::Choice(node.choices.clone()),
        Kind::Choices => Ty::List(Box::new(Ty::Choice(node.inside().choices.clone()))),
        Kind::Number => Ty::Number(node.kind == Type::Integer),
        Kind::Flag => Ty::Flag,
        Kind::Files => Ty::List(Box::new(Ty::Any)),
        Kind::Group | Kind::Rows => return None,
    })
}

fn of_logic(error: LogicError) -> FaultKind {
    match error {
        LogicError::UnknownOperator(name) => FaultKind::UnknownOperator(name),
        LogicError::Arguments(name) => FaultKind::Arguments(name.to_owned()),
        LogicError::NoName | LogicError::NoOperator => FaultKind::NoRule,
        LogicError::TooLarge => FaultKind::TooMany { what: "rule", limit: 2_000 },
    }
}

fn of_type(error: TypeError) -> FaultKind {
    match error {
        TypeError::Unknown(name) => FaultKind::UnknownName(name),
        TypeError::Wrong { op, expected, found } => {
            FaultKind::WrongType { at: op.name().to_owned(), expected: expected.to_owned(), found }
        }
        TypeError::Unlike { left, right } => FaultKind::Unlike { left, right },
        TypeError::NoChoice(name) => FaultKind::UnknownChoice(name),
    }
}
