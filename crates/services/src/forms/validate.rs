//! Answers are checked: the same steps, the same errors in the same order as in the browser
//! (`client/src/services/forms`). `docs/specs/forms.md` says them one by one.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    days::Day,
    form::Form,
    logic::{Expr, Scope, Steps, holds},
    model::{Item, Question},
    schema::{Format, Kind, Node, Type},
    values::{is_answered, is_clean, is_format, whole},
};

/// The longest name of a field that an error repeats.
const MAX_NAME: usize = 64;
/// No more unknown fields are named.
const MAX_UNKNOWN: usize = 100;

/// What came of checking answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// The answers that count: without what is not visible, with what is worked out.
    pub data: Value,
    /// Pages, paragraphs and questions that are there, in order; rows by their number from 0.
    pub visible: Vec<String>,
    /// Those of them that must be answered.
    pub required: Vec<String>,
    /// What is wrong, in the order of the questions.
    pub errors: Vec<FieldError>,
}

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldError {
    /// The question: `vehicles.0.plate`.
    pub path: String,
    /// What: the name of the text `services-forms-field-<code>`, or `check`.
    pub code: &'static str,
    /// The limit that is not kept, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Value>,
    /// The check that fails, where it is one; its message stands in the definition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
}

impl Form {
    /// Checks answers, as they are on this day.
    pub fn validate(&self, answers: &Value, today: &str) -> Outcome {
        let today = Day::read(today).unwrap_or_else(Day::first);
        let outcome =
            Outcome { data: json!({}), visible: vec![], required: vec![], errors: vec![] };
        let (rows, wrong, steps) = (Vec::new(), HashSet::new(), Steps::all());
        let mut walk = Walk { form: self, today, rows, wrong, steps, outcome };
        walk.pages(answers);
        walk.unknown(answers);
        walk.outcome
    }
}

struct Walk<'a> {
    form: &'a Form,
    today: Day,
    /// In which row of which group we are.
    rows: Vec<(String, usize)>,
    /// Paths without rows of what is wrong: checks that read it wait.
    wrong: HashSet<String>,
    steps: Steps,
    outcome: Outcome,
}

/// Where a question stands: its path in the rules, and in the answers.
#[derive(Clone, Copy)]
struct At<'a> {
    of: &'a str,
    path: &'a str,
}

