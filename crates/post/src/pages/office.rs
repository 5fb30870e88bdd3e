//! `/post/offices/{slug}`: an office's keys, who changed them, and all ways to reach it.

use axum::{
    extract::{Json, Path, State},
    response::{IntoResponse, Response},
};
use commons::Slug;
use identity::contact_facts;
use maud::{Markup, html};
use serde_json::json;
use ui::{
    Format, Page, Reader, Refusal,
    components::{
        Column, DataTable, Look, Tone, actions, alert, details, empty_state, link_button, qr_code,
    },
};

use super::{door_name, entry_link, not_quantum_safe, offices_crumb, worded};
use crate::{
    Post,
    public::{DoorKey, Epoch, OfficePage, Retention, Step},
};

/// In days.
const YEAR: u64 = 365;

pub(super) async fn show(
    reader: Reader,
    State(post): State<Post>,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let (slug, _) = Format::split(&name);
    let slug: Slug = slug.parse().map_err(|_| Refusal::not_found())?;
    let page = post.office_page(&slug).await?;
    if reader.format == Format::Json {
        return Ok(Json(machine_form(&post, &page)).into_response());
    }
    let name = reader.plain(&page.office.name);
    Ok(Page::new(reader.tr("post-office-title", &[("office", name.into())]))
        .lead(reader.t("post-office-lead"))
        .crumbs(vec![offices_crumb(&reader)])
        .machine("JSON", format!("/post/offices/{slug}.json"))
        .main(html! {
            @match page.epochs.first() {
                Some(newest) => (safety(&reader, &post, &page, newest)),
                None => (not_founded(&reader)),
            }
            (ways(&reader, &post, &page))
            @if !page.epochs.is_empty() { (epochs(&reader, &page.epochs)) (steps(&reader, &page.steps)) }
            @if !page.door_keys.is_empty() { (door_keys(&reader, &page.door_keys)) }
            (retention(&reader, &page))
        })
        .render(&reader))
}

/// The office as machines read it, with the addresses under which its keys stand.
fn machine_form(post: &Post, page: &OfficePage) -> serde_json::Value {
    let mut form = json!(page);
    if let Some(newest) = page.epochs.first() {
        form["qr"] = json!(qr_address(post, &page.office.slug, newest));
    }
    if has_door(page, "openpgp") {
        form["openpgp_address"] = json!(post.mail_address(&page.office.slug));
    }
    form
}

/// What the QR code says: the address of this page with version and hash of the keys.
fn qr_address(post: &Post, office: &Slug, epoch: &Epoch) -> String {
    let base = &post.config().base_url;
    format!("{base}/post/offices/{office}#{}.{}", epoch.epoch, epoch.keyset)
}

fn has_door(page: &OfficePage, door: &str) -> bool {
    page.door_keys.iter().any(|key| key.door == door && key.until.is_none())
}

fn not_founded(reader: &Reader) -> Markup {
    let body = html! { p { (reader.t("post-office-not-founded-text")) } };
    alert(reader, Tone::Info, reader.t("post-office-not-founded"), &body)
}

fn safety(reader: &Reader, post: &Post, page: &OfficePage, newest: &Epoch) -> Markup {
    let address = qr_address(post, &page.office.slug, newest);
    html! {
        section.safety aria-labelledby="safety" {
            div {
                h2 id="safety" { (reader.t("post-safety-title")) }
                p.safety__number {
                    @for group in &newest.safety_number { span { (group) } " " }
                }
                p { (reader.t("post-safety-compare")) }
                p { strong { (reader.t("post-safety-differs")) } }
                (actions(&link_button(
                    Look::Primary,
                    reader.t("post-office-write"),
                    format!("/post/new?to={}", page.office.slug),
                )))
            }
            figure {
                (qr_code(&address, &reader.t("post-safety-qr")))
                figcaption { (reader.t("post-safety-qr-text")) }
            }
        }
        (details(reader.t("post-safety-hash"), &html! {
            p { (reader.t("post-safety-hash-text")) }
            p { code { (newest.keyset) } }
        }))
    }
}

fn ways(reader: &Reader, post: &Post, page: &OfficePage) -> Markup {
    let contact = &page.office.contact;
    html! {
        section aria-labelledby="ways" {
            h2 id="ways" { (reader.t("post-ways-title")) }
            p { (reader.t("post-ways-text")) }
            ul.ways {
                @if !page.epochs.is_empty() {
                    li { h3 { (reader.t("post-way-online")) } p { (reader.t("post-way-online-text")) } }
                }
                @if has_door(page, "openpgp") {
                    li {
                        h3 { (door_name(reader, "openpgp")) " " (not_quantum_safe(reader)) }
                        p { (reader.t("post-way-openpgp-text")) }
                        p { code { (post.mail_address(&page.office.slug)) } }
                    }
                }
                @if has_door(page, "fit-connect") {
                    li {
                        h3 { (door_name(reader, "fit-connect")) " " (not_quantum_safe(reader)) }
                        p { (reader.t("post-way-fit-connect-text")) }
                    }
                }
            }
            h3 { (reader.t("post-way-paper")) }
            @if contact.is_empty() {
                p { (reader.t("post-way-paper-none")) }
            } @else {
                p { (reader.t("post-way-paper-text")) }
                (contact_facts(reader, contact))
            }
        }
    }
}

