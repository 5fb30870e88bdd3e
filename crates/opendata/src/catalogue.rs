//! The catalogue's tables: what is read from them.

use commons::{Lang, Slug, Text, Timestamp};
use serde_json::Value as Json;
use store::{Database, Sql, Value, params};

use crate::{
    Dataset, Files, Licence, OpenDataError, Origin, Status, Stored, Version,
    import::{Column, Dialect, Encoding},
    table::fold,
};

store::row! {
    struct DatasetRow {
        slug: Slug,
        title: Json,
        description: Json,
        office: Slug,
        licence: String,
        origin: String,
        withheld: Option<Json>,
        expected: Option<Json>,
        latest: u64,
        inventoried_at: Timestamp,
        changed_at: Timestamp,
    }
}

const DATASET: &str = "SELECT slug, title, description, office, licence, origin, withheld,
    expected, latest, inventoried_at, changed_at FROM datasets";

store::row! {
    struct VersionRow {
        dataset: Slug,
        number: u64,
        created_at: Timestamp,
        file_name: String,
        encoding: String,
        dialect: Json,
        columns: Json,
        rows: u64,
        original_sha256: String,
        original_bytes: u64,
        table_sha256: String,
        table_bytes: u64,
        csv_sha256: String,
        csv_bytes: u64,
        json_sha256: String,
        json_bytes: u64,
        parquet_sha256: String,
        parquet_bytes: u64,
        statement: String,
        withdrawn: Option<Json>,
    }
}

const VERSION: &str = "SELECT dataset, number, created_at, file_name, encoding, dialect,
    columns_found, row_count, original_sha256, original_bytes, table_sha256, table_bytes,
    csv_sha256, csv_bytes, json_sha256, json_bytes, parquet_sha256, parquet_bytes, statement,
    withdrawn FROM dataset_versions";

/// What is looked for in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words, all of which must occur.
    pub words: String,
    /// Of this office.
    pub office: Option<Slug>,
    /// Under this licence.
    pub licence: Option<Licence>,
    /// In this state.
    pub status: Option<Status>,
    /// In which order.
    pub order: Order,
    /// In which language titles are sorted.
    pub lang: Lang,
    /// How many are passed over.
    pub offset: u64,
    /// How many are wanted.
    pub limit: u64,
}

/// The order of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By title.
    #[default]
    Title,
    /// The last changed first.
    Changed,
}

impl Search {
    fn conditions(&self) -> (String, Vec<Value>) {
        let (mut all, mut values) = (Vec::new(), Vec::new());
        let mut equal = |column: &str, value: Option<Value>| {
            if let Some(value) = value {
                values.push(value);
                all.push(format!("{column} = ${}", values.len()));
            }
        };
        equal("office", self.office.as_ref().map(store::ToValue::to_value));
        equal("licence", self.licence.map(|licence| Value::Text(licence.id().to_owned())));
        for word in fold(&self.words).split_whitespace() {
            values.push(Value::Text(format!("%{}%", escaped(word))));
            all.push(format!("search LIKE ${} ESCAPE '\\'", values.len()));
        }
        all.extend(self.status.map(|status| {
            match status {
                Status::Published => "latest > 0 AND withheld IS NULL",
                Status::Planned => "latest = 0 AND withheld IS NULL",
                Status::Withheld => "withheld IS NOT NULL",
            }
            .to_owned()
        }));
        let sql =
            if all.is_empty() { String::new() } else { format!(" WHERE {}", all.join(" AND ")) };
        (sql, values)
    }
}

fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// The datasets that were looked for, and how many there are in all.
pub(crate) async fn find(
    db: &Database,
    search: &Search,
) -> Result<(Vec<Dataset>, u64), OpenDataError> {
    let (conditions, mut values) = search.conditions();
    let (total,) = db.one(&format!("SELECT COUNT(*) FROM datasets{conditions}"), &values).await?;
    let order = match search.order {
        Order::Title if search.lang == Lang::En => "sort_en, slug",
        Order::Title => "sort_de, slug",
        Order::Changed => "changed_at DESC, slug",
    };
    values.extend_from_slice(params![search.limit, search.offset]);
    let (limit, offset) = (values.len() - 1, values.len());
    let sql = format!("{DATASET}{conditions} ORDER BY {order} LIMIT ${limit} OFFSET ${offset}");
    let rows: Vec<DatasetRow> = db.all(&sql, &values).await?;
    Ok((rows.into_iter().map(Dataset::from).collect(), total))
}

/// One dataset.
pub(crate) async fn dataset(db: &Database, slug: &Slug) -> Result<Option<Dataset>, OpenDataError> {
    let row: Option<DatasetRow> =
        db.opt(&format!("{DATASET} WHERE slug = $1"), params![slug]).await?;
    Ok(row.map(Dataset::from))
}

/// All that reading rows of a version (the newest where no number is given) needs to know: the
/// number of the newest version, whether a law withholds the dataset, whether the version was
/// withdrawn.
pub(crate) async fn readable(
    db: &Database,
    slug: &Slug,
    number: Option<u64>,
) -> Result<Option<(u64, bool, bool)>, OpenDataError> {
    let sql = "SELECT d.latest, d.withheld, v.withdrawn FROM datasets d
         LEFT JOIN dataset_versions v
         ON v.dataset = d.slug AND v.number = COALESCE($2, d.latest)
         WHERE d.slug = $1";
    let row: Option<(u64, Option<String>, Option<String>)> =
        db.opt(sql, params![slug, number]).await?;
    Ok(row.map(|(latest, withheld, withdrawn)| (latest, withheld.is_some(), withdrawn.is_some())))
}

