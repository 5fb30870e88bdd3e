//! A question: what is asked and why, how it is answered, and in which languages.

use axum::response::{IntoResponse, Redirect, Response};
use commons::Text;
use maud::{Markup, html};
use ui::{
    Refusal,
    components::{Choice as Answer, Field, Look, button, fieldset},
    form::Errors,
};

use super::{
    Editing, View, answer,
    item::{back, kinds_of, rules},
    item_path, limits, notice,
    outline::{Outline, is_required},
    texts::{TextField, german, others},
    words::{fault_lines, question_at},
};
use crate::{
    forms::{
        Choice, Definition, Node,
        edit::{self, Asked},
    },
    sent::{Sent, field, status},
};

pub(super) const TEXTS: [TextField; 4] = [
    TextField::needed("label", 2),
    TextField::optional("help", 3),
    TextField::optional("why", 2),
    TextField::optional("legal", 2),
];

/// The name of the list of choices in the form.
const OPTION: &str = "option";
/// The name of the buttons that change the list of choices before anything is saved.
const DO: &str = "do";
/// The most choices that one form changes.
const MOST: usize = 200;

/// What a question's form holds.
pub(super) fn kept(view: &View<'_>, of: &str) -> Sent {
    let mut sent = Sent::default();
    let Some((question, node)) = question_at(view.draft(), of) else { return sent };
    for (text, kept) in
        TEXTS.iter().zip([&question.label, &question.help, &question.why, &question.legal])
    {
        sent.add_text(text.name, kept);
    }
    sent.add("name", &question.field);
    if is_required(view, of) {
        sent.add("required", "yes");
    }
    if let Some(node) = node {
        sent.add("kind", Asked::of(node).map_or("line", Asked::name));
        limits::keep(&mut sent, node, view.reader.lang);
    }
    add_options(&mut sent, &question.options);
    sent
}

fn add_options(sent: &mut Sent, options: &[Choice]) {
    for (at, option) in options.iter().enumerate() {
        sent.add(field(OPTION, at, "value"), &option.value);
        sent.add_text(&field(OPTION, at, "label"), &option.label);
    }
}

/// Keeps a question, or changes the list of choices in the form.
pub(super) async fn save(
    at: &Editing,
    view: &View<'_>,
    mut sent: Sent,
) -> Result<Response, Refusal> {
    let of = &at.of;
    if sent.has(DO) {
        reordered(view, of, &mut sent);
        return Ok(page(view, of, &sent, &Errors::none()));
    }
    let (kind, node, options) = match read(view, of, &sent) {
        Ok(read) => read,
        Err(errors) => return Ok(page(view, of, &sent, &errors)),
    };
    let was = view.draft().schema.at(of).and_then(Asked::of);
    let saved = at.change(&sent, |draft| put(draft, of, &sent, node, options)).await;
    // Another kind has other limits, which are shown now.
    let then = |of: String| {
        if was == Some(kind) {
            return at.done("saved", &of);
        }
        Redirect::to(&format!("{}?done=saved", item_path(&view.kept.slug, &of))).into_response()
    };
    answer(view.reader, saved, then, |errors| page(view, of, &sent, errors))
}

