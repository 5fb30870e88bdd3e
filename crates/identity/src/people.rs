//! People: accounts, their roles, disabling them.

use commons::{Id, Slug, Subject, Timestamp};
use serde_json::json;
use store::{Sql, StoreError, Tx, params};

use crate::{Identity, IdentityError, Membership, Person, Role, UnknownRole, audit, rules};

const PERSON: &str =
    "SELECT id, user_name, name, created_at, signed_in_at, disabled_at FROM people";

store::row! {
    struct PersonRow {
        id: Id,
        user_name: String,
        name: String,
        created_at: Timestamp,
        signed_in_at: Option<Timestamp>,
        disabled_at: Option<Timestamp>,
    }
}

impl PersonRow {
    fn with(self, memberships: Vec<Membership>) -> Person {
        Person {
            id: self.id,
            user_name: self.user_name,
            name: self.name,
            created_at: self.created_at,
            signed_in_at: self.signed_in_at,
            disabled_at: self.disabled_at,
            memberships,
        }
    }
}

impl Identity {
    /// Makes an account for a resident with a passphrase.
    ///
    /// # Errors
    /// [`IdentityError::RegistrationClosed`], [`IdentityError::BadUserName`],
    /// [`IdentityError::UserNameTaken`], [`IdentityError::BadPassphrase`].
    pub async fn register(&self, user_name: &str, passphrase: &str) -> Result<Id, IdentityError> {
        let user_name = self.free_user_name(user_name).await?;
        if !self.config().registration {
            return Err(IdentityError::RegistrationClosed);
        }
        let hash = self.hash_checked(&user_name, passphrase).await?;
        let person = Id::random();
        let tx = self.db().begin().await?;
        insert_person(&tx, &person, &user_name, &user_name).await?;
        crate::passphrases::write_passphrase(&tx, &person, &hash).await?;
        tx.commit().await?;
        Ok(person)
    }

    /// The user name in its stored form, if nobody has it yet. The database's unique key decides
    /// in the end; this is for a clear answer before anything is done.
    pub(crate) async fn free_user_name(&self, text: &str) -> Result<String, IdentityError> {
        let user_name = rules::parse_user_name(text).ok_or(IdentityError::BadUserName)?;
        match self.person_called(&user_name).await? {
            Some(_) => Err(IdentityError::UserNameTaken),
            None => Ok(user_name),
        }
    }

    /// A readable user name that nobody has.
    pub async fn suggest_user_name(&self) -> Result<String, IdentityError> {
        loop {
            let user_name = rules::generated_user_name();
            if self.person_called(&user_name).await?.is_none() {
                return Ok(user_name);
            }
        }
    }

    /// A person by id.
    pub async fn person(&self, id: &Id) -> Result<Option<Person>, IdentityError> {
        let sql = format!("{PERSON} WHERE id = $1");
        self.with_memberships(self.db().opt(&sql, params![id]).await?).await
    }

    /// A person by user name.
    pub async fn person_called(&self, user_name: &str) -> Result<Option<Person>, IdentityError> {
        let sql = format!("{PERSON} WHERE user_name = $1");
        let user_name = user_name.trim().to_lowercase();
        self.with_memberships(self.db().opt(&sql, params![user_name]).await?).await
    }

    async fn with_memberships(
        &self,
        row: Option<PersonRow>,
    ) -> Result<Option<Person>, IdentityError> {
        let Some(row) = row else { return Ok(None) };
        let memberships = self.memberships_of(&row.id).await?;
        Ok(Some(row.with(memberships)))
    }

    /// A person's roles, by office.
    pub async fn memberships_of(&self, person: &Id) -> Result<Vec<Membership>, IdentityError> {
        let sql = "SELECT office, role FROM memberships WHERE person = $1 ORDER BY office, role";
        let rows: Vec<(Slug, String)> = self.db().all(sql, params![person]).await?;
        rows.into_iter().map(|(office, role)| membership(office, &role)).collect()
    }

    /// Everyone who works for the town, disabled or not, by name.
    pub async fn staff(&self) -> Result<Vec<Person>, IdentityError> {
        let people: Vec<PersonRow> = self
            .db()
            .all(
                &format!("{PERSON} WHERE id IN (SELECT person FROM memberships) ORDER BY name, id"),
                &[],
            )
            .await?;
        let roles: Vec<(Id, Slug, String)> = self
            .db()
            .all("SELECT person, office, role FROM memberships ORDER BY office, role", &[])
            .await?;
        people
            .into_iter()
            .map(|person| {
                let memberships = roles
                    .iter()
                    .filter(|(of, _, _)| *of == person.id)
                    .map(|(_, office, role)| membership(office.clone(), role))
                    .collect::<Result<_, _>>()?;
                Ok(person.with(memberships))
            })
            .collect()
    }

    /// How many residents have an account; who they are is nobody's business.
    pub async fn residents_count(&self) -> Result<u64, IdentityError> {
        let sql = "SELECT COUNT(*) FROM people WHERE id NOT IN (SELECT person FROM memberships)";
        Ok(self.db().one::<(u64,)>(sql, &[]).await?.0)
    }

