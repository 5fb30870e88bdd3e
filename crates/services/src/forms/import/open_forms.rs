//! Exports of Open Forms: steps become pages, components become questions. Components are those
//! of formio as Open Forms extends them; what we do not have stays as unresolved.

use std::collections::HashMap;

use commons::Text;
use serde_json::{Number, Value, json};

use super::{
    ImportError, Into,
    draft::{Draft, FILE_BYTES, FILES, Level, MANY, choices, lengths},
    open_logic, zipped,
};
use crate::forms::{
    Definition,
    model::{Item, Question, Rule, UnresolvedKind},
    schema::{Format, Node, Type},
};

/// Reads an export: a zip file of JSON files.
pub(super) fn import_zip(bytes: &[u8], into: &Into) -> Result<Definition, ImportError> {
    let files = zipped::files(bytes)?;
    let form = first(&files, "forms.json")?;
    let steps = list(&files, "formSteps.json")?;
    let definitions = list(&files, "formDefinitions.json")?;
    let title = form.get("name").and_then(Value::as_str).unwrap_or_default();
    if title.is_empty() {
        return Err(bad("forms.json", "name"));
    }
    let mut import = Import::new(into);
    let explained = form.get("explanation_template").and_then(Value::as_str).map(plain);
    import.draft.title(title, explained.as_deref().filter(|text| !text.is_empty()), None);
    for step in ordered(&form, &steps) {
        let name = step_name(&form, step, &definitions);
        import.page(&name, components(step).ok_or_else(|| bad("formSteps.json", "components"))?);
    }
    if !import.asks {
        return Err(ImportError::NothingAsked);
    }
    for rule in optional(&files, "formLogic.json")? {
        open_logic::read(&rule, &import.found, &mut import.draft);
    }
    for variable in optional(&files, "formVariables.json")? {
        let text = said(&variable, "name").unwrap_or_default();
        let key = said(&variable, "key").unwrap_or_default();
        import.draft.unresolved(key, UnresolvedKind::Setting, &format!("{text} {variable}"), None);
    }
    Ok(import.finish())
}

/// Reads the components of one form, without an export around them.
pub(super) fn import_components(json: &Value, into: &Into) -> Result<Definition, ImportError> {
    let components = json.as_array().or_else(|| json.get("components")?.as_array());
    let components = components.ok_or_else(|| bad("JSON", "components"))?;
    let mut import = Import::new(into);
    let title = said(json, "title").unwrap_or(into.service.as_str()).to_owned();
    import.draft.title(&title, None, None);
    import.page(&title, components);
    if !import.asks {
        return Err(ImportError::NothingAsked);
    }
    Ok(import.finish())
}

/// What became of a component: where it is in the form.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The field's path, or `#` and the paragraph's id.
    pub(super) of: String,
    /// Whether it is hidden until a rule shows it.
    pub(super) is_hidden: bool,
}

struct Import {
    draft: Draft,
    /// Components by their key.
    found: HashMap<String, Found>,
    /// Conditions to be written once all components are known.
    conditions: Vec<(String, String, Value, bool)>,
    asks: bool,
}

impl Import {
    fn new(into: &Into) -> Self {
        let (found, conditions) = (HashMap::new(), Vec::new());
        Self { draft: Draft::new(into), found, conditions, asks: false }
    }

    fn page(&mut self, title: &str, components: &[Value]) {
        let mut level = Level::default();
        for component in components {
            self.component(component, "", "", &mut level);
        }
        self.draft.page(Text::de(title), level);
    }

    fn finish(mut self) -> Definition {
        for (of, when, value, shows) in std::mem::take(&mut self.conditions) {
            let Some(source) = self.found.get(&when).map(|found| found.of.clone()) else {
                let text = format!("show {shows} when {when} = {value}");
                self.draft.unresolved(&of, UnresolvedKind::Rule, &text, None);
                continue;
            };
            let op = if shows { "==" } else { "!=" };
            self.draft.rule(Rule::Visible { of, when: json!({ op: [{ "var": source }, value] }) });
        }
        open_logic::keep_sound(self.draft.finish())
    }

