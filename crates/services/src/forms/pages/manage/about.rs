//! `/services/forms/manage/{form}/about`: what the form is called, what it is for, its legal basis
//! and where the paper goes.

use axum::response::Response;
use maud::html;
use ui::{Reader, Refusal, form::Errors};

use super::{
    Editing, Part, View, answer, manage_path,
    texts::{TextField, german, others},
};
use crate::{
    forms::Definition,
    sent::{Sent, status},
};

const TEXTS: [TextField; 4] = [
    TextField::needed("title", 1),
    TextField::optional("intro", 3),
    TextField::optional("form-legal", 2),
    TextField::optional("address", 4),
];

pub(super) async fn show(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    Ok(page(&at.view(&reader), &kept_texts(&at.kept.draft), &Errors::none()))
}

pub(super) async fn save(reader: Reader, at: Editing, sent: Sent) -> Result<Response, Refusal> {
    let saved = at.change(&sent, |draft| {
        draft.title = sent.text("title", &draft.title);
        draft.intro = sent.text("intro", &draft.intro);
        draft.legal = sent.text("form-legal", &draft.legal);
        draft.address = sent.text("address", &draft.address);
        Some(())
    });
    let again = |errors: &Errors| page(&at.view(&reader), &sent, errors);
    answer(&reader, saved.await, |()| at.done("saved", ""), again)
}

fn kept_texts(draft: &Definition) -> Sent {
    let mut sent = Sent::default();
    for (text, kept) in TEXTS.iter().zip([&draft.title, &draft.intro, &draft.legal, &draft.address])
    {
        sent.add_text(text.name, kept);
    }
    sent
}

fn page(view: &View<'_>, sent: &Sent, errors: &Errors) -> Response {
    let slug = &view.kept.slug;
    let body = html! {
        (german(view, sent, errors, &TEXTS))
        (others(view, sent, errors, &TEXTS, |_| html! {}))
    };
    let main = view.form(&Part::About.path(slug), sent, errors, &body, &manage_path(slug));
    view.page(Part::About, &main).status(status(errors)).render(view.reader)
}
