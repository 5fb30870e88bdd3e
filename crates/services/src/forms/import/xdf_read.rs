//! What `XDatenfelder` say, as fields and questions. Elements are reused: a field is known by its
//! path, and its identifier is only its name there.

use commons::Text;
use serde_json::{Number, Value};

use super::{
    draft::{Draft, FILE_BYTES, FILES, Level, MANY, choices, lengths},
    xdf::Version,
    xml::Element,
};
use crate::forms::{
    model::{Item, Question, UnresolvedKind},
    schema::{Format, Node, Type},
};

/// How deep groups are kept; deeper ones are noted.
const MAX_DEPTH: usize = 7;

/// Reads a schema, or a group that stands for one.
pub(super) fn read(root: &Element, version: Version, draft: &mut Draft) {
    let title = label(root);
    draft.title(&title, root.said("hilfetext"), legal(root).as_deref());
    let mut reader = Reader { version, draft };
    reader.rules(root, "");
    let mut loose = Level::default();
    for structure in root.all("struktur") {
        let Some(contained) = structure.child("enthaelt") else { continue };
        if let Some(group) = contained.child("datenfeldgruppe") {
            reader.loose(&title, std::mem::take(&mut loose));
            let mut page = Level::default();
            reader.group(group, structure, "", 0, &mut page);
            reader.draft.page(Text::de(label(group)), page);
        }
        if let Some(field) = contained.child("datenfeld") {
            reader.field(field, structure, "", &mut loose);
        }
    }
    reader.loose(&title, loose);
}

struct Reader<'a> {
    version: Version,
    draft: &'a mut Draft,
}

