//! Doors to other systems: keys, OpenPGP mail in both directions, and who may do what.

use base64::{Engine, engine::general_purpose::STANDARD};
use commons::{Capability, Explain, Id, capability::Job};
use post::{
    PostConfig,
    mail::sink::{Mood, Sink},
};
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{Client, PostTown, b64u};

/// A key that GnuPG would read: Ed25519 of version 4, made once for these tests.
const KEY: &str = include_str!("key.asc");
const FINGERPRINT: &str = include_str!("key.fingerprint");

fn key() -> Value {
    json!({
        "door": "openpgp",
        "fingerprint": FINGERPRINT.trim(),
        "public_key": KEY,
        "sealed": b64u("age-encryption.org/v1 …"),
        "epoch": 1,
    })
}

/// A message that is sealed as far as the town can see.
fn sealed() -> String {
    let body = STANDARD.encode([0xc1, 3, 1, 2, 3, 0xd2, 3, 4, 5, 6]);
    let kind = "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"=_x\"";
    [
        &format!("Content-Type: {kind}"),
        "",
        "--=_x",
        "Content-Type: application/pgp-encrypted",
        "",
        "Version: 1",
        "",
        "--=_x",
        "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
        "Content-Disposition: inline; filename=\"encrypted.asc\"",
        "",
        "-----BEGIN PGP MESSAGE-----",
        "",
        &body,
        "-----END PGP MESSAGE-----",
        "",
        "--=_x--",
        "",
    ]
    .join("\r\n")
}

/// A town that sends mail, with a clerk, and a case of their office.
struct Desk {
    town: PostTown,
    clerk: Client,
    case: String,
}

impl Desk {
    async fn each(mail: Option<&Sink>) -> Vec<Self> {
        let config = PostConfig {
            base_url: "https://stadt.example".to_owned(),
            mail: mail.map(Sink::config),
            ..PostConfig::default()
        };
        let mut desks = Vec::new();
        for town in PostTown::each_with(config).await {
            town.found("buergerservice").await;
            let clerk = town.clerk("clerk", "buergerservice").await;
            let case = town.resident("anna").await.open_case("buergerservice").await;
            desks.push(Self { town, clerk, case });
        }
        desks
    }

    fn mail(&self) -> Value {
        json!({
            "id": Id::random(),
            "case": self.case,
            "to": "anna@mail.example",
            "message": sealed(),
        })
    }

    async fn send(&self, mail: &Value) -> crate::common::Answer {
        self.clerk.post("/offices/buergerservice/mail", mail).await
    }

    async fn outbound(&self) -> Value {
        let path = format!("/offices/buergerservice/outbound?case={}", self.case);
        self.clerk.get(&path).await.good()
    }

    /// Works off the jobs of a kind; how many failed and would be tried again.
    async fn work(&self, kind: &str) -> usize {
        let sql = "SELECT payload FROM jobs WHERE kind = $1";
        let payloads: Vec<(Value,)> = self.town.post.db().all(sql, params![kind]).await.unwrap();
        let job: Job =
            Capability::jobs(&self.town.post).into_iter().find(|job| job.kind == kind).unwrap();
        let mut failed = 0;
        for (payload,) in payloads {
            failed += usize::from((job.run)(payload).await.is_err());
        }
        failed
    }

    /// Whether a job that starts by itself came to its end.
    async fn work_once(&self, kind: &str) -> bool {
        let jobs = Capability::jobs(&self.town.post);
        let job = jobs.into_iter().find(|job| job.kind == kind).unwrap();
        (job.run)(Value::Null).await.is_ok()
    }

