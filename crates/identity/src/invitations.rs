//! Invitations: links that let one person in, once. The database holds only their hashes.

use commons::{Id, Slug, Subject, Text, Timestamp};
use serde_json::json;
use store::{Sql, Tx, params};

use crate::{
    Identity, IdentityError, InvitationLink, Membership, OfficeProfile, Person, Role, audit,
    people,
    secrets::{Token, token_hash},
};

/// The office that exists before all others: the first administrator belongs to it.
const FIRST_OFFICE: &str = "verwaltung";

/// Whom to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What pages will call the person: a name or a function.
    pub name: String,
    /// The first role.
    pub membership: Membership,
}

/// What an invitation's link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new person joins an office.
    Join(Invitation),
    /// A member of staff who lost the ways to sign in sets new ones.
    Reset(Id),
}

/// An invitation that waits to be accepted, as administrators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInvitation {
    /// For withdrawing it.
    pub id: Id,
    /// What it is for.
    pub purpose: Purpose,
    /// What pages will call the person.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
}

store::row! {
    struct Row {
        id: Id,
        purpose: String,
        name: String,
        office: Option<Slug>,
        role: Option<String>,
        person: Option<Id>,
        created_at: Timestamp,
        expires_at: Timestamp,
    }
}

const OPEN: &str = "SELECT id, purpose, name, office, role, person, created_at, expires_at
     FROM invitations WHERE accepted_at IS NULL AND expires_at > $1";

impl Identity {
    /// Invites a person into an office with a role. The link is in the answer and nowhere else.
    ///
    /// # Errors
    /// [`IdentityError::UnknownOffice`], [`IdentityError::BadName`].
    pub async fn invite(
        &self,
        invitation: &Invitation,
        by: Option<&Id>,
    ) -> Result<InvitationLink, IdentityError> {
        if invitation.name.trim().is_empty() || invitation.name.chars().count() > 100 {
            return Err(IdentityError::BadName);
        }
        self.office(&invitation.membership.office).await?;
        self.make_link(&Purpose::Join(invitation.clone()), &invitation.name, by).await
    }

    /// The link for the very first administrator, which `allmende init` prints. Founds the office
    /// they belong to, where the town has none of that name.
    pub async fn invite_first_administrator(
        &self,
        name: &str,
    ) -> Result<InvitationLink, IdentityError> {
        let office = Slug::of_title(FIRST_OFFICE);
        if self.office(&office).await.is_err() {
            let name = Text::both("Verwaltung", "Administration");
            let description = Text::both(
                "Richtet die Ämter ein und lädt die Menschen ein, die dort arbeiten.",
                "Sets up the offices and invites the people who work there.",
            );
            self.create_office(&office, &OfficeProfile::new(name, description), None).await?;
        }
        let membership = Membership { office, role: Role::Administrator };
        self.invite(&Invitation { name: name.to_owned(), membership }, None).await
    }

    /// Takes a member of staff's ways to sign in (passphrase, passkeys, authenticator app,
    /// recovery codes, linked providers) and sessions away, and makes a link with which they set
    /// new ones.
    ///
    /// # Errors
    /// [`IdentityError::UnknownPerson`].
    pub async fn reset_sign_in(
        &self,
        person: &Id,
        by: Option<&Id>,
    ) -> Result<InvitationLink, IdentityError> {
        let found = self.person(person).await?.ok_or(IdentityError::UnknownPerson)?;
        let tx = self.db().begin().await?;
        for table in WAYS_IN {
            let sql = format!("DELETE FROM {table} WHERE person = $1");
            tx.exec(&sql, params![person]).await?;
        }
        audit::write(&tx, by, "sign-in-reset", &people::person_subject(person), json!({})).await?;
        tx.commit().await?;
        self.make_link(&Purpose::Reset(person.clone()), &found.name, by).await
    }

    async fn make_link(
        &self,
        purpose: &Purpose,
        name: &str,
        by: Option<&Id>,
    ) -> Result<InvitationLink, IdentityError> {
        let (id, token, now) = (Id::random(), Token::fresh(), Timestamp::now());
        let expires_at = now + self.config().invitation_lifetime;
        let (word, membership, person) = match purpose {
            Purpose::Join(invitation) => ("join", Some(&invitation.membership), None),
            Purpose::Reset(person) => ("reset", None, Some(person)),
        };
        let tx = self.db().begin().await?;
        tx.exec(
            "INSERT INTO invitations (id, token_hash, purpose, name, office, role, person,
                 invited_by, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            params![
                id,
                token.hash(),
                word,
                name.trim(),
                membership.map(|m| m.office.clone()),
                membership.map(|m| m.role.as_str().to_owned()),
                person.cloned(),
                by.cloned(),
                now,
                expires_at
            ],
        )
        .await?;
        let details = membership.map_or_else(|| json!({}), |m| json!(m));
        audit::write(&tx, by, "invitation-made", &invitation_subject(&id), details).await?;
        tx.commit().await?;
        let url = format!("{}/invitations/{}", self.config().origin(), token.as_str());
        Ok(InvitationLink { id, url, expires_at })
    }

    /// Invitations that wait to be accepted, oldest first.
    pub async fn open_invitations(&self) -> Result<Vec<OpenInvitation>, IdentityError> {
        let sql = format!("{OPEN} ORDER BY created_at, id");
        let rows: Vec<Row> = self.db().all(&sql, params![Timestamp::now()]).await?;
        rows.into_iter().map(OpenInvitation::try_from).collect()
    }

