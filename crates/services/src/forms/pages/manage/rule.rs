//! `/services/forms/manage/{form}/items/{of}/rules/{kind}`: when something is there, when it must be
//! answered, which answers are refused; in words, or as `JsonLogic`.

use axum::{extract::Path, response::Response};
use commons::Text;
use maud::{Markup, html};
use serde_json::Value;
use ui::{
    Reader, Refusal,
    components::{Field, Look, Tone, alert, button, code, fieldset},
    form::Errors,
};

use super::{
    Editing, View, answer, computed,
    item::{At, back, rule_path},
    rule_lines,
    texts::{TextField, german, others},
};
use crate::{
    forms::{
        Definition, Rule,
        edit::{self, Condition},
    },
    sent::{Sent, status},
};

/// The name of the buttons that change the form before anything is saved.
pub(super) const DO: &str = "do";
/// The longest rule that is pasted, in bytes.
const LONGEST: usize = 100_000;

const MESSAGE: [TextField; 1] = [TextField::needed("message", 2)];

/// What a rule is about.
pub(super) struct About<'a> {
    pub(super) of: &'a str,
    pub(super) kind: &'a str,
    /// Of a check, its name; empty for a new one.
    pub(super) id: &'a str,
}

impl About<'_> {
    fn is_it(&self, rule: &Rule) -> bool {
        let is_other = matches!(rule, Rule::Check { id, .. } if id != self.id);
        rule.kind() == self.kind && rule.of() == self.of && !is_other
    }

    /// The rule as it is kept.
    pub(super) fn rule<'b>(&self, draft: &'b Definition) -> Option<&'b Rule> {
        draft.rules.iter().find(|rule| self.is_it(rule))
    }

    /// Puts a rule in its place, or at the end.
    pub(super) fn put(&self, draft: &mut Definition, logic: Value, message: Text) -> Option<()> {
        let of = self.of.to_owned();
        At::of(draft, &of)?;
        let rule = match self.kind {
            "visible" => Rule::Visible { of, when: logic },
            "required" => Rule::Required { of, when: logic },
            "computed" => Rule::Computed { of, value: logic },
            _ => {
                let id =
                    if self.id.is_empty() { edit::free_check(draft) } else { self.id.to_owned() };
                Rule::Check { of, id, test: logic, message }
            }
        };
        match draft.rules.iter().position(|rule| self.is_it(rule)) {
            Some(at) => draft.rules[at] = rule,
            None => draft.rules.push(rule),
        }
        Some(())
    }
}

