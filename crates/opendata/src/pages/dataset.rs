//! `/data/{slug}`: what it is, its table, its downloads, its versions.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use commons::Text;
use identity::MaybeActor;
use maud::{Markup, html};
use ui::{
    Format, Page, Reader, Refusal,
    components::{
        Column, DataTable, Look, Paging, Tone, actions, alert, empty_state, link_button, pagination,
    },
};

use super::{
    catalogue_crumb, facts, filters, found, may_edit, offices, paragraphs,
    values::{data_lang, is_number, show_stored},
    withdraw,
};
use crate::{
    Dataset, OpenData, OpenDataError, Origin, Status, api, asked, serve::Served, table::Query,
};

/// Rows of one page.
const SIZE: u64 = 50;

pub(super) async fn show(
    reader: Reader,
    MaybeActor(actor): MaybeActor,
    State(opendata): State<OpenData>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (slug, _) = Format::split(&name);
    let slug = api::slug_of(slug)?;
    match reader.format {
        Format::Html => {}
        Format::Json => return api::metadata::dataset(&opendata, &slug, &headers).await,
        Format::Csv => {
            return Ok(Redirect::to(&format!("/data/{slug}/rows.csv")).into_response());
        }
    }
    let dataset = opendata.dataset(&slug).await?;
    let editor = may_edit(actor.as_ref(), &dataset.office) && dataset.origin == Origin::File;
    if dataset.status() != Status::Published {
        return unpublished(&opendata, &reader, &dataset, editor).await;
    }
    let newest = opendata.version(&dataset.slug, dataset.latest).await?;
    if let Some(ground) = &newest.withdrawn {
        return withdrawn(&opendata, &reader, &dataset, ground, editor).await;
    }
    let served = opendata.served(&dataset.slug).await?;
    if let Some(address) = filters::destination(&reader, &served.version.columns) {
        return Ok(Redirect::to(&address).into_response());
    }
    let table = table(&opendata, &reader, &served, &dataset.path()).await?;
    let versions = opendata.versions(&dataset.slug).await?;
    let names = offices(&opendata).await?;
    let version = &served.version;
    Ok(Page::new(reader.plain(&dataset.title))
        .crumbs(vec![catalogue_crumb(&reader)])
        .machine("JSON", format!("{}.json", dataset.path()))
        .machine("Table Schema", format!("{}/schema.json", dataset.path()))
        .main(html! {
            (paragraphs(&reader, &dataset.description))
            @if editor { (tools(&reader, &dataset)) }
            (facts::about(&reader, &dataset, Some(version), &names))
            (table)
            (facts::downloads(&reader, version))
            (found::columns(&reader, version))
            (found::source(&reader, version))
            (facts::versions(&reader, &versions, version.number))
            (facts::proof(&opendata, &reader, version).await?)
        })
        .render(&reader))
}

/// The newest version was taken back; those before it can still be read.
async fn withdrawn(
    opendata: &OpenData,
    reader: &Reader,
    dataset: &Dataset,
    ground: &Text,
    editor: bool,
) -> Result<Response, Refusal> {
    let names = offices(opendata).await?;
    let versions = opendata.versions(&dataset.slug).await?;
    Ok(Page::new(reader.plain(&dataset.title))
        .crumbs(vec![catalogue_crumb(reader)])
        .machine("JSON", format!("{}.json", dataset.path()))
        .main(html! {
            (withdraw::notice(reader, ground))
            (paragraphs(reader, &dataset.description))
            @if editor { (tools(reader, dataset)) }
            (facts::about(reader, dataset, None, &names))
            (facts::versions(reader, &versions, dataset.latest))
        })
        .render(reader))
}

