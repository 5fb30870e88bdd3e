//! `/appointments/manage/{location}/affected`: appointments that cannot be kept as they stand.

use axum::{
    extract::{Path, State},
    response::Response,
};
use identity::{Actor, Role};
use maud::html;
use ui::{Page, Reader, Refusal, components::empty_state};

use super::common::{crumbs, place, table, views};
use crate::Services;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(location): Path<String>,
) -> Result<Response, Refusal> {
    let place = place(&services, &actor, &location, Role::Clerk).await?;
    let names = services.names().await?;
    let broken = services.broken(&place.location).await?;
    let title = reader.t("services-appointments-manage-affected");
    Ok(Page::new(&title)
        .lead(reader.t("services-appointments-affected-lead"))
        .crumbs(crumbs(&reader, &names, Some(&place)))
        .main(html! {
            (views(&reader, &actor, &names, &place, "affected"))
            @if broken.is_empty() {
                (empty_state(reader.t("services-appointments-affected-none"), &html! {
                    p { (reader.t("services-appointments-affected-none-text")) }
                }))
            } @else { (table(&reader, &names, title.clone(), &broken)) }
        })
        .render(&reader))
}
