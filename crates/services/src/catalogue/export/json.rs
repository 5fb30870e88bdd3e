//! All of a service or location, in our own words.

use serde_json::{Value as Json, json};

use super::Town;
use crate::catalogue::{
    maturity::Maturity,
    model::{Location, Service},
    rules,
};

/// A service with all its doors, what is missing, and how mature it is.
pub(super) fn service(town: &Town, service: &Service, maturity: &[Maturity]) -> String {
    let today = rules::today();
    let missing = rules::parity(&service.channels, &town.locations, today).err();
    let missing: Vec<&str> = missing.iter().flatten().map(|missing| missing.door.name()).collect();
    let channels: Vec<Json> = service
        .channels
        .iter()
        .map(|channel| {
            let mut node = json!(channel);
            node["open"] = json!(rules::is_open(channel, &town.locations, today));
            node
        })
        .collect();
    json!({
        "service": service.slug,
        "url": town.at(&service.path()),
        "office": service.office,
        "state": service.state,
        "version": service.version,
        "changed": service.changed_at,
        "source": service.source,
        "statement":
            town.at(&format!("{}/versions/{}.json", service.path(), service.version)),
        "missing_doors": missing,
        "content": service.content,
        "channels": channels,
        "maturity": maturity,
    })
    .to_string()
}

/// All services in short.
pub(super) fn list(town: &Town, services: &[Service]) -> String {
    let short = |service: &Service| {
        json!({
            "service": service.slug,
            "url": town.at(&service.path()),
            "json": town.at(&format!("{}.json", service.path())),
            "name": service.content.name,
            "teaser": service.content.teaser,
            "office": service.office,
            "state": service.state,
            "version": service.version,
            "changed": service.changed_at,
        })
    };
    let all: Vec<Json> = services.iter().map(short).collect();
    json!({ "total": all.len(), "services": all }).to_string()
}

/// A location and what is to be had there.
pub(super) fn location(town: &Town, location: &Location, services: &[Service]) -> String {
    let services: Vec<_> = services.iter().map(|service| &service.slug).collect();
    json!({
        "location": location.slug,
        "url": town.at(&location.path()),
        "office": location.office,
        "version": location.version,
        "changed": location.changed_at,
        "source": location.source,
        "statement":
            town.at(&format!("{}/versions/{}.json", location.path(), location.version)),
        "content": location.content,
        "services": services,
    })
    .to_string()
}
