//! What people see of the catalogue.

mod about;
mod doors;
mod fee;
mod list;
mod location;
mod locations;
mod manage;
mod maturity;
mod service;
mod took;
mod voice;

use std::collections::BTreeMap;

use axum::{Router, routing::get};
use commons::{Slug, Text};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{Crumb, Reader};

use super::model::Location;
use crate::{Services, ServicesError};

pub(super) use doors::other_doors;
pub(crate) use voice::Voice;

/// The addresses of pages.
pub(crate) fn routes() -> Router<Services> {
    Router::new()
        .route("/services", get(list::show))
        .route("/services/locations", get(locations::show))
        .route("/services/locations/{slug}", get(location::show))
        .route("/services/{slug}", get(service::show))
        .merge(manage::routes())
}

/// The catalogue above a page.
fn services_crumb(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("nav-services"), "/services")
}

/// The list of locations above a page.
fn locations_crumb(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("services-catalogue-locations"), "/services/locations")
}

/// The names of all offices.
async fn offices(services: &Services) -> Result<BTreeMap<Slug, Text>, ServicesError> {
    let offices = services.identity().offices().await?;
    Ok(offices.into_iter().map(|office| (office.slug, office.name)).collect())
}

/// The name of an office, as a link; one that nobody named shows its slug.
fn office_link(reader: &Reader, offices: &BTreeMap<Slug, Text>, slug: &Slug) -> Markup {
    html! {
        @match offices.get(slug) {
            Some(name) => a href={ "/offices/" (slug) } { (reader.text(name)) },
            None => (slug),
        }
    }
}

/// Whether the actor may change what this office says.
fn may_edit(actor: Option<&Actor>, office: &Slug) -> bool {
    actor.is_some_and(|actor| actor.has(Role::Editor, office))
}

/// A text line by line, such as an address.
fn lines(reader: &Reader, text: &Text) -> Markup {
    let (tag, text) = text.get(reader.lang);
    let lang = (tag != reader.lang.tag()).then_some(tag);
    html! { span lang=[lang] { (broken(text)) } }
}

/// A text with its line breaks.
fn broken(text: &str) -> Markup {
    html! { @for (at, line) in text.lines().enumerate() { @if at > 0 { br; } (line) } }
}

/// A number that telephones can call (RFC 3966), shown as it was written.
fn telephone(number: &str) -> Markup {
    let digits: String = number.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    html! { a.nowrap href={ "tel:" (digits) } { (number) } }
}

/// Whether one gets into a location without steps, in words.
fn step_free(reader: &Reader, location: &Location) -> String {
    reader.t(&format!("services-catalogue-step-free-{}", location.content.step_free.name()))
}
