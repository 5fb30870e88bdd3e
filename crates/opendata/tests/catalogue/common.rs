//! A town with a catalogue, on each kind of database.

use std::path::PathBuf;

use commons::{Slug, Text};
use identity::{IdentityConfig, testing::Town};
use opendata::{
    About, Licence, OpenData, OpenDataConfig, OpenDataError, PublishRequest, Published, Target,
    import::Corrections,
};
use store::{Blobs, BlobsConfig};

pub struct Commons {
    pub opendata: OpenData,
    pub town: Town,
}

impl Commons {
    pub async fn each() -> Vec<Self> {
        Self::each_with(|config| config).await
    }

    pub async fn each_with(change: impl Fn(OpenDataConfig) -> OpenDataConfig) -> Vec<Self> {
        Self::each_in(IdentityConfig::default(), change).await
    }

    pub async fn each_in(
        identity: IdentityConfig,
        change: impl Fn(OpenDataConfig) -> OpenDataConfig,
    ) -> Vec<Self> {
        let mut all = Vec::new();
        for town in Town::each_with(&[opendata::migrations()], identity).await {
            town.office("kaemmerei").await;
            town.office("stadtplanung").await;
            all.push(Self::of(town, &change));
        }
        all
    }

    fn of(town: Town, change: impl Fn(OpenDataConfig) -> OpenDataConfig) -> Self {
        let dir = town.database().dir.path();
        let config =
            change(OpenDataConfig { scratch: dir.join("scratch"), ..OpenDataConfig::default() });
        let opendata = open(&town, config);
        Self { opendata, town }
    }

    /// The same catalogue as after a new start.
    pub fn again(&self) -> OpenData {
        open(&self.town, self.opendata.config().clone())
    }

    /// A file in the test's folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.town.database().dir.path().join(name);
        std::fs::write(&path, content).expect("written");
        path
    }

    /// Publishes a text as the dataset that its title makes.
    pub async fn publish(&self, title: &str, text: &str) -> Result<Published, OpenDataError> {
        self.opendata.publish(request(self.file("source.csv", text), title)).await
    }
}

fn open(town: &Town, config: OpenDataConfig) -> OpenData {
    let url = town.database().dir.path().join("blobs").display().to_string();
    let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).expect("blobs");
    let identity = town.identity.clone();
    let record = identity.record().clone();
    OpenData::new(identity.db().clone(), blobs, record, identity, config)
}

pub fn request(file: PathBuf, title: &str) -> PublishRequest {
    PublishRequest {
        file,
        file_name: "Datei.csv".to_owned(),
        about: About {
            title: Text::de(title),
            description: Text::de("Eine Beschreibung."),
            licence: Licence::DlBy,
            office: Some(Slug::of_title("kaemmerei")),
        },
        target: Target::Either(None),
        corrections: Corrections::default(),
        by: None,
    }
}

pub fn slug(text: &str) -> Slug {
    text.parse().expect("a slug")
}

/// A browser without a browser: asks the town's pages.
pub struct Browser {
    router: axum::Router,
    cookie: Option<String>,
}

pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: String,
    /// Bytes over the wire.
    pub weight: usize,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Commons {
    /// The town's pages for somebody who is signed in, or for anybody.
    pub async fn browser(&self, person: Option<&commons::Id>) -> Browser {
        let texts = [
            ui::locales(),
            store::locales(),
            record::locales(),
            commons::Capability::locales(&self.opendata),
        ];
        let texts = [texts.concat(), commons::Capability::locales(&self.town.identity)].concat();
        let texts = ui::Translations::new(texts).expect("sound texts");
        let navigation = commons::Capability::navigation(&self.opendata);
        let shell = ui::Shell::new("Musterstadt", "http://localhost:8080", texts, navigation);
        let router =
            self.town.identity.layer(ui::layer(commons::Capability::routes(&self.opendata), shell));
        let cookie = match person {
            Some(person) => Some(self.town.signed_in(person).await),
            None => None,
        };
        Browser { router, cookie }
    }
}

impl Browser {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("accept", "text/html")], "").await
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<axum::body::Body>,
    ) -> Answer {
        use tower::ServiceExt;
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie).header("sec-fetch-site", "same-origin");
        }
        let request = request.body(body.into()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        let (weight, body) = (body.len(), String::from_utf8_lossy(&body).into_owned());
        Answer { status: parts.status.as_u16(), headers: parts.headers, body, weight }
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| {
            text.bytes().fold(String::new(), |out, byte| {
                if byte.is_ascii_alphanumeric() {
                    out + char::from(byte).encode_utf8(&mut [0; 4])
                } else {
                    out + &format!("%{byte:02X}")
                }
            })
        };
        let pairs: Vec<_> =
            fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        let headers =
            [("accept", "text/html"), ("content-type", "application/x-www-form-urlencoded")];
        self.ask("POST", path, &headers, pairs.join("&").into_bytes()).await
    }

    pub async fn upload(&self, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        if let Some((name, bytes)) = file {
            let head = format!(
                "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: text/csv\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--grenze--\r\n");
        let headers =
            [("accept", "text/html"), ("content-type", "multipart/form-data; boundary=grenze")];
        self.ask("POST", "/data/publish", &headers, body).await
    }
}