    /// Gives a person a role in an office; nothing happens where they have it.
    ///
    /// # Errors
    /// [`IdentityError::UnknownPerson`], [`IdentityError::UnknownOffice`].
    pub async fn grant(
        &self,
        person: &Id,
        membership: &Membership,
        by: Option<&Id>,
    ) -> Result<(), IdentityError> {
        self.person(person).await?.ok_or(IdentityError::UnknownPerson)?;
        self.office(&membership.office).await?;
        let tx = self.db().begin().await?;
        if insert_membership(&tx, person, membership).await? {
            let details = json!(membership);
            audit::write(&tx, by, "role-granted", &person_subject(person), details).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Takes a role in an office from a person; nothing happens where they don't have it.
    ///
    /// # Errors
    /// [`IdentityError::LastAdministrator`] where nobody could let people in afterwards.
    pub async fn revoke(
        &self,
        person: &Id,
        membership: &Membership,
        by: Option<&Id>,
    ) -> Result<(), IdentityError> {
        let tx = self.db().begin().await?;
        lock_people(&tx).await?;
        let taken = tx
            .exec(
                "DELETE FROM memberships WHERE person = $1 AND office = $2 AND role = $3",
                params![person, membership.office, membership.role.as_str()],
            )
            .await?;
        if taken > 0 {
            if membership.role == Role::Administrator {
                require_an_administrator(&tx).await?;
            }
            let details = json!(membership);
            audit::write(&tx, by, "role-revoked", &person_subject(person), details).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Disables an account: its sessions end at once and nobody can sign in to it. Works on
    /// accounts that are disabled already.
    ///
    /// # Errors
    /// [`IdentityError::UnknownPerson`], [`IdentityError::OwnAccount`],
    /// [`IdentityError::LastAdministrator`].
    pub async fn disable(&self, person: &Id, by: Option<&Id>) -> Result<(), IdentityError> {
        if by == Some(person) {
            return Err(IdentityError::OwnAccount);
        }
        let tx = self.db().begin().await?;
        lock_people(&tx).await?;
        let sql = "UPDATE people SET disabled_at = COALESCE(disabled_at, $2) WHERE id = $1";
        if tx.exec(sql, params![person, Timestamp::now()]).await? == 0 {
            return Err(IdentityError::UnknownPerson);
        }
        if self.memberships_of(person).await?.iter().any(|m| m.role == Role::Administrator) {
            require_an_administrator(&tx).await?;
        }
        tx.exec("DELETE FROM sessions WHERE person = $1", params![person]).await?;
        audit::write(&tx, by, "account-disabled", &person_subject(person), json!({})).await?;
        Ok(tx.commit().await?)
    }

    /// Lets a disabled account sign in again.
    ///
    /// # Errors
    /// [`IdentityError::UnknownPerson`].
    pub async fn enable(&self, person: &Id, by: Option<&Id>) -> Result<(), IdentityError> {
        let tx = self.db().begin().await?;
        let sql = "UPDATE people SET disabled_at = NULL WHERE id = $1";
        if tx.exec(sql, params![person]).await? == 0 {
            return Err(IdentityError::UnknownPerson);
        }
        audit::write(&tx, by, "account-enabled", &person_subject(person), json!({})).await?;
        Ok(tx.commit().await?)
    }
}

/// Puts changes of who is an administrator in order: two of the last two administrators who
/// take the role from each other at the same moment would leave none.
pub(crate) async fn lock_people(tx: &Tx) -> Result<(), IdentityError> {
    tx.exec("UPDATE audit_head SET id = id WHERE id = 1", &[]).await?;
    Ok(())
}

/// A town that has administrators keeps one who can sign in.
pub(crate) async fn require_an_administrator(tx: &Tx) -> Result<(), IdentityError> {
    let sql = "SELECT COUNT(*) FROM memberships m JOIN people p ON p.id = m.person
         WHERE m.role = 'administrator' AND p.disabled_at IS NULL";
    let (left,): (u64,) = tx.one(sql, &[]).await?;
    if left == 0 { Err(IdentityError::LastAdministrator) } else { Ok(()) }
}

/// What the audit log calls a person: by the id, which is gone with the account.
pub(crate) fn person_subject(person: &Id) -> Subject {
    Subject::new("person", Slug::of_title(person.as_str()))
}

pub(crate) fn membership(office: Slug, role: &str) -> Result<Membership, IdentityError> {
    let role: Role =
        role.parse().map_err(|error: UnknownRole| IdentityError::Internal(error.to_string()))?;
    Ok(Membership { office, role })
}

/// Writes a new person.
pub(crate) async fn insert_person(
    sql: &impl Sql,
    id: &Id,
    user_name: &str,
    name: &str,
) -> Result<(), IdentityError> {
    let inserted = sql
        .exec(
            "INSERT INTO people (id, user_name, name, created_at) VALUES ($1, $2, $3, $4)",
            params![id, user_name, name, Timestamp::now()],
        )
        .await;
    match inserted {
        Err(StoreError::Conflict(_)) => Err(IdentityError::UserNameTaken),
        other => Ok(other.map(|_| ())?),
    }
}

/// Writes a membership; says whether it is new.
pub(crate) async fn insert_membership(
    sql: &impl Sql,
    person: &Id,
    membership: &Membership,
) -> Result<bool, IdentityError> {
    let written = sql
        .exec(
            "INSERT INTO memberships (person, office, role, granted_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (person, office, role) DO NOTHING",
            params![person, membership.office, membership.role.as_str(), Timestamp::now()],
        )
        .await?;
    Ok(written > 0)
}
