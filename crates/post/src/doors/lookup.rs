//! Looks for the OpenPGP keys of somebody's address in the Web Key Directory of its domain, so that
//! a clerk's browser need not call strangers. What comes back is public and proves itself no more
//! than the domain does.

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{Client, StatusCode};

use super::{
    Address, DoorError,
    transport::{NoAnswer, percent_encoded, public_client, whole},
    wkd::name_of,
};

/// The longest answer that is read, in bytes: keys with many signatures take some ten thousand.
const LONGEST: usize = 256 * 1024;

/// The keys that the domain of an address publishes for it, armored; none where it has none.
///
/// # Errors
/// [`DoorError::Unreachable`] where its server does not answer as it should.
pub(crate) async fn keys_of(address: &Address) -> Result<Vec<String>, DoorError> {
    let unreachable = || DoorError::Unreachable { host: address.domain().to_owned() };
    let client = public_client().map_err(|_| unreachable())?;
    asked(&client, &places(address)).await.ok_or_else(unreachable)
}

/// The keys at the first place that exists; nothing where that does not answer as it should.
async fn asked(client: &Client, [advanced, direct]: &[String; 2]) -> Option<Vec<String>> {
    let found = match fetched(client, advanced).await {
        Err(NoAnswer::NotThere) => fetched(client, direct).await,
        other => other,
    };
    match found {
        Ok(key) => Some(key.iter().map(|key| armored(key)).collect()),
        // A domain without such a directory is no fault of anybody's.
        Err(NoAnswer::NotThere) => Some(Vec::new()),
        Err(NoAnswer::Unfit) => None,
    }
}

/// Where the key stands by the advanced method, and by the direct one, which is only asked where the
/// advanced one's host does not exist.
fn places(address: &Address) -> [String; 2] {
    let (domain, name) = (address.domain(), name_of(address.local()));
    let file = format!("hu/{name}?l={}", percent_encoded(address.local()));
    [
        format!("https://openpgpkey.{domain}/.well-known/openpgpkey/{domain}/{file}"),
        format!("https://{domain}/.well-known/openpgpkey/{file}"),
    ]
}

async fn fetched(client: &Client, url: &str) -> Result<Option<Vec<u8>>, NoAnswer> {
    let answer = client.get(url).send().await;
    let answer = answer
        .map_err(|error| if error.is_connect() { NoAnswer::NotThere } else { NoAnswer::Unfit })?;
    match answer.status() {
        StatusCode::OK => whole(answer, LONGEST).await.map(Some),
        StatusCode::NOT_FOUND => Ok(None),
        _ => Err(NoAnswer::Unfit),
    }
}

/// A key as text. Some directories hold it that way already.
fn armored(key: &[u8]) -> String {
    if key.starts_with(b"-----BEGIN PGP") {
        return String::from_utf8_lossy(key).into_owned();
    }
    let body = STANDARD.encode(key);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).filter_map(|line| str::from_utf8(line).ok()).collect();
    let (begin, end) =
        ("-----BEGIN PGP PUBLIC KEY BLOCK-----", "-----END PGP PUBLIC KEY BLOCK-----");
    format!("{begin}\n\n{}\n{end}\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use axum::{Router, http::header, response::Redirect, routing::get};

    use super::*;
    use crate::doors::transport::trusted_client;

    /// A directory on this machine, and its address.
    async fn directory() -> String {
        let router = Router::new()
            .route("/key", get(|| async { b"\x99key".to_vec() }))
            .route("/text", get(|| async { "-----BEGIN PGP PUBLIC KEY BLOCK-----" }))
            .route("/long", get(|| async { vec![0_u8; LONGEST + 1] }))
            .route("/away", get(|| async { Redirect::temporary("/key") }))
            .route("/broken", get(|| async { ([(header::CONTENT_LENGTH, "9")], "x") }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }

    async fn found(advanced: &str, direct: &str) -> Option<Vec<String>> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        asked(&trusted_client().unwrap(), &[advanced.to_owned(), direct.to_owned()]).await
    }

    #[test]
    fn the_places_are_those_of_the_draft() {
        let [advanced, direct] = places(&Address::read("Joe.Doe@Example.ORG").unwrap());
        let file = "hu/iy9q119eutrkn8s1mk4r39qejnbu3n5q?l=Joe.Doe";
        let host = "https://openpgpkey.example.org/.well-known/openpgpkey/example.org";
        assert_eq!(advanced, format!("{host}/{file}"));
        assert_eq!(direct, format!("https://example.org/.well-known/openpgpkey/{file}"));
        let [odd, _] = places(&Address::read("a+b&c@example.org").unwrap());
        assert!(odd.ends_with("?l=a%2Bb%26c"));
    }

    #[tokio::test]
    async fn a_key_is_found_and_becomes_text() {
        let at = directory().await;
        let armored = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmWtleQ==\n-----END PGP PUBLIC KEY BLOCK-----\n";
        assert_eq!(found(&format!("{at}/key"), "").await.unwrap(), [armored]);
        assert_eq!(found(&format!("{at}/text"), "").await.unwrap().len(), 1);
        assert_eq!(found(&format!("{at}/none"), &format!("{at}/key")).await.unwrap(), [""; 0]);
    }

    #[tokio::test]
    async fn the_direct_place_is_asked_where_the_other_host_does_not_exist() {
        let at = directory().await;
        let nobody = "http://openpgpkey.invalid/key";
        assert_eq!(found(nobody, &format!("{at}/key")).await.unwrap().len(), 1);
        assert_eq!(found(nobody, nobody).await.unwrap(), [""; 0]);
    }

    #[tokio::test]
    async fn long_and_broken_answers_and_redirects_are_not_followed() {
        let at = directory().await;
        for path in ["long", "away", "broken"] {
            assert_eq!(found(&format!("{at}/{path}"), "").await, None, "{path}");
        }
    }

    #[tokio::test]
    async fn nothing_but_tls_to_public_addresses_is_asked() {
        let at = directory().await;
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = public_client().unwrap();
        assert!(client.get(format!("{at}/key")).send().await.is_err());
        let port = at.rsplit(':').next().unwrap();
        let local = client.get(format!("https://localhost:{port}/key")).send().await;
        let said = format!("{:?}", local.unwrap_err());
        assert!(said.contains("no public address"), "{said}");
    }
}
