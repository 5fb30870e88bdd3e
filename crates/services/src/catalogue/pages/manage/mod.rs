//! Where offices say what they offer, and where.

mod create;
mod details;
mod doors;
mod history;
mod list;
mod location;
mod locations;
mod overview;
mod preview;
mod texts;
mod withdraw;

use axum::{
    Router,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::{Explain, Slug};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Choice, Field, Look, Tab, actions, form, link_button, submit, tabs},
    form::Errors,
};

use super::{offices, services_crumb};
use crate::{
    Services, ServicesError,
    catalogue::{
        CatalogueError,
        model::{Service, ServiceEdit},
    },
    sent::{self, Sent},
};

/// The addresses of pages for staff.
pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/services/manage", get(list::show))
        .route("/services/manage/new", get(create::show).post(create::save))
        .route("/services/manage/locations", get(locations::show))
        .route("/services/manage/locations/new", get(location::new).post(location::create))
        .route("/services/manage/locations/{slug}", get(location::show).post(location::save))
        .route("/services/manage/{slug}", get(overview::show))
        .route("/services/manage/{slug}/texts", get(texts::show).post(texts::save))
        .route("/services/manage/{slug}/details", get(details::show).post(details::save))
        .route("/services/manage/{slug}/doors", get(doors::show).post(doors::save))
        .route("/services/manage/{slug}/preview", get(preview::show))
        .route("/services/manage/{slug}/publish", post(overview::publish))
        .route("/services/manage/{slug}/list", post(overview::list))
        .route("/services/manage/{slug}/withdraw", get(withdraw::show).post(withdraw::decide))
}

/// The pages on which a service is edited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Overview,
    Texts,
    Details,
    Doors,
    Preview,
}

impl Part {
    const ALL: [Self; 5] = [Self::Overview, Self::Texts, Self::Details, Self::Doors, Self::Preview];

    const fn key(self) -> &'static str {
        match self {
            Self::Overview => "services-catalogue-part-overview",
            Self::Texts => "services-catalogue-part-texts",
            Self::Details => "services-catalogue-part-details",
            Self::Doors => "services-catalogue-part-doors",
            Self::Preview => "services-catalogue-part-preview",
        }
    }

    fn path(self, slug: &Slug) -> String {
        let base = manage_path(slug);
        match self {
            Self::Overview => base,
            Self::Texts => format!("{base}/texts"),
            Self::Details => format!("{base}/details"),
            Self::Doors => format!("{base}/doors"),
            Self::Preview => format!("{base}/preview"),
        }
    }
}

/// Where a service is edited.
fn manage_path(slug: &Slug) -> String {
    format!("/services/manage/{slug}")
}

/// Who edits which service: the head of every page and act of the editor.
struct Editing {
    reader: Reader,
    actor: Actor,
    services: Services,
    service: Service,
}

impl FromRequestParts<Services> for Editing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Response> {
        let reader = Reader::from_request_parts(parts, services).await?;
        let actor = Actor::from_request_parts(parts, services).await?;
        let Path(slug) = Path::<String>::from_request_parts(parts, services)
            .await
            .map_err(IntoResponse::into_response)?;
        let refused = |error| Refusal::from(error).into_response();
        let service = editable(services, &actor, &slug).await.map_err(refused)?;
        Ok(Self { reader, actor, services: services.clone(), service })
    }
}

/// A service that the actor may edit.
async fn editable(
    services: &Services,
    actor: &Actor,
    slug: &str,
) -> Result<Service, ServicesError> {
    let missing = || CatalogueError::NoService(slug.to_owned());
    let service = services.service(&slug.parse().map_err(|_| missing())?).await?;
    actor.require(Role::Editor, &service.office)?;
    Ok(service)
}

/// The list of one's services above a page.
fn manage_crumb(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("services-catalogue-manage-title"), "/services/manage")
}

/// One of the pages on which a service is edited.
fn page(reader: &Reader, service: &Service, part: Part, main: &Markup) -> Page {
    let all = Part::ALL.map(|it| Tab {
        label: reader.t(it.key()),
        href: it.path(&service.slug),
        current: it == part,
    });
    let name = reader.plain(&service.content.name);
    let label = reader.tr("services-catalogue-parts", &[("service", name.as_str().into())]);
    Page::new(name).crumbs(vec![services_crumb(reader), manage_crumb(reader)]).main(html! {
        (tabs(&label, &all))
        (main)
    })
}

/// One of its pages that is a form.
fn form_page(
    reader: &Reader,
    service: &Service,
    part: Part,
    errors: &Errors,
    body: &Markup,
) -> Response {
    let path = part.path(&service.slug);
    let body = html! {
        input type="hidden" name="base" value=(service.version);
        (body)
        (actions(&html! {
            (submit(Look::Primary, reader.t("services-catalogue-save")))
            (link_button(Look::Tertiary, reader.t("services-catalogue-cancel"), manage_path(&service.slug)))
        }))
    };
    page(reader, service, part, &form(reader, path, errors, &body))
        .status(sent::status(errors))
        .render(reader)
}

/// Keeps what was sent. What is refused is said; the form is then shown again.
async fn keep(
    services: &Services,
    actor: &Actor,
    reader: &Reader,
    edit: ServiceEdit,
) -> Result<Result<Response, Errors>, ServicesError> {
    let slug = edit.slug.clone();
    match services.save_service(edit, Some(&actor.person)).await {
        Ok(_) => Ok(Ok(done(&slug, "saved"))),
        Err(error) if error.status() < 500 => Ok(Err(Errors::of_error(reader, &error))),
        Err(error) => Err(error),
    }
}

/// Back to the overview, which says what was done.
fn done(slug: &Slug, what: &str) -> Response {
    Redirect::to(&format!("{}?done={what}", manage_path(slug))).into_response()
}

/// What is edited, with the version that was seen.
fn edit_of(service: &Service, sent: &Sent) -> ServiceEdit {
    let mut edit = ServiceEdit::from(service.clone());
    edit.base = sent.get("base").parse().unwrap_or_default();
    edit
}

/// The choice among the offices for which the actor edits.
async fn office_field(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    chosen: &str,
) -> Result<Field, ServicesError> {
    let names = offices(services).await?;
    let name =
        |office: &Slug| names.get(office).map_or_else(|| office.to_string(), |it| reader.plain(it));
    let choice = |office: &Slug| Choice::new(office.as_str(), name(office));
    let choices = actor.offices_as(Role::Editor).into_iter().map(choice).collect();
    Ok(Field::select("office", reader.t("services-catalogue-office"), choices).value(chosen))
}