    /// Makes an invitation's link worthless. Nothing happens where it was accepted already.
    pub async fn withdraw_invitation(&self, id: &Id, by: Option<&Id>) -> Result<(), IdentityError> {
        let tx = self.db().begin().await?;
        let sql = "DELETE FROM invitations WHERE id = $1 AND accepted_at IS NULL";
        if tx.exec(sql, params![id]).await? > 0 {
            audit::write(&tx, by, "invitation-withdrawn", &invitation_subject(id), json!({}))
                .await?;
        }
        Ok(tx.commit().await?)
    }

    /// The invitation that a link's token stands for.
    ///
    /// # Errors
    /// [`IdentityError::InvitationGone`] where it was used, withdrawn, is too old or never was.
    pub(crate) async fn invitation(&self, token: &str) -> Result<OpenInvitation, IdentityError> {
        let sql = format!("{OPEN} AND token_hash = $2");
        let row: Option<Row> =
            self.db().opt(&sql, params![Timestamp::now(), token_hash(token)]).await?;
        row.ok_or(IdentityError::InvitationGone)?.try_into()
    }

    /// Accepts an invitation with a passphrase: makes the account with its role, or gives the
    /// existing one its new passphrase. Answers with the person.
    ///
    /// # Errors
    /// [`IdentityError::InvitationGone`], [`IdentityError::BadUserName`],
    /// [`IdentityError::UserNameTaken`], [`IdentityError::BadPassphrase`].
    pub async fn accept_invitation(
        &self,
        token: &str,
        user_name: &str,
        passphrase: &str,
    ) -> Result<Id, IdentityError> {
        let invitation = self.invitation(token).await?;
        let joining = self.joining(&invitation, user_name).await?;
        let hash = self.hash_checked(&joining.user_name, passphrase).await?;
        let tx = self.db().begin().await?;
        accept(&tx, &invitation, &joining).await?;
        crate::passphrases::write_passphrase(&tx, &joining.id, &hash).await?;
        tx.commit().await?;
        Ok(joining.id)
    }

    /// Who will be in by an invitation: a new person, or the one whose sign-in was reset.
    pub(crate) async fn joining(
        &self,
        invitation: &OpenInvitation,
        user_name: &str,
    ) -> Result<Joining, IdentityError> {
        match &invitation.purpose {
            Purpose::Join(_) => {
                Ok(Joining { id: Id::random(), user_name: self.free_user_name(user_name).await? })
            }
            Purpose::Reset(person) => {
                let person = self.person(person).await?.ok_or(IdentityError::InvitationGone)?;
                Ok(Joining { id: person.id, user_name: person.user_name })
            }
        }
    }

    /// The person whose sign-in an invitation resets, if it is for that.
    pub(crate) async fn person_to_reset(
        &self,
        invitation: &OpenInvitation,
    ) -> Result<Option<Person>, IdentityError> {
        match &invitation.purpose {
            Purpose::Join(_) => Ok(None),
            Purpose::Reset(person) => self.person(person).await,
        }
    }
}

/// All tables that let a person in, and the sessions they are in with.
const WAYS_IN: [&str; 7] = [
    "passphrases",
    "passkeys",
    "authenticators",
    "recovery_codes",
    "provider_links",
    "known_devices",
    "sessions",
];

/// Who will be in by an invitation.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Joining {
    pub id: Id,
    pub user_name: String,
}

/// Uses an invitation up and makes the person it is for.
pub(crate) async fn accept(
    tx: &Tx,
    invitation: &OpenInvitation,
    joining: &Joining,
) -> Result<(), IdentityError> {
    let used = tx
        .exec(
            "UPDATE invitations SET accepted_at = $2, person = $3
             WHERE id = $1 AND accepted_at IS NULL",
            params![invitation.id, Timestamp::now(), joining.id],
        )
        .await?;
    if used == 0 {
        return Err(IdentityError::InvitationGone);
    }
    if let Purpose::Join(join) = &invitation.purpose {
        people::insert_person(tx, &joining.id, &joining.user_name, &join.name).await?;
        people::insert_membership(tx, &joining.id, &join.membership).await?;
    }
    let by = Some(&joining.id);
    audit::write(tx, by, "invitation-accepted", &invitation_subject(&invitation.id), json!({}))
        .await
}

fn invitation_subject(id: &Id) -> Subject {
    Subject::new("invitation", Slug::of_title(id.as_str()))
}

impl TryFrom<Row> for OpenInvitation {
    type Error = IdentityError;

    fn try_from(row: Row) -> Result<Self, IdentityError> {
        let purpose = match (row.purpose.as_str(), row.office, row.role, row.person) {
            ("join", Some(office), Some(role), _) => Purpose::Join(Invitation {
                name: row.name.clone(),
                membership: people::membership(office, &role)?,
            }),
            ("reset", _, _, Some(person)) => Purpose::Reset(person),
            (other, ..) => {
                return Err(IdentityError::Internal(format!("an invitation to {other}")));
            }
        };
        Ok(Self {
            id: row.id,
            purpose,
            name: row.name,
            created_at: row.created_at,
            expires_at: row.expires_at,
        })
    }
}
