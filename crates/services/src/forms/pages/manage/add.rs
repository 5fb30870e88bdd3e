//! Adding a page, a question or a paragraph.

use axum::response::{IntoResponse, Redirect, Response};
use commons::Text;
use maud::html;
use ui::{
    Reader, Refusal,
    components::{Choice, Field},
    form::Errors,
};

use super::{
    Editing, View, answer, create::drop_first_text, item_path, manage_path, words::question_at,
};
use crate::{
    forms::{
        Choice as Answer, Definition, Question,
        edit::{self, Asked},
    },
    sent::{Sent, status},
};

/// The kind of what is no question.
const TEXT: &str = "text";

pub(super) async fn show_page(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    Ok(page_form(&at.view(&reader), &Sent::default(), &Errors::none()))
}

pub(super) async fn page(reader: Reader, at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let title = sent.text("title", &Text::default());
    let view = at.view(&reader);
    if title.is_empty() {
        let errors = Errors::none().with("title", view.t("no-title"));
        return Ok(page_form(&view, &sent, &errors));
    }
    let added = at.change(&sent, |draft| Some(edit::add_page(draft, title))).await;
    let again = |errors: &Errors| page_form(&view, &sent, errors);
    answer(&reader, added, |of| at.done("added", &of), again)
}

fn page_form(view: &View<'_>, sent: &Sent, errors: &Errors) -> Response {
    let base = manage_path(&view.kept.slug);
    let field = Field::text("title", view.t("field-page-title"))
        .hint(view.t("field-page-title-hint"))
        .value(sent.get("title"));
    let body = html! { (field.show(view.reader, errors)) };
    let main = view.form(&format!("{base}/pages"), sent, errors, &body, &base);
    view.below(view.t("add-page"), main).narrow().status(status(errors)).render(view.reader)
}

pub(super) async fn show(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    if !has_room(&at.kept.draft, &at.of) {
        return Ok(at.done("gone", ""));
    }
    Ok(item_form(&at.view(&reader), &at.of, &Sent::default(), &Errors::none()))
}

pub(super) async fn save(reader: Reader, at: Editing, sent: Sent) -> Result<Response, Refusal> {
    if !has_room(&at.kept.draft, &at.of) {
        return Ok(at.done("gone", ""));
    }
    let view = at.view(&reader);
    let label = sent.text("label", &Text::default());
    let kind = sent.get("kind");
    let is_known = kind == TEXT || Asked::of_name(kind).is_some();
    if label.is_empty() || !is_known {
        let (field, key) =
            if label.is_empty() { ("label", "no-label") } else { ("kind", "no-kind") };
        let errors = Errors::none().with(field, view.t(key));
        return Ok(item_form(&view, &at.of, &sent, &errors));
    }
    let added = at.change(&sent, |draft| {
        let added = match Asked::of_name(kind) {
            Some(kind) => add_question(&view, draft, &at.of, kind, label)?,
            None => edit::add_info(draft, &at.of, label)?,
        };
        drop_first_text(&reader, draft);
        Some(added)
    });
    let to_item = |of: String| {
        let path = format!("{}?done=added", item_path(&at.kept.slug, &of));
        Redirect::to(&path).into_response()
    };
    let again = |errors: &Errors| item_form(&view, &at.of, &sent, errors);
    answer(&reader, added.await, to_item, again)
}

/// Whether something can be added there: to a page, or to a group.
fn has_room(definition: &Definition, around: &str) -> bool {
    let is_page = definition.layout.pages.iter().any(|it| format!("#{}", it.id) == around);
    is_page
        || question_at(definition, around)
            .and_then(|(_, node)| Asked::of(node?))
            .is_some_and(Asked::has_questions)
}

/// A question whose name its label makes. One with choices begins with two, which are renamed.
fn add_question(
    view: &View<'_>,
    draft: &mut Definition,
    around: &str,
    kind: Asked,
    label: Text,
) -> Option<String> {
    let group = if around.starts_with('#') { "" } else { around };
    let field = edit::free_name(draft, group, label.get(commons::Lang::De).1);
    let options: Vec<Answer> = if kind.has_choices() {
        (1..=2_u64).map(|number| first_answer(view, number)).collect()
    } else {
        Vec::new()
    };
    let node = kind.node(options.iter().map(|it| it.value.clone()).collect());
    let question = Question { field, label, options, ..Question::default() };
    edit::add_question(draft, around, question, node)
}

fn first_answer(view: &View<'_>, number: u64) -> Answer {
    let args = [("number", number.into())];
    let label = view.reader.tr("services-forms-edit-first-answer", &args);
    Answer { value: format!("antwort_{number}"), label: Text::de(label) }
}

fn item_form(view: &View<'_>, around: &str, sent: &Sent, errors: &Errors) -> Response {
    let slug = &view.kept.slug;
    let choice = |name: &str| {
        let choice = Choice::new(name, view.t(&format!("kind-{name}")));
        let hint = format!("services-forms-edit-kind-{name}-hint");
        if view.reader.has_text(&hint) { choice.hint(view.reader.t(&hint)) } else { choice }
    };
    let choices = Asked::ALL.iter().map(|it| choice(it.name())).chain([choice(TEXT)]).collect();
    let fields = [
        Field::textarea("label", view.t("field-new-label"), 2)
            .hint(view.t("field-new-label-hint"))
            .value(sent.get("label")),
        Field::radios("kind", view.t("field-kind"), choices).value(if sent.has("kind") {
            sent.get("kind")
        } else {
            "line"
        }),
    ];
    let body = html! { @for field in fields { (field.show(view.reader, errors)) } };
    let action = format!("{}/add", item_path(slug, around));
    let main = view.form(&action, sent, errors, &body, &manage_path(slug));
    let args = [("name", view.names.get(around).into())];
    view.below(view.reader.tr("services-forms-edit-add-to", &args), main)
        .narrow()
        .status(status(errors))
        .render(view.reader)
}
