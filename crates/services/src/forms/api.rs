//! Forms for machines: what an office works on, and publishing it.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRequest, Path, Request, State},
    routing::{get, post},
};
use commons::{Explain, Slug};
use identity::{Actor, Role};
use serde::Deserialize;
use serde_json::{Value, json};
use ui::{Reader, Refusal};

use super::{
    Definition, FormsError, Kept, NotADefinition,
    drafts::LONGEST,
    edit::{faults, lacks},
};
use crate::{Services, ServicesError};

/// The addresses for machines.
pub(super) fn routes() -> Router<Services> {
    Router::new()
        .route("/api/services/forms/{form}/draft", get(draft).put(keep))
        .route("/api/services/forms/{form}/publish", post(publish))
        .layer(DefaultBodyLimit::max(LONGEST))
}

/// A draft as it is sent: with the revision that was read, 0 for a new form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    revision: u64,
    definition: Definition,
}

/// The revision that was looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    revision: u64,
}

/// `GET /api/services/forms/{form}/draft`
async fn draft(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let kept = services.kept_form(&slug_of(&form)?).await?;
    actor.require(Role::Editor, &kept.office).map_err(ServicesError::from)?;
    Ok(Json(shown(&reader, &kept)))
}

/// `PUT /api/services/forms/{form}/draft`
async fn keep(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
    Body(sent): Body<Sent>,
) -> Result<Json<Value>, Refusal> {
    let slug = slug_of(&form)?;
    let Sent { revision, definition } = sent;
    if definition.form != slug {
        return Err(ServicesError::from(FormsError::NoForm(definition.form.to_string())).into());
    }
    actor.require(Role::Editor, &definition.office).map_err(ServicesError::from)?;
    let kept = services.keep_form_draft(&definition, Some(revision), Some(&actor.person)).await?;
    Ok(Json(shown(&reader, &kept)))
}

/// `POST /api/services/forms/{form}/publish`
async fn publish(
    actor: Actor,
    State(services): State<Services>,
    Path(form): Path<String>,
    Body(seen): Body<Seen>,
) -> Result<Json<Value>, Refusal> {
    let kept = services.kept_form(&slug_of(&form)?).await?;
    actor.require(Role::Editor, &kept.office).map_err(ServicesError::from)?;
    if kept.revision != seen.revision {
        return Err(ServicesError::from(FormsError::Crowded(kept.slug)).into());
    }
    let version = services.publish_form_draft(kept, Some(&actor.person)).await?;
    Ok(Json(json!({
        "form": version.form,
        "version": version.number,
        "published": version.created_at,
        "path": version.path(),
    })))
}

/// A draft with everything that is wrong with it, and what it lacks.
fn shown(reader: &Reader, kept: &Kept) -> Value {
    let faults: Vec<Value> = faults(&kept.draft)
        .iter()
        .map(|it| {
            json!({
                "code": it.fault.code(),
                "place": it.fault.place,
                "of": it.about.of(),
                "detail": reader.explain(&it.fault),
            })
        })
        .collect();
    let lacks: Vec<Value> = lacks(&kept.draft)
        .into_iter()
        .map(|(of, lack)| json!({ "of": of, "lack": lack.name() }))
        .collect();
    json!({
        "revision": kept.revision,
        "latest": kept.latest,
        "changed": kept.changed_at,
        "definition": kept.draft,
        "faults": faults,
        "lacks": lacks,
    })
}

fn slug_of(text: &str) -> Result<Slug, ServicesError> {
    let unknown = |_| FormsError::NoForm(text.chars().take(100).collect());
    Ok(text.parse().map_err(unknown)?)
}

/// The body of a request, which must be JSON of this form; what is wrong is said with its line.
struct Body<T>(T);

impl<T: serde::de::DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let unreadable = |reason: String| NotADefinition { line: 1, column: 1, reason };
        let bytes = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|error| refused(unreadable(error.body_text())))?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| refused(error.into()))
    }
}

fn refused(error: NotADefinition) -> Refusal {
    ServicesError::from(FormsError::from(error)).into()
}
