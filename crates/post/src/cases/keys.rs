//! The key of a case: its public half, and its wraps, each sealed to one party.

use commons::Id;
use serde::Deserialize;
use store::{Sql, Tx, params};

use super::Seen;
use crate::{
    Caller, Party, Post, PostError, Sealed, keysets::newest_version, signed::is_recipient,
};

/// The longest wrap: a signed list of a hundred parties in an age file.
const LONGEST_WRAP: usize = 32 * 1024;

/// A version of a case's key, sealed to one version of a party's keys.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PartyWrap {
    /// The version of the case's key, where it is not said elsewhere.
    #[serde(default)]
    pub(crate) version: Option<u64>,
    /// Whose it is, where it is not said elsewhere.
    #[serde(default)]
    pub(crate) party: Option<Party>,
    pub(crate) keyset_version: u64,
    pub(crate) sealed: Sealed,
}

/// A key of a case: to whom letters are sealed, and who can open them.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct CaseKey {
    /// Which version it is; the first where nothing is said.
    #[serde(default)]
    pub(crate) version: Option<u64>,
    pub(crate) recipient: String,
    pub(crate) wraps: Vec<PartyWrap>,
}

/// Checks that there is one wrap for each of these parties, sealed to its newest keys.
///
/// # Errors
/// [`PostError::WrapsMissing`], [`PostError::PartyKeyMoved`], [`PostError::OfficeUnreachable`].
pub(crate) async fn check_wraps(
    sql: &impl Sql,
    parties: &[Party],
    wraps: &[PartyWrap],
) -> Result<(), PostError> {
    let mut named: Vec<_> = wraps.iter().filter_map(|wrap| wrap.party.clone()).collect();
    named.sort();
    let mut wanted = parties.to_vec();
    wanted.sort();
    wanted.dedup();
    if named != wanted || wraps.len() != wanted.len() {
        return Err(PostError::WrapsMissing);
    }
    for wrap in wraps {
        if let Some(party) = &wrap.party {
            check_wrap(sql, party, wrap).await?;
        }
    }
    Ok(())
}

/// Checks a single wrap for a party.
async fn check_wrap(sql: &impl Sql, party: &Party, wrap: &PartyWrap) -> Result<(), PostError> {
    if wrap.sealed.0.is_empty() || wrap.sealed.0.len() > LONGEST_WRAP {
        return Err(PostError::Malformed("wraps"));
    }
    match newest_version(sql, party).await? {
        Some(newest) if newest == wrap.keyset_version => Ok(()),
        Some(_) => Err(PostError::PartyKeyMoved),
        None if party.office().is_some() => Err(PostError::OfficeUnreachable),
        None => Err(PostError::WrapsMissing),
    }
}

/// Keeps wraps of a version of a case's key; a newer one of the same party replaces the older, but
/// to which of the party's keys it was sealed first stays known.
pub(crate) async fn insert_wraps(
    tx: &Tx,
    case: &Id,
    version: u64,
    wraps: &[PartyWrap],
) -> Result<(), PostError> {
    let insert = "INSERT INTO post_case_wraps
         (case_id, version, party, keyset_version, first_keyset_version, sealed)
         VALUES ($1, $2, $3, $4, $4, $5) ON CONFLICT (case_id, version, party) DO UPDATE
         SET keyset_version = excluded.keyset_version, sealed = excluded.sealed";
    for wrap in wraps {
        let row = params![case, version, wrap.party, wrap.keyset_version, wrap.sealed];
        tx.exec(insert, row).await?;
    }
    Ok(())
}

/// Keeps the public half of a version of a case's key.
pub(super) async fn insert_key(
    tx: &Tx,
    case: &Id,
    version: u64,
    recipient: &str,
) -> Result<(), PostError> {
    if !is_recipient(recipient) {
        return Err(PostError::Malformed("recipient"));
    }
    let insert = "INSERT INTO post_case_keys (case_id, version, recipient) VALUES ($1, $2, $3)";
    tx.exec(insert, params![case, version, recipient]).await?;
    Ok(())
}

