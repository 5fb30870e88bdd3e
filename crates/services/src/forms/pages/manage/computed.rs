//! A value that is worked out: a sum, a difference, an age, texts joined, a value for each choice, or
//! what comes together over all rows of a group that repeats.

use axum::response::Response;
use commons::Text;
use maud::html;
use serde_json::Value;
use ui::{
    Refusal,
    components::{Choice, Field, Look, button},
    form::Errors,
};

use super::{
    Editing, View, answer,
    item::{back, rule_path},
    rule::{About, DO, logic_field, pasted, pretty, title},
    rule_lines::{question_field, readable, typed},
    words::question_at,
};
use crate::{
    forms::{
        Node,
        edit::{Asked, Computation},
        values,
    },
    sent::{Sent, field, status},
};

/// The name of the values for each choice.
const VALUE: &str = "value";

/// What the form of a computed value holds.
pub(super) fn kept(view: &View<'_>, about: &About<'_>) -> Sent {
    let mut sent = Sent::default();
    let Some(rule) = about.rule(view.draft()) else { return sent };
    let Some(known) = Computation::of(rule.logic(), &view.draft().schema) else {
        sent.add("logic", pretty(rule.logic()));
        return sent;
    };
    sent.add("how", known.name());
    sent.add("shown", known.name());
    match known {
        Computation::Sum(paths) | Computation::Join(paths) => {
            for path in paths {
                sent.add("of", path);
            }
        }
        Computation::Difference(from, less) => {
            sent.add("from", from);
            sent.add("less", less);
        }
        Computation::Age(from, until) => {
            sent.add("from", from);
            sent.add("until", until.unwrap_or_default());
        }
        Computation::ByChoice(question, values) => {
            for (at, choice) in choices(view, &question).iter().enumerate() {
                let value = values.iter().find(|(it, _)| it == choice).map(|(_, value)| value);
                let value = value.map(|it| typed(view, about.of, it)).unwrap_or_default();
                sent.add(field(VALUE, at, "of"), value);
            }
            sent.add("asked", question.as_str());
            sent.add("from", question);
        }
        Computation::SumOfRows(group, name) => sent.add("from", format!("{group}.{name}")),
        Computation::CountOfRows(group) => sent.add("from", group),
    }
    sent
}

fn choices<'a>(view: &'a View<'_>, question: &str) -> &'a [String] {
    view.draft().schema.at(question).map_or(&[], |node| node.choices.as_slice())
}

pub(super) async fn save(
    at: &Editing,
    view: &View<'_>,
    about: &About<'_>,
    sent: &Sent,
) -> Result<Response, Refusal> {
    let logic = match pasted(view, sent) {
        Ok(Some(logic)) => Ok(logic),
        Ok(None) if is_unfinished(sent) => {
            return Ok(page(view, about, sent, &Errors::none()));
        }
        Ok(None) => read(view, about, sent)
            .map(|it| it.logic())
            .map_err(|(field, key)| Errors::none().with(field, view.t(key))),
        Err(errors) => Err(errors),
    };
    let logic = match logic {
        Ok(logic) => logic,
        Err(errors) => return Ok(page(view, about, sent, &errors)),
    };
    let saved = at.change(sent, |draft| about.put(draft, logic, Text::default())).await;
    let again = |errors: &Errors| page(view, about, sent, errors);
    answer(view.reader, saved, |()| at.done("saved", about.of), again)
}

/// Whether another way, or another question with choices, was chosen than the form showed.
fn is_unfinished(sent: &Sent) -> bool {
    let is_other_question = sent.get("how") == "by-choice" && sent.get("from") != sent.get("asked");
    sent.has(DO)
        || sent.get("how") != sent.get("shown")
        || (is_other_question && !sent.get("from").is_empty())
}

