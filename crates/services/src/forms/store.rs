//! Forms and their versions in the database; a version appears only with its public act.

use std::collections::BTreeSet;

use commons::{Slug, Subject, Text, Timestamp, capability::PublicAct};
use record::{Act, RecordError};
use serde_json::{Value as Json, json};
use store::{Digest, Sql, params};

use super::{Definition, Form, FormsError, NotADefinition};
use crate::{Services, ServicesError};

store::row! {
    struct KeptRow {
        slug: Slug,
        service: Slug,
        office: Slug,
        title: Json,
        draft: String,
        latest: u64,
        revision: u64,
        changed_at: Timestamp,
    }
}

store::row! {
    struct VersionRow {
        form: Slug,
        number: u64,
        created_at: Timestamp,
        definition: String,
        statement: String,
    }
}

store::row! {
    struct TitleRow {
        slug: Slug,
        service: Slug,
        title: Json,
    }
}

store::row! {
    struct SlugRow {
        slug: Slug,
    }
}

const KEPT: &str =
    "SELECT slug, service, office, title, draft, latest, revision, changed_at FROM forms";

const VERSION: &str = "SELECT form, number, created_at, definition, statement FROM form_versions";

const INSERT_VERSION: &str =
    "INSERT INTO form_versions (form, number, created_at, definition, statement)
    VALUES ($1, $2, $3, $4, $5)";

const PUBLISH: &str =
    "UPDATE forms SET latest = $2, service = $5 WHERE slug = $1 AND latest = $3 AND revision = $4";

/// The kind of the act that publishes a version.
const PUBLISHED: &str = "form-published";

/// A form as it is kept: what is worked on, and how far it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its address.
    pub slug: Slug,
    /// The service that is applied for with it: what is published says, or the draft where nothing
    /// is.
    pub service: Slug,
    /// The office that answers for it.
    pub office: Slug,
    /// What it is called.
    pub title: Text,
    /// The definition that is worked on.
    pub draft: Definition,
    /// The number of the newest version; 0 where nothing is published.
    pub latest: u64,
    /// How often it was kept: who changes it says which revision was read.
    pub revision: u64,
    /// When it was last kept.
    pub changed_at: Timestamp,
}

/// What a published form is called.
#[derive(Clone, Debug)]
pub(crate) struct FormTitle {
    pub(crate) slug: Slug,
    /// The service that is applied for with it.
    pub(crate) service: Slug,
    pub(crate) title: Text,
}

/// A version: what people fill in. It never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct FormVersion {
    /// The form.
    pub form: Slug,
    /// Its number, from 1.
    pub number: u64,
    /// When it was published.
    pub created_at: Timestamp,
    /// Its definition.
    pub definition: Definition,
    /// The SHA-256 of the statement that its entry in the record commits to.
    pub statement: String,
}

impl FormVersion {
    /// What its entry in the record is about.
    pub fn subject(&self) -> Subject {
        Subject::new("form", self.form.clone()).at(self.number)
    }

    /// The form, checked: every version was, before it was kept.
    ///
    /// # Errors
    /// [`FormsError::Unsound`] where a newer program asks more than the one that kept it.
    pub fn form(&self) -> Result<Form, FormsError> {
        Form::new(self.definition.clone()).map_err(FormsError::Unsound)
    }

    /// The address of its definition.
    pub fn path(&self) -> String {
        format!("/services/forms/{}/versions/{}.json", self.form, self.number)
    }
}

impl Definition {
    /// Reads a definition.
    ///
    /// # Errors
    /// [`FormsError::NotADefinition`], with line and column.
    pub fn read(json: &str) -> Result<Self, FormsError> {
        Ok(serde_json::from_str(json).map_err(NotADefinition::from)?)
    }

    /// The definition as JSON, always the same for the same definition.
    pub fn write(&self) -> String {
        json!(self).to_string()
    }
}

impl Services {
    /// Keeps a definition to work on, if it is sound. Nobody fills it in until it is published.
    ///
    /// # Errors
    /// [`FormsError::Unsound`] with every fault; [`FormsError::OtherOffice`];
    /// [`FormsError::Crowded`]; the database. Nothing was kept then.
    pub async fn keep_form(&self, definition: Definition) -> Result<Kept, ServicesError> {
        let form = Form::new(definition).map_err(FormsError::Unsound)?;
        let definition = form.definition();
        self.keep_form_draft(definition, None, None).await
    }

