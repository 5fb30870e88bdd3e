//! What must be in the public record, said anew from the database: whoever changed a row there
//! would no longer say what the record committed to.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Slug, Subject, Text, capability::PublicAct};
use sha2::{Digest, Sha256};
use store::Sql;

use crate::{
    ACCOUNT_KEYS_PUBLISHED, OFFICE_KEYS_PUBLISHED, Party, Post, PostError, keysets::subject,
};

/// The kind of subject under which the record knows who holds offices' keys.
const MEMBERS: &str = "office-members";
/// The kind of subject under which the record knows offices' keys for other systems.
const DOOR_KEYS: &str = "office-door-keys";

impl Post {
    /// All keysets, steps and keys for other systems.
    pub(crate) async fn list_public_acts(&self) -> Result<Vec<PublicAct>, PostError> {
        let mut acts = self.keyset_acts().await?;
        acts.extend(self.step_acts().await?);
        acts.extend(self.door_key_acts().await?);
        Ok(acts)
    }

    async fn keyset_acts(&self) -> Result<Vec<PublicAct>, PostError> {
        let sql = "SELECT party, version, jws FROM post_keysets
             WHERE party NOT LIKE 'guest:%' ORDER BY party, version";
        let rows: Vec<(Party, u64, String)> = self.db().all(sql, &[]).await?;
        let act = |(party, version, jws): (Party, u64, String)| {
            let about = subject(&party, version)?;
            let sha256 = Some(signed(&jws));
            Some(match party.office() {
                Some(office) => PublicAct {
                    sha256,
                    ..of_office(about, &[OFFICE_KEYS_PUBLISHED], office, "Schlüssel", "Keys")
                },
                None => PublicAct {
                    subject: about,
                    kinds: &[ACCOUNT_KEYS_PUBLISHED],
                    sha256,
                    title: Text::both("Schlüssel eines Postfachs", "Keys of a mailbox"),
                    path: None,
                },
            })
        };
        Ok(rows.into_iter().filter_map(act).collect())
    }

    async fn step_acts(&self) -> Result<Vec<PublicAct>, PostError> {
        let sql = "SELECT office, step, jws FROM post_steps ORDER BY office, step";
        let rows: Vec<(Slug, u64, String)> = self.db().all(sql, &[]).await?;
        let act = |(office, step, jws): (Slug, u64, String)| {
            let about = Subject::new(MEMBERS, office.clone()).at(step);
            let kinds = &["office-members-changed"];
            let act = of_office(about, kinds, &office, "Mitglieder", "Members");
            PublicAct { sha256: Some(signed(&jws)), ..act }
        };
        Ok(rows.into_iter().map(act).collect())
    }

    /// Of these the entry itself is looked for: the key's system has its own fingerprint.
    async fn door_key_acts(&self) -> Result<Vec<PublicAct>, PostError> {
        let sql = "SELECT office, number, ended_at IS NOT NULL FROM post_door_keys
             ORDER BY office, number";
        let rows: Vec<(Slug, u64, bool)> = self.db().all(sql, &[]).await?;
        let act = |(office, number, ended): (Slug, u64, bool)| {
            let about = Subject::new(DOOR_KEYS, office.clone()).at(number);
            let kinds: &[&str] =
                if ended { &["office-door-key-ended"] } else { &["office-door-key-published"] };
            of_office(about, kinds, &office, "Schlüssel für andere Systeme", "Keys for others")
        };
        Ok(rows.into_iter().map(act).collect())
    }
}

fn of_office(
    subject: Subject,
    kinds: &'static [&'static str],
    office: &Slug,
    de: &str,
    en: &str,
) -> PublicAct {
    PublicAct {
        subject,
        kinds,
        sha256: None,
        title: Text::both(format!("{de}: {office}"), format!("{en}: {office}")),
        path: Some(format!("/post/offices/{office}")),
    }
}

/// The SHA-256 of what was signed.
fn signed(jws: &str) -> [u8; 32] {
    let payload = jws.split('.').nth(1).unwrap_or_default();
    Sha256::digest(URL_SAFE_NO_PAD.decode(payload).unwrap_or_default()).into()
}
