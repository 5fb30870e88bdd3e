//! `/services/manage/locations`: the locations that one may edit.

use axum::{extract::State, response::Response};
use identity::{Actor, Role};
use maud::html;
use ui::{
    Page, Reader, Refusal,
    components::{Look, actions, empty_state, link_button, link_list},
};

use super::{super::services_crumb, location::may_edit, manage_crumb};
use crate::Services;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    let all = services.locations().await?;
    let mut own: Vec<_> = all.values().filter(|it| may_edit(&actor, it.office.as_ref())).collect();
    own.sort_by_cached_key(|location| reader.plain(&location.content.name));
    let items = own.iter().map(|location| {
        let href = format!("/services/manage/locations/{}", location.slug);
        (reader.text(&location.content.name), href, location.content.address.line())
    });
    let main = html! {
        (actions(&html! {
            (link_button(Look::Primary, reader.t("services-catalogue-location-new"), "/services/manage/locations/new"))
        }))
        @if own.is_empty() { (empty_state(reader.t("services-catalogue-locations-none"), &html! {})) }
        @else { (link_list(items)) }
    };
    Ok(Page::new(reader.t("services-catalogue-locations-manage"))
        .lead(reader.t("services-catalogue-locations-manage-lead"))
        .crumbs(vec![services_crumb(&reader), manage_crumb(&reader)])
        .main(main)
        .render(&reader))
}
