//! `/appointments/display/{location}`: who is called to which counter. It shows numbers, no names,
//! and loads itself again.

use axum::{
    extract::{Path, State},
    http::header,
    response::Response,
};
use commons::{Day, Slug};
use maud::html;
use ui::{
    Page, Reader, Refusal,
    components::{Column, DataTable, empty_state},
};

use super::common::crumb;
use crate::{
    Services,
    appointments::{agenda, error::AppointmentsError},
};

/// So often it looks again, in seconds.
const AGAIN: u32 = 15;

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
    Path(location): Path<String>,
) -> Result<Response, Refusal> {
    let location: Slug = location.parse().map_err(|_| AppointmentsError::NoPlace)?;
    let places = agenda::places(services.db(), location.as_str()).await?;
    if !places.contains_key(&location) {
        return Err(AppointmentsError::NoPlace.into());
    }
    let called = services.called(&location, Day::today()).await?;
    let name = services.names().await?.place(&location).name;
    let columns = ["number", "counter"]
        .map(|it| Column::text(reader.t(&format!("services-appointments-{it}"))));
    let title = reader.t("services-appointments-display-title");
    let rows =
        called.into_iter().map(|(number, counter)| vec![html! { (number) }, html! { (counter) }]);
    let rows: Vec<_> = rows.collect();
    let mut board = Page::new(&title)
        .lead(reader.plain(&name))
        .crumbs(vec![crumb(&reader)])
        .main(html! {
            @if rows.is_empty() {
                (empty_state(reader.t("services-appointments-display-none"), &html! {
                    p { (reader.t("services-appointments-display-none-text")) }
                }))
            } @else {
                div.called { (DataTable::new(title.clone(), columns.to_vec()).quiet().headed().rows(rows).show(&reader)) }
            }
        })
        .render(&reader);
    // A board on a wall is looked at, not operated: that it renews itself is what it is for
    // (WCAG 2.2, 2.2.1: essential).
    board.headers_mut().insert(header::REFRESH, AGAIN.into());
    Ok(board)
}