impl Reader<'_> {
    /// Fields beside groups stand on a page of their own.
    fn loose(&mut self, title: &str, level: Level) {
        if !level.items.is_empty() {
            self.draft.page(Text::de(title), level);
        }
    }

    fn group(
        &mut self,
        group: &Element,
        structure: &Element,
        prefix: &str,
        depth: usize,
        level: &mut Level,
    ) {
        let name = self.name(group, prefix, level);
        let path = format!("{prefix}{name}");
        self.rules(group, &path);
        if depth >= MAX_DEPTH {
            return self.note(&path, UnresolvedKind::FieldKind, &label(group), group);
        }
        let mut inside = Level::default();
        for structure in group.all("struktur") {
            let Some(contained) = structure.child("enthaelt") else { continue };
            let prefix = format!("{path}.");
            if let Some(inner) = contained.child("datenfeldgruppe") {
                self.group(inner, structure, &prefix, depth + 1, &mut inside);
            }
            if let Some(field) = contained.child("datenfeld") {
                self.field(field, structure, &prefix, &mut inside);
            }
        }
        if inside.items.is_empty() {
            let info = self.draft.info(Text::de(label(group)));
            level.items.push(Item::Info(info));
            return;
        }
        let (node, items) = inside.object();
        // A group that only says something has no data.
        if node.properties.is_empty() {
            level.items.extend(items);
            return;
        }
        let (least, most) = self.count(structure, &path);
        let question = Question { items, ..question(group, structure, name) };
        let node = if most > 1 { rows(node, least, most) } else { node };
        level.ask(question, node, least > 0);
    }

    fn field(&mut self, field: &Element, structure: &Element, prefix: &str, level: &mut Level) {
        let name = self.name(field, prefix, level);
        let path = format!("{prefix}{name}");
        self.rules(field, &path);
        match field.code("feldart").unwrap_or_default() {
            "label" => {
                let text = field.said("inhalt").map_or_else(|| label(field), str::to_owned);
                let info = self.draft.info(Text::de(text));
                level.items.push(Item::Info(info));
            }
            kind @ ("hidden" | "locked") => {
                let text = format!("{kind}: {}", label(field));
                self.note(&path, UnresolvedKind::FieldKind, &text, field);
            }
            _ => {
                let (least, most) = self.count(structure, &path);
                let mut question = question(field, structure, name);
                let node = self.node(field, &path, &mut question);
                if most > 1 {
                    // Several answers to one question: rows with one field.
                    let inner = Question { field: "wert".to_owned(), ..question.clone() };
                    question.options.clear();
                    let mut row = Level::default();
                    row.ask(inner, node, true);
                    let (node, items) = row.object();
                    question.items = items;
                    return level.ask(question, rows(node, least, most), least > 0);
                }
                level.ask(question, node, least > 0);
            }
        }
    }

    /// The data of a field.
    fn node(&mut self, field: &Element, path: &str, question: &mut Question) -> Node {
        if field.code("feldart") == Some("select")
            && let Some(node) = self.selection(field, path, question)
        {
            return node;
        }
        let mut node = match field.code("datentyp").unwrap_or_default() {
            "date" => Node::new(Type::String).with_format(Format::Date),
            "time" => Node::new(Type::String).with_format(Format::Time),
            "bool" => Node::new(Type::Boolean),
            "num" => Node::new(Type::Number),
            "num_int" => Node::new(Type::Integer),
            "num_currency" => Node::new(Type::Integer).with_format(Format::Cents),
            "file" => files(field),
            other => {
                if !matches!(other, "text" | "text_latin") {
                    self.note(path, UnresolvedKind::FieldKind, other, field);
                }
                Node::new(Type::String)
            }
        };
        self.limits(field, path, &mut node);
        node
    }

    /// The choices that stand in the file; a list that it only points to is noted.
    fn selection(&mut self, field: &Element, path: &str, question: &mut Question) -> Option<Node> {
        let values = field.child("werte").into_iter().flat_map(|values| values.all("wert"));
        let options: Vec<(String, Text)> = values
            .filter_map(|value| {
                Some((value.said("code")?.to_owned(), Text::de(value.said("name")?)))
            })
            .collect();
        if options.is_empty() {
            let list = field.child("codelisteReferenz").map(code_list).unwrap_or_default();
            self.note(path, UnresolvedKind::CodeList, &list, field);
            return None;
        }
        let (values, options) = choices(options);
        question.options = options;
        Some(Node::choice(values))
    }

    fn limits(&mut self, field: &Element, path: &str, node: &mut Node) {
        let limits = match self.version {
            Version::Two => self.limits_2(field, path),
            Version::Three => limits_3(field),
        };
        let get = |name: &str| limits.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let count = |name: &str| get(name).and_then(|it| it.parse::<u32>().ok());
        let is_text = node.kind == Type::String && node.format.is_none();
        let mut left = Vec::new();
        if is_text && !lengths(node, count("minLength"), count("maxLength")) {
            left.extend(["minLength", "maxLength"]);
        }
        if !is_text {
            left.extend(["minLength", "maxLength", "pattern"]);
        } else if let Some(pattern) = get("pattern").cloned() {
            self.draft.pattern(node, &pattern, path, Some(field.line));
        }
        let is_number = matches!(node.kind, Type::Integer | Type::Number);
        let cents = node.format == Some(Format::Cents);
        let bound = |name: &str| get(name).and_then(|text| number(text, cents));
        let (least, most) = (bound("minValue"), bound("maxValue"));
        let fits = !matches!((&least, &most), (Some(a), Some(b)) if a.as_f64() > b.as_f64());
        if is_number && fits {
            (node.minimum, node.maximum) = (least, most);
        } else {
            left.extend(["minValue", "maxValue"]);
        }
        left.push("note");
        for name in left {
            if let Some(value) = get(name).cloned() {
                let text = format!("{name}: {value}");
                self.note(path, UnresolvedKind::Limit, &text, field);
            }
        }
    }

    /// Version 2 writes limits as JSON in text.
    fn limits_2(&mut self, field: &Element, path: &str) -> Vec<(String, String)> {
        let Some(text) = field.said("praezisierung") else { return Vec::new() };
        let Ok(Value::Object(limits)) = serde_json::from_str(text) else {
            self.note(path, UnresolvedKind::Limit, text, field);
            return Vec::new();
        };
        let written = |(name, value)| match value {
            Value::String(text) => Some((name, text)),
            Value::Number(number) => Some((name, number.to_string())),
            _ => None,
        };
        limits.into_iter().filter_map(written).collect()
    }

    /// Rules are prose, or scripts of a language that nobody else runs: they stay as they are.
    fn rules(&mut self, element: &Element, path: &str) {
        for rule in element.all("regel") {
            let parts = ["name", "freitextRegel", "beschreibung", "definition", "script", "skript"];
            let said: Vec<&str> = parts.iter().filter_map(|part| rule.said(part)).collect();
            self.note(path, UnresolvedKind::Rule, &said.join("\n"), rule);
        }
    }

    fn count(&mut self, structure: &Element, path: &str) -> (u32, u32) {
        let text = structure.said("anzahl").unwrap_or("1:1");
        let (least, most) = cardinality(text).unwrap_or((1, Some(1)));
        if most.is_none_or(|most| most > MANY) || least > MANY {
            self.note(path, UnresolvedKind::Limit, text, structure);
        }
        (least.min(MANY), most.unwrap_or(MANY).min(MANY))
    }

    fn name(&self, element: &Element, prefix: &str, level: &Level) -> String {
        let id = element.child("identifikation").and_then(|it| it.said("id")).unwrap_or("feld");
        level.free(id, |name| prefix.is_empty() && self.draft.has(name))
    }

    fn note(&mut self, path: &str, kind: UnresolvedKind, text: &str, element: &Element) {
        self.draft.unresolved(path, kind, text, Some(element.line));
    }
}