    fn component(&mut self, component: &Value, prefix: &str, keys: &str, level: &mut Level) {
        let kind = said(component, "type").unwrap_or_default();
        match kind {
            "content" => self.content(component, level),
            "fieldset" | "columns" | "panel" | "well" => self.flat(component, prefix, keys, level),
            _ => self.question(kind, component, prefix, keys, level),
        }
    }

    fn content(&mut self, component: &Value, level: &mut Level) {
        let text = plain(said(component, "html").unwrap_or_default());
        let text = if text.is_empty() { label(component) } else { text };
        let info = self.draft.info(Text::de(text));
        let of = format!("#{}", info.id);
        level.items.push(Item::Info(info));
        self.place(component, "", of);
    }

    /// Groups that only group for the eye have no data of their own.
    fn flat(&mut self, component: &Value, prefix: &str, keys: &str, level: &mut Level) {
        if component.get("hideHeader") != Some(&json!(true)) && said(component, "label").is_some() {
            let info = self.draft.info(Text::de(label(component)));
            let of = format!("#{}", info.id);
            level.items.push(Item::Info(info));
            self.place(component, keys, of);
        }
        let columns = component.get("columns").and_then(Value::as_array);
        let inside = columns.into_iter().flatten().chain([component]);
        for component in inside.filter_map(|it| it.get("components")?.as_array()).flatten() {
            self.component(component, prefix, keys, level);
        }
    }

    fn question(
        &mut self,
        kind: &str,
        component: &Value,
        prefix: &str,
        keys: &str,
        level: &mut Level,
    ) {
        let key = said(component, "key").unwrap_or("feld");
        let name = level.free(key, |name| prefix.is_empty() && self.draft.has(name));
        let path = format!("{prefix}{name}");
        let mut question = Question {
            field: name,
            label: Text::de(label(component)),
            help: help(component),
            ..Question::default()
        };
        if kind == "editgrid" || kind == "datagrid" {
            let keys = format!("{keys}{key}.");
            return self.rows(component, question, &path, &keys, level);
        }
        let Some(node) = self.node(kind, component, &path, &mut question) else { return };
        self.asks = true;
        let many = component.get("multiple") == Some(&json!(true)) && node.kind != Type::Array;
        let is_required = is_required(component);
        if many {
            self.note(&path, UnresolvedKind::Setting, "multiple");
        }
        self.place(component, keys, path);
        level.ask(question, node, is_required);
    }

    fn rows(
        &mut self,
        component: &Value,
        mut question: Question,
        path: &str,
        keys: &str,
        level: &mut Level,
    ) {
        let mut inside = Level::default();
        for component in component.get("components").and_then(Value::as_array).into_iter().flatten()
        {
            self.component(component, &format!("{path}."), keys, &mut inside);
        }
        if inside.fields.is_empty() {
            return self.note(path, UnresolvedKind::FieldKind, "editgrid");
        }
        let (node, items) = inside.object();
        question.items = items;
        let most = limit(component, "maxLength").filter(|most| (1..=MANY).contains(most));
        self.place(component, "", path.to_owned());
        level.ask(question, Node::list(node, most.unwrap_or(MANY)), is_required(component));
    }

    /// The data of a component; nothing for those that we do not have.
    fn node(
        &mut self,
        kind: &str,
        component: &Value,
        path: &str,
        question: &mut Question,
    ) -> Option<Node> {
        let text = |format: Format| Node::new(Type::String).with_format(format);
        Some(match kind {
            "textfield" | "licenseplate" => self.text(component, path),
            "postcode" => {
                // A postal code of another country than ours.
                self.note(path, UnresolvedKind::FieldKind, kind);
                self.text(component, path)
            }
            "bsn" => {
                self.note(path, UnresolvedKind::FieldKind, kind);
                Node { max_length: Some(9), ..Node::new(Type::String) }
            }
            "textarea" => {
                let mut node = text(Format::Multiline);
                lengths(&mut node, limit(component, "minLength"), limit(component, "maxLength"));
                node
            }
            "email" => text(Format::Email),
            "phoneNumber" => text(Format::Phone),
            "iban" => text(Format::Iban),
            "date" => text(Format::Date),
            "time" => text(Format::Time),
            "checkbox" => {
                let only = is_required(component).then_some(true);
                Node { only, ..Node::new(Type::Boolean) }
            }
            "number" => numbers(component),
            "currency" => Node::new(Type::Integer).with_format(Format::Cents),
            "file" => files(component),
            "select" | "radio" | "selectboxes" => {
                self.selection(kind, component, path, question)?
            }
            _ => {
                self.note(
                    path,
                    UnresolvedKind::FieldKind,
                    &format!("{kind}: {}", label(component)),
                );
                return None;
            }
        })
    }