/// The kind, the schema and the choices that were entered.
fn read(view: &View<'_>, of: &str, sent: &Sent) -> Result<(Asked, Node, Vec<Choice>), Errors> {
    let wrong = |field: &str, key: &str| Errors::none().with(field, view.t(key));
    let kind = Asked::of_name(sent.get("kind")).ok_or_else(|| wrong("kind", "no-kind"))?;
    let name = sent.get("name");
    if !edit::is_name(name) {
        return Err(wrong("name", "bad-name"));
    }
    let group = edit::inside(of);
    let path = if group.is_empty() { name.to_owned() } else { format!("{group}.{name}") };
    if path != of && view.draft().schema.at(&path).is_some() {
        return Err(wrong("name", "name-taken"));
    }
    let known = view.draft().schema.at(of);
    let mut options = options(view, of, sent);
    if kind.has_choices() && options.is_empty() {
        options = first_options(view);
    }
    let is_same = known.and_then(Asked::of) == Some(kind);
    let mut node = match known {
        Some(known) if is_same => known.clone(),
        Some(known) => kind.changed(known),
        None => kind.node(Vec::new()),
    };
    if kind.has_choices() {
        let values = options.iter().map(|it| it.value.clone()).collect();
        let fresh = kind.node(values);
        node = if is_same {
            Node { min_items: node.min_items, max_items: node.max_items, ..fresh }
        } else {
            fresh
        };
    }
    // The limits of another kind are not those that the form showed.
    if is_same {
        limits::read(kind, sent, view.reader.lang, &mut node)
            .map_err(|(field, key)| wrong(field, key))?;
    }
    Ok((kind, node, if kind.has_choices() { options } else { Vec::new() }))
}

/// Puts what was entered into the draft; the question's path then.
fn put(
    draft: &mut Definition,
    of: &str,
    sent: &Sent,
    node: Node,
    options: Vec<Choice>,
) -> Option<String> {
    let question = edit::question(draft, of)?;
    question.label = sent.text("label", &question.label);
    question.help = sent.text("help", &question.help);
    question.why = sent.text("why", &question.why);
    question.legal = sent.text("legal", &question.legal);
    question.options = options;
    edit::replace(draft, of, node)?;
    edit::set_required(draft, of, sent.get("required") == "yes")?;
    edit::rename(draft, of, sent.get("name"))
}

/// The choices that were entered; one without words is left out.
fn options(view: &View<'_>, of: &str, sent: &Sent) -> Vec<Choice> {
    let known = question_at(view.draft(), of).map(|(it, _)| it.options.as_slice());
    let known = known.unwrap_or_default();
    let mut options: Vec<Choice> = Vec::new();
    for at in 0..sent.entries(OPTION).min(MOST) {
        let value = sent.get(&field(OPTION, at, "value"));
        let before = known.iter().find(|it| it.value == value);
        let before = before.map(|it| it.label.clone()).unwrap_or_default();
        let label = sent.text(&field(OPTION, at, "label"), &before);
        if !label.0.contains_key("de") {
            continue;
        }
        let taken: Vec<&str> = options.iter().map(|it| it.value.as_str()).collect();
        let value = if value.is_empty() {
            edit::free_value(label.get(commons::Lang::De).1, &taken)
        } else {
            value.to_owned()
        };
        options.push(Choice { value, label });
    }
    options
}

fn first_options(view: &View<'_>) -> Vec<Choice> {
    let option = |number: u64| {
        let args = [("number", number.into())];
        let label = view.reader.tr("services-forms-edit-first-answer", &args);
        Choice { value: format!("antwort_{number}"), label: Text::de(label) }
    };
    (1..=2).map(option).collect()
}

/// One more choice, or one further up.
fn reordered(view: &View<'_>, of: &str, sent: &mut Sent) {
    let mut options = options(view, of, sent);
    let act = sent.get(DO).to_owned();
    if let Some(at) = act.strip_prefix("up-").and_then(|at| at.parse::<usize>().ok())
        && at > 0
        && at < options.len()
    {
        options.swap(at, at - 1);
    }
    *sent = sent.without(OPTION);
    add_options(sent, &options);
    if act == "more" {
        sent.add(field(OPTION, options.len(), "label"), "");
    }
}

