//! What is worked on: drafts that may have faults, each kept as a revision of its own, so that
//! nothing is lost when two people change a form or one of them removes too much.

use commons::{Id, Slug, Subject, Timestamp};
use serde_json::json;
use store::{Sql, Tx, params};

use super::{Definition, FormsError, Kept, import::ImportError, store::kept};
use crate::{Services, ServicesError};

/// So many revisions of a form are kept.
const MOST: u64 = 200;
/// The longest definition, in bytes of JSON.
pub(super) const LONGEST: usize = 4 << 20;
/// Words of addresses that are pages of the editor.
const PAGES: [&str; 2] = ["manage", "new"];

const INSERT: &str =
    "INSERT INTO forms (slug, service, office, title, draft, latest, revision, changed_at)
    VALUES ($1, $2, $3, $4, $5, 0, 1, $6) ON CONFLICT (slug) DO NOTHING";

/// Only where it is still as it was read: whoever is slower begins anew. What people apply for with
/// a published form changes with its next version.
const UPDATE: &str =
    "UPDATE forms SET service = CASE WHEN latest = 0 THEN $2 ELSE service END, title = $3,
    draft = $4, revision = $5, changed_at = $6 WHERE slug = $1 AND revision = $7";

const INSERT_DRAFT: &str =
    "INSERT INTO form_drafts (form, revision, kept_at, definition) VALUES ($1, $2, $3, $4)";

const FORGET: &str = "DELETE FROM form_drafts WHERE form = $1 AND revision <= $2";

const DRAFTED: &str = "form-drafted";

store::row! {
    struct DraftRow {
        revision: u64,
        kept_at: Timestamp,
        definition: String,
    }
}

/// What was worked on at some time.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftVersion {
    /// Its number, from 1.
    pub revision: u64,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// The definition.
    pub definition: Definition,
}

impl Services {
    /// Keeps a draft, which may have faults. `base` is the revision that was read, 0 for a new
    /// form; without one whatever is there is replaced.
    ///
    /// # Errors
    /// [`FormsError::Taken`], [`FormsError::OtherOffice`], [`FormsError::Crowded`]; the database.
    /// Nothing was kept then.
    pub async fn keep_form_draft(
        &self,
        definition: &Definition,
        base: Option<u64>,
        by: Option<&Id>,
    ) -> Result<Kept, ServicesError> {
        self.identity().office(&definition.office).await?;
        let slug = &definition.form;
        let tx = self.db().begin().await?;
        let known = kept(&tx, slug).await?;
        let revision = known.as_ref().map_or(0, |known| known.revision);
        may_be_kept(definition, known.as_ref(), base)?;
        if known.as_ref().is_some_and(|known| known.draft == *definition) {
            return self.kept_form(slug).await;
        }
        let next = revision + 1;
        if !write(&tx, definition, revision, next).await? {
            return Err(FormsError::Crowded(slug.clone()).into());
        }
        tx.commit().await?;
        let subject = Subject::new("form", slug.clone());
        self.identity().audit_as(by, DRAFTED, &subject, json!({ "revision": next })).await?;
        self.kept_form(slug).await
    }

    /// Makes an earlier revision the one that is worked on: as a new revision.
    ///
    /// # Errors
    /// [`FormsError::NoRevision`]; as [`Services::keep_form_draft`].
    pub async fn restore_form_draft(
        &self,
        known: &Kept,
        revision: u64,
        by: Option<&Id>,
    ) -> Result<Kept, ServicesError> {
        let before = self.form_draft(&known.slug, revision).await?;
        self.keep_form_draft(&before.definition, Some(known.revision), by).await
    }

    /// What was worked on as this revision.
    ///
    /// # Errors
    /// [`FormsError::NoRevision`]; the database.
    pub async fn form_draft(
        &self,
        slug: &Slug,
        revision: u64,
    ) -> Result<DraftVersion, ServicesError> {
        let sql = "SELECT revision, kept_at, definition FROM form_drafts
            WHERE form = $1 AND revision = $2";
        let row: Option<DraftRow> = self.db().opt(sql, params![slug, revision]).await?;
        let form = slug.clone();
        draft_of(row.ok_or(FormsError::NoRevision { form, revision })?)
    }

    /// The newest revisions, the newest first: their numbers and when they were kept.
    ///
    /// # Errors
    /// The database.
    pub async fn form_drafts(
        &self,
        slug: &Slug,
        most: u64,
    ) -> Result<Vec<DraftVersion>, ServicesError> {
        let sql = "SELECT revision, kept_at, definition FROM form_drafts
            WHERE form = $1 ORDER BY revision DESC LIMIT $2";
        let rows: Vec<DraftRow> = self.db().all(sql, params![slug, most]).await?;
        rows.into_iter().map(draft_of).collect()
    }
}

/// Whether a definition may take the place of what is there.
fn may_be_kept(
    definition: &Definition,
    known: Option<&Kept>,
    base: Option<u64>,
) -> Result<(), FormsError> {
    let slug = &definition.form;
    match (known, base) {
        (None, _) if PAGES.contains(&slug.as_str()) => Err(FormsError::Taken(slug.clone())),
        (None, None | Some(0)) => Ok(()),
        (None, Some(_)) => Err(FormsError::NoForm(slug.to_string())),
        (Some(_), Some(0)) => Err(FormsError::Taken(slug.clone())),
        (Some(known), _) if known.office != definition.office => {
            Err(FormsError::OtherOffice { form: slug.clone(), office: known.office.clone() })
        }
        (Some(known), Some(base)) if known.revision != base => {
            Err(FormsError::Crowded(slug.clone()))
        }
        (Some(_), _) => Ok(()),
    }
}

/// Writes a draft as its next revision, where nobody was faster.
async fn write(
    tx: &Tx,
    definition: &Definition,
    revision: u64,
    next: u64,
) -> Result<bool, ServicesError> {
    let (slug, now, text) = (&definition.form, Timestamp::now(), definition.write());
    if text.len() > LONGEST {
        return Err(FormsError::from(ImportError::TooLarge(LONGEST)).into());
    }
    let (service, title) = (&definition.service, json!(definition.title));
    let changed = if revision == 0 {
        let values = params![slug, service, definition.office, title, text, now];
        tx.exec(INSERT, values).await?
    } else {
        let values = params![slug, service, title, text, next, now, revision];
        tx.exec(UPDATE, values).await?
    };
    if changed != 1 {
        return Ok(false);
    }
    tx.exec(INSERT_DRAFT, params![slug, next, now, text]).await?;
    tx.exec(FORGET, params![slug, next.saturating_sub(MOST)]).await?;
    Ok(true)
}

fn draft_of(row: DraftRow) -> Result<DraftVersion, ServicesError> {
    let DraftRow { revision, kept_at, definition } = row;
    let definition = Definition::read(&definition)?;
    Ok(DraftVersion { revision, kept_at, definition })
}
