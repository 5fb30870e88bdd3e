//! Everything the town holds about a person (Art. 15 and 20 GDPR).

use base64::{Engine, engine::general_purpose::STANDARD};
use commons::{Id, Timestamp, capability::PersonalData};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use store::{Row, Sql, Value, params};

use super::Privacy;
use crate::IdentityError;

/// Everything the town holds about one person.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    /// The town that holds it.
    pub town: String,
    /// When this was written.
    pub exported_at: Timestamp,
    /// One part for each declaration, also where it holds nothing.
    pub data: Vec<ExportedTable>,
}

/// What one table holds about one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportedTable {
    /// The declaration's name.
    pub name: &'static str,
    /// The capability it belongs to.
    pub room: &'static str,
    /// The legal basis.
    pub basis: &'static str,
    /// Its columns, in order.
    pub columns: &'static [&'static str],
    /// The person's rows: column → value, moments in UTC.
    pub rows: Vec<Map<String, Json>>,
    /// The Fluent message with its texts.
    #[serde(skip)]
    pub text_key: String,
}

impl Privacy {
    /// Everything the town holds about a person, table by table.
    pub async fn export(&self, person: &Id) -> Result<Export, IdentityError> {
        let mut data = Vec::new();
        for (room, declared) in self.personal() {
            data.push(ExportedTable {
                name: declared.name,
                room,
                basis: declared.basis,
                columns: declared.export,
                rows: self.rows_of(person, declared).await?,
                text_key: declared.text_key(),
            });
        }
        let town = self.identity().config().town_name.clone();
        Ok(Export { town, exported_at: Timestamp::now(), data })
    }

    async fn rows_of(
        &self,
        person: &Id,
        declared: &PersonalData,
    ) -> Result<Vec<Map<String, Json>>, IdentityError> {
        if declared.export.is_empty() {
            return Ok(Vec::new());
        }
        let sql = select(declared);
        let rows: Vec<Row> = self.identity().db().all(&sql, params![person]).await?;
        Ok(rows.into_iter().map(|row| object(declared.export, row)).collect())
    }
}

fn select(declared: &PersonalData) -> String {
    let columns = declared.export.join(", ");
    let order: Vec<String> = (1..=declared.export.len()).map(|n| n.to_string()).collect();
    let (table, condition) = (declared.table, declared.of_person);
    format!("SELECT {columns} FROM {table} WHERE {condition} ORDER BY {}", order.join(", "))
}

fn object(columns: &[&str], row: Row) -> Map<String, Json> {
    let columns = columns.iter().zip(row.0);
    columns.map(|(column, value)| ((*column).to_owned(), written(column, value))).collect()
}

fn written(column: &str, value: Value) -> Json {
    match value {
        Value::Int(moment) if is_moment(column) => {
            Timestamp::from_microsecond(moment).map_or(json!(moment), |moment| json!(moment))
        }
        Value::Null => Json::Null,
        Value::Int(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Blob(bytes) => json!(STANDARD.encode(bytes)),
    }
}

fn is_moment(column: &str) -> bool {
    column == "at" || column.ends_with("_at")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_moments_and_bytes_as_text() {
        assert_eq!(written("seen_at", Value::Int(0)), json!("1970-01-01T00:00:00Z"));
        assert_eq!(written("at", Value::Int(1_000_000)), json!("1970-01-01T00:00:01Z"));
        assert_eq!(written("format", Value::Int(1)), json!(1));
        assert_eq!(written("used_at", Value::Null), Json::Null);
        assert_eq!(written("key", Value::Blob(vec![1, 2])), json!("AQI="));
    }
}
