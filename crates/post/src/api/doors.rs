//! Doors to other systems: an office's keys for them, OpenPGP mail, FIT-Connect, and what came in.
//! All of it is for those who work in the office.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRequestParts, Path, Query, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use commons::{Id, Slug};
use identity::{IdentityError, Role};
use serde::{Deserialize, Serialize};
use ui::Refusal;

use super::Body;
use crate::{
    Caller, Post, PostError,
    doors::{
        Address, Destination, EventLog, FitConnectDoor, Inbound, NewDoorKey, NewSubmission,
        Outbound, OwnDoorKey, SealedMail, keys_of,
    },
};

/// The largest message or submission, in bytes.
const LARGEST: usize = 100 << 20;

pub(super) fn routes() -> Router<Post> {
    Router::new()
        .route("/openpgp/keys", get(find_keys))
        .route("/offices/{slug}/door-keys", get(door_keys).post(publish_key))
        .route("/offices/{slug}/door-keys/{number}", delete(end_key))
        .route("/offices/{slug}/outbound", get(outbound))
        .route("/offices/{slug}/mail", post(send_mail))
        .route("/offices/{slug}/inbound", get(inbound))
        .route("/offices/{slug}/inbound/{id}", get(inbound_content))
        .route("/offices/{slug}/inbound/{id}/done", post(inbound_done))
        .route("/offices/{slug}/inbound/{id}/event", post(answer))
        .route("/offices/{slug}/fit-connect/destinations/{id}", get(destination))
        .route("/offices/{slug}/fit-connect/submissions", post(send_submission))
        .route("/offices/{slug}/fit-connect/submissions/{id}/events", get(events))
        .layer(DefaultBodyLimit::max(LARGEST))
}

/// The office of an address, in which the caller must work.
fn own_office(caller: &Caller, slug: &str) -> Result<Slug, PostError> {
    let office: Slug = slug.parse().map_err(|_| PostError::NoOffice)?;
    caller.require_office(&office)?;
    Ok(office)
}

/// An office in whose address is asked for something by who works in it. Everyone else is refused
/// before a body is read, which may be long here.
struct OwnOffice(Slug);

impl FromRequestParts<Post> for OwnOffice {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, post: &Post) -> Result<Self, Refusal> {
        let caller = Caller::from_request_parts(parts, post).await?;
        let Path(slug) = Path::<String>::from_request_parts(parts, post)
            .await
            .map_err(|_| Refusal::from(PostError::NoOffice))?;
        Ok(Self(own_office(&caller, &slug)?))
    }
}

#[derive(Deserialize)]
struct Asked {
    address: String,
}

#[derive(Serialize)]
struct Found {
    keys: Vec<String>,
}

/// For whoever works in an office: the town asks no strangers for others.
async fn find_keys(
    caller: Caller,
    Query(Asked { address }): Query<Asked>,
) -> Result<Json<Found>, Refusal> {
    if !caller.parties().iter().any(|party| party.office().is_some()) {
        caller.person()?;
        return Err(PostError::from(IdentityError::Forbidden { role: Role::Clerk }).into());
    }
    let address = Address::read(&address).map_err(PostError::from)?;
    let keys = keys_of(&address).await.map_err(PostError::from)?;
    Ok(Json(Found { keys }))
}

#[derive(Serialize)]
struct Doors {
    address: Option<String>,
    fit_connect: Option<FitConnectDoor>,
    keys: Vec<OwnDoorKey>,
}

async fn door_keys(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<Doors>, Refusal> {
    let office = own_office(&caller, &slug)?;
    let address = post.config().mail.is_some().then(|| post.mail_address(&office));
    let fit_connect = post.fit_connect_door(&office);
    let keys = post.own_door_keys(&office).await?;
    Ok(Json(Doors { address, fit_connect, keys }))
}

async fn publish_key(
    State(post): State<Post>,
    OwnOffice(office): OwnOffice,
    Body(key): Body<NewDoorKey>,
) -> Result<(StatusCode, Json<OwnDoorKey>), Refusal> {
    Ok((StatusCode::CREATED, Json(post.publish_door_key(&office, &key).await?)))
}

async fn end_key(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, number)): Path<(String, u64)>,
) -> Result<StatusCode, Refusal> {
    let office = own_office(&caller, &slug)?;
    post.end_door_key(&office, number).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct OfCase {
    case: Id,
}

async fn outbound(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(OfCase { case }): Query<OfCase>,
) -> Result<Json<Vec<Outbound>>, Refusal> {
    let office = own_office(&caller, &slug)?;
    post.demand_case_of(&office, &case).await?;
    Ok(Json(post.outbound_of(&office, &case).await?))
}

#[derive(Deserialize)]
struct NewMail {
    id: Id,
    case: Id,
    to: String,
    message: String,
}

async fn send_mail(
    State(post): State<Post>,
    OwnOffice(office): OwnOffice,
    Body(mail): Body<NewMail>,
) -> Result<StatusCode, Refusal> {
    let to = Address::read(&mail.to).map_err(PostError::from)?;
    let message = SealedMail::read(&mail.message).map_err(PostError::from)?;
    post.queue_mail(&office, (&mail.id, &mail.case), &to, &message).await?;
    Ok(StatusCode::ACCEPTED)
}

async fn inbound(
    State(post): State<Post>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<Vec<Inbound>>, Refusal> {
    let office = own_office(&caller, &slug)?;
    Ok(Json(post.inbound_of(&office).await?))
}

/// Never shown by a browser itself: whoever sent it is a stranger.
async fn inbound_content(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let office = own_office(&caller, &slug)?;
    let content = post.inbound_content(&office, &Id::from(id)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CONTENT_DISPOSITION, "attachment"),
    ];
    Ok((headers, content).into_response())
}

#[derive(Deserialize)]
struct Done {
    /// The case that it was put into.
    case: Option<Id>,
}

async fn inbound_done(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
    Body(Done { case }): Body<Done>,
) -> Result<StatusCode, Refusal> {
    let office = own_office(&caller, &slug)?;
    post.inbound_done(&office, &Id::from(id), case.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct Answer {
    set: String,
}

async fn answer(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
    Body(Answer { set }): Body<Answer>,
) -> Result<StatusCode, Refusal> {
    let office = own_office(&caller, &slug)?;
    post.answer_submission(&office, &Id::from(id), &set).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn destination(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Json<Destination>, Refusal> {
    own_office(&caller, &slug)?;
    Ok(Json(post.destination(&id).await?))
}

#[derive(Deserialize)]
struct OutgoingSubmission {
    id: Id,
    case: Id,
    #[serde(flatten)]
    submission: NewSubmission,
}

async fn send_submission(
    State(post): State<Post>,
    OwnOffice(office): OwnOffice,
    Body(outgoing): Body<OutgoingSubmission>,
) -> Result<StatusCode, Refusal> {
    let OutgoingSubmission { id, case, submission } = &outgoing;
    post.queue_submission(&office, (id, case), submission).await?;
    Ok(StatusCode::ACCEPTED)
}

async fn events(
    State(post): State<Post>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Json<EventLog>, Refusal> {
    let office = own_office(&caller, &slug)?;
    Ok(Json(post.event_log(&office, &Id::from(id)).await?))
}
