//! Somebody without an account who comes by themself: registered, with one case, and limited.

use commons::{Id, Timestamp};
use post::PostConfig;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::common::{Client, Keys, PostTown, b64u, letter, wrap};

/// A browser of somebody who has made keys and opened no case yet.
struct Arrival {
    client: Client,
    id: Id,
    said: Value,
}

impl Arrival {
    async fn new(town: &PostTown) -> Self {
        let (mut client, id) = (town.stranger().await, Id::random());
        let secret = id.as_str();
        let said = json!({
            "guest": id,
            "keyset": Keys::new().keyset(&format!("guest:{id}"), None),
            "access_sha256": hex::encode(Sha256::digest(secret)),
        });
        client.guest = Some(format!("{id}.{}", b64u(secret)));
        Self { client, id, said }
    }

    async fn registered(town: &PostTown) -> Self {
        let arrival = Self::new(town).await;
        assert_eq!(arrival.register().await.status, 201);
        arrival
    }

    async fn register(&self) -> crate::common::Answer {
        self.client.post("/guests", &self.said).await
    }

    fn party(&self) -> String {
        format!("guest:{}", self.id)
    }

    fn opening(&self, case: &str, files: &[String]) -> Value {
        let mut first = letter(1);
        first["door"] = json!("link");
        first["attachments"] = json!(files);
        json!({
            "case": case,
            "office": "buergerservice",
            "key": {
                "recipient": Keys::recipient(),
                "wraps": [wrap(&self.party(), 1), wrap("office:buergerservice", 1)],
            },
            "letter": first,
        })
    }

    async fn upload(&self, size: usize) -> crate::common::Answer {
        let headers = [("tus-resumable", "1.0.0"), ("upload-length", &size.to_string()[..])];
        self.client.ask("POST", "/uploads", &headers, Vec::new()).await
    }

    /// A file that is here as a whole.
    async fn uploaded(&self, content: &[u8]) -> String {
        let begun = self.upload(content.len()).await;
        let id = begun.header("location").rsplit('/').next().unwrap().to_owned();
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("upload-offset", "0"),
            ("content-type", "application/offset+octet-stream"),
        ];
        let path = format!("/uploads/{id}");
        self.client.ask("PATCH", &path, &headers, content.to_vec()).await;
        id
    }
}

async fn town_with_office() -> Vec<PostTown> {
    towns_with(PostConfig::default()).await
}