    fn text(&mut self, component: &Value, path: &str) -> Node {
        let mut node = Node::new(Type::String);
        lengths(&mut node, limit(component, "minLength"), limit(component, "maxLength"));
        let pattern = component.pointer("/validate/pattern").and_then(Value::as_str);
        if let Some(pattern) = pattern.filter(|pattern| !pattern.is_empty()) {
            self.draft.pattern(&mut node, pattern, path, None);
        }
        node
    }

    fn selection(
        &mut self,
        kind: &str,
        component: &Value,
        path: &str,
        question: &mut Question,
    ) -> Option<Node> {
        let values = component.get("values").or_else(|| component.pointer("/data/values"));
        let options: Vec<(String, Text)> = values
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|it| Some((said(it, "value")?.to_owned(), Text::de(said(it, "label")?))))
            .collect();
        let (values, options) = choices(options);
        if values.is_empty() {
            // The choices come from elsewhere, or from a rule.
            let from = component.pointer("/openForms/itemsExpression").unwrap_or(&Value::Null);
            self.note(path, UnresolvedKind::CodeList, &from.to_string());
            return None;
        }
        question.options = options;
        let most = u32::try_from(values.len()).unwrap_or(MANY).min(MANY);
        let several = kind == "selectboxes" || component.get("multiple") == Some(&json!(true));
        let node = Node::choice(values);
        Some(if several {
            Node { unique_items: Some(true), ..Node::list(node, most) }
        } else {
            node
        })
    }

    /// Remembers where a component is, and its own condition.
    fn place(&mut self, component: &Value, keys: &str, of: String) {
        let key = format!("{keys}{}", said(component, "key").unwrap_or_default());
        let is_hidden = component.get("hidden") == Some(&json!(true));
        self.found.insert(key, Found { of: of.clone(), is_hidden });
        let condition = component.get("conditional").unwrap_or(&Value::Null);
        let shows = condition.get("show").and_then(|it| match it {
            Value::Bool(yes) => Some(*yes),
            Value::String(text) => text.parse().ok(),
            _ => None,
        });
        if let (Some(shows), Some(when)) = (shows, said(condition, "when")) {
            let value = condition.get("eq").cloned().unwrap_or_default();
            self.conditions.push((of, when.to_owned(), value, shows));
        } else if let Some(text) = said(component, "customConditional") {
            self.note(&of, UnresolvedKind::Rule, text);
        }
    }

    fn note(&mut self, at: &str, kind: UnresolvedKind, text: &str) {
        self.draft.unresolved(at, kind, text, None);
    }
}

/// A text of a component that says something.
fn said<'a>(json: &'a Value, name: &str) -> Option<&'a str> {
    json.get(name)?.as_str().filter(|text| !text.trim().is_empty())
}

fn label(component: &Value) -> String {
    let said = said(component, "label").or_else(|| said(component, "key"));
    said.unwrap_or("…").to_owned()
}

fn help(component: &Value) -> Text {
    let said = ["description", "tooltip"].iter().find_map(|name| said(component, name));
    said.map(|text| Text::de(plain(text))).unwrap_or_default()
}

fn is_required(component: &Value) -> bool {
    component.pointer("/validate/required") == Some(&json!(true))
}

