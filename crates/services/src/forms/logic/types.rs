//! The types of rules: a rule that compares what cannot be compared is refused when it is saved.

use std::fmt;

use serde_json::Value;

use super::{Expr, Op, eval::float};

/// The type of a value in a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    /// Nothing, or what may be anything.
    Any,
    /// Yes or no.
    Flag,
    /// A number; whether it is whole.
    Number(bool),
    /// Text.
    Text,
    /// One of these texts.
    Choice(Vec<String>),
    /// A day.
    Day,
    /// A list of these.
    List(Box<Ty>),
    /// A group; an entry's fields are looked up by their path.
    Group(String),
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "any",
            Self::Flag => "yes-no",
            Self::Number(_) => "number",
            Self::Text | Self::Choice(_) => "text",
            Self::Day => "date",
            Self::List(_) => "list",
            Self::Group(_) => "group",
        })
    }
}

/// What a name means.
pub(crate) trait Names {
    /// The type of the answer at this path; nothing where there is none.
    fn ty(&self, path: &str) -> Option<Ty>;

    /// The type of a field of each entry of a group that repeats.
    fn entry_ty(&self, group: &str, path: &str) -> Option<Ty>;
}

/// Why a rule is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeError {
    /// There is no such answer.
    Unknown(String),
    /// A value of another type is needed.
    Wrong {
        /// The operator.
        op: Op,
        /// What it needs.
        expected: &'static str,
        /// What it gets.
        found: String,
    },
    /// Two values that can never be equal.
    Unlike {
        /// The one type.
        left: String,
        /// The other.
        right: String,
    },
    /// The question has no such choice.
    NoChoice(String),
}

struct Types<'a> {
    names: &'a dyn Names,
    /// What `var` means inside `map` and the like.
    entry: Option<Entry>,
}

struct Entry {
    ty: Ty,
    accumulator: Option<Ty>,
}

/// The type of a rule.
///
/// # Errors
/// [`TypeError`], the first one.
pub(crate) fn type_of(expr: &Expr, names: &dyn Names) -> Result<Ty, TypeError> {
    Types { names, entry: None }.of(expr)
}

