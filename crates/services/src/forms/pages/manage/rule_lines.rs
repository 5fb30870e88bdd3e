//! A condition as a form: line by line, question, relation and value. What can be compared depends
//! on the question; so a line asks for the question first.

use maud::{Markup, html};
use serde_json::{Value, json};
use ui::{
    components::{Choice, Field, fieldset},
    form::Errors,
};

use super::{
    View, limits,
    words::{question_at, relation_name, yes_no},
};
use crate::{
    forms::{
        Kind, Node,
        edit::{Asked, Condition, Line, Operand, Relation},
        form::stops,
        values,
    },
    sent::{Sent, field},
};

/// The name of the list in the form.
const LINE: &str = "line";
/// The most lines of a condition.
const MOST: usize = 50;
/// What stands for the day it is, and before the path of another answer.
const TODAY: &str = "today";
const ANSWER: &str = "answer:";

/// The questions that a rule may read: those before what it is about; a check also its own, and of
/// a group those in it. A row's answers are there only within the row.
pub(super) fn readable(view: &View<'_>, of: &str, is_check: bool) -> Vec<String> {
    let stops = stops(view.draft());
    let at = stops.iter().position(|it| it.of == of).unwrap_or_default();
    let schema = &view.draft().schema;
    let is_before = |(number, stop): &(usize, &crate::forms::form::Stop<'_>)| {
        let own = stop.of == of || stop.around.iter().any(|it| it == of);
        stop.node().is_some() && (*number < at || (is_check && own))
    };
    let is_here = |path: &str| {
        path.match_indices('.').all(|(end, _)| {
            let group = &path[..end];
            let is_rows = schema.at(group).and_then(Node::kind) == Some(Kind::Rows);
            !is_rows || of.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'))
        })
    };
    let all = stops.iter().enumerate().filter(is_before).map(|(_, stop)| stop.of.clone());
    all.filter(|path| is_here(path)).collect()
}

/// Puts a condition into a form.
pub(super) fn keep(view: &View<'_>, sent: &mut Sent, condition: &Condition) {
    sent.add("all", if condition.all { "all" } else { "any" });
    for (at, line) in condition.lines.iter().enumerate() {
        let name = |part: &str| field(LINE, at, part);
        sent.add(name("question"), &line.question);
        sent.add(name("shown"), &line.question);
        sent.add(name("relation"), line.relation.name());
        match &line.operand {
            Operand::Nothing => {}
            Operand::Today => sent.add(name("other"), TODAY),
            Operand::Answer(path) => sent.add(name("other"), format!("{ANSWER}{path}")),
            Operand::Value(value) => sent.add(name("value"), typed(view, &line.question, value)),
        }
    }
}

