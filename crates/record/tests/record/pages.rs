//! What people see of the record, and what the house asks of it.

use std::sync::Arc;

use axum::{Router, body::to_bytes, http::Request};
use commons::{
    Capability, Explain, Failure, Lang, Text,
    capability::{Ask, Health, PublicAct, ask},
};
use record::{Fault, NoteKey, Record, RecordCapability, RecordError, TileId, VerifierKey, cosign};
use sha2::{Digest, Sha256};
use store::{Sql, params};
use tower::ServiceExt;
use ui::{Shell, Translations};

use crate::common::{Town, act, content, making, thing};

fn texts(room: &RecordCapability) -> Translations {
    Translations::new(ui::locales().into_iter().chain(room.locales())).unwrap()
}

fn house(room: &RecordCapability) -> Router {
    let shell = Shell::new("Musterstadt", "http://localhost", texts(room), room.navigation());
    ui::layer(room.routes(), shell)
}

fn room(record: &Record) -> RecordCapability {
    RecordCapability::new(record.clone(), Vec::new())
        .with_places(|subject| Some(format!("/things/{}", subject.slug)))
}

async fn get(house: &Router, path: &str) -> (u16, String) {
    let request = Request::get(path).body(axum::body::Body::empty()).unwrap();
    let answer = house.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_shows_the_newest_entries_and_can_be_searched() {
    for town in Town::each().await {
        town.fill(60).await;
        town.record.append(making(77)).await.unwrap();
        let house = house(&room(&town.record));
        let (status, page) = get(&house, "/record").await;
        assert_eq!(status, 200);
        assert!(page.contains("/record/entries/60\"") && !page.contains("/record/entries/9\""));
        assert!(page.contains("href=\"/things/thing-77\""), "{page}");
        let (_, second) = get(&house, "/record?page=2").await;
        assert!(second.contains("/record/entries/9\""));
        let (_, made) = get(&house, "/record?kind=thing-made").await;
        assert!(made.contains("/record/entries/60\"") && !made.contains("/record/entries/59\""));
        let (_, about) = get(&house, "/record?about=thing/thing-77").await;
        assert!(about.contains("/record/entries/60\"") && !about.contains("/record/entries/59\""));
        let (_, nothing) = get(&house, "/record?about=nowhere&lang=en").await;
        assert!(nothing.contains("No entries"));
        let (_, json) = get(&house, "/record.json?kind=thing-made").await;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&json["total"], &json["entries"][0]["index"]), (&1.into(), &60.into()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_entry_shows_what_it_says_and_how_it_is_proved() {
    for town in Town::each().await {
        town.fill(7).await;
        let corrected = town.record.entry(3).await.unwrap().statement.subject;
        let act = record::Act::new("thing-corrected", corrected, content(3)).correcting(3);
        town.record.append(act).await.unwrap();
        let house = house(&room(&town.record));
        let (status, page) = get(&house, "/record/entries/7?lang=en").await;
        assert_eq!(status, 200);
        let digest = hex::encode(Sha256::digest(content(3)));
        let root = town.record.checkpoint().await.unwrap().0.checkpoint.root;
        for part in ["/record/entries/3", "/record/proof/7.json", &digest, &hex::encode(root)] {
            assert!(page.contains(part), "{part}");
        }
        let (_, json) = get(&house, "/record/entries/7.json").await;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["statement"]["correction-of"], 3);
        for missing in ["8", "x", "-1", "99999999999999999999"] {
            assert_eq!(get(&house, &format!("/record/entries/{missing}")).await.0, 404);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_whose_opening_is_kept_or_erased_says_so() {
    for town in Town::each().await {
        town.record.append(act(1).unopened()).await.unwrap();
        let (_, page) = get(&house(&room(&town.record)), "/record/entries/0?lang=en").await;
        assert!(page.contains("not public, or was deleted"));
        assert!(!page.contains(&hex::encode(Sha256::digest(content(1)))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_on_verifying_names_the_towns_key() {
    for town in Town::each().await {
        let house = house(&room(&town.record));
        for lang in ["de", "en"] {
            let (status, page) = get(&house, &format!("/record/verify?lang={lang}")).await;
            assert_eq!(status, 200);
            assert!(page.contains(&town.key.verifier().to_string()));
        }
    }
}

fn acts(list: Vec<PublicAct>) -> Ask<Vec<PublicAct>> {
    let list = Arc::new(list);
    ask(move || {
        let list = Arc::clone(&list);
        async move { Ok::<_, Failure>((*list).clone()) }
    })
}

fn public(n: u64, content: &[u8]) -> PublicAct {
    PublicAct {
        subject: thing(n),
        kinds: &["thing-shown", "thing-made"],
        sha256: Some(Sha256::digest(content).into()),
        title: Text::de(format!("Ding {n}")),
        path: None,
    }
}

async fn measured(town: &Town, list: Vec<PublicAct>) -> (f64, Vec<String>) {
    let room = room(&town.record).with_public_acts(vec![acts(list)]);
    let promise = room.promises().pop().unwrap();
    let measurement = (promise.measure)().await.unwrap();
    let missing = measurement.missing.iter().map(|it| it.title.get(Lang::De).1.to_owned());
    (measurement.value(), missing.collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_promise_counts_what_the_database_says_against_what_the_record_says() {
    for town in Town::each().await {
        town.fill(4).await;
        let list = vec![
            public(0, &content(0)),
            public(1, b"changed without an entry"),
            PublicAct { sha256: None, ..public(2, b"") },
            public(99, &content(99)),
        ];
        let (share, missing) = measured(&town, list).await;
        assert_eq!((share, missing), (0.5, vec!["Ding 1".to_owned(), "Ding 99".to_owned()]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_promise_does_not_count_an_older_state_or_a_leaf_outside_of_the_tree() {
    for town in Town::each().await {
        town.record.append(act(1)).await.unwrap();
        let newer = record::Act::new("thing-shown", thing(1), b"newer".to_vec());
        town.record.append(newer).await.unwrap();
        let (share, _) = measured(&town, vec![public(1, &content(1))]).await;
        assert!(share < 0.5, "what was taken back to an older state");
        let (share, _) = measured(&town, vec![public(1, b"newer")]).await;
        assert!(share > 0.5);
        let mut entry = town.record.entry(1).await.unwrap().statement;
        entry.time = commons::Timestamp::UNIX_EPOCH;
        let sql = "UPDATE record_entries SET leaf = $1 WHERE entry = 1";
        town.test.db.exec(sql, params![entry.to_leaf().unwrap()]).await.unwrap();
        let (share, _) = measured(&town, vec![public(1, b"newer")]).await;
        assert!(share < 0.5, "a leaf that is not in the tree");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_whether_the_record_is_sound_and_watched() {
    for town in Town::each().await {
        town.fill(300).await;
        let witness = NoteKey::generate_witness("witness.example").unwrap();
        let known: Vec<VerifierKey> = vec![witness.verifier().clone()];
        let room = RecordCapability::new(town.record.clone(), known.clone());
        let codes = async || {
            let checks = room.checks().await;
            checks.into_iter().map(|check| (check.code, check.state)).collect::<Vec<_>>()
        };
        let silent = ("record-witness-silent", Health::Warning);
        assert_eq!(codes().await, [("record-sound", Health::Good), silent]);
        let log = record::LocalLog::new(town.test.db.clone());
        let cosigned = cosign(&log, town.key.verifier(), &witness, None).await.unwrap();
        town.record.add_cosignatures(&cosigned.note(), &known).await.unwrap();
        assert_eq!(codes().await[1], ("record-witness-awake", Health::Good));
        town.test.db.exec("DELETE FROM record_tiles WHERE level = 1", &[]).await.unwrap();
        assert_eq!(codes().await[0], ("record-fault-missing-tile", Health::Broken));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_and_error_has_its_words_in_both_languages() {
    let town = Town::each().await.remove(0);
    let texts = texts(&room(&town.record));
    let tile: TileId = "0/001".parse().unwrap();
    let unreadable = || RecordError::Malformed("x".to_owned());
    let name = || "x".to_owned();
    let faults: Vec<Box<dyn Explain>> = vec![
        Box::new(Fault::Unreadable(unreadable())),
        Box::new(Fault::NoCheckpoint(unreadable())),
        Box::new(Fault::OtherOrigin { found: name(), expected: name() }),
        Box::new(Fault::OtherKey),
        Box::new(Fault::ForgedSignature),
        Box::new(Fault::RolledBack { size: 1, remembered: 2 }),
        Box::new(Fault::Rewritten { remembered: 2 }),
        Box::new(Fault::MissingTile(tile)),
        Box::new(Fault::MissingEntries { from: 1, to: 2 }),
        Box::new(Fault::BadTile(tile)),
        Box::new(Fault::BadRoot),
        Box::new(Fault::BadEntry(1)),
        Box::new(Fault::NoStatement { index: 1, reason: name() }),
        Box::new(Fault::TimeRunsBack(1)),
        Box::new(Fault::BadOpening(1)),
    ];
    let others: Vec<Box<dyn Explain>> = vec![
        Box::new(Fault::BadProof(1)),
        Box::new(Fault::OtherContent(1)),
        Box::new(RecordError::Refused),
        Box::new(RecordError::Closed),
        Box::new(RecordError::TooLong),
        Box::new(RecordError::NoEntry(1)),
        Box::new(unreadable()),
        Box::new(RecordError::NotBegun),
        Box::new(RecordError::UnknownCheckpoint),
        Box::new(RecordError::UnknownWitness),
        Box::new(RecordError::File { path: name(), reason: name() }),
        Box::new(RecordError::Unreachable { url: name(), reason: name() }),
        Box::new(RecordError::OtherOrigin { found: name(), configured: name() }),
        Box::new(RecordError::OtherKey),
    ];
    for lang in Lang::ALL {
        for error in faults.iter().chain(&others) {
            assert!(texts.has(lang, &format!("error-{}", error.code())), "{}", error.code());
        }
        for fault in &faults {
            let sentence = texts.get(lang, &format!("check-{}", fault.code()), &fault.args());
            assert!(!sentence.contains(['{', '$']), "{sentence}");
            assert!(texts.has(lang, &format!("check-{}.remedy", fault.code())));
        }
    }
}
