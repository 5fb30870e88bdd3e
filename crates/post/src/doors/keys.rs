//! An office's keys for other systems. The public half is an entry of the record; the private one
//! is sealed to the office.

use commons::{Slug, Subject, Timestamp};
use record::Act;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Sql, params};

use super::{DoorError, FIT_CONNECT, OPENPGP, openpgp};
use crate::{Post, PostError, Sealed};

/// The kind of subject under which the record knows offices' keys for other systems.
const DOOR_KEYS: &str = "office-door-keys";
/// The kind of act that publishes one.
const PUBLISHED: &str = "office-door-key-published";
/// The kind of act that ends one.
const ENDED: &str = "office-door-key-ended";

/// The longest public key, in bytes: armored, or as a set of JWK.
const LONGEST: usize = 64 * 1024;
/// The longest sealed private half, in bytes.
const LONGEST_SEALED: usize = 64 * 1024;
/// A modulus of 4096 bits has so many characters in Base64 for URLs.
const MODULUS: usize = 683;

/// A key that a clerk's browser made.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NewDoorKey {
    pub door: String,
    pub fingerprint: String,
    pub public_key: String,
    pub sealed: Sealed,
    pub epoch: u64,
}

/// A key as the office's members get it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OwnDoorKey {
    pub number: u64,
    pub door: String,
    pub fingerprint: String,
    pub public_key: String,
    pub epoch: u64,
    pub sealed: Sealed,
    pub since: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    pub entry: Option<u64>,
    /// None of these doors is.
    pub quantum_safe: bool,
}

store::row! {
    struct KeyRow {
        number: u64,
        door: String,
        fingerprint: String,
        public_key: String,
        epoch: u64,
        sealed: Sealed,
        created_at: Timestamp,
        ended_at: Option<Timestamp>,
        entry: Option<u64>,
    }
}

/// What the record commits to, in canonical form.
#[derive(Serialize)]
struct Published<'a> {
    door: &'a str,
    fingerprint: &'a str,
    number: u64,
    office: &'a Slug,
    public_key: &'a str,
    v: u8,
}

impl NewDoorKey {
    /// Whether it is a public key of its door with this fingerprint, and nothing private.
    fn check(&self) -> Result<(), DoorError> {
        let is_right = match self.door.as_str() {
            OPENPGP => openpgp::public_key(&self.public_key)
                .is_some_and(|(_, fingerprint)| fingerprint == self.fingerprint),
            FIT_CONNECT => is_pair(&self.public_key, &self.fingerprint),
            _ => false,
        };
        let fits = self.public_key.len() <= LONGEST && self.sealed.0.len() <= LONGEST_SEALED;
        if is_right && fits { Ok(()) } else { Err(DoorError::NotAKey) }
    }
}

/// Whether this is one key to seal and one to verify with, of at least 4096 bits each.
fn is_pair(set: &str, fingerprint: &str) -> bool {
    let Ok(set) = serde_json::from_str::<Value>(set) else { return false };
    let Some([sealing, signing]) = set["keys"].as_array().map(Vec::as_slice) else { return false };
    sealing["kid"] == fingerprint
        && is_public(sealing, "RSA-OAEP-256", "wrapKey")
        && is_public(signing, "PS512", "verify")
}

fn is_public(key: &Value, algorithm: &str, operation: &str) -> bool {
    const FIELDS: [&str; 6] = ["kty", "n", "e", "alg", "key_ops", "kid"];
    let fields =
        key.as_object().is_some_and(|key| key.keys().all(|it| FIELDS.contains(&it.as_str())));
    let named = key["kid"].as_str().is_some_and(|kid| (8..=64).contains(&kid.len()));
    let long = key["n"].as_str().is_some_and(|n| n.len() >= MODULUS);
    fields
        && named
        && long
        && key["kty"] == "RSA"
        && key["e"] == "AQAB"
        && key["alg"] == algorithm
        && key["key_ops"] == serde_json::json!([operation])
}

impl Post {
    /// An office's keys for other systems, the newest first, with their sealed halves.
    pub(crate) async fn own_door_keys(&self, office: &Slug) -> Result<Vec<OwnDoorKey>, PostError> {
        let sql = "SELECT number, door, fingerprint, public_key, epoch, sealed, created_at,
                   ended_at, entry FROM post_door_keys WHERE office = $1 ORDER BY number DESC";
        let rows: Vec<KeyRow> = self.db().all(sql, params![office]).await?;
        Ok(rows.into_iter().map(OwnDoorKey::from).collect())
    }

    /// Publishes a key: its row and its entry in the record, together.
    pub(crate) async fn publish_door_key(
        &self,
        office: &Slug,
        key: &NewDoorKey,
    ) -> Result<OwnDoorKey, PostError> {
        key.check()?;
        let newest = "SELECT MAX(number) FROM post_door_keys WHERE office = $1";
        let (newest,): (Option<u64>,) = self.db().one(newest, params![office]).await?;
        let number = newest.unwrap_or(0) + 1;
        let insert = "INSERT INTO post_door_keys (office, number, door, fingerprint, public_key,
                      epoch, sealed, created_at, entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let NewDoorKey { door, fingerprint, public_key, sealed, epoch } = key;
        let now = Timestamp::now();
        let row = params![office, number, door, fingerprint, public_key, epoch, sealed, now];
        let content = Published { door, fingerprint, number, office, public_key, v: 1 };
        let act = Act::new(PUBLISHED, subject(office, number), canonical(&content)?);
        self.record().append(act.write_once_with_entry(insert, row)).await?;
        self.own_door_key(office, number).await
    }

    /// Ends a key: nothing new is sealed to it, and it still opens what was.
    pub(crate) async fn end_door_key(&self, office: &Slug, number: u64) -> Result<(), PostError> {
        let key = self.own_door_key(office, number).await?;
        if key.ended_at.is_some() {
            return Ok(());
        }
        let content = serde_json::json!({ "fingerprint": key.fingerprint, "number": number, "office": office, "v": 1 });
        let update = "UPDATE post_door_keys SET ended_at = $3
                      WHERE office = $1 AND number = $2 AND ended_at IS NULL";
        let act = Act::new(ENDED, subject(office, number), canonical(&content)?);
        let row = params![office, number, Timestamp::now()];
        self.record().append(act.write_once(update, row)).await?;
        Ok(())
    }

    async fn own_door_key(&self, office: &Slug, number: u64) -> Result<OwnDoorKey, PostError> {
        let keys = self.own_door_keys(office).await?;
        keys.into_iter().find(|key| key.number == number).ok_or_else(|| DoorError::NoKey.into())
    }
}

fn subject(office: &Slug, number: u64) -> Subject {
    Subject::new(DOOR_KEYS, office.clone()).at(number)
}

fn canonical(content: &impl Serialize) -> Result<Vec<u8>, PostError> {
    serde_json_canonicalizer::to_vec(content).map_err(|_| PostError::Malformed("public_key"))
}

impl From<KeyRow> for OwnDoorKey {
    fn from(row: KeyRow) -> Self {
        Self {
            number: row.number,
            door: row.door,
            fingerprint: row.fingerprint,
            public_key: row.public_key,
            epoch: row.epoch,
            sealed: row.sealed,
            since: row.created_at,
            ended_at: row.ended_at,
            entry: row.entry,
            quantum_safe: false,
        }
    }
}