type Wrong = (&'static str, Option<Value>);

impl Walk<'_> {
    fn pages(&mut self, answers: &Value) {
        let form = self.form;
        if !answers.is_object() {
            self.error("", "type", None);
        }
        for page in &form.definition().layout.pages {
            let of = format!("#{}", page.id);
            if self.is_visible(&of, &of) {
                self.items(&page.items, form.schema(), answers, At { of: "", path: "" });
            }
        }
    }

    fn items(&mut self, items: &[Item], node: &Node, answers: &Value, inside: At<'_>) {
        for item in items {
            match item {
                Item::Info(info) => {
                    let of = format!("#{}", info.id);
                    self.is_visible(&of, &of);
                }
                Item::Question(question) => self.question(question, node, answers, inside),
            }
        }
    }

    fn question(&mut self, question: &Question, parent: &Node, answers: &Value, inside: At<'_>) {
        let name = question.field.as_str();
        let (of, path) = (join(inside.of, name), join(inside.path, name));
        let at = At { of: &of, path: &path };
        let Some(node) = parent.inside().properties.get(name) else { return };
        if !self.is_visible(at.of, at.path) {
            return;
        }
        let computed = self.form.target(at.of).and_then(|target| target.computed.as_ref());
        let answer = match computed {
            Some(value) => self.eval(value),
            None => answers.get(name).cloned().unwrap_or_default(),
        };
        let is_required = parent.inside().requires(name) || self.is_demanded(at.of);
        if is_required {
            self.outcome.required.push(at.path.to_owned());
        }
        // A required group is gone into: it asks for each of its questions.
        let is_gone_into = node.kind() == Some(Kind::Group) && is_required;
        if !is_answered(&answer) && !is_gone_into {
            if is_required {
                self.wrong(at, ("required", None));
            }
            return;
        }
        self.answer(question, node, answer, at);
    }

    fn answer(&mut self, question: &Question, node: &Node, answer: Value, at: At<'_>) {
        let before = self.outcome.errors.len();
        match node.kind() {
            Some(Kind::Group) => self.group(question, node, &answer, at),
            Some(Kind::Rows) => self.each_row(question, node, &answer, at),
            _ => {
                if let Err(wrong) = check_value(self.form, node, &answer) {
                    self.wrong(at, wrong);
                }
                self.keep(at.path, answer);
            }
        }
        if self.outcome.errors.len() == before {
            self.checks(at);
        }
    }

    fn group(&mut self, question: &Question, node: &Node, answer: &Value, at: At<'_>) {
        if !answer.is_object() && !answer.is_null() {
            return self.wrong(at, ("type", None));
        }
        self.items(&question.items, node, answer, at);
    }

    fn each_row(&mut self, question: &Question, node: &Node, answer: &Value, at: At<'_>) {
        let Value::Array(rows) = answer else { return self.wrong(at, ("type", None)) };
        if let Err(wrong) = check_count(node, rows.len()) {
            self.wrong(at, wrong);
        }
        let most = usize::try_from(node.max_items.unwrap_or_default()).unwrap_or(usize::MAX);
        for (number, row) in rows.iter().take(most).enumerate() {
            let path = format!("{}.{number}", at.path);
            self.keep(&path, json!({}));
            let row_at = At { of: at.of, path: &path };
            if row.is_object() {
                self.rows.push((at.of.to_owned(), number));
                self.items(&question.items, node, row, row_at);
                self.rows.pop();
            } else {
                self.wrong(row_at, ("type", None));
            }
        }
    }

    /// A check waits until everything it reads is right.
    fn checks(&mut self, at: At<'_>) {
        let form = self.form;
        for check in form.target(at.of).map(|it| it.checks.as_slice()).unwrap_or_default() {
            let is_ready = !check.reads.iter().any(|name| self.wrong.contains(name));
            if is_ready && !holds(&self.eval(&check.test)) {
                self.wrong.insert(at.of.to_owned());
                let check = Some(check.id.clone());
                let path = at.path.to_owned();
                self.outcome.errors.push(FieldError { path, code: "check", limit: None, check });
            }
        }
    }

    fn is_visible(&mut self, of: &str, path: &str) -> bool {
        let condition = self.form.target(of).and_then(|target| target.visible.as_ref());
        let is_visible = condition.is_none_or(|it| holds(&self.eval(it)));
        if is_visible {
            self.outcome.visible.push(path.to_owned());
        }
        is_visible
    }

    fn is_demanded(&self, of: &str) -> bool {
        let condition = self.form.target(of).and_then(|target| target.required.as_ref());
        condition.is_some_and(|it| holds(&self.eval(it)))
    }

    fn eval(&self, rule: &Expr) -> Value {
        let scope = Scope { data: &self.outcome.data, rows: &self.rows, today: self.today };
        rule.eval_within(&scope, &self.steps)
    }

    fn wrong(&mut self, at: At<'_>, (code, limit): Wrong) {
        self.wrong.insert(at.of.to_owned());
        self.error(at.path, code, limit);
    }

    fn error(&mut self, path: &str, code: &'static str, limit: Option<Value>) {
        let path = path.to_owned();
        self.outcome.errors.push(FieldError { path, code, limit, check: None });
    }

    /// Puts an answer into the data that count.
    fn keep(&mut self, path: &str, answer: Value) {
        let mut place = &mut self.outcome.data;
        for name in path.split('.') {
            place = match place {
                Value::Array(rows) => {
                    let row = name.parse().unwrap_or_default();
                    if rows.len() <= row {
                        rows.resize(row + 1, Value::Null);
                    }
                    &mut rows[row]
                }
                other => {
                    // A number means that what is here is a list of rows.
                    if name.starts_with(|c: char| c.is_ascii_digit()) {
                        *other = Value::Array(Vec::new());
                        let Value::Array(rows) = other else { return };
                        rows.push(Value::Null);
                        &mut rows[0]
                    } else {
                        if !other.is_object() {
                            *other = Value::Object(Map::new());
                        }
                        &mut other[name]
                    }
                }
            };
        }
        *place = answer;
    }

    /// Fields that the schema does not have, in the order of their paths.
    fn unknown(&mut self, answers: &Value) {
        let mut unknown = Vec::new();
        collect_unknown(self.form.schema(), answers, "", &mut unknown);
        unknown.sort_unstable();
        for path in unknown.into_iter().take(MAX_UNKNOWN) {
            self.error(&path, "unknown", None);
        }
    }
}

