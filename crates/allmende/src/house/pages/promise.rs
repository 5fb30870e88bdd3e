use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use commons::{
    Subject,
    capability::{Measurement, Promise, Target, Unit},
};
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::{
    Crumb, Format, Page, Reader, Refusal,
    components::{self as c, PromiseCard},
};

use crate::house::{
    promises::{DATASET, MeasuredValue},
    room::Room,
    tested,
};

/// How many measured days the trend shows.
const DAYS: u32 = 90;

/// How many measured days a card's drawing shows.
const DAYS_ON_CARD: u32 = 30;

/// All promises with what is true of them today.
pub(super) async fn all(State(room): State<Room>, reader: Reader) -> Result<Response, Refusal> {
    if reader.format == Format::Json {
        let mut all = Vec::new();
        for promise in room.promises.all() {
            let latest = room.promises.latest(promise.id).await?;
            all.push(described(&reader, promise, latest.as_ref()));
        }
        return Ok(Json(json!({ "promises": all })).into_response());
    }
    Ok(Page::new(reader.t("house-promises-title"))
        .lead(reader.t("house-promises-lead"))
        .machine("JSON", "/promises.json")
        .main(today(&reader, &cards(&room, &reader).await?))
        .render(&reader))
}

/// Cards under a heading of their own.
fn today(reader: &Reader, cards: &[PromiseCard]) -> Markup {
    html! {
        section aria-labelledby="today" {
            h2 #today { (reader.t("house-promises-today")) }
            (c::promise_grid(reader, cards))
        }
    }
}

/// Every promise as a card.
pub(super) async fn cards(room: &Room, reader: &Reader) -> Result<Vec<PromiseCard>, Refusal> {
    let mut cards = Vec::new();
    for promise in room.promises.all() {
        cards.push(card(reader, promise, &room.promises.trend(promise.id, DAYS_ON_CARD).await?));
    }
    Ok(cards)
}

/// One promise: what was promised, what is true, how it went.
pub(super) fn card(reader: &Reader, promise: &Promise, trend: &[MeasuredValue]) -> PromiseCard {
    let measured: Vec<Measurement> = trend.iter().map(MeasuredValue::measurement).collect();
    let values: Vec<f64> = measured.iter().map(Measurement::value).collect();
    let latest = measured.last();
    PromiseCard {
        title: reader.t(&text_key(promise)),
        href: format!("/promises/{}", promise.id),
        figure: latest.map_or_else(
            || reader.t("house-promise-not-yet"),
            |latest| figure(reader, promise.unit, latest.value()),
        ),
        target: target(reader, promise),
        kept: latest.map(|latest| promise.target.is_met_by(latest.value())),
        missing: latest.map_or(0, |latest| latest.missing.len()),
        trend: c::sparkline(&values, &reader.t("house-promise-trend")),
    }
}

fn text_key(promise: &Promise) -> String {
    format!("promise-{}", promise.id)
}

/// `100 %`, `at least 3`, `at most 40 KB`.
fn target(reader: &Reader, promise: &Promise) -> String {
    let figure = figure(reader, promise.unit, promise.target.figure());
    let is_whole = promise.unit == Unit::Share && promise.target.figure() >= 1.0;
    match promise.target {
        Target::AtLeast(_) if is_whole => figure,
        Target::AtLeast(_) => reader.tr("house-promise-at-least", &[("figure", figure.into())]),
        Target::AtMost(_) => reader.tr("house-promise-at-most", &[("figure", figure.into())]),
    }
}

/// A figure as its unit is written.
fn figure(reader: &Reader, unit: Unit, value: f64) -> String {
    let decimals = u8::from(value.fract() != 0.0);
    match unit {
        Unit::Share => reader.percent(value),
        Unit::Count => reader.decimal(value, decimals),
        Unit::Kilobytes => format!("{}\u{a0}KB", reader.decimal(value, decimals)),
        Unit::Days => {
            let days = reader.decimal(value, decimals);
            let count = if days == "1" { 1_u64 } else { 2 };
            reader.tr("house-promise-days", &[("days", days.into()), ("count", count.into())])
        }
    }
}

/// One promise: figure, target, trend, method, what is missing, its dataset and its record.
pub(super) async fn one(
    State(room): State<Room>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let (id, _) = Format::split(&id);
    let promise = room.promises.find(id).ok_or_else(Refusal::not_found)?;
    let trend = room.promises.trend(id, DAYS).await?;
    let latest = trend.last();
    if reader.format == Format::Json {
        let mut body = described(&reader, promise, latest);
        body["trend"] = trend.iter().map(point).collect();
        return Ok(Json(body).into_response());
    }
    let key = text_key(promise);
    let page = Page::new(reader.t(&key))
        .lead(reader.t(&format!("{key}.why")))
        .crumbs(vec![Crumb::new(reader.t("house-promises-title"), "/promises")])
        .machine("JSON", format!("/promises/{id}.json"));
    let Some(latest) = latest else {
        let text = reader.t("house-promise-not-measured");
        return Ok(page.main(c::empty_state(text, &html! {})).render(&reader));
    };
    let measured = latest.measurement();
    let subject = Subject::new("dataset", commons::Slug::of_title(DATASET));
    let entries = room.record.entries_about(&subject).await?;
    Ok(page
        .main(html! {
            (today(&reader, &[card(&reader, promise, &trend)]))
            (facts(&reader, promise, latest, &measured))
            (missing(&reader, promise, &measured))
            (drawn(&reader, promise, &trend))
            section aria-labelledby="proof" {
                h2 #proof { (reader.t("house-promise-proof")) }
                p { (reader.t("house-promise-proof-text")) " "
                    a href={ "/data/" (DATASET) } { (reader.t("house-promise-dataset")) } }
                (record::components::entry_notice(&reader, &entries))
            }
        })
        .render(&reader))
}

