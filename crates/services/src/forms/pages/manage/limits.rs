//! The limits of a question's answers, as its kind has them.

use commons::Lang;
use ui::{
    Reader,
    components::{Choice, Field},
};

use super::View;
use crate::{
    forms::{Node, Pattern, edit::Asked, values},
    sent::Sent,
};

/// The media types that can be chosen for files.
const TYPES: [&str; 6] = [
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/heic",
    "image/tiff",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
];
/// Bytes of a megabyte, as people count them.
const MEGABYTE: u64 = 1_000_000;
/// The largest file that a question may ask for, in megabytes.
const LARGEST: u64 = 100;

/// Which limits a kind has.
const fn of(kind: Asked) -> &'static [&'static str] {
    match kind {
        Asked::Line => &["min_length", "max_length", "pattern"],
        Asked::Lines => &["min_length", "max_length"],
        Asked::Whole | Asked::Decimal | Asked::Euros => &["minimum", "maximum"],
        Asked::Several | Asked::Rows => &["min_items", "max_items"],
        Asked::Files => &["types", "megabytes", "min_items", "max_items"],
        _ => &[],
    }
}

/// Puts the limits of a question into its form.
pub(super) fn keep(sent: &mut Sent, node: &Node, lang: Lang) {
    let count = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    sent.add("min_length", count(node.min_length));
    sent.add("max_length", count(node.max_length));
    sent.add("min_items", count(node.min_items));
    sent.add("max_items", count(node.max_items));
    sent.add("pattern", bare(node.pattern.as_deref().unwrap_or_default()));
    sent.add("minimum", typed(node, node.minimum.as_ref(), lang));
    sent.add("maximum", typed(node, node.maximum.as_ref(), lang));
    for media_type in node.file_types().unwrap_or_default() {
        sent.add("types", media_type);
    }
    let bytes = node.file_bytes().unwrap_or_default();
    sent.add("megabytes", if bytes == 0 { String::new() } else { megabytes(bytes, lang) });
}

/// A pattern without its ends, which every pattern has.
fn bare(pattern: &str) -> &str {
    let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
    pattern.strip_suffix('$').unwrap_or(pattern)
}

/// A number as people type it: amounts in euros.
pub(super) fn typed(node: &Node, number: Option<&serde_json::Number>, lang: Lang) -> String {
    let Some(number) = number else { return String::new() };
    if Asked::of(node) == Some(Asked::Euros) {
        let cents = number.as_i64().unwrap_or_default();
        let sign = if cents < 0 { "-" } else { "" };
        let point = if lang == Lang::De { ',' } else { '.' };
        return format!("{sign}{}{point}{:02}", cents.abs() / 100, cents.abs() % 100);
    }
    let text = number.to_string();
    if lang == Lang::De { text.replace('.', ",") } else { text }
}

fn megabytes(bytes: u64, lang: Lang) -> String {
    let (whole, rest) = (bytes / MEGABYTE, bytes % MEGABYTE / 100_000);
    match (rest, lang) {
        (0, _) => whole.to_string(),
        (rest, Lang::De) => format!("{whole},{rest}"),
        (rest, Lang::En) => format!("{whole}.{rest}"),
    }
}

/// The fields for the limits of a kind.
pub(super) fn fields(view: &View<'_>, kind: Asked, sent: &Sent) -> Vec<Field> {
    let field = |name: &&'static str| {
        let label = view.t(&format!("limit-{}", name.replace('_', "-")));
        let hint = format!("services-forms-edit-limit-{}-hint", name.replace('_', "-"));
        let field = match *name {
            "types" => {
                let choices = TYPES.map(|it| Choice::new(it, type_name(view.reader, it)));
                let chosen = sent.all("types").iter();
                chosen.fold(Field::checkboxes("types", label, choices.to_vec()), |field, it| {
                    field.value(it)
                })
            }
            "megabytes" | "max_items" => Field::number(*name, label).value(sent.get(name)),
            name => Field::text(name, label).optional().value(sent.get(name)),
        };
        if view.reader.has_text(&hint) { field.hint(view.reader.t(&hint)) } else { field }
    };
    of(kind).iter().map(field).collect()
}

fn type_name(reader: &Reader, media_type: &str) -> String {
    let name = match media_type {
        "application/pdf" => "pdf",
        "image/jpeg" => "jpeg",
        "image/png" => "png",
        "image/heic" => "heic",
        "image/tiff" => "tiff",
        _ => "docx",
    };
    reader.t(&format!("services-forms-edit-type-{name}"))
}

/// A limit that cannot be read: its field, and the name of the sentence.
pub(super) type Unreadable = (&'static str, &'static str);

/// Puts the limits that were entered into a question's schema.
pub(super) fn read(
    kind: Asked,
    sent: &Sent,
    lang: Lang,
    node: &mut Node,
) -> Result<(), Unreadable> {
    for name in of(kind) {
        match *name {
            "min_length" => node.min_length = count(sent, "min_length")?.filter(|it| *it > 0),
            "max_length" => node.max_length = count(sent, "max_length")?,
            "min_items" => node.min_items = count(sent, "min_items")?.filter(|it| *it > 0),
            "max_items" => node.max_items = count(sent, "max_items")?,
            "minimum" => node.minimum = number(node, sent, "minimum", lang)?,
            "maximum" => node.maximum = number(node, sent, "maximum", lang)?,
            "pattern" => node.pattern = pattern(sent.get("pattern"))?,
            _ => {}
        }
    }
    if kind == Asked::Files { files(sent, lang, node) } else { Ok(()) }
}

fn count(sent: &Sent, name: &'static str) -> Result<Option<u32>, Unreadable> {
    match sent.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| (name, "bad-count")),
    }
}

fn number(
    node: &Node,
    sent: &Sent,
    name: &'static str,
    lang: Lang,
) -> Result<Option<serde_json::Number>, Unreadable> {
    match values::read(node, lang, sent.get(name)) {
        Ok(serde_json::Value::Number(number)) => Ok(Some(number)),
        Ok(_) => Ok(None),
        Err(_) => Err((name, "bad-number")),
    }
}

fn pattern(text: &str) -> Result<Option<String>, Unreadable> {
    if text.is_empty() {
        return Ok(None);
    }
    let pattern = format!("^{}$", bare(text));
    Pattern::read(&pattern).map(|_| Some(pattern)).ok_or(("pattern", "bad-pattern"))
}

fn files(sent: &Sent, lang: Lang, node: &mut Node) -> Result<(), Unreadable> {
    let known = node.file_types().unwrap_or_default();
    let is_fine = |it: &&String| TYPES.contains(&it.as_str()) || known.contains(it);
    let types: Vec<String> = sent.all("types").iter().filter(is_fine).cloned().collect();
    if types.is_empty() {
        return Err(("types", "no-types"));
    }
    let number = Node::new(crate::forms::Type::Number);
    let size = values::read(&number, lang, sent.get("megabytes"));
    let size = size.ok().and_then(|it| it.as_f64()).filter(|it| *it > 0.0);
    let most = LARGEST * MEGABYTE;
    let bytes = size.and_then(|it| whole(it * 1_000_000.0)).filter(|it| (1..=most).contains(it));
    let bytes = bytes.ok_or(("megabytes", "bad-megabytes"))?;
    let most = node.max_items.unwrap_or(1);
    *node = Node { min_items: node.min_items, ..Node::files(types, bytes, most) };
    Ok(())
}

fn whole(number: f64) -> Option<u64> {
    let value = values::number(number.round())?;
    value.as_u64()
}
