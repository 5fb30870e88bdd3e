//! `/data/{slug}/versions/{number}`: a version as it was and will be, to be cited.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use ui::{
    Format, Page, Reader, Refusal,
    components::{Tone, alert},
};

use super::{catalogue_crumb, dataset, dataset_crumb, facts, filters, found, offices};
use crate::{OpenData, api};

pub(super) async fn show(
    reader: Reader,
    State(opendata): State<OpenData>,
    Path((slug, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (number, _) = Format::split(&name);
    let (slug, number) = (api::slug_of(&slug)?, api::number_of(number)?);
    let served = opendata.served_version(&slug, number).await?;
    let version = &served.version;
    if reader.format == Format::Json {
        return api::metadata::version(&opendata, version, &headers).await;
    }
    if let Some(address) = filters::destination(&reader, &version.columns) {
        return Ok(Redirect::to(&address).into_response());
    }
    let dataset = opendata.dataset(&slug).await?;
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
        })
        .render(&reader))
}
