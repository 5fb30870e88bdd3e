//! Forms that doors can name.

use serde_json::json;
use services::{Services, forms::Definition};

/// Publishes a form with one question, which services of these tests offer.
pub async fn publish_form(services: &Services, name: &str) {
    if services.form(&name.parse().expect("a slug")).await.is_ok() {
        return;
    }
    let definition = json!({
        "form": name, "service": name, "office": "buergerservice",
        "title": { "de": "Antrag" },
        "legal": { "de": "§ 1" },
        "schema": {
            "type": "object", "additionalProperties": false,
            "properties": { "name": { "type": "string", "maxLength": 100 } },
        },
        "layout": { "pages": [{
            "id": "person", "title": { "de": "Über Sie" },
            "items": [{ "field": "name", "label": { "de": "Ihr Name" } }],
        }] },
    });
    let definition = Definition::read(&definition.to_string()).expect("a definition");
    let slug = definition.form.clone();
    services.keep_form(definition).await.expect("kept");
    services.publish_form(&slug, None).await.expect("published");
}