/// A field that cannot be read, and the name of the sentence.
type Unreadable = (String, &'static str);

fn read(view: &View<'_>, about: &About<'_>, sent: &Sent) -> Result<Computation, Unreadable> {
    let wrong = |field: &str, key| (field.to_owned(), key);
    let one = |name: &'static str| {
        let path = sent.get(name).to_owned();
        let is_there = view.draft().schema.at(&path).is_some();
        is_there.then_some(path).ok_or_else(|| wrong(name, "no-question"))
    };
    match sent.get("how") {
        how @ ("sum" | "join") => {
            let is_there = |it: &&String| view.draft().schema.at(it).is_some();
            let paths: Vec<String> = sent.all("of").iter().filter(is_there).cloned().collect();
            if paths.is_empty() {
                return Err(wrong("of", "no-question"));
            }
            Ok(if how == "sum" { Computation::Sum(paths) } else { Computation::Join(paths) })
        }
        "difference" => Ok(Computation::Difference(one("from")?, one("less")?)),
        "age" if sent.get("until").is_empty() => Ok(Computation::Age(one("from")?, None)),
        "age" => Ok(Computation::Age(one("from")?, Some(one("until")?))),
        "by-choice" => by_choice(view, about, sent, one("from")?),
        "sum-of-rows" => {
            let path = one("from")?;
            let (group, name) =
                path.rsplit_once('.').ok_or_else(|| wrong("from", "no-question"))?;
            Ok(Computation::SumOfRows(group.to_owned(), name.to_owned()))
        }
        "count-of-rows" => Ok(Computation::CountOfRows(one("from")?)),
        _ => Err(wrong("how", "no-how")),
    }
}

fn by_choice(
    view: &View<'_>,
    about: &About<'_>,
    sent: &Sent,
    question: String,
) -> Result<Computation, Unreadable> {
    let node = view.draft().schema.at(about.of);
    let mut values = Vec::new();
    for (at, choice) in choices(view, &question).iter().enumerate() {
        let name = field(VALUE, at, "of");
        let value = node.map(|node| values::read(node, view.reader.lang, sent.get(&name)));
        match value {
            Some(Ok(Value::Null)) => {}
            Some(Ok(value)) => values.push((choice.clone(), value)),
            _ => return Err((name, "bad-value")),
        }
    }
    if values.is_empty() {
        return Err((field(VALUE, 0, "of"), "bad-value"));
    }
    Ok(Computation::ByChoice(question, values))
}

pub(super) fn page(view: &View<'_>, about: &About<'_>, sent: &Sent, errors: &Errors) -> Response {
    let kind = view.draft().schema.at(about.of).and_then(Asked::of).unwrap_or(Asked::Line);
    let how = |name: &str| Choice::new(name, view.t(&format!("how-{name}")));
    let has_rows = !rows(view, about).is_empty();
    let names = Computation::names_for(kind).into_iter();
    let all: Vec<Choice> =
        names.filter(|name| has_rows || !name.ends_with("of-rows")).map(how).collect();
    let shown = sent.get("how");
    let body = html! {
        (Field::radios("how", view.t("how"), all).value(shown).show(view.reader, errors))
        input type="hidden" name="shown" value=(shown);
        @for field in fields(view, about, sent, shown) { (field.show(view.reader, errors)) }
        div.form__send { (button(Look::Secondary, view.t("line-show"), DO, "show")) }
        (logic_field(view, about, sent, errors))
    };
    let action = rule_path(view, about.of, about.kind, about.id);
    let main = html! {
        p.lead { (view.t("rule-text-computed")) }
        (view.form(&action, sent, errors, &body, &back(view, about.of)))
        @if shown == "by-choice" { p { (view.t("by-choice-empty")) } }
    };
    view.below(title(view, about), main).narrow().status(status(errors)).render(view.reader)
}

