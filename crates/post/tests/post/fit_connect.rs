//! FIT-Connect's transport, against a small stand-in for its token and submission interfaces. What
//! it knows comes from public descriptions; the real service was not asked.

use std::{
    collections::BTreeMap,
    process::Stdio,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use commons::{Capability, Id};
use post::{Environment, FitConnectConfig, PostConfig};
use serde_json::{Value, json};
use store::{Sql, params};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::common::{Client, PostTown, b64u};

const DESTINATION: &str = "92f2f581-c89d-44a5-b834-1fe3f6fa48d5";
const FORM: &str = "grant_type=client_credentials&client_id=town&client_secret=a%20secret%26more";

/// What the other side was asked and knows.
#[derive(Default)]
struct Other {
    /// Calls that need a token, in their order.
    calls: Vec<String>,
    /// What was submitted.
    submitted: Vec<Value>,
    attachments: BTreeMap<String, String>,
    told: Vec<String>,
    /// Submissions that wait before the one that always does. Those called `bad` cannot be fetched.
    waits: Vec<String>,
    /// Answers everything with this status.
    mood: Option<StatusCode>,
}

#[derive(Clone, Default)]
struct StandIn(Arc<Mutex<Other>>);

impl StandIn {
    fn other(&self) -> MutexGuard<'_, Other> {
        self.0.lock().unwrap()
    }

    /// Notes a call; refuses it without the token, or as it was told.
    fn called(&self, call: &str, headers: &HeaderMap) -> Result<(), StatusCode> {
        let token = headers.get("authorization").is_some_and(|it| it == "Bearer a-token");
        if !token {
            return Err(StatusCode::UNAUTHORIZED);
        }
        let mut other = self.other();
        other.calls.push(call.to_owned());
        other.mood.map_or(Ok(()), Err)
    }

    async fn open(self) -> String {
        let router = Router::new()
            .route("/token", post(token))
            .route("/v2/submissions", post(announce).get(waiting))
            .route("/v2/submissions/{id}", put(submit).get(fetch))
            .route("/v2/submissions/{id}/attachments/{aid}", put(attach).get(attachment))
            .route("/v2/cases/{id}/events", get(events).post(tell))
            .route("/v2/destinations/{id}", get(destination))
            .route("/v2/destinations/{id}/keys/{kid}", get(key))
            .route(
                "/.well-known/jwks.json",
                get(|| async { Json(json!({ "keys": ["service key"] })) }),
            )
            .with_state(self);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }
}

async fn token(body: String) -> Response {
    if body == FORM {
        return Json(json!({ "access_token": "a-token", "expires_in": 1800 })).into_response();
    }
    StatusCode::UNAUTHORIZED.into_response()
}

async fn announce(
    State(it): State<StandIn>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Err(refused) = it.called("announce", &headers) {
        return refused.into_response();
    }
    assert_eq!(body["destinationId"], DESTINATION);
    assert_eq!(body["announcedAttachments"], json!(["a-1"]));
    assert_eq!(body["publicService"]["identifier"], "urn:de:fim:leika:leistung:99115005000000");
    (StatusCode::CREATED, Json(json!({ "submissionId": "s-1", "caseId": "c-1" }))).into_response()
}

async fn attach(
    State(it): State<StandIn>,
    Path((id, aid)): Path<(String, String)>,
    headers: HeaderMap,
    body: String,
) -> Response {
    if let Err(refused) = it.called(&format!("attach {id}/{aid}"), &headers) {
        return refused.into_response();
    }
    assert_eq!(headers["content-type"], "application/jose");
    it.other().attachments.insert(aid, body);
    StatusCode::NO_CONTENT.into_response()
}

async fn submit(
    State(it): State<StandIn>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    if let Err(refused) = it.called(&format!("submit {id}"), &headers) {
        return refused.into_response();
    }
    it.other().submitted.push(body);
    StatusCode::OK.into_response()
}

