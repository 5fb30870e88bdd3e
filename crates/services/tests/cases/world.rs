//! A town with a service, people with mailboxes and post cases between them, on each kind of
//! database. Letters are rows without content: what the town may know of a case is not in them.

use commons::{Capability, Cents, Id, Timestamp};
use identity::{IdentityConfig, Role, testing::Town};
use post::PostConfig;
use serde_json::{Value, json};
use services::{
    Services,
    catalogue::model::{Fee, ProcessingTime, ServiceEdit},
};
use store::{Sql, params};

pub use crate::town::slug;
use crate::{
    forms::publish_form,
    town::{self, ServicesTown, location, on_site, online_with, paper_with, phone},
};

/// The form of the service.
const FORM: &str = "hundesteuer";

pub struct World {
    pub town: Town,
    pub services: Services,
    router: axum::Router,
}

/// Somebody with a browser.
pub struct Client {
    router: axum::Router,
    cookie: Option<String>,
    pub person: Id,
    pub account: Id,
}

pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl World {
    /// Towns in which the residents' office offers to register dogs, for 30 euros by every door but
    /// the phone, within ten days.
    pub async fn each() -> Vec<Self> {
        Self::each_with(false).await
    }

    /// The same as demo towns, or as real ones.
    pub async fn each_with(demo: bool) -> Vec<Self> {
        let all = Self::bare(demo).await;
        for world in &all {
            for office in ["buergerservice", "kaemmerei"] {
                world.town.office(office).await;
            }
            world.services.save_location(location("rathaus"), None).await.expect("kept");
            world.offer("hund-anmelden", Some(10)).await;
        }
        all
    }

    /// Demo towns, made: identity, post, services.
    pub async fn demo() -> Vec<Self> {
        let all = Self::bare(true).await;
        for world in &all {
            world.services.identity().demo().await.expect("people");
            world.services.post().demo().await.expect("letters");
            world.services.demo().await.expect("services");
        }
        all
    }

    async fn bare(demo: bool) -> Vec<Self> {
        let identity = IdentityConfig { demo, ..IdentityConfig::default() };
        let towns = ServicesTown::bare(identity, &PostConfig::default()).await;
        let world =
            |it: ServicesTown| Self { router: it.router(), town: it.town, services: it.services };
        towns.into_iter().map(world).collect()
    }

    /// Publishes a service of the residents' office.
    pub async fn offer(&self, name: &str, promised_days: Option<u32>) {
        publish_form(&self.services, FORM).await;
        self.services.save_service(service(name, promised_days), None).await.expect("kept");
        self.services.publish_service(&slug(name), None).await.expect("published");
    }

    pub async fn resident(&self, name: &str) -> Client {
        let person = self.town.resident(name).await;
        self.client(person).await
    }

    pub async fn clerk(&self, name: &str) -> Client {
        self.staff(name, Role::Clerk, "buergerservice").await
    }

    pub async fn staff(&self, name: &str, role: Role, office: &str) -> Client {
        let person = self.town.staff(name, role, office).await;
        self.client(person).await
    }

    async fn client(&self, person: Id) -> Client {
        let account = Id::random();
        let sql = "INSERT INTO post_accounts (account, person, version, created_at)
             VALUES ($1, $2, 1, $3)";
        self.exec(sql, params![account, person, Timestamp::now()]).await;
        let cookie = Some(self.town.signed_in(&person).await);
        Client { router: self.router.clone(), cookie, person, account }
    }

    /// Somebody who is not signed in.
    pub fn stranger(&self) -> Client {
        let (person, account) = (Id::random(), Id::random());
        Client { router: self.router.clone(), cookie: None, person, account }
    }

    /// A post case of the residents' office with one letter, and with somebody where it came online.
    pub async fn letter_of(&self, person: Option<&Client>) -> String {
        let (case, office) = (Id::random(), "office:buergerservice".to_owned());
        let code = Id::random().as_str()[..8].to_uppercase();
        let code = format!("{}-{}", &code[..4], &code[4..]);
        let sql = "INSERT INTO post_cases
               (id, code, office, status, key_version, last_seq, opened_day, last_day)
             VALUES ($1, $2, 'buergerservice', 'open', 1, 1, $3, $3)";
        self.exec(sql, params![case, code, today()]).await;
        let own = person.map(|client| format!("account:{}", client.account));
        for party in own.iter().chain([&office]) {
            self.join(case.as_str(), party).await;
        }
        self.write(case.as_str(), 1, own.as_ref().unwrap_or(&office)).await;
        case.to_string()
    }

    /// Lets another party into a case.
    pub async fn join(&self, case: &str, party: &str) {
        let sql = "INSERT INTO post_parties (case_id, party) VALUES ($1, $2)";
        self.exec(sql, params![case, party]).await;
    }

    /// A letter of a party.
    pub async fn write(&self, case: &str, seq: u64, party: &str) {
        let sql = "INSERT INTO post_letters
               (id, case_id, seq, key_version, sender, door, silent, day, size, sealed)
             VALUES ($1, $2, $3, 1, $4, 'online', 0, $5, 1, $6)";
        let row = params![Id::random(), case, seq, party, today(), vec![1_u8]];
        self.exec(sql, row).await;
        self.exec("UPDATE post_cases SET last_seq = $2 WHERE id = $1", params![case, seq]).await;
    }

    /// A case that a resident applied for online.
    pub async fn applied(&self, person: &Client) -> String {
        let case = self.letter_of(Some(person)).await;
        person.post("/cases", &application(&case)).await.good();
        case
    }

    /// So many days go by for a case.
    pub async fn days_later(&self, case: &str, days: i64) {
        let sql = "UPDATE service_cases SET received_day = received_day - $2,
               begun_day = begun_day - $2, due_day = due_day - $2, soon_day = soon_day - $2,
               asked_day = asked_day - $2, answered_day = answered_day - $2
             WHERE case_id = $1";
        self.exec(sql, params![case, days]).await;
    }

    pub async fn exec(&self, sql: &str, values: &[store::Value]) {
        self.services.db().exec(sql, values).await.expect("done");
    }

    pub async fn count(&self, sql: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM {sql}");
        self.services.db().one::<(i64,)>(&sql, &[]).await.expect("counted").0
    }

    /// Runs a job.
    pub async fn run(&self, kind: &str) {
        let all = Capability::jobs(&self.services);
        let job = all.iter().find(|job| job.kind == kind).expect("such a job");
        (job.run)(Value::Null).await.expect("done");
    }
}

