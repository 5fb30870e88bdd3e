//! What the record commits to when a dataset changes: canonical JSON (RFC 8785) that names
//! everything, the files by their SHA-256. Everyone can fetch it and check the entry with it.

use commons::Text;
use serde_json::{Map, Value as Json, json};

use crate::{Dataset, OpenDataError, Version, table::table_schema, vault::sha256};

/// A statement, ready to be committed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    /// What was done: `dataset-published`.
    pub(crate) kind: &'static str,
    /// The canonical bytes.
    pub(crate) content: String,
    /// Their SHA-256.
    pub(crate) sha256: String,
}

/// What a version is was published.
const PUBLISHED: &str = "dataset-published";

/// A version was published.
pub(crate) fn published(dataset: &Dataset, version: &Version) -> Result<Statement, OpenDataError> {
    let mut content = metadata(dataset);
    content.extend(version_parts(version));
    statement(PUBLISHED, content)
}

/// The statement about a version, made anew: what it said about the dataset then, and what the
/// database says about the version now.
pub(crate) fn published_again(said: &str, version: &Version) -> Result<Statement, OpenDataError> {
    let mut content: Map<String, Json> = serde_json::from_str(said).unwrap_or_default();
    content.extend(version_parts(version));
    statement(PUBLISHED, content)
}

fn version_parts(version: &Version) -> Map<String, Json> {
    let files: Map<String, Json> = version
        .files
        .each()
        .into_iter()
        .map(|(form, stored)| (form.name().to_owned(), json!(stored)))
        .collect();
    let mut content = Map::new();
    content.insert("version".to_owned(), json!(version.number));
    content.insert("created".to_owned(), json!(version.created_at));
    content.insert("rows".to_owned(), json!(version.rows));
    content.insert("schema".to_owned(), table_schema(&version.columns));
    content.insert("files".to_owned(), Json::Object(files));
    content.insert(
        "source".to_owned(),
        json!({
            "name": version.file_name,
            "encoding": version.encoding,
            "dialect": version.dialect,
        }),
    );
    content
}

/// Title, description, licence, office, ground or reason changed; no row did.
pub(crate) fn described(kind: &'static str, dataset: &Dataset) -> Result<Statement, OpenDataError> {
    let mut content = metadata(dataset);
    content.insert("changed".to_owned(), json!(dataset.changed_at));
    statement(kind, content)
}

/// The rows of a version were taken back.
pub(crate) fn withdrawn(version: &Version, ground: &Text) -> Result<Statement, OpenDataError> {
    let mut content = Map::new();
    content.insert("v".to_owned(), json!(1));
    content.insert("dataset".to_owned(), json!(version.dataset));
    content.insert("version".to_owned(), json!(version.number));
    content.insert("withdrawn".to_owned(), json!(ground));
    statement("dataset-version-withdrawn", content)
}

fn metadata(dataset: &Dataset) -> Map<String, Json> {
    let mut content = Map::new();
    let mut add = |key: &str, value: Json| content.insert(key.to_owned(), value);
    add("v", json!(1));
    add("dataset", json!(dataset.slug));
    add("title", json!(dataset.title));
    add("description", json!(dataset.description));
    add("office", json!(dataset.office));
    add("licence", json!(dataset.licence.iri()));
    add("status", json!(dataset.status()));
    if let Some(ground) = &dataset.withheld {
        add("withheld", json!(ground));
    }
    if let Some(reason) = &dataset.expected {
        add("expected", json!(reason));
    }
    content
}

fn statement(
    kind: &'static str,
    mut content: Map<String, Json>,
) -> Result<Statement, OpenDataError> {
    content.insert("kind".to_owned(), json!(kind));
    let content = serde_json_canonicalizer::to_string(&content)
        .map_err(|error| OpenDataError::Files(error.to_string()))?;
    Ok(Statement { kind, sha256: sha256(content.as_bytes()), content })
}
