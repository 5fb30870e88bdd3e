//! `/data/publish`: an editor sends a file.

use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Slug};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, link_button, link_list, submit, upload_form},
    form::Errors,
};

use super::{catalogue_crumb, edit::Said, office_field};
use crate::{
    Dataset, Draft, Licence, OpenData, OpenDataError, Origin, Wishes, api, import::Corrections,
    rules, upload::Upload,
};

/// What the form asks for.
struct Start {
    said: Said,
    office: String,
    /// Of which dataset it is a new version.
    dataset: Option<Dataset>,
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    let start = match reader.parameter("dataset") {
        Some(slug) => Start::of(existing(&opendata, &actor, &slug).await?),
        None => Start::empty(&actor),
    };
    page(&reader, &opendata, &actor, &start, &Errors::none()).await
}

pub(super) async fn receive(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    let form = form.map_err(|error| OpenDataError::Upload(error.body_text()))?;
    let upload = match opendata.receive(form).await {
        Ok(upload) => upload,
        Err(error) if error.status() < 500 => {
            let errors = errors_of(&reader, &error);
            return page(&reader, &opendata, &actor, &Start::empty(&actor), &errors).await;
        }
        Err(error) => return Err(error.into()),
    };
    let start = Start::sent(&opendata, &actor, &upload).await?;
    match begin(&opendata, &actor, &upload, &start).await {
        Ok(draft) => Ok(Redirect::to(&format!("/data/publish/{draft}")).into_response()),
        Err(error) if error.status() < 500 => {
            page(&reader, &opendata, &actor, &start, &errors_of(&reader, &error)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn begin(
    opendata: &OpenData,
    actor: &Actor,
    upload: &Upload,
    start: &Start,
) -> Result<commons::Id, OpenDataError> {
    let office: Slug = start.office.parse().map_err(|_| rules::no_office())?;
    actor.require(Role::Editor, &office)?;
    let file = upload.file.as_ref().ok_or(OpenDataError::NoFile)?;
    let wishes = Wishes {
        title: rules::title(&start.said.title())?,
        description: rules::description(&start.said.description())?,
        licence: start.said.licence()?,
        office: Some(office),
        dataset: start.dataset.as_ref().map(|dataset| dataset.slug.clone()),
        corrections: Corrections::default(),
    };
    opendata.new_draft(&actor.person, &file.path, &file.name, &wishes).await
}

/// What an error of the file says belongs to the file's field.
fn errors_of(reader: &Reader, error: &dyn Explain) -> Errors {
    let errors = Errors::of_error(reader, error);
    if errors.iter().all(|(field, _)| field.is_none()) {
        return Errors::none().with("file", reader.explain(error));
    }
    errors
}

/// A dataset of which the actor may publish a new version.
async fn existing(
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

impl Start {
    fn empty(actor: &Actor) -> Self {
        let office = actor.offices_as(Role::Editor).first().map(ToString::to_string);
        let said = Said { licence: Licence::DlBy.id().to_owned(), ..Said::default() };
        Self { said, office: office.unwrap_or_default(), dataset: None }
    }

    fn of(dataset: Dataset) -> Self {
        let said = Said::of(&dataset.title, &dataset.description, dataset.licence);
        Self { said, office: dataset.office.to_string(), dataset: Some(dataset) }
    }

    async fn sent(
        opendata: &OpenData,
        actor: &Actor,
        upload: &Upload,
    ) -> Result<Self, OpenDataError> {
        let text = |name| upload.field(name).to_owned();
        let said = Said {
            title: text("title"),
            title_en: text("title_en"),
            description: text("description"),
            description_en: text("description_en"),
            licence: text("licence"),
        };
        let dataset = match upload.field("dataset") {
            "" => None,
            slug => Some(existing(opendata, actor, slug).await?),
        };
        let office = dataset.as_ref().map_or(text("office"), |known| known.office.to_string());
        Ok(Self { said, office, dataset })
    }
}

async fn page(
    reader: &Reader,
    opendata: &OpenData,
    actor: &Actor,
    start: &Start,
    errors: &Errors,
) -> Result<Response, Refusal> {
    let limit = reader.bytes(opendata.config().limits.bytes);
    let file = Field::file("file", reader.t("opendata-field-file"))
        .hint(reader.tr("opendata-field-file-hint", &[("limit", limit.into())]))
        .attribute("accept", ".csv,.tsv,.txt,text/csv");
    let office = office_field(opendata, reader, actor, &start.office).await?;
    let body = html! {
        (file.show(reader, errors))
        @match &start.dataset {
            Some(dataset) => { input type="hidden" name="dataset" value=(dataset.slug); }
            None => { (office.show(reader, errors)) }
        }
        (start.said.fields(reader, errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("opendata-upload")))
            (link_button(Look::Tertiary, reader.t("opendata-cancel"), "/data"))
        }))
    };
    let drafts = opendata.drafts(&actor.person).await?;
    let (title, lead) = match &start.dataset {
        Some(dataset) => {
            let args = [("title", reader.plain(&dataset.title).into())];
            (reader.tr("opendata-publish-version-title", &args), "opendata-publish-version-lead")
        }
        None => (reader.t("opendata-publish-title"), "opendata-publish-lead"),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Page::new(title)
        .lead(reader.t(lead))
        .crumbs(vec![catalogue_crumb(reader)])
        .narrow()
        .status(status)
        .main(html! {
            (upload_form(reader, "/data/publish", errors, &body))
            @if !drafts.is_empty() { (unfinished(reader, &drafts)) }
        })
        .render(reader))
}

fn unfinished(reader: &Reader, drafts: &[Draft]) -> Markup {
    html! {
        section aria-labelledby="drafts" {
            h2 id="drafts" { (reader.t("opendata-drafts")) }
            (link_list(drafts.iter().map(|draft| {
                let sent = [("date", reader.datetime(draft.created_at).into())];
                (
                    reader.plain(&draft.wishes.title),
                    format!("/data/publish/{}", draft.id),
                    format!("{}, {}", draft.file_name, reader.tr("opendata-draft-sent", &sent)),
                )
            })))
        }
    }
}
