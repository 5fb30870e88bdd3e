//! `/api/openapi.json`: every machine interface of the house in one document.

use axum::{Json, Router, extract::State, routing::get};
use commons::Capability;
use serde_json::{Map, Value, json};
use ui::Reader;

use super::room::Room;

pub(super) fn routes(room: &Room) -> Router {
    Router::new().route("/api/openapi.json", get(document)).with_state(room.clone())
}

async fn document(State(room): State<Room>, reader: Reader) -> Json<Value> {
    Json(describe(&room, reader.shell().town(), reader.shell().base_url()))
}

/// OpenAPI 3.1: the paths of all capabilities together.
pub(crate) fn describe(room: &Room, town: &str, base_url: &str) -> Value {
    let mut paths = Map::new();
    for part in room.rooms().iter().map(|capability| capability.api()).chain([room.api()]) {
        if let Value::Object(part) = part {
            paths.extend(part);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("Allmende: {town}"),
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The machine interfaces of the town. Reading needs no key. Errors are \
                            problem details (RFC 9457).",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": base_url }],
        "paths": paths,
        "components": { "schemas": { "Problem": problem() } },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "Problem details (RFC 9457).",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": { "type": "string", "format": "uri" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string", "description": "What is wrong and what to do." },
            "code": { "type": "string", "description": "Stable, for programs." },
            "field": { "type": "string" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "errors": { "type": "array", "items": { "type": "object" } },
        },
    })
}

/// The house's own paths.
pub(super) fn paths() -> Value {
    let answer = |description: &str| {
        json!({
            "200": { "description": description, "content": { "application/json": {} } },
            "default": { "description": "What is wrong", "content": { "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" } } } },
        })
    };
    json!({
        "/assets/manifest.json": { "get": {
            "summary": "All that browsers are sent besides pages: name, address and SHA-256 of \
                        each; the public record commits to these bytes (`client-released`)",
            "responses": answer("The list, in canonical JSON"),
        } },
        "/promises.json": { "get": {
            "summary": "All promises with their latest measured values",
            "responses": answer("The promises"),
        } },
        "/promises/{id}.json": { "get": {
            "summary": "One promise with its trend and what is missing",
            "parameters": [{ "name": "id", "in": "path", "required": true,
                             "schema": { "type": "string" } }],
            "responses": answer("The promise"),
        } },
        "/search.json": { "get": {
            "summary": "Everything public that a word leads to",
            "parameters": [
                { "name": "q", "in": "query", "schema": { "type": "string" } },
                { "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 1 } },
            ],
            "responses": answer("The hits of one page, and how many there are"),
        } },
    })
}
