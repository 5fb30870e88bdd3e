//! What the record commits to when a service or a location changes: canonical JSON (RFC 8785) that
//! says all of it. Everyone can fetch it and check the entry with it.

use commons::Text;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::{
    CatalogueError,
    model::{Location, Service, State},
};
use crate::ServicesError;

/// Everyone finds a service, with what is missing.
pub(crate) const LISTED: &str = "service-listed";
/// A service has all its doors, and everyone finds it.
pub(crate) const PUBLISHED: &str = "service-published";
/// A published service changed.
pub(crate) const CHANGED: &str = "service-changed";
/// A service is not offered any more.
pub(crate) const WITHDRAWN: &str = "service-withdrawn";
/// What is said about a location changed.
pub(crate) const DESCRIBED: &str = "service-location-described";

/// The acts that say how a service stands.
pub(crate) const OF_SERVICE: &[&str] = &[LISTED, PUBLISHED, CHANGED, WITHDRAWN];
/// The acts that say how a location stands.
pub(crate) const OF_LOCATION: &[&str] = &[DESCRIBED];

/// The canonical bytes about a version of a service.
pub(crate) fn of_service(service: &Service, reason: &Text) -> Result<String, ServicesError> {
    let mut content = Map::new();
    content.insert("v".to_owned(), json!(1));
    content.insert("service".to_owned(), json!(service.slug));
    content.insert("version".to_owned(), json!(service.version));
    content.insert("office".to_owned(), json!(service.office));
    content.insert("state".to_owned(), json!(service.state));
    content.insert("changed".to_owned(), json!(service.changed_at));
    content.insert("content".to_owned(), json!(service.content));
    content.insert("channels".to_owned(), json!(service.channels));
    if let Some(source) = &service.source {
        content.insert("source".to_owned(), json!(source));
    }
    if service.state == State::Withdrawn {
        content.insert("reason".to_owned(), json!(reason));
    }
    canonical(service.slug.as_str(), &content)
}

/// The canonical bytes about a version of a location.
pub(crate) fn of_location(location: &Location) -> Result<String, ServicesError> {
    let mut content = Map::new();
    content.insert("v".to_owned(), json!(1));
    content.insert("location".to_owned(), json!(location.slug));
    content.insert("version".to_owned(), json!(location.version));
    content.insert("changed".to_owned(), json!(location.changed_at));
    content.insert("content".to_owned(), json!(location.content));
    if let Some(office) = &location.office {
        content.insert("office".to_owned(), json!(office));
    }
    if let Some(source) = &location.source {
        content.insert("source".to_owned(), json!(source));
    }
    canonical(location.slug.as_str(), &content)
}

fn canonical(slug: &str, content: &Map<String, Json>) -> Result<String, ServicesError> {
    serde_json_canonicalizer::to_string(content)
        .map_err(|_| CatalogueError::Unreadable(slug.to_owned()).into())
}

/// The SHA-256 of a statement.
pub(crate) fn digest(content: &str) -> [u8; 32] {
    Sha256::digest(content).into()
}
