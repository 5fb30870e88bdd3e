//! One row, with an address of its own.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use maud::html;
use ui::{Format, Page, Reader, Refusal, components::description_list};

use super::{
    catalogue_crumb, dataset_crumb,
    values::{data_lang, show_stored},
};
use crate::{
    OpenData, OpenDataError,
    api::{self, Keep},
    serve::Served,
};

/// `/data/{slug}/rows/{row}`: of the newest version.
pub(super) async fn latest(
    reader: Reader,
    State(opendata): State<OpenData>,
    Path((slug, row)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let served = opendata.served(&api::slug_of(&slug)?).await?;
    show(&reader, &opendata, &served, &row, &headers, Keep::Ask).await
}

/// `/data/{slug}/versions/{number}/rows/{row}`: the same for ever.
pub(super) async fn of_version(
    reader: Reader,
    State(opendata): State<OpenData>,
    Path((slug, number, row)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let (slug, number) = (api::slug_of(&slug)?, api::number_of(&number)?);
    let served = opendata.served_version(&slug, number).await?;
    show(&reader, &opendata, &served, &row, &headers, Keep::Always).await
}

async fn show(
    reader: &Reader,
    opendata: &OpenData,
    served: &Served,
    row: &str,
    headers: &HeaderMap,
    keep: Keep,
) -> Result<Response, Refusal> {
    let (number, _) = Format::split(row);
    let id = api::number_of(number)?;
    if reader.format == Format::Json {
        return api::rows::one(opendata, served, id, headers, keep).await;
    }
    let version = &served.version;
    let mut values = Vec::new();
    let found = opendata
        .row(served, id, |row| {
            let cells = row.cells().map(|(cell, reading)| show_stored(reader, cell, reading));
            values.extend(version.columns.iter().map(|column| column.title.clone()).zip(cells));
        })
        .await?;
    if !found {
        return Err(OpenDataError::NoRow(id).into());
    }
    let dataset = opendata.dataset(&version.dataset).await?;
    let cited = format!("{}/rows/{id}", version.path());
    let args = [("row", id.into())];
    Ok(Page::new(reader.tr("opendata-row-title", &args))
        .crumbs(vec![catalogue_crumb(reader), dataset_crumb(reader, &dataset)])
        .machine("JSON", format!("{}/rows/{id}.json", dataset.path()))
        .main(html! {
            div lang=[data_lang(reader)] { (description_list(values)) }
            p {
                (reader.tr("opendata-row-cite", &[("number", version.number.into())])) " "
                a href=(cited) { (cited) }
            }
            nav aria-label=(reader.t("opendata-rows")) {
                p {
                    @if id > 1 {
                        a rel="prev" href={ (id - 1) } { (reader.t("opendata-row-before")) } " "
                    }
                    @if id < version.rows {
                        a rel="next" href={ (id + 1) } { (reader.t("opendata-row-after")) }
                    }
                }
            }
        })
        .render(reader))
}
