//! `/data/{slug}/edit`: what is said about a dataset.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Text};
use identity::{Actor, Role};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Choice, Field, Look, actions, fieldset, form, link_button, submit},
    form::{Errors, Form},
};

use super::{catalogue_crumb, dataset_crumb};
use crate::{Dataset, Licence, OpenData, OpenDataError, Origin, api};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    pub(super) title: String,
    pub(super) title_en: String,
    pub(super) description: String,
    pub(super) description_en: String,
    pub(super) licence: String,
}

impl Said {
    pub(super) fn of(title: &Text, description: &Text, licence: Licence) -> Self {
        let of = |text: &Text, tag: &str| text.0.get(tag).cloned().unwrap_or_default();
        Self {
            title: of(title, "de"),
            title_en: of(title, "en"),
            description: of(description, "de"),
            description_en: of(description, "en"),
            licence: licence.id().to_owned(),
        }
    }

    pub(super) fn title(&self) -> Text {
        Text::both(&self.title, &self.title_en)
    }

    pub(super) fn description(&self) -> Text {
        Text::both(&self.description, &self.description_en)
    }

    pub(super) fn licence(&self) -> Result<Licence, OpenDataError> {
        Ok(self.licence.parse()?)
    }

    /// The fields of the form.
    pub(super) fn fields(&self, reader: &Reader, errors: &Errors) -> Markup {
        let licences = Licence::ALL.map(|licence| Choice::new(licence.id(), licence.name()));
        let german = [
            Field::text("title", reader.t("opendata-field-title"))
                .hint(reader.t("opendata-field-title-hint"))
                .value(&self.title),
            Field::textarea("description", reader.t("opendata-field-description"), 5)
                .hint(reader.t("opendata-field-description-hint"))
                .optional()
                .value(&self.description),
        ];
        let english = [
            Field::text("title_en", reader.t("opendata-field-title-en"))
                .optional()
                .value(&self.title_en),
            Field::textarea("description_en", reader.t("opendata-field-description-en"), 5)
                .optional()
                .value(&self.description_en),
        ];
        html! {
            @for field in german { (field.show(reader, errors)) }
            (Field::radios("licence", reader.t("opendata-licence"), licences.to_vec())
                .hint(reader.t("opendata-field-licence-hint"))
                .value(&self.licence)
                .show(reader, errors))
            (fieldset(reader.t("opendata-field-english"), &html! {
                @for field in english { (field.show(reader, errors)) }
            }))
        }
    }
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let dataset = editable(&opendata, &actor, &slug).await?;
    let said = Said::of(&dataset.title, &dataset.description, dataset.licence);
    Ok(page(&reader, &dataset, &said, &Errors::none()))
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Path(slug): Path<String>,
    Form(said): Form<Said>,
) -> Result<Response, Refusal> {
    let dataset = editable(&opendata, &actor, &slug).await?;
    let licence = match said.licence() {
        Ok(licence) => licence,
        Err(error) => {
            return Ok(page(&reader, &dataset, &said, &Errors::of_error(&reader, &error)));
        }
    };
    let (title, description) = (said.title(), said.description());
    let by = Some(&actor.person);
    match opendata.describe(&dataset.slug, &title, &description, licence, by).await {
        Ok(_) => Ok(Redirect::to(&dataset.path()).into_response()),
        Err(error) if error.status() < 500 => {
            Ok(page(&reader, &dataset, &said, &Errors::of_error(&reader, &error)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn editable(
    opendata: &OpenData,
    actor: &Actor,
    slug: &str,
) -> Result<Dataset, OpenDataError> {
    let dataset = opendata.dataset(&api::slug_of(slug)?).await?;
    actor.require(Role::Editor, &dataset.office)?;
    match dataset.origin {
        Origin::File => Ok(dataset),
        Origin::House => Err(OpenDataError::HouseDataset(dataset.slug)),
    }
}

fn page(reader: &Reader, dataset: &Dataset, said: &Said, errors: &Errors) -> Response {
    let action = format!("{}/edit", dataset.path());
    let body = html! {
        (said.fields(reader, errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("opendata-save")))
            (link_button(Look::Tertiary, reader.t("opendata-cancel"), dataset.path()))
        }))
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Page::new(reader.t("opendata-edit-title"))
        .lead(reader.t("opendata-edit-lead"))
        .crumbs(vec![catalogue_crumb(reader), dataset_crumb(reader, dataset)])
        .narrow()
        .status(status)
        .main(form(reader, action, errors, &body))
        .render(reader)
}
