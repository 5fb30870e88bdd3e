//! `/post/offices`: every office and the ways to reach it.

use axum::{
    extract::{Json, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use ui::{
    Format, Page, Reader, Refusal,
    components::{Column, DataTable, Tone, badge, empty_state},
};

use super::{door_name, not_quantum_safe};
use crate::{Post, public::OfficeDoors};

pub(super) async fn show(reader: Reader, State(post): State<Post>) -> Result<Response, Refusal> {
    let offices = post.office_doors().await?;
    if reader.format == Format::Json {
        return Ok(Json(offices).into_response());
    }
    Ok(Page::new(reader.t("post-offices-title"))
        .lead(reader.t("post-offices-lead"))
        .machine("JSON", "/post/offices.json")
        .main(html! {
            @if offices.is_empty() {
                (empty_state(reader.t("post-offices-none"), &html! {}))
            } @else { (table(&reader, &offices)) }
            p {
                (reader.t("post-offices-paper")) " "
                a href="/post/protects" { (reader.t("post-protects-title")) }
            }
        })
        .render(&reader))
}

fn table(reader: &Reader, offices: &[OfficeDoors]) -> Markup {
    let columns = ["office", "sealed", "others"]
        .map(|column| Column::text(reader.t(&format!("post-offices-{column}"))));
    DataTable::new(reader.t("post-offices-title"), columns.to_vec())
        .quiet()
        .headed()
        .rows(offices.iter().map(|one| row(reader, one)))
        .show(reader)
}

fn row(reader: &Reader, one: &OfficeDoors) -> Vec<Markup> {
    let office = &one.office;
    let sealed = match one.epoch {
        Some(_) => badge(Tone::Success, reader.t("post-sealed-yes")),
        None => badge(Tone::Neutral, reader.t("post-sealed-not-yet")),
    };
    vec![
        html! {
            a href={ "/post/offices/" (office.slug) } { (reader.text(&office.name)) }
            br;
            small { (reader.text(&office.description)) }
        },
        sealed,
        html! {
            ul.plain {
                @for door in &one.doors {
                    li { (door_name(reader, door)) " " (not_quantum_safe(reader)) }
                }
                @if !office.contact.address.is_empty() {
                    li { (reader.t("post-door-paper")) ", " (reader.t("post-door-counter")) }
                }
                @if !office.contact.phone.is_empty() {
                    li { (reader.t("post-door-phone")) " " (office.contact.phone) }
                }
            }
        },
    ]
}
