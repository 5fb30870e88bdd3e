//! What the editor calls things: questions by their labels, rules and faults in sentences.

use std::collections::HashMap;

use commons::{Arg, Cents, Explain, Text};
use maud::{Markup, html};
use serde_json::Value;
use ui::{
    Reader,
    components::{Icon, icon},
};

use crate::{
    catalogue::hours,
    forms::{
        Definition, Kind, Node, Question, Rule,
        edit::{About, Asked, Computation, Condition, FaultAt, Line, Operand, Relation},
        form::{What, stops},
        schema::Format,
        values,
    },
};

/// The longest name that is shown in lists, in characters.
const LONG: usize = 80;

/// What pages, paragraphs and questions are called.
pub(super) struct Names(HashMap<String, String>);

impl Names {
    pub(super) fn of(reader: &Reader, definition: &Definition) -> Self {
        let name = |text: &Text, of: &str| {
            let text = reader.plain(text);
            if text.trim().is_empty() {
                of.trim_start_matches('#').to_owned()
            } else {
                short(&text)
            }
        };
        let named = stops(definition).into_iter().map(|stop| {
            let name = match stop.what {
                What::Page(page) => name(&page.title, &stop.of),
                What::Info(info) => name(&info.text, &stop.of),
                What::Question(question, _) => name(&question.label, &stop.of),
            };
            (stop.of, name)
        });
        Self(named.collect())
    }

    /// What something is called; its name in the data where nobody said.
    pub(super) fn get<'a>(&'a self, of: &'a str) -> &'a str {
        self.0.get(of).map_or(of, String::as_str)
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONG {
        return text.to_owned();
    }
    let short: String = text.chars().take(LONG).collect();
    format!("{}…", short.trim_end())
}

/// A question with its part of the schema.
pub(super) fn question_at<'a>(
    definition: &'a Definition,
    of: &str,
) -> Option<(&'a Question, Option<&'a Node>)> {
    stops(definition).into_iter().find_map(|stop| match stop.what {
        What::Question(question, node) if stop.of == of => Some((question, node)),
        _ => None,
    })
}

/// A rule as a sentence.
pub(super) fn rule(reader: &Reader, names: &Names, definition: &Definition, rule: &Rule) -> String {
    let key = format!("services-forms-edit-rule-is-{}", rule.kind());
    let said = match rule {
        Rule::Computed { of, value } => computation(reader, names, definition, of, value),
        other => Condition::of(other.logic(), &definition.schema)
            .map(|it| condition(reader, names, definition, &it)),
    };
    match said {
        Some(said) => reader.tr(&key, &[("rule", said.into())]),
        None => reader.t(&format!("{key}-logic")),
    }
}

/// A condition in words.
pub(super) fn condition(
    reader: &Reader,
    names: &Names,
    definition: &Definition,
    condition: &Condition,
) -> String {
    let between = if condition.all { "and" } else { "or" };
    let between = format!(" {} ", reader.t(&format!("services-forms-edit-{between}")));
    let lines = condition.lines.iter().map(|it| line(reader, names, definition, it));
    lines.collect::<Vec<_>>().join(&between)
}

fn line(reader: &Reader, names: &Names, definition: &Definition, line: &Line) -> String {
    let value = match &line.operand {
        Operand::Nothing => String::new(),
        Operand::Today => reader.t("services-forms-edit-today"),
        Operand::Answer(path) => {
            let args = [("question", names.get(path).into())];
            reader.tr("services-forms-edit-answer-to", &args)
        }
        Operand::Value(value) if line.relation.is_age() => plain(reader, value),
        Operand::Value(value) => value_of(reader, definition, &line.question, value),
    };
    let key = format!("services-forms-edit-says-{}", relation_key(definition, line));
    reader.tr(&key, &[("question", names.get(&line.question).into()), ("value", value.into())])
}

/// Days are early and late, numbers small and large.
fn relation_key(definition: &Definition, line: &Line) -> String {
    let kind = definition.schema.at(&line.question).and_then(Asked::of);
    relation_name(kind, line.relation)
}

/// The name of a relation in texts, as the kind of question has it.
pub(super) fn relation_name(kind: Option<Asked>, relation: Relation) -> String {
    let is_order =
        matches!(relation, Relation::AtLeast | Relation::AtMost | Relation::More | Relation::Less);
    let day = if kind == Some(Asked::Date) && is_order { "-day" } else { "" };
    format!("{}{day}", relation.name())
}