/// Whether a version that can be read has this file in any form.
pub(crate) async fn is_in_use(db: &Database, sha256: &str) -> Result<bool, OpenDataError> {
    let sql = "SELECT COUNT(*) FROM dataset_versions WHERE withdrawn IS NULL AND
         (original_sha256 = $1 OR table_sha256 = $1 OR csv_sha256 = $1 OR json_sha256 = $1
          OR parquet_sha256 = $1)";
    let (count,): (u64,) = db.one(sql, params![sha256]).await?;
    Ok(count > 0)
}

/// All datasets, by slug.
pub(crate) async fn all(db: &Database) -> Result<Vec<Dataset>, OpenDataError> {
    let rows: Vec<DatasetRow> = db.all(&format!("{DATASET} ORDER BY slug"), &[]).await?;
    Ok(rows.into_iter().map(Dataset::from).collect())
}

/// The offices that have datasets.
pub(crate) async fn offices(db: &Database) -> Result<Vec<Slug>, OpenDataError> {
    let rows: Vec<(Slug,)> =
        db.all("SELECT DISTINCT office FROM datasets ORDER BY office", &[]).await?;
    Ok(rows.into_iter().map(|(office,)| office).collect())
}

/// One version.
pub(crate) async fn version(
    db: &Database,
    slug: &Slug,
    number: u64,
) -> Result<Option<Version>, OpenDataError> {
    let sql = format!("{VERSION} WHERE dataset = $1 AND number = $2");
    let row: Option<VersionRow> = db.opt(&sql, params![slug, number]).await?;
    row.map(Version::try_from).transpose()
}

/// All versions of a dataset, newest first.
pub(crate) async fn versions(db: &Database, slug: &Slug) -> Result<Vec<Version>, OpenDataError> {
    let sql = format!("{VERSION} WHERE dataset = $1 ORDER BY number DESC");
    let rows: Vec<VersionRow> = db.all(&sql, params![slug]).await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// All versions of all datasets.
pub(crate) async fn every_version(db: &Database) -> Result<Vec<Version>, OpenDataError> {
    let sql = format!("{VERSION} ORDER BY dataset, number");
    let rows: Vec<VersionRow> = db.all(&sql, &[]).await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// The exact bytes that an entry of the record commits to.
pub(crate) async fn statement(
    db: &Database,
    slug: &Slug,
    sha256: &str,
) -> Result<Option<String>, OpenDataError> {
    let sql = "SELECT content FROM dataset_statements WHERE dataset = $1 AND sha256 = $2";
    let row: Option<(String,)> = db.opt(sql, params![slug, sha256]).await?;
    Ok(row.map(|(content,)| content))
}

/// The kind of the statement that says how a dataset stands now.
pub(crate) async fn newest_kind(
    db: &Database,
    dataset: &Dataset,
) -> Result<Option<String>, OpenDataError> {
    let sql = "SELECT kind FROM dataset_statements WHERE dataset = $1 AND created_at = $2";
    let row: Option<(String,)> = db.opt(sql, params![dataset.slug, dataset.changed_at]).await?;
    Ok(row.map(|(kind,)| kind))
}

/// Whether a version holds this file as its original.
pub(crate) async fn is_original(db: &Database, sha256: &str) -> Result<bool, OpenDataError> {
    let sql = "SELECT COUNT(*) FROM dataset_versions
         WHERE original_sha256 = $1 AND withdrawn IS NULL";
    let (count,): (u64,) = db.one(sql, params![sha256]).await?;
    Ok(count > 0)
}

impl From<DatasetRow> for Dataset {
    fn from(row: DatasetRow) -> Self {
        Self {
            slug: row.slug,
            title: text(row.title),
            description: text(row.description),
            office: row.office,
            licence: row.licence.parse().unwrap_or_default(),
            origin: if row.origin == Origin::House.name() { Origin::House } else { Origin::File },
            withheld: row.withheld.map(text),
            expected: row.expected.map(text),
            latest: row.latest,
            inventoried_at: row.inventoried_at,
            changed_at: row.changed_at,
        }
    }
}

fn text(json: Json) -> Text {
    serde_json::from_value(json).unwrap_or_default()
}

impl TryFrom<VersionRow> for Version {
    type Error = OpenDataError;

    fn try_from(row: VersionRow) -> Result<Self, OpenDataError> {
        let unreadable = |_| OpenDataError::Files("a version's description".to_owned());
        let columns: Vec<Column> = serde_json::from_value(row.columns).map_err(unreadable)?;
        let dialect: Dialect = serde_json::from_value(row.dialect).map_err(unreadable)?;
        let stored = |sha256, bytes| Stored { sha256, bytes };
        Ok(Self {
            dataset: row.dataset,
            number: row.number,
            created_at: row.created_at,
            file_name: row.file_name,
            encoding: Encoding::of_name(&row.encoding).unwrap_or(Encoding::Utf8),
            dialect,
            columns,
            rows: row.rows,
            files: Files {
                original: stored(row.original_sha256, row.original_bytes),
                table: stored(row.table_sha256, row.table_bytes),
                csv: stored(row.csv_sha256, row.csv_bytes),
                json: stored(row.json_sha256, row.json_bytes),
                parquet: stored(row.parquet_sha256, row.parquet_bytes),
            },
            statement: row.statement,
            withdrawn: row.withdrawn.map(text),
        })
    }
}

/// The title as it is sorted in a language.
pub(crate) fn sort_key(title: &Text, lang: Lang) -> String {
    fold(title.get(lang).1)
}

/// Everything a search in the catalogue looks at.
pub(crate) fn searchable(slug: &Slug, title: &Text, description: &Text, more: &[&str]) -> String {
    let texts = title.0.values().chain(description.0.values()).map(String::as_str);
    let all: Vec<_> =
        std::iter::once(slug.as_str()).chain(texts).chain(more.iter().copied()).collect();
    fold(&all.join(" "))
}
