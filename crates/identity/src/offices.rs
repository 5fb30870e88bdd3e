//! Offices: founding or changing one is a public act.

use commons::{Slug, Subject, Text, Timestamp, capability::PublicAct};
use record::{Act, RecordError};
use serde::de::DeserializeOwned;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::{Actor, Identity, IdentityError, Office, OfficeProfile};

/// The kind of subject under which the record knows offices.
pub const OFFICE: &str = "office";

const SELECT: &str = "SELECT slug, name, description, contact, created_at FROM offices";

store::row! {
    struct OfficeRow {
        slug: Slug,
        name: serde_json::Value,
        description: serde_json::Value,
        contact: serde_json::Value,
        created_at: Timestamp,
    }
}

impl From<OfficeRow> for Office {
    fn from(row: OfficeRow) -> Self {
        Self {
            slug: row.slug,
            name: read(row.name),
            description: read(row.description),
            contact: read(row.contact),
            created_at: row.created_at,
        }
    }
}

fn read<T: Default + DeserializeOwned>(json: serde_json::Value) -> T {
    serde_json::from_value(json).unwrap_or_default()
}

impl Identity {
    /// All offices, by slug.
    pub async fn offices(&self) -> Result<Vec<Office>, IdentityError> {
        let rows: Vec<OfficeRow> = self.db().all(&format!("{SELECT} ORDER BY slug"), &[]).await?;
        Ok(rows.into_iter().map(Office::from).collect())
    }

    /// One office.
    ///
    /// # Errors
    /// [`IdentityError::UnknownOffice`] where there is none.
    pub async fn office(&self, slug: &Slug) -> Result<Office, IdentityError> {
        let row: Option<OfficeRow> =
            self.db().opt(&format!("{SELECT} WHERE slug = $1"), params![slug]).await?;
        row.map(Office::from).ok_or_else(|| IdentityError::UnknownOffice(slug.to_string()))
    }

    /// Founds an office, in public. Nobody as the actor is the operator's command line.
    ///
    /// # Errors
    /// [`IdentityError::OfficeExists`], [`IdentityError::OfficeWithoutName`].
    pub async fn create_office(
        &self,
        slug: &Slug,
        profile: &OfficeProfile,
        by: Option<&Actor>,
    ) -> Result<(), IdentityError> {
        require_name(&profile.name)?;
        if self.office(slug).await.is_ok() {
            return Err(IdentityError::OfficeExists(slug.to_string()));
        }
        let act = office_act("office-founded", slug, profile).write_once(
            "INSERT INTO offices (slug, name, description, contact, created_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (slug) DO NOTHING",
            params![
                slug,
                json!(profile.name),
                json!(profile.description),
                json!(profile.contact),
                Timestamp::now()
            ],
        );
        match self.record().append(act).await {
            Err(RecordError::Refused) => Err(IdentityError::OfficeExists(slug.to_string())),
            Err(other) => Err(other.into()),
            Ok(_) => self.note_office("office-founded", slug, by).await,
        }
    }

    /// Changes what an office says of itself, in public.
    ///
    /// # Errors
    /// [`IdentityError::UnknownOffice`], [`IdentityError::OfficeWithoutName`].
    pub async fn describe_office(
        &self,
        slug: &Slug,
        profile: &OfficeProfile,
        by: Option<&Actor>,
    ) -> Result<(), IdentityError> {
        require_name(&profile.name)?;
        let act = office_act("office-described", slug, profile).write_once(
            "UPDATE offices SET name = $2, description = $3, contact = $4 WHERE slug = $1",
            params![slug, json!(profile.name), json!(profile.description), json!(profile.contact)],
        );
        match self.record().append(act).await {
            Err(RecordError::Refused) => Err(IdentityError::UnknownOffice(slug.to_string())),
            Err(other) => Err(other.into()),
            Ok(_) => self.note_office("office-described", slug, by).await,
        }
    }

    async fn note_office(
        &self,
        action: &'static str,
        slug: &Slug,
        by: Option<&Actor>,
    ) -> Result<(), IdentityError> {
        let subject = Subject::new(OFFICE, slug.clone());
        self.audit_as(by.map(|actor| &actor.person), action, &subject, json!({})).await
    }
}

/// An office, as the record must know it.
pub(crate) fn public_act(office: Office) -> PublicAct {
    let Office { slug, name, description, contact, .. } = office;
    let profile = OfficeProfile { name, description, contact };
    PublicAct {
        subject: Subject::new(OFFICE, slug.clone()),
        kinds: &["office-founded", "office-described"],
        sha256: Some(Sha256::digest(office_content(&slug, &profile)).into()),
        path: Some(format!("/offices/{slug}")),
        title: profile.name,
    }
}

fn office_act(kind: &'static str, slug: &Slug, profile: &OfficeProfile) -> Act {
    Act::new(kind, Subject::new(OFFICE, slug.clone()), office_content(slug, profile))
}

/// What the record commits to: the office as its machine form shows it. Offices that say nothing
/// of how else they can be reached are what they were before they could.
fn office_content(slug: &Slug, profile: &OfficeProfile) -> Vec<u8> {
    let mut content =
        json!({ "description": profile.description, "name": profile.name, "slug": slug });
    if !profile.contact.is_empty() {
        content["contact"] = json!(profile.contact);
    }
    content.to_string().into_bytes()
}

fn require_name(name: &Text) -> Result<(), IdentityError> {
    let named = name.0.get("de").is_some_and(|german| !german.trim().is_empty());
    if named { Ok(()) } else { Err(IdentityError::OfficeWithoutName) }
}
