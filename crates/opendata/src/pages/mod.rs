//! What people see.

mod catalogue;
mod dataset;
mod draft;
mod edit;
mod facts;
mod filters;
mod found;
mod inventory;
mod publish;
mod row;
mod values;
mod version;
mod withdraw;

use std::collections::BTreeMap;

use axum::{Router, extract::DefaultBodyLimit, routing::get};
use commons::{Slug, Text};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Crumb, Reader,
    components::{Choice, Field},
};

use crate::{Dataset, OpenData, OpenDataError};

/// The addresses of pages.
pub(crate) fn routes() -> Router<OpenData> {
    Router::new()
        .route("/data", get(catalogue::show))
        .route(
            "/data/publish",
            get(publish::show).post(publish::receive).layer(DefaultBodyLimit::disable()),
        )
        .route("/data/publish/{draft}", get(draft::show).post(draft::decide))
        .route("/data/inventory", get(inventory::show).post(inventory::save))
        .route("/data/{slug}", get(dataset::show))
        .route("/data/{slug}/edit", get(edit::show).post(edit::save))
        .route("/data/{slug}/rows/{row}", get(row::latest))
        .route("/data/{slug}/versions/{number}", get(version::show))
        .route(
            "/data/{slug}/versions/{number}/withdraw",
            get(withdraw::show).post(withdraw::decide),
        )
        .route("/data/{slug}/versions/{number}/rows/{row}", get(row::of_version))
}

/// The catalogue above a page.
fn catalogue_crumb(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("nav-opendata"), "/data")
}

/// A dataset above a page.
fn dataset_crumb(reader: &Reader, dataset: &Dataset) -> Crumb {
    Crumb::new(reader.plain(&dataset.title), dataset.path())
}

/// The names of all offices.
async fn offices(opendata: &OpenData) -> Result<BTreeMap<Slug, Text>, OpenDataError> {
    let offices = opendata.identity().offices().await?;
    Ok(offices.into_iter().map(|office| (office.slug, office.name)).collect())
}

/// The name of an office; one that nobody named shows its slug.
fn office_name(reader: &Reader, offices: &BTreeMap<Slug, Text>, slug: &Slug) -> Markup {
    offices.get(slug).map_or_else(|| html! { (slug) }, |name| reader.text(name))
}

/// A text in paragraphs, in the reader's language where it has it.
fn paragraphs(reader: &Reader, text: &Text) -> Markup {
    let (tag, text) = text.get(reader.lang);
    let lang = (tag != reader.lang.tag()).then_some(tag);
    html! {
        @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            p lang=[lang] { (paragraph) }
        }
    }
}

/// The choice among the offices for which the actor may publish.
async fn office_field(
    opendata: &OpenData,
    reader: &Reader,
    actor: &Actor,
    chosen: &str,
) -> Result<Field, OpenDataError> {
    let names = offices(opendata).await?;
    let choice = |office: &Slug| Choice::new(office.as_str(), office_name(reader, &names, office));
    let choices = actor.offices_as(Role::Editor).into_iter().map(choice).collect();
    Ok(Field::select("office", reader.t("opendata-office"), choices).value(chosen))
}

/// Whether the actor may publish for this office.
fn may_edit(actor: Option<&Actor>, office: &Slug) -> bool {
    actor.is_some_and(|actor| actor.has(Role::Editor, office))
}
