//! What everyone may know of the offices' post: their keys, who changed them, their other doors.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Slug, Timestamp};
use identity::Office;
use serde::{Deserialize, Serialize};
use store::{Sql, params};

use crate::{Post, PostError, safety::safety_number};

/// An office with everything that is public about its post.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OfficePage {
    /// The office itself.
    #[serde(flatten)]
    pub office: Office,
    /// Its keys, the newest first. Empty where nobody founded its mailbox yet.
    pub epochs: Vec<Epoch>,
    /// Who joined and left, by role, the newest first.
    pub steps: Vec<Step>,
    /// Its keys for other systems, the newest first.
    pub door_keys: Vec<DoorKey>,
    /// How long it keeps closed cases, where the town decided so.
    pub retention: Option<Retention>,
}

/// The keys of an office between two changes of who holds them.
#[expect(clippy::struct_field_names, reason = "the name of the protocol, as in the JSON")]
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Epoch {
    /// Counted from 1.
    pub epoch: u64,
    /// SHA-256 of the keyset, in hexadecimal.
    pub keyset: String,
    /// 30 digits in groups of five.
    pub safety_number: Vec<String>,
    /// When it began.
    pub since: Timestamp,
    /// Its entry in the record.
    pub entry: Option<u64>,
    /// The keyset as its owner signed it.
    pub jws: String,
}

/// A change of who holds an office's keys. It names roles, never people.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    /// What was done: `founded`, `joined`, `left`, `rotated`, `recovered`.
    pub change: String,
    /// The role of who joined or left.
    pub role: Option<String>,
    /// The role of who did it.
    pub by: String,
    /// The epoch that holds after it.
    pub epoch: u64,
    /// How many hold the keys after it, by role.
    pub members: BTreeMap<String, u64>,
    /// When.
    pub at: Timestamp,
    /// Its entry in the record.
    pub entry: Option<u64>,
    /// The step as the office signed it.
    pub jws: String,
}

/// A key of an office for another system.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DoorKey {
    /// Counted from 1 in each office.
    pub number: u64,
    /// `openpgp` or `fit-connect`.
    pub door: String,
    /// The key's fingerprint, as its system writes it.
    pub fingerprint: String,
    /// The public key, as its system writes it.
    pub public_key: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when, where it is not used any more.
    pub until: Option<Timestamp>,
    /// Its entry in the record.
    pub entry: Option<u64>,
}

/// How long an office keeps closed cases.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Retention {
    /// Counted from the day a case was closed.
    pub days: u64,
    /// The law that says so.
    pub basis: String,
}

/// An office in the list of all.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OfficeDoors {
    /// The office itself.
    #[serde(flatten)]
    pub office: Office,
    /// Its newest epoch; none where it cannot be reached sealed.
    pub epoch: Option<u64>,
    /// Its doors to other systems.
    pub doors: Vec<String>,
}

store::row! {
    struct KeysetRow {
        version: u64,
        sha256: String,
        jws: String,
        entry: Option<u64>,
        created_at: Timestamp,
    }
}

store::row! {
    struct StepRow {
        jws: String,
        entry: Option<u64>,
        at: Timestamp,
    }
}

store::row! {
    struct DoorRow {
        number: u64,
        door: String,
        fingerprint: String,
        public_key: String,
        entry: Option<u64>,
        created_at: Timestamp,
        ended_at: Option<Timestamp>,
    }
}

/// What a step says, as far as pages show it.
#[derive(Deserialize)]
struct Said {
    change: String,
    role: Option<String>,
    by: String,
    epoch: u64,
    members: BTreeMap<String, u64>,
}

