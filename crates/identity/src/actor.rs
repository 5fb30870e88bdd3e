//! Who acts: the extractors that handlers ask.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{Method, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use commons::{Id, Slug, Timestamp};

use ui::{Format, Refusal};

use crate::{IdentityError, Membership, Role, Stage, rules, sessions::Visit};

/// A signed-in person. As an extractor it refuses everyone else: people are sent to the sign-in
/// page and come back, machines get a 401 problem. Staff who have not yet shown their second
/// factor in this session are no actor at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: Id,
    /// The name the shell and the audit pages show.
    pub name: String,
    /// Roles in offices; empty for residents.
    pub memberships: Vec<Membership>,
    /// The session, for ending it.
    pub session: Id,
    /// When the person last proved who they are in this session.
    pub confirmed_at: Timestamp,
}

impl Actor {
    /// Whether the person works for the town.
    pub fn is_staff(&self) -> bool {
        !self.memberships.is_empty()
    }

    /// Whether the person has this role (or one that includes it) in this office. Town-wide roles
    /// count in every office.
    pub fn has(&self, role: Role, office: &Slug) -> bool {
        self.memberships.iter().any(|membership| {
            membership.role.includes(role) && (role.is_town_wide() || membership.office == *office)
        })
    }

    /// Whether the person has this role (or one that includes it) in any office.
    pub fn has_anywhere(&self, role: Role) -> bool {
        self.memberships.iter().any(|membership| membership.role.includes(role))
    }

    /// The offices in which the person has this role or one that includes it.
    pub fn offices_as(&self, role: Role) -> Vec<&Slug> {
        let mut offices: Vec<_> = self
            .memberships
            .iter()
            .filter(|membership| membership.role.includes(role))
            .map(|membership| &membership.office)
            .collect();
        offices.sort();
        offices.dedup();
        offices
    }

    /// Demands a role in an office.
    ///
    /// # Errors
    /// [`IdentityError::Forbidden`] where the person does not have it.
    pub fn require(&self, role: Role, office: &Slug) -> Result<(), IdentityError> {
        if self.has(role, office) { Ok(()) } else { Err(IdentityError::Forbidden { role }) }
    }

    /// Demands a role in any office.
    ///
    /// # Errors
    /// [`IdentityError::Forbidden`] where the person does not have it.
    pub fn require_anywhere(&self, role: Role) -> Result<(), IdentityError> {
        if self.has_anywhere(role) { Ok(()) } else { Err(IdentityError::Forbidden { role }) }
    }
}

/// The actor where there is one; never refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaybeActor(pub Option<Actor>);

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| ask_to_sign_in(parts))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for MaybeActor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Actor>().cloned()))
    }
}

/// An actor who proved who they are within the last 15 minutes: for what can do harm (changing a
/// way to sign in, erasing the account). Others are asked again and come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Confirmed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let actor = Actor::from_request_parts(parts, state).await?;
        if rules::is_confirmed(actor.confirmed_at, Timestamp::now()) {
            return Ok(Self(actor));
        }
        if wants_page(parts) {
            return Err(Redirect::to(&rules::with_next("/account/confirm", way_back(parts)))
                .into_response());
        }
        Err(Refusal::from(IdentityError::ConfirmFirst).into_response())
    }
}

/// People are led to the sign-in page, or on to their second factor, and come back; machines get
/// the problem.
fn ask_to_sign_in(parts: &Parts) -> Response {
    if !wants_page(parts) {
        return Refusal::from(IdentityError::NotSignedIn).into_response();
    }
    let page = match parts.extensions.get::<Visit>().map(|visit| visit.stage) {
        Some(Stage::SecondFactor) => "/sign-in/second-factor",
        Some(Stage::Enrolment) => "/sign-in/enrol",
        _ => "/sign-in",
    };
    Redirect::to(&rules::with_next(page, way_back(parts))).into_response()
}

fn wants_page(parts: &Parts) -> bool {
    let accepts = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accepts.is_some_and(|accept| accept.contains("text/html"))
        && Format::split(parts.uri.path()).1.is_none()
}

/// A form that was posted cannot be posted again after signing in; its page can be opened again.
fn way_back(parts: &Parts) -> &str {
    match parts.method {
        Method::GET | Method::HEAD => parts.uri.path_and_query().map_or("/", |path| path.as_str()),
        _ => "/account",
    }
}
