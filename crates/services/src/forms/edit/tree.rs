//! The layout as a tree: what stands where, and moving, removing and renaming it together with its
//! part of the schema and its rules.

use serde_json::Value;

use super::names::free_id;
use crate::forms::{
    form::{What, stops},
    logic::Op,
    model::{Definition, Info, Item, Page, Question, Rule},
    schema::Node,
};
use commons::Text;

/// The page of this name (`#vehicle`).
pub(crate) fn page<'a>(definition: &'a mut Definition, of: &str) -> Option<&'a mut Page> {
    let id = of.strip_prefix('#')?;
    definition.layout.pages.iter_mut().find(|page| page.id == id)
}

/// The paragraph of this name (`#hint`).
pub(crate) fn info<'a>(definition: &'a mut Definition, of: &str) -> Option<&'a mut Info> {
    match item(definition, of)? {
        Item::Info(info) => Some(info),
        Item::Question(_) => None,
    }
}

/// The question at a path.
pub(crate) fn question<'a>(definition: &'a mut Definition, of: &str) -> Option<&'a mut Question> {
    match item(definition, of)? {
        Item::Question(question) => Some(question),
        Item::Info(_) => None,
    }
}

fn item<'a>(definition: &'a mut Definition, of: &str) -> Option<&'a mut Item> {
    let spot = spot(definition, of)?;
    let (last, above) = spot.split_last()?;
    siblings(definition, above)?.get_mut(*last)
}

/// Where something stands: the number of its page, then its number on each level.
fn spot(definition: &Definition, of: &str) -> Option<Vec<usize>> {
    let place = stops(definition).into_iter().find(|stop| stop.of == of)?.place;
    let numbers = place.split('[').skip(1).filter_map(|part| part.split(']').next()?.parse().ok());
    Some(numbers.collect())
}

/// The items of what stands at a spot: of a page, or of a group.
fn siblings<'a>(definition: &'a mut Definition, above: &[usize]) -> Option<&'a mut Vec<Item>> {
    let (page, groups) = above.split_first()?;
    let mut items = &mut definition.layout.pages.get_mut(*page)?.items;
    for group in groups {
        match items.get_mut(*group)? {
            Item::Question(question) => items = &mut question.items,
            Item::Info(_) => return None,
        }
    }
    Some(items)
}

/// The path of the group around a question; empty on a page.
pub(crate) fn inside(of: &str) -> &str {
    of.rsplit_once('.').map_or("", |(group, _)| group)
}

/// The name of a question on its level.
fn last_name(of: &str) -> &str {
    of.rsplit_once('.').map_or(of, |(_, name)| name)
}

/// The object of the schema in which a group's fields stand; the root for an empty path.
fn object<'a>(root: &'a mut Node, group: &str) -> Option<&'a mut Node> {
    if group.is_empty() {
        return Some(root);
    }
    group.split('.').try_fold(root, |node, name| {
        node.inside_mut().properties.get_mut(name).map(Node::inside_mut)
    })
}

/// Adds a page at the end; its name.
pub(crate) fn add_page(definition: &mut Definition, title: Text) -> String {
    let id = free_id(definition, "seite");
    let of = format!("#{id}");
    definition.layout.pages.push(Page { id, title, intro: Text::default(), items: Vec::new() });
    of
}

/// Adds a paragraph at the end of a page or group; its name.
pub(crate) fn add_info(definition: &mut Definition, around: &str, text: Text) -> Option<String> {
    let id = free_id(definition, "hinweis");
    let of = format!("#{id}");
    let spot = spot(definition, around)?;
    siblings(definition, &spot)?.push(Item::Info(Info { id, text }));
    Some(of)
}

/// Adds a question at the end of a page or group; its path.
pub(crate) fn add_question(
    definition: &mut Definition,
    around: &str,
    question: Question,
    node: Node,
) -> Option<String> {
    let group = if around.starts_with('#') { "" } else { around };
    let spot = spot(definition, around)?;
    let field = question.field.clone();
    siblings(definition, &spot)?.push(Item::Question(Box::new(question)));
    object(&mut definition.schema, group)?.properties.insert(field.clone(), node);
    Some(if group.is_empty() { field } else { format!("{group}.{field}") })
}

/// Puts another schema in a question's place.
pub(crate) fn replace(definition: &mut Definition, of: &str, node: Node) -> Option<()> {
    let fields = &mut object(&mut definition.schema, inside(of))?.properties;
    fields.insert(last_name(of).to_owned(), node);
    Some(())
}