async fn unpublished(
    opendata: &OpenData,
    reader: &Reader,
    dataset: &Dataset,
    editor: bool,
) -> Result<Response, Refusal> {
    let names = offices(opendata).await?;
    let (tone, title, reason) = match (&dataset.withheld, &dataset.expected) {
        (Some(ground), _) => (Tone::Warning, "opendata-withheld-title", Some(ground)),
        (None, reason) => (Tone::Info, "opendata-planned-title", reason.as_ref()),
    };
    let body = html! { @if let Some(reason) = reason { p { (reader.text(reason)) } } };
    Ok(Page::new(reader.plain(&dataset.title))
        .crumbs(vec![catalogue_crumb(reader)])
        .machine("JSON", format!("{}.json", dataset.path()))
        .main(html! {
            (alert(reader, tone, reader.t(title), &body))
            (paragraphs(reader, &dataset.description))
            @if editor { (tools(reader, dataset)) }
            (facts::about(reader, dataset, None, &names))
        })
        .render(reader))
}

fn tools(reader: &Reader, dataset: &Dataset) -> Markup {
    let publish = format!("/data/publish?dataset={}", dataset.slug);
    let edit = format!("{}/edit", dataset.path());
    actions(&html! {
        (link_button(Look::Secondary, reader.t("opendata-new-version"), publish))
        (link_button(Look::Tertiary, reader.t("opendata-edit"), edit))
    })
}

/// The table of a version with its filter, order and pages; `base` is the address of its rows.
pub(super) async fn table(
    opendata: &OpenData,
    reader: &Reader,
    served: &Served,
    base: &str,
) -> Result<Markup, Refusal> {
    let version = &served.version;
    let mut query =
        asked::read(&reader.parameters(), &version.columns).map_err(OpenDataError::from)?;
    let total = opendata.count(served, &query.filters).await?;
    let paging = Paging::of(reader, SIZE, total);
    (query.offset, query.limit) = (paging.offset(), SIZE);
    let rows = rows(opendata, reader, served, &query, base).await?;
    let columns = std::iter::once(Column::number("#"))
        .chain(version.columns.iter().map(|column| {
            let made = if is_number(column.reading) { Column::number } else { Column::text };
            made(&column.title).sort(&column.name)
        }))
        .collect();
    let is_empty = rows.is_empty();
    let table = DataTable::new(reader.t("opendata-table"), columns).quiet().headed().rows(rows);
    Ok(html! {
        section aria-labelledby="rows" {
            h2 id="rows" { (reader.t("opendata-table")) }
            (filters::active(reader, version, &query))
            (filters::form(reader, version))
            @if is_empty {
                (empty_state(reader.t("opendata-no-rows"), &html! {
                    p { a href=(&*reader.path) { (reader.t("opendata-all-rows")) } }
                }))
            } @else {
                div lang=[data_lang(reader)] { (table.show(reader)) }
                (pagination(reader, paging))
            }
            (exports(reader, base))
        }
    })
}

async fn rows(
    opendata: &OpenData,
    reader: &Reader,
    served: &Served,
    query: &Query,
    base: &str,
) -> Result<Vec<Vec<Markup>>, OpenDataError> {
    let mut rows = Vec::new();
    opendata.rows(served, query, |row| {
            let id = row.id();
            let link = html! {
                a href={ (base) "/rows/" (id) } aria-label=(reader.tr("opendata-row-title", &[("row", id.into())])) {
                    (reader.number(id))
                }
            };
            let cells = row.cells().map(|(cell, reading)| show_stored(reader, cell, reading));
            rows.push(std::iter::once(link).chain(cells).collect());
        })
        .await?;
    Ok(rows)
}

/// The same question for machines.
fn exports(reader: &Reader, base: &str) -> Markup {
    let here = reader.with_query(&[("page", ""), ("lang", "")]);
    let query = here.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let join = if query.is_empty() { '?' } else { '&' };
    let spreadsheet = format!("{query}{join}{}={}", asked::SPREADSHEET, reader.lang.tag());
    html! {
        p {
            (reader.t("opendata-export")) " "
            a href={ (base) "/rows.csv" (spreadsheet) } { (reader.t("opendata-export-spreadsheet")) } ", "
            a href={ (base) "/rows.csv" (query) } { "CSV" } ", "
            a href={ (base) "/rows.json" (query) } { "JSON" }
        }
    }
}
