//! A row as a line: a JSON array. What JSON cannot say exactly is wrapped: `{"real":"0.1"}`,
//! `{"bytes":"…"}` in base 64.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value as Json, json};

use crate::{Row, Value};

pub(super) fn written(row: Row) -> String {
    Json::Array(row.0.into_iter().map(json_of).collect()).to_string()
}

fn json_of(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(n) => Json::from(n),
        Value::Real(x) => json!({ "real": format!("{x:?}") }),
        Value::Text(s) => Json::String(s),
        Value::Blob(b) => json!({ "bytes": BASE64_STANDARD.encode(b) }),
    }
}

/// The values of a line, which must be as many as there are columns.
pub(super) fn read(line: &str, columns: usize) -> Result<Vec<Value>, String> {
    let values: Vec<Json> =
        serde_json::from_str(line).map_err(|error| format!("no JSON array: {error}"))?;
    if values.len() != columns {
        return Err(format!("{} values for {columns} columns", values.len()));
    }
    let value =
        |(index, json)| value_of(json).ok_or_else(|| format!("value {} is none", index + 1));
    values.into_iter().enumerate().map(value).collect()
}

fn value_of(json: Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::Null),
        Json::Number(n) => n.as_i64().map(Value::Int),
        Json::String(s) => Some(Value::Text(s)),
        Json::Object(wrapped) => {
            let (kind, text) = wrapped.iter().next()?;
            match (kind.as_str(), text.as_str()?, wrapped.len()) {
                ("real", text, 1) => text.parse().ok().map(Value::Real),
                ("bytes", text, 1) => BASE64_STANDARD.decode(text).ok().map(Value::Blob),
                _ => None,
            }
        }
        Json::Bool(_) | Json::Array(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Int),
            any::<f64>().prop_map(Value::Real),
            any::<String>().prop_map(Value::Text),
            any::<Vec<u8>>().prop_map(Value::Blob),
        ]
    }

    proptest! {
        #[test]
        fn a_row_is_read_as_it_was_written(row in prop::collection::vec(any_value(), 0..6)) {
            let line = written(Row(row.clone()));
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(read(&line, row.len()), Ok(row));
        }
    }

    #[test]
    fn infinite_numbers_survive() {
        let row = vec![Value::Real(f64::INFINITY), Value::Real(f64::NEG_INFINITY)];
        assert_eq!(read(&written(Row(row.clone())), 2), Ok(row));
    }

    #[test]
    fn what_is_no_row_is_refused() {
        for line in ["", "[1", "{}", "[1,2]", "[true]", "[1.5]", r#"[{"real":"x"}]"#, "[[]]"] {
            assert!(read(line, 1).is_err(), "{line}");
        }
    }
}