/// Whether a question must be answered.
pub(crate) fn set_required(definition: &mut Definition, of: &str, is_required: bool) -> Option<()> {
    let name = last_name(of);
    let required = &mut object(&mut definition.schema, inside(of))?.required;
    match (required.iter().position(|it| it == name), is_required) {
        (None, true) => required.push(name.to_owned()),
        (Some(at), false) => drop(required.remove(at)),
        _ => {}
    }
    Some(())
}

/// Moves something one place up or down; at the end of its page to the next one. Whether it moved.
pub(crate) fn shift(definition: &mut Definition, of: &str, up: bool) -> bool {
    moved(definition, of, up).is_some()
}

fn moved(definition: &mut Definition, of: &str, up: bool) -> Option<()> {
    let spot = spot(definition, of)?;
    let (at, above) = spot.split_last()?;
    if above.is_empty() {
        let other = neighbour(*at, up, definition.layout.pages.len())?;
        definition.layout.pages.swap(*at, other);
        return Some(());
    }
    let items = siblings(definition, above)?;
    if let Some(other) = neighbour(*at, up, items.len()) {
        items.swap(*at, other);
        return Some(());
    }
    let [page] = above else { return None };
    let other = neighbour(*page, up, definition.layout.pages.len())?;
    let item = definition.layout.pages.get_mut(*page)?.items.remove(*at);
    let items = &mut definition.layout.pages.get_mut(other)?.items;
    items.insert(if up { items.len() } else { 0 }, item);
    Some(())
}

fn neighbour(at: usize, up: bool, count: usize) -> Option<usize> {
    if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < count) }
}

/// Removes a page, paragraph or question with all that stands in it: layout, schema, and the rules
/// about them. Rules that only read their answers stay: they have a fault then.
pub(crate) fn remove(definition: &mut Definition, of: &str) -> Option<()> {
    let gone = within(definition, of);
    let spot = spot(definition, of)?;
    let (at, above) = spot.split_last()?;
    if above.is_empty() {
        definition.layout.pages.remove(*at);
    } else {
        siblings(definition, above)?.remove(*at);
    }
    for path in gone.iter().filter(|path| !path.starts_with('#')) {
        if let Some(object) = object(&mut definition.schema, inside(path)) {
            let name = last_name(path);
            object.properties.shift_remove(name);
            object.required.retain(|it| it != name);
        }
    }
    definition.rules.retain(|rule| !gone.iter().any(|gone| gone == rule.of()));
    Some(())
}

/// Something and all that stands in it, by name.
fn within(definition: &Definition, of: &str) -> Vec<String> {
    let is_within = |stop: &crate::forms::form::Stop<'_>| {
        stop.of == of || stop.around.iter().any(|around| around == of)
    };
    stops(definition).into_iter().filter(is_within).map(|stop| stop.of).collect()
}

/// The names of what has a rule that reads something, or what stands in it, from outside of it.
pub(crate) fn readers(definition: &Definition, of: &str) -> Vec<String> {
    let gone = within(definition, of);
    let reads = |rule: &&Rule| {
        let read = crate::forms::logic::read(rule.logic()).map(|it| it.reads()).unwrap_or_default();
        !gone.iter().any(|it| it == rule.of()) && read.iter().any(|it| gone.contains(it))
    };
    let mut names: Vec<String> =
        definition.rules.iter().filter(reads).map(|rule| rule.of().to_owned()).collect();
    names.dedup();
    names
}

/// Gives a question another name on its level: in the layout, the schema and in all rules. Its new
/// path.
pub(crate) fn rename(definition: &mut Definition, of: &str, name: &str) -> Option<String> {
    if last_name(of) == name {
        return Some(of.to_owned());
    }
    name.clone_into(&mut question(definition, of)?.field);
    let object = object(&mut definition.schema, inside(of))?;
    let old = last_name(of);
    let fields = std::mem::take(&mut object.properties);
    let renamed = |(field, node)| (if field == old { name.to_owned() } else { field }, node);
    object.properties = fields.into_iter().map(renamed).collect();
    for required in object.required.iter_mut().filter(|it| *it == old) {
        name.clone_into(required);
    }
    let group = inside(of);
    let to = if group.is_empty() { name.to_owned() } else { format!("{group}.{name}") };
    let change = Renaming { from: of, to: &to };
    for rule in &mut definition.rules {
        if let Some(path) = change.path(rule.of()) {
            *rule.of_mut() = path;
        }
        change.logic(rule.logic_mut(), &Around::Form);
    }
    Some(to)
}

