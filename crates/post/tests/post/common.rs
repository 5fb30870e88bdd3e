//! A town with a post, on each kind of database, and people with keys.

use axum::http::HeaderMap;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Capability, Id};
use ed25519_dalek::{Signer, SigningKey};
use identity::{Role, testing::Town};
use post::{Post, PostConfig};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Blobs, BlobsConfig, Jobs, Sql, params};

pub struct PostTown {
    pub town: Town,
    pub post: Post,
    router: axum::Router,
}

impl PostTown {
    pub async fn each() -> Vec<Self> {
        Self::each_with(PostConfig::default()).await
    }

    pub async fn each_with(config: PostConfig) -> Vec<Self> {
        let schemas = [store::migrations(), identity::privacy::migrations(), post::migrations()];
        let mut all = Vec::new();
        for town in Town::each(&schemas).await {
            town.office("buergerservice").await;
            all.push(Self::of(town, config.clone()));
        }
        all
    }

    fn of(town: Town, config: PostConfig) -> Self {
        let url = town.database().dir.path().join("blobs").display().to_string();
        let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).expect("blobs");
        let identity = town.identity.clone();
        let (db, record) = (identity.db().clone(), identity.record().clone());
        let post = Post::new(db.clone(), blobs, Jobs::new(db), record, identity, config);
        let router = router(&town, &post);
        Self { town, post, router }
    }

    /// The same town as after a new start.
    pub fn again(&self) -> Again<'_> {
        let (db, record) = (self.post.db().clone(), self.post.record().clone());
        let post = Post::new(
            db.clone(),
            self.post.blobs().clone(),
            Jobs::new(db),
            record,
            self.town.identity.clone(),
            self.post.config().clone(),
        );
        Again { router: router(&self.town, &post), town: &self.town }
    }

    /// A resident who is signed in and has no mailbox yet.
    pub async fn newcomer(&self, name: &str) -> Client {
        let person = self.town.resident(name).await;
        self.client(Some(&person)).await
    }

    /// A resident with a mailbox.
    pub async fn resident(&self, name: &str) -> Client {
        self.newcomer(name).await.with_mailbox().await
    }

    /// A clerk with a mailbox of their own.
    pub async fn clerk(&self, name: &str, office: &str) -> Client {
        let person = self.town.staff(name, Role::Clerk, office).await;
        self.client(Some(&person)).await.with_mailbox().await
    }

    /// Somebody who is not signed in.
    pub async fn stranger(&self) -> Client {
        self.client(None).await
    }

    pub async fn client(&self, person: Option<&Id>) -> Client {
        client(&self.town, &self.router, person).await
    }

    /// A resident, a clerk of the residents' office, and the case between them.
    pub async fn with_case(&self) -> (Client, Client, String) {
        self.found("buergerservice").await;
        let anna = self.resident("anna").await;
        let clerk = self.clerk("clerk", "buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        (anna, clerk, case)
    }

    /// An office with keys.
    pub async fn found(&self, office: &str) -> Keys {
        let keys = Keys::new();
        let jws = keys.keyset(&format!("office:{office}"), None);
        let keyset = post::SignedKeyset::read(&jws, &format!("office:{office}").parse().unwrap());
        let act = post::publish_keyset(&keyset.expect("a keyset")).expect("an act");
        self.post.record().append(act).await.expect("published");
        keys
    }

    /// A page, or a form that is sent from one, without being signed in.
    pub async fn page(&self, method: &str, path: &str, form: &str) -> Answer {
        use tower::ServiceExt;
        let request = axum::http::Request::builder().method(method).uri(path);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let request = request.body(axum::body::Body::from(form.to_owned())).expect("a request");
        Answer::of(self.router.clone().oneshot(request).await.expect("an answer")).await
    }

    pub async fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        self.post.db().one::<(i64,)>(&sql, params![]).await.expect("counted").0
    }
}

/// A town that was started anew.
pub struct Again<'a> {
    router: axum::Router,
    town: &'a Town,
}

impl Again<'_> {
    pub async fn client(&self, person: Option<&Id>) -> Client {
        client(self.town, &self.router, person).await
    }
}

async fn client(town: &Town, router: &axum::Router, person: Option<&Id>) -> Client {
    let cookie = match person {
        Some(person) => Some(town.signed_in(person).await),
        None => None,
    };
    Client {
        router: router.clone(),
        cookie,
        guest: None,
        person: person.cloned(),
        account: Id::random(),
        keys: Keys::new(),
    }
}

fn router(town: &Town, post: &Post) -> axum::Router {
    let texts = [ui::locales(), store::locales(), record::locales(), post.locales()].concat();
    let texts = [texts, town.identity.locales()].concat();
    let texts = ui::Translations::new(texts).expect("sound texts");
    let shell = ui::Shell::new("Musterstadt", "http://localhost:8080", texts, vec![]);
    town.identity.layer(ui::layer(post.routes(), shell))
}

/// The keys of a party: only what it signs with, because nothing is sealed here.
pub struct Keys {
    sign: SigningKey,
    seal: String,
    version: u64,
}

impl Keys {
    pub fn new() -> Self {
        let root = sealed::Root::random();
        let seal = sealed::age::Identity::of(root.derive("seal")).recipient().to_string();
        Self { sign: SigningKey::from_bytes(&root.derive("sign")), seal, version: 1 }
    }

    pub fn recipient() -> String {
        Self::new().seal
    }

    /// The next keys of the same party.
    pub fn next(&self) -> Self {
        Self { version: self.version + 1, ..Self::new() }
    }

