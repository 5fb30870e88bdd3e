//! A form becomes pieces on pages.

use std::collections::HashMap;

use commons::Lang;

use super::{
    Copy, Words,
    face::Faces,
    fields,
    flow::{Flow, Look, Piece, Placed, Role},
};
use crate::forms::{
    Form,
    form::{What, stops},
    logic::{Expr, Op},
    model::{Item, Page, Question},
    schema::{Kind, Node},
};

const TITLE: Look = look(20.0, true, false, 0.0, 4.0);
const SECTION: Look = look(14.0, true, false, 14.0, 2.0);
const QUESTION: Look = look(10.5, true, false, 9.0, 1.0);
const TEXT: Look = look(10.0, false, false, 0.0, 4.0);
const HELP: Look = look(9.0, false, false, 0.0, 2.0);
const SMALL: Look = look(7.5, false, true, 0.0, 1.5);

const fn look(size: f32, is_bold: bool, is_grey: bool, above: f32, below: f32) -> Look {
    Look { size, is_bold, is_grey, above, below }
}

/// So many times a group is printed that repeats; more go on a sheet of their own.
const ROWS: u32 = 3;

/// All pages.
pub(super) fn compose(form: &Form, copy: &Copy, words: &Words, faces: &Faces) -> Vec<Vec<Placed>> {
    let numbers = numbers(form);
    let mut flow = Flow::new();
    let mut paper =
        Paper { form, lang: copy.lang, words, faces, numbers, flow: &mut flow, is_repeated: false };
    paper.head();
    for page in &form.definition().layout.pages {
        paper.section(page);
    }
    paper.end();
    flow.pages
}

/// The number of each question, by its path.
fn numbers(form: &Form) -> HashMap<String, usize> {
    let is_asked =
        |what: &What<'_>| matches!(what, What::Question(question, _) if question.items.is_empty());
    stops(form.definition())
        .into_iter()
        .filter(|stop| is_asked(&stop.what) && !form.is_computed(&stop.of))
        .zip(1..)
        .map(|(stop, number)| (stop.of, number))
        .collect()
}

struct Paper<'a> {
    form: &'a Form,
    lang: Lang,
    words: &'a Words,
    faces: &'a Faces,
    numbers: HashMap<String, usize>,
    flow: &'a mut Flow,
    /// In the second and later rows of a group: the reasons stand in the first one.
    is_repeated: bool,
}

