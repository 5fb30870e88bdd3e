//! Definitions for tests, and a town that keeps them.

use commons::{Capability, Lang};
use identity::testing::Town;
use post::{Post, PostConfig};
use serde_json::{Value, json};
use services::{
    Services, ServicesConfig,
    forms::{Definition, Fault, Form, paper::Words},
};
use store::{Blobs, BlobsConfig, Jobs};

/// A town with services, on each kind of database.
pub struct FormTown {
    pub services: Services,
    pub town: Town,
}

impl FormTown {
    pub async fn each() -> Vec<Self> {
        let schemas = [store::migrations(), post::migrations(), services::migrations()];
        let mut all = Vec::new();
        for town in Town::each(&schemas).await {
            for office in [
                "buergerservice",
                "kaemmerei",
                "stadtplanung",
                "datenschutz",
                "archiv",
                "it-service",
            ] {
                town.office(office).await;
            }
            all.push(Self::of(town));
        }
        all
    }

    fn of(town: Town) -> Self {
        let url = town.database().dir.path().join("blobs").display().to_string();
        let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).expect("blobs");
        let identity = town.identity.clone();
        let (db, record) = (identity.db().clone(), identity.record().clone());
        let jobs = Jobs::new(db.clone());
        let config = PostConfig::default();
        let post =
            Post::new(db.clone(), blobs, jobs.clone(), record.clone(), identity.clone(), config);
        let services = Services::new(db, jobs, record, identity, post, ServicesConfig::default());
        Self { services, town }
    }

    /// Publishes a form of the demo town.
    pub async fn publish(&self, name: &str) {
        let definition = demo(name).definition().clone();
        self.services.keep_form(definition).await.expect("kept");
        let slug = name.parse().expect("a slug");
        self.services.publish_form(&slug, None).await.expect("published");
    }

    /// The answer to a request of anybody.
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        use tower::ServiceExt;
        let shell = ui::Shell::new("Musterstadt", "http://localhost:8080", texts(), Vec::new());
        let router = self.town.identity.layer(ui::layer(self.services.routes(), shell));
        let mut request = axum::http::Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(axum::body::Body::empty()).expect("a request");
        let response = router.oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: body.to_vec() }
    }
}

pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

pub fn texts() -> ui::Translations {
    let texts = [ui::locales(), store::locales(), record::locales(), services::locales()];
    ui::Translations::new(texts.concat()).expect("sound texts")
}

pub fn words(lang: Lang) -> Words {
    let texts = texts();
    Words::of(&|key| texts.get(lang, key, &[]))
}

/// A form with these fields, asked one after another on one page, under these rules.
#[expect(clippy::needless_pass_by_value, reason = "tests write them in place")]
pub fn definition(properties: Value, required: &[&str], rules: Value) -> Definition {
    let items: Vec<Value> = properties
        .as_object()
        .expect("fields")
        .iter()
        .map(|(name, node)| asked(name, node))
        .collect();
    let json = json!({
        "form": "probe", "service": "probe", "office": "buergerservice",
        "title": { "de": "Probe" },
        "legal": { "de": "§ 1" },
        "schema": {
            "type": "object", "properties": properties, "required": required,
            "additionalProperties": false,
        },
        "layout": { "pages": [{ "id": "seite", "title": { "de": "Seite" }, "items": items }] },
        "rules": rules,
    });
    Definition::read(&json.to_string()).expect("a definition")
}

fn asked(name: &str, node: &Value) -> Value {
    let mut question = json!({ "field": name, "label": { "de": name } });
    let inside = node.get("items").unwrap_or(node);
    if let Some(choices) = inside.get("enum").and_then(Value::as_array) {
        let options = choices.iter().map(|it| json!({ "value": it, "label": { "de": it } }));
        question["options"] = options.collect();
    }
    if let Some(fields) = inside.get("properties").and_then(Value::as_object)
        && node.get("format").is_none()
    {
        question["items"] = fields.iter().map(|(name, node)| asked(name, node)).collect();
    }
    question
}

pub fn form(properties: Value, required: &[&str], rules: Value) -> Form {
    Form::new(definition(properties, required, rules)).expect("a sound form")
}

/// The faults of a definition: where, and the code.
pub fn faults(definition: Definition) -> Vec<(String, String)> {
    use commons::Explain;
    let faults: Vec<Fault> = Form::new(definition).expect_err("faults");
    let texts = texts();
    for fault in &faults {
        for lang in Lang::ALL {
            let key = format!("error-{}", fault.code());
            let said = texts.get(lang, &key, &fault.args());
            assert!(said != key && !said.contains("{$"), "{key}: {said}");
        }
    }
    faults.iter().map(|it| (it.place.clone(), it.code().replace("services-forms-", ""))).collect()
}

/// A form of the demo town.
pub fn demo(name: &str) -> Form {
    let path = demo_folder().join(format!("{name}.json"));
    let json = std::fs::read_to_string(path).expect("a definition");
    Form::new(Definition::read(&json).expect("a definition")).expect("sound")
}

/// Where the forms of the demo town are.
pub fn demo_folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/forms")
}