impl Post {
    /// All offices with the ways to reach them, by slug.
    pub(crate) async fn office_doors(&self) -> Result<Vec<OfficeDoors>, PostError> {
        let epochs: Vec<(String, u64)> = self
            .db()
            .all(
                "SELECT party, MAX(version) FROM post_keysets
                 WHERE party LIKE 'office:%' GROUP BY party",
                &[],
            )
            .await?;
        let epochs: BTreeMap<_, _> = epochs.into_iter().collect();
        let doors: Vec<(String, String)> = self
            .db()
            .all(
                "SELECT DISTINCT office, door FROM post_door_keys
                 WHERE ended_at IS NULL ORDER BY office, door",
                &[],
            )
            .await?;
        let offices = self.identity().offices().await?.into_iter();
        Ok(offices
            .map(|office| OfficeDoors {
                epoch: epochs.get(&party(&office.slug)).copied(),
                doors: doors_of(&doors, &office.slug),
                office,
            })
            .collect())
    }

    /// Everything that is public about an office's post.
    ///
    /// # Errors
    /// [`identity::IdentityError::UnknownOffice`] where there is none.
    pub(crate) async fn office_page(&self, slug: &Slug) -> Result<OfficePage, PostError> {
        let office = self.identity().office(slug).await?;
        Ok(OfficePage {
            epochs: self.epochs(slug).await?,
            steps: self.steps(slug).await?,
            door_keys: self.door_keys(slug).await?,
            retention: self.retention(slug).await?,
            office,
        })
    }

    async fn epochs(&self, office: &Slug) -> Result<Vec<Epoch>, PostError> {
        let party = party(office);
        let rows: Vec<KeysetRow> = self
            .db()
            .all(
                "SELECT version, sha256, jws, entry, created_at FROM post_keysets
                 WHERE party = $1 ORDER BY version DESC",
                params![party],
            )
            .await?;
        let epoch = |row: KeysetRow| Epoch {
            epoch: row.version,
            safety_number: safety_number(&sealed::Party::Office(office.clone()), &row.sha256),
            keyset: row.sha256,
            since: row.created_at,
            entry: row.entry,
            jws: row.jws,
        };
        Ok(rows.into_iter().map(epoch).collect())
    }

    async fn steps(&self, office: &Slug) -> Result<Vec<Step>, PostError> {
        let sql = "SELECT jws, entry, at FROM post_steps WHERE office = $1 ORDER BY step DESC";
        let rows: Vec<StepRow> = self.db().all(sql, params![office]).await?;
        Ok(rows.into_iter().filter_map(step).collect())
    }

    async fn door_keys(&self, office: &Slug) -> Result<Vec<DoorKey>, PostError> {
        let rows: Vec<DoorRow> = self
            .db()
            .all(
                "SELECT number, door, fingerprint, public_key, entry, created_at, ended_at
                 FROM post_door_keys WHERE office = $1 ORDER BY number DESC",
                params![office],
            )
            .await?;
        let key = |row: DoorRow| DoorKey {
            number: row.number,
            door: row.door,
            fingerprint: row.fingerprint,
            public_key: row.public_key,
            since: row.created_at,
            until: row.ended_at,
            entry: row.entry,
        };
        Ok(rows.into_iter().map(key).collect())
    }

    async fn retention(&self, office: &Slug) -> Result<Option<Retention>, PostError> {
        let sql = "SELECT days, basis FROM post_retention WHERE office = $1";
        let row: Option<(u64, String)> = self.db().opt(sql, params![office]).await?;
        Ok(row.map(|(days, basis)| Retention { days, basis }))
    }
}

fn party(office: &Slug) -> String {
    format!("office:{office}")
}

fn doors_of(doors: &[(String, String)], office: &Slug) -> Vec<String> {
    let own = doors.iter().filter(|(of, _)| of == office.as_str());
    own.map(|(_, door)| door.clone()).collect()
}

fn step(row: StepRow) -> Option<Step> {
    let Said { change, role, by, epoch, members } = payload(&row.jws)?;
    Some(Step { change, role, by, epoch, members, at: row.at, entry: row.entry, jws: row.jws })
}

/// What a signed text says. Its signature was checked when it came in.
fn payload<T: for<'de> Deserialize<'de>>(jws: &str) -> Option<T> {
    let payload = jws.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}
