//! Adding a page, a question or a paragraph.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Text};
use identity::Actor;
use maud::html;
use ui::{
    Reader, Refusal,
    components::{Choice, Field},
    form::{Errors, Form},
};

use super::{
    View, base_of, change, done, editable, errors_of, item_path, manage_path, of_address,
    words::question_at,
};
use crate::{
    Services,
    forms::{
        Choice as Answer, Definition, Question,
        edit::{self, Asked},
    },
    sent::{Sent, status},
};

/// The kind of what is no question.
const TEXT: &str = "text";

pub(super) async fn show_page(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    Ok(page_form(&View::of(&reader, &kept), &Sent::default(), &Errors::none()))
}

pub(super) async fn page(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let sent = Sent::of(pairs);
    let title = sent.text("title", &Text::default());
    let view = View::of(&reader, &kept);
    if title.is_empty() {
        let errors = Errors::none().with("title", view.t("no-title"));
        return Ok(page_form(&view, &sent, &errors));
    }
    let added = change(&services, &actor, &kept, base_of(&sent), "", |draft| {
        Some(edit::add_page(draft, title))
    });
    match added.await {
        Ok(of) => Ok(done(&kept.slug, "added", &of)),
        Err(error) if error.status() < 500 => {
            Ok(page_form(&view, &sent, &errors_of(&reader, &error)))
        }
        Err(error) => Err(error.into()),
    }
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

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((form, around)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let around = of_address(&around);
    if !has_room(&kept.draft, &around) {
        return Ok(done(&kept.slug, "gone", ""));
    }
    Ok(item_form(&View::of(&reader, &kept), &around, &Sent::default(), &Errors::none()))
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path((form, around)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let (around, sent) = (of_address(&around), Sent::of(pairs));
    if !has_room(&kept.draft, &around) {
        return Ok(done(&kept.slug, "gone", ""));
    }
    let view = View::of(&reader, &kept);
    let label = sent.text("label", &Text::default());
    let kind = sent.get("kind");
    let is_known = kind == TEXT || Asked::of_name(kind).is_some();
    if label.is_empty() || !is_known {
        let (field, key) =
            if label.is_empty() { ("label", "no-label") } else { ("kind", "no-kind") };
        let errors = Errors::none().with(field, view.t(key));
        return Ok(item_form(&view, &around, &sent, &errors));
    }
    let added = change(&services, &actor, &kept, base_of(&sent), &around, |draft| {
        match Asked::of_name(kind) {
            Some(kind) => add_question(&view, draft, &around, kind, label),
            None => edit::add_info(draft, &around, label),
        }
    });
    match added.await {
        Ok(of) => {
            let path = format!("{}?done=added", item_path(&kept.slug, &of));
            Ok(Redirect::to(&path).into_response())
        }
        Err(error) if error.status() < 500 => {
            Ok(item_form(&view, &around, &sent, &errors_of(&reader, &error)))
        }
        Err(error) => Err(error.into()),
    }
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
