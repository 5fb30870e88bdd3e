//! The pages and questions of a form in order, each with its rules, its faults, what it lacks, and
//! the buttons that change it.

use maud::{Markup, html};
use ui::{
    Reader,
    components::{Icon, Tone, badge, icon},
};

use super::{
    View, anchor, item_path, manage_path,
    words::{self, fault_lines},
};
use crate::forms::{
    Item, Page, Question, Rule,
    edit::{Asked, FaultAt, Lack, faults, lacks},
    schema::Node,
};

/// A form with what is wrong with it.
pub(super) struct Outline<'a> {
    view: &'a View<'a>,
    faults: Vec<FaultAt>,
    lacks: Vec<(String, Lack)>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(view: &'a View<'a>) -> Self {
        Self { view, faults: faults(view.draft()), lacks: lacks(view.draft()) }
    }

    pub(super) fn faults(&self) -> &[FaultAt] {
        &self.faults
    }

    pub(super) fn lacks(&self) -> &[(String, Lack)] {
        &self.lacks
    }

    /// All pages.
    pub(super) fn show(&self) -> Markup {
        let base = manage_path(&self.view.kept.slug);
        html! {
            section aria-labelledby="outline" {
                h2 #outline { (self.view.t("outline")) }
                ol.outline {
                    @for page in &self.view.draft().layout.pages { (self.page(page)) }
                }
                p.outline__add { a href={ (base) "/pages" } { (self.view.t("add-page")) } }
            }
        }
    }

    fn page(&self, page: &Page) -> Markup {
        let of = format!("#{}", page.id);
        html! {
            li.outline__page id=(anchor(&of)) {
                div.outline__row {
                    div {
                        h3 { a href=(item_path(&self.view.kept.slug, &of)) { (self.view.names.get(&of)) } }
                        (self.about(&of, &html! {}))
                    }
                    (self.tools(&of))
                }
                (self.items(&page.items, "", &of))
            }
        }
    }

    /// The questions and paragraphs of a page or group, and the link that adds one.
    pub(super) fn items(&self, items: &[Item], prefix: &str, around: &str) -> Markup {
        let add = format!("{}/add", item_path(&self.view.kept.slug, around));
        let name = self.view.names.get(around);
        html! {
            @if !items.is_empty() {
                ol.outline__items { @for item in items { (self.item(item, prefix)) } }
            }
            p.outline__add {
                a href=(add) { (self.view.t("add-item")) span.kern-sr-only { ": " (name) } }
            }
        }
    }

    fn item(&self, item: &Item, prefix: &str) -> Markup {
        match item {
            Item::Info(info) => {
                let of = format!("#{}", info.id);
                let kind = html! { span.muted { (self.view.t("kind-text")) } };
                self.row(&of, &kind, &html! {})
            }
            Item::Question(question) => {
                let of = format!("{prefix}{}", question.field);
                let node = self.view.draft().schema.at(&of);
                let has_questions = node.and_then(Asked::of).is_some_and(Asked::has_questions);
                let inside = html! {
                    @if has_questions || !question.items.is_empty() {
                        (self.items(&question.items, &format!("{of}."), &of))
                    }
                };
                self.row(&of, &self.kind(question, node, &of), &inside)
            }
        }
    }

    fn row(&self, of: &str, kind: &Markup, inside: &Markup) -> Markup {
        html! {
            li id=(anchor(of)) {
                div.outline__row {
                    div {
                        p.outline__name {
                            a href=(item_path(&self.view.kept.slug, of)) { (self.view.names.get(of)) }
                        }
                        (self.about(of, kind))
                    }
                    (self.tools(of))
                }
                (inside)
            }
        }
    }

    fn kind(&self, question: &Question, node: Option<&Node>, of: &str) -> Markup {
        let is_needed = is_required(self.view, of);
        html! {
            span.muted {
                (words::kind(self.view.reader, node))
                @if is_needed { " · " (self.view.t("required")) }
                @if !question.options.is_empty() {
                    " · " (self.view.reader.tr("services-forms-edit-answers", &[("count", question.options.len().into())]))
                }
            }
        }
    }

    /// What is said about something: its kind, rules, faults and what it lacks.
    fn about(&self, of: &str, kind: &Markup) -> Markup {
        let rules = self.view.draft().rules.iter().filter(|rule| rule.of() == of);
        let lacks: Vec<Lack> =
            self.lacks.iter().filter(|(it, _)| it == of).map(|(_, lack)| *lack).collect();
        html! {
            p.outline__about {
                (kind)
                @for (at, lack) in lacks.into_iter().enumerate() {
                    " " (self.lack(lack, at == 0 && kind.0.is_empty()))
                }
            }
            @for rule in rules { p.outline__rule { (self.rule(rule)) } }
            (fault_lines(self.view.reader, &self.view.names, self.at(of)))
        }
    }

    fn lack(&self, lack: Lack, is_first: bool) -> Markup {
        let said = self.view.t(&format!("lack-{}", lack.name()));
        match lack {
            Lack::Legal => badge(Tone::Warning, said),
            Lack::Why => badge(Tone::Neutral, said),
            Lack::English | Lack::Easy => html! { span.muted { @if !is_first { "· " } (said) } },
        }
    }

    fn rule(&self, rule: &Rule) -> String {
        words::rule(self.view.reader, &self.view.names, self.view.draft(), rule)
    }

    /// The faults that are said at a place.
    pub(super) fn at<'b>(&'b self, of: &'b str) -> impl Iterator<Item = &'b FaultAt> {
        self.faults.iter().filter(move |it| it.about.of() == Some(of))
    }

    fn tools(&self, of: &str) -> Markup {
        let path = item_path(&self.view.kept.slug, of);
        let name = self.view.names.get(of);
        html! {
            div.outline__tools {
                form method="post" action={ (path) "/move" } {
                    (self.view.base())
                    (arrow(self.view.reader, Icon::Up, "up", name))
                    (arrow(self.view.reader, Icon::Down, "down", name))
                }
                a href={ (path) "/remove" } {
                    (self.view.t("remove")) span.kern-sr-only { ": " (name) }
                }
            }
        }
    }
}

/// Whether a question must always be answered.
pub(super) fn is_required(view: &View<'_>, of: &str) -> bool {
    let (group, name) = of.rsplit_once('.').unwrap_or(("", of));
    let schema = &view.draft().schema;
    let around = if group.is_empty() { Some(schema) } else { schema.at(group) };
    around.is_some_and(|it| it.inside().requires(name))
}

fn arrow(reader: &Reader, sign: Icon, to: &str, name: &str) -> Markup {
    let args = [("name", name.into())];
    html! {
        button.outline__arrow type="submit" name="to" value=(to) {
            (icon(sign))
            span.kern-sr-only { (reader.tr(&format!("services-forms-edit-move-{to}"), &args)) }
        }
    }
}
