//! Values that are worked out, in words: a sum, a difference, an age, texts joined, a value for each
//! choice, or what comes together over all rows of a group that repeats.

use serde_json::{Value, json};

use super::{
    Asked,
    condition::{question, single},
};
use crate::forms::schema::Node;

/// How a value is worked out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Computation {
    /// The sum of these answers; what is not answered is nothing.
    Sum(Vec<String>),
    /// The first answer less the second.
    Difference(String, String),
    /// The whole years from a day until another one, or until today.
    Age(String, Option<String>),
    /// These answers one after another, with a space between.
    Join(Vec<String>),
    /// A value for each choice of a question.
    ByChoice(String, Vec<(String, Value)>),
    /// Of a group that repeats, the sum of the answers to one of its questions.
    SumOfRows(String, String),
    /// Of a group that repeats, how many rows there are.
    CountOfRows(String),
}

impl Computation {
    /// The names of all, as forms and texts have them.
    pub(crate) const NAMES: [&'static str; 7] =
        ["sum", "difference", "sum-of-rows", "count-of-rows", "age", "join", "by-choice"];

    /// Its name.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Sum(_) => "sum",
            Self::Difference(..) => "difference",
            Self::Age(..) => "age",
            Self::Join(_) => "join",
            Self::ByChoice(..) => "by-choice",
            Self::SumOfRows(..) => "sum-of-rows",
            Self::CountOfRows(_) => "count-of-rows",
        }
    }

    /// The names of those that can give a value of this kind.
    pub(crate) fn names_for(kind: Asked) -> Vec<&'static str> {
        let fits = |name: &&str| match *name {
            "sum" | "difference" | "sum-of-rows" => {
                matches!(kind, Asked::Whole | Asked::Decimal | Asked::Euros)
            }
            "age" | "count-of-rows" => matches!(kind, Asked::Whole | Asked::Decimal),
            "join" => matches!(kind, Asked::Line | Asked::Lines),
            _ => !kind.has_questions() && kind != Asked::Files && kind != Asked::Several,
        };
        Self::NAMES.into_iter().filter(fits).collect()
    }

    /// The computation as `JsonLogic`.
    pub(crate) fn logic(&self) -> Value {
        let answer = |path: &String| json!({ "var": path });
        match self {
            Self::Sum(paths) => {
                let answers: Vec<_> = paths.iter().map(|it| json!({ "var": [it, 0] })).collect();
                json!({ "+": answers })
            }
            Self::Difference(from, less) => json!({ "-": [answer(from), answer(less)] }),
            Self::Age(from, until) => {
                let until = until.as_ref().map_or_else(|| json!({ "today": [] }), answer);
                json!({ "years_between": [answer(from), until] })
            }
            Self::Join(paths) => {
                let mut parts = Vec::new();
                for path in paths {
                    if !parts.is_empty() {
                        parts.push(json!(" "));
                    }
                    parts.push(answer(path));
                }
                json!({ "cat": parts })
            }
            Self::ByChoice(path, values) => {
                let branches = values.iter().flat_map(|(choice, value)| {
                    [json!({ "==": [answer(path), choice] }), value.clone()]
                });
                json!({ "if": branches.collect::<Vec<_>>() })
            }
            Self::SumOfRows(group, name) => {
                over_rows(group, &json!({ "var": [format!("current.{name}"), 0] }))
            }
            Self::CountOfRows(group) => over_rows(group, &json!(1)),
        }
    }

    /// The computation that `JsonLogic` says; nothing where words do not suffice.
    pub(crate) fn of(logic: &Value, schema: &Node) -> Option<Self> {
        let (operator, arguments) = single(logic)?;
        let arguments = arguments.as_array()?.as_slice();
        let name = |it: &Value| question(it, schema).map(|(path, _)| path);
        Some(match (operator, arguments) {
            ("+", parts) => {
                let path = |it| summand(it, schema).or_else(|| name(it));
                Self::Sum(parts.iter().map(path).collect::<Option<_>>()?)
            }
            ("-", [from, less]) => Self::Difference(name(from)?, name(less)?),
            ("years_between", [from, until]) => match single(until)? {
                ("today", _) => Self::Age(name(from)?, None),
                _ => Self::Age(name(from)?, Some(name(until)?)),
            },
            ("cat", parts) => {
                let is_between = |(at, part): &(usize, &Value)| at % 2 == 0 || *part == " ";
                if parts.len() % 2 == 0 || !parts.iter().enumerate().all(|it| is_between(&it)) {
                    return None;
                }
                Self::Join(parts.iter().step_by(2).map(name).collect::<Option<_>>()?)
            }
            ("if", branches) => by_choice(branches, schema)?,
            ("reduce", [rows, ..]) => {
                let (group, Asked::Rows) = question(rows, schema)? else { return None };
                of_rows(logic, &group, schema.at(&group)?)?
            }
            _ => return None,
        })
    }
}