fn collect_unknown(node: &Node, answers: &Value, path: &str, unknown: &mut Vec<String>) {
    match (node.kind(), answers) {
        (Some(Kind::Group), Value::Object(fields)) => {
            for (name, answer) in fields {
                let shown: String = name.chars().take(MAX_NAME).collect();
                let path = join(path, &shown);
                match node.properties.get(name) {
                    Some(inside) => collect_unknown(inside, answer, &path, unknown),
                    None => unknown.push(path),
                }
            }
        }
        (Some(Kind::Rows), Value::Array(rows)) => {
            for (number, row) in rows.iter().enumerate() {
                collect_unknown(node.inside(), row, &format!("{path}.{number}"), unknown);
            }
        }
        _ => {}
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn check_value(form: &Form, node: &Node, answer: &Value) -> Result<(), Wrong> {
    match (node.kind, answer) {
        (Type::String, Value::String(text)) => check_text(form, node, text),
        (Type::Integer, Value::Number(_)) if whole(answer).is_some() => check_number(node, answer),
        (Type::Number, Value::Number(_)) => check_number(node, answer),
        (Type::Boolean, Value::Bool(yes)) => {
            if node.only == Some(true) && !yes {
                Err(("agree", None))
            } else {
                Ok(())
            }
        }
        (Type::Array, Value::Array(entries)) => check_entries(node, entries),
        _ => Err(("type", None)),
    }
}

fn check_text(form: &Form, node: &Node, text: &str) -> Result<(), Wrong> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if !is_clean(text, node.format == Some(Format::Multiline)) {
        return Err(("characters", None));
    }
    if let Some(least) = node.min_length.filter(|least| length < *least) {
        return Err(("too-short", Some(json!(least))));
    }
    let most = node.max_length.unwrap_or(super::rules::MAX_LENGTH);
    if length > most {
        return Err(("too-long", Some(json!(most))));
    }
    if !node.choices.is_empty() && !node.choices.iter().any(|choice| choice == text) {
        return Err(("choice", None));
    }
    if let Some(format) = node.format.filter(|format| !is_format(*format, text)) {
        return Err((format.code(), None));
    }
    let pattern = node.pattern.as_ref().and_then(|pattern| form.pattern(pattern));
    if pattern.is_some_and(|pattern| !pattern.matches(text)) {
        return Err(("pattern", None));
    }
    Ok(())
}

fn check_number(node: &Node, answer: &Value) -> Result<(), Wrong> {
    let number = answer.as_f64().unwrap_or_default();
    let limit = |it: &Option<serde_json::Number>| it.as_ref().and_then(serde_json::Number::as_f64);
    if limit(&node.minimum).is_some_and(|least| number < least) {
        return Err(("too-small", node.minimum.clone().map(Value::Number)));
    }
    if limit(&node.maximum).is_some_and(|most| number > most) {
        return Err(("too-large", node.maximum.clone().map(Value::Number)));
    }
    Ok(())
}

fn check_count(node: &Node, count: usize) -> Result<(), Wrong> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if let Some(least) = node.min_items.filter(|least| count < *least) {
        return Err(("too-few", Some(json!(least))));
    }
    if let Some(most) = node.max_items.filter(|most| count > *most) {
        return Err(("too-many", Some(json!(most))));
    }
    Ok(())
}

fn check_entries(node: &Node, entries: &[Value]) -> Result<(), Wrong> {
    check_count(node, entries.len())?;
    if node.kind() == Some(Kind::Files) {
        return entries.iter().try_for_each(|file| check_file(node, file));
    }
    let choices = &node.inside().choices;
    for (number, entry) in entries.iter().enumerate() {
        let Value::String(text) = entry else { return Err(("type", None)) };
        if !choices.contains(text) {
            return Err(("choice", None));
        }
        if entries[..number].contains(entry) {
            return Err(("twice", None));
        }
    }
    Ok(())
}

fn check_file(node: &Node, file: &Value) -> Result<(), Wrong> {
    let name = file.get("name").and_then(Value::as_str);
    let kind = file.get("type").and_then(Value::as_str);
    let bytes = file.get("bytes").and_then(whole);
    let (Some(name), Some(kind), Some(bytes)) = (name, kind, bytes) else {
        return Err(("type", None));
    };
    let has_more = file.as_object().is_none_or(|file| file.len() != 3);
    let is_named = (1..=200).contains(&name.chars().count()) && is_clean(name, false);
    if has_more || !is_named || bytes < 1 {
        return Err(("type", None));
    }
    if !node.file_types().unwrap_or_default().iter().any(|known| known == kind) {
        return Err(("file-type", None));
    }
    let most = node.file_bytes().unwrap_or_default();
    if u64::try_from(bytes).is_ok_and(|bytes| bytes > most) {
        return Err(("file-too-large", Some(json!(most))));
    }
    Ok(())
}

impl Format {
    /// The code of an answer that is not like this.
    const fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Iban => "iban",
            Self::PostalCode => "postal-code",
            Self::Multiline | Self::Cents | Self::Files => "type",
        }
    }
}
