//! Every attack on the log is detected and named, on both databases.

use crate::common::{ORIGIN, Town, act, thing};
use record::{
    Act, Checkpoint, Expected, Fault, LocalLog, NoteKey, Record, SignedCheckpoint, Verified, verify,
};
use sha2::{Digest, Sha256};
use store::{Database, Sql, params};

async fn check(town: &Town) -> Result<Verified, Fault> {
    check_since(town, None).await
}

async fn check_since(town: &Town, remembered: Option<&Checkpoint>) -> Result<Verified, Fault> {
    let source = LocalLog::new(town.test.db.clone());
    let expected = Expected { key: town.key.verifier(), remembered };
    verify(&source, expected, |_| {}).await
}

async fn fault(town: &Town) -> Fault {
    check(town).await.expect_err("an attack is found")
}

async fn newest(town: &Town) -> Checkpoint {
    town.record.checkpoint().await.unwrap().0.checkpoint
}

async fn change(db: &Database, sql: &str) {
    assert!(db.exec(sql, &[]).await.unwrap() > 0, "the attack changes something");
}

/// Overwrites one hash of a stored tile.
async fn spoil_tile(db: &Database, level: i64, tile: i64, place: usize) {
    let at = params![level, tile];
    let sql = "SELECT hashes FROM record_tiles WHERE level = $1 AND tile = $2";
    let (mut hashes,): (Vec<u8>,) = db.one(sql, at).await.unwrap();
    hashes[place * 32] ^= 1;
    let sql = "UPDATE record_tiles SET hashes = $3 WHERE level = $1 AND tile = $2";
    db.exec(sql, params![level, tile, hashes]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_log_of_any_size_verifies_and_every_opening_opens() {
    for town in Town::each().await {
        for more in [0, 1, 255, 1, 300] {
            town.fill(more).await;
            let verified = check(&town).await.unwrap();
            let size = newest(&town).await.size;
            assert_eq!((verified.checkpoint.checkpoint.size, verified.openings), (size, size));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_grew_continues_every_older_checkpoint() {
    for town in Town::each().await {
        let mut seen = Vec::new();
        for more in [0, 5, 251, 4, 252, 88] {
            town.fill(more).await;
            seen.push(newest(&town).await);
        }
        for older in &seen {
            check_since(&town, Some(older)).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tampered_tile_is_named() {
    for town in Town::each().await {
        town.fill(600).await;
        for (level, tile, name) in [(0, 1, "0/001"), (0, 2, "0/002.p/88"), (1, 0, "1/000.p/2")] {
            spoil_tile(&town.test.db, level, tile, 1).await;
            match fault(&town).await {
                Fault::BadTile(found) => assert_eq!(found.to_string(), name),
                other => panic!("{name}: {other}"),
            }
            spoil_tile(&town.test.db, level, tile, 1).await;
        }
        check(&town).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tiles_that_were_spoiled_together_do_not_add_up() {
    for town in Town::each().await {
        town.fill(600).await;
        spoil_tile(&town.test.db, 0, 2, 0).await;
        spoil_tile(&town.test.db, 1, 0, 0).await;
        assert!(matches!(fault(&town).await, Fault::BadRoot));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tampered_entry_is_named() {
    for town in Town::each().await {
        town.fill(600).await;
        let said = "(SELECT leaf FROM record_entries WHERE entry = 300)";
        change(
            &town.test.db,
            &format!("UPDATE record_entries SET leaf = {said} WHERE entry = 301"),
        )
        .await;
        assert!(matches!(fault(&town).await, Fault::BadEntry(301)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_was_changed_together_with_its_hash_is_found_by_the_tile() {
    for town in Town::each().await {
        town.fill(600).await;
        let mut entry = town.record.entry(301).await.unwrap();
        entry.statement.kind = "thing-hidden".to_owned();
        let leaf = entry.statement.to_leaf().unwrap();
        let sql = "UPDATE record_entries SET leaf = $1 WHERE entry = 301";
        town.test.db.exec(sql, params![leaf]).await.unwrap();
        let sql = "SELECT hashes FROM record_tiles WHERE level = 0 AND tile = 1";
        let (mut hashes,): (Vec<u8>,) = town.test.db.one(sql, &[]).await.unwrap();
        hashes[45 * 32..46 * 32].copy_from_slice(&record::hash_leaf(&leaf));
        let sql = "UPDATE record_tiles SET hashes = $1 WHERE level = 0 AND tile = 1";
        town.test.db.exec(sql, params![hashes]).await.unwrap();
        match fault(&town).await {
            Fault::BadTile(tile) => assert_eq!(tile.to_string(), "0/001"),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_log_is_named() {
    for town in Town::each().await {
        town.fill(600).await;
        change(&town.test.db, "DELETE FROM record_openings WHERE entry >= 590").await;
        change(&town.test.db, "DELETE FROM record_entries WHERE entry >= 590").await;
        match fault(&town).await {
            Fault::MissingEntries { from, to } => assert_eq!((from, to), (512, 599)),
            other => panic!("{other}"),
        }
        change(&town.test.db, "DELETE FROM record_tiles WHERE level = 0 AND tile = 2").await;
        match fault(&town).await {
            Fault::MissingTile(tile) => assert_eq!(tile.to_string(), "0/002.p/88"),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_signature_is_named() {
    for town in Town::each().await {
        town.fill(3).await;
        let note = town.record.checkpoint().await.unwrap().0.to_string();
        let forged = note.replacen("\n3\n", "\n2\n", 1);
        town.test
            .db
            .exec("UPDATE record_checkpoints SET note = $1 WHERE size = 3", params![forged])
            .await
            .unwrap();
        assert!(matches!(fault(&town).await, Fault::ForgedSignature));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_and_another_name_are_named() {
    for town in Town::each().await {
        town.fill(3).await;
        let source = LocalLog::new(town.test.db.clone());
        let check = async |key: &NoteKey| {
            let expected = Expected { key: key.verifier(), remembered: None };
            verify(&source, expected, |_| {}).await.expect_err("another log")
        };
        let other_key = NoteKey::generate(ORIGIN).unwrap();
        assert!(matches!(check(&other_key).await, Fault::OtherKey));
        let other_name = NoteKey::generate("dorf.example/record").unwrap();
        assert!(matches!(check(&other_name).await, Fault::OtherOrigin { .. }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rollback_to_an_older_checkpoint_is_named() {
    for town in Town::each().await {
        town.fill(3).await;
        let older = newest(&town).await.size;
        town.fill(300).await;
        let seen = newest(&town).await;
        let sql = format!("DELETE FROM record_checkpoints WHERE size > {older}");
        change(&town.test.db, &sql).await;
        match check_since(&town, Some(&seen)).await.expect_err("a rollback") {
            Fault::RolledBack { size, remembered } => {
                assert_eq!((size, remembered), (3, 303));
            }
            other => panic!("{other}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_that_was_rewritten_is_named() {
    let towns = Town::each().await;
    for town in &towns {
        town.fill(300).await;
    }
    for (town, size) in towns.iter().zip([300, 310]) {
        let seen = newest(town).await;
        let again = Town::each().await.pop().unwrap();
        let other = again.test.db.clone();
        other.exec("DELETE FROM record_checkpoints", &[]).await.unwrap();
        other.exec("DELETE FROM record_state", &[]).await.unwrap();
        let rewritten = Record::open(other, town.key.clone(), ORIGIN).await.unwrap();
        for n in 0..size {
            let acts = Act::new("thing-rewritten", thing(n), vec![]);
            rewritten.append(acts).await.unwrap();
        }
        let source = LocalLog::new(again.test.db.clone());
        let expected = Expected { key: town.key.verifier(), remembered: Some(&seen) };
        let found = verify(&source, expected, |_| {}).await.expect_err("another history");
        assert!(matches!(found, Fault::Rewritten { remembered: 300 }), "{found}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opening_that_opens_nothing_is_named() {
    for town in Town::each().await {
        town.fill(300).await;
        let digest = Sha256::digest("what was never said").to_vec();
        let sql = "UPDATE record_openings SET digest = $1 WHERE entry = 280";
        town.test.db.exec(sql, params![digest]).await.unwrap();
        assert!(matches!(fault(&town).await, Fault::BadOpening(280)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_without_a_record_is_no_fault_of_a_log() {
    for town in Town::each().await {
        town.test.db.exec("DELETE FROM record_checkpoints", &[]).await.unwrap();
        assert!(matches!(fault(&town).await, Fault::Unreadable(_)));
        let note = "no note at all";
        let sql = "INSERT INTO record_checkpoints (size, note, at) VALUES (0, $1, 0)";
        town.test.db.exec(sql, params![note]).await.unwrap();
        assert!(matches!(fault(&town).await, Fault::NoCheckpoint(_)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_verified_is_what_was_signed() {
    for town in Town::each().await {
        town.record.append(act(1)).await.unwrap();
        let verified = check(&town).await.unwrap();
        let read: SignedCheckpoint = verified.checkpoint.to_string().parse().unwrap();
        assert!(read.signed_by(town.key.verifier()).unwrap().is_some());
    }
}
