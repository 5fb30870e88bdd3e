//! `/services/manage/{slug}/texts`: what is said about a service, in German, English and easy
//! language.

use axum::response::Response;
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{Field, fieldset},
    form::Errors,
};

use super::{Editing, Part, Sent, edit_of, form_page, keep};
use crate::catalogue::model::{Service, ServiceContent, ServiceEdit};

/// The texts, and how many lines their fields have.
const TEXTS: [(&str, u8); 6] =
    [("name", 1), ("teaser", 2), ("description", 6), ("procedure", 5), ("hints", 4), ("appeal", 3)];

/// The ends of the names of fields in another language.
const ENGLISH: &str = "_en";
const EASY: &str = "_easy";

pub(super) async fn show(Editing { reader, service, .. }: Editing) -> Response {
    page(&reader, &service, &kept(&service.content), &Errors::none())
}

pub(super) async fn save(
    Editing { reader, actor, services, service }: Editing,
    sent: Sent,
) -> Result<Response, Refusal> {
    match keep(&services, &actor, &reader, edited(&service, &sent)).await? {
        Ok(done) => Ok(done),
        Err(errors) => Ok(page(&reader, &service, &sent, &errors)),
    }
}

fn kept(content: &ServiceContent) -> Sent {
    let mut sent = Sent::default();
    let texts = [
        &content.name,
        &content.teaser,
        &content.description,
        &content.procedure,
        &content.hints,
        &content.appeal,
    ];
    for ((name, _), text) in TEXTS.into_iter().zip(texts) {
        sent.add_text(name, text);
    }
    sent
}

fn edited(service: &Service, sent: &Sent) -> ServiceEdit {
    let mut edit = edit_of(service, sent);
    let content = &mut edit.content;
    for (name, text) in [
        ("name", &mut content.name),
        ("teaser", &mut content.teaser),
        ("description", &mut content.description),
        ("procedure", &mut content.procedure),
        ("hints", &mut content.hints),
        ("appeal", &mut content.appeal),
    ] {
        *text = sent.text(name, text);
    }
    edit
}

fn page(reader: &Reader, service: &Service, sent: &Sent, errors: &Errors) -> Response {
    let in_easy = |(name, _): &(&str, u8)| !matches!(*name, "appeal");
    let body = html! {
        @for text in TEXTS { (field(reader, sent, text, "").show(reader, errors)) }
        (tongue(reader, sent, errors, EASY, TEXTS.into_iter().filter(in_easy)))
        (tongue(reader, sent, errors, ENGLISH, TEXTS.into_iter()))
    };
    form_page(reader, service, Part::Texts, errors, &body)
}

/// The texts in another language than German, under a heading.
fn tongue(
    reader: &Reader,
    sent: &Sent,
    errors: &Errors,
    end: &str,
    texts: impl Iterator<Item = (&'static str, u8)>,
) -> Markup {
    let legend = match end {
        EASY => "services-catalogue-tongue-easy",
        _ => "services-catalogue-tongue-english",
    };
    let hint = reader.t(&format!("{legend}-hint"));
    fieldset(
        reader.t(legend),
        &html! {
            p { (hint) }
            @for text in texts { (field(reader, sent, text, end).optional().show(reader, errors)) }
        },
    )
}

fn field(reader: &Reader, sent: &Sent, (name, lines): (&str, u8), end: &str) -> Field {
    let id = format!("{name}{end}");
    let label = reader.t(&format!("services-catalogue-field-{name}"));
    let field = match lines {
        1 => Field::text(&id, label),
        lines => Field::textarea(&id, label, lines),
    };
    let field = match (name, end) {
        ("name" | "teaser" | "description", "") => {
            field.hint(reader.t(&format!("services-catalogue-field-{name}-hint")))
        }
        _ => field,
    };
    let field = field.value(sent.get(&id));
    if name == "name" && end.is_empty() { field } else { field.optional() }
}
