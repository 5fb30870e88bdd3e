//! Offices: founding or changing one is a public act.

use commons::{Slug, Subject, Text, Timestamp, capability::PublicAct};
use record::{Act, RecordError};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::{Actor, Identity, IdentityError, Office};

/// The kind of subject under which the record knows offices.
pub const OFFICE: &str = "office";

const SELECT: &str = "SELECT slug, name, description, created_at FROM offices";

store::row! {
    struct OfficeRow {
        slug: Slug,
        name: serde_json::Value,
        description: serde_json::Value,
        created_at: Timestamp,
    }
}

impl From<OfficeRow> for Office {
    fn from(row: OfficeRow) -> Self {
        Self {
            slug: row.slug,
            name: text(row.name),
            description: text(row.description),
            created_at: row.created_at,
        }
    }
}

fn text(json: serde_json::Value) -> Text {
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
        name: &Text,
        description: &Text,
        by: Option<&Actor>,
    ) -> Result<(), IdentityError> {
        require_name(name)?;
        if self.office(slug).await.is_ok() {
            return Err(IdentityError::OfficeExists(slug.to_string()));
        }
        let act = office_act("office-founded", slug, name, description).write_once(
            "INSERT INTO offices (slug, name, description, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (slug) DO NOTHING",
            params![slug, json!(name), json!(description), Timestamp::now()],
        );
        match self.record().append(act).await {
            Err(RecordError::Refused) => Err(IdentityError::OfficeExists(slug.to_string())),
            Err(other) => Err(other.into()),
            Ok(_) => self.note_office("office-founded", slug, by).await,
        }
    }

    /// Changes what an office is called or does, in public.
    ///
    /// # Errors
    /// [`IdentityError::UnknownOffice`], [`IdentityError::OfficeWithoutName`].
    pub async fn describe_office(
        &self,
        slug: &Slug,
        name: &Text,
        description: &Text,
        by: Option<&Actor>,
    ) -> Result<(), IdentityError> {
        require_name(name)?;
        let act = office_act("office-described", slug, name, description).write_once(
            "UPDATE offices SET name = $2, description = $3 WHERE slug = $1",
            params![slug, json!(name), json!(description)],
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
    let content = office_content(&office.slug, &office.name, &office.description);
    PublicAct {
        subject: Subject::new(OFFICE, office.slug.clone()),
        kinds: &["office-founded", "office-described"],
        sha256: Some(Sha256::digest(content).into()),
        path: Some(format!("/offices/{}", office.slug)),
        title: office.name,
    }
}

fn office_act(kind: &'static str, slug: &Slug, name: &Text, description: &Text) -> Act {
    let content = office_content(slug, name, description);
    Act::new(kind, Subject::new(OFFICE, slug.clone()), content)
}

/// What the record commits to: the office as its machine form shows it.
fn office_content(slug: &Slug, name: &Text, description: &Text) -> Vec<u8> {
    json!({ "description": description, "name": name, "slug": slug }).to_string().into_bytes()
}

fn require_name(name: &Text) -> Result<(), IdentityError> {
    let named = name.0.get("de").is_some_and(|german| !german.trim().is_empty());
    if named { Ok(()) } else { Err(IdentityError::OfficeWithoutName) }
}
