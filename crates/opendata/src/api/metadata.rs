//! What is said about datasets, for machines.

use axum::{
    extract::{Path, Query as Parameters, State},
    http::HeaderMap,
    response::Response,
};
use commons::Slug;
use serde_json::{Value as Json, json};
use ui::Refusal;

use super::{Keep, answer, slug_of};
use crate::{
    Dataset, Form, Licence, OpenData, OpenDataError, Search, Status, Version, catalogue,
    table::table_schema, vault::sha256,
};

/// Datasets of one page of the machine's catalogue.
const PAGE: u64 = 1_000;

/// `/data/catalogue.json?_offset=`
pub(crate) async fn catalogue(
    State(opendata): State<OpenData>,
    Parameters(parameters): Parameters<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let offset = parameters.iter().find(|(name, _)| name == "_offset");
    let offset = offset.and_then(|(_, offset)| offset.parse().ok()).unwrap_or_default();
    let search = Search { offset, limit: PAGE, ..Search::default() };
    let (datasets, total) = opendata.find(&search).await?;
    let datasets: Vec<Json> = datasets.iter().map(|it| about(&opendata, it)).collect();
    let body = json!({ "total": total, "offset": offset, "limit": PAGE, "datasets": datasets });
    Ok(answer_json(&body, &headers))
}

/// `/data/{slug}.json`
pub(crate) async fn dataset(
    opendata: &OpenData,
    slug: &Slug,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    let dataset = opendata.dataset(slug).await?;
    let mut body = about(opendata, &dataset);
    let mut versions = Vec::new();
    if dataset.status() == Status::Published {
        for version in opendata.versions(&dataset.slug).await? {
            versions.push(version_json(opendata, &version).await?);
        }
    }
    body["versions"] = versions.into();
    Ok(answer_json(&body, headers))
}

/// `/data/{slug}/versions/{number}.json`
pub(crate) async fn version(
    opendata: &OpenData,
    version: &Version,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    Ok(answer_json(&version_json(opendata, version).await?, headers))
}

/// `/data/{slug}/schema.json`
pub(crate) async fn schema(
    State(opendata): State<OpenData>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let served = opendata.served(&slug_of(&slug)?).await?;
    Ok(schema_of(&served.version, &headers, Keep::Ask))
}

/// The Table Schema of a version.
pub(crate) fn schema_of(version: &Version, headers: &HeaderMap, keep: Keep) -> Response {
    let body = table_schema(&version.columns).to_string();
    answer("application/json", &version.statement[..32], keep, headers, body)
}

/// `/data/{slug}/statements/{sha256}.json`: the exact bytes that the record committed to.
pub(crate) async fn statement(
    State(opendata): State<OpenData>,
    Path((slug, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let digest = file.strip_suffix(".json").ok_or_else(Refusal::not_found)?;
    let found = catalogue::statement(opendata.db(), &slug_of(&slug)?, digest).await?;
    let content = found.ok_or_else(Refusal::not_found)?;
    Ok(answer("application/json", digest, Keep::Always, &headers, content))
}

fn answer_json(body: &Json, headers: &HeaderMap) -> Response {
    let body = body.to_string();
    let tag = sha256(body.as_bytes());
    answer("application/json", &tag[..32], Keep::Ask, headers, body)
}

fn about(opendata: &OpenData, dataset: &Dataset) -> Json {
    let address = format!("{}{}", opendata.config().base_url, dataset.path());
    let mut about = json!({
        "slug": dataset.slug,
        "title": dataset.title,
        "description": dataset.description,
        "office": dataset.office,
        "licence": licence(dataset.licence),
        "status": dataset.status(),
        "inventoried": dataset.inventoried_at,
        "changed": dataset.changed_at,
        "page": address,
        "self": format!("{address}.json"),
    });
    if let Some(ground) = &dataset.withheld {
        about["withheld"] = json!(ground);
    }
    if let Some(reason) = &dataset.expected {
        about["expected"] = json!(reason);
    }
    if dataset.status() == Status::Published {
        about["version"] = dataset.latest.into();
        about["rows"] = format!("{address}/rows.json").into();
        about["schema"] = format!("{address}/schema.json").into();
    }
    about
}

fn licence(licence: Licence) -> Json {
    json!({ "id": licence.id(), "name": licence.name(), "iri": licence.iri(), "url": licence.url() })
}

async fn version_json(opendata: &OpenData, version: &Version) -> Result<Json, OpenDataError> {
    let address = format!("{}{}", opendata.config().base_url, version.path());
    if let Some(ground) = &version.withdrawn {
        return Ok(json!({
            "version": version.number,
            "created": version.created_at,
            "page": address,
            "withdrawn": ground,
        }));
    }
    let entries = opendata.record().entries_about(&version.subject()).await?;
    let files: Vec<Json> = version
        .files
        .each()
        .into_iter()
        .map(|(form, stored)| file(&address, form, stored))
        .collect();
    Ok(json!({
        "version": version.number,
        "created": version.created_at,
        "rows": version.rows,
        "page": address,
        "source": {
            "name": version.file_name,
            "encoding": version.encoding,
            "dialect": version.dialect,
        },
        "schema": table_schema(&version.columns),
        "files": files,
        "record": {
            "entry": entries.last().map(|entry| entry.index),
            "statement": format!(
                "{}/data/{}/statements/{}.json",
                opendata.config().base_url, version.dataset, version.statement
            ),
        },
    }))
}

fn file(address: &str, form: Form, stored: &crate::Stored) -> Json {
    json!({
        "form": form.name(),
        "url": format!("{address}/{}", form.path()),
        "type": form.media_type(),
        "bytes": stored.bytes,
        "sha256": stored.sha256,
    })
}
