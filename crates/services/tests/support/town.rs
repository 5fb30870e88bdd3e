//! A town with services, on each kind of database.

use commons::{Capability, Slug, Text};
use identity::{IdentityConfig, testing::Town};
use post::{Post, PostConfig};
use services::{
    Services, ServicesConfig,
    catalogue::{
        LocationEdit,
        model::{
            Address, Channel, Door, LocationContent, PaperForm, ServiceContent, ServiceEdit,
            StepFree,
        },
    },
};
use store::{Blobs, BlobsConfig, Jobs};

use crate::forms::publish_form;

pub struct ServicesTown {
    pub town: Town,
    pub services: Services,
}

/// An account of an example.
pub const IBAN: &str = "DE02 1203 0000 0000 2020 51";

fn config() -> ServicesConfig {
    ServicesConfig { iban: Some(IBAN.to_owned()), ..ServicesConfig::default() }
}

impl ServicesTown {
    pub async fn each() -> Vec<Self> {
        Self::each_with(&PostConfig::default()).await
    }

    /// A town whose post is set up like this.
    pub async fn each_with(config: &PostConfig) -> Vec<Self> {
        let all = Self::bare(IdentityConfig::default(), config).await;
        for town in &all {
            for office in ["buergerservice", "kaemmerei", "stadtplanung", "archiv"] {
                town.town.office(office).await;
            }
            for form in ["antrag", "hund"] {
                publish_form(&town.services, form).await;
            }
        }
        all
    }

    /// Towns in which nobody and nothing is yet.
    pub async fn bare(identity: IdentityConfig, post: &PostConfig) -> Vec<Self> {
        let schemas = [
            store::migrations(),
            identity::privacy::migrations(),
            post::migrations(),
            services::migrations(),
        ];
        let towns = Town::each_with(&schemas, identity).await;
        towns.into_iter().map(|town| Self::of(town, post.clone())).collect()
    }

    fn of(town: Town, post_config: PostConfig) -> Self {
        let url = town.database().dir.path().join("blobs").display().to_string();
        let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).expect("blobs");
        let identity = town.identity.clone();
        let (db, record) = (identity.db().clone(), identity.record().clone());
        let jobs = Jobs::new(db.clone());
        let post = Post::new(
            db.clone(),
            blobs,
            jobs.clone(),
            record.clone(),
            identity.clone(),
            post_config,
        );
        let services = Services::new(db, jobs, record, identity, post, config());
        Self { town, services }
    }

    /// The same services in another process.
    pub fn again(&self) -> Services {
        let services = &self.services;
        Services::new(
            services.db().clone(),
            services.jobs().clone(),
            services.record().clone(),
            services.identity().clone(),
            services.post().clone(),
            config(),
        )
    }

    /// The town's pages, as the house serves them.
    pub fn router(&self) -> axum::Router {
        let texts = [
            ui::locales(),
            store::locales(),
            record::locales(),
            post::locales(),
            services::locales(),
            Capability::locales(&self.town.identity),
        ];
        let texts = ui::Translations::new(texts.concat()).expect("sound texts");
        let navigation = Capability::navigation(&self.services);
        let shell = ui::Shell::new("Musterstadt", "http://localhost:8080", texts, navigation);
        self.town.identity.layer(ui::layer(Capability::routes(&self.services), shell))
    }

    /// Asks a page without being signed in.
    pub async fn get(&self, path: &str) -> Answer {
        use tower::ServiceExt;
        let request = axum::http::Request::builder()
            .uri(path)
            .header("accept", "text/html")
            .body(axum::body::Body::empty())
            .expect("a request");
        let response = self.router().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// A location that counts as a door.
    pub async fn location(&self, slug: &str) {
        self.services.save_location(location(slug), None).await.expect("kept");
    }

    /// A service with all its doors, published; its location is made too.
    pub async fn published(&self, slug: &str) {
        self.location("rathaus").await;
        self.services.save_service(service(slug), None).await.expect("kept");
        self.services.publish_service(&Slug::of_title(slug), None).await.expect("published");
    }
}

pub struct Answer {
    pub status: u16,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
}

pub fn slug(text: &str) -> Slug {
    text.parse().expect("a slug")
}

/// A location that counts as a door.
pub fn location(name: &str) -> LocationEdit {
    LocationEdit {
        slug: slug(name),
        office: Some(slug("buergerservice")),
        base: 0,
        source: None,
        content: LocationContent {
            name: Text::de("Rathaus"),
            address: Address {
                street: "Am Markt 1".to_owned(),
                postal_code: "12345".to_owned(),
                town: "Musterstadt".to_owned(),
            },
            opening_hours: "Mo-Fr 08:00-12:00; PH off".to_owned(),
            step_free: StepFree::Yes,
            phone: "+49 3300 115".to_owned(),
            ..LocationContent::default()
        },
    }
}

pub fn on_site(location: &str) -> Channel {
    Channel::new(slug(location), Door::OnSite { location: slug(location) })
}

pub fn paper() -> Channel {
    paper_with("antrag")
}

pub fn paper_with(form: &str) -> Channel {
    let form = PaperForm::Form(slug(form));
    let address = Text::de("Stadt Musterstadt\nAm Markt 1\n12345 Musterstadt");
    Channel::new(slug("papier"), Door::Paper { form, address })
}

pub fn phone() -> Channel {
    let (number, hours) = ("+49 3300 115".to_owned(), "Mo-Fr 08:00-16:00; PH off".to_owned());
    Channel::new(slug("telefon"), Door::Phone { number, hours })
}

pub fn online() -> Channel {
    online_with("antrag")
}

pub fn online_with(form: &str) -> Channel {
    Channel::new(slug("online"), Door::Online { form: slug(form) })
}

/// A service with all its doors, at the location `rathaus`.
pub fn service(name: &str) -> ServiceEdit {
    ServiceEdit {
        slug: slug(name),
        office: slug("buergerservice"),
        base: 0,
        source: None,
        content: ServiceContent {
            name: Text::both("Hund anmelden", "Register a dog"),
            teaser: Text::both("Wer einen Hund hält, meldet ihn an.", "Dogs are registered."),
            ..ServiceContent::default()
        },
        channels: vec![on_site("rathaus"), paper(), phone()],
    }
}

/// Every act of services in the audit log is said in words, in both languages.
pub async fn audited_in_words(services: &Services) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    for lang in ["de", "en"] {
        let files = std::fs::read_dir(folder).expect("locales");
        let own = files.map(|it| it.expect("a file").path());
        let own = own.filter(|it| it.to_string_lossy().ends_with(&format!(".{lang}.ftl")));
        let texts: String = own.map(|it| std::fs::read_to_string(it).expect("text")).collect();
        for action in services.identity().audit_actions().await.expect("read") {
            let is_own = action.starts_with("service") || action.starts_with("appointment");
            let key = format!("identity-action-{action} = ");
            assert!(!is_own || texts.contains(&key), "{key} in {lang}");
        }
    }
}