    /// Publishes what is worked on as the next version: one act in the public record.
    ///
    /// # Errors
    /// [`FormsError::NothingNew`], [`FormsError::NothingAsked`], [`FormsError::NoLegalBasis`],
    /// [`FormsError::Crowded`]; the record. Nothing was published then.
    pub async fn publish_form(
        &self,
        slug: &Slug,
        by: Option<&commons::Id>,
    ) -> Result<FormVersion, ServicesError> {
        let known = self.kept_form(slug).await?;
        self.publish_form_draft(known, by).await
    }

    /// The same with what somebody looked at: where it was changed since, nothing is published.
    ///
    /// # Errors
    /// As [`Services::publish_form`], and [`FormsError::Unsound`] with every fault of the draft.
    pub async fn publish_form_draft(
        &self,
        known: Kept,
        by: Option<&commons::Id>,
    ) -> Result<FormVersion, ServicesError> {
        let slug = &known.slug;
        let form = Form::new(known.draft.clone()).map_err(FormsError::Unsound)?;
        if let Some(latest) = self.latest_form(slug).await?
            && latest.definition == known.draft
        {
            return Err(FormsError::NothingNew(slug.clone()).into());
        }
        if form.question_count() == 0 {
            return Err(FormsError::NothingAsked(slug.clone()).into());
        }
        let without = form.without_legal_basis();
        if !without.is_empty() {
            return Err(FormsError::NoLegalBasis(without).into());
        }
        let number = known.latest + 1;
        let said = statement(&known.draft, number)?;
        let version = FormVersion {
            form: slug.clone(),
            number,
            created_at: Timestamp::now(),
            definition: known.draft.clone(),
            statement: Digest::of(said.as_bytes()).to_string(),
        };
        let act = Act::new(PUBLISHED, version.subject(), said.into_bytes())
            .write_once(
                PUBLISH,
                params![slug, number, known.latest, known.revision, known.draft.service],
            )
            .write_once(
                INSERT_VERSION,
                params![
                    slug,
                    number,
                    version.created_at,
                    version.definition.write(),
                    version.statement
                ],
            );
        self.record().append(act).await.map_err(|error| refused(error, slug))?;
        let details = json!({ "version": number });
        self.identity().audit_as(by, PUBLISHED, &version.subject(), details).await?;
        self.form_version(slug, number).await
    }

    /// A form as it is kept, published or not.
    ///
    /// # Errors
    /// [`FormsError::NoForm`]; the database.
    pub async fn kept_form(&self, slug: &Slug) -> Result<Kept, ServicesError> {
        let known = kept(self.db(), slug).await?;
        Ok(known.ok_or_else(|| FormsError::NoForm(slug.to_string()))?)
    }

    /// The newest version of a form.
    ///
    /// # Errors
    /// [`FormsError::NoForm`] where there is none; the database.
    pub async fn form(&self, slug: &Slug) -> Result<FormVersion, ServicesError> {
        let latest = self.latest_form(slug).await?;
        Ok(latest.ok_or_else(|| FormsError::NoForm(slug.to_string()))?)
    }

    /// A version of a form.
    ///
    /// # Errors
    /// [`FormsError::NoVersion`]; the database.
    pub async fn form_version(
        &self,
        slug: &Slug,
        number: u64,
    ) -> Result<FormVersion, ServicesError> {
        let sql = format!("{VERSION} WHERE form = $1 AND number = $2");
        let row: Option<VersionRow> = self.db().opt(&sql, params![slug, number]).await?;
        let form = slug.clone();
        version(row.ok_or(FormsError::NoVersion { form, number })?)
    }

    /// All forms, by their address.
    ///
    /// # Errors
    /// The database.
    pub async fn forms(&self) -> Result<Vec<Kept>, ServicesError> {
        let rows: Vec<KeptRow> = self.db().all(&format!("{KEPT} ORDER BY slug"), &[]).await?;
        rows.into_iter().map(kept_of).collect()
    }

    /// The published forms of a service, in their newest versions.
    ///
    /// # Errors
    /// The database.
    pub async fn forms_of(&self, service: &Slug) -> Result<Vec<FormVersion>, ServicesError> {
        let sql = "SELECT v.form, v.number, v.created_at, v.definition, v.statement
            FROM forms f JOIN form_versions v ON v.form = f.slug AND v.number = f.latest
            WHERE f.service = $1 ORDER BY f.slug";
        let rows: Vec<VersionRow> = self.db().all(sql, params![service]).await?;
        rows.into_iter().map(version).collect()
    }