impl Post {
    /// Makes the next version of a case's key, sealed to all its parties. Only offices do.
    ///
    /// # Errors
    /// [`PostError::CaseKeyMoved`] where somebody was quicker, and what is wrong with the wraps.
    pub(crate) async fn renew_case_key(&self, seen: &Seen, key: &CaseKey) -> Result<(), PostError> {
        seen.require_office()?;
        let case = &seen.case;
        let version = case.key_version + 1;
        if key.version != Some(version) {
            return Err(PostError::CaseKeyMoved(case.key_version));
        }
        let tx = self.db().begin().await?;
        let moved = "UPDATE post_cases SET key_version = $2 WHERE id = $1 AND key_version + 1 = $2";
        if tx.exec(moved, params![case.id, version]).await? == 0 {
            return Err(PostError::CaseKeyMoved(version));
        }
        check_wraps(&tx, &parties(&tx, &case.id).await?, &key.wraps).await?;
        insert_key(&tx, &case.id, version, &key.recipient).await?;
        insert_wraps(&tx, &case.id, version, &key.wraps).await?;
        Ok(tx.commit().await?)
    }

    /// Lets another party into a case, with all versions of its key. Only offices do. Guests have
    /// doors of their own, each into one case.
    ///
    /// # Errors
    /// [`PostError::Malformed`] for guests, [`PostError::WrapsMissing`] where a version is missing, and what is wrong with the wraps.
    pub(crate) async fn add_party(
        &self,
        seen: &Seen,
        party: &Party,
        wraps: &[PartyWrap],
    ) -> Result<(), PostError> {
        seen.require_office()?;
        if matches!(party, Party::Guest(_)) {
            return Err(PostError::Malformed("party"));
        }
        let tx = self.db().begin().await?;
        let case = &seen.case.id;
        let held = "UPDATE post_cases SET last_seq = last_seq WHERE id = $1 AND key_version = $2";
        if tx.exec(held, params![case, seen.case.key_version]).await? == 0 {
            return Err(PostError::CaseKeyMoved(seen.case.key_version + 1));
        }
        let insert = "INSERT INTO post_parties (case_id, party, removed_at) VALUES ($1, $2, NULL)
             ON CONFLICT (case_id, party) DO UPDATE SET removed_at = NULL";
        tx.exec(insert, params![case, party]).await?;
        insert_all_versions(&tx, seen, party, wraps).await?;
        Ok(tx.commit().await?)
    }

    /// Replaces wraps of the caller's own parties, after these changed their keys.
    ///
    /// # Errors
    /// [`PostError::NoCase`] for other parties, and what is wrong with the wraps.
    pub(crate) async fn rewrap(
        &self,
        seen: &Seen,
        caller: &Caller,
        wraps: Vec<PartyWrap>,
    ) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        for wrap in wraps {
            let party = seen.writer(wrap.party.as_ref(), caller)?;
            let version = wrap.version.filter(|it| (1..=seen.case.key_version).contains(it));
            let version = version.ok_or(PostError::Malformed("version"))?;
            check_wrap(&tx, &party, &wrap).await?;
            let wrap = PartyWrap { party: Some(party), ..wrap };
            insert_wraps(&tx, &seen.case.id, version, &[wrap]).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Keeps one wrap for each version of the case's key, all for the same party.
pub(crate) async fn insert_all_versions(
    tx: &Tx,
    seen: &Seen,
    party: &Party,
    wraps: &[PartyWrap],
) -> Result<(), PostError> {
    let mut versions: Vec<_> = wraps.iter().filter_map(|wrap| wrap.version).collect();
    versions.sort_unstable();
    if versions != (1..=seen.case.key_version).collect::<Vec<_>>() {
        return Err(PostError::WrapsMissing);
    }
    for wrap in wraps {
        check_wrap(tx, party, wrap).await?;
        let version = wrap.version.unwrap_or_default();
        let wrap = PartyWrap { party: Some(party.clone()), ..wrap.clone() };
        insert_wraps(tx, &seen.case.id, version, &[wrap]).await?;
    }
    Ok(())
}

async fn parties(sql: &impl Sql, case: &Id) -> Result<Vec<Party>, PostError> {
    let parties = "SELECT party FROM post_parties WHERE case_id = $1";
    let rows: Vec<(Party,)> = sql.all(parties, params![case]).await?;
    Ok(rows.into_iter().map(|(party,)| party).collect())
}
