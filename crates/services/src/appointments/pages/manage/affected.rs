//! `/appointments/manage/{location}/affected`: appointments that cannot be kept as they stand.

use axum::response::Response;
use maud::html;
use ui::{Refusal, components::empty_state, form::Errors};

use super::{common::table, desk::ClerksDesk};

pub(super) async fn show(ClerksDesk(desk): ClerksDesk) -> Result<Response, Refusal> {
    let (reader, names) = (&desk.reader, &desk.names);
    let broken = desk.services.broken(&desk.place.location).await?;
    let title = reader.t("services-appointments-manage-affected");
    let main = html! {
        @if broken.is_empty() {
            (empty_state(reader.t("services-appointments-affected-none"), &html! {
                p { (reader.t("services-appointments-affected-none-text")) }
            }))
        } @else { (table(reader, names, title.clone(), &broken)) }
    };
    Ok(desk
        .page(title, &Errors::none())
        .lead(reader.t("services-appointments-affected-lead"))
        .main(desk.view("affected", &main))
        .render(reader))
}
