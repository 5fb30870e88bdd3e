//! What `allmende doctor` looks at: that the record is sound, and that somebody watches it.

use std::time::Duration;

use commons::{
    Explain, Timestamp,
    capability::{Check, Health},
};
use store::{Sql, params};

use crate::{Expected, LocalLog, Record, RecordError, VerifierKey, verify};

/// A witness that has not looked for longer is worth a question.
const SILENCE: Duration = Duration::from_hours(7 * 24);

/// Reads the whole log and verifies it.
pub(crate) async fn soundness(record: &Record) -> Check {
    let source = LocalLog::new(record.db().clone());
    let expected = Expected { key: record.verifier(), remembered: None };
    match verify(&source, expected, |_| {}).await {
        Ok(verified) => Check {
            code: "record-sound",
            state: Health::Good,
            args: vec![("size", verified.checkpoint.checkpoint.size.into())],
        },
        Err(fault) => Check { code: fault.code(), state: Health::Broken, args: fault.args() },
    }
}

/// Whether each witness has signed lately.
pub(crate) async fn witnesses(
    record: &Record,
    witnesses: &[VerifierKey],
) -> Result<Vec<Check>, RecordError> {
    let mut checks = Vec::new();
    for witness in witnesses {
        let sql = "SELECT MAX(at) FROM record_cosignatures WHERE vkey = $1";
        let (last,): (Option<Timestamp>,) =
            record.db().one(sql, params![witness.to_string()]).await?;
        let is_awake =
            last.is_some_and(|last| Timestamp::now().duration_since(last).unsigned_abs() < SILENCE);
        let (code, state) = if is_awake {
            ("record-witness-awake", Health::Good)
        } else {
            ("record-witness-silent", Health::Warning)
        };
        checks.push(Check { code, state, args: vec![("name", witness.name().into())] });
    }
    Ok(checks)
}

pub(crate) fn unreadable(error: &RecordError) -> Check {
    Check {
        code: "record-unreadable",
        state: Health::Broken,
        args: vec![("reason", error.to_string().into())],
    }
}