/// `{"var": [path, 0]}`
fn summand(logic: &Value, schema: &Node) -> Option<String> {
    let ("var", arguments) = single(logic)? else { return None };
    let [path, zero] = arguments.as_array()?.as_slice() else { return None };
    let path = path.as_str().filter(|path| schema.at(path).is_some())?;
    (zero.as_f64() == Some(0.0)).then(|| path.to_owned())
}

/// From nothing, something is added for each row.
fn over_rows(group: &str, each: &Value) -> Value {
    json!({ "reduce": [{ "var": group }, { "+": [{ "var": "accumulator" }, each] }, 0] })
}

fn of_rows(logic: &Value, group: &str, rows: &Node) -> Option<Computation> {
    let names = rows.inside().properties.keys();
    let sum = |name: &String| Computation::SumOfRows(group.to_owned(), name.clone());
    let count = Computation::CountOfRows(group.to_owned());
    names.map(sum).chain([count]).find(|it| it.logic() == *logic)
}

fn by_choice(branches: &[Value], schema: &Node) -> Option<Computation> {
    let mut path: Option<String> = None;
    let mut values = Vec::new();
    for branch in branches.chunks(2) {
        let [test, value] = branch else { return None };
        let ("==", arguments) = single(test)? else { return None };
        let [answer, choice] = arguments.as_array()?.as_slice() else { return None };
        let (found, kind) = question(answer, schema)?;
        let is_same = path.as_ref().is_none_or(|known| *known == found);
        if !is_same || kind != Asked::One || value.is_object() || value.is_array() {
            return None;
        }
        path = Some(found);
        values.push((choice.as_str()?.to_owned(), value.clone()));
    }
    Some(Computation::ByChoice(path?, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Node {
        let mut root = Node::new(crate::forms::Type::Object);
        for (name, kind) in [
            ("a", Asked::Whole),
            ("b", Asked::Whole),
            ("geboren", Asked::Date),
            ("tag", Asked::Date),
            ("vorname", Asked::Line),
            ("name", Asked::Line),
            ("dauer", Asked::One),
        ] {
            let node = kind.node(vec!["kurz".to_owned(), "lang".to_owned()]);
            root.properties.insert(name.to_owned(), node);
        }
        let mut rows = Asked::Rows.node(Vec::new());
        rows.inside_mut().properties.insert("euro".to_owned(), Asked::Euros.node(Vec::new()));
        root.properties.insert("kosten".to_owned(), rows);
        root
    }

    #[test]
    fn what_is_worked_out_is_read_as_it_was_written() {
        let schema = schema();
        let s = str::to_owned;
        for it in [
            Computation::Sum(vec![s("a"), s("b")]),
            Computation::Difference(s("a"), s("b")),
            Computation::Age(s("geboren"), None),
            Computation::Age(s("geboren"), Some(s("tag"))),
            Computation::Join(vec![s("vorname"), s("name")]),
            Computation::ByChoice(s("dauer"), vec![(s("kurz"), json!(3)), (s("lang"), json!(6))]),
            Computation::SumOfRows(s("kosten"), s("euro")),
            Computation::CountOfRows(s("kosten")),
        ] {
            assert_eq!(Computation::of(&it.logic(), &schema), Some(it));
        }
    }

    #[test]
    fn another_calculation_stays_json_logic() {
        let schema = schema();
        for logic in [
            json!({ "*": [{ "var": "a" }, 2] }),
            json!({ "+": [{ "var": "a" }, 2] }),
            json!({ "cat": [{ "var": "name" }, "-", { "var": "vorname" }] }),
            json!({ "if": [{ "==": [{ "var": "dauer" }, "kurz"] }, 3, 6] }),
            over_rows("kosten", &json!(2)),
            json!(5),
        ] {
            assert_eq!(Computation::of(&logic, &schema), None, "{logic}");
        }
    }

    #[test]
    fn a_kind_gets_only_what_gives_its_values() {
        assert_eq!(Computation::names_for(Asked::Line), ["join", "by-choice"]);
        assert_eq!(
            Computation::names_for(Asked::Euros),
            ["sum", "difference", "sum-of-rows", "by-choice"]
        );
        assert!(Computation::names_for(Asked::Files).is_empty());
    }
}
