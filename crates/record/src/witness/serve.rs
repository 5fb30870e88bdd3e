//! A witness that logs call (C2SP `tlog-witness`): for those who can be reached at an address.

use std::{path::PathBuf, sync::Arc};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use commons::Timestamp;

use super::request::AddCheckpoint;
use crate::{
    Checkpoint, Fault, NoteKey, RecordError, VerifierKey,
    memory::{Memory, MemoryFile},
    merkle::verify_consistency,
    verify::{beginning, trusted_checkpoint},
};

/// The longest request that is read.
const LONGEST: usize = 64 * 1024;

/// A witness of one log.
#[derive(Clone)]
pub struct Witness(Arc<Inner>);

struct Inner {
    key: NoteKey,
    log: VerifierKey,
    memory: PathBuf,
}

impl Witness {
    /// A witness with this key for this log; the file remembers what was signed last.
    ///
    /// # Errors
    /// [`RecordError::Malformed`] where the key is not a witness's.
    pub fn new(key: NoteKey, log: VerifierKey, memory: PathBuf) -> Result<Self, RecordError> {
        if key.verifier().is_witness() {
            Ok(Self(Arc::new(Inner { key, log, memory })))
        } else {
            Err(RecordError::Malformed("a log's key cannot sign as a witness".to_owned()))
        }
    }

    /// `POST /add-checkpoint`
    pub fn routes(&self) -> Router {
        Router::new()
            .route("/add-checkpoint", post(add_checkpoint))
            .layer(DefaultBodyLimit::max(LONGEST))
            .with_state(self.clone())
    }

    /// Signs what continues the checkpoint that was signed last; nobody else does meanwhile.
    fn sign(&self, body: &str) -> Answer {
        let Ok(request) = body.parse::<AddCheckpoint>() else { return Answer::Malformed };
        let Inner { key, log, memory } = &*self.0;
        let signed = match trusted_checkpoint(&request.checkpoint.to_string(), log) {
            Ok(signed) => signed,
            Err(Fault::OtherOrigin { .. }) => return Answer::UnknownLog,
            Err(_) => return Answer::NotSigned,
        };
        let new = &signed.checkpoint;
        if request.old > new.size {
            return Answer::Malformed;
        }
        let file = match MemoryFile::lock(memory) {
            Ok(file) => file,
            Err(error) => return Answer::Failed(error),
        };
        let known = match file.read() {
            Ok(known) => known.map(|memory| memory.checkpoint.checkpoint),
            Err(error) => return Answer::Failed(error),
        };
        let old = known.unwrap_or_else(|| beginning(log.name()));
        if request.old != old.size || (old.size == new.size && old.root != new.root) {
            return Answer::Conflict(old.size);
        }
        if !continues(&old, new, &request) {
            return Answer::NotContinued;
        }
        let remembered = Memory { key: log.clone(), checkpoint: signed.clone() };
        if let Err(error) = file.write(&remembered) {
            return Answer::Failed(error);
        }
        let now = Timestamp::now().as_second().unsigned_abs();
        Answer::Signed(key.sign(&signed.note.text, now))
    }
}

fn continues(old: &Checkpoint, new: &Checkpoint, request: &AddCheckpoint) -> bool {
    verify_consistency((old.size, &old.root), (new.size, &new.root), &request.proof).is_ok()
}

enum Answer {
    Signed(String),
    Malformed,
    UnknownLog,
    NotSigned,
    Conflict(u64),
    NotContinued,
    Failed(RecordError),
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Self::Signed(line) => {
                ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], line).into_response()
            }
            Self::Malformed => StatusCode::BAD_REQUEST.into_response(),
            Self::UnknownLog => StatusCode::NOT_FOUND.into_response(),
            Self::NotSigned => StatusCode::FORBIDDEN.into_response(),
            Self::Conflict(size) => {
                let kind = [(header::CONTENT_TYPE, "text/x.tlog.size")];
                (StatusCode::CONFLICT, kind, format!("{size}\n")).into_response()
            }
            Self::NotContinued => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            Self::Failed(error) => {
                tracing::error!(%error, "the witness cannot remember");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

async fn add_checkpoint(State(witness): State<Witness>, body: String) -> Response {
    let signed = tokio::task::spawn_blocking(move || witness.sign(&body)).await;
    signed.map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), Answer::into_response)
}
