//! `/services/manage/{slug}/preview`: the service as everyone will see it.

use axum::response::Response;
use maud::html;
use ui::Refusal;

use super::{
    super::{Voice, service},
    Editing, Part, page,
};

pub(super) async fn show(
    Editing { reader, services, service: shown, .. }: Editing,
) -> Result<Response, Refusal> {
    let voice = Voice::of(&reader);
    let main = html! {
        p.lead { (voice.line(&shown.content.teaser)) }
        (service::body(&services, voice, &shown).await?)
    };
    Ok(page(&reader, &shown, Part::Preview, &main).render(&reader))
}
