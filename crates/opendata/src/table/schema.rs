use serde_json::{Map, Value, json};

use super::query::kind;
use crate::import::{Column, Reading};

/// The Table Schema of a version's CSV file (Data Package v2). The numbers are those of our
/// files: decimal point, no grouping; the unit is the column's where its file wrote one.
pub fn table_schema(columns: &[Column]) -> Value {
    let fields: Vec<Value> = columns.iter().map(|column| Value::Object(field(column))).collect();
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
    })
}

fn field(column: &Column) -> Map<String, Value> {
    let mut field = Map::new();
    field.insert("name".to_owned(), column.name.as_str().into());
    field.insert("type".to_owned(), kind(column.reading).into());
    if column.title != column.name {
        field.insert("title".to_owned(), column.title.as_str().into());
    }
    if !column.description.is_empty() {
        field.insert("description".to_owned(), column.description.as_str().into());
    }
    if let Some(example) = column.examples.first().filter(|_| column.reading == Reading::Text) {
        field.insert("example".to_owned(), example.as_str().into());
    }
    if let Reading::Integer { unit: Some(unit), .. } | Reading::Decimal { unit: Some(unit), .. } =
        column.reading
    {
        field.insert("unit".to_owned(), json!(unit));
    }
    if let Reading::Datetime { zoned: false, .. } = column.reading {
        field.insert("format".to_owned(), "%Y-%m-%dT%H:%M:%S".into());
    }
    if column.missing == 0 {
        field.insert("constraints".to_owned(), json!({ "required": true }));
    }
    field
}