fn facts(
    reader: &Reader,
    promise: &Promise,
    latest: &MeasuredValue,
    measured: &Measurement,
) -> Markup {
    let is_share = promise.unit == Unit::Share;
    let of = reader.tr(
        "house-promise-of",
        &[
            ("kept", reader.decimal(measured.numerator, 0).into()),
            ("all", reader.decimal(measured.denominator, 0).into()),
        ],
    );
    let tested_on = tested::tested_on();
    let is_tested = promise.id.starts_with("pages-") && !tested_on.is_empty();
    let method = format!("{}.method", text_key(promise));
    let mut facts = vec![(reader.t("house-promise-method"), html! { (reader.t(&method)) })];
    if is_share {
        facts.push((reader.t("house-promise-counted"), html! { (of) }));
    }
    facts.push((reader.t("house-promise-measured"), reader.time(latest.measured_at)));
    if is_tested {
        facts.push((reader.t("house-promise-tested"), html! { (tested_on) }));
    }
    let more = html! { a href=(promise.more) { (reader.t("house-promise-more-link")) } };
    facts.push((reader.t("house-promise-more"), more));
    c::description_list(facts)
}

fn missing(reader: &Reader, promise: &Promise, measured: &Measurement) -> Markup {
    html! {
        section aria-labelledby="missing" {
            h2 #missing { (reader.t("house-promise-missing")) }
            @if measured.missing.is_empty() {
                p { (reader.t(if promise.target.is_met_by(measured.value()) {
                    "house-promise-nothing-missing"
                } else {
                    "house-promise-nothing-listed"
                })) }
            } @else {
                ul.missing {
                    @for item in &measured.missing {
                        li {
                            @match &item.path {
                                Some(path) => a href=(path) { (reader.text(&item.title)) },
                                None => strong { (reader.text(&item.title)) },
                            }
                            ": " (reader.text(&item.reason))
                        }
                    }
                }
            }
        }
    }
}

/// The trend as a picture with its table; from two measured days on.
fn drawn(reader: &Reader, promise: &Promise, trend: &[MeasuredValue]) -> Markup {
    let point = |value: &MeasuredValue| {
        let measured = value.measurement().value();
        (reader.date(value.measured_at), measured, figure(reader, promise.unit, measured))
    };
    let target_label =
        reader.tr("house-promise-target", &[("figure", target(reader, promise).into())]);
    let line = c::Line {
        title: reader.t(&text_key(promise)),
        moments: reader.t("house-promise-day"),
        values: reader.t("house-promise-value"),
        points: trend.iter().map(point).collect(),
        target: Some((promise.target.figure(), target_label)),
    };
    html! {
        section aria-labelledby="trend" {
            h2 #trend { (reader.t("house-promise-trend")) }
            @if trend.len() < 2 {
                p { (reader.t("house-promise-no-trend")) }
            } @else {
                (c::line_chart(reader, &line))
            }
        }
    }
}

fn described(reader: &Reader, promise: &Promise, value: Option<&MeasuredValue>) -> Value {
    let key = text_key(promise);
    let mut body = json!({
        "id": promise.id,
        "title": reader.t(&key),
        "why": reader.t(&format!("{key}.why")),
        "method": reader.t(&format!("{key}.method")),
        "unit": unit_name(promise.unit),
        "target": promise.target.figure(),
        "direction": match promise.target {
            Target::AtLeast(_) => "at-least",
            Target::AtMost(_) => "at-most",
        },
    });
    if let Some(value) = value {
        let measured = value.measurement();
        body["measured-at"] = value.measured_at.to_string().into();
        body["value"] = measured.value().into();
        body["numerator"] = measured.numerator.into();
        body["denominator"] = measured.denominator.into();
        body["kept"] = promise.target.is_met_by(measured.value()).into();
        body["missing"] = measured
            .missing
            .iter()
            .map(|item| json!({ "title": item.title, "path": item.path, "reason": item.reason }))
            .collect();
    }
    body
}

fn point(value: &MeasuredValue) -> Value {
    json!({ "day": value.day, "value": value.measurement().value() })
}

const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "share",
        Unit::Count => "count",
        Unit::Kilobytes => "kilobytes",
        Unit::Days => "days",
    }
}