async fn towns_with(config: PostConfig) -> Vec<PostTown> {
    let towns = PostTown::each_with(config).await;
    for town in &towns {
        town.found("buergerservice").await;
    }
    towns
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_opens_a_case_with_files_and_both_sides_write() {
    for town in town_with_office().await {
        let clerk = town.clerk("clerk", "buergerservice").await;
        let arrival = Arrival::registered(&town).await;
        let nothing = arrival.client.get("/guest").await.good();
        assert_eq!((&nothing["case"], &nothing["office"]), (&Value::Null, &Value::Null));
        let file = arrival.uploaded(b"a sealed file").await;
        let case = Id::random().to_string();
        let opening = arrival.opening(&case, std::slice::from_ref(&file));
        let opened = arrival.client.post("/cases", &opening).await;
        assert_eq!(opened.status, 201);
        let door = arrival.client.get("/guest").await.good();
        assert_eq!((&door["case"], &door["office"]), (&json!(case), &json!("buergerservice")));
        let a_year: Timestamp = serde_json::from_value(door["expires_at"].clone()).unwrap();
        assert!(a_year > Timestamp::now() + std::time::Duration::from_hours(364 * 24));
        let seen = clerk.get(&format!("/cases/{case}")).await.good();
        assert_eq!(seen["letters"][0]["from"], json!(arrival.party()));
        assert_eq!(seen["letters"][0]["attachments"][0]["id"], json!(file));
        let keyset = clerk.get(&format!("/guests/{}/keyset", arrival.id)).await.good();
        assert_eq!(keyset["jws"], arrival.said["keyset"]);
        let content = clerk.get(&format!("/attachments/{file}")).await;
        assert_eq!(content.body, b"a sealed file");
        let answer = crate::common::from_office(2, "buergerservice");
        clerk.post(&format!("/cases/{case}/letters"), &answer).await.good();
        let mut reply = letter(3);
        reply["door"] = json!("link");
        arrival.client.post(&format!("/cases/{case}/letters"), &reply).await.good();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_opens_one_case_and_the_same_again_is_that_one() {
    for town in town_with_office().await {
        let arrival = Arrival::registered(&town).await;
        let (first, second) = (Id::random().to_string(), Id::random().to_string());
        let opening = arrival.opening(&first, &[]);
        let code = arrival.client.post("/cases", &opening).await.good()["code"].clone();
        let again = arrival.client.post("/cases", &opening).await;
        assert_eq!((again.status, &again.json()["code"]), (200, &code));
        assert_eq!(arrival.register().await.status, 200, "registering again changes nothing");
        let other = arrival.opening(&second, &[]);
        arrival.client.post("/cases", &other).await.refused(409, "post-one-case");
        assert_eq!(town.count("post_cases").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_cases_at_once_a_guest_gets_one() {
    for town in town_with_office().await {
        let arrival = Arrival::registered(&town).await;
        let openings: Vec<_> =
            (0..8).map(|_| arrival.opening(Id::random().as_str(), &[])).collect();
        let answers = openings.iter().map(|opening| arrival.client.post("/cases", opening));
        let answers = futures::future::join_all(answers).await;
        let opened = answers.iter().filter(|answer| answer.status == 201).count();
        assert_eq!((opened, town.count("post_cases").await), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_reaches_no_case_of_others() {
    for town in town_with_office().await {
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        let arrival = Arrival::registered(&town).await;
        arrival.client.get(&format!("/cases/{case}")).await.refused(404, "post-no-case");
        let letters = format!("/cases/{case}/letters");
        let mut intruding = letter(2);
        intruding["door"] = json!("link");
        arrival.client.post(&letters, &intruding).await.refused(404, "post-no-case");
        let taken = arrival.opening(&case, &[]);
        arrival.client.post("/cases", &taken).await.refused(409, "post-taken");
        let mut as_office = arrival.opening(Id::random().as_str(), &[]);
        as_office["letter"]["from"] = json!("office:buergerservice");
        arrival.client.post("/cases", &as_office).await.refused(403, "post-only-offices");
        let mut online = arrival.opening(Id::random().as_str(), &[]);
        online["letter"]["door"] = json!("online");
        arrival.client.post("/cases", &online).await.refused(400, "post-door-refused");
        let third = [wrap(&arrival.party(), 1), wrap(&anna.party(), 1)];
        let mut with_anna = arrival.opening(Id::random().as_str(), &[]);
        with_anna["key"]["wraps"].as_array_mut().unwrap().push(third[1].clone());
        arrival.client.post("/cases", &with_anna).await.refused(400, "post-wraps-missing");
        anna.get(&format!("/guests/{}/keyset", arrival.id)).await.refused(404, "post-no-keyset");
        assert_eq!(town.count("post_cases").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identifier_belongs_to_who_registered_it_first() {
    for town in town_with_office().await {
        let arrival = Arrival::registered(&town).await;
        let mut other = Arrival::new(&town).await;
        let keyset = Keys::new().keyset(&arrival.party(), None);
        for (field, value) in
            [("keyset", json!(keyset)), ("access_sha256", other.said["access_sha256"].clone())]
        {
            let mut swapped = arrival.said.clone();
            swapped[field] = value;
            other.client.post("/guests", &swapped).await.refused(409, "post-taken");
        }
        for (field, value) in [
            ("guest", json!("x")),
            ("access_sha256", json!("00")),
            ("keyset", json!(Keys::new().next().keyset(&other.party(), None))),
            ("keyset", json!(Keys::new().keyset("office:buergerservice", None))),
        ] {
            let sound = other.said.clone();
            other.said[field] = value;
            other.register().await.refused(400, "post-malformed");
            other.said = sound;
        }
        other.client.get("/guest").await.refused(403, "post-no-guest");
        assert_eq!(town.count("post_guests").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_door_is_not_opened_by_registering_again() {
    for town in town_with_office().await {
        let clerk = town.clerk("clerk", "buergerservice").await;
        let arrival = Arrival::registered(&town).await;
        let case = Id::random().to_string();
        arrival.client.post("/cases", &arrival.opening(&case, &[])).await.good();
        let door = format!("/cases/{case}/guests/{}", arrival.id);
        clerk.send("DELETE", &door, &json!({})).await.good();
        arrival.register().await.refused(409, "post-taken");
        arrival.client.get("/guest").await.refused(403, "post-no-guest");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_opens_no_case_for_a_day_is_forgotten_with_their_files() {
    for town in town_with_office().await {
        let (gone, stays) = (Arrival::registered(&town).await, Arrival::registered(&town).await);
        let opened = Arrival::registered(&town).await;
        let case = Id::random().to_string();
        let file = opened.uploaded(b"kept").await;
        opened.client.post("/cases", &opened.opening(&case, &[file])).await.good();
        gone.uploaded(b"a file that found no letter").await;
        stays.uploaded(b"another").await;
        let late = "UPDATE post_guests SET expires_at = $2 WHERE id = $1";
        let past = Timestamp::now() - std::time::Duration::from_secs(1);
        town.post.db().exec(late, params![gone.id, past]).await.unwrap();
        town.run("post.forget-guests").await;
        gone.client.get("/guest").await.refused(403, "post-no-guest");
        stays.client.get("/guest").await.good();
        opened.client.get("/guest").await.good();
        assert_eq!(town.count("post_guests").await, 2);
        assert_eq!(town.count("post_attachments").await, 2);
        let keysets = "SELECT COUNT(*) FROM post_keysets WHERE party = $1";
        let (kept,): (i64,) = town.post.db().one(keysets, params![gone.party()]).await.unwrap();
        assert_eq!(kept, 0);
        assert_eq!(gone.register().await.status, 201, "they may come again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_comes_alone_sends_less_than_others() {
    let config = PostConfig { guest_quota: 12_000, ..PostConfig::default() };
    for town in towns_with(config).await {
        let arrival = Arrival::registered(&town).await;
        arrival.upload(12_001).await.refused(413, "post-guest-quota");
        arrival.uploaded(&[7; 7_000]).await;
        arrival.upload(7_000).await.refused(413, "post-guest-quota");
        let case = Id::random().to_string();
        arrival.client.post("/cases", &arrival.opening(&case, &[])).await.good();
        arrival.upload(1_000).await.refused(413, "post-guest-quota");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_makes_guests_in_bulk_waits() {
    for town in town_with_office().await {
        let first = Arrival::registered(&town).await;
        let mut answers = Vec::new();
        for _ in 0..31 {
            answers.push(Arrival::new(&town).await.register().await);
        }
        let waiting: Vec<_> = answers.iter().filter(|answer| answer.status != 201).collect();
        assert_eq!(waiting.len(), 1, "thirty-one are free from one network");
        waiting[0].refused(429, "post-slow-down");
        assert_eq!(first.register().await.status, 200, "who was there before does not wait");
    }
}