#[derive(serde::Deserialize)]
struct Page {
    offset: usize,
    limit: usize,
}

async fn waiting(
    State(it): State<StandIn>,
    Query(Page { offset, limit }): Query<Page>,
    headers: HeaderMap,
) -> Response {
    if let Err(refused) = it.called("list", &headers) {
        return refused.into_response();
    }
    let all = [it.other().waits.clone(), vec!["s-9".to_owned()]].concat();
    let some = all.iter().skip(offset).take(limit).map(|id| json!({ "submissionId": id }));
    Json(json!({ "submissions": some.collect::<Vec<_>>(), "totalCount": all.len() }))
        .into_response()
}

async fn fetch(State(it): State<StandIn>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    if let Err(refused) = it.called(&format!("fetch {id}"), &headers) {
        return refused.into_response();
    }
    if id.starts_with("bad") {
        return StatusCode::NOT_FOUND.into_response();
    }
    Json(json!({
        "submissionId": id, "caseId": "c-9", "destinationId": DESTINATION,
        "encryptedMetadata": "sealed metadata", "encryptedData": "sealed data",
        "attachments": [{ "attachmentId": "a-9" }],
    }))
    .into_response()
}

async fn attachment() -> &'static str {
    "sealed attachment"
}

async fn events(State(it): State<StandIn>, headers: HeaderMap) -> Response {
    match it.called("events", &headers) {
        Ok(()) => Json(json!({ "eventLog": [set("accept-key", DESTINATION)] })).into_response(),
        Err(refused) => refused.into_response(),
    }
}

async fn tell(State(it): State<StandIn>, headers: HeaderMap, body: Bytes) -> Response {
    if let Err(refused) = it.called("tell", &headers) {
        return refused.into_response();
    }
    assert_eq!(headers["content-type"], "application/jose");
    it.other().told.push(String::from_utf8(body.to_vec()).unwrap());
    StatusCode::NO_CONTENT.into_response()
}

async fn destination(Path(id): Path<String>) -> Response {
    if id != DESTINATION {
        return StatusCode::NOT_FOUND.into_response();
    }
    Json(json!({
        "destinationId": id, "status": "active", "encryptionKid": "seal-key",
        "services": [{ "identifier": "urn:de:fim:leika:leistung:99115005000000",
            "submissionSchemas": [{ "schemaUri": "https://schema.example/1.json", "mimeType": "application/json" }] }],
    }))
    .into_response()
}

async fn key(Path((_, kid)): Path<(String, String)>) -> Json<Value> {
    Json(json!({ "kid": kid, "x5c": ["a certificate"] }))
}

fn set(kid: &str, issuer: &str) -> String {
    let head = json!({ "alg": "PS512", "typ": "secevent+jwt", "kid": kid }).to_string();
    format!("{}.{}.c2ln", b64u(head), b64u(json!({ "iss": issuer }).to_string()))
}

fn jwe() -> String {
    let head = json!({ "alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": "seal-key" }).to_string();
    format!("{}.{}.{}.AAAA.{}", b64u(head), "A".repeat(683), "A".repeat(16), "A".repeat(22))
}

/// The larger stand-in that also plays another authority: `e2e/servers/fit-connect.mjs`.
struct World {
    _process: Child,
    said: Value,
}