/// A path that becomes another one.
struct Renaming<'a> {
    from: &'a str,
    to: &'a str,
}

/// What `var` is about at a place of a rule.
enum Around {
    /// The form.
    Form,
    /// Each entry of the group at this path.
    Entry(String),
    /// An entry of something that is worked out.
    Unknown,
}

impl Renaming<'_> {
    /// The new path of what has another one now.
    fn path(&self, path: &str) -> Option<String> {
        let rest = path.strip_prefix(self.from)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| format!("{}{rest}", self.to))
    }

    fn logic(&self, logic: &mut Value, around: &Around) {
        match logic {
            Value::Array(entries) => entries.iter_mut().for_each(|it| self.logic(it, around)),
            Value::Object(object) => {
                for (name, arguments) in object.iter_mut() {
                    self.apply(name, arguments, around);
                }
            }
            _ => {}
        }
    }

    fn apply(&self, name: &str, arguments: &mut Value, around: &Around) {
        match name {
            "var" => self.var(arguments, around),
            "missing" | "missing_some" => self.names(arguments, around),
            _ if Op::of(name).is_some_and(Op::is_about_entries) => {
                let Value::Array(arguments) = arguments else { return };
                let Some((list, rest)) = arguments.split_first_mut() else { return };
                let entry = entry_of(list, around);
                self.logic(list, around);
                if let Some((about, last)) = rest.split_first_mut() {
                    self.logic(about, &entry);
                    for it in last {
                        self.logic(it, around);
                    }
                }
            }
            _ => self.logic(arguments, around),
        }
    }

    fn var(&self, arguments: &mut Value, around: &Around) {
        match arguments {
            Value::String(path) => self.name(path, around),
            Value::Array(arguments) => {
                if let Some((first, rest)) = arguments.split_first_mut() {
                    if let Value::String(path) = first {
                        self.name(path, around);
                    }
                    for it in rest {
                        self.logic(it, around);
                    }
                }
            }
            _ => {}
        }
    }

    fn names(&self, names: &mut Value, around: &Around) {
        match names {
            Value::String(path) => self.name(path, around),
            Value::Array(names) => names.iter_mut().for_each(|it| self.names(it, around)),
            _ => {}
        }
    }

    fn name(&self, path: &mut String, around: &Around) {
        match around {
            Around::Form => {
                if let Some(new) = self.path(path) {
                    *path = new;
                }
            }
            Around::Entry(group) => {
                let (current, rest) = match path.strip_prefix("current.") {
                    Some(rest) => ("current.", rest),
                    None => ("", path.as_str()),
                };
                let begin = format!("{}.", self.path(group).as_deref().unwrap_or(group));
                let new = self.path(&format!("{group}.{rest}"));
                if let Some(new) = new.and_then(|it| it.strip_prefix(&begin).map(str::to_owned)) {
                    *path = format!("{current}{new}");
                }
            }
            Around::Unknown => {}
        }
    }
}

/// What the entries of a list are.
fn entry_of(list: &Value, around: &Around) -> Around {
    let known = list.as_object().and_then(|list| {
        let path = list.get("var").and_then(|it| it.as_str().or_else(|| it.get(0)?.as_str()));
        if let Some(path) = path {
            return Some(match around {
                Around::Form => Around::Entry(path.to_owned()),
                Around::Entry(group) => Around::Entry(format!("{group}.{path}")),
                Around::Unknown => Around::Unknown,
            });
        }
        list.get("filter").and_then(|it| it.get(0)).map(|inner| entry_of(inner, around))
    });
    known.unwrap_or(Around::Unknown)
}