fn fields(view: &View<'_>, about: &About<'_>, sent: &Sent, how: &str) -> Vec<Field> {
    let of_kind = |fits: fn(Asked) -> bool| -> Vec<String> {
        let is_fit =
            |path: &String| view.draft().schema.at(path).and_then(Asked::of).is_some_and(fits);
        readable(view, about.of, false).into_iter().filter(is_fit).collect()
    };
    let numbers = || of_kind(is_number);
    let days = || of_kind(|it| it == Asked::Date);
    let texts = || {
        of_kind(|it| {
            let is_long = matches!(it, Asked::Several | Asked::YesNo | Asked::Agree | Asked::Files);
            let is_number = matches!(it, Asked::Decimal | Asked::Euros);
            !is_long && !is_number && !it.has_questions()
        })
    };
    let select = |name: &str, label: &str, paths: &[String]| {
        let made = question_field(view, name, paths, sent.get(name));
        made.labelled(view.t(label))
    };
    match how {
        "sum" => vec![many(view, sent, &numbers())],
        "join" => vec![many(view, sent, &texts())],
        "difference" => {
            let numbers = numbers();
            vec![select("from", "how-from", &numbers), select("less", "how-less", &numbers)]
        }
        "sum-of-rows" => vec![select("from", "how-row-question", &numbers_in_rows(view, about))],
        "count-of-rows" => vec![select("from", "how-rows", &rows(view, about))],
        "age" => {
            let days = days();
            let until = select("until", "how-until", &days).hint(view.t("how-until-hint"));
            vec![select("from", "how-born", &days), until.optional()]
        }
        "by-choice" => {
            let mut all = vec![select("from", "line-question", &of_kind(|it| it == Asked::One))];
            all.extend(choice_fields(view, about, sent));
            all
        }
        _ => Vec::new(),
    }
}

const fn is_number(kind: Asked) -> bool {
    matches!(kind, Asked::Whole | Asked::Decimal | Asked::Euros)
}

/// The groups before it that repeat.
fn rows(view: &View<'_>, about: &About<'_>) -> Vec<String> {
    let is_rows =
        |path: &String| view.draft().schema.at(path).and_then(Asked::of) == Some(Asked::Rows);
    readable(view, about.of, false).into_iter().filter(is_rows).collect()
}

/// The numbers that their rows ask for.
fn numbers_in_rows(view: &View<'_>, about: &About<'_>) -> Vec<String> {
    let numbers = |group: String| {
        let rows = view.draft().schema.at(&group).map(Node::inside);
        let fields = rows.into_iter().flat_map(|it| &it.properties);
        let is_fit = |(_, node): &(&String, &Node)| Asked::of(node).is_some_and(is_number);
        let names = fields.filter(is_fit).map(|(name, _)| format!("{group}.{name}"));
        names.collect::<Vec<_>>()
    };
    rows(view, about).into_iter().flat_map(numbers).collect()
}

fn many(view: &View<'_>, sent: &Sent, paths: &[String]) -> Field {
    let choice = |path: &String| Choice::new(path, view.names.get(path));
    let made = Field::checkboxes("of", view.t("how-of"), paths.iter().map(choice).collect());
    sent.all("of").iter().fold(made, Field::value)
}

/// A value for each choice of the question that was chosen.
fn choice_fields(view: &View<'_>, about: &About<'_>, sent: &Sent) -> Vec<Field> {
    let question = sent.get("from");
    let Some((asked, Some(_))) = question_at(view.draft(), question) else { return Vec::new() };
    let node: Option<&Node> = view.draft().schema.at(about.of);
    let is_money = node.and_then(Asked::of) == Some(Asked::Euros);
    let label = |choice: &String| {
        let option = asked.options.iter().find(|it| it.value == *choice);
        let name = option.map_or_else(|| choice.clone(), |it| view.reader.plain(&it.label));
        let key = if is_money { "how-money-for" } else { "how-value-for" };
        view.reader.tr(&format!("services-forms-edit-{key}"), &[("choice", name.into())])
    };
    let made = |(at, choice): (usize, &String)| {
        let name = field(VALUE, at, "of");
        Field::text(&name, label(choice)).optional().value(sent.get(&name))
    };
    choices(view, question).iter().enumerate().map(made).collect()
}