impl World {
    async fn open() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/servers");
        if !folder.join("node_modules/ajv").exists() {
            let npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
            let installed = Command::new("npm").args(npm).current_dir(&folder).output().await;
            assert!(installed.is_ok_and(|it| it.status.success()), "run `npm ci` in e2e/servers");
        }
        let mut process = Command::new("node")
            .arg("fit-connect.mjs")
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node");
        let mut said = String::new();
        let output = process.stdout.as_mut().unwrap();
        BufReader::new(output).read_line(&mut said).await.unwrap();
        Self { _process: process, said: serde_json::from_str(&said).unwrap() }
    }

    fn text(&self, name: &str) -> String {
        self.said[name].as_str().unwrap().to_owned()
    }

    fn config(&self) -> FitConnectConfig {
        FitConnectConfig {
            environment: Environment::Test,
            token_url: self.text("token_url"),
            submission_url: self.text("url"),
            client_id: self.text("client_id"),
            client_secret: self.text("client_secret"),
            roots: self.text("roots"),
            destinations: [("buergerservice".parse().unwrap(), self.text("destination"))].into(),
            fetching: Duration::from_mins(5),
        }
    }

    async fn ask(&self, path: &str, body: &Value) -> Value {
        let url = format!("{}/stand-in/{path}", self.text("url"));
        reqwest::Client::new().post(url).json(body).send().await.unwrap().json().await.unwrap()
    }
}

struct Desk {
    town: PostTown,
    clerk: Client,
    case: String,
    service: StandIn,
}

