//! `/services/manage/{slug}/preview`: the service as everyone will see it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use identity::Actor;
use maud::html;
use ui::{Reader, Refusal};

use super::{
    super::{Voice, service},
    Part, editable, page,
};
use crate::Services;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let shown = editable(&services, &actor, &slug).await?;
    let voice = Voice::of(&reader);
    let main = html! {
        p.lead { (voice.line(&shown.content.teaser)) }
        (service::body(&services, voice, &shown).await?)
    };
    Ok(page(&reader, &shown, Part::Preview, &main).render(&reader))
}
