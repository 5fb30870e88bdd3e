//! Erasing a person (Art. 17 GDPR): all tables in one transaction.

use commons::{
    Id, Timestamp,
    capability::{Erase, PersonalData},
};
use serde_json::json;
use store::{Sql, Tx, params};

use super::{Privacy, order};
use crate::{IdentityError, Role, audit, people};

/// What erasing a person does in one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// The Fluent message with the declaration's texts.
    pub text_key: String,
    /// What happens to the rows.
    pub erase: Erase,
    /// How many of the person's rows there are.
    pub rows: u64,
}

impl Privacy {
    /// What erasing a person would do: only where there is something.
    pub async fn consequences(&self, person: &Id) -> Result<Vec<Consequence>, IdentityError> {
        let mut consequences = Vec::new();
        for (_, declared) in self.personal() {
            let (table, condition) = (declared.table, declared.of_person);
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE {condition}");
            let (rows,): (u64,) = self.identity().db().one(&sql, params![person]).await?;
            if rows > 0 {
                let text_key = declared.text_key();
                consequences.push(Consequence { text_key, erase: declared.erase, rows });
            }
        }
        Ok(consequences)
    }

    /// Erases a person: rows go, are taken their person, or stay where the law demands it. It is
    /// noted by the random id, in the database and in the ledger's file. Nobody as the actor is
    /// the operator's command line.
    ///
    /// # Errors
    /// [`IdentityError::UnknownPerson`], [`IdentityError::LastAdministrator`]: nothing was erased.
    pub async fn erase(&self, person: &Id, by: Option<&Id>) -> Result<(), IdentityError> {
        let db = self.identity().db();
        let pointers = order::pointers(db).await?;
        let ordered = order::children_first(self.personal().map(|(_, one)| one), &pointers);
        let tx = db.begin().await?;
        people::lock_people(&tx).await?;
        let roles = roles(&tx, person).await?;
        erase_rows(&tx, person, &ordered).await?;
        if roles.iter().any(|role| role == Role::Administrator.as_str()) {
            people::require_an_administrator(&tx).await?;
        }
        if !roles.is_empty() || by != Some(person) {
            let subject = people::person_subject(person);
            audit::write(&tx, by, "account-erased", &subject, json!({})).await?;
        }
        note(&tx, person, Timestamp::now()).await?;
        tx.commit().await?;
        // The database remembers: the daily run writes what is missing in the file.
        if let Err(error) = self.write_ledger().await {
            tracing::error!(%error, "the ledger of erasures could not be written");
        }
        Ok(())
    }

    /// Erases everyone in the ledger's file whom this database still knows: it was restored from
    /// a backup that is older than their erasure. Says how many.
    ///
    /// # Errors
    /// [`IdentityError::Ledger`] where the file cannot be read.
    pub async fn replay_erasures(&self) -> Result<u64, IdentityError> {
        let entries = self.read_ledger().await?;
        let db = self.identity().db();
        let known: Vec<(Id,)> = db.all("SELECT person FROM erasures", &[]).await?;
        let forgotten: Vec<_> = entries
            .into_iter()
            .filter(|entry| known.iter().all(|(id,)| *id != entry.person))
            .collect();
        if forgotten.is_empty() {
            return Ok(0);
        }
        let pointers = order::pointers(db).await?;
        let ordered = order::children_first(self.personal().map(|(_, one)| one), &pointers);
        for entry in &forgotten {
            let tx = db.begin().await?;
            erase_rows(&tx, &entry.person, &ordered).await?;
            note(&tx, &entry.person, entry.at).await?;
            tx.commit().await?;
        }
        Ok(forgotten.len() as u64)
    }
}

/// The person's roles as the transaction sees them.
///
/// # Errors
/// [`IdentityError::UnknownPerson`].
async fn roles(tx: &Tx, person: &Id) -> Result<Vec<String>, IdentityError> {
    let found: Option<(Id,)> =
        tx.opt("SELECT id FROM people WHERE id = $1", params![person]).await?;
    found.ok_or(IdentityError::UnknownPerson)?;
    let sql = "SELECT role FROM memberships WHERE person = $1";
    let roles: Vec<(String,)> = tx.all(sql, params![person]).await?;
    Ok(roles.into_iter().map(|(role,)| role).collect())
}

async fn erase_rows(tx: &Tx, person: &Id, ordered: &[&PersonalData]) -> Result<(), IdentityError> {
    for declared in ordered {
        let (table, condition) = (declared.table, declared.of_person);
        let sql = match declared.erase {
            Erase::Delete => format!("DELETE FROM {table} WHERE {condition}"),
            Erase::Anonymise(changes) => format!("UPDATE {table} SET {changes} WHERE {condition}"),
            Erase::Keep(_) => continue,
        };
        tx.exec(&sql, params![person]).await?;
    }
    Ok(())
}

async fn note(tx: &Tx, person: &Id, at: Timestamp) -> Result<(), IdentityError> {
    let sql = "INSERT INTO erasures (person, erased_at) VALUES ($1, $2)
         ON CONFLICT (person) DO NOTHING";
    tx.exec(sql, params![person, at]).await?;
    Ok(())
}