    /// All versions of a form, the newest first.
    ///
    /// # Errors
    /// The database.
    pub async fn form_versions(&self, slug: &Slug) -> Result<Vec<FormVersion>, ServicesError> {
        let sql = format!("{VERSION} WHERE form = $1 ORDER BY number DESC");
        let rows: Vec<VersionRow> = self.db().all(&sql, params![slug]).await?;
        rows.into_iter().map(version).collect()
    }

    /// The forms of an office, by their address.
    ///
    /// # Errors
    /// The database.
    pub async fn forms_of_office(&self, office: &Slug) -> Result<Vec<Kept>, ServicesError> {
        let sql = format!("{KEPT} WHERE office = $1 ORDER BY slug");
        let rows: Vec<KeptRow> = self.db().all(&sql, params![office]).await?;
        rows.into_iter().map(kept_of).collect()
    }

    /// Which of the forms are published.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn published_forms(&self) -> Result<BTreeSet<Slug>, ServicesError> {
        let sql = "SELECT slug FROM forms WHERE latest > 0";
        let rows: Vec<SlugRow> = self.db().all(sql, &[]).await?;
        Ok(rows.into_iter().map(|row| row.slug).collect())
    }

    /// What the published forms are called.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn form_titles(&self) -> Result<Vec<FormTitle>, ServicesError> {
        let sql = "SELECT slug, service, title FROM forms WHERE latest > 0";
        let rows: Vec<TitleRow> = self.db().all(sql, &[]).await?;
        let title = |TitleRow { slug, service, title }| {
            let title = serde_json::from_value(title).unwrap_or_default();
            FormTitle { slug, service, title }
        };
        Ok(rows.into_iter().map(title).collect())
    }

    async fn latest_form(&self, slug: &Slug) -> Result<Option<FormVersion>, ServicesError> {
        let sql = format!("{VERSION} WHERE form = $1 ORDER BY number DESC LIMIT 1");
        let row: Option<VersionRow> = self.db().opt(&sql, params![slug]).await?;
        row.map(version).transpose()
    }

    /// What must be in the public record: every version, its statement made anew.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn forms_acts(&self) -> Result<Vec<PublicAct>, ServicesError> {
        let sql = format!("{VERSION} ORDER BY form, number");
        let rows: Vec<VersionRow> = self.db().all(&sql, &[]).await?;
        let versions = rows.into_iter().map(version).collect::<Result<Vec<_>, _>>()?;
        versions.iter().map(public_act).collect()
    }
}

fn public_act(version: &FormVersion) -> Result<PublicAct, ServicesError> {
    let said = statement(&version.definition, version.number)?;
    Ok(PublicAct {
        subject: version.subject(),
        kinds: &[PUBLISHED],
        sha256: Some(Digest::of(said.as_bytes()).0),
        title: version.definition.title.clone(),
        path: Some(version.path()),
    })
}

/// What the record commits to: canonical JSON (RFC 8785).
pub(crate) fn statement(definition: &Definition, number: u64) -> Result<String, FormsError> {
    let content = json!({ "v": 1, "kind": PUBLISHED, "version": number, "definition": definition });
    serde_json_canonicalizer::to_string(&content)
        .map_err(|error| FormsError::Paper(error.to_string()))
}

pub(super) async fn kept(sql: &impl Sql, slug: &Slug) -> Result<Option<Kept>, ServicesError> {
    let row: Option<KeptRow> = sql.opt(&format!("{KEPT} WHERE slug = $1"), params![slug]).await?;
    row.map(kept_of).transpose()
}

fn kept_of(row: KeptRow) -> Result<Kept, ServicesError> {
    let KeptRow { slug, service, office, title, draft, latest, revision, changed_at } = row;
    let title = serde_json::from_value(title).unwrap_or_default();
    let draft = Definition::read(&draft)?;
    Ok(Kept { slug, service, office, title, draft, latest, revision, changed_at })
}

fn version(row: VersionRow) -> Result<FormVersion, ServicesError> {
    let VersionRow { form, number, created_at, definition, statement } = row;
    let definition = Definition::read(&definition)?;
    Ok(FormVersion { form, number, created_at, definition, statement })
}

fn refused(error: RecordError, slug: &Slug) -> ServicesError {
    match error {
        RecordError::Refused | RecordError::Store(store::StoreError::Conflict(_)) => {
            FormsError::Crowded(slug.clone()).into()
        }
        other => other.into(),
    }
}