impl Types<'_> {
    fn of(&self, expr: &Expr) -> Result<Ty, TypeError> {
        match expr {
            Expr::Literal(value) => Ok(of_value(value)),
            Expr::List(entries) => Ok(Ty::List(Box::new(self.joined(entries)?))),
            Expr::Var(path, default) => {
                let ty = self.name(path)?;
                match default {
                    Some(default) => join(&ty, &self.of(default)?),
                    None => Ok(ty),
                }
            }
            Expr::Apply(op, arguments) => self.apply(*op, arguments),
        }
    }

    fn name(&self, path: &str) -> Result<Ty, TypeError> {
        let unknown = || TypeError::Unknown(path.to_owned());
        let Some(entry) = &self.entry else { return self.names.ty(path).ok_or_else(unknown) };
        if let Some(accumulator) = &entry.accumulator {
            return match path.split_once('.').unwrap_or((path, "")) {
                ("accumulator", "") => Ok(accumulator.clone()),
                ("current", rest) => self.inside(&entry.ty, rest).ok_or_else(unknown),
                _ => Err(unknown()),
            };
        }
        self.inside(&entry.ty, path).ok_or_else(unknown)
    }

    fn inside(&self, ty: &Ty, path: &str) -> Option<Ty> {
        match ty {
            _ if path.is_empty() => Some(ty.clone()),
            Ty::Group(group) => self.names.entry_ty(group, path),
            _ => None,
        }
    }

    fn joined(&self, exprs: &[Expr]) -> Result<Ty, TypeError> {
        exprs.iter().try_fold(Ty::Any, |ty, expr| join(&ty, &self.of(expr)?))
    }

    fn apply(&self, op: Op, arguments: &[Expr]) -> Result<Ty, TypeError> {
        match op {
            Op::Missing | Op::MissingSome => {
                for name in arguments.iter().flat_map(Expr::texts) {
                    self.name(&name)?;
                }
                Ok(Ty::List(Box::new(Ty::Text)))
            }
            Op::If => self.branch(arguments),
            Op::Equal | Op::SameEqual | Op::Unequal | Op::SameUnequal => self.equal(arguments),
            Op::Not | Op::Truthy => self.joined(&arguments[..1]).map(|_| Ty::Flag),
            Op::Or | Op::And => self.either(arguments),
            Op::Greater | Op::AtLeast | Op::Less | Op::AtMost => self.ordered(op, arguments),
            Op::Max | Op::Min | Op::Plus | Op::Minus | Op::Times | Op::Rest => {
                self.numbers(op, arguments)
            }
            Op::Divide => self.numbers(op, arguments).map(|_| Ty::Number(false)),
            Op::Map | Op::Filter | Op::Reduce | Op::All | Op::None | Op::Some => {
                self.entries(op, arguments)
            }
            Op::Merge => self.merge(arguments),
            Op::In => self.member(arguments),
            Op::Cat => self.cat(arguments),
            Op::Substr => {
                self.expect(op, &arguments[0], &Ty::Text)?;
                for number in &arguments[1..] {
                    self.expect(op, number, &Ty::Number(true))?;
                }
                Ok(Ty::Text)
            }
            Op::Today => Ok(Ty::Day),
            Op::YearsBetween | Op::DaysBetween => {
                self.expect(op, &arguments[0], &Ty::Day)?;
                self.expect(op, &arguments[1], &Ty::Day)?;
                Ok(Ty::Number(true))
            }
            Op::DateAdd => {
                self.expect(op, &arguments[0], &Ty::Day)?;
                for number in &arguments[1..] {
                    self.expect(op, number, &Ty::Number(true))?;
                }
                Ok(Ty::Day)
            }
        }
    }

    fn branch(&self, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let mut ty = Ty::Any;
        for pair in arguments.chunks(2) {
            let outcome = match pair {
                [condition, then] => {
                    self.of(condition)?;
                    then
                }
                [otherwise, ..] => otherwise,
                [] => break,
            };
            ty = join(&ty, &self.of(outcome)?)?;
        }
        Ok(ty)
    }

    /// `and` and `or` give one of their arguments: whatever counts as yes or no may stand there.
    fn either(&self, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let types = arguments.iter().map(|it| self.of(it)).collect::<Result<Vec<_>, _>>()?;
        let joined = types.iter().try_fold(Ty::Any, |ty, it| join(&ty, it));
        Ok(joined.unwrap_or(Ty::Any))
    }

    fn equal(&self, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let (left, right) = (self.of(&arguments[0])?, self.of(&arguments[1])?);
        for (ty, other) in [(&left, &arguments[1]), (&right, &arguments[0])] {
            has_choice(ty, other)?;
        }
        join(&left, &right)?;
        Ok(Ty::Flag)
    }

    fn ordered(&self, op: Op, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let mut ty = Ty::Any;
        for argument in arguments {
            let it = self.of(argument)?;
            if !matches!(it, Ty::Any | Ty::Number(_) | Ty::Day) {
                return Err(wrong(op, "number-or-date", &it));
            }
            ty = join(&ty, &it)?;
        }
        Ok(Ty::Flag)
    }

    fn numbers(&self, op: Op, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let mut is_whole = true;
        for argument in arguments {
            match self.of(argument)? {
                Ty::Number(whole) => is_whole &= whole,
                Ty::Any => is_whole = false,
                other => return Err(wrong(op, "number", &other)),
            }
        }
        Ok(Ty::Number(is_whole))
    }

    fn entries(&self, op: Op, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let entry = match self.of(&arguments[0])? {
            Ty::List(entry) => *entry,
            Ty::Any => Ty::Any,
            other => return Err(wrong(op, "list", &other)),
        };
        let accumulator = match op {
            Op::Reduce => Some(self.of(&arguments[2])?),
            _ => None,
        };
        let inside = Types {
            names: self.names,
            entry: Some(Entry { ty: entry.clone(), accumulator: accumulator.clone() }),
        };
        let outcome = inside.of(&arguments[1])?;
        match op {
            Op::Map => Ok(Ty::List(Box::new(outcome))),
            Op::Filter => Ok(Ty::List(Box::new(entry))),
            Op::Reduce => join(&outcome, &accumulator.unwrap_or(Ty::Any)),
            _ => Ok(Ty::Flag),
        }
    }

    fn merge(&self, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let mut ty = Ty::Any;
        for argument in arguments {
            let entry = match self.of(argument)? {
                Ty::List(entry) => *entry,
                single => single,
            };
            ty = join(&ty, &entry)?;
        }
        Ok(Ty::List(Box::new(ty)))
    }

    fn member(&self, arguments: &[Expr]) -> Result<Ty, TypeError> {
        let needle = self.of(&arguments[0])?;
        match self.of(&arguments[1])? {
            Ty::List(entry) => {
                has_choice(&entry, &arguments[0])?;
                if let Expr::List(entries) = &arguments[1] {
                    entries.iter().try_for_each(|entry| has_choice(&needle, entry))?;
                }
                join(&needle, &entry)?;
            }
            Ty::Text | Ty::Choice(_) => {
                join(&needle, &Ty::Text)?;
            }
            Ty::Any => {}
            other => return Err(wrong(Op::In, "list-or-text", &other)),
        }
        Ok(Ty::Flag)
    }

    fn cat(&self, arguments: &[Expr]) -> Result<Ty, TypeError> {
        for argument in arguments {
            match self.of(argument)? {
                Ty::Any | Ty::Text | Ty::Choice(_) | Ty::Day | Ty::Number(true) => {}
                other => return Err(wrong(Op::Cat, "text-or-whole-number", &other)),
            }
        }
        Ok(Ty::Text)
    }

    fn expect(&self, op: Op, expr: &Expr, expected: &Ty) -> Result<(), TypeError> {
        let found = self.of(expr)?;
        if fits(&found, expected) {
            return Ok(());
        }
        let expected = match expected {
            Ty::Day => "date",
            Ty::Number(true) => "whole-number",
            Ty::Number(false) => "number",
            Ty::Flag => "yes-no",
            Ty::List(_) => "list",
            _ => "text",
        };
        Err(wrong(op, expected, &found))
    }
}

