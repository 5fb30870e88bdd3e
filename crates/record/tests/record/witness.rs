//! Witnesses that are called, as `tlog-witness` specifies it.

use std::path::Path;

use axum::{Router, body::Body, http::Request};
use commons::Capability;
use record::{AddCheckpoint, NoteKey, RecordCapability, SignedCheckpoint, Witness, WitnessAddress};
use store::Sql;
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::common::{ORIGIN, Town};

fn witness_of(town: &Town, memory: &str) -> (NoteKey, Router) {
    let key = NoteKey::generate_witness("witness.example/verein").unwrap();
    let memory = town.test.dir.path().join(memory);
    let witness = Witness::new(key.clone(), town.key.verifier().clone(), memory).unwrap();
    (key, witness.routes())
}

async fn served(router: Router) -> String {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}

async fn post(witness: &Router, body: String) -> (u16, String) {
    let request = Request::post("/add-checkpoint").body(Body::from(body)).unwrap();
    let answer = witness.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn request(town: &Town, old: u64) -> AddCheckpoint {
    let (checkpoint, _) = town.record.checkpoint().await.unwrap();
    let size = checkpoint.checkpoint.size;
    let proof = town.record.consistency_proof(old, size).await.unwrap();
    AddCheckpoint { old, proof, checkpoint }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_calls_its_witnesses_whenever_it_has_grown() {
    for town in Town::each().await {
        let (key, witness) = witness_of(&town, "witness.json");
        let address = WitnessAddress { url: served(witness).await, key: key.verifier().clone() };
        let room = RecordCapability::new(town.record.clone(), Vec::new()).calling(vec![address]);
        let job = room.jobs().remove(0);
        let texts = ui::Translations::new(room.locales()).unwrap();
        let said = format!("job-{}", job.kind.replace('.', "-"));
        assert!(commons::Lang::ALL.iter().all(|lang| texts.has(*lang, &said)));
        for (more, size) in [(3, 3), (300, 303), (0, 303)] {
            town.fill(more).await;
            (job.run)(serde_json::Value::Null).await.unwrap();
            let witnessed = town.record.witnessed_checkpoint().await.unwrap().unwrap();
            assert_eq!(witnessed.checkpoint.size, size);
            assert!(witnessed.signed_by(key.verifier()).unwrap().unwrap().time.is_some());
        }
        town.test.db.exec("DELETE FROM record_cosignatures", &[]).await.unwrap();
        town.fill(1).await;
        (job.run)(serde_json::Value::Null).await.unwrap();
        let witnessed = town.record.witnessed_checkpoint().await.unwrap().unwrap();
        assert_eq!(witnessed.checkpoint.size, 304, "the witness says what it signed last");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_that_cannot_be_had_keeps_no_other_from_signing() {
    for town in Town::each().await {
        let (key, witness) = witness_of(&town, "witness.json");
        let (gone, _) = witness_of(&town, "gone.json");
        let gone =
            WitnessAddress { url: "http://127.0.0.1:9".to_owned(), key: gone.verifier().clone() };
        let here = WitnessAddress { url: served(witness).await, key: key.verifier().clone() };
        let room = RecordCapability::new(town.record.clone(), Vec::new()).calling(vec![gone, here]);
        town.fill(3).await;
        assert!((room.jobs().remove(0).run)(serde_json::Value::Null).await.is_err());
        assert!(town.record.witnessed_checkpoint().await.unwrap().is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_answers_as_the_specification_says() {
    for town in Town::each().await {
        let (_, witness) = witness_of(&town, "witness.json");
        town.fill(3).await;
        let first = request(&town, 0).await;
        assert_eq!(post(&witness, "nonsense".to_owned()).await.0, 400);
        let too_old = AddCheckpoint { old: 4, ..first.clone() };
        assert_eq!(post(&witness, too_old.to_string()).await.0, 400);
        let wrong_old = AddCheckpoint { old: 2, ..first.clone() };
        assert_eq!(post(&witness, wrong_old.to_string()).await, (409, "0\n".to_owned()));
        assert_eq!(post(&witness, by_another(&first, ORIGIN)).await.0, 403);
        assert_eq!(post(&witness, by_another(&first, "dorf.example/record")).await.0, 404);
        let (status, line) = post(&witness, first.to_string()).await;
        assert_eq!(status, 200);
        assert!(line.starts_with("— witness.example/verein ") && line.ends_with('\n'), "{line}");
        assert_eq!(post(&witness, first.to_string()).await, (409, "3\n".to_owned()));
        let again = AddCheckpoint { old: 3, ..first };
        assert_eq!(post(&witness, again.to_string()).await.0, 200, "the same once more");
        town.fill(300).await;
        let mut grown = request(&town, 3).await;
        grown.proof[0][0] ^= 1;
        assert_eq!(post(&witness, grown.to_string()).await.0, 422);
        grown.proof[0][0] ^= 1;
        assert_eq!(post(&witness, grown.to_string()).await.0, 200);
    }
}

/// The same request, for a log of this name with a key of its own.
fn by_another(request: &AddCheckpoint, origin: &str) -> String {
    let note = request.checkpoint.to_string();
    let stranger = NoteKey::generate(origin).unwrap().verifier().to_string();
    let id = hex::decode(stranger.split('+').nth(1).unwrap()).unwrap();
    let signature =
        base64::Engine::encode(&base64::prelude::BASE64_STANDARD, [id, vec![1; 64]].concat());
    let (text, _) = note.split_once("\n\n").unwrap();
    let note = format!("{}\n\n— {origin} {signature}\n", text.replacen(ORIGIN, origin, 1));
    let checkpoint: SignedCheckpoint = note.parse().unwrap();
    AddCheckpoint { checkpoint, ..request.clone() }.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_does_not_sign_two_histories_of_one_size() {
    for (town, other) in Town::each().await.into_iter().zip(Town::each().await) {
        let (_, witness) = witness_of(&town, "witness.json");
        town.fill(3).await;
        assert_eq!(post(&witness, request(&town, 0).await.to_string()).await.0, 200);
        for table in ["record_checkpoints", "record_state"] {
            other.test.db.exec(&format!("DELETE FROM {table}"), &[]).await.unwrap();
        }
        let record =
            record::Record::open(other.test.db.clone(), town.key.clone(), ORIGIN).await.unwrap();
        let rewritten = Town { record, ..other };
        rewritten.fill(3).await;
        let (status, size) = post(&witness, request(&rewritten, 3).await.to_string()).await;
        assert_eq!((status, size.as_str()), (409, "3\n"));
        assert!(Path::new(&town.test.dir.path().join("witness.json")).exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_request_to_a_witness_is_refused() {
    let town = Town::each().await.remove(0);
    town.fill(300).await;
    let good = request(&town, 3).await;
    assert_eq!(good.to_string().parse::<AddCheckpoint>().unwrap(), good);
    let good = good.to_string();
    let many = "A".repeat(43) + "=\n";
    let bad = [
        good.replacen("old 3", "old 03", 1),
        good.replacen("old 3", "old -3", 1),
        good.replacen("old 3", "new 3", 1),
        good.replacen("old 3\n", "old 3\nAAAA\n", 1),
        good.replacen("old 3\n", &format!("old 3\n{}", many.repeat(64)), 1),
        good.replacen("\n\n", "\n", 1),
    ];
    for body in bad {
        assert!(body.parse::<AddCheckpoint>().is_err(), "{body}");
    }
}
