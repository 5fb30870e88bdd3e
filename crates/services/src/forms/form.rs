//! A form that was checked: its definition with every question in order and every rule read.

use std::collections::HashMap;

use commons::{Lang, Text};

use super::{
    Fault,
    logic::Expr,
    model::{Definition, Info, Item, Page, Question, Rule},
    pattern::Pattern,
    rules,
    schema::{Kind, Node},
};

/// A form that was checked. There is no way to one around [`Form::new`].
#[derive(Clone, Debug)]
pub struct Form {
    definition: Definition,
    targets: HashMap<String, Target>,
    patterns: HashMap<String, Pattern>,
}

/// What the rules say about one field, page or paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Target {
    pub(crate) visible: Option<Expr>,
    pub(crate) required: Option<Expr>,
    pub(crate) computed: Option<Expr>,
    pub(crate) checks: Vec<Check>,
}

/// A check of a field's answer.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    pub(crate) id: String,
    pub(crate) test: Expr,
    pub(crate) reads: Vec<String>,
}

impl Form {
    /// Checks a definition: its names, its schema, its layout and its rules.
    ///
    /// # Errors
    /// Every [`Fault`], in the order of the definition; at most a hundred.
    pub fn new(definition: Definition) -> Result<Self, Vec<Fault>> {
        let read = rules::check(&definition)?;
        Ok(Self { targets: targets(&definition, read.exprs), patterns: read.patterns, definition })
    }

    /// Its definition.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// The schema of its data.
    pub fn schema(&self) -> &Node {
        &self.definition.schema
    }

    /// What the rules say about a field, page or paragraph.
    pub(crate) fn target(&self, of: &str) -> Option<&Target> {
        self.targets.get(of)
    }

    /// The pattern of a text, as it stands in the schema.
    pub(crate) fn pattern(&self, text: &str) -> Option<&Pattern> {
        self.patterns.get(text)
    }

    /// Whether a field is worked out and never asked.
    pub fn is_computed(&self, path: &str) -> bool {
        self.target(path).is_some_and(|target| target.computed.is_some())
    }

    /// Whether a field, page or paragraph is there only sometimes.
    pub fn is_conditional(&self, of: &str) -> bool {
        self.target(of).is_some_and(|target| target.visible.is_some())
    }

    /// What people read when a check fails, with the tag of its language.
    pub fn message(&self, check: &str, lang: Lang) -> Option<(&str, &str)> {
        self.definition.rules.iter().find_map(|rule| match rule {
            Rule::Check { id, message, .. } if id == check => Some(message.get(lang)),
            _ => None,
        })
    }

    /// On what legal basis a question is asked: its own, or the form's.
    pub fn legal_of<'a>(&'a self, question: &'a Question) -> &'a Text {
        if question.legal.is_empty() { &self.definition.legal } else { &question.legal }
    }
}

fn targets(definition: &Definition, exprs: Vec<Expr>) -> HashMap<String, Target> {
    let mut targets: HashMap<String, Target> = HashMap::new();
    for (rule, expr) in definition.rules.iter().zip(exprs) {
        let target = targets.entry(rule.of().to_owned()).or_default();
        match rule {
            Rule::Visible { .. } => target.visible = Some(expr),
            Rule::Required { .. } => target.required = Some(expr),
            Rule::Computed { .. } => target.computed = Some(expr),
            Rule::Check { id, .. } => {
                target.checks.push(Check { id: id.clone(), reads: expr.reads(), test: expr });
            }
        }
    }
    targets
}

/// Something a rule may be about, in the order of the layout.
#[derive(Clone, Debug)]
pub(crate) struct Stop<'a> {
    /// The field's path without rows, or `#` and an id.
    pub(crate) of: String,
    /// Where it stands in the definition.
    pub(crate) place: String,
    /// What it is.
    pub(crate) what: What<'a>,
    /// Everything around it, from the outside: pages and groups.
    pub(crate) around: Vec<String>,
}

/// What stands at a place of the layout.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What<'a> {
    Page(&'a Page),
    Info(&'a Info),
    /// A question and its part of the schema, where the schema has it.
    Question(&'a Question, Option<&'a Node>),
}

impl Stop<'_> {
    /// Its part of the schema.
    pub(crate) fn node(&self) -> Option<&Node> {
        match self.what {
            What::Question(_, node) => node,
            What::Page(_) | What::Info(_) => None,
        }
    }

    /// What it is for people.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.node().and_then(Node::kind)
    }
}

/// Everything in the layout, in order.
pub(crate) fn stops(definition: &Definition) -> Vec<Stop<'_>> {
    let mut stops = Vec::new();
    for (number, page) in definition.layout.pages.iter().enumerate() {
        let of = format!("#{}", page.id);
        let place = format!("layout.pages[{number}]");
        let around = vec![of.clone()];
        stops.push(Stop { of, place: place.clone(), what: What::Page(page), around: Vec::new() });
        walk(&page.items, Some(&definition.schema), "", &place, &around, &mut stops);
    }
    stops
}

fn walk<'a>(
    items: &'a [Item],
    node: Option<&'a Node>,
    prefix: &str,
    place: &str,
    around: &[String],
    stops: &mut Vec<Stop<'a>>,
) {
    for (number, item) in items.iter().enumerate() {
        let place = format!("{place}.items[{number}]");
        match item {
            Item::Info(info) => stops.push(Stop {
                of: format!("#{}", info.id),
                place,
                what: What::Info(info),
                around: around.to_vec(),
            }),
            Item::Question(question) => {
                let of = format!("{prefix}{}", question.field);
                let inside = node.and_then(|node| node.inside().properties.get(&question.field));
                let what = What::Question(question, inside);
                let stop =
                    Stop { of: of.clone(), place: place.clone(), what, around: around.to_vec() };
                stops.push(stop);
                let around = [around, std::slice::from_ref(&of)].concat();
                let prefix = format!("{of}.");
                walk(&question.items, inside, &prefix, &place, &around, stops);
            }
        }
    }
}

impl Form {
    /// The questions that say on no legal basis they are asked, by their path. What is worked out
    /// is not asked, and a group is asked by its questions.
    pub fn without_legal_basis(&self) -> Vec<String> {
        let is_without = |stop: &Stop<'_>| match stop.what {
            What::Question(question, _) => {
                question.items.is_empty()
                    && !self.is_computed(&stop.of)
                    && self.legal_of(question).is_empty()
            }
            What::Page(_) | What::Info(_) => false,
        };
        stops(&self.definition).iter().filter(|it| is_without(it)).map(|it| it.of.clone()).collect()
    }
}

/// How many questions of a form take files.
pub(crate) fn file_questions(definition: &Definition) -> usize {
    stops(definition).iter().filter(|stop| stop.kind() == Some(Kind::Files)).count()
}

impl Form {
    /// How many questions it has, without groups and what is worked out.
    pub fn question_count(&self) -> usize {
        let is_asked = |stop: &&Stop<'_>| {
            matches!(stop.what, What::Question(question, _) if question.items.is_empty())
                && !self.is_computed(&stop.of)
        };
        stops(&self.definition).iter().filter(is_asked).count()
    }
}