impl Client {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("/api/services{path}"), &[], String::new()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send("POST", path, body).await
    }

    pub async fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        let json = [("content-type", "application/json")];
        self.ask(method, &format!("/api/services{path}"), &json, body.to_string()).await
    }

    /// Does something with a case.
    pub async fn act(&self, case: &str, act: Value) -> Answer {
        self.post(&format!("/cases/{case}/acts"), &act).await
    }

    /// Does something with a case that needs no more words.
    pub async fn does(&self, case: &str, act: &str) -> Answer {
        self.act(case, json!({ "act": act })).await
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        use tower::ServiceExt;
        let mut request = axum::http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie).header("sec-fetch-site", "same-origin");
        }
        let request = request.body(axum::body::Body::from(body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        Answer { status, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The answer's JSON, which must be a success.
    #[track_caller]
    pub fn good(self) -> Value {
        assert!(self.status < 300, "{}: {}", self.status, self.body);
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// Demands that it was refused with this code, and says why in words.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) {
        let said = self.json();
        assert_eq!((self.status, said["code"].as_str()), (status, Some(code)), "{}", self.body);
        let detail = said["detail"].as_str().expect("a sentence");
        assert!(!detail.starts_with("error-"), "{detail}");
    }
}

pub fn today() -> post::Day {
    post::Day::today()
}

/// What a resident's browser says after sealing.
pub fn application(case: &str) -> Value {
    json!({
        "case": case,
        "service": "hund-anmelden",
        "door": "online",
        "form": FORM,
        "form_version": 3,
    })
}

fn service(name: &str, promised_days: Option<u32>) -> ServiceEdit {
    let fee = Fee::Fixed(Cents(3000));
    let channels = vec![
        on_site("rathaus").costing(fee),
        paper_with(FORM).costing(fee),
        phone(),
        online_with(FORM).costing(fee),
    ];
    let mut service = town::service(name);
    service.content.processing = ProcessingTime { promised_days, ..ProcessingTime::default() };
    ServiceEdit { channels, ..service }
}
