//! `/data/{slug}/versions/{number}`: a version as it was and will be, to be cited.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use identity::MaybeActor;
use maud::html;
use record::components::entry_notice;
use ui::{
    Format, Page, Reader, Refusal,
    components::{Tone, alert},
};

use super::{
    catalogue_crumb, dataset, dataset_crumb, facts, filters, found, may_edit, offices, withdraw,
};
use crate::{Dataset, OpenData, OpenDataError, Status, Version, api};

pub(super) async fn show(
    reader: Reader,
    MaybeActor(actor): MaybeActor,
    State(opendata): State<OpenData>,
    Path((slug, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (number, _) = Format::split(&name);
    let (slug, number) = (api::slug_of(&slug)?, api::number_of(number)?);
    let dataset = opendata.dataset(&slug).await?;
    if let Status::Published = dataset.status()
        && let Some(known) = withdrawn(&opendata, &dataset, number).await?
    {
        return taken_back(&reader, &opendata, &dataset, &known, &headers).await;
    }
    let served = opendata.served_version(&slug, number).await?;
    let version = &served.version;
    if reader.format == Format::Json {
        return api::metadata::version(&opendata, version, &headers).await;
    }
    if let Some(address) = filters::destination(&reader, &version.columns) {
        return Ok(Redirect::to(&address).into_response());
    }
    let editor = may_edit(actor.as_ref(), &dataset.office);
    let table = dataset::table(&opendata, &reader, &served, &version.path()).await?;
    let names = offices(&opendata).await?;
    let title = reader.plain(&dataset.title);
    let args = [("title", title.into()), ("number", number.into())];
    let newer = html! {
        p { a href=(dataset.path()) { (reader.t("opendata-newest")) } }
    };
    Ok(Page::new(reader.tr("opendata-version-title", &args))
        .lead(reader.t("opendata-version-lead"))
        .crumbs(vec![catalogue_crumb(&reader), dataset_crumb(&reader, &dataset)])
        .machine("JSON", format!("{}.json", version.path()))
        .machine("Table Schema", format!("{}/schema.json", version.path()))
        .main(html! {
            @if number < dataset.latest {
                (alert(&reader, Tone::Warning, reader.t("opendata-older"), &newer))
            }
            (facts::about(&reader, &dataset, Some(version), &names))
            (table)
            (facts::downloads(&reader, version))
            (found::columns(&reader, version))
            (found::source(&reader, version))
            (facts::proof(&opendata, &reader, version).await?)
            @if editor { (withdraw::link(&reader, version)) }
        })
        .render(&reader))
}

async fn withdrawn(
    opendata: &OpenData,
    dataset: &Dataset,
    number: u64,
) -> Result<Option<Version>, OpenDataError> {
    let version = opendata.version(&dataset.slug, number).await?;
    Ok(Some(version).filter(|version| version.withdrawn.is_some()))
}

/// What stays of a version whose rows were taken back.
async fn taken_back(
    reader: &Reader,
    opendata: &OpenData,
    dataset: &Dataset,
    version: &Version,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    if reader.format == Format::Json {
        return api::metadata::version(opendata, version, headers).await;
    }
    let title = reader.plain(&dataset.title);
    let args = [("title", title.into()), ("number", version.number.into())];
    let entries = opendata.record().entries_about(&version.subject()).await;
    let entries = entries.map_err(OpenDataError::from)?;
    let ground = version.withdrawn.clone().unwrap_or_default();
    Ok(Page::new(reader.tr("opendata-version-title", &args))
        .crumbs(vec![catalogue_crumb(reader), dataset_crumb(reader, dataset)])
        .machine("JSON", format!("{}.json", version.path()))
        .main(html! {
            (withdraw::notice(reader, &ground))
            p { a href=(dataset.path()) { (reader.t("opendata-newest")) } }
            (entry_notice(reader, &entries))
        })
        .render(reader))
}
