//! `/services/forms/manage/{form}/about`: what the form is called, what it is for, its legal basis
//! and where the paper goes.

use axum::{
    extract::{Path, State},
    response::Response,
};
use commons::Explain;
use identity::Actor;
use maud::html;
use ui::{
    Reader, Refusal,
    form::{Errors, Form},
};

use super::{
    Part, View, base_of, change, done, editable, errors_of, manage_path,
    texts::{TextField, german, others},
};
use crate::{
    Services,
    forms::Definition,
    sent::{Sent, status},
};

const TEXTS: [TextField; 4] = [
    TextField::needed("title", 1),
    TextField::optional("intro", 3),
    TextField::optional("form-legal", 2),
    TextField::optional("address", 4),
];

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let view = View::of(&reader, &kept);
    Ok(page(&view, &kept_texts(&kept.draft), &Errors::none()))
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let kept = editable(&services, &actor, &form).await?;
    let sent = Sent::of(pairs);
    let saved = change(&services, &actor, &kept, base_of(&sent), "", |draft| {
        draft.title = sent.text("title", &draft.title);
        draft.intro = sent.text("intro", &draft.intro);
        draft.legal = sent.text("form-legal", &draft.legal);
        draft.address = sent.text("address", &draft.address);
        Some(())
    });
    match saved.await {
        Ok(()) => Ok(done(&kept.slug, "saved", "")),
        Err(error) if error.status() < 500 => {
            let view = View::of(&reader, &kept);
            Ok(page(&view, &sent, &errors_of(&reader, &error)))
        }
        Err(error) => Err(error.into()),
    }
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