/// A value as it is typed into its field.
pub(super) fn typed(view: &View<'_>, question: &str, value: &Value) -> String {
    let node = view.draft().schema.at(question);
    match (node, value) {
        (Some(node), Value::Number(number)) => {
            let is_day = node.kind() == Some(Kind::Date);
            if is_day {
                number.to_string()
            } else {
                limits::typed(node, Some(number), view.reader.lang)
            }
        }
        (_, Value::Bool(is_yes)) => (if *is_yes { "true" } else { "false" }).to_owned(),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// Whether a line's question was chosen anew, so that its other fields must be shown first.
pub(super) fn is_unfinished(sent: &Sent) -> bool {
    (0..sent.entries(LINE).min(MOST)).any(|at| {
        let question = sent.get(&field(LINE, at, "question"));
        !question.is_empty() && question != sent.get(&field(LINE, at, "shown"))
    })
}

/// The condition that was entered.
pub(super) fn read(view: &View<'_>, sent: &Sent) -> Result<Condition, Errors> {
    let mut errors = Errors::none();
    let mut lines = Vec::new();
    for at in 0..sent.entries(LINE).min(MOST) {
        let is_removed = sent.get(&field(LINE, at, "remove")) == "yes";
        if is_removed || sent.get(&field(LINE, at, "question")).is_empty() {
            continue;
        }
        match line(view, sent, at) {
            Ok(line) => lines.push(line),
            Err((part, key)) => errors = errors.with(field(LINE, at, part), view.t(key)),
        }
    }
    if lines.is_empty() && errors.is_empty() {
        errors = errors.with(field(LINE, 0, "question"), view.t("no-lines"));
    }
    if errors.is_empty() {
        Ok(Condition { all: sent.get("all") != "any", lines })
    } else {
        Err(errors)
    }
}

/// Which part of a line cannot be read, and the name of the sentence that says it.
type Unreadable = (&'static str, &'static str);

fn line(view: &View<'_>, sent: &Sent, at: usize) -> Result<Line, Unreadable> {
    let value = |part: &str| sent.get(&field(LINE, at, part));
    let question = value("question").to_owned();
    let node = view.draft().schema.at(&question).ok_or(("question", "no-question"))?;
    let kind = Asked::of(node).ok_or(("question", "no-question"))?;
    let relation = Relation::of_name(value("relation"))
        .filter(|it| Relation::of(kind).contains(it))
        .ok_or(("relation", "no-relation"))?;
    let operand = operand(view, node, relation, value("value"), value("other"))?;
    Ok(Line { question, relation, operand })
}

fn operand(
    view: &View<'_>,
    node: &Node,
    relation: Relation,
    typed: &str,
    other: &str,
) -> Result<Operand, Unreadable> {
    let bad = ("value", "bad-value");
    if !relation.has_value() {
        return Ok(Operand::Nothing);
    }
    if relation.is_age() {
        let years: u32 = typed.parse().map_err(|_| ("value", "bad-count"))?;
        return Ok(Operand::Value(json!(years)));
    }
    if other == TODAY {
        return Ok(Operand::Today);
    }
    if let Some(path) = other.strip_prefix(ANSWER) {
        let is_there = view.draft().schema.at(path).is_some();
        return is_there.then(|| Operand::Answer(path.to_owned())).ok_or(("other", "no-question"));
    }
    match node.kind() {
        Some(Kind::Choice | Kind::Choices)
            if !node.inside().choices.iter().any(|it| it == typed) =>
        {
            Err(bad)
        }
        Some(Kind::Choices) => Ok(Operand::Value(typed.into())),
        _ => match values::read(node, view.reader.lang, typed) {
            Ok(Value::Null) | Err(_) => Err(bad),
            Ok(value) => Ok(Operand::Value(value)),
        },
    }
}

/// The lines of a condition, and one more for a new one.
pub(super) fn fields(
    view: &View<'_>,
    sent: &Sent,
    errors: &Errors,
    readable: &[String],
    more: usize,
) -> Markup {
    let count = sent.entries(LINE).clamp(1, MOST) + more;
    let how = ["all", "any"].map(|it| Choice::new(it, view.t(&format!("lines-{it}"))));
    let chosen = if sent.get("all") == "any" { "any" } else { "all" };
    html! {
        @if count > 1 {
            (Field::radios("all", view.t("lines-how"), how.to_vec()).value(chosen).show(view.reader, errors))
        }
        @for at in 0..count { (one(view, sent, errors, readable, at)) }
    }
}

fn one(view: &View<'_>, sent: &Sent, errors: &Errors, readable: &[String], at: usize) -> Markup {
    let name = |part: &str| field(LINE, at, part);
    let question = sent.get(&name("question"));
    let args = [("number", (at + 1).into())];
    let shown = |field: Field| field.show(view.reader, errors);
    html! {
        (fieldset(view.reader.tr("services-forms-edit-line-number", &args), &html! {
            (shown(question_field(view, &name("question"), readable, question).optional()))
            input type="hidden" name=(name("shown")) value=(question);
            @if let Some(kind) = view.draft().schema.at(question).and_then(Asked::of) {
                (shown(relation_field(view, &name("relation"), kind, sent)))
                @for field in value_fields(view, sent, at, question, kind, readable) { (shown(field)) }
                (shown(Field::checkbox(name("remove"), view.t("line-remove"))))
            }
        }))
    }
}

/// The choice of a question.
pub(super) fn question_field(
    view: &View<'_>,
    name: &str,
    readable: &[String],
    chosen: &str,
) -> Field {
    let choice = |path: &String| Choice::new(path, view.names.get(path));
    let choose = Choice::new("", view.reader.t("services-catalogue-choose"));
    let choices = std::iter::once(choose).chain(readable.iter().map(choice)).collect();
    Field::select(name, view.t("line-question"), choices).value(chosen)
}

fn relation_field(view: &View<'_>, name: &str, kind: Asked, sent: &Sent) -> Field {
    let choice = |it: &Relation| {
        let label = view.t(&format!("relation-{}", relation_name(Some(kind), *it)));
        Choice::new(it.name(), label)
    };
    let choices = Relation::of(kind).iter().map(choice).collect();
    Field::select(name, view.t("line-relation"), choices).value(sent.get(name))
}

/// What the answer is compared with; of days and numbers also today, or another answer.
fn value_fields(
    view: &View<'_>,
    sent: &Sent,
    at: usize,
    question: &str,
    kind: Asked,
    readable: &[String],
) -> Vec<Field> {
    let (value, other) = (field(LINE, at, "value"), field(LINE, at, "other"));
    if !Relation::of(kind).iter().any(|it| it.has_value()) {
        return Vec::new();
    }
    let label = view.t("line-value");
    let own = match kind {
        Asked::One | Asked::Several => {
            let options = question_at(view.draft(), question).map(|(it, _)| it.options.as_slice());
            let choice =
                |it: &crate::forms::Choice| Choice::new(&it.value, view.reader.plain(&it.label));
            let choices = options.unwrap_or_default().iter().map(choice).collect();
            Field::select(&value, label, choices)
        }
        Asked::YesNo | Asked::Agree => {
            let choices = [("true", true), ("false", false)]
                .map(|(value, is_yes)| Choice::new(value, yes_no(view.reader, is_yes)));
            Field::select(&value, label, choices.to_vec())
        }
        Asked::Date => Field::text(&value, label).hint(view.t("line-value-day-hint")).optional(),
        _ => Field::text(&value, label).optional(),
    };
    let own = own.value(sent.get(&value));
    let others = other_answers(view, question, kind, readable);
    if others.is_empty() {
        return vec![own];
    }
    let none = Choice::new("", view.t("line-other-none"));
    let choices = std::iter::once(none).chain(others).collect();
    let other = Field::select(&other, view.t("line-other"), choices).value(sent.get(&other));
    vec![own, other.optional()]
}

fn other_answers(view: &View<'_>, question: &str, kind: Asked, readable: &[String]) -> Vec<Choice> {
    let is_number = |it: Asked| matches!(it, Asked::Whole | Asked::Decimal | Asked::Euros);
    let is_alike = |other: Asked| (is_number(kind) && is_number(other)) || other == kind;
    let answer = |path: &String| {
        let args = [("question", view.names.get(path).into())];
        let label = view.reader.tr("services-forms-edit-answer-to", &args);
        Choice::new(format!("{ANSWER}{path}"), label)
    };
    if !is_number(kind) && kind != Asked::Date {
        return Vec::new();
    }
    let today = (kind == Asked::Date).then(|| Choice::new(TODAY, view.t("today")));
    let fits = |path: &&String| {
        *path != question && view.draft().schema.at(path).and_then(Asked::of).is_some_and(is_alike)
    };
    today.into_iter().chain(readable.iter().filter(fits).map(answer)).collect()
}