/// A value as people write it, as an answer to a question.
pub(super) fn value_of(
    reader: &Reader,
    definition: &Definition,
    of: &str,
    value: &Value,
) -> String {
    let Some((question, Some(node))) = question_at(definition, of) else {
        return plain(reader, value);
    };
    let option =
        value.as_str().and_then(|value| question.options.iter().find(|it| it.value == value));
    match (option, node.kind(), value) {
        (Some(option), ..) => reader.plain(&option.label),
        (_, Some(Kind::Flag), Value::Bool(is_yes)) => yes_no(reader, *is_yes),
        (_, Some(Kind::Date), Value::String(day)) => day_words(reader, day),
        (_, Some(Kind::Number), value) => number(reader, node, value),
        (_, _, value) => plain(reader, value),
    }
}

pub(super) fn yes_no(reader: &Reader, is_yes: bool) -> String {
    reader.t(if is_yes { "services-forms-paper-yes" } else { "services-forms-paper-no" })
}

fn day_words(reader: &Reader, day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |day| hours::date_of(reader, day))
}

fn number(reader: &Reader, node: &Node, value: &Value) -> String {
    match (node.format, values::whole(value)) {
        (Some(Format::Cents), Some(cents)) => reader.money(Cents(cents)),
        _ => plain(reader, value),
    }
}

/// A value without a question: numbers as the language writes them.
fn plain(reader: &Reader, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(is_yes) => yes_no(reader, *is_yes),
        Value::Number(number) => match (reader.lang, values::whole(value)) {
            (_, Some(whole)) => reader.number(whole),
            (commons::Lang::De, None) => number.to_string().replace('.', ","),
            (commons::Lang::En, None) => number.to_string(),
        },
        other => other.to_string(),
    }
}

fn computation(
    reader: &Reader,
    names: &Names,
    definition: &Definition,
    of: &str,
    logic: &Value,
) -> Option<String> {
    let list = |paths: &[String]| {
        let names: Vec<_> = paths.iter().map(|it| format!("„{}“", names.get(it))).collect();
        names.join(", ")
    };
    let found = Computation::of(logic, &definition.schema)?;
    let key = |name: &str| format!("services-forms-edit-is-{name}");
    let name = |path: &String| Arg::from(names.get(path));
    Some(match &found {
        Computation::Sum(paths) | Computation::Join(paths) => {
            reader.tr(&key(found.name()), &[("questions", list(paths).into())])
        }
        Computation::Difference(from, less) => {
            reader.tr(&key("difference"), &[("from", name(from)), ("less", name(less))])
        }
        Computation::Age(from, None) => reader.tr(&key("age"), &[("from", name(from))]),
        Computation::Age(from, Some(until)) => {
            reader.tr(&key("age-on"), &[("from", name(from)), ("until", name(until))])
        }
        Computation::SumOfRows(group, question) => {
            let question = format!("{group}.{question}");
            let args = [("question", name(&question)), ("group", name(group))];
            reader.tr(&key("sum-of-rows"), &args)
        }
        Computation::CountOfRows(group) => {
            reader.tr(&key("count-of-rows"), &[("group", name(group))])
        }
        Computation::ByChoice(question, values) => {
            let each = values.iter().map(|(choice, value)| {
                let choice = value_of(reader, definition, question, &Value::from(choice.as_str()));
                format!("{choice}: {}", value_of(reader, definition, of, value))
            });
            let each = each.collect::<Vec<_>>().join("; ");
            reader.tr(&key("by-choice"), &[("question", name(question)), ("values", each.into())])
        }
    })
}

/// A fault as a sentence that names things as people do.
pub(super) fn fault(reader: &Reader, names: &Names, it: &FaultAt) -> String {
    let place = match &it.about {
        About::Form => reader.t("services-forms-edit-place-form"),
        About::Item(of) => names.get(of).to_owned(),
        About::Rule(_, of) => {
            let args = [("name", names.get(of).into())];
            reader.tr("services-forms-edit-place-rule", &args)
        }
    };
    let args = it.fault.args().into_iter().map(|(name, value)| match (name, &value) {
        ("place", _) => (name, place.as_str().into()),
        ("name", Arg::Text(text)) => {
            let all: Vec<_> = text.split(" → ").map(|it| names.get(it)).collect();
            (name, all.join(" → ").into())
        }
        _ => (name, value),
    });
    let args: Vec<_> = args.collect();
    reader.tr(&format!("error-{}", it.fault.code()), &args)
}

/// Sentences of faults, marked as such.
pub(super) fn fault_lines<'a>(
    reader: &Reader,
    names: &Names,
    faults: impl Iterator<Item = &'a FaultAt>,
) -> Markup {
    html! {
        @for it in faults {
            p.field__error { (icon(Icon::Danger)) span { (fault(reader, names, it)) } }
        }
    }
}

/// The kind of a question in words.
pub(super) fn kind(reader: &Reader, node: Option<&Node>) -> String {
    let name = node.and_then(Asked::of).map_or("unknown", Asked::name);
    reader.t(&format!("services-forms-edit-kind-{name}"))
}
