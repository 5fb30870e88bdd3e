//! Who works at which place: the head of every page and act of an office.

use std::collections::HashMap;

use axum::{
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use commons::{Id, Slug};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Tab, tabs},
    form::Errors,
};

use crate::{
    Services, ServicesError,
    appointments::{
        agenda::{self, Place},
        desk::Expected,
        error::AppointmentsError,
        names::Names,
    },
};

/// Somebody of the office at one of its places.
pub(super) struct Desk {
    pub(super) reader: Reader,
    pub(super) actor: Actor,
    pub(super) services: Services,
    pub(super) names: Names,
    pub(super) place: Place,
}

/// A clerk of the office that answers for the place.
pub(super) struct ClerksDesk(pub(super) Desk);

/// The head of that office.
pub(super) struct HeadsDesk(pub(super) Desk);

/// A clerk before one appointment.
pub(super) struct One {
    pub(super) desk: Desk,
    pub(super) it: Expected,
}

impl Desk {
    async fn of(parts: &mut Parts, services: &Services, role: Role) -> Result<Self, Response> {
        let reader = Reader::from_request_parts(parts, services).await?;
        let actor = Actor::from_request_parts(parts, services).await?;
        let location = named(parts, services, "location").await?;
        let place = place(services, &actor, &location, role).await.map_err(refused)?;
        let names = services.names().await.map_err(refused)?;
        Ok(Self { reader, actor, services: services.clone(), names, place })
    }

    /// The day list of the place.
    pub(super) fn path(&self) -> String {
        path(&self.place)
    }

    /// The name of the place.
    pub(super) fn name(&self) -> String {
        self.reader.plain(&self.names.place(&self.place.location).name)
    }

    /// A page below the place; forms with errors say so to machines too.
    pub(super) fn page(&self, title: impl Into<String>, errors: &Errors) -> Page {
        let status =
            if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let crumbs = vec![all_places(&self.reader), Crumb::new(self.name(), self.path())];
        Page::new(title.into()).crumbs(crumbs).status(status)
    }

    /// The views of the place, and what the current one shows.
    pub(super) fn view(&self, current: &str, main: &Markup) -> Markup {
        let is_head = self.actor.has(Role::OfficeHead, &self.place.office);
        let for_clerks = [("day", ""), ("book", "/book"), ("affected", "/affected")];
        let for_heads = [("close", "/close"), ("settings", "/settings")];
        let shown = for_clerks.into_iter().chain(for_heads.into_iter().filter(|_| is_head));
        let tab = |(word, part): (&str, &str)| Tab {
            label: self.reader.t(&format!("services-appointments-manage-{word}")),
            href: format!("{}{part}", self.path()),
            current: word == current,
        };
        html! { (tabs(&self.name(), &shown.map(tab).collect::<Vec<_>>())) (main) }
    }
}

impl FromRequestParts<Services> for ClerksDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Response> {
        Desk::of(parts, services, Role::Clerk).await.map(Self)
    }
}

impl FromRequestParts<Services> for HeadsDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Response> {
        Desk::of(parts, services, Role::OfficeHead).await.map(Self)
    }
}

impl FromRequestParts<Services> for One {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Response> {
        let desk = Desk::of(parts, services, Role::Clerk).await?;
        let id = Id::from(named(parts, services, "id").await?);
        let it = services.expected_one(&desk.place.location, &id).await.map_err(refused)?;
        Ok(Self { desk, it })
    }
}

/// What the address names.
async fn named(parts: &mut Parts, services: &Services, name: &str) -> Result<String, Response> {
    let Path(mut names) = Path::<HashMap<String, String>>::from_request_parts(parts, services)
        .await
        .map_err(IntoResponse::into_response)?;
    Ok(names.remove(name).unwrap_or_default())
}

/// The place of an address, for who has the role in its office.
async fn place(
    services: &Services,
    actor: &Actor,
    location: &str,
    role: Role,
) -> Result<Place, ServicesError> {
    let location: Slug = location.parse().map_err(|_| AppointmentsError::NoPlace)?;
    let mut places = agenda::places(services.db(), location.as_str()).await?;
    let place = places.remove(&location).ok_or(AppointmentsError::NoPlace)?;
    actor.require(role, &place.office)?;
    Ok(place)
}

fn refused(error: impl Into<Refusal>) -> Response {
    error.into().into_response()
}

/// The day list of a place.
pub(super) fn path(place: &Place) -> String {
    format!("/appointments/manage/{}", place.location)
}

/// The list of all places.
pub(super) fn all_places(reader: &Reader) -> Crumb {
    Crumb::new(reader.t("services-appointments-manage-title"), "/appointments/manage")
}
