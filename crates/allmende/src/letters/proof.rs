//! Whether the record proves a party's keys.

use record::{Fault as RecordFault, ProofFile, VerifierKey};
use sealed::{Keyset, record_subject};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Fault;

/// Checks that a receipt by this key is for exactly this keyset.
pub(super) fn check(
    keyset: &Keyset,
    receipt: Option<&Value>,
    key: Option<&VerifierKey>,
) -> Result<(), Fault> {
    let unproved =
        |reason| Fault::Unproved { party: keyset.owner.clone(), version: keyset.version, reason };
    let (Some(receipt), Some(key)) = (receipt, key) else { return Err(unproved(None)) };
    verify(keyset, receipt, key).map_err(|reason| unproved(Some(reason)))
}

fn verify(keyset: &Keyset, receipt: &Value, key: &VerifierKey) -> Result<(), RecordFault> {
    let receipt = ProofFile::from_json(receipt.to_string().as_bytes())?;
    let content = Sha256::digest(keyset.bytes()).into();
    let proved = receipt.verify(Some(key), Some(content))?;
    let expected = record_subject(&keyset.owner).map(|(kind, slug)| {
        (format!("{kind}-published"), commons::Subject::new(kind, slug).at(keyset.version))
    });
    let same = expected == Some((proved.statement.kind, proved.statement.subject));
    if same { Ok(()) } else { Err(RecordFault::OtherContent(proved.index)) }
}