    fn body(&self, owner: &str, before: Option<&Self>) -> Vec<u8> {
        let sign = URL_SAFE_NO_PAD.encode(self.sign.verifying_key().as_bytes());
        let previous =
            before.map(|before| format!(r#""previous":"{}","#, before.hash(owner, None)));
        format!(
            r#"{{"owner":"{owner}",{}"seal":"{}","sign":"{sign}","v":1,"version":{}}}"#,
            previous.unwrap_or_default(),
            self.seal,
            self.version
        )
        .into_bytes()
    }

    pub fn hash(&self, owner: &str, before: Option<&Self>) -> String {
        hex::encode(Sha256::digest(self.body(owner, before)))
    }

    /// The keyset, signed by itself.
    pub fn keyset(&self, owner: &str, before: Option<&Self>) -> String {
        self.jws(&self.hash(owner, before), "allmende-keyset+jws", &self.body(owner, before))
    }

    /// The keyset of its successor, signed by this one.
    pub fn succession(&self, owner: &str, next: &Self) -> String {
        let body = next.body(owner, Some(self));
        self.jws(&self.hash(owner, None), "allmende-keyset+jws", &body)
    }

    pub fn jws(&self, kid: &str, typ: &str, payload: &[u8]) -> String {
        let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"{typ}"}}"#);
        let signed =
            format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let signature = self.sign.sign(signed.as_bytes()).to_bytes();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

pub fn b64u(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A browser with a session: asks the interface and keeps its keys.
pub struct Client {
    router: axum::Router,
    cookie: Option<String>,
    pub guest: Option<String>,
    pub person: Option<Id>,
    pub account: Id,
    pub keys: Keys,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    async fn of(response: axum::response::Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body").to_vec();
        Self { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// The answer's JSON, which must be a success.
    pub fn good(self) -> Value {
        assert!(self.status < 300, "{}: {}", self.status, String::from_utf8_lossy(&self.body));
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// Demands that it was refused with this code.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) {
        let said = String::from_utf8_lossy(&self.body);
        assert_eq!((self.status, self.code().as_str()), (status, code), "{said}");
        let detail = self.json()["detail"].as_str().expect("a sentence").to_owned();
        assert!(!detail.starts_with("error-"), "{detail}");
    }
}

impl Client {
    pub fn party(&self) -> String {
        format!("account:{}", self.account)
    }

    pub fn ways(&self, version: u64) -> Value {
        json!([passphrase(&self.account, version), recovery(&self.account, version),])
    }

    pub async fn with_mailbox(self) -> Self {
        let account =
            json!({ "keyset": self.keys.keyset(&self.party(), None), "wraps": self.ways(1) });
        self.post("/account", &account).await.good();
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], Vec::new()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, body).await
    }

    pub async fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        let json = [("content-type", "application/json")];
        self.ask(method, path, &json, body.to_string().into_bytes()).await
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        self.ask_page(method, &format!("/api/post{path}"), headers, body).await
    }

    /// An address outside of the interface.
    pub async fn page(&self, path: &str) -> Answer {
        self.ask_page("GET", path, &[], Vec::new()).await
    }

    pub async fn ask_page(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        self.ask_with(method, path, headers, axum::body::Body::from(body)).await
    }

    pub async fn ask_with(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: axum::body::Body,
    ) -> Answer {
        use tower::ServiceExt;
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie).header("sec-fetch-site", "same-origin");
        }
        if let Some(guest) = &self.guest {
            request = request.header("authorization", format!("Guest {guest}"));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        Answer::of(response).await
    }

    /// Opens a case with an office; its identifier.
    pub async fn open_case(&self, office: &str) -> String {
        let case = Id::random().to_string();
        self.post("/cases", &self.opening(&case, office)).await.good();
        case
    }

    pub fn opening(&self, case: &str, office: &str) -> Value {
        json!({
            "case": case,
            "office": office,
            "key": {
                "recipient": Keys::recipient(),
                "wraps": [wrap(&self.party(), 1), wrap(&format!("office:{office}"), 1)],
            },
            "letter": letter(1),
        })
    }
}

pub fn wrap(party: &str, keyset_version: u64) -> Value {
    json!({ "party": party, "keyset_version": keyset_version, "sealed": b64u("a sealed key") })
}

/// A letter with random content.
pub fn letter(seq: u64) -> Value {
    json!({
        "id": Id::random(),
        "seq": seq,
        "key": 1,
        "door": "online",
        "silent": false,
        "sealed": b64u(Id::random().as_str()),
        "attachments": [],
    })
}

/// The same letter, written by an office.
pub fn from_office(seq: u64, office: &str) -> Value {
    let mut letter = letter(seq);
    letter["from"] = json!(format!("office:{office}"));
    letter
}

pub fn passphrase(account: &Id, version: u64) -> Value {
    json!({
        "account": account,
        "id": Id::random(),
        "kdf": { "m": 65536, "name": "argon2id", "p": 4, "salt": b64u([1; 16]), "t": 3 },
        "nonce": b64u([2; 12]),
        "sealed": b64u([3; 48]),
        "type": "passphrase",
        "v": 1,
        "version": version,
    })
}

pub fn recovery(account: &Id, version: u64) -> Value {
    let mut wrap = passphrase(account, version);
    wrap["type"] = json!("recovery");
    wrap["kdf"] = json!({ "name": "hkdf-sha256" });
    wrap
}

pub fn passkey(account: &Id, version: u64) -> Value {
    let mut wrap = passphrase(account, version);
    wrap["type"] = json!("passkey");
    wrap["kdf"] = json!({
        "credential": b64u([4; 32]), "name": "hkdf-sha256", "prf_salt": b64u([5; 32]),
    });
    wrap
}