impl Paper<'_> {
    fn head(&mut self) {
        let definition = self.form.definition();
        let mut pieces = vec![self.said(Role::Title, definition.title.get(self.lang), TITLE)];
        if !definition.intro.is_empty() {
            pieces.push(self.said(Role::Text, definition.intro.get(self.lang), TEXT));
        }
        pieces.push(self.own(&self.words.how, HELP));
        if !definition.legal.is_empty() {
            let (lang, legal) = definition.legal.get(self.lang);
            let legal = format!("{} {legal}", self.words.legal);
            pieces.push(self.said(Role::Text, (lang, &legal), SMALL));
        }
        self.flow.together(pieces);
    }

    fn section(&mut self, page: &Page) {
        let mut heading = vec![self.said(Role::Section, page.title.get(self.lang), SECTION)];
        if let Some(condition) = self.condition(&format!("#{}", page.id)) {
            heading.push(self.own(&condition, HELP));
        }
        if !page.intro.is_empty() {
            heading.push(self.said(Role::Text, page.intro.get(self.lang), TEXT));
        }
        self.items(&page.items, self.form.schema(), "", heading);
    }

    /// Questions one after another; what stands before the first one stays with it.
    fn items(&mut self, items: &[Item], node: &Node, prefix: &str, before: Vec<Piece>) {
        let mut waiting = before;
        for item in items {
            match item {
                Item::Info(info) => {
                    waiting.push(self.said(Role::Text, info.text.get(self.lang), TEXT));
                }
                Item::Question(question) => {
                    let of = format!("{prefix}{}", question.field);
                    let inside = node.inside().properties.get(&question.field);
                    let Some(inside) = inside.filter(|_| !self.form.is_computed(&of)) else {
                        continue;
                    };
                    let before = std::mem::take(&mut waiting);
                    self.question(question, inside, node, &of, before);
                }
            }
        }
        if !waiting.is_empty() {
            self.flow.together(waiting);
        }
    }

    fn question(
        &mut self,
        question: &Question,
        node: &Node,
        parent: &Node,
        of: &str,
        mut pieces: Vec<Piece>,
    ) {
        match node.kind() {
            Some(Kind::Group) => {
                // A page that is about one group has said its name already.
                let is_said = pieces.iter().any(|piece| piece.role == Role::Section)
                    && self.is_title(question);
                if !is_said {
                    pieces.extend(self.asked(question, of, None));
                }
                self.items(&question.items, node, &format!("{of}."), pieces);
            }
            Some(Kind::Rows) => self.rows(question, node, of, pieces),
            _ => {
                let is_required = parent.inside().requires(&question.field);
                pieces.extend(self.asked(question, of, Some(is_required)));
                pieces.extend(self.places(question, node));
                if !self.is_repeated {
                    pieces.extend(self.reasons(question));
                }
                self.flow.together(pieces);
            }
        }
    }

    /// Whether a page has the same title as this question.
    fn is_title(&self, question: &Question) -> bool {
        self.form.definition().layout.pages.iter().any(|page| page.title == question.label)
    }

    fn rows(&mut self, question: &Question, node: &Node, of: &str, mut pieces: Vec<Piece>) {
        let most = node.max_items.unwrap_or(ROWS);
        let (lang, label) = question.label.get(self.lang);
        for row in 1..=most.min(ROWS) {
            let label = format!("{label} {row}");
            pieces.push(self.said(Role::Question, (lang, &label), QUESTION));
            if row == 1 {
                pieces.extend(self.helped(question, of));
            }
            self.is_repeated = row > 1;
            self.items(&question.items, node, &format!("{of}."), std::mem::take(&mut pieces));
        }
        self.is_repeated = false;
        if most > ROWS {
            self.flow.together(vec![self.own(&self.words.more_rows, HELP)]);
        }
    }

    /// The question itself and how to answer it.
    fn asked(&self, question: &Question, of: &str, is_required: Option<bool>) -> Vec<Piece> {
        let (lang, label) = question.label.get(self.lang);
        let number = self.numbers.get(of).map(|number| format!("{number}. ")).unwrap_or_default();
        let is_sometimes = self.form.target(of).is_some_and(|target| target.required.is_some());
        let is_optional =
            is_required == Some(false) && !is_sometimes && !self.form.is_conditional(of);
        let optional =
            if is_optional { format!(" ({})", self.words.optional) } else { String::new() };
        let label = format!("{number}{label}{optional}");
        let mut pieces = vec![self.said(Role::Question, (lang, &label), QUESTION)];
        pieces.extend(self.helped(question, of));
        pieces
    }

    fn helped(&self, question: &Question, of: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if let Some(condition) = self.condition(of) {
            pieces.push(self.own(&condition, HELP));
        }
        if !question.help.is_empty() {
            pieces.push(self.said(Role::Text, question.help.get(self.lang), HELP));
        }
        pieces
    }

    /// Where the answer goes.
    fn places(&self, question: &Question, node: &Node) -> Vec<Piece> {
        let words = self.words;
        let own = |text: &str| self.tick((self.lang.tag(), text));
        match node.kind() {
            Some(Kind::Choice) => self.choices(question, &words.one),
            Some(Kind::Choices) => self.choices(question, &words.several),
            Some(Kind::Flag) if node.only == Some(true) => vec![own(&words.agree)],
            Some(Kind::Flag) => vec![own(&words.yes), own(&words.no)],
            Some(Kind::Files) => vec![own(&words.enclosed)],
            _ => {
                let label = question.label.get(self.lang).1;
                vec![fields::field(node, label, words, self.lang.tag())]
            }
        }
    }

    fn choices(&self, question: &Question, how: &str) -> Vec<Piece> {
        let ticks = question.options.iter().map(|option| self.tick(option.label.get(self.lang)));
        std::iter::once(self.own(how, HELP)).chain(ticks).collect()
    }

    /// Why it is asked, and on what legal basis, where it is not the whole form's: in small print.
    fn reasons(&self, question: &Question) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (why, legal) = (&question.why, &question.legal);
        for (before, text) in [(&self.words.why, why), (&self.words.legal, legal)] {
            if !text.is_empty() {
                let (lang, text) = text.get(self.lang);
                let text = format!("{before} {text}");
                pieces.push(self.said(Role::Text, (lang, &text), SMALL));
            }
        }
        pieces
    }

    fn end(&mut self) {
        let address = &self.form.definition().address;
        let words = self.words;
        let mut pieces = vec![self.said(Role::Section, (self.lang.tag(), &words.sign), SECTION)];
        pieces.push(fields::signature(words, self.lang.tag()));
        if !address.is_empty() {
            let (lang, address) = address.get(self.lang);
            pieces.push(self.own(&words.send_to, HELP));
            pieces.push(self.said(Role::Text, (lang, address), TEXT));
        }
        self.flow.together(pieces);
    }

    /// In words, who answers a question that is there only sometimes.
    fn condition(&self, of: &str) -> Option<String> {
        let condition = self.form.target(of)?.visible.as_ref()?;
        Some(self.simple(condition).unwrap_or_else(|| self.words.only_if.clone()))
    }

    /// “Only if you answered question 3 with yes”, where the condition is as simple as that.
    fn simple(&self, condition: &Expr) -> Option<String> {
        let (name, answer) = match condition {
            Expr::Apply(Op::Equal | Op::SameEqual, arguments) => match arguments.as_slice() {
                [Expr::Var(name, None), Expr::Literal(value)]
                | [Expr::Literal(value), Expr::Var(name, None)] => {
                    let answer = match value {
                        serde_json::Value::Bool(true) => self.words.yes.clone(),
                        serde_json::Value::Bool(false) => self.words.no.clone(),
                        other => self.option(name, other.as_str()?)?,
                    };
                    (name, answer)
                }
                _ => return None,
            },
            Expr::Var(name, None) => (name, self.words.yes.clone()),
            _ => return None,
        };
        let number = self.numbers.get(name)?;
        let Words { only_if_question, only_if_answer, .. } = self.words;
        Some(format!("{only_if_question} {number} {only_if_answer} {answer}"))
    }

    /// What a choice of a question is called.
    fn option(&self, name: &str, value: &str) -> Option<String> {
        let stops = stops(self.form.definition());
        let stop = stops.iter().find(|stop| stop.of == name)?;
        let What::Question(question, _) = stop.what else { return None };
        let option = question.options.iter().find(|option| option.value == value)?;
        Some(option.label.get(self.lang).1.to_owned())
    }

    fn said(&self, role: Role, text: (&str, &str), look: Look) -> Piece {
        let weight = if look.is_bold { &self.faces.bold } else { &self.faces.regular };
        Piece::text(role, text, weight, look)
    }

    /// A text of the program.
    fn own(&self, text: &str, look: Look) -> Piece {
        self.said(Role::Text, (self.lang.tag(), text), look)
    }

    fn tick(&self, (lang, text): (&str, &str)) -> Piece {
        let lines = self.faces.regular.lines(text, 10.0, fields::TICK_WIDTH);
        fields::tick(lang, &lines)
    }
}