/// Whether a value of one type may stand where another is needed.
pub(crate) fn fits(found: &Ty, expected: &Ty) -> bool {
    match (found, expected) {
        (Ty::Any, _)
        | (_, Ty::Any)
        | (Ty::Number(_), Ty::Number(false))
        | (Ty::Choice(_) | Ty::Text, Ty::Text) => true,
        (Ty::Number(whole), Ty::Number(true)) => *whole,
        (Ty::Choice(found), Ty::Choice(expected)) => found.iter().all(|it| expected.contains(it)),
        (Ty::List(found), Ty::List(expected)) => fits(found, expected),
        _ => found == expected,
    }
}

fn of_value(value: &Value) -> Ty {
    match value {
        Value::Bool(_) => Ty::Flag,
        Value::Number(number) => {
            Ty::Number(float(&Value::Number(number.clone())).is_some_and(|it| it.fract() == 0.0))
        }
        Value::String(text) if super::super::days::Day::read(text).is_some() => Ty::Day,
        Value::String(text) => Ty::Choice(vec![text.clone()]),
        Value::Null | Value::Array(_) | Value::Object(_) => Ty::Any,
    }
}

/// What values of two types have in common.
fn join(a: &Ty, b: &Ty) -> Result<Ty, TypeError> {
    Ok(match (a, b) {
        (Ty::Any, it) | (it, Ty::Any) => it.clone(),
        (Ty::Number(a), Ty::Number(b)) => Ty::Number(*a && *b),
        (Ty::Choice(a), Ty::Choice(b)) => {
            let mut all = a.clone();
            all.extend(b.iter().filter(|it| !a.contains(it)).cloned());
            Ty::Choice(all)
        }
        (Ty::Text, Ty::Choice(_) | Ty::Text) | (Ty::Choice(_), Ty::Text) => Ty::Text,
        (Ty::List(a), Ty::List(b)) => Ty::List(Box::new(join(a, b)?)),
        (a, b) if a == b => a.clone(),
        (a, b) => return Err(TypeError::Unlike { left: a.to_string(), right: b.to_string() }),
    })
}

fn has_choice(ty: &Ty, other: &Expr) -> Result<(), TypeError> {
    match (ty, other) {
        (Ty::Choice(choices), Expr::Literal(Value::String(text))) if !choices.contains(text) => {
            Err(TypeError::NoChoice(text.clone()))
        }
        _ => Ok(()),
    }
}

fn wrong(op: Op, expected: &'static str, found: &Ty) -> TypeError {
    TypeError::Wrong { op, expected, found: found.to_string() }
}
