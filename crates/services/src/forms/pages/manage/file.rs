//! `/services/forms/manage/new/file`: a form from a file of another program. What it says and we do
//! not understand stays with the form as notes.

use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::Response,
};
use commons::{Explain, Text};
use identity::{Actor, Role};
use maud::html;
use ui::{
    Reader, Refusal,
    components::{Field, upload_form},
    form::Errors,
};

use super::{
    LIST,
    create::{Place, begin, buttons, imported, place, place_fields, way},
};
use crate::{
    Services, ServicesError,
    forms::{
        FormsError,
        import::{self, ImportError, Into, MAX_BYTES},
    },
    sent::Sent,
};

/// The longest text field, in bytes.
const TEXT: usize = 10_000;
/// Fields of the form.
const FIELDS: usize = 20;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    Ok(page(&services, &reader, &actor, &Sent::default(), &Errors::none()).await?)
}

pub(super) async fn receive(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    let form = form.map_err(|error| ServicesError::from(unreadable(&error.body_text())))?;
    let mut sent = Sent::default();
    let taken = match read(form, &mut sent).await {
        Ok(file) => take(&services, &reader, &actor, &sent, file).await?,
        Err(error) => Err(at_file(&reader, &error)),
    };
    match taken {
        Ok(response) => Ok(response),
        Err(errors) => Ok(page(&services, &reader, &actor, &sent, &errors).await?),
    }
}

async fn take(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
    file: Vec<u8>,
) -> Result<Result<Response, Errors>, ServicesError> {
    if file.is_empty() {
        let said = reader.t("services-forms-edit-no-file");
        return Ok(Err(Errors::none().with("file", said)));
    }
    let Place { form, service, office } =
        match place(services, reader, actor, sent, &Text::default()).await? {
            Ok(place) => place,
            Err(errors) => return Ok(Err(errors)),
        };
    let into = Into { service, office, form: Some(form) };
    // A large file takes a while, in which the town answers others.
    let read = tokio::task::spawn_blocking(move || import::read(&file, &into)).await;
    match read.map_err(|error| unreadable(&error.to_string())).flatten() {
        Ok(definition) => {
            let begun = begin(services, reader, actor, definition).await?;
            Ok(begun.map(|slug| imported(&slug)))
        }
        Err(error) => Ok(Err(at_file(reader, &error))),
    }
}

/// What is wrong with the file, at its field, with the line where there is one.
fn at_file(reader: &Reader, error: &FormsError) -> Errors {
    let said = reader.explain(error);
    let said = match error.place().line {
        Some(line) => {
            let args = [("line", line.into()), ("error", said.into())];
            reader.tr("services-forms-edit-file-line", &args)
        }
        None => said,
    };
    Errors::none().with("file", said)
}

/// The file; the other fields are added to what was sent.
async fn read(mut form: Multipart, sent: &mut Sent) -> Result<Vec<u8>, FormsError> {
    let mut file = Vec::new();
    let mut count = 0;
    while let Some(mut field) = next(&mut form).await? {
        count += 1;
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field.file_name().is_some();
        let limit = if is_file { MAX_BYTES } else { TEXT };
        let mut bytes = Vec::new();
        while let Some(chunk) =
            field.chunk().await.map_err(|error| unreadable(&error.body_text()))?
        {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > limit || count > FIELDS {
                return Err(ImportError::TooLarge(limit).into());
            }
        }
        if is_file {
            file = bytes;
        } else {
            sent.add(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(file)
}

async fn next(
    form: &mut Multipart,
) -> Result<Option<axum::extract::multipart::Field<'_>>, FormsError> {
    form.next_field().await.map_err(|error| unreadable(&error.body_text()))
}

fn unreadable(reason: &str) -> FormsError {
    ImportError::Unreadable(reason.to_owned()).into()
}

async fn page(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let places = place_fields(services, reader, actor, sent).await?;
    let file = Field::file("file", reader.t("services-forms-edit-field-file"))
        .hint(reader.t("services-forms-edit-field-file-hint"))
        .attribute("accept", ".xml,.zip,.json");
    let body = html! {
        (file.show(reader, errors))
        @for field in places { (field.show(reader, errors)) }
        (buttons(reader))
    };
    let main = upload_form(reader, format!("{LIST}/new/file"), errors, &body);
    Ok(way(reader, "file", errors, &main))
}
