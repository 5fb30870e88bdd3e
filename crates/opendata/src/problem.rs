//! Errors that are kept with a draft until somebody reads them.

use std::collections::BTreeMap;

use commons::{Arg, Explain};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

/// An error as it is kept: its sentence is made when somebody reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The code; the sentence stands under `error-<code>`.
    pub code: String,
    /// The values in the sentence.
    pub args: BTreeMap<String, Json>,
    /// The line of the file.
    pub line: Option<u64>,
    /// The column of the file.
    pub column: Option<u64>,
    /// The single mistakes.
    pub details: Vec<Problem>,
}

/// The names of values in sentences about files.
const ARGUMENTS: [&str; 17] = [
    "byte", "column", "count", "dataset", "encoding", "expected", "field", "found", "kind",
    "limit", "line", "name", "number", "office", "reason", "seconds", "value",
];

impl Problem {
    /// What an error says.
    pub fn of(error: &dyn Explain) -> Self {
        let place = error.place();
        let value = |arg| match arg {
            Arg::Text(text) => Json::String(text),
            Arg::Number(number) => json!(number),
            Arg::Moment(at) => json!(at),
        };
        Self {
            code: error.code().to_owned(),
            args: error.args().into_iter().map(|(key, arg)| (key.to_owned(), value(arg))).collect(),
            line: place.line,
            column: place.column,
            details: error.details().into_iter().map(Self::of).collect(),
        }
    }

    /// The values in the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, Arg)> {
        let arg = |value: &Json| match value {
            Json::Number(number) => Arg::Number(number.as_i64().unwrap_or_default()),
            other => Arg::Text(other.as_str().unwrap_or_default().to_owned()),
        };
        let known = |key: &str| ARGUMENTS.into_iter().find(|known| *known == key);
        self.args.iter().filter_map(|(key, value)| Some((known(key)?, arg(value)))).collect()
    }
}