    async fn deliver(&self, message: &str) -> Result<(), String> {
        let post = &self.town.post;
        let office = "buergerservice".parse().unwrap();
        post.deliver(message.as_bytes(), Some(&office)).await.map_err(|it| it.code().to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_in_the_record_and_in_the_web_key_directory_until_it_ends() {
    for desk in Desk::each(None).await {
        let made = desk.clerk.post("/offices/buergerservice/door-keys", &key()).await.good();
        assert_eq!((&made["number"], &made["quantum_safe"]), (&json!(1), &json!(false)));
        let entry = desk.town.post.record().entry(made["entry"].as_u64().unwrap()).await.unwrap();
        assert_eq!(entry.statement.kind, "office-door-key-published");
        assert_eq!(entry.statement.subject.to_string(), "office-door-keys/buergerservice@1");
        let hash = hash();
        let stranger = desk.town.stranger().await;
        for place in ["", "/stadt.example"] {
            let policy = stranger.page(&format!("/.well-known/openpgpkey{place}/policy")).await;
            assert_eq!(policy.status, 200);
            let path = format!("/.well-known/openpgpkey{place}/hu/{hash}?l=buergerservice");
            let found = stranger.page(&path).await;
            assert_eq!(
                (found.status, found.header("content-type")),
                (200, "application/octet-stream")
            );
            assert_eq!(found.header("access-control-allow-origin"), "*");
            assert_eq!(found.body[0] & 0x80, 0x80, "binary, not text");
        }
        let other = stranger.page(&format!("/.well-known/openpgpkey/dorf.example/hu/{hash}")).await;
        assert_eq!(other.status, 404);
        let kept = desk.clerk.get("/offices/buergerservice/door-keys").await.good();
        assert_eq!(kept["keys"][0]["sealed"], key()["sealed"]);
        assert_eq!(kept["address"], Value::Null);
        let end =
            desk.clerk.send("DELETE", "/offices/buergerservice/door-keys/1", &json!({})).await;
        assert_eq!(end.status, 204);
        let path = format!("/.well-known/openpgpkey/hu/{hash}");
        assert_eq!(stranger.page(&path).await.status, 404);
        let kept = desk.clerk.get("/offices/buergerservice/door-keys").await.good();
        assert!(kept["keys"][0]["ended_at"].is_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_public_key_of_this_fingerprint_is_refused() {
    for desk in Desk::each(None).await {
        let publish = |key: Value| {
            let clerk = &desk.clerk;
            async move { clerk.post("/offices/buergerservice/door-keys", &key).await }
        };
        let with = |name: &str, value: Value| {
            let mut key = key();
            key[name] = value;
            key
        };
        let pair = |length: usize, private: bool| {
            let key = |alg: &str, operation: &str| {
                let mut key = json!({ "kty": "RSA", "e": "AQAB", "n": "n".repeat(length),
                    "alg": alg, "key_ops": [operation], "kid": "a-key-id" });
                if private {
                    key["d"] = json!("secret");
                }
                key
            };
            let keys = json!({ "keys": [key("RSA-OAEP-256", "wrapKey"), key("PS512", "verify")] });
            let mut pair = with("door", json!("fit-connect"));
            pair["fingerprint"] = json!("a-key-id");
            pair["public_key"] = json!(keys.to_string());
            pair
        };
        for bad in [
            with("fingerprint", json!("0".repeat(40))),
            with("public_key", json!("no key")),
            with("public_key", json!(KEY.replace("PUBLIC", "PRIVATE"))),
            with("door", json!("fax")),
            pair(342, false),
            pair(683, true),
        ] {
            publish(bad).await.refused(400, "post-door-not-a-key");
        }
        assert_eq!(publish(pair(683, false)).await.good()["number"], 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_office_itself_uses_its_doors() {
    for desk in Desk::each(None).await {
        let colleague = desk.town.clerk("other", "archiv").await;
        let resident = desk.town.resident("berta").await;
        for path in ["door-keys", "inbound", "inbound/x", "outbound?case=x"] {
            let path = format!("/offices/buergerservice/{path}");
            colleague.get(&path).await.refused(403, "identity-forbidden");
            resident.get(&path).await.refused(403, "identity-forbidden");
            assert_eq!(desk.town.stranger().await.get(&path).await.status, 401, "{path}");
        }
        colleague
            .post("/offices/buergerservice/door-keys", &key())
            .await
            .refused(403, "identity-forbidden");
        colleague
            .post("/offices/buergerservice/mail", &desk.mail())
            .await
            .refused(403, "identity-forbidden");
        resident.get("/openpgp/keys?address=a@b.example").await.refused(403, "identity-forbidden");
        // In a case of another office: as if there were none.
        let mail = desk.mail();
        colleague.post("/offices/archiv/mail", &mail).await.refused(409, "post-door-no-mail");
        let path = format!("/offices/archiv/outbound?case={}", desk.case);
        colleague.get(&path).await.refused(404, "post-no-case");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_of_no_plain_address_are_looked_for() {
    for desk in Desk::each(None).await {
        for address in
            ["a@127.0.0.1", "a@localhost", "a@b", "a@b.example%0d%0aHost:x", "a@%5B::1%5D", "x"]
        {
            let found = desk.clerk.get(&format!("/openpgp/keys?address={address}")).await;
            found.refused(400, "post-door-address");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_mail_leaves_the_house_and_says_nothing_outside() {
    let sink = Sink::open().await;
    for desk in Desk::each(Some(&sink)).await {
        let before = sink.taken().len();
        let mail = desk.mail();
        assert_eq!(desk.send(&mail).await.status, 202);
        assert_eq!(desk.send(&mail).await.status, 202, "safe to send again");
        assert_eq!(desk.outbound().await[0]["state"], "queued");
        assert_eq!(desk.work("post.send-mail").await, 0);
        assert_eq!(desk.work("post.send-mail").await, 0, "a job runs at least once");
        let taken = sink.taken();
        assert_eq!(taken.len(), before + 1);
        let sent = &taken[before];
        assert_eq!(sent.from, "buergerservice@stadt.example");
        assert_eq!(sent.to, ["anna@mail.example"]);
        assert!(sent.message.contains("\nSubject: ...\n"), "{}", sent.message);
        assert!(
            sent.message
                .contains(&format!("Message-ID: <{}@stadt.example>", mail["id"].as_str().unwrap()))
        );
        let body = sealed().replace("\r\n", "\n");
        assert!(sent.message.trim_end().ends_with(body.trim_end()), "{}", sent.message);
        let outbound = desk.outbound().await;
        assert_eq!(
            (&outbound[0]["state"], &outbound[0]["address"]),
            (&json!("sent"), &json!("anna@mail.example"))
        );
        let mut other = desk.mail();
        other["id"] = mail["id"].clone();
        other["message"] = json!(sealed().replace("wQMBAgPS", "wQMBAgTS"));
        desk.send(&other).await.refused(409, "post-door-used");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_text_cannot_be_sent() {
    let sink = Sink::open().await;
    for desk in Desk::each(Some(&sink)).await {
        for message in [
            "Content-Type: text/plain\r\n\r\nGuten Tag".to_owned(),
            format!("Subject: Guten Tag\r\n{}", sealed()),
            sealed().replace("Version: 1", "Guten Tag"),
        ] {
            let mut mail = desk.mail();
            mail["message"] = json!(message);
            desk.send(&mail).await.refused(400, "post-door-not-sealed");
        }
        for to in
            ["anna@mail.example\r\nBcc: eve@mail.example", "anna@mail.example, eve@mail.example"]
        {
            let mut mail = desk.mail();
            mail["to"] = json!(to);
            desk.send(&mail).await.refused(400, "post-door-address");
        }
        let mut mail = desk.mail();
        mail["case"] = json!(Id::random());
        desk.send(&mail).await.refused(404, "post-no-case");
        assert_eq!(desk.town.count("post_outbound").await, 0);
        assert!(sink.taken().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_other_server_refuses_is_said_and_what_it_puts_off_is_tried_again() {
    let sink = Sink::open().await;
    for desk in Desk::each(Some(&sink)).await {
        sink.set_mood(Mood::Busy);
        assert_eq!(desk.send(&desk.mail()).await.status, 202);
        assert_eq!(desk.work("post.send-mail").await, 1);
        assert_eq!(desk.outbound().await[0]["state"], "queued");
        sink.set_mood(Mood::Refusing);
        assert_eq!(desk.work("post.send-mail").await, 0);
        assert_eq!(desk.outbound().await[0]["state"], "failed");
        sink.set_mood(Mood::Willing);
        assert_eq!(desk.work("post.send-mail").await, 0, "it stays as it was told");
        assert_eq!(desk.outbound().await[0]["state"], "failed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_work_in_the_office_is_refused_before_a_body_is_read() {
    for desk in Desk::each(None).await {
        let stranger = desk.town.resident("stranger").await;
        for path in ["mail", "fit-connect/submissions", "door-keys"] {
            let path = format!("/offices/buergerservice/{path}");
            assert_eq!(stranger.post(&path, &json!("nonsense")).await.status, 403, "{path}");
            desk.clerk.post(&path, &json!("nonsense")).await.refused(400, "post-malformed");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_mail_comes_in_once_and_goes_into_a_case() {
    for desk in Desk::each(None).await {
        let message =
            format!("Message-ID: <1@mail.example>\r\nFrom: anna@mail.example\r\n{}", sealed());
        desk.deliver(&message).await.unwrap();
        desk.deliver(&message).await.unwrap();
        let waiting = desk.clerk.get("/offices/buergerservice/inbound").await.good();
        assert_eq!(waiting.as_array().unwrap().len(), 1);
        assert_eq!(waiting[0]["door"], json!("openpgp"));
        assert!(waiting[0]["reference"].as_str().unwrap().starts_with("<1@mail.example> "));
        let path =
            format!("/offices/buergerservice/inbound/{}", waiting[0]["id"].as_str().unwrap());
        let raw = desk.clerk.get(&path).await;
        assert_eq!(
            (raw.body.as_slice(), raw.header("content-disposition")),
            (message.as_bytes(), "attachment")
        );
        let done = format!("{path}/done");
        desk.clerk.post(&done, &json!({ "case": Id::random() })).await.refused(404, "post-no-case");
        assert_eq!(desk.clerk.post(&done, &json!({ "case": desk.case })).await.status, 204);
        desk.clerk
            .post(&done, &json!({ "case": desk.case }))
            .await
            .refused(404, "post-door-no-message");
        assert_eq!(desk.clerk.get("/offices/buergerservice/inbound").await.good(), json!([]));
        desk.deliver(&message).await.unwrap();
        assert_eq!(desk.clerk.get("/offices/buergerservice/inbound").await.good(), json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_no_case_is_put_away_by_the_office_alone() {
    for desk in Desk::each(None).await {
        desk.deliver(&format!("Message-ID: <1@mail.example>\r\n{}", sealed())).await.unwrap();
        let waiting = desk.clerk.get("/offices/buergerservice/inbound").await.good();
        let id = waiting[0]["id"].as_str().unwrap();
        let done = format!("/offices/buergerservice/inbound/{id}/done");
        let stranger = desk.town.resident("berta").await;
        assert_ne!(stranger.post(&done, &json!({})).await.status, 204);
        assert_eq!(desk.clerk.post(&done, &json!({})).await.status, 204);
        assert_eq!(desk.clerk.get("/offices/buergerservice/inbound").await.good(), json!([]));
        desk.clerk.post(&done, &json!({})).await.refused(404, "post-door-no-message");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readable_mail_does_not_come_in() {
    for desk in Desk::each(None).await {
        let told = desk.deliver("From: a@b.example\r\n\r\nGuten Tag").await;
        assert_eq!(told, Err("post-door-readable".to_owned()));
        assert_eq!(desk.deliver("no mail at all").await, Err("post-door-unreadable".to_owned()));
        assert_eq!(desk.town.count("post_inbound").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_finds_its_office_by_the_address() {
    for desk in Desk::each(None).await {
        let to =
            |address: &str| format!("Message-ID: <{address}>\r\nTo: {address}\r\n{}", sealed());
        let post = &desk.town.post;
        post.deliver(to("Buergerservice+x@Stadt.example").as_bytes(), None).await.unwrap();
        assert_eq!(desk.town.count("post_inbound").await, 1);
        for stranger in ["buergerservice@dorf.example", "nobody@stadt.example"] {
            let told = post.deliver(to(stranger).as_bytes(), None).await.unwrap_err();
            assert_eq!(told.code(), "post-door-no-recipient");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_after_it_was_dealt_with_a_copy_goes_from_the_door() {
    let sink = Sink::open().await;
    for desk in Desk::each(Some(&sink)).await {
        let first = format!("Message-ID: <1@mail.example>\r\n{}", sealed());
        let second = format!("Message-ID: <2@mail.example>\r\n{}", sealed());
        desk.deliver(&first).await.unwrap();
        desk.deliver(&second).await.unwrap();
        let waiting = desk.clerk.get("/offices/buergerservice/inbound").await.good();
        let id = waiting[0]["id"].as_str().unwrap();
        let path = format!("/offices/buergerservice/inbound/{id}/done");
        assert_eq!(desk.clerk.post(&path, &json!({ "case": desk.case })).await.status, 204);
        assert_eq!(desk.send(&desk.mail()).await.status, 202);
        assert_eq!(desk.work("post.send-mail").await, 0);
        let blobs = || async { desk.town.post.blobs().list().await.unwrap().len() };
        assert_eq!((desk.work_once("post.clear-doors").await, blobs().await), (true, 3));
        let db = desk.town.post.db();
        let month = "UPDATE post_inbound SET done_at = done_at - 2678400000000";
        db.exec(month, &[]).await.unwrap();
        let month = "UPDATE post_outbound SET created_at = created_at - 2678400000000";
        db.exec(month, &[]).await.unwrap();
        assert_eq!((desk.work_once("post.clear-doors").await, blobs().await), (true, 1));
        assert_eq!((desk.work_once("post.clear-doors").await, blobs().await), (true, 1));
        assert_eq!(desk.town.count("post_inbound").await, 1, "what waits stays");
        assert_eq!(desk.outbound().await[0]["state"], "sent", "that it went out stays");
    }
}

/// What the address of the office is called in the directory: SHA-1 of `buergerservice` in
/// z-base-32, as `gpg --with-wkd-hash` says it.
fn hash() -> &'static str {
    include_str!("key.wkd").trim()
}
