//! A definition that an import puts together: fields, questions, and what was not understood.

use commons::Text;

use super::Into;
use crate::forms::{
    Definition,
    model::{Choice, Info, Item, Layout, Page, Question, Rule, Unresolved, UnresolvedKind},
    pattern::Pattern,
    rules::MAX_LENGTH,
    schema::{DIALECT, Node, Type},
};

/// The media types of files where the source names none.
pub(crate) const FILES: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];
/// The largest file where the source names no size: 10 MB.
pub(crate) const FILE_BYTES: u64 = 10_000_000;
/// The most entries of a list where the source has no end.
pub(super) const MANY: u32 = 100;

/// A definition that is being put together.
pub(super) struct Draft {
    definition: Definition,
    infos: usize,
}

/// Questions and their fields on one level: a page, or a group.
#[derive(Default)]
pub(super) struct Level {
    pub(super) items: Vec<Item>,
    pub(super) fields: Vec<(String, Node)>,
    pub(super) required: Vec<String>,
}

impl Draft {
    pub(super) fn new(into: &Into) -> Self {
        let form = into.form.clone().unwrap_or_else(|| into.service.clone());
        let schema = Node { dialect: Some(DIALECT.to_owned()), ..Node::new(Type::Object) };
        let definition = Definition {
            form,
            service: into.service.clone(),
            office: into.office.clone(),
            title: Text::default(),
            intro: Text::default(),
            legal: Text::default(),
            address: Text::default(),
            schema,
            layout: Layout::default(),
            rules: Vec::new(),
            unresolved: Vec::new(),
        };
        Self { definition, infos: 0 }
    }

    pub(super) fn title(&mut self, title: &str, intro: Option<&str>, legal: Option<&str>) {
        self.definition.title = Text::de(title);
        self.definition.intro = intro.map(Text::de).unwrap_or_default();
        self.definition.legal = legal.map(Text::de).unwrap_or_default();
    }

    pub(super) fn rule(&mut self, rule: Rule) {
        self.definition.rules.push(rule);
    }

    /// Keeps what was not understood.
    pub(super) fn unresolved(
        &mut self,
        at: &str,
        kind: UnresolvedKind,
        text: &str,
        line: Option<u64>,
    ) {
        let (at, text) = (at.to_owned(), text.trim().to_owned());
        self.definition.unresolved.push(Unresolved { at, kind, text, line });
    }

    /// A paragraph with a name of its own.
    pub(super) fn info(&mut self, text: Text) -> Info {
        self.infos += 1;
        Info { id: format!("hinweis_{}", self.infos), text }
    }

    /// A page; its fields become the form's. A page that asks and says nothing says its title.
    pub(super) fn page(&mut self, title: Text, mut level: Level) {
        if level.items.is_empty() {
            let info = self.info(title.clone());
            level.items.push(Item::Info(info));
        }
        let id = format!("seite_{}", self.definition.layout.pages.len() + 1);
        let page = Page { id, title, intro: Text::default(), items: level.items };
        self.definition.layout.pages.push(page);
        self.definition.schema.properties.extend(level.fields);
        self.definition.schema.required.extend(level.required);
    }

    /// The names of the form's fields so far.
    pub(super) fn has(&self, name: &str) -> bool {
        self.definition.schema.properties.contains_key(name)
    }

    pub(super) fn finish(mut self) -> Definition {
        if self.definition.layout.pages.is_empty() {
            let title = self.definition.title.clone();
            self.page(title, Level::default());
        }
        self.definition
    }

    /// A pattern, where it is one of ours; else it is kept as it is.
    pub(super) fn pattern(&mut self, node: &mut Node, pattern: &str, at: &str, line: Option<u64>) {
        let anchored = format!("^{}$", pattern.trim_start_matches('^').trim_end_matches('$'));
        if Pattern::read(&anchored).is_some() {
            node.pattern = Some(anchored);
        } else {
            self.unresolved(at, UnresolvedKind::Limit, pattern, line);
        }
    }
}

impl Level {
    /// A name that is still free on this level: the second `F1` becomes `F1_2`.
    pub(super) fn free(&self, name: &str, also: impl Fn(&str) -> bool) -> String {
        let is_taken =
            |name: &str| self.fields.iter().any(|(known, _)| known == name) || also(name);
        let name = sound(name);
        let mut free = name.clone();
        let mut number = 1;
        while is_taken(&free) {
            number += 1;
            free = format!("{name}_{number}");
        }
        free
    }

    pub(super) fn ask(&mut self, question: Question, node: Node, is_required: bool) {
        if is_required {
            self.required.push(question.field.clone());
        }
        self.fields.push((question.field.clone(), node));
        self.items.push(Item::Question(Box::new(question)));
    }

    /// The fields of this level as an object.
    pub(super) fn object(self) -> (Node, Vec<Item>) {
        let mut node = Node::new(Type::Object);
        node.properties = self.fields.into_iter().collect();
        node.required = self.required;
        (node, self.items)
    }
}

/// A name of ours: what is no letter, digit or `_` becomes `_`.
pub(super) fn sound(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name: String = name.chars().map(kept).take(50).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("f_{name}") }
}

/// Choices whose names are fit for data; others become numbers.
pub(super) fn choices(options: Vec<(String, Text)>) -> (Vec<String>, Vec<Choice>) {
    let mut options: Vec<Choice> =
        options.into_iter().map(|(value, label)| Choice { value, label }).collect();
    let mut seen = std::collections::HashSet::new();
    options.retain(|option| !option.value.is_empty() && seen.insert(option.value.clone()));
    for option in &mut options {
        option.value = option.value.chars().filter(|c| !c.is_control()).take(100).collect();
    }
    (options.iter().map(|option| option.value.clone()).collect(), options)
}

/// Limits of a text, where they fit together.
pub(super) fn lengths(node: &mut Node, least: Option<u32>, most: Option<u32>) -> bool {
    let most = most.filter(|most| (1..=MAX_LENGTH).contains(most));
    let fits = !matches!((least, most), (Some(least), Some(most)) if least > most);
    if fits {
        node.min_length = least.filter(|least| *least > 0 && *least <= MAX_LENGTH);
        node.max_length = most;
    }
    fits
}
