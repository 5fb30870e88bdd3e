use commons::{Slug, Subject, Timestamp};
use record::{Act, Entry, Record, RecordError};
use sha2::{Digest, Sha256};
use store::{Sql, params};

use super::{BUNDLE, CLIENT, RELEASED};

/// What a start of the program did about its bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// The newest entry is about this bundle already.
    Before,
    /// It is in the record now, as the bundle of this number, counted from 1.
    Now(u64),
}

/// Enters this program's bundle into the record, unless the newest entry is about it. Several
/// nodes that start at once make one entry.
///
/// # Errors
/// Where the record does not take it.
pub async fn release(record: &Record) -> Result<Released, RecordError> {
    let manifest = ui::assets::manifest().as_bytes();
    let sha256 = hex::encode(Sha256::digest(manifest));
    loop {
        let sql = "SELECT number, sha256 FROM client_releases ORDER BY number DESC LIMIT 1";
        let newest: Option<(u64, String)> = record.db().opt(sql, &[]).await?;
        if newest.as_ref().is_some_and(|(_, known)| *known == sha256) {
            return Ok(Released::Before);
        }
        let number = newest.map_or(1, |(number, _)| number + 1);
        let subject = Subject::new(CLIENT, Slug::of_title(BUNDLE)).at(number);
        let act = Act::new(RELEASED, subject, manifest.to_vec()).write_once(
            "INSERT INTO client_releases (number, sha256, released_at) VALUES ($1, $2, $3)
             ON CONFLICT (number) DO NOTHING",
            params![number, sha256, Timestamp::now()],
        );
        match record.append(act).await {
            Ok(_) => return Ok(Released::Now(number)),
            // Another node was faster: see what it entered.
            Err(RecordError::Refused) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether an entry commits to this program's bundle, as far as its opening is at hand.
pub fn is_of_this_program(entry: &Entry) -> bool {
    let digest: [u8; 32] = Sha256::digest(ui::assets::manifest()).into();
    entry.opening.as_ref().is_some_and(|opening| opening.digest == digest)
}
