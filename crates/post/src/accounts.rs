//! A person's mailbox: its keys, and the ways to them.

use std::collections::BTreeMap;

use commons::{Id, Timestamp};
use record::{Act, RecordError};
use serde_json::Value as Json;
use store::{Sql, StoreError, params};

use crate::{
    Keyset, Party, Post, PostError, keysets,
    signed::SignedKeyset,
    wraps::{self, Chain, INSERT_WRAP, Wrap},
};

/// A person's account, as its owner sees it.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Account {
    id: Id,
    version: u64,
    keysets: Vec<Keyset>,
    pub(crate) wraps: Vec<Json>,
    /// When each of the ways in was made, by its identifier.
    wrapped_at: BTreeMap<Id, Timestamp>,
    pub(crate) chains: Vec<Json>,
}

impl Post {
    /// Everything of an account that its owner needs to open it.
    pub(crate) async fn account(&self, id: &Id) -> Result<Account, PostError> {
        let sql = "SELECT version FROM post_accounts WHERE account = $1";
        let found: Option<(u64,)> = self.db().opt(sql, params![id]).await?;
        let (version,) = found.ok_or(PostError::NoAccount)?;
        let wraps = "SELECT wrap FROM post_wraps WHERE account = $1 ORDER BY created_at, id";
        let times = "SELECT id, created_at FROM post_wraps WHERE account = $1";
        let times: Vec<(Id, Timestamp)> = self.db().all(times, params![id]).await?;
        let chains = "SELECT chain FROM post_chains WHERE account = $1 ORDER BY version";
        Ok(Account {
            id: id.clone(),
            version,
            keysets: self.keysets_of(&Party::Account(id.clone())).await?,
            wraps: self.json_of(wraps, id).await?,
            wrapped_at: times.into_iter().collect(),
            chains: self.json_of(chains, id).await?,
        })
    }

    async fn json_of(&self, sql: &str, account: &Id) -> Result<Vec<Json>, PostError> {
        let rows: Vec<(Json,)> = self.db().all(sql, params![account]).await?;
        Ok(rows.into_iter().map(|(json,)| json).collect())
    }

    /// Sets up a person's mailbox: the keyset's entry, the account and the ways in, together.
    /// Safe to send again.
    ///
    /// # Errors
    /// [`PostError::AccountExists`] where the person has another one, and what is wrong with the
    /// keyset or the ways in.
    pub(crate) async fn open_account(
        &self,
        person: &Id,
        jws: &str,
        ways: &[Wrap],
    ) -> Result<Keyset, PostError> {
        let party = SignedKeyset::owner(jws)?;
        let account = party.account().ok_or(PostError::Malformed("keyset"))?;
        let keyset = SignedKeyset::read(jws, &party)?;
        if keyset.version != 1 {
            return Err(PostError::Malformed("keyset"));
        }
        wraps::check_all(ways, account, 1)?;
        let act = keysets::publish(&keyset)?.write_once(
            "INSERT INTO post_accounts (account, person, version, created_at)
             VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING",
            params![account, person, Timestamp::now()],
        );
        match self.record().append(with_ways(act, ways)).await {
            Ok(_) => self.own_keyset(&party, 1).await,
            Err(RecordError::Refused | RecordError::Store(StoreError::Conflict(_))) => {
                self.same_account(person, &party, jws).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What was set up before, if it was with the same keyset.
    async fn same_account(
        &self,
        person: &Id,
        party: &Party,
        jws: &str,
    ) -> Result<Keyset, PostError> {
        let is_own = self.account_of(person).await?.as_ref() == party.account();
        let keyset = self.keyset(party, 1).await?;
        keyset.filter(|it| is_own && it.jws == jws).ok_or(PostError::AccountExists)
    }

    /// Changes an account's root: the new keyset's entry, the old root under the new one, and all
    /// ways in anew, together. Safe to send again.
    ///
    /// # Errors
    /// [`PostError::KeysMoved`] where another device was quicker.
    pub(crate) async fn rotate_account(
        &self,
        account: &Id,
        rotation: &Rotation,
    ) -> Result<Keyset, PostError> {
        let party = Party::Account(account.clone());
        let before = self.newest_signed(&party).await?.ok_or(PostError::NoAccount)?;
        let keyset = SignedKeyset::read(&rotation.keyset, &party)?;
        if keyset.version != before.version + 1 {
            let known = self.keyset(&party, keyset.version).await?;
            return known.filter(|it| it.jws == keyset.jws).ok_or(PostError::KeysMoved);
        }
        let keyset = keyset.following(&before, &rotation.previous_jws)?;
        rotation.chain.check(account, before.version)?;
        wraps::check_all(&rotation.wraps, account, keyset.version)?;
        let act = keysets::publish(&keyset)?
            .write_once(
                "UPDATE post_accounts SET version = $2 WHERE account = $1 AND version = $3",
                params![account, keyset.version, before.version],
            )
            .write_once(
                "INSERT INTO post_chains (account, version, chain) VALUES ($1, $2, $3)",
                params![account, before.version, serde_json::json!(rotation.chain)],
            )
            .write("DELETE FROM post_wraps WHERE account = $1", params![account]);
        match self.record().append(with_ways(act, &rotation.wraps)).await {
            Ok(_) => self.own_keyset(&party, keyset.version).await,
            Err(RecordError::Refused | RecordError::Store(StoreError::Conflict(_))) => {
                Err(PostError::KeysMoved)
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn own_keyset(&self, party: &Party, version: u64) -> Result<Keyset, PostError> {
        self.keyset(party, version).await?.ok_or(PostError::NoKeyset)
    }

    /// Puts a way into the account's mailbox.
    ///
    /// # Errors
    /// [`PostError::KeysMoved`] where it is of an older root.
    pub(crate) async fn put_wrap(&self, account: &Id, wrap: &Wrap) -> Result<(), PostError> {
        wrap.check(account, wrap.version)?;
        let tx = self.db().begin().await?;
        let held = "UPDATE post_accounts SET version = version WHERE account = $1 AND version = $2";
        if tx.exec(held, params![account, wrap.version]).await? == 0 {
            return Err(PostError::KeysMoved);
        }
        wraps::put(&tx, wrap).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a way into the account's mailbox away.
    ///
    /// # Errors
    /// [`PostError::NoWay`], [`PostError::LastWay`].
    pub(crate) async fn remove_wrap(&self, account: &Id, id: &str) -> Result<(), PostError> {
        let tx = self.db().begin().await?;
        let held = "UPDATE post_accounts SET version = version WHERE account = $1";
        tx.exec(held, params![account]).await?;
        wraps::remove(&tx, account, id).await?;
        Ok(tx.commit().await?)
    }
}

/// A change of an account's root.
#[derive(Clone, Debug, serde::Deserialize)]
pub(crate) struct Rotation {
    keyset: String,
    previous_jws: String,
    chain: Chain,
    wraps: Vec<Wrap>,
}

fn with_ways(act: Act, ways: &[Wrap]) -> Act {
    ways.iter().fold(act, |act, wrap| act.write_once(INSERT_WRAP, &wraps::wrap_row(wrap)))
}
