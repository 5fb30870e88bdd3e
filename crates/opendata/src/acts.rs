//! The public acts on datasets: what the record commits to and what the database then says, in
//! one transaction.

use commons::Lang;
use record::Act;
use serde_json::json;
use store::params;

use crate::{
    Dataset, OpenDataError, Version, catalogue, import::Column, statement, statement::Statement,
};

const INSERT: &str = "INSERT INTO datasets (slug, title, description, office, licence, origin,
    withheld, expected, latest, inventoried_at, changed_at, sort_de, sort_en, search)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (slug) DO NOTHING";

/// Only where it is still as it was read: whoever is slower begins anew.
const UPDATE: &str = "UPDATE datasets SET title = $2, description = $3, office = $4, licence = $5,
    origin = $6, withheld = $7, expected = $8, latest = $9, inventoried_at = $10, changed_at = $11,
    sort_de = $12, sort_en = $13, search = $14
    WHERE slug = $1 AND changed_at = $15 AND latest = $16";

const VERSION: &str = "INSERT INTO dataset_versions (dataset, number, created_at, file_name,
    encoding, dialect, columns_found, row_count, original_sha256, original_bytes, table_sha256,
    table_bytes, csv_sha256, csv_bytes, json_sha256, json_bytes, parquet_sha256, parquet_bytes,
    statement)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";

const STATEMENT: &str =
    "INSERT INTO dataset_statements (sha256, dataset, kind, created_at, content)
    VALUES ($1, $2, $3, $4, $5)";

/// A version becomes visible.
pub(crate) fn publish(
    known: Option<&Dataset>,
    dataset: &Dataset,
    mut version: Version,
) -> Result<Act, OpenDataError> {
    let said = statement::published(dataset, &version)?;
    version.statement.clone_from(&said.sha256);
    let act = Act::new(said.kind, version.subject(), said.content.clone().into_bytes());
    let act = with_dataset(act, known, dataset, &version.columns);
    let files = &version.files;
    let act = act.write_once(
        VERSION,
        params![
            version.dataset,
            version.number,
            version.created_at,
            version.file_name,
            version.encoding.name(),
            json!(version.dialect),
            json!(version.columns),
            version.rows,
            files.original.sha256,
            files.original.bytes,
            files.table.sha256,
            files.table.bytes,
            files.csv.sha256,
            files.csv.bytes,
            files.json.sha256,
            files.json.bytes,
            files.parquet.sha256,
            files.parquet.bytes,
            version.statement,
        ],
    );
    Ok(with_statement(act, dataset, &said))
}

/// What is said about a dataset changes.
pub(crate) fn describe(
    known: &Dataset,
    dataset: &Dataset,
    columns: &[Column],
) -> Result<Act, OpenDataError> {
    metadata_act("dataset-described", Some(known), dataset, columns)
}

/// The town says that it has this data, whether or not it is published.
pub(crate) fn inventory(known: Option<&Dataset>, dataset: &Dataset) -> Result<Act, OpenDataError> {
    let kind = if dataset.withheld.is_some() { "dataset-withheld" } else { "dataset-inventoried" };
    metadata_act(kind, known, dataset, &[])
}

fn metadata_act(
    kind: &'static str,
    known: Option<&Dataset>,
    dataset: &Dataset,
    columns: &[Column],
) -> Result<Act, OpenDataError> {
    let said = statement::described(kind, dataset)?;
    let act = Act::new(said.kind, dataset.subject(), said.content.clone().into_bytes());
    Ok(with_statement(with_dataset(act, known, dataset, columns), dataset, &said))
}

fn with_dataset(act: Act, known: Option<&Dataset>, dataset: &Dataset, columns: &[Column]) -> Act {
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    let search =
        catalogue::searchable(&dataset.slug, &dataset.title, &dataset.description, &titles);
    let mut values = params![
        dataset.slug,
        json!(dataset.title),
        json!(dataset.description),
        dataset.office,
        dataset.licence.id(),
        dataset.origin.name(),
        dataset.withheld.as_ref().map(|ground| json!(ground)),
        dataset.expected.as_ref().map(|reason| json!(reason)),
        dataset.latest,
        dataset.inventoried_at,
        dataset.changed_at,
        catalogue::sort_key(&dataset.title, Lang::De),
        catalogue::sort_key(&dataset.title, Lang::En),
        search,
    ]
    .to_vec();
    match known {
        None => act.write_once(INSERT, &values),
        Some(known) => {
            values.extend_from_slice(params![known.changed_at, known.latest]);
            act.write_once(UPDATE, &values)
        }
    }
}

fn with_statement(act: Act, dataset: &Dataset, said: &Statement) -> Act {
    act.write_once(
        STATEMENT,
        params![said.sha256, dataset.slug, said.kind, dataset.changed_at, said.content],
    )
}

/// Whether nothing that is said about a dataset differs.
pub(crate) fn is_same(known: &Dataset, dataset: &Dataset) -> bool {
    let Dataset { title, description, office, licence, origin, withheld, expected, .. } = dataset;
    known.title == *title
        && known.description == *description
        && known.office == *office
        && known.licence == *licence
        && known.origin == *origin
        && known.withheld == *withheld
        && known.expected == *expected
}