pub(super) async fn show(
    reader: Reader,
    at: Editing,
    Path((_, _, kind)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    let id = reader.parameter("id").unwrap_or_default();
    let about = About { of: &at.of, kind: &kind, id: &id };
    let view = at.view(&reader);
    if !is_there(view.draft(), &about) {
        return Ok(at.done("gone", ""));
    }
    if kind == "computed" {
        return Ok(computed::page(&view, &about, &computed::kept(&view, &about), &Errors::none()));
    }
    Ok(page(&view, &about, &kept_rule(&view, &about), &Errors::none(), 0))
}

pub(super) async fn save(
    reader: Reader,
    at: Editing,
    Path((_, _, kind)): Path<(String, String, String)>,
    sent: Sent,
) -> Result<Response, Refusal> {
    let id = reader.parameter("id").unwrap_or_default();
    let about = About { of: &at.of, kind: &kind, id: &id };
    let view = at.view(&reader);
    if !is_there(view.draft(), &about) {
        return Ok(at.done("gone", ""));
    }
    if kind == "computed" {
        return computed::save(&at, &view, &about, &sent).await;
    }
    let pasted = match pasted(&view, &sent) {
        Ok(pasted) => pasted,
        Err(errors) => return Ok(page(&view, &about, &sent, &errors, 0)),
    };
    if pasted.is_none() && (sent.has(DO) || rule_lines::is_unfinished(&sent)) {
        let more = usize::from(sent.get(DO) == "more");
        return Ok(page(&view, &about, &sent, &Errors::none(), more));
    }
    let logic = match pasted {
        Some(logic) => Ok(logic),
        None => rule_lines::read(&view, &sent).map(|it| it.logic(&view.draft().schema)),
    };
    match logic {
        Ok(logic) => keep(&at, &view, &about, &sent, logic).await,
        Err(errors) => Ok(page(&view, &about, &sent, &errors, 0)),
    }
}

async fn keep(
    at: &Editing,
    view: &View<'_>,
    about: &About<'_>,
    sent: &Sent,
    logic: Value,
) -> Result<Response, Refusal> {
    let known = match about.rule(view.draft()) {
        Some(Rule::Check { message, .. }) => message.clone(),
        _ => Text::default(),
    };
    let message = sent.text("message", &known);
    if about.kind == "check" && !message.0.contains_key("de") {
        let errors = Errors::none().with("message", view.t("no-message"));
        return Ok(page(view, about, sent, &errors, 0));
    }
    let saved = at.change(sent, |draft| about.put(draft, logic, message)).await;
    let again = |errors: &Errors| page(view, about, sent, errors, 0);
    answer(view.reader, saved, |()| at.done("saved", about.of), again)
}

/// Whether there can be such a rule: of a page or paragraph, only whether it is there.
fn is_there(draft: &Definition, about: &About<'_>) -> bool {
    match At::of(draft, about.of) {
        None => false,
        Some(At::Question) => ["visible", "required", "check", "computed"].contains(&about.kind),
        Some(At::Page | At::Info) => about.kind == "visible",
    }
}

/// The `JsonLogic` that was pasted; it counts more than the lines.
pub(super) fn pasted(view: &View<'_>, sent: &Sent) -> Result<Option<Value>, Errors> {
    let text = sent.get("logic");
    if text.is_empty() {
        return Ok(None);
    }
    let said = |reason: String| {
        let args = [("reason", reason.into())];
        Errors::none().with("logic", view.reader.tr("services-forms-edit-bad-logic", &args))
    };
    if text.len() > LONGEST {
        return Err(said(format!("> {LONGEST}")));
    }
    serde_json::from_str(text).map(Some).map_err(|error| said(error.to_string()))
}

fn kept_rule(view: &View<'_>, about: &About<'_>) -> Sent {
    let mut sent = Sent::default();
    let Some(rule) = about.rule(view.draft()) else { return sent };
    match Condition::of(rule.logic(), &view.draft().schema) {
        Some(condition) => rule_lines::keep(view, &mut sent, &condition),
        None => sent.add("logic", pretty(rule.logic())),
    }
    if let Rule::Check { message, .. } = rule {
        sent.add_text("message", message);
    }
    sent
}

pub(super) fn pretty(logic: &Value) -> String {
    serde_json::to_string_pretty(logic).unwrap_or_default()
}

fn page(view: &View<'_>, about: &About<'_>, sent: &Sent, errors: &Errors, more: usize) -> Response {
    let readable = rule_lines::readable(view, about.of, about.kind == "check");
    let is_check = about.kind == "check";
    let body = html! {
        @if readable.is_empty() { p { (view.t("nothing-readable")) } }
        @else {
            (rule_lines::fields(view, sent, errors, &readable, more))
            div.form__send {
                (button(Look::Secondary, view.t("line-show"), DO, "show"))
                (button(Look::Secondary, view.t("line-more"), DO, "more"))
            }
        }
        @if is_check {
            (german(view, sent, errors, &MESSAGE))
            (others(view, sent, errors, &MESSAGE, |_| html! {}))
        }
        (logic_field(view, about, sent, errors))
    };
    let action = rule_path(view, about.of, about.kind, about.id);
    let main = html! {
        p.lead { (view.t(&format!("rule-text-{}", about.kind))) }
        (view.form(&action, sent, errors, &body, &back(view, about.of)))
    };
    view.below(title(view, about), main).narrow().status(status(errors)).render(view.reader)
}

/// The heading of a rule's page.
pub(super) fn title(view: &View<'_>, about: &About<'_>) -> String {
    let args = [("name", view.names.get(about.of).into())];
    view.reader.tr(&format!("services-forms-edit-rule-title-{}", about.kind), &args)
}

/// What is kept and cannot be said in words, and the field into which `JsonLogic` is pasted.
pub(super) fn logic_field(
    view: &View<'_>,
    about: &About<'_>,
    sent: &Sent,
    errors: &Errors,
) -> Markup {
    let field = Field::textarea("logic", view.t("field-logic"), 8)
        .hint(view.t("field-logic-hint"))
        .attribute("spellcheck", "false")
        .optional()
        .value(sent.get("logic"))
        .show(view.reader, errors);
    let kept = about.rule(view.draft()).filter(|_| !sent.get("logic").is_empty());
    html! {
        @if let Some(rule) = kept {
            (alert(view.reader, Tone::Info, view.t("logic-kept"), &html! {
                p { (view.t("logic-kept-text")) }
                (code(&pretty(rule.logic())))
            }))
        }
        (fieldset(view.t("logic"), &field))
    }
}
