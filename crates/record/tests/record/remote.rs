//! How others read the log: over HTTP, with receipts, as witnesses.

use std::path::PathBuf;

use base64::{Engine, engine::general_purpose::STANDARD};
use commons::{Capability, Explain};
use record::{
    Fault, NoteKey, Proved, RecordCapability, RecordError, RemoteLog, VerifierKey, commands,
    commands::Source,
};
use reqwest::{Client, StatusCode, header};
use sha2::{Digest, Sha256};
use store::{Sql, params};
use tokio::net::TcpListener;
use ui::{Shell, Translations};

use crate::common::{Town, act, content};

/// A town that is served, with a witness that it knows.
struct Served {
    town: Town,
    url: String,
    witness: NoteKey,
}

impl Served {
    async fn each() -> Vec<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut all = Vec::new();
        for town in Town::each().await {
            all.push(Self::of(town).await);
        }
        all
    }

    async fn of(town: Town) -> Self {
        let witness = NoteKey::generate_witness("witness.example/verein").unwrap();
        let known = vec![witness.verifier().clone()];
        let room = RecordCapability::new(town.record.clone(), known);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let texts = Translations::new(ui::locales().into_iter().chain(room.locales())).unwrap();
        let shell = Shell::new("Musterstadt", url.clone(), texts, room.navigation());
        let router = ui::layer(room.routes(), shell);
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { town, url, witness }
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        Client::new().get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    fn file(&self, name: &str) -> PathBuf {
        self.town.test.dir.path().join(name)
    }

    fn source(&self) -> Source {
        Source::Url(self.url.clone())
    }

    async fn receipt(&self, index: u64) -> Vec<u8> {
        let answer = self.get(&format!("/record/proof/{index}.json")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.bytes().await.unwrap().to_vec()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_is_verified_over_http_and_again_after_it_grew() {
    for served in Served::each().await {
        let memory = served.file("memory.json");
        served.town.fill(300).await;
        let first = commands::verify(&served.source(), None, Some(&memory), |_| {}).await.unwrap();
        assert_eq!((first.checkpoint.checkpoint.size, first.before), (300, None));
        assert!(!first.key_was_known);
        served.town.fill(300).await;
        let again = commands::verify(&served.source(), None, Some(&memory), |_| {}).await.unwrap();
        assert_eq!((again.checkpoint.checkpoint.size, again.before), (600, Some(300)));
        assert!(again.key_was_known);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rollback_is_remembered_from_one_verification_to_the_next() {
    for served in Served::each().await {
        let memory = served.file("memory.json");
        served.town.fill(3).await;
        let size = served.town.record.checkpoint().await.unwrap().0.checkpoint.size;
        served.town.fill(300).await;
        commands::verify(&served.source(), None, Some(&memory), |_| {}).await.unwrap();
        let sql = "DELETE FROM record_checkpoints WHERE size > $1";
        served.town.test.db.exec(sql, params![size]).await.unwrap();
        let again = commands::verify(&served.source(), None, Some(&memory), |_| {}).await;
        assert!(matches!(again, Err(Fault::RolledBack { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_not_the_logs_is_named() {
    for served in Served::each().await {
        served.town.fill(3).await;
        let other = NoteKey::generate(crate::common::ORIGIN).unwrap().verifier().clone();
        let verified = commands::verify(&served.source(), Some(other), None, |_| {}).await;
        assert!(matches!(verified, Err(Fault::OtherKey)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_a_log_is_unreachable() {
    for served in Served::each().await {
        let elsewhere = format!("{}/elsewhere", served.url);
        for url in [elsewhere.as_str(), "http://127.0.0.1:9", "stadt.example"] {
            let opened = RemoteLog::open(url).await;
            assert!(matches!(opened, Err(RecordError::Unreachable { .. })), "{url}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_served_as_the_specification_of_tiles_says() {
    for served in Served::each().await {
        served.town.fill(600).await;
        let checkpoint = served.get("/record/checkpoint").await;
        assert_eq!(checkpoint.headers()[header::CONTENT_TYPE], "text/plain; charset=utf-8");
        for (path, length) in
            [("0/000", 8192), ("0/002.p/88", 88 * 32), ("1/000.p/2", 64), ("0/001.p/7", 7 * 32)]
        {
            let tile = served.get(&format!("/record/tile/{path}")).await;
            assert_eq!(tile.status(), StatusCode::OK, "{path}");
            assert_eq!(tile.headers()[header::CONTENT_TYPE], "application/octet-stream");
            let cache = tile.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned();
            assert!(cache.contains("immutable"), "{cache}");
            assert_eq!(tile.bytes().await.unwrap().len(), length, "{path}");
        }
        let bundle = served.get("/record/tile/entries/002.p/88").await.bytes().await.unwrap();
        assert_eq!(record::bundle_entries(&bundle).unwrap().len(), 88);
        for path in ["0/002", "0/002.p/89", "0/003.p/1", "2/000.p/1", "entries/002", "x", "0/1"] {
            let tile = served.get(&format!("/record/tile/{path}")).await;
            assert_eq!(tile.status(), StatusCode::NOT_FOUND, "{path}");
        }
        let key: VerifierKey =
            served.get("/record/key").await.text().await.unwrap().parse().unwrap();
        assert_eq!(&key, served.town.key.verifier());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_two_sizes_of_the_log_are_proved_to_continue_one_another() {
    for served in Served::each().await {
        let mut seen = vec![served.town.record.checkpoint().await.unwrap().0.checkpoint];
        for more in [1, 6, 250, 43, 300] {
            served.town.fill(more).await;
            seen.push(served.town.record.checkpoint().await.unwrap().0.checkpoint);
        }
        for (place, old) in seen.iter().enumerate() {
            for new in &seen[place..] {
                let path = format!("/record/consistency/{}/{}", old.size, new.size);
                let answer = served.get(&path).await;
                let cache = answer.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned();
                assert!(cache.contains("immutable"), "{cache}");
                let proof: ConsistencyAnswer = answer.json().await.unwrap();
                let proof = proof.hashes();
                let (old, new) = ((old.size, &old.root), (new.size, &new.root));
                record::verify_consistency(old, new, &proof).unwrap();
                if old.0 > 0 {
                    record::verify_consistency((old.0, &[7; 32]), new, &proof).unwrap_err();
                }
            }
        }
        for path in ["601/600", "600/601", "0/601", "1/18446744073709551615", "-1/2", "x/2"] {
            let answer = served.get(&format!("/record/consistency/{path}")).await;
            assert!(answer.status().is_client_error(), "{path}");
        }
    }
}

#[derive(serde::Deserialize)]
struct ConsistencyAnswer {
    proof: Vec<String>,
}

impl ConsistencyAnswer {
    fn hashes(&self) -> Vec<record::Hash> {
        let decoded = self.proof.iter().map(|hash| STANDARD.decode(hash).unwrap());
        decoded.map(|hash| hash.try_into().unwrap()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_proves_an_entry_and_its_content_offline() {
    for served in Served::each().await {
        served.town.fill(300).await;
        let entry = served.town.record.entry(299).await.unwrap();
        let n: u64 = entry.statement.subject.slug.as_str()["thing-".len()..].parse().unwrap();
        let (receipt, key) = (served.receipt(299).await, served.town.key.verifier());
        let content = Sha256::digest(content(n)).into();
        let proved: Proved = commands::verify_receipt(&receipt, Some(key), Some(content)).unwrap();
        assert_eq!((proved.index, &proved.statement), (299, &entry.statement));
        let other = Sha256::digest("something else").into();
        let found = commands::verify_receipt(&receipt, Some(key), Some(other));
        assert!(matches!(found, Err(Fault::OtherContent(299))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_that_was_changed_proves_nothing() {
    for served in Served::each().await {
        served.town.fill(300).await;
        let receipt = String::from_utf8(served.receipt(7).await).unwrap();
        let key = served.town.key.verifier();
        let check = |receipt: &str| commands::verify_receipt(receipt.as_bytes(), Some(key), None);
        check(&receipt).unwrap();
        let changed = |from: &str, to: &str| {
            let changed = receipt.replacen(from, to, 1);
            assert_ne!(changed, receipt);
            check(&changed).expect_err("a change is found")
        };
        assert!(matches!(changed("thing-shown", "thing-hidden"), Fault::BadProof(7)));
        assert!(matches!(changed("\"index\": 7", "\"index\": 8"), Fault::BadProof(8)));
        assert!(matches!(changed("\\n300\\n", "\\n301\\n"), Fault::ForgedSignature));
        let salt = receipt.split("\"salt\": \"").nth(1).unwrap();
        let other = if salt.starts_with('0') { "1" } else { "0" };
        let spoiled = format!("\"salt\": \"{other}{}", &salt[1..64]);
        let found = changed(&format!("\"salt\": \"{}", &salt[..64]), &spoiled);
        assert!(matches!(found, Fault::BadOpening(7)), "{found}");
        assert!(matches!(changed("receipt/v1", "receipt/v2"), Fault::Unreadable(_)));
        let other_key = NoteKey::generate(crate::common::ORIGIN).unwrap();
        let found = commands::verify_receipt(receipt.as_bytes(), Some(other_key.verifier()), None);
        assert!(matches!(found, Err(Fault::OtherKey)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_for_other_tools_has_the_form_of_their_specification() {
    for served in Served::each().await {
        served.town.fill(3).await;
        let proof = served.get("/record/proof/2.tlog-proof").await.text().await.unwrap();
        let checkpoint = served.get("/record/checkpoint").await.text().await.unwrap();
        let (head, note) = proof.split_once("\n\n").unwrap();
        assert!(head.starts_with("c2sp.org/tlog-proof@v1\nindex 2\n"), "{head}");
        assert_eq!((head.lines().count(), note), (3, checkpoint.as_str()));
        for path in ["/record/proof/3.json", "/record/proof/2", "/record/proof/x.json"] {
            assert_eq!(served.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_of_an_unopened_entry_keeps_the_opening() {
    for served in Served::each().await {
        served.town.record.append(act(1).unopened()).await.unwrap();
        let receipt = served.receipt(0).await;
        let proved =
            commands::verify_receipt(&receipt, Some(served.town.key.verifier()), None).unwrap();
        assert_eq!(proved.content, None);
        let content = Sha256::digest(content(1)).into();
        let found = commands::verify_receipt(&receipt, None, Some(content));
        assert!(matches!(found, Err(Fault::OtherContent(0))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_signs_what_continues_and_the_town_shows_its_signature() {
    for served in Served::each().await {
        let memory = served.file("witness.json");
        let look =
            async || commands::witness(&served.url, None, &served.witness, &memory, true).await;
        served.town.fill(3).await;
        assert_eq!(look().await.unwrap().before, None);
        let latest = served.get("/record/checkpoint").await.text().await.unwrap();
        assert!(latest.contains("— witness.example/verein "), "{latest}");
        served.town.fill(300).await;
        let latest = served.get("/record/checkpoint").await.text().await.unwrap();
        assert!(!latest.contains("witness.example"), "{latest}");
        assert_eq!(look().await.unwrap().before, Some(3));
        let witnessed = served.get("/record/checkpoint/witnessed").await.text().await.unwrap();
        assert!(witnessed.contains("\n303\n") && witnessed.contains("— witness.example/verein "));
        served.town.fill(1).await;
        let receipt = String::from_utf8(served.receipt(302).await).unwrap();
        assert!(receipt.contains("witness.example/verein"), "{receipt}");
        let receipt = String::from_utf8(served.receipt(303).await).unwrap();
        assert!(!receipt.contains("witness.example/verein"), "{receipt}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_does_not_sign_a_log_that_was_rolled_back_or_rewritten() {
    for served in Served::each().await {
        let memory = served.file("witness.json");
        let look =
            async || commands::witness(&served.url, None, &served.witness, &memory, false).await;
        served.town.fill(3).await;
        let size = served.town.record.checkpoint().await.unwrap().0.checkpoint.size;
        served.town.fill(300).await;
        look().await.unwrap();
        let kept = std::fs::read_to_string(&memory).unwrap();
        let sql = "DELETE FROM record_checkpoints WHERE size > $1";
        served.town.test.db.exec(sql, params![size]).await.unwrap();
        assert!(matches!(look().await, Err(Fault::RolledBack { .. })));
        assert_eq!(std::fs::read_to_string(&memory).unwrap(), kept);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_signatures_of_known_witnesses_under_what_the_town_signed_are_taken() {
    for served in Served::each().await {
        served.town.fill(3).await;
        let log = RemoteLog::open(&served.url).await.unwrap();
        let key = served.town.key.verifier();
        let stranger = NoteKey::generate_witness("witness.example/verein").unwrap();
        let by_stranger = record::cosign(&log, key, &stranger, None).await.unwrap();
        let refused = log.submit(by_stranger.note()).await.unwrap_err();
        assert_eq!(refused.code(), "record-not-taken", "{refused}");
        let by_witness = record::cosign(&log, key, &served.witness, None).await.unwrap();
        let other_text = by_witness.note().replacen("\n3\n", "\n2\n", 1);
        assert!(log.submit(other_text).await.is_err());
        assert!(log.submit("no note".to_owned()).await.is_err());
        assert!(log.submit("x".repeat(100_000)).await.is_err());
        log.submit(by_witness.note()).await.unwrap();
        let log_key = record::cosign(&log, key, &served.town.key, None).await;
        assert!(log_key.is_err(), "a log is not its own witness");
    }
}

#[test]
fn the_receipt_in_the_specification_holds() {
    let specification = include_str!("../../../../docs/specs/record.md");
    let (_, receipt) = specification.split_once("```json\n").unwrap();
    let (receipt, _) = receipt.split_once("```").unwrap();
    let content = Sha256::digest("strassen 1\n").into();
    let proved = commands::verify_receipt(receipt.as_bytes(), None, Some(content)).unwrap();
    assert_eq!((proved.index, proved.checkpoint.checkpoint.size), (2, 5));
}
