//! `/services/forms/manage/{form}/items/{of}`: a page, a paragraph or a question, and its rules.

use axum::response::Response;
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{Look, button},
    form::Errors,
};

use super::{
    Editing, View, anchor, answer, item_path, manage_path, notice, question,
    texts::{TextField, german, others},
    words,
};
use crate::{
    forms::{
        Definition, Rule,
        edit::{self, Asked, Computation},
        form::{What, stops},
    },
    sent::{Sent, status},
};

/// What stands at an address of the editor.
pub(super) enum At {
    Page,
    Info,
    Question,
}

impl At {
    pub(super) fn of(draft: &Definition, of: &str) -> Option<Self> {
        stops(draft).into_iter().find(|stop| stop.of == of).map(|stop| match stop.what {
            What::Page(_) => Self::Page,
            What::Info(_) => Self::Info,
            What::Question(..) => Self::Question,
        })
    }

    const fn texts(&self) -> &'static [TextField] {
        const PAGE: [TextField; 2] =
            [TextField::needed("page-title", 1), TextField::optional("page-intro", 3)];
        const INFO: [TextField; 1] = [TextField::needed("text", 4)];
        match self {
            Self::Page => &PAGE,
            Self::Info => &INFO,
            Self::Question => &question::TEXTS,
        }
    }
}

pub(super) async fn show(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    let (view, of) = (at.view(&reader), &at.of);
    Ok(match At::of(view.draft(), of) {
        None => at.done("gone", ""),
        Some(At::Question) => {
            question::page(&view, of, &question::kept(&view, of), &Errors::none())
        }
        Some(it) => page(&view, &it, of, &kept_texts(view.draft(), &it, of), &Errors::none()),
    })
}

pub(super) async fn save(reader: Reader, at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let (view, of) = (at.view(&reader), &at.of);
    let it = match At::of(view.draft(), of) {
        None => return Ok(at.done("gone", "")),
        Some(At::Question) => return question::save(&at, &view, sent).await,
        Some(it) => it,
    };
    let saved = at.change(&sent, |draft| match it {
        At::Page => edit::page(draft, of).map(|page| {
            page.title = sent.text("page-title", &page.title);
            page.intro = sent.text("page-intro", &page.intro);
        }),
        At::Info | At::Question => {
            edit::info(draft, of).map(|info| info.text = sent.text("text", &info.text))
        }
    });
    let again = |errors: &Errors| page(&view, &it, of, &sent, errors);
    answer(&reader, saved.await, |()| at.done("saved", of), again)
}

fn kept_texts(draft: &Definition, at: &At, of: &str) -> Sent {
    let (mut sent, mut draft) = (Sent::default(), draft.clone());
    match at {
        At::Page => {
            if let Some(page) = edit::page(&mut draft, of) {
                sent.add_text("page-title", &page.title);
                sent.add_text("page-intro", &page.intro);
            }
        }
        At::Info | At::Question => {
            if let Some(info) = edit::info(&mut draft, of) {
                sent.add_text("text", &info.text);
            }
        }
    }
    sent
}

fn page(view: &View<'_>, at: &At, of: &str, sent: &Sent, errors: &Errors) -> Response {
    let body = html! {
        (german(view, sent, errors, at.texts()))
        (others(view, sent, errors, at.texts(), |_| html! {}))
    };
    let path = item_path(&view.kept.slug, of);
    let main = html! {
        (notice(view.reader))
        (view.form(&path, sent, errors, &body, &back(view, of)))
        (rules(view, of, &["visible"]))
    };
    view.below(view.names.get(of), main).narrow().status(status(errors)).render(view.reader)
}

/// The place of something on the overview.
pub(super) fn back(view: &View<'_>, of: &str) -> String {
    format!("{}#{}", manage_path(&view.kept.slug), anchor(of))
}

/// Where a rule is edited.
pub(super) fn rule_path(view: &View<'_>, of: &str, kind: &str, id: &str) -> String {
    let id = if id.is_empty() { String::new() } else { format!("?id={id}") };
    format!("{}/rules/{kind}{id}", item_path(&view.kept.slug, of))
}

/// The rules of something in words, and links to new ones of these kinds.
pub(super) fn rules(view: &View<'_>, of: &str, kinds: &[&str]) -> Markup {
    let own: Vec<&Rule> = view.draft().rules.iter().filter(|rule| rule.of() == of).collect();
    let is_new = |kind: &&&str| **kind == "check" || own.iter().all(|rule| rule.kind() != **kind);
    html! {
        section aria-labelledby="rules" {
            h2 #rules { (view.t("rules")) }
            @if own.is_empty() { p { (view.t("rules-none")) } }
            @else {
                ul.outline__notes { @for rule in &own { (one(view, of, rule)) } }
            }
            ul {
                @for kind in kinds.iter().filter(is_new) {
                    li { a href=(rule_path(view, of, kind, "")) { (view.t(&format!("rule-add-{kind}"))) } }
                }
            }
        }
    }
}

fn one(view: &View<'_>, of: &str, rule: &Rule) -> Markup {
    let id = match rule {
        Rule::Check { id, .. } => id.as_str(),
        _ => "",
    };
    let path = rule_path(view, of, rule.kind(), id);
    let remove = format!("{}/remove", rule_path(view, of, rule.kind(), ""));
    let said = words::rule(view.reader, &view.names, view.draft(), rule);
    html! {
        li {
            p { (said) }
            @if let Rule::Check { message, .. } = rule {
                p.outline__quote { (view.reader.text(message)) }
            }
            form.single method="post" action=(remove) {
                (view.base())
                input type="hidden" name="id" value=(id);
                a href=(path) { (view.t("rule-edit")) span.kern-sr-only { ": " (said) } }
                (button(Look::Tertiary, html! { (view.t("rule-remove")) span.kern-sr-only { ": " (said) } }, "remove", "yes"))
            }
        }
    }
}

/// The kinds of rules that a question can have.
pub(super) fn kinds_of(kind: Option<Asked>) -> Vec<&'static str> {
    let mut kinds = vec!["visible", "required", "check"];
    if kind.is_some_and(|kind| !Computation::names_for(kind).is_empty()) {
        kinds.push("computed");
    }
    kinds
}
