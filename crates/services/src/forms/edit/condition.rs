//! Conditions in words: lines of question, relation and value, all or any of which hold. They are
//! `JsonLogic`; what cannot be said so is left as it is.

use serde_json::{Value, json};

use super::Asked;
use crate::forms::schema::Node;

/// Lines of which all or any must hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition {
    /// Whether all must hold; else one is enough.
    pub(crate) all: bool,
    /// The lines.
    pub(crate) lines: Vec<Line>,
}

/// What is demanded of one answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The question's path.
    pub(crate) question: String,
    /// How the answer and the value lie to each other.
    pub(crate) relation: Relation,
    /// What the answer is compared with.
    pub(crate) operand: Operand,
}

/// What an answer is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    /// Nothing: whether there is an answer is asked.
    Nothing,
    /// A value.
    Value(Value),
    /// The day it is.
    Today,
    /// Another answer, by its path.
    Answer(String),
}

macro_rules! relations {
    ($($name:ident = $text:literal $about:literal),+ $(,)?) => {
        /// How an answer and a value lie to each other.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Relation { $(#[doc = $about] $name),+ }

        impl Relation {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in forms and texts.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

relations! {
    Is = "is" "Both are the same.",
    IsNot = "is-not" "They differ, or there is no answer.",
    AtLeast = "at-least" "The answer is as large or larger, as late or later.",
    AtMost = "at-most" "The answer is as small or smaller, as early or earlier.",
    More = "more" "The answer is larger or later.",
    Less = "less" "The answer is smaller or earlier.",
    Given = "given" "There is an answer.",
    Missing = "missing" "There is none.",
    Includes = "includes" "The value is among the choices that were made.",
    Excludes = "excludes" "The value is not among them.",
    AgeAtLeast = "age-at-least" "Since that day so many years have passed.",
    AgeBelow = "age-below" "Since that day fewer years have passed.",
}

impl Relation {
    /// The relation of this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// The relations that an answer of this kind can have.
    pub(crate) const fn of(kind: Asked) -> &'static [Self] {
        use Relation::{
            AgeAtLeast, AgeBelow, AtLeast, AtMost, Excludes, Given, Includes, Is, IsNot, Less,
            Missing, More,
        };
        match kind {
            Asked::YesNo | Asked::Agree => &[Is, IsNot],
            Asked::Several => &[Includes, Excludes, Given, Missing],
            Asked::Date => {
                &[AtLeast, AtMost, More, Less, Is, IsNot, AgeAtLeast, AgeBelow, Given, Missing]
            }
            Asked::Whole | Asked::Decimal | Asked::Euros => {
                &[Is, IsNot, AtLeast, AtMost, More, Less, Given, Missing]
            }
            Asked::Files | Asked::Group | Asked::Rows => &[Given, Missing],
            _ => &[Is, IsNot, Given, Missing],
        }
    }

    /// Whether the answer is compared with something.
    pub(crate) const fn has_value(self) -> bool {
        !matches!(self, Self::Given | Self::Missing)
    }

    /// Whether the value is a number of years.
    pub(crate) const fn is_age(self) -> bool {
        matches!(self, Self::AgeAtLeast | Self::AgeBelow)
    }

    const fn operator(self) -> &'static str {
        match self {
            Self::IsNot => "!=",
            Self::AtLeast | Self::AgeAtLeast => ">=",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::Less | Self::AgeBelow => "<",
            _ => "==",
        }
    }

    fn of_operator(operator: &str) -> Option<Self> {
        Some(match operator {
            "==" | "===" => Self::Is,
            "!=" | "!==" => Self::IsNot,
            ">=" => Self::AtLeast,
            "<=" => Self::AtMost,
            ">" => Self::More,
            "<" => Self::Less,
            _ => return None,
        })
    }
}

impl Condition {
    /// The condition as `JsonLogic`.
    pub(crate) fn logic(&self, schema: &Node) -> Value {
        let mut lines: Vec<Value> = self.lines.iter().map(|line| line.logic(schema)).collect();
        if lines.len() == 1 {
            return lines.remove(0);
        }
        if self.all { json!({ "and": lines }) } else { json!({ "or": lines }) }
    }

    /// The condition that `JsonLogic` says; nothing where words do not suffice.
    pub(crate) fn of(logic: &Value, schema: &Node) -> Option<Self> {
        let (operator, arguments) = single(logic)?;
        if !matches!(operator, "and" | "or") {
            return Some(Self { all: true, lines: vec![Line::of(logic, schema)?] });
        }
        let lines = arguments.as_array()?.iter().map(|line| Line::of(line, schema));
        Some(Self { all: operator == "and", lines: lines.collect::<Option<_>>()? })
    }
}

impl Line {
    fn logic(&self, schema: &Node) -> Value {
        let answer = json!({ "var": self.question });
        let value = match &self.operand {
            Operand::Nothing => Value::Null,
            Operand::Value(value) => value.clone(),
            Operand::Today => json!({ "today": [] }),
            Operand::Answer(path) => json!({ "var": path }),
        };
        let operator = self.relation.operator();
        match self.relation {
            // To `!!` a zero is nothing, but it is an answer.
            Relation::Given if is_number(schema, &self.question) => json!({ "!=": [answer, null] }),
            Relation::Missing if is_number(schema, &self.question) => {
                json!({ "==": [answer, null] })
            }
            Relation::Given => json!({ "!!": [answer] }),
            Relation::Missing => json!({ "!": [answer] }),
            Relation::Includes => json!({ "in": [value, answer] }),
            Relation::Excludes => json!({ "!": [{ "in": [value, answer] }] }),
            relation if relation.is_age() => {
                json!({ operator: [{ "years_between": [answer, { "today": [] }] }, value] })
            }
            _ => json!({ operator: [answer, value] }),
        }
    }

    fn of(logic: &Value, schema: &Node) -> Option<Self> {
        let (operator, arguments) = single(logic)?;
        let first = first(arguments)?;
        match operator {
            "var" => Self::truth(logic, true, schema),
            "!!" => Self::truth(first, true, schema),
            "!" => match Self::included(first, schema) {
                Some(line) => Some(Self { relation: Relation::Excludes, ..line }),
                None => Self::truth(first, false, schema),
            },
            "in" => Self::included(logic, schema),
            _ => Self::compared(operator, arguments, schema),
        }
    }

    /// Whether there is an answer; of yes or no, whether it is yes.
    fn truth(answer: &Value, holds: bool, schema: &Node) -> Option<Self> {
        let (question, kind) = question(answer, schema)?;
        let line = |relation, operand| Self { question, relation, operand };
        Some(match (kind, holds) {
            (Asked::YesNo | Asked::Agree, true) => line(Relation::Is, Operand::Value(true.into())),
            (Asked::YesNo | Asked::Agree, false) => {
                line(Relation::IsNot, Operand::Value(true.into()))
            }
            (Asked::Whole | Asked::Decimal | Asked::Euros, _) => return None,
            (_, true) => line(Relation::Given, Operand::Nothing),
            (_, false) => line(Relation::Missing, Operand::Nothing),
        })
    }

    fn included(logic: &Value, schema: &Node) -> Option<Self> {
        let ("in", arguments) = single(logic)? else { return None };
        let [value @ Value::String(_), list] = arguments.as_array()?.as_slice() else {
            return None;
        };
        let (question, kind) = question(list, schema)?;
        let operand = Operand::Value(value.clone());
        (kind == Asked::Several).then_some(Self { question, relation: Relation::Includes, operand })
    }

    fn compared(operator: &str, arguments: &Value, schema: &Node) -> Option<Self> {
        let [left, right] = arguments.as_array()?.as_slice() else { return None };
        let relation = Relation::of_operator(operator)?;
        if let Some(("years_between", days)) = single(left) {
            let [day, until] = days.as_array()?.as_slice() else { return None };
            let relation = match relation {
                Relation::AtLeast => Relation::AgeAtLeast,
                Relation::Less => Relation::AgeBelow,
                _ => return None,
            };
            let (question, _) = question(day, schema)?;
            let is_today = single(until).is_some_and(|(name, _)| name == "today");
            return (is_today && right.is_i64()).then(|| Self {
                question,
                relation,
                operand: Operand::Value(right.clone()),
            });
        }
        let (question, kind) = question(left, schema)?;
        let (relation, operand) = match (relation, right) {
            (Relation::Is, Value::Null) => (Relation::Missing, Operand::Nothing),
            (Relation::IsNot, Value::Null) => (Relation::Given, Operand::Nothing),
            (relation, right) => (relation, operand(right, schema)?),
        };
        Relation::of(kind).contains(&relation).then_some(Self { question, relation, operand })
    }
}

fn operand(logic: &Value, schema: &Node) -> Option<Operand> {
    match single(logic) {
        Some(("today", _)) => Some(Operand::Today),
        Some(("var", _)) => Some(Operand::Answer(question(logic, schema)?.0)),
        Some(_) => None,
        None if logic.is_array() || logic.is_object() || logic.is_null() => None,
        None => Some(Operand::Value(logic.clone())),
    }
}

/// The question that `var` names, without another value where there is no answer.
pub(super) fn question(logic: &Value, schema: &Node) -> Option<(String, Asked)> {
    let ("var", name) = single(logic)? else { return None };
    let name = match name {
        Value::Array(arguments) if arguments.len() == 1 => arguments[0].as_str()?,
        name => name.as_str()?,
    };
    Some((name.to_owned(), Asked::of(schema.at(name)?)?))
}

/// The operator of an object, and what it is applied to.
pub(super) fn single(logic: &Value) -> Option<(&str, &Value)> {
    let object = logic.as_object().filter(|it| it.len() == 1)?;
    object.iter().next().map(|(name, arguments)| (name.as_str(), arguments))
}

/// The first argument; a single one may stand without brackets.
fn first(arguments: &Value) -> Option<&Value> {
    match arguments {
        Value::Array(arguments) => arguments.first(),
        single => Some(single),
    }
}

fn is_number(schema: &Node, path: &str) -> bool {
    let kind = schema.at(path).and_then(Asked::of);
    matches!(kind, Some(Asked::Whole | Asked::Decimal | Asked::Euros))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Node {
        let choices = || vec!["a".to_owned(), "b".to_owned()];
        let mut root = Node::new(crate::forms::Type::Object);
        for kind in Asked::ALL {
            root.properties.insert(kind.name().replace('-', "_"), kind.node(choices()));
        }
        root
    }

    fn value(kind: Asked) -> Value {
        match kind {
            Asked::YesNo | Asked::Agree => json!(false),
            Asked::Date => json!("2026-12-24"),
            Asked::Whole | Asked::Decimal | Asked::Euros => json!(5),
            _ => json!("a"),
        }
    }

    #[test]
    fn every_relation_of_every_kind_is_read_as_it_was_written() {
        let schema = schema();
        for kind in Asked::ALL {
            for relation in Relation::of(*kind) {
                let operand = match relation {
                    it if it.is_age() => Operand::Value(json!(18)),
                    it if it.has_value() => Operand::Value(value(*kind)),
                    _ => Operand::Nothing,
                };
                let question = kind.name().replace('-', "_");
                let line = Line { question, relation: *relation, operand };
                let condition = Condition { all: true, lines: vec![line] };
                let logic = condition.logic(&schema);
                assert_eq!(Condition::of(&logic, &schema), Some(condition), "{logic}");
                assert_eq!(Relation::of_name(relation.name()), Some(*relation));
            }
        }
    }

    #[test]
    fn lines_are_joined_by_and_or_or_and_compared_with_today_and_other_answers() {
        let schema = schema();
        let line = |operand| Line { question: "date".into(), relation: Relation::AtLeast, operand };
        for all in [true, false] {
            let lines = vec![line(Operand::Today), line(Operand::Answer("date".into()))];
            let condition = Condition { all, lines };
            assert_eq!(Condition::of(&condition.logic(&schema), &schema), Some(condition));
        }
    }

    #[test]
    fn what_words_do_not_suffice_for_stays_json_logic() {
        let schema = schema();
        for logic in [
            json!(true),
            json!({ "and": [{ "or": [{ "var": "line" }] }] }),
            json!({ "==": [{ "var": "nothing" }, 1] }),
            json!({ "==": [{ "+": [{ "var": "whole" }, 1] }, 1] }),
            json!({ "some": [{ "var": "rows" }, true] }),
            json!({ "!!": [{ "var": "whole" }] }),
            json!({ "<": [1, { "var": "whole" }, 3] }),
            json!({ "==": [{ "var": ["line", "x"] }, "y"] }),
        ] {
            assert_eq!(Condition::of(&logic, &schema), None, "{logic}");
        }
    }

    #[test]
    fn the_short_forms_of_json_logic_are_read_too() {
        let schema = schema();
        let read = |logic: Value| Condition::of(&logic, &schema).expect("words").logic(&schema);
        assert_eq!(read(json!({ "!": { "var": "email" } })), json!({ "!": [{ "var": "email" }] }));
        assert_eq!(read(json!({ "var": "yes_no" })), json!({ "==": [{ "var": "yes_no" }, true] }));
        assert_eq!(
            read(json!({ "===": [{ "var": ["one"] }, "a"] })),
            json!({ "==": [{ "var": "one" }, "a"] })
        );
    }
}
