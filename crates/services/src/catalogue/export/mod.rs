//! What goes out: every service in the forms that other directories read, one suffix away from its
//! page. `.json` says all of it, `.jsonld` is schema.org, `.ttl` and `.cpsv.jsonld` are CPSV-AP,
//! `.xml` is `XZuFi`.

mod cpsv;
mod graph;
mod json;
mod schema_org;
mod xzufi;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use commons::{Slug, Text};
use ui::Refusal;

use super::{
    CatalogueError,
    model::{LOCATION, SERVICE, Service, State as Stage},
    rules::Locations,
    store,
};
use crate::{Services, ServicesError};

/// What a service is exported with.
pub(crate) struct Town {
    /// The public address, without a slash at its end.
    base: String,
    /// The town's name.
    name: String,
    /// The names of all offices.
    offices: BTreeMap<Slug, Text>,
    /// All locations.
    locations: Arc<Locations>,
}

impl Town {
    async fn of(services: &Services) -> Result<Self, ServicesError> {
        let offices = services.identity().offices().await?;
        Ok(Self {
            base: services.config().base_url.clone(),
            name: services.config().town_name.clone(),
            offices: offices.into_iter().map(|office| (office.slug, office.name)).collect(),
            locations: Arc::new(store::locations(services.db()).await?),
        })
    }

    /// The address of a path.
    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// A form of a service for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// All of it, in our own words.
    Json,
    /// schema.org, as JSON-LD.
    SchemaOrg,
    /// CPSV-AP 3.2.0, as Turtle.
    Turtle,
    /// CPSV-AP 3.2.0, as JSON-LD.
    Cpsv,
    /// `XZuFi` 2.3.1.
    Xzufi,
}

/// All forms, by the suffix of the address; those first of which another is the end.
pub(crate) const FORMS: [(Form, &str, &str); 5] = [
    (Form::Cpsv, ".cpsv.jsonld", "application/ld+json"),
    (Form::SchemaOrg, ".jsonld", "application/ld+json"),
    (Form::Json, ".json", "application/json"),
    (Form::Turtle, ".ttl", "text/turtle; charset=utf-8"),
    (Form::Xzufi, ".xml", "application/xml"),
];

/// The form that a name ends in, and the name without it.
pub(crate) fn split(name: &str) -> (&str, Option<Form>) {
    FORMS
        .iter()
        .find_map(|(form, suffix, _)| Some((name.strip_suffix(suffix)?, Some(*form))))
        .unwrap_or((name, None))
}

/// The addresses of whole catalogues and of statements.
pub(crate) fn routes() -> Router<Services> {
    Router::new()
        .route("/services.json", get(|State(it): State<Services>| whole(it, Form::Json)))
        .route("/services.ttl", get(|State(it): State<Services>| whole(it, Form::Turtle)))
        .route("/services.jsonld", get(|State(it): State<Services>| whole(it, Form::Cpsv)))
        .route("/services.xml", get(|State(it): State<Services>| whole(it, Form::Xzufi)))
        .route("/services/{slug}/versions/{version}", get(service_statement))
        .route("/services/locations/{slug}/versions/{version}", get(location_statement))
}

/// A service that everyone finds, or did, in a form for machines.
pub(crate) async fn one(
    services: &Services,
    service: &Service,
    form: Form,
) -> Result<Response, ServicesError> {
    let town = Town::of(services).await?;
    let all = std::slice::from_ref(service);
    let body = match form {
        Form::Json => json::service(&town, service, &services.maturity_of(service).await?),
        Form::SchemaOrg => schema_org::service(&town, service),
        Form::Turtle => cpsv::graph(&town, all).turtle(),
        Form::Cpsv => cpsv::graph(&town, all).json_ld(),
        Form::Xzufi => xzufi::document(&town, all),
    };
    Ok(answer(form, body))
}

/// All services that everyone finds.
async fn whole(services: Services, form: Form) -> Result<Response, Refusal> {
    let town = Town::of(&services).await?;
    let all = services.shown_services().await?;
    let body = match form {
        Form::Turtle => cpsv::graph(&town, &all).turtle(),
        Form::Cpsv | Form::SchemaOrg => cpsv::graph(&town, &all).json_ld(),
        Form::Xzufi => xzufi::document(&town, &all),
        Form::Json => json::list(&town, &all),
    };
    Ok(answer(form, body))
}

/// A location, as JSON.
pub(crate) async fn location(services: &Services, slug: &Slug) -> Result<Response, ServicesError> {
    let location = services.location(slug).await?;
    let at = services.services_at(slug).await?;
    Ok(answer(Form::Json, json::location(&Town::of(services).await?, &location, &at)))
}

fn answer(form: Form, body: String) -> Response {
    let kind = FORMS.iter().find(|(known, ..)| *known == form).map_or("", |(.., kind)| *kind);
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], body).into_response()
}

async fn service_statement(
    State(services): State<Services>,
    Path((slug, version)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    Ok(statement(&services, SERVICE, &slug, &version).await?)
}

async fn location_statement(
    State(services): State<Services>,
    Path((slug, version)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    Ok(statement(&services, LOCATION, &slug, &version).await?)
}

/// The exact bytes that the record committed to: `/services/{slug}/versions/{number}.json`.
async fn statement(
    services: &Services,
    subject: &str,
    name: &str,
    version: &str,
) -> Result<Response, ServicesError> {
    let missing = || ServicesError::from(CatalogueError::NoService(format!("{name}, {version}")));
    let slug: Slug = name.parse().map_err(|_| missing())?;
    let number = version.strip_suffix(".json").and_then(|number| number.parse().ok());
    let number: u64 = number.ok_or_else(missing)?;
    let said = store::statement(services.db(), subject, &slug, number).await?;
    Ok(answer(Form::Json, said.ok_or_else(missing)?))
}

/// Whether a service can be exported: a draft is nobody's but its office's.
pub(crate) fn is_public(service: &Service) -> bool {
    service.state != Stage::Draft
}
