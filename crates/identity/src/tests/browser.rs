//! A browser for tests: sends requests through the whole router, keeps cookies, and looks at every
//! page it gets.

use std::{collections::BTreeMap, net::SocketAddr};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use commons::{Capability, Lang};
use openidconnect::url::form_urlencoded::Serializer;
use serde_json::Value;
use tower::ServiceExt;
use ui::{Shell, Translations};

use crate::{Identity, Privacy, testing::Town};

pub(super) const ORIGIN: &str = "http://localhost:8080";

/// All pages of a town.
pub(super) fn site(identity: &Identity) -> Router {
    let privacy = Privacy::new(
        identity.clone(),
        identity.tables().into_iter().map(|table| ("identity", table)).collect(),
    );
    let texts =
        [ui::locales(), store::locales(), record::locales(), identity.locales(), privacy.locales()]
            .concat();
    let translations = Translations::new(texts).unwrap();
    let shell = Shell::new("Musterstadt", ORIGIN, translations, identity.navigation());
    identity.layer(ui::layer(identity.routes().merge(privacy.routes()), shell))
}

/// Towns with room for data protection.
pub(super) async fn towns() -> Vec<Town> {
    Town::each(&[crate::privacy::migrations()]).await
}

/// What the town answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |to| to.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    /// Lines of the one block of code that the page shows: a secret, a link, recovery codes.
    pub fn code(&self) -> Vec<String> {
        let (_, rest) = self.body.split_once("<code id=").expect("a block of code");
        let (_, rest) = rest.split_once('>').unwrap();
        let (code, _) = rest.split_once("</code>").unwrap();
        code.lines().map(str::to_owned).collect()
    }

    #[track_caller]
    pub fn leads_to(&self, path: &str) -> &Self {
        assert_eq!((self.status, self.location()), (StatusCode::SEE_OTHER, path), "{}", self.body);
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location(), self.body);
        self
    }
}

/// A browser with its cookies.
#[derive(Clone)]
pub(super) struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub network: [u8; 4],
    pub origin: Option<&'static str>,
}

impl Browser {
    pub fn new(town: &Town) -> Self {
        Self::on(site(&town.identity))
    }

    pub fn on(router: Router) -> Self {
        let (cookies, network) = (BTreeMap::new(), [192, 0, 2, 1]);
        Self { router, cookies, network, origin: Some(ORIGIN) }
    }

    /// A browser in which a person is signed in.
    pub async fn of(town: &Town, person: &commons::Id) -> Self {
        let mut browser = Self::new(town);
        let cookie = town.signed_in(person).await;
        let (name, value) = cookie.split_once('=').unwrap();
        browser.cookies.insert(name.to_owned(), value.to_owned());
        browser
    }

    pub fn session(&self) -> Option<&str> {
        self.cookies.get("__Host-session").map(String::as_str)
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "text/html", None, String::new()).await
    }

    pub async fn get_json(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "application/json", None, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, "text/html", Some(kind), body).await
    }

    pub async fn post_json(&mut self, path: &str, body: &Value) -> Answer {
        let kind = Some("application/json");
        self.send(Method::POST, path, "application/json", kind, body.to_string()).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        accept: &str,
        kind: Option<&str>,
        body: String,
    ) -> Answer {
        let is_post = method == Method::POST;
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, accept)
            .header(header::ACCEPT_LANGUAGE, "en");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(origin) = self.origin.filter(|_| is_post) {
            request = request.header(header::ORIGIN, origin);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.network, 4000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 10_000_000).await.unwrap();
        let answer = Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        };
        self.keep_cookies(&answer.headers);
        look_at(path, &answer);
        answer
    }

    /// Keeps what a browser would keep, and insists on what protects it.
    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            for wanted in ["__Host-", "; Path=/", "; Secure", "; SameSite=Lax"] {
                assert!(cookie.contains(wanted), "{cookie}");
            }
            assert!(cookie.contains("; HttpOnly") || cookie.starts_with("__Host-lang"), "{cookie}");
            assert!(!cookie.contains("Domain"), "{cookie}");
            let (name, rest) = cookie.split_once('=').unwrap();
            let (value, attributes) = rest.split_once(';').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// What every page owes: texts in words, labelled controls, no id twice, nothing inline.
#[track_caller]
fn look_at(path: &str, answer: &Answer) {
    let kind = answer.headers.get(header::CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap());
    if !kind.starts_with("text/html") {
        return;
    }
    let body = &answer.body;
    let tags: Vec<&str> =
        body.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag).collect();
    let texts = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    for word in texts.flat_map(|text| text.split_whitespace()) {
        for room in ["identity-", "privacy-", "processing-", "ui-", "error-"] {
            assert!(!word.starts_with(room), "{path} shows the bare key {word}");
        }
    }
    let mut ids: Vec<&str> = tags.iter().filter_map(|tag| attribute(tag, "id")).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{path} has an id twice: {ids:?}");
    for tag in &tags {
        assert!(!tag.contains(" style=\"") && !tag.contains(" onclick="), "{path}: {tag}");
        let is_control = ["input ", "select ", "textarea "].iter().any(|it| tag.starts_with(it));
        if is_control && attribute(tag, "type") != Some("hidden") {
            let id = attribute(tag, "id").unwrap_or_else(|| panic!("{path}: no id: {tag}"));
            let label = format!("for=\"{id}\"");
            assert!(tags.iter().any(|tag| tag.contains(&label)), "{path}: no label: {tag}");
        }
        for described in attribute(tag, "aria-describedby").unwrap_or_default().split_whitespace() {
            assert!(ids.contains(&described), "{path}: nothing is called {described}");
        }
        if let Some(field) = attribute(tag, "href").and_then(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&field), "{path}: nothing is called {field}");
        }
    }
    assert_eq!(tags.iter().filter(|tag| tag.starts_with("h1")).count(), 1, "{path}");
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[test]
fn every_text_exists_in_both_languages() {
    let files = [
        ui::locales(),
        vec![
            (Lang::De, include_str!("../../locales/de.ftl")),
            (Lang::En, include_str!("../../locales/en.ftl")),
            (Lang::De, include_str!("../../locales/privacy.de.ftl")),
            (Lang::En, include_str!("../../locales/privacy.en.ftl")),
        ],
    ];
    let translations = Translations::new(files.concat()).unwrap();
    let missing: Vec<_> = translations
        .keys()
        .iter()
        .flat_map(|key| Lang::ALL.map(|lang| (lang, key)))
        .filter(|(lang, key)| !translations.has(*lang, key))
        .collect();
    assert_eq!(missing, []);
}