impl Desk {
    async fn each() -> Vec<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        // One stand-in for each database.
        let service = StandIn::default();
        let url = service.clone().open().await;
        let config = FitConnectConfig {
            environment: Environment::Test,
            token_url: format!("{url}/token"),
            submission_url: url,
            client_id: "town".to_owned(),
            client_secret: "a secret&more".to_owned(),
            roots: "-----BEGIN CERTIFICATE-----".to_owned(),
            destinations: [("buergerservice".parse().unwrap(), DESTINATION.to_owned())].into(),
            fetching: Duration::from_mins(5),
        };
        Self::each_with(&config, &service).await
    }

    async fn each_with(config: &FitConnectConfig, service: &StandIn) -> Vec<Self> {
        let mut desks = Vec::new();
        let config = PostConfig { fit_connect: Some(config.clone()), ..PostConfig::default() };
        for town in PostTown::each_with(config).await {
            town.found("buergerservice").await;
            let clerk = town.clerk("clerk", "buergerservice").await;
            let case = town.resident("anna").await.open_case("buergerservice").await;
            desks.push(Self { town, clerk, case, service: service.clone() });
        }
        desks
    }

    fn submission(&self) -> Value {
        json!({
            "id": Id::random(),
            "case": self.case,
            "destination": DESTINATION,
            "service": { "name": "Umzug", "identifier": "urn:de:fim:leika:leistung:99115005000000" },
            "metadata": jwe(),
            "data": jwe(),
            "attachments": [{ "id": "a-1", "content": jwe() }],
        })
    }

    async fn send(&self, submission: &Value) -> crate::common::Answer {
        self.clerk.post("/offices/buergerservice/fit-connect/submissions", submission).await
    }

    async fn state(&self) -> Value {
        let path = format!("/offices/buergerservice/outbound?case={}", self.case);
        self.clerk.get(&path).await.good()[0]["state"].clone()
    }

    async fn work(&self, kind: &str) -> usize {
        let sql = "SELECT payload FROM jobs WHERE kind = $1";
        let mut payloads: Vec<(Value,)> =
            self.town.post.db().all(sql, params![kind]).await.unwrap();
        if kind == "post.fetch-submissions" {
            payloads.push((Value::Null,));
        }
        let job =
            Capability::jobs(&self.town.post).into_iter().find(|job| job.kind == kind).unwrap();
        let mut failed = 0;
        for (payload,) in payloads {
            failed += usize::from((job.run)(payload).await.is_err());
        }
        failed
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submission_is_announced_attached_and_submitted_in_this_order() {
    for desk in Desk::each().await {
        desk.service.other().calls.clear();
        let submission = desk.submission();
        assert_eq!(desk.send(&submission).await.status, 202);
        assert_eq!(desk.send(&submission).await.status, 202, "safe to send again");
        assert_eq!(desk.work("post.send-submission").await, 0);
        assert_eq!(desk.work("post.send-submission").await, 0, "a job runs at least once");
        assert_eq!(desk.service.other().calls, ["announce", "attach s-1/a-1", "submit s-1"]);
        assert_eq!(desk.state().await, "sent");
        assert_eq!(desk.service.other().attachments["a-1"], jwe());
        let expected = json!({ "encryptedMetadata": jwe(), "encryptedData": jwe() });
        assert_eq!(desk.service.other().submitted.last(), Some(&expected));
        let id = submission["id"].as_str().unwrap();
        let path = format!("/offices/buergerservice/fit-connect/submissions/{id}/events");
        let log = desk.clerk.get(&path).await.good();
        assert_eq!((&log["submission"], &log["case"]), (&json!("s-1"), &json!(desk.case)));
        assert_eq!(log["signing"][0]["kid"], "accept-key");
        assert_eq!(log["service"], json!(["service key"]));
        assert_eq!(log["encryption"]["kid"], "seal-key");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_interrupted_goes_on_where_it_was_and_what_is_refused_is_said() {
    for desk in Desk::each().await {
        desk.send(&desk.submission()).await;
        desk.service.other().mood = Some(StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(desk.work("post.send-submission").await, 1);
        assert_eq!(desk.state().await, "queued");
        desk.service.other().mood = Some(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.work("post.send-submission").await, 0);
        assert_eq!(desk.state().await, "failed");
        desk.service.other().mood = None;
    }
    for desk in Desk::each().await {
        let submission = desk.submission();
        desk.send(&submission).await;
        let id = submission["id"].as_str().unwrap();
        let remote = json!({ "submissionId": "s-7", "caseId": "c-7" }).to_string();
        let sql = "UPDATE post_outbound SET remote = $1 WHERE id = $2";
        desk.town.post.db().exec(sql, params![remote, id]).await.unwrap();
        assert_eq!(desk.work("post.send-submission").await, 0);
        let calls = desk.service.other().calls.clone();
        assert_eq!(calls.last().unwrap(), "submit s-7", "not announced twice: {calls:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sealed_as_it_must_be_does_not_leave() {
    for desk in Desk::each().await {
        for part in ["metadata", "data"] {
            let mut submission = desk.submission();
            submission[part] = json!("{\"name\":\"Müller\"}");
            desk.send(&submission).await.refused(400, "post-door-not-sealed");
        }
        let mut submission = desk.submission();
        submission["attachments"][0]["content"] = json!(jwe().replacen("eyJ", "eyK", 1));
        desk.send(&submission).await.refused(400, "post-door-not-sealed");
        let mut submission = desk.submission();
        submission["case"] = json!(Id::random());
        desk.send(&submission).await.refused(404, "post-no-case");
        assert_eq!(desk.town.count("post_outbound").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_at_the_destination_is_fetched_once_and_answered() {
    for desk in Desk::each().await {
        assert_eq!(desk.work("post.fetch-submissions").await, 0);
        assert_eq!(desk.work("post.fetch-submissions").await, 0);
        let waiting = desk.clerk.get("/offices/buergerservice/inbound").await.good();
        assert_eq!(waiting.as_array().unwrap().len(), 1);
        assert_eq!(
            (&waiting[0]["door"], &waiting[0]["reference"]),
            (&json!("fit-connect"), &json!("s-9"))
        );
        let path =
            format!("/offices/buergerservice/inbound/{}", waiting[0]["id"].as_str().unwrap());
        let content = desk.clerk.get(&path).await.json();
        assert_eq!(
            content,
            json!({
                "destination": DESTINATION, "submission": "s-9", "case": "c-9",
                "metadata": "sealed metadata", "data": "sealed data",
                "attachments": [{ "id": "a-9", "content": "sealed attachment" }],
                "events": [set("accept-key", DESTINATION)],
            })
        );
        let event = format!("{path}/event");
        let answer = set("own-key", DESTINATION);
        assert_eq!(desk.clerk.post(&event, &json!({ "set": answer })).await.status, 204);
        assert_eq!(desk.service.other().told.last(), Some(&answer));
        for bad in ["nonsense", "a.b.c", &set("k", "d").replacen("eyJ", "eyK", 1)] {
            desk.clerk.post(&event, &json!({ "set": bad })).await.refused(400, "post-malformed");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn submissions_that_cannot_be_fetched_keep_no_other_back() {
    for desk in Desk::each().await {
        desk.service.other().waits = (0..100).map(|n| format!("bad-{n}")).collect();
        assert_eq!(desk.work("post.fetch-submissions").await, 1, "it is told");
        let waiting = desk.clerk.get("/offices/buergerservice/inbound").await.good();
        assert_eq!(waiting[0]["reference"], json!("s-9"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_destination_comes_with_what_it_is_checked_by() {
    for desk in Desk::each().await {
        let path = format!("/offices/buergerservice/fit-connect/destinations/{DESTINATION}");
        let found = desk.clerk.get(&path).await.good();
        assert_eq!(
            (&found["environment"], &found["roots"]),
            (&json!("test"), &json!("-----BEGIN CERTIFICATE-----"))
        );
        assert_eq!(found["encryption"], json!({ "kid": "seal-key", "x5c": ["a certificate"] }));
        assert_eq!(found["services"][0]["schemas"][0]["uri"], "https://schema.example/1.json");
        let none = desk.clerk.get("/offices/buergerservice/fit-connect/destinations/nowhere").await;
        none.refused(404, "post-door-no-message");
        let doors = desk.clerk.get("/offices/buergerservice/door-keys").await.good();
        assert_eq!(
            doors["fit_connect"],
            json!({ "environment": "test", "destination": DESTINATION })
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_configuration_the_door_stays_shut() {
    for town in PostTown::each().await {
        let clerk = town.clerk("clerk", "buergerservice").await;
        let path = format!("/offices/buergerservice/fit-connect/destinations/{DESTINATION}");
        clerk.get(&path).await.refused(409, "post-door-no-fit-connect");
        let doors = clerk.get("/offices/buergerservice/door-keys").await.good();
        assert_eq!(doors["fit_connect"], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_authority_opens_what_the_town_carried_and_the_town_fetches_what_waits() {
    let world = World::open().await;
    for desk in Desk::each_with(&world.config(), &StandIn::default()).await {
        let files = json!([{ "name": "Anlage.txt", "text": "Grüße" }]);
        let data =
            json!({ "destinationId": world.said["destination"], "data": "{}", "files": files });
        let mut submission = world.ask("seal", &data).await;
        submission["id"] = json!(Id::random());
        submission["case"] = json!(desk.case);
        submission["destination"] = world.said["destination"].clone();
        submission["service"] = desk.submission()["service"].clone();
        assert_eq!(desk.send(&submission).await.status, 202);
        assert_eq!(desk.work("post.send-submission").await, 0);
        assert_eq!(desk.state().await, "sent");
        let id = submission["id"].as_str().unwrap();
        let path = format!("/offices/buergerservice/fit-connect/submissions/{id}/events");
        let log = desk.clerk.get(&path).await.good();
        assert_eq!(log["events"].as_array().unwrap().len(), 3, "created, submitted, notified");
        let opened = format!("submissions/{}/open", log["submission"].as_str().unwrap());
        let opened = world.ask(&opened, &json!({})).await;
        assert_eq!(
            (&opened["whole"], &opened["files"][0]["text"]),
            (&json!(true), &json!("Grüße"))
        );
        assert_eq!(desk.work("post.fetch-submissions").await, 0);
        let waiting = desk.clerk.get("/offices/buergerservice/inbound").await.good();
        let own =
            waiting.as_array().unwrap().iter().find(|it| it["reference"] == log["submission"]);
        let path =
            format!("/offices/buergerservice/inbound/{}", own.unwrap()["id"].as_str().unwrap());
        let content = desk.clerk.get(&path).await.json();
        for part in ["metadata", "data", "attachments"] {
            assert_eq!(content[part], submission[part], "{part}");
        }
    }
}