fn epochs(reader: &Reader, epochs: &[Epoch]) -> Markup {
    let columns = ["epoch", "since", "number", "entry"]
        .map(|column| Column::text(reader.t(&format!("post-epochs-{column}"))));
    let rows = epochs.iter().map(|epoch| {
        vec![
            html! { (reader.number(epoch.epoch)) },
            reader.time(epoch.since),
            html! { span.digits { (epoch.safety_number.join(" ")) } },
            entry_link(reader, epoch.entry),
        ]
    });
    html! {
        section aria-labelledby="epochs" {
            h2 id="epochs" { (reader.t("post-epochs-title")) }
            p { (reader.t("post-epochs-text")) }
            (DataTable::new(reader.t("post-epochs-title"), columns.to_vec())
                .quiet().headed().rows(rows).show(reader))
        }
    }
}

fn steps(reader: &Reader, steps: &[Step]) -> Markup {
    let columns = ["when", "what", "members", "entry"]
        .map(|column| Column::text(reader.t(&format!("post-steps-{column}"))));
    let rows = steps.iter().map(|step| {
        vec![
            reader.time(step.at),
            html! { (change(reader, step)) },
            members(reader, step),
            entry_link(reader, step.entry),
        ]
    });
    html! {
        section aria-labelledby="steps" {
            h2 id="steps" { (reader.t("post-steps-title")) }
            p { (reader.t("post-steps-text")) }
            @if steps.is_empty() { (empty_state(reader.t("post-steps-none"), &html! {})) }
            @else {
                (DataTable::new(reader.t("post-steps-title"), columns.to_vec())
                    .quiet().headed().rows(rows).show(reader))
            }
        }
    }
}

/// What a step did, as a sentence: who joined or left, and the role of who did it.
fn change(reader: &Reader, step: &Step) -> String {
    let role = step.role.as_deref().map(|role| worded(reader, "post-role", role));
    let args = [
        ("role", role.unwrap_or_default().into()),
        ("by", worded(reader, "post-role", &step.by).into()),
    ];
    let key = format!("post-step-{}", step.change);
    if reader.has_text(&key) { reader.tr(&key, &args) } else { step.change.clone() }
}

fn members(reader: &Reader, step: &Step) -> Markup {
    html! {
        ul.plain {
            @for (role, count) in &step.members {
                li { (worded(reader, "post-role", role)) ": " (reader.number(*count)) }
            }
        }
    }
}

fn door_keys(reader: &Reader, keys: &[DoorKey]) -> Markup {
    html! {
        section aria-labelledby="door-keys" {
            h2 id="door-keys" { (reader.t("post-door-keys-title")) }
            p { (reader.t("post-door-keys-text")) }
            ul.ways { @for key in keys { (door_key(reader, key)) } }
        }
    }
}

fn door_key(reader: &Reader, key: &DoorKey) -> Markup {
    html! {
        li {
            h3 { (door_name(reader, &key.door)) " " (not_quantum_safe(reader)) }
            p {
                (reader.t("post-door-key-since")) " " (reader.time(key.since))
                @if let Some(until) = key.until {
                    ", " (reader.t("post-door-key-until")) " " (reader.time(until))
                }
                " · " (entry_link(reader, key.entry))
            }
            p { (reader.t("post-door-key-fingerprint")) br; code { (key.fingerprint) } }
            (details(reader.t("post-door-key-public"), &ui::components::code(&key.public_key)))
        }
    }
}

/// Laws mostly count in years.
fn retention_text(reader: &Reader, kept: &Retention) -> String {
    let basis = ("basis", kept.basis.as_str().into());
    if kept.days >= YEAR && kept.days.is_multiple_of(YEAR) {
        return reader.tr("post-retention-years", &[("years", (kept.days / YEAR).into()), basis]);
    }
    reader.tr("post-retention-days", &[("days", kept.days.into()), basis])
}

fn retention(reader: &Reader, page: &OfficePage) -> Markup {
    html! {
        @if let Some(kept) = &page.retention {
            section aria-labelledby="retention" {
                h2 id="retention" { (reader.t("post-retention-title")) }
                p { (retention_text(reader, kept)) }
            }
        }
    }
}