/// A question's page.
pub(super) fn page(view: &View<'_>, of: &str, sent: &Sent, errors: &Errors) -> Response {
    let node = view.draft().schema.at(of);
    let kind = node.and_then(Asked::of);
    let shown = Asked::of_name(sent.get("kind"));
    let outline = Outline::of(view);
    let body = html! {
        (german(view, sent, errors, &TEXTS))
        (kind_field(view, sent).show(view.reader, errors))
        (Field::checkbox("required", view.t("field-required"))
            .checked(sent.get("required") == "yes").show(view.reader, errors))
        @if shown.is_some_and(Asked::has_choices) { (option_fields(view, sent, errors)) }
        @if let Some(kind) = kind.filter(|_| shown == kind) { (limit_fields(view, kind, sent, errors)) }
        (others(view, sent, errors, &TEXTS, |end| option_words(view, sent, errors, end)))
        (Field::text("name", view.t("field-name")).hint(view.t("field-name-hint"))
            .value(sent.get("name")).show(view.reader, errors))
    };
    let inside = question_at(view.draft(), of).map(|(question, _)| &question.items);
    let main = html! {
        (notice(view.reader))
        (fault_lines(view.reader, &view.names, outline.at(of)))
        (view.form(&item_path(&view.kept.slug, of), sent, errors, &body, &back(view, of)))
        @if kind.is_some_and(Asked::has_questions) {
            section aria-labelledby="inside" {
                h2 #inside { (view.t("inside")) }
                @if let Some(items) = inside { (outline.items(items, &format!("{of}."), of)) }
            }
        }
        (rules(view, of, &kinds_of(kind)))
    };
    view.below(view.names.get(of), main).status(status(errors)).render(view.reader)
}

fn kind_field(view: &View<'_>, sent: &Sent) -> Field {
    let choice = |kind: &Asked| Answer::new(kind.name(), view.t(&format!("kind-{}", kind.name())));
    Field::select("kind", view.t("field-kind"), Asked::ALL.iter().map(choice).collect())
        .hint(view.t("field-kind-hint"))
        .value(sent.get("kind"))
}

fn limit_fields(view: &View<'_>, kind: Asked, sent: &Sent, errors: &Errors) -> Markup {
    let fields = limits::fields(view, kind, sent);
    html! {
        @if !fields.is_empty() {
            (fieldset(view.t("limits"), &html! {
                @for field in fields { (field.show(view.reader, errors)) }
            }))
        }
    }
}

/// The choices: what they are called, and their values in the data.
fn option_fields(view: &View<'_>, sent: &Sent, errors: &Errors) -> Markup {
    let count = sent.entries(OPTION).min(MOST);
    let numbered = |key: &str, at: usize| {
        let args = [("number", (at + 1).into())];
        view.reader.tr(&format!("services-forms-edit-{key}"), &args)
    };
    let one = |at: usize| {
        let (label, value) = (field(OPTION, at, "label"), field(OPTION, at, "value"));
        html! {
            div.side-by-side {
                (Field::text(&label, numbered("option-label", at)).optional().value(sent.get(&label)).show(view.reader, errors))
                (Field::text(&value, numbered("option-value", at)).optional().value(sent.get(&value)).show(view.reader, errors))
                @if at > 0 {
                    div.field { (button(Look::Tertiary, numbered("option-up", at), DO, &format!("up-{at}"))) }
                }
            }
        }
    };
    fieldset(
        view.t("options"),
        &html! {
            p { (view.t("options-text")) }
            @for at in 0..count { (one(at)) }
            (button(Look::Secondary, view.t("option-more"), DO, "more"))
        },
    )
}

/// The choices in another language.
fn option_words(view: &View<'_>, sent: &Sent, errors: &Errors, end: &str) -> Markup {
    let has_choices = Asked::of_name(sent.get("kind")).is_some_and(Asked::has_choices);
    let count = if has_choices { sent.entries(OPTION).min(MOST) } else { 0 };
    html! {
        @for at in 0..count {
            @let german = sent.get(&field(OPTION, at, "label"));
            @if !german.is_empty() {
                @let name = format!("{}{end}", field(OPTION, at, "label"));
                @let args = [("name", german.into())];
                (Field::text(&name, view.reader.tr("services-forms-edit-option-words", &args))
                    .optional().value(sent.get(&name)).show(view.reader, errors))
            }
        }
    }
}