/// `0:1`, `1:n`, `2:5`: the fewest and the most.
pub(super) fn cardinality(text: &str) -> Option<(u32, Option<u32>)> {
    let (least, most) = text.split_once(':')?;
    let least = least.trim().parse().ok()?;
    let most = match most.trim() {
        "n" | "*" => None,
        number => Some(number.parse().ok().filter(|most| *most >= least && *most > 0)?),
    };
    Some((least, most))
}

fn rows(node: Node, least: u32, most: u32) -> Node {
    Node { min_items: Some(least).filter(|least| *least > 0), ..Node::list(node, most) }
}

fn question(element: &Element, structure: &Element, field: String) -> Question {
    let legal = legal(element).or_else(|| legal(structure));
    Question {
        field,
        label: Text::de(label(element)),
        help: element.said("hilfetextEingabe").map(Text::de).unwrap_or_default(),
        legal: legal.map(Text::de).unwrap_or_default(),
        ..Question::default()
    }
}

fn label(element: &Element) -> String {
    let said = ["bezeichnungEingabe", "bezeichnung", "name"];
    said.iter().find_map(|name| element.said(name)).unwrap_or("…").to_owned()
}

fn legal(element: &Element) -> Option<String> {
    let said: Vec<&str> = element.all("bezug").filter_map(Element::text).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn code_list(reference: &Element) -> String {
    let inside = reference.child("genericodeIdentification").unwrap_or(reference);
    let parts = ["canonicalVersionUri", "canonicalIdentification", "version"];
    parts.iter().find_map(|part| inside.said(part)).unwrap_or("–").to_owned()
}

fn files(field: &Element) -> Node {
    let named: Vec<String> =
        field.all("mediaType").filter_map(Element::text).map(str::to_owned).collect();
    let types = if named.is_empty() { FILES.map(str::to_owned).to_vec() } else { named };
    // `maxSize` is in megabytes.
    let size = field.said("maxSize").and_then(|size| size.parse::<u64>().ok());
    let bytes =
        size.filter(|size| (1..=1_000).contains(size)).map_or(FILE_BYTES, |it| it * 1_000_000);
    Node::files(types, bytes, 10)
}

fn limits_3(field: &Element) -> Vec<(String, String)> {
    let Some(limits) = field.child("praezisierung") else { return Vec::new() };
    let named = ["minLength", "maxLength", "minValue", "maxValue", "pattern"];
    let mut found: Vec<(String, String)> = named
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), limits.attribute(name)?.to_owned())))
        .collect();
    found.extend(limits.text().map(|text| ("note".to_owned(), text.to_owned())));
    found
}

/// A bound of a number; of an amount of euros, in cents.
fn number(text: &str, cents: bool) -> Option<Number> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    let number = if cents { (number * 100.0).round() } else { number };
    match crate::forms::values::number(number)? {
        Value::Number(number) if number.as_f64().is_some_and(|it| it.abs() < 9e15) => Some(number),
        _ => None,
    }
}
