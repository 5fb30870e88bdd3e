//! Web Key Directory (draft-koch-openpgp-webkey-service): offices' keys where mail programs look
//! for them, by the direct and the advanced method.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use sha1::{Digest, Sha1};
use store::{Sql, params};
use ui::Refusal;

use super::{OPENPGP, openpgp};
use crate::{Post, PostError};

const ALPHABET: &[u8; 32] = b"ybndrfg8ejkmcpqxot1uwisza345h769";

pub(super) fn routes() -> Router<Post> {
    let base = "/.well-known/openpgpkey";
    Router::new()
        .route(&format!("{base}/policy"), get(policy))
        .route(&format!("{base}/hu/{{hash}}"), get(direct))
        .route(&format!("{base}/{{domain}}/policy"), get(policy))
        .route(&format!("{base}/{{domain}}/hu/{{hash}}"), get(advanced))
}

/// Where the key of a local part stands: z-base-32 of the SHA-1 of it in lower case.
pub(super) fn name_of(local: &str) -> String {
    zbase32(&Sha1::digest(local.to_ascii_lowercase()))
}

fn zbase32(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
    let letter =
        |at: usize| (0..5).fold(0, |value, next| (value << 1) | usize::from(bit(at + next)));
    (0..bytes.len() * 8).step_by(5).map(|at| char::from(ALPHABET[letter(at)])).collect()
}

/// Its presence says that there is such a directory; it needs no line.
async fn policy() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "").into_response()
}

async fn direct(State(post): State<Post>, Path(hash): Path<String>) -> Result<Response, Refusal> {
    served(&post, &hash).await
}

async fn advanced(
    State(post): State<Post>,
    Path((domain, hash)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    if !domain.eq_ignore_ascii_case(&post.mail_domain()) {
        return Err(Refusal::not_found());
    }
    served(&post, &hash).await
}

async fn served(post: &Post, hash: &str) -> Result<Response, Refusal> {
    let Some(key) = key_named(post, hash).await? else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, key).into_response())
}

/// The newest key of the office whose address has this name, in binary.
async fn key_named(post: &Post, hash: &str) -> Result<Option<Vec<u8>>, PostError> {
    let sql = "SELECT office, public_key FROM post_door_keys
               WHERE door = $1 AND ended_at IS NULL ORDER BY number DESC";
    let keys: Vec<(String, String)> = post.db().all(sql, params![OPENPGP]).await?;
    let found = keys.into_iter().find(|(office, _)| name_of(office) == hash);
    Ok(found.and_then(|(_, armored)| openpgp::public_key(&armored)).map(|(bytes, _)| bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_address_is_the_one_of_the_draft() {
        assert_eq!(name_of("Joe.Doe"), "iy9q119eutrkn8s1mk4r39qejnbu3n5q");
    }
}
