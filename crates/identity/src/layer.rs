//! Puts who acts into every request, from the session cookie.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    Router,
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use ui::{Refusal, Visitor};

use crate::{Actor, Identity, IdentityError, Stage, cookies, rules, sessions::Visit};

impl Identity {
    /// Makes [`Actor`], [`MaybeActor`](crate::MaybeActor) and [`Confirmed`](crate::Confirmed) work
    /// in a router and tells the shell who visits. It must lie outside of `ui::layer`.
    ///
    /// The server must be started with `into_make_service_with_connect_info::<SocketAddr>()`:
    /// attempts to sign in are slowed down by network.
    pub fn layer(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), recognise))
    }
}

async fn recognise(State(identity): State<Identity>, mut request: Request, next: Next) -> Response {
    // What is the same for everyone needs no look into the database.
    if request.uri().path().starts_with("/assets/") {
        return next.run(request).await;
    }
    match visit_of(&identity, request.headers()).await {
        Ok(Some(visit)) => {
            if visit.stage == Stage::Complete {
                let visitor = Visitor { name: visit.name.clone(), staff: visit.is_staff() };
                request.extensions_mut().insert(visitor);
                request.extensions_mut().insert(Actor::from(&visit));
            }
            request.extensions_mut().insert(visit);
        }
        Ok(None) => {}
        // Whoever is signed in must not be treated as a stranger because the database is busy.
        Err(error) => return Refusal::from(error).into_response(),
    }
    let client = Client::of(&identity, &request);
    request.extensions_mut().insert(client);
    next.run(request).await
}

async fn visit_of(
    identity: &Identity,
    headers: &HeaderMap,
) -> Result<Option<Visit>, IdentityError> {
    match cookies::read(headers, cookies::SESSION) {
        Some(token) => identity.visit(token).await,
        None => Ok(None),
    }
}

impl From<&Visit> for Actor {
    fn from(visit: &Visit) -> Self {
        Self {
            person: visit.person.clone(),
            name: visit.name.clone(),
            memberships: visit.memberships.clone(),
            session: visit.session.clone(),
            confirmed_at: visit.confirmed_at,
        }
    }
}

/// What a request says about the browser it comes from. As an extractor it needs [`Identity::layer`].
#[derive(Clone, Debug)]
pub struct Client {
    /// `192.0.2.0/24`
    pub network: String,
    /// `Firefox, Linux`
    pub(crate) browser: String,
    /// The device cookie.
    pub(crate) device: Option<String>,
}

impl Client {
    fn of(identity: &Identity, request: &Request) -> Self {
        let headers = request.headers();
        let peer = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip());
        let forwarded: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        let address = rules::client_address(peer, &forwarded, &identity.config().trusted_proxies);
        let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Self {
            network: rules::network_of(address),
            browser: rules::browser_of(agent.unwrap_or_default()),
            device: cookies::read(headers, cookies::DEVICE).map(str::to_owned),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let missing =
            || Refusal::from(IdentityError::Internal("the identity layer is missing".to_owned()));
        parts.extensions.get::<Self>().cloned().ok_or_else(|| missing().into_response())
    }
}