/// A limit, which formio writes as a number, as text or as nothing.
fn limit(component: &Value, name: &str) -> Option<u32> {
    match component.pointer(&format!("/validate/{name}"))? {
        Value::Number(number) => number.as_u64()?.try_into().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn numbers(component: &Value) -> Node {
    let bound = |name: &str| -> Option<Number> {
        match component.pointer(&format!("/validate/{name}"))? {
            Value::Number(number) => Some(number.clone()),
            Value::String(text) => match crate::forms::values::number(text.parse().ok()?)? {
                Value::Number(number) => Some(number),
                _ => None,
            },
            _ => None,
        }
    };
    let (minimum, maximum) = (bound("min"), bound("max"));
    let fits = !matches!((&minimum, &maximum), (Some(a), Some(b)) if a.as_f64() > b.as_f64());
    let whole = component.get("decimalLimit") == Some(&json!(0));
    let node = Node::new(if whole { Type::Integer } else { Type::Number });
    if fits { Node { minimum, maximum, ..node } } else { node }
}

fn files(component: &Value) -> Node {
    let named = component.pointer("/file/type").and_then(Value::as_array).into_iter().flatten();
    let named: Vec<String> = named
        .filter_map(Value::as_str)
        .filter(|kind| kind.contains('/') && !kind.contains('*'))
        .map(str::to_owned)
        .collect();
    let types = if named.is_empty() { FILES.map(str::to_owned).to_vec() } else { named };
    let bytes = said(component, "fileMaxSize").and_then(size).unwrap_or(FILE_BYTES);
    let most = if component.get("multiple") == Some(&json!(true)) { 10 } else { 1 };
    Node::files(types, bytes, most)
}

/// `10MB`, at most a gigabyte.
fn size(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let unit = match text[digits.len()..].trim().to_ascii_uppercase().as_str() {
        "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        _ => 1,
    };
    let bytes = digits.parse::<u64>().ok()?.checked_mul(unit)?;
    (1..=1_000_000_000).contains(&bytes).then_some(bytes)
}

/// The words of a piece of HTML.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                text.push(' ');
            }
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    let named = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    let text = named.iter().fold(text, |text, (name, c)| text.replace(name, c));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bad(file: &str, reason: &str) -> ImportError {
    ImportError::BadFile { file: file.to_owned(), reason: reason.to_owned(), line: None }
}

fn optional(files: &HashMap<String, Vec<u8>>, name: &str) -> Result<Vec<Value>, ImportError> {
    let Some(bytes) = files.get(name) else { return Ok(Vec::new()) };
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotUtf8)?;
    serde_json::from_str(text).map_err(|error| ImportError::BadFile {
        file: name.to_owned(),
        line: u64::try_from(error.line()).ok(),
        reason: error.to_string(),
    })
}

fn list(files: &HashMap<String, Vec<u8>>, name: &'static str) -> Result<Vec<Value>, ImportError> {
    if files.contains_key(name) {
        optional(files, name)
    } else {
        Err(ImportError::MissingFile(name))
    }
}

fn first(files: &HashMap<String, Vec<u8>>, name: &'static str) -> Result<Value, ImportError> {
    list(files, name)?.into_iter().next().ok_or_else(|| bad(name, "[]"))
}

fn components(step: &Value) -> Option<&Vec<Value>> {
    step.pointer("/configuration/components")?.as_array()
}

/// The steps in the order that the form has them.
fn ordered<'a>(form: &Value, steps: &'a [Value]) -> Vec<&'a Value> {
    let order: HashMap<&str, usize> = form
        .get("steps")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(at, step)| Some((said(step, "uuid")?, at)))
        .collect();
    let place = |step: &Value| {
        let of_form = said(step, "uuid").and_then(|uuid| order.get(uuid).copied());
        let own = step.get("index").and_then(Value::as_u64).and_then(|it| it.try_into().ok());
        of_form.or(own).unwrap_or(usize::MAX)
    };
    let mut steps: Vec<&Value> = steps.iter().collect();
    steps.sort_by_key(|step| place(step));
    steps
}

/// What a step is called: its definition's name.
fn step_name(form: &Value, step: &Value, definitions: &[Value]) -> String {
    let uuid = said(step, "uuid");
    let named = form
        .get("steps")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|it| uuid.is_some() && said(it, "uuid") == uuid)
        .and_then(|it| said(it, "form_definition"));
    let by_slug = definitions.iter().find(|it| said(it, "slug") == said(step, "slug"));
    let own = said(step, "name").or_else(|| by_slug.and_then(|it| said(it, "name")));
    named.or(own).or_else(|| said(step, "slug")).unwrap_or("…").to_owned()
}