/// Whether a name is that of a page or paragraph.
pub(crate) fn is_taken(definition: &Definition, id: &str) -> bool {
    stops(definition).iter().any(|stop| match stop.what {
        What::Page(page) => page.id == id,
        What::Info(info) => info.id == id,
        What::Question(..) => false,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn definition() -> Definition {
        let json = json!({
            "form": "probe", "service": "probe", "office": "amt", "title": { "de": "Probe" },
            "schema": { "type": "object", "additionalProperties": false,
                "properties": {
                    "name": { "type": "string" },
                    "hunde": { "type": "array", "maxItems": 3, "items": {
                        "type": "object", "additionalProperties": false,
                        "properties": { "rasse": { "type": "string" }, "alt": { "type": "integer" } },
                        "required": ["rasse"] } },
                },
                "required": ["name"] },
            "layout": { "pages": [
                { "id": "eins", "title": { "de": "Eins" }, "items": [
                    { "field": "name", "label": { "de": "Name" } },
                    { "field": "hunde", "label": { "de": "Hund" }, "items": [
                        { "field": "rasse", "label": { "de": "Rasse" } },
                        { "field": "alt", "label": { "de": "Alter" } } ] } ] },
                { "id": "zwei", "title": { "de": "Zwei" }, "items": [
                    { "id": "hinweis", "text": { "de": "Fertig" } } ] } ] },
            "rules": [
                { "kind": "visible", "of": "#zwei", "when": { "some": [{ "var": "hunde" },
                    { "==": [{ "var": "rasse" }, "Dackel"] }] } },
                { "kind": "check", "of": "hunde.alt", "id": "alt", "message": { "de": "Zu alt" },
                    "test": { "and": [{ ">": [{ "var": "hunde.alt" }, 0] },
                        { "!": { "missing": ["name", "hunde.rasse"] } }] } } ],
        });
        serde_json::from_value(json).expect("a definition")
    }

    #[test]
    fn a_question_gets_another_name_everywhere_and_rules_about_entries_follow() {
        let mut it = definition();
        assert_eq!(rename(&mut it, "hunde.rasse", "art").as_deref(), Some("hunde.art"));
        assert_eq!(rename(&mut it, "hunde", "tiere").as_deref(), Some("tiere"));
        assert_eq!(it.schema.at("tiere").expect("there").inside().required, ["art"]);
        let written = json!(it.rules).to_string();
        assert!(!written.contains("hunde") && !written.contains("rasse"), "{written}");
        assert!(written.contains(r#"[{"var":"tiere"},{"==":[{"var":"art"},"Dackel"]}]"#));
        assert!(written.contains(r#"["name","tiere.art"]"#), "{written}");
        assert_eq!(it.rules[1].of(), "tiere.alt");
        assert!(crate::forms::Form::new(it).is_ok());
    }

    #[test]
    fn what_is_moved_past_the_end_of_its_page_comes_to_the_next_one() {
        let mut it = definition();
        assert!(shift(&mut it, "name", false));
        assert!(shift(&mut it, "name", false));
        assert_eq!(it.layout.pages[0].items.len(), 1);
        assert!(
            matches!(&it.layout.pages[1].items[0], Item::Question(first) if first.field == "name")
        );
        assert!(shift(&mut it, "name", true));
        assert_eq!(it.layout.pages[0].items.len(), 2);
        assert!(!shift(&mut it, "hunde.alt", false), "a group keeps its questions");
        assert!(shift(&mut it, "#zwei", true));
        assert!(!shift(&mut it, "#zwei", true), "the first stays the first");
    }

    #[test]
    fn what_is_removed_takes_its_own_rules_along_and_leaves_those_that_read_it() {
        let mut it = definition();
        assert_eq!(readers(&it, "hunde"), ["#zwei"]);
        remove(&mut it, "hunde").expect("there");
        assert!(it.schema.at("hunde").is_none());
        assert_eq!(it.rules.len(), 1);
        remove(&mut it, "#eins").expect("there");
        assert!(it.schema.properties.is_empty() && it.schema.required.is_empty());
        assert_eq!(remove(&mut it, "name"), None);
    }

    #[test]
    fn what_is_added_stands_in_the_layout_and_in_the_schema() {
        let mut it = definition();
        let page = add_page(&mut it, Text::de("Drei"));
        let label =
            Question { field: "chip".into(), label: Text::de("Chip"), ..Question::default() };
        let path =
            add_question(&mut it, "hunde", label.clone(), Node::new(crate::forms::Type::String));
        assert_eq!(path.as_deref(), Some("hunde.chip"));
        set_required(&mut it, "hunde.chip", true).expect("there");
        assert!(it.schema.at("hunde").expect("there").inside().requires("chip"));
        add_info(&mut it, &page, Text::de("Ende")).expect("there");
        assert!(crate::forms::Form::new(it.clone()).is_ok());
        assert_eq!(
            add_question(&mut it, "#nirgends", label, Node::new(crate::forms::Type::String)),
            None
        );
    }
}
